"""Whom the figure before was of, for a number that goes on from it; and names and numbers told one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Figure
from ccgkg.ingest.figures.about.referent import Referents
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import Measured
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of

#: Figures back among which the practices of one CCG are still spoken of.
_FIGURES = 6
#: Of no more CCGs are those practices.
_SEVERAL = 2
#: Tokens behind a number in which its own place may stand: `61% did so in the city`.
_BEHIND = 8
#: What joins amounts told one by one, and nouns for what several have.
_JOINTS = ([","], ["and"], [",", "and"])
_PLURALS = frozenset(
    {"deficits", "surpluses", "overspends", "underspends", "budgets", "allocations", "populations", "lists", "debts"}
)


def again(c: Context, found: Measured, last: Figure, low: int) -> bool:
    """Whether a bare number is of the same group at large as the one before it."""
    together = last.start >= c.doc.tokens.starts[low] or found.inherited is not None
    return together and (last.about == (SOME_CCGS,) or last.about == (ALL_CCGS,))


def same_practices(c: Context, n: Number, before: Sequence[Figure], refs: Referents) -> tuple[str, ...]:
    """Those whose practices were counted just before, for a part of them: `fewer than half would vote yes`, `10 of the
    practices`."""
    ws, layout = c.doc.tokens.words, c.doc.layout
    low = c.doc.sentence_tokens(n.first)[0]
    side = ws[n.last] in ("against", "opposed", "abstained", "abstaining") and ws[n.first - 1] in ("with", "and")
    last = before[-1]
    other_side = side and last.measure == "practices" and last.start >= c.doc.tokens.starts[low]
    if other_side and all(r.members == last.about for r in refs.within(c.doc.tokens.at(last.end - 1) + 1, n.first)):
        return last.about  # `only six of those in Harrowmoor backed it, with 11 against`
    part = (
        ws[n.last : n.last + 3] in (["of", "the", "practices"], ["of", "the", "surgeries"])
        or n.unit == "percent"
        and ws[n.last] != "of"
    )
    counted = next((f for f in reversed(before[-_FIGURES:]) if f.measure == "practices"), None)
    if len({f.about for f in before[-_FIGURES:] if f.measure == "practices"}) > _SEVERAL:
        return ()  # a table of the votes of each
    if (
        not part
        or counted is None
        or layout.sentence_at(n.start).block - layout.sentence_at(counted.start).block > 1
        or ws[n.last] == "in"
    ):
        return ()
    first, end = clause_of(c.doc, n.first)[0], min(c.doc.sentence_tokens(n.first)[1], n.last + _BEHIND)
    return () if any(r.kind in ("named", "group") for r in refs.within(first, end)) else counted.about


def respectively(c: Context, n: Number, low: int, high: int) -> tuple[str, ...]:
    """`A and B overspent by £10m and £2m respectively`, `with deficits of £10m and £2m`: as many names as numbers, each
    with its own."""
    ws = c.doc.tokens.words
    numbers = [m for m in c.numbers_within(low, high) if m.unit == n.unit]
    paired = (
        len(numbers) > 1
        and all(ws[one.last : two.first] in _JOINTS for one, two in pairwise(numbers))
        and ws[numbers[0].first - 1] == "of"
        and ws[numbers[0].first - 2] in _PLURALS
    )
    if "respectively" not in ws[n.last : high] and not paired:
        return ()
    names = [m for m in c.bodies.within(low, numbers[0].first) if m.kind == "ccg"]
    if not names and (here := c.doc.layout.index_at(n.start)):
        names = [m for m in c.bodies.within(*c.doc.range_of(c.doc.layout.sentences[here - 1])) if m.kind == "ccg"]
    names = names[-len(numbers) :]
    return (names[numbers.index(n)].agent,) if len(names) == len(numbers) > 1 else ()
