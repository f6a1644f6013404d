"""Times told in the order of their numbers: `overspent by £7m and £4m in 2015-16 and 2016-17 respectively`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.times.periods import Mention as Time

_WORD = "respectively"
_AND = frozenset({"and", ",", "in", "for", "£", "of", "then"})


class _Placed(Protocol):
    """What stands at the tokens [first, last)."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


_Kind = TypeVar("_Kind", bound=_Placed)


def respective(c: Context, n: Number) -> Time | None:
    """The time in the place of a number's own, where its sentence lists as many of both and says so."""
    low, high = c.doc.sentence_tokens(n.first)
    words = c.doc.tokens.words
    if _WORD not in words[low:high]:
        return None
    numbers = _row(words, c.numbers_within(low, high), lambda one: one.first == n.first)
    times = _row(words, [m for m in c.periods.within(low, high) if m.edtf], lambda _: True)
    if len(numbers) != len(times) or len(times) < 2:
        return None
    return times[[one.first for one in numbers].index(n.first)]


def _row(words: Sequence[str], found: Sequence[_Kind], wanted: Callable[[_Kind], bool]) -> list[_Kind]:
    """The first row of several, with nothing but `and` and commas between them, in which one is wanted."""
    rows: list[list[_Kind]] = []
    for before, one in pairwise((None, *found)):
        assert one is not None
        if before is not None and _AND.issuperset(words[before.last : one.first]):
            rows[-1].append(one)
        else:
            rows.append([one])
    return next((row for row in rows if len(row) > 1 and any(map(wanted, row))), [])
