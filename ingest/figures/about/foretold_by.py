"""Who foretells or reports an amount: the subject of `expects`, `forecasts`, `posted`, whose the amount is (decision
2)."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Evidence
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of

#: Tokens back from an amount in which its verb stands.
_REACH = 14
#: Behind the verb, what makes another its object: `Mr Sanders expects the new group to save £1.5m`.
_OBJECTS = frozenset({"the", "it", "him", "her", "this", "these", "each", "both", "all", "his"})
#: Right before the verb, all CCGs by name.
_ALL = frozenset({"ccgs", "groups", "commissioners"})
#: Before a participle, what makes it a passive: `is expected to`.
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def foretold_by(c: Context, n: Number, measure: str, about: Sequence[str]) -> tuple[str, Evidence] | None:
    """The agent who tells an amount of its own, with the verb that says so; None where no verb of its clause does."""
    if (
        n.unit != "GBP"
        or measure not in families()["overspent"] | {"savings", "running-costs"}
        or about[0] == SOME_CCGS
    ):
        return None
    ws, lists = c.doc.tokens.words, word_lists()
    low = max(clause_of(c.doc, n.first)[0], n.first - _REACH)
    at = next(
        (
            k
            for k in range(n.first - 1, low - 1, -1)
            if ws[k] in lists["foretells_own"]
            or ws[k] in lists["foretold_own"]
            and ws[k - 1] not in _PASSIVE
            and (
                ws[k] != "forecast"
                or ws[k - 1] in ("had", "has", "have", "also", "now")
                or ws[k - 1] != "and"
                and ws[k + 1] == "a"
            )
        ),
        None,
    )
    if (
        at is None
        or {"that", "ccgs", "them"} & set(ws[at + 1 : n.first])
        or ws[at + 1] in _OBJECTS
        or ws[at - 1] in ("he", "she")
        or about[0] == ALL_CCGS
        and _ALL.isdisjoint(ws[max(low, at - 3) : at])
    ):
        return None
    return (about[0] if len(about) == 1 else ALL_CCGS), Evidence(
        "asserted_by", c.doc.tokens.starts[at], c.doc.tokens.ends[at]
    )
