"""Further years of one grade: `inadequate in 2015/16 and 2016/17`, `good for 2017-18, as it had been for 2016-17`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ccgkg.ingest.ratings.told_times import year_told
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods

#: Tokens behind an `as it had been` in which its year stands.
_NEAR = 10
#: Behind a year these begin what is told of it: `good in 2015/16, and in 2016/17 it was inadequate`.
_NEXT = frozenset({"it", "they", "was", "were", "had", "its"})
_OPENS = ("as", "the", "unchanged")
_SAME = (["the", "same", "as"], ["unchanged", "from"], ["the", "same", "grade", "as"], ["the", "same", "rating", "as"])


def more_years(doc: Document, periods: Periods, cue: Cue, period: str | None, stop: int) -> list[str]:
    """Further years, in EDTF, that are joined to the one told first behind a grade, `period`."""
    words = doc.tokens.words
    told = [m for m in periods.within(cue.last, stop) if m.edtf]
    if not told or year_told(told[0]) != period or told[0].kind not in ("financial-year", "year"):
        return []
    found = []
    for one, two in pairwise(told):
        gap = words[one.last : two.first]
        joined = two.kind == one.kind and gap and rating_words()["year_joints"].issuperset(gap)
        if not joined or doc.cues.starting("grade", two.last) or words[two.last] in _NEXT:
            break  # `in 2015/16 and 2016/17, and in 2017/18 requires improvement was`
        found.append(two)
    return [year for year in map(year_told, found) if year]


def as_before(doc: Document, periods: Periods, cue: Cue, stop: int) -> str | None:
    """The earlier year that a sentence gives to the same grade: `for 2017-18, as it had been for 2016-17`."""
    place = as_before_at(doc.tokens.words, cue.last, stop)
    if place is None:
        return None
    return next((year_told(m) for m in periods.within(place, min(stop, place + _NEAR)) if m.edtf), None)


def as_before_at(words: Sequence[str], first: int, stop: int) -> int | None:
    """The token at which `as they had been`, `the same as` or `as in 2017/18` begins."""
    for i in range(first, stop - 2):
        if words[i] in _OPENS and (_as_it_was(words, i) or _same_as(words, i) or _as_in(words, i)):
            return i
    return None


def _as_it_was(words: Sequence[str], i: int) -> bool:
    """`as it had been`, `as both were`."""
    same = words[i] == "as" and words[i + 1] in ("it", "they", "both", "all")
    return same and words[i + 2] in ("had", "was", "were", "did")


def _same_as(words: Sequence[str], i: int) -> bool:
    """`the same as the year before`, `unchanged from 2016/17`."""
    return any(words[i : i + len(phrase)] == phrase for phrase in _SAME)


def _as_in(words: Sequence[str], i: int) -> bool:
    """`was good, as in 2017/18`."""
    opens = words[i - 1 : i + 1] == [",", "as"] and words[i + 1] in ("in", "for")
    return opens and (words[i + 2][0].isdecimal() or words[i + 2] in ("the", "each"))
