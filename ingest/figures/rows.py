"""Numbers told one after another in the order of those of the sentence before (`20 were X, 100 Y … a year earlier 21, 99`), or in lines."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.measured import Measured, over
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: Numbers of a row at most.
_MOST = 8
#: Items of a list, and numbers before one, at most.
_ITEMS = 24


def in_row(doc: Document, numbers: Sequence[Number], index: int, low: int, high: int) -> int | None:
    """The number of the sentence before that this one answers to by its place; None where the two rows are not as long."""
    unit = numbers[index].unit
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


def under_falls(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured]) -> Measured | None:
    """`The biggest falls were at:` and lines below it, `X CCG: down 31 per cent, to £4.4m`: of the money told last before the list."""
    n, layout, ws = numbers[index], doc.layout, doc.tokens.words
    here = layout.sentence_at(n.start).block
    last = next((k for k in range(index - 1, max(-1, index - 5), -1) if numbers[k].unit == "GBP"), None)
    if (
        last is not None
        and n.unit == "GBP"
        and layout.blocks[here].kind == "item"
        and ws[n.first - 1] == ","
        and layout.blocks[here].end - n.end <= 1
        and here - layout.sentence_at(numbers[last].start).block == 1
        and done[last].measure == "savings"
    ):
        return over(done, last)  # `closing the beds, £2.8m` below `changes to prescribing, to save £3.9m`
    if n.unit == "count" or layout.blocks[here].kind != "item" or ws[n.first - 1] not in ("down", "up", "to", "by"):
        return None
    lead = next((k for k in range(here - 1, max(-1, here - _ITEMS), -1) if layout.blocks[k].kind != "item"), None)
    if lead is None or doc.text[layout.blocks[lead].end - 1] != ":":
        return None
    first, last = doc.tokens.range(layout.blocks[lead].start, layout.blocks[lead].end)
    if {"falls", "rises", "cuts", "increases", "drops", "changes", "reductions"}.isdisjoint(ws[first:last]):
        return None
    return next(
        (
            over(done, k)
            for k in range(index - 1, max(-1, index - _ITEMS), -1)
            if numbers[k].unit == "GBP" and numbers[k].start < layout.blocks[lead].start and done[k].measure != "other"
        ),
        None,
    )
