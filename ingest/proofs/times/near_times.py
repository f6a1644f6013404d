"""The times that stand near what is told and can belong to it, the likeliest first, and how each can."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.proof_words import proof_words
from ccgkg.ingest.proofs.times.open_times import in_aside, is_compared, is_set_aside, with_year
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.times.periods import Mention, heading_year

YEAR = timedelta(days=364)
#: How a time can belong to what is told: in its clause or beside it, in its sentence, above it, for the whole text, or
#: told before.
OWN, SENTENCE, BEFORE = "", "told in its sentence as", "told before as"
ABOVE = "the heading or lead-in above says"
GOVERNING = "the year of the text is"
OTHERS = "told in its sentence of another number:"
_JOINTS = proof_words("time-joints")
#: What may not stand between a number and the time beside it.
_PARTS = frozenset(
    {",", ";", ":", "and", "but", "while", "to", "were", "was", "are", "is", "has", "had", "have", "will", "than"}
)
#: Kinds of times that lie within a year, and do not tell which but by its digits.
_PARTS_OF_A_YEAR = frozenset({"relative", "month", "day"})
_COMPARED = frozenset({"than", "against"})
#: Tokens between two times that are told along with each other.
_ALONG = 4
#: Tokens before a sentence in which a time told before is looked for.
_BACK = 3000
_GRADES = frozenset({"category", "band", "bracket", "rating", "ratings", "grade", "grades"})


def times_near(
    ground: Ground, place: tuple[int, int], others: Sequence[tuple[int, int]]
) -> Iterator[tuple[Mention, str]]:
    """The times that can belong to the tokens `place`, the likeliest first, with why one that stands elsewhere can.

    `others` are the tokens of what else its sentence tells, each of which owns the times beside it.
    """
    doc, periods = ground.doc, ground.periods
    low, high = doc.sentence_tokens(place[0])
    told = [m for m in periods.within(low, high) if m.edtf]
    if told and told[0].first == low and place[0] >= told[0].last and doc.tokens.words[told[0].last] == ":":
        yield told[0], OWN  # `2016-17: 21 outstanding; 99 good`
        return
    yearly = [m for m in told if m.kind not in _PARTS_OF_A_YEAR or with_year(ground, m)]
    rated = periods.governing is not None and _rates(ground, low, high)
    own = _beside_it(ground, place, others, told, yearly if rated else told)
    if own:
        yield from ((m, OWN) for m in own)
        return
    yield from _in_its_sentence(ground, place, others, yearly if rated else told)
    heading = heading_year(doc, periods, place[0])
    if heading:
        yield heading, ABOVE
    if periods.governing:
        yield periods.governing, GOVERNING
    yield from ((m, OTHERS) for m in told if _is_owned(ground, others, m))
    before = reversed([m for m in periods.within(max(0, low - _BACK), low) if m.edtf])
    yield from ((m, BEFORE) for m in before if not is_set_aside(ground, m, place))


def _beside_it(
    ground: Ground,
    place: tuple[int, int],
    others: Sequence[tuple[int, int]],
    told: Sequence[Mention],
    free: Sequence[Mention],
) -> Sequence[Mention]:
    """Those of `free` that stand right beside what is told, and those of all `told` along with them: `in 2016-17 and
    again in 2018-19`."""
    first, last = place
    near = [m for m in free if beside(ground, first, last, m)]
    near += [m for m in told if m not in near and any(goes_on(ground, one, m) for one in near)]
    if any(m.first >= last for m in near):
        # `26 in 2015/16, 23 in 2016/17`: the first year stands right before 23, and is told of 26.
        near = [m for m in near if m.first >= last or "," not in ground.doc.tokens.words[m.last : first]]
    theirs = [m for m in near if any(other[1] <= m.first and beside(ground, *other, m) for other in others)]
    return near if len(theirs) == len(near) else [m for m in near if m not in theirs]


def _in_its_sentence(
    ground: Ground, place: tuple[int, int], others: Sequence[tuple[int, int]], told: Sequence[Mention]
) -> Iterator[tuple[Mention, str]]:
    """The times of a sentence that are no other number's, no aside's and not compared with: those of the clause first,
    and the nearest."""
    first, last = place
    start, stop = clause_of(ground.doc, first)
    free = [m for m in told if not _is_owned(ground, others, m)]
    free = [m for m in free if not is_compared(ground, m) and not in_aside(ground, m, place)]
    free.sort(key=lambda m: (not start <= m.first < stop, max(m.first - last, first - m.last)))
    yield from ((m, OWN if start <= m.first < stop else SENTENCE) for m in free)


def _is_owned(ground: Ground, others: Sequence[tuple[int, int]], mention: Mention) -> bool:
    """Whether a time stands right beside one of the `others` of its sentence."""
    return any(beside(ground, *other, mention) for other in others)


def goes_on(ground: Ground, mention: Mention, other: Mention) -> bool:
    """Whether a time is told along with one before it: `for 2016-17 and again for 2018-19`."""
    gap = ground.doc.tokens.words[mention.last : other.first]
    return (
        0 < len(gap) <= _ALONG
        and gap[0] in ("and", ",")
        and all(w in _JOINTS or w in ("and", ",", "again", "both") for w in gap)
    )


def compared_with(ground: Ground, place: tuple[int, int]) -> list[Mention]:
    """The times of the clause that come after `than` and the like: `56 fewer than the year before` is told of the
    later."""
    words = ground.doc.tokens.words
    found = ground.periods.within(place[1], clause_of(ground.doc, place[0])[1])
    return [m for m in found if m.first - place[1] <= 3 and words[m.first - 1] in _COMPARED]


def _rates(ground: Ground, low: int, high: int) -> bool:
    """Whether a sentence tells of grades: then `this year` is that of the ratings, and not of the text."""
    words = ground.doc.tokens.words
    return bool(ground.doc.cues.within("grade", low, high)) or not _GRADES.isdisjoint(words[low:high])


def beside(ground: Ground, first: int, last: int, mention: Mention) -> bool:
    """Whether a time stands right before, or right behind with no more than a noun and a preposition between."""
    words = ground.doc.tokens.words
    if mention.last <= first:
        gap = words[mention.last : first]
        return len(gap) <= 2 and all(w in _JOINTS or w in (",", ":") for w in gap)
    gap = words[last : mention.first]
    return (
        len(gap) <= 4 and not (gap and gap[-1] not in _JOINTS) and not any(w in _PARTS or w[0].isdecimal() for w in gap)
    )


def fits(told: str | None, asked: tuple[date | None, date | None]) -> bool:
    """Whether every end that a period states lies in the time that the text tells.

    An open end of that time bounds nothing: then the other must be met, to the year in which it is told.
    """
    if told is None:
        return False
    low, high = bounds(told)
    if low is None and high is not None:
        low = bounds(told.split("/")[1])[0]
        low = high - YEAR if low == high else low
    if high is None and low is not None:
        high = bounds(told.split("/")[0])[1]
        high = low + YEAR if low == high else high
    ends = [d for d in asked if d is not None]
    if not ends or low is None or high is None:
        return False
    if all(low <= d <= high for d in ends):
        return True
    # Most of the year that is asked for tells the year too.
    within = len(ends) == 2 and ends[0] <= low and high <= ends[1] and ends[1] - ends[0] <= YEAR + timedelta(days=1)
    return within and 2 * (high - low) > YEAR
