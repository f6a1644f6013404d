"""Numbers told one after another in the order of those of the sentence before: `20 were X, 100 Y … a year earlier 21, 99`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: Numbers of a row at most.
_MOST = 8


def in_row(doc: Document, numbers: Sequence[Number], index: int, low: int, high: int) -> int | None:
    """The number of the sentence before that this one answers to by its place; None where the two rows are not as long."""
    unit = numbers[index].unit
    first = index
    while first and index - first < _MOST and numbers[first - 1].first >= low and _follow(doc, numbers[first - 1], numbers[first]):
        first -= 1
    last = index + 1
    while last < len(numbers) and last - index < _MOST and numbers[last].first < high and _follow(doc, numbers[last - 1], numbers[last]):
        last += 1
    here = doc.layout.index_at(numbers[index].start)
    before = [k for k in range(max(0, first - _MOST), first) if numbers[k].unit == unit and numbers[k].first < low and here - doc.layout.index_at(numbers[k].start) == 1]
    if last - first < 2 or len(before) != last - first:
        return None
    return before[index - first]


def _follow(doc: Document, one: Number, two: Number) -> bool:
    """Whether only marks and `and` stand between two numbers of one unit."""
    gap = doc.tokens.words[one.last : two.first]
    return one.unit == two.unit and len(gap) <= 3 and all(w in (",", "and", ";", "/", "–", "to", "respectively", "percent", "just", "only") for w in gap)
