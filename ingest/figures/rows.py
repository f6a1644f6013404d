"""Numbers told one after another in the order of those of the sentence before (`20 were X, 100 Y … a year earlier 21,
99`), or in lines."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.measured import Measured, over
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: Numbers of a row at most.
_MOST = 8
#: Items of a list, and numbers before one, at most.
_ITEMS = 24


def in_row(case: Case) -> int | None:
    """The number of the sentence before that this one answers to by its place; None where the two rows are not as
    long."""
    doc, numbers, index, low, high = case.doc, case.numbers, case.index, case.low, case.high
    unit = case.n.unit
    first = index
    while (
        first
        and index - first < _MOST
        and numbers[first - 1].first >= low
        and _follow(doc, numbers[first - 1], numbers[first])
    ):
        first -= 1
    last = index + 1
    while (
        last < len(numbers)
        and last - index < _MOST
        and numbers[last].first < high
        and _follow(doc, numbers[last - 1], numbers[last])
    ):
        last += 1
    here = doc.layout.index_at(numbers[index].start)
    before = [
        k
        for k in range(max(0, first - _MOST), first)
        if numbers[k].unit == unit and numbers[k].first < low and here - doc.layout.index_at(numbers[k].start) == 1
    ]
    if last - first < 2 or len(before) != last - first:
        return None
    return before[index - first]


def _follow(doc: Document, one: Number, two: Number) -> bool:
    """Whether only marks and `and` stand between two numbers of one unit."""
    gap = doc.tokens.words[one.last : two.first]
    return (
        one.unit == two.unit
        and len(gap) <= 3
        and all(w in (",", "and", ";", "/", "–", "to", "respectively", "percent", "just", "only") for w in gap)
    )


#: Words of a lead that make the lines below it changes.
_CHANGES = frozenset({"falls", "rises", "cuts", "increases", "drops", "changes", "reductions"})


def under_falls(case: Case) -> Measured | None:
    """`The biggest falls were at:` and lines below it, `X CCG: down 31 per cent, to £4.4m`: of the money told last
    before the list."""
    doc, n, layout = case.doc, case.n, case.doc.layout
    here = layout.sentence_at(n.start).block
    if layout.blocks[here].kind != "item":
        return None
    saved = _saved_below(case, here) if n.unit == "GBP" else None
    if saved is not None:
        return saved
    if case.words[n.first - 1] not in ("down", "up", "to", "by"):
        return None
    lead = next((k for k in range(here - 1, max(-1, here - _ITEMS), -1) if layout.blocks[k].kind != "item"), None)
    if lead is None or doc.text[layout.blocks[lead].end - 1] != ":":
        return None
    start = layout.blocks[lead].start
    first, last = doc.tokens.range(start, layout.blocks[lead].end)
    if _CHANGES.isdisjoint(case.words[first:last]):
        return None
    for k in case.recent(_ITEMS - 1):
        if case.numbers[k].unit == "GBP" and case.numbers[k].start < start and case.done[k].measure != "other":
            return over(case.done, k)
    return None


def _saved_below(case: Case, here: int) -> Measured | None:
    """`closing the beds, £2.8m` below `changes to prescribing, to save £3.9m`: of savings too."""
    n, layout = case.n, case.doc.layout
    if case.words[n.first - 1] != "," or layout.blocks[here].end - n.end > 1:
        return None
    last = next((k for k in case.recent(4) if case.numbers[k].unit == "GBP"), None)
    if last is None or case.done[last].measure != "savings":
        return None
    return over(case.done, last) if here - layout.sentence_at(case.numbers[last].start).block == 1 else None
