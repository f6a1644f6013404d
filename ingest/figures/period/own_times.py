"""Which time of its sentence is that of a number.

A time belongs first to the number right before it (`£158m in 2015-16`), and to those listed with that one. A time that
opens the sentence or a clause sets the scene for all that follows there. A number that stands only to be compared keeps
its time for itself, and so does a relative clause. No number takes the time of the telling (`figures published last
week`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.compared import falls_to
from ccgkg.ingest.figures.measure.restated import restates
from ccgkg.ingest.figures.period.own import Own
from ccgkg.ingest.figures.period.predicates_apart import begun, parted, past_asides, time_words, turned
from ccgkg.ingest.figures.period.takers import end_of, fronts, taker
from ccgkg.ingest.figures.period.times_after import reaches
from ccgkg.ingest.figures.period.times_apart import (
    is_compared,
    is_reference,
    of_a_bracket,
    of_the_telling,
    of_the_whole,
)
from ccgkg.ingest.figures.period.times_before import at_once, in_when_clause, leftward, of_its_noun
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time
from ccgkg.ingest.times.respectively import respective
from ccgkg.ingest.values import dataclass

#: Times of a sentence that are looked at on each side of a number.
_REACH = 8
#: Tokens at most between `now` and its number.
_AT = 4


@dataclass(frozen=True, slots=True)
class _Case:
    """A number with the times of its sentence that may be its own."""

    c: Context
    doc: Document
    index: int
    n: Number
    words: list[str]
    #: What says that it is told of now.
    now: Time | None
    compared: bool
    #: The times before it, the nearest first, and those behind it.
    before: Sequence[Time]
    after: Sequence[Time]
    #: The first token behind it and its whole.
    end: int


def own_time(c: Context, index: int, stock: bool = False) -> Own:
    """What the sentence of a number tells of its time. A stock takes no time over from a number of another unit."""
    low, high = c.doc.sentence_tokens(c.numbers[index].first)
    if (told := respective(c.doc, c.periods, c.numbers_within(low, high), c.numbers[index].first)) is not None:
        return Own(told, close=True, same=True)
    case = _case(c, index)
    found = _of_the_other_end(case) or _right_before(case)
    if found is not None:
        return found
    right = next((m for m in case.after if m.first >= case.end and not is_reference(case.doc, m)), None)
    if right is not None and (behind := _right_behind(case, right, stock)) is not None:
        return behind
    free = right if right is not None and _is_free(case, right) else None
    return _of_its_clause(case, free) or _of_its_sentence(case, right, free)


def _case(c: Context, index: int) -> _Case:
    doc, n = c.doc, c.numbers[index]
    told = c.periods.within(*doc.sentence_tokens(n.first))
    now = _now(doc, n, told)
    own = [m for m in told if m.kind != "now" and not _of_something_else(c, m, n)]
    before = [m for m in reversed(own) if m.last <= n.first and (now is None or m.first > now.first)]
    after = [m for m in own if m.first >= n.last]
    compared = is_compared(doc, n)
    return _Case(c, doc, index, n, doc.tokens.words, now, compared, before[:_REACH], after[:_REACH], end_of(doc, n))


def _of_something_else(c: Context, m: Time, n: Number) -> bool:
    """Whether a time is that of the telling, of the whole, of the later end of a rise, or of another number's
    bracket."""
    if _of_a_reckoning(c.doc, m, n) or _of_what_is_voted_for(c.doc, m, n):
        return True
    return of_the_telling(c.doc, m) or of_the_whole(c.doc, m, n) or _of_the_later_end(c, m, n) or of_a_bracket(c, m, n)


def _of_a_reckoning(doc: Document, m: Time, n: Number) -> bool:
    """Whether a time is that at which a number was reckoned: `The deficit for 2016-17 was put at £5m in May`."""
    words = doc.tokens.words
    return (
        m.kind in ("month", "day", "weekday", "relative")
        and " ".join(words[n.begin - 2 : n.begin]) in time_words()["put_at"]
    )


def _of_what_is_voted_for(doc: Document, m: Time, n: Number) -> bool:
    """Whether a time is that of the change that so many voted for: `In May they voted by 62 to 11 to become one CCG in
    April`."""
    words = doc.tokens.words
    if m.first < n.last or "voted" not in words[doc.sentence_tokens(n.first)[0] : n.first]:
        return False
    becomes = ("become", "form", "create", "be")
    return any(
        words[k] == "to" and (words[k + 1] in becomes or doc.cues.starting("change", k + 1))
        for k in range(n.last, m.first - 1)
    )


def _of_the_later_end(c: Context, m: Time, n: Number) -> bool:
    """Whether a time stands behind the later end of a rise or fall, for the earlier one: `from 191 to 135 in April`."""
    if n.partner is None or n.partner < n.first or n.comparator == ">=" or not is_compared(c.doc, n):
        return False
    return m.first > n.partner and m.kind != "same" and m.ends is None


def _now(doc: Document, n: Number, told: Sequence[Time]) -> Time | None:
    """What says that a number is told of now: `£1.21bn today`, `there are now 191`; not `now expects a deficit of
    £19m`."""
    first, last = clause_of(doc, n.first)
    for m in told:
        if m.kind != "now" or not first <= m.first < last or parted(doc, min(m.last, n.last), max(m.first, n.first)):
            continue
        if m.first >= n.last or not _foreseen_now(doc, m, n):
            return m
    return None


def _foreseen_now(doc: Document, m: Time, n: Number) -> bool:
    """Whether what is foreseen stands between `now` and a number: `now expects`, `is now heading for a deficit of`."""
    if not time_words()["looks_ahead"].isdisjoint(doc.tokens.words[m.last : m.last + 2]):
        return True
    return any(c.value in ("possible", "planned") for c in doc.cues.within("outlook", m.last, n.first))


def _of_the_other_end(case: _Case) -> Own | None:
    """Of the first of `to X from Y`, the time behind both; of the second, none: `will fall to £1.1bn from £1.28bn in
    2020-21`."""
    numbers, index = case.c.numbers, case.index
    if index and _falls_to(case, numbers[index - 1], case.n):
        return None if _has_come_to(case, numbers[index - 1]) else Own(compared=True, close=True)
    later = numbers[index + 1] if index + 1 < len(numbers) else None
    if later is None or not _falls_to(case, case.n, later):
        return None
    if _has_come_to(case, case.n):
        return Own(compared=True, close=True)
    behind = (m for m in case.after if m.first >= later.last and not parted(case.doc, later.last, m.first))
    when = next((m for m in behind if not is_reference(case.doc, m) and m.kind != "year-before"), None)
    return Own(when, close=True, same=True) if when is not None else None


def _has_come_to(case: _Case, later: Number) -> bool:
    """`have dropped to £1.2bn from £1.4bn in 2013-14`: the later end is of now, and the time is the earlier one's."""
    return not {"has", "have"}.isdisjoint(case.words[max(0, later.begin - 4) : later.begin])


def _falls_to(case: _Case, one: Number, two: Number) -> bool:
    """Whether two numbers are the ends of `to X from Y`; behind a comma the time is that of Y: `rose to 58%, from 57%
    in 2016/17`."""
    return falls_to(case.doc, one, two) and case.words[two.first - 2] != ","


def _right_before(case: _Case) -> Own | None:
    """The time at once before the number, where none before has it: `2017-18: 75`."""
    nearest = case.before[0] if case.before else None
    if nearest is not None and not case.compared and of_its_noun(case.doc, nearest, case.n):
        return Own(nearest, close=True, same=True)
    if nearest is None or not at_once(case.doc, nearest, case.n):
        return None
    return None if case.compared and taker(case.c, nearest) else Own(nearest, compared=case.compared, close=True)


def _right_behind(case: _Case, right: Time, stock: bool) -> Own | None:
    """The time behind the number that reaches it: `£158m in 2015-16`; of what is told of now, none."""
    if _now_at(case) and case.c.numbers_within(case.end, right.first):
        return Own(now=True)  # `that today holds contracts with 40 CCGs might be dealing with 15 by 2021`
    if fronts(case.c, right) or not reaches(case.c, case.index, case.end, right, case.compared or stock):
        return None
    return Own(right, compared=case.compared, close=True)


def _now_at(case: _Case) -> bool:
    """Whether what says that a number is told of now stands at the number: `now has 40`, `40 today`."""
    now, first = case.now, case.n.first
    return now is not None and (now.last <= first <= now.last + _AT or now.first == case.end)


def _is_free(case: _Case, right: Time) -> bool:
    """Whether no other number takes the time behind, and none but the same in other terms stands between."""
    if taker(case.c, right) is not None or fronts(case.c, right):
        return False
    return all(restates(case.doc, case.n, k) for k in case.c.numbers_within(case.end, right.first))


def _of_its_clause(case: _Case, free: Time | None) -> Own | None:
    """What the clause says of a number that is compared, that `when` follows, or that is told of now."""
    n, words, now = case.n, case.words, case.now
    if case.compared:
        return Own(free if "when" in words[case.end : case.end + 3] else None, compared=True, close=True)
    if free is not None and words[n.last] == "when" and clause_of(case.doc, free.first)[0] <= n.last + 1:
        return Own(free, close=True, same=True)  # `down from 135 in March and 211 when they were established in 2013`
    return Own(now=True) if now is not None and now.last > n.first - 6 and not case.before else None


def _of_its_sentence(case: _Case, right: Time | None, free: Time | None) -> Own:
    """A time told before in the sentence that reaches the number, or one behind that nothing keeps from it."""
    reference = _reference_behind(case, right)
    for m in case.before:
        if m.edtf and in_when_clause(case.doc, m, case.n):
            return Own(m, close=True, same=True)  # `in April 2018, when 18 CCGs merged`
        other = taker(case.c, m)
        if other is not None and is_compared(case.doc, other) or is_reference(case.doc, m):
            reference = reference or m
        elif m.kind == "since" and m.anchor and case.words[m.last : m.last + 2] == [",", "when"]:
            # `since April, when 64 groups took on …`
            kind = "financial-year" if "/" in m.anchor else "month"
            return Own(replace(m, edtf=m.anchor, kind=kind), close=True, same=True)
        elif (found := leftward(case.doc, m, case.n, other)) is not None:
            return found
    if free is not None and reference is None and not _kept_apart(case, free):
        return Own(free)
    return Own(reference=reference, now=case.now is not None)


def _reference_behind(case: _Case, right: Time | None) -> Time | None:
    """The time behind that is only compared with, or that of a number which stands only to be compared."""
    reference = next((m for m in case.after if is_reference(case.doc, m)), None)
    if reference is not None or right is None:
        return reference
    other = taker(case.c, right)
    return right if other is not None and is_compared(case.doc, other) else None


def _kept_apart(case: _Case, m: Time) -> bool:
    """Whether what stands between a number and a later time of its sentence keeps them apart."""
    doc, first, last = case.doc, case.end, m.first
    if m.kind == "since" or begun(doc, first, last) or turned(doc, first, last):
        return True
    return not time_words()["hinders"].isdisjoint(past_asides(doc, first, last)[1:-1])
