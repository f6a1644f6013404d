"""Times told in the order of what they are of: `overspent by £7m and £4m in 2015-16 and 2016-17 respectively`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.dates import Mention
from ccgkg.ingest.times.periods import Periods

_WORD = "respectively"
#: What may stand between two of a row.
_JOINTS = frozenset({"and", ",", "in", "for", "on", "£", "of", "then", "by", "nhs", "ccg", "ccgs"})


class _Placed(Protocol):
    """What stands at the tokens [first, last)."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


_Kind = TypeVar("_Kind", bound=_Placed)


def respective(doc: Document, periods: Periods, things: Sequence[_Kind], token: int) -> Mention | None:
    """The time in the place of the one of some things that begins at a token, where its sentence lists as many of both
    and says `respectively`."""
    low, high = doc.sentence_tokens(token)
    words = doc.tokens.words
    if _WORD not in words[low:high]:
        return None
    row = next((r for r in _rows(words, things) if token in [one.first for one in r]), [])
    times = next((r for r in _rows(words, [m for m in periods.within(low, high) if m.edtf]) if len(r) > 1), [])
    if len(row) != len(times) or not times:
        return None
    return times[[one.first for one in row].index(token)]


def _rows(words: Sequence[str], found: Sequence[_Kind]) -> list[list[_Kind]]:
    """Things in rows, with nothing but `and` and commas between those of one row."""
    rows: list[list[_Kind]] = []
    for one in found:
        if rows and _JOINTS.issuperset(words[rows[-1][-1].last : one.first]):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows
