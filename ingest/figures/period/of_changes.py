"""The date of a count of CCGs that merge or share a chief: that of the change which its sentence tells (decision 5)."""

from __future__ import annotations

from ccgkg.ingest.claim import Change, Evidence
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.status.known_sets import is_known
from ccgkg.ingest.numbers.numbers import Number

#: The type of change by the measure that counts its parties.
TYPES = {
    "practices": "boundary-change",
    "ccgs-merging": "merger",
    "mergers": "merger",
    "ccgs-sharing-leadership": "shared-leadership",
}


def told_with(c: Context, n: Number, measure: str) -> list[Change]:
    """The changes, of the type that a number counts, in its sentence."""
    low, high = c.doc.sentence_tokens(n.first)
    told = c.changes_within(c.doc.tokens.starts[low], c.doc.tokens.ends[high - 1])
    return [x for x in told if x.type == TYPES.get(measure)]


def date_of_change(c: Context, n: Number, measure: str) -> tuple[str, Evidence] | None:
    """The one date of the changes that a number counts; open where leaders are shared `since` or `from` then."""
    if measure == "practices" and is_known(c.doc, n):
        return None
    ws = c.doc.tokens.words
    behind = ws[n.last : n.last + 4]
    if (
        not {"now", "currently"}.isdisjoint((*ws[max(0, n.first - 4) : n.last], *behind))
        or "already" in behind
        and "which" not in behind
    ):
        return None  # `109 CCGs now share a chief, against 77 a year before`
    told = told_with(c, n, measure)
    dates = {x.effective for x in told}
    date = dates.pop() if len(dates) == 1 else None
    if date is None:
        return None
    reason = Evidence("period", reason="the date of the change that its sentence tells")
    return (
        f"{date}/.." if measure == "ccgs-sharing-leadership" and "/" not in date and _goes_on(c, n) else date
    ), reason


def _goes_on(c: Context, n: Number) -> bool:
    """Whether the sentence tells since or from when leaders are shared."""
    ws = c.doc.tokens.words
    return any(
        ws[m.first - 1] in ("since", "from") or ws[m.first] == "since"
        for m in c.periods.within(n.last, c.doc.sentence_tokens(n.first)[1])
    )
