"""Which time of its sentence is that of a number.

A time belongs first to the number right before it (`£158m in 2015-16`), and to those listed with that one. A time that opens
the sentence or a clause sets the scene for all that follows there. A number that stands only to be compared keeps its time
for itself, and so does a relative clause. No number takes the time of the telling (`figures published last week`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ccgkg.ingest.figures.compared import falls_to
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.hedged import begin
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.figures.predicates_apart import begun, has_verb, parted, past_asides, time_words, turned
from ccgkg.ingest.figures.restated import in_other_terms, restates
from ccgkg.ingest.figures.scenes import sets_scene
from ccgkg.ingest.figures.times_apart import is_compared, is_reference, of_a_bracket, of_the_telling, of_the_whole
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: Numbers and times of a sentence that are looked at on each side of a number.
_REACH = 8
#: Behind a time that opens a conjunct, what begins its subject.
_SUBJECTS = frozenset({"the", "it", "they", "he", "she", "we", "its", "their", "his", "her", "nhs", "ministers"})


@dataclass(frozen=True, slots=True)
class Own:
    """`time` is that of the number. Where the sentence only tells what it is compared with, that is `reference`."""

    time: Time | None = None
    reference: Time | None = None
    #: Whether the number stands only to be compared with another.
    compared: bool = False
    #: Whether its clause says that it is told of now.
    now: bool = False
    #: Whether the time stands at the number itself, or sets its scene, and not somewhere in its sentence.
    close: bool = False
    #: Whether it stands with the number in one predicate.
    same: bool = False


def own_time(c: Context, index: int, stock: bool = False) -> Own:
    """What the sentence of a number tells of its time. A stock takes no time over from a number of another unit."""
    n = c.numbers[index]
    doc = c.doc
    low, high = doc.sentence_tokens(n.first)
    all_told = c.periods.within(low, high)
    told = [
        m
        for m in all_told
        if m.kind != "now"
        and not of_the_telling(doc, m)
        and not of_the_whole(doc, m, n)
        and not _of_the_later_end(c, m, n)
        and not of_a_bracket(c, m, n)
    ]
    now = _now(doc, n, all_told)
    compared = is_compared(doc, n)
    after = [m for m in told if m.first >= n.last][:_REACH]
    earlier, later = _falls_to(c, index)
    if earlier:
        return Own(
            compared=True, close=True
        )  # `will fall to £1.1bn from £1.28bn in 2020-21`: the time is that of the other
    if later is not None:
        when = next(
            (
                m
                for m in after
                if m.first >= later.last
                and not parted(doc, later.last, m.first)
                and not is_reference(doc, m)
                and m.kind != "year-before"
            ),
            None,
        )
        if when is not None:
            return Own(when, close=True, same=True)
    before = [m for m in reversed(told) if m.last <= n.first and (now is None or m.first > now.first)][:_REACH]
    if before and _at_once(doc, before[0], n) and not (compared and _taker(c, before[0])):
        return Own(before[0], compared=compared, close=True)
    end = _end(doc, n)
    right = next((m for m in after if m.first >= end and not is_reference(doc, m)), None)
    if (
        right is not None
        and now is not None
        and (now.last <= n.first and n.first - now.last <= 4 or now.first == end)
        and c.numbers_within(end, right.first)
    ):
        return Own(now=True)  # `that today holds contracts with 40 CCGs might be dealing with 15 by 2021`
    if right is not None and not _fronts(c, right) and _reaches(c, index, end, right, compared or stock):
        return Own(right, compared=compared, close=True)
    free = (
        right is not None
        and _taker(c, right) is None
        and not _fronts(c, right)
        and all(restates(doc, n, k) for k in c.numbers_within(end, right.first))
    )
    if compared:
        return Own(right if free and "when" in doc.tokens.words[end : end + 3] else None, compared=True, close=True)
    if (
        free
        and doc.tokens.words[n.last] == "when"
        and right is not None
        and clause_of(doc, right.first)[0] <= n.last + 1
    ):
        return Own(right, close=True, same=True)  # `down from 135 in March and 211 when they were established in 2013`
    if now is not None and now.last > n.first - 6 and not before:
        return Own(now=True)
    reference = next((m for m in after if is_reference(doc, m)), None)
    if reference is None and right is not None:
        taker = _taker(c, right)
        reference = right if taker is not None and is_compared(doc, taker) else None
    for m in before:
        if m.edtf and _when(doc, m, n):
            return Own(m, close=True, same=True)  # `in April 2018, when 18 CCGs merged`
        taker = _taker(c, m)
        if taker is not None and is_compared(doc, taker) or is_reference(doc, m):
            reference = reference or m
        elif m.kind == "since" and m.anchor and doc.tokens.words[m.last : m.last + 2] == [",", "when"]:
            return Own(
                replace(m, edtf=m.anchor, kind="month"), close=True, same=True
            )  # `since April, when 64 groups took on …`
        elif (found := _leftward(doc, m, n, taker)) is not None:
            return found
    if (
        right is not None
        and free
        and reference is None
        and not begun(doc, end, right.first)
        and not turned(doc, end, right.first)
        and right.kind != "since"
        and not _hindered(doc, end, right.first)
    ):
        return Own(right)
    return Own(reference=reference, now=now is not None)


def _falls_to(c: Context, index: int) -> tuple[bool, Number | None]:
    """Whether a number is the second of `to X from Y`; and that second for the first."""
    words = c.doc.tokens.words  # `rose to 58%, from 57% in 2016/17`: behind a comma the time is that of the earlier end
    last = (
        index > 0
        and falls_to(c.doc, c.numbers[index - 1], c.numbers[index])
        and words[c.numbers[index].first - 2] != ","
    )
    following = c.numbers[index + 1] if index + 1 < len(c.numbers) else None
    return last, following if following is not None and falls_to(c.doc, c.numbers[index], following) and words[
        following.first - 2
    ] != "," else None


def _when(doc: Document, m: Time, n: Number) -> bool:
    """Whether `when` and the clause of a number follow a time at once."""
    words = doc.tokens.words
    k = m.last + (words[m.last] == ",")
    return words[k] == "when" and clause_of(doc, n.first)[0] in (k, k + 1) and m.kind != "since"


def _of_the_later_end(c: Context, m: Time, n: Number) -> bool:
    """Whether a time stands behind the later end of a rise or fall, for the earlier one: `from 191 to 135 in April`."""
    if n.partner is None or n.partner < n.first or n.comparator == ">=" or not is_compared(c.doc, n):
        return False
    return m.first > n.partner and m.kind != "same"


def _now(doc: Document, n: Number, told: Sequence[Time]) -> Time | None:
    """What says that a number is told of now: `£1.21bn today`, `there are now 191`; not `now expects a deficit of £19m`."""
    first, last = clause_of(doc, n.first)
    for m in told:
        if m.kind != "now" or not first <= m.first < last or parted(doc, min(m.last, n.last), max(m.first, n.first)):
            continue
        if m.first >= n.last or time_words()["looks_ahead"].isdisjoint(doc.tokens.words[m.last : m.last + 2]):
            return m
    return None


def _hindered(doc: Document, first: int, last: int) -> bool:
    """Whether what stands between a number and a later time of its sentence keeps them apart."""
    return not time_words()["hinders"].isdisjoint(past_asides(doc, first, last)[1:-1])


def _end(doc: Document, n: Number) -> int:
    """The first token behind a number and its whole."""
    return max(n.last, *(doc.tokens.at(span[1] - 1) + 1 for span in (n.whole, n.hedge) if span is not None), 0)


def _at_once(doc: Document, m: Time, n: Number) -> bool:
    """Whether a time stands right before a number: `2017-18: 75`, `In 2017-18, 75`, `ended 2017–18 £213m over plan`."""
    words = doc.tokens.words
    gap = words[m.last : begin(doc, n)]
    if len(gap) > 4 or not all(w in time_words()["joints"] for w in gap):
        return False
    return (
        not gap
        or "to" not in gap
        and not (gap[0] == "," and m.first - 1 > doc.sentence_tokens(n.first)[0] + 1 and "with" not in gap)
    )


def _fronts(c: Context, m: Time) -> bool:
    """Whether a time opens a conjunct and so belongs to what follows: `… and in 2016-17 it was £38m`, `; by March it was 83`."""
    doc, words = c.doc, c.doc.tokens.words
    i, (low, high) = m.first, doc.sentence_tokens(m.first)
    if words[m.last] == ":" and any(True for _ in c.numbers_within(m.last, m.last + 4)):
        return True  # `£310m (2016-17: £298m)`
    while i > low and words[i - 1] in time_words()["joints"] - {",", ":", "(", "–"} and m.first - i < 4:
        i -= 1
    if i <= low or words[i - 1] not in ("and", ";", "but", "while", "whereas", ",", "then"):
        return False
    stop = next(
        (k for k in range(m.last, min(high, m.last + 16)) if words[k] in (";", "but", "while", "down", "up")),
        min(high, m.last + 16),
    )
    if words[i - 1] == "," and words[m.last : m.last + 1] in ([","], ["."], []):
        return False
    if words[i - 2 : i] in ([",", "and"], [",", "but"]) and words[m.last] in _SUBJECTS:
        return True  # `85 per cent were in favour, and last week the governing bodies applied`
    return any(not is_compared(doc, k) for k in c.numbers_within(m.last, stop)) and not (
        words[i - 1] == "and" and words[i - 2 : i - 1] == [str(m.edtf)]
    )


def _reaches(c: Context, index: int, end: int, m: Time, strict: bool) -> bool:
    """Whether the time behind a number is its own: no new predicate between, and no number but those listed with it."""
    doc, n, words = c.doc, c.numbers[index], c.doc.tokens.words
    if words[end] == "," and words[end + 1].endswith("ed") and words[begin(doc, n) - 1] == "worth":
        return False  # `a contract, worth £800m, collapsed in December`
    if parted(doc, end, m.first, has_verb(doc, clause_of(doc, n.first)[0], n.first)):
        return False
    if words[clause_of(doc, n.first)[0]] in time_words()["private"] and any(
        words[j] == "," and words[j + 1] in time_words()["auxiliaries"] for j in range(end, m.first - 1)
    ):
        return False  # `which serves 357,000 people, expects to end the year in deficit`
    k = index + 1
    while k < len(c.numbers) and c.numbers[k].first < m.first:
        other = c.numbers[k]
        k += 1
        if k - index > _REACH or is_compared(doc, other):
            return False
        if other.unit == n.unit and words[n.last : n.last + 1] == ["into"]:
            return False  # `turned a deficit of £4m into a surplus of £2m in 2018/19`
        if "against" in words[n.last : other.first] and m.kind in ("part", "month"):
            return False  # `overspent by £12.4m, against a forecast overspend of £11m at month nine`
        if restates(doc, n, other) or in_other_terms(doc, n, other) or other.partner == n.first:
            continue
        if any(
            words[j] in ("it", "they", "we")
            and (words[j + 1] in word_lists()["needs"] or words[j + 1] in ("has", "have", "must"))
            for j in range(other.last, m.first)
        ):
            return False  # `has found £5m of the £8m savings it needs by March`
        if (
            strict
            and not word_lists()["contributes"].isdisjoint(words[n.last : other.first])
            and other.unit == "percent"
        ):
            continue  # `ten CCGs accounted for four-fifths of the overspend in 2018-19`
        if strict and (other.unit != n.unit or is_compared(doc, n)) or "so" in words[other.last : m.first]:
            return False  # `leaving 195, and a further six have applied to do so next April`
    return True


def _taker(c: Context, m: Time) -> Number | None:
    """The number that a time stands behind as its own."""
    doc = c.doc
    low = doc.sentence_tokens(m.first)[0]
    near = c.numbers_within(max(low, m.first - 24), m.first)
    if not near or parted(doc, _end(doc, near[-1]), m.first) or _fronts(c, m):
        return None
    last = near[-1]
    earlier = near[-2] if len(near) > 1 else None
    if earlier is not None and (restates(doc, earlier, last) or in_other_terms(doc, earlier, last)):
        return earlier
    return last


def _leftward(doc: Document, m: Time, n: Number, taker: Number | None) -> Own | None:
    """How a time told before a number in its sentence reaches it; None where it does not."""
    words, lists = doc.tokens.words, time_words()
    low = doc.sentence_tokens(n.first)[0]
    first, last = clause_of(doc, m.first)
    apart = parted(doc, m.last, n.first)
    same = first <= n.first < last and not apart
    scene = sets_scene(doc, m)
    if (";" in words[m.last : n.first] or ":" in words[m.last : n.first] and m.kind == "year") and not (
        scene and m.first - low <= 6
    ):
        return None
    same = same and not (
        words[first] in lists["private"] and "," in words[m.last : n.first]
    )  # `which merged this month, expect to cut costs by 8 per cent`
    if not same and not scene and (words[first] in lists["private"] or m.kind == "since"):
        return None
    if apart and not scene and not word_lists()["ordered"].isdisjoint(words[m.last : n.first]):
        return None  # `had £25 a head in 2013-14, and were told to cut it by 20%`
    if (
        apart
        and not same
        and (m.kind == "since" or not scene and not lists["claims"].isdisjoint(words[m.last : n.first]))
    ):
        return None  # `cut by 20% by 2020-21, and the five say they will save £4m`
    if scene and (taker is None or not apart):
        return Own(m, close=True, same=same)
    if taker is not None and m.kind == "since" and not scene and "and" in words[m.last : n.first] and n.unit != "GBP":
        return None  # `waiting lists have grown by 9% since April and one in seven waits`
    if taker is not None and (taker.first == n.partner or m.kind == "part" and words[m.first + 1] == "month"):
        return None  # the later end, whose time is another; `the nine-month figure`, which is one number's
    if taker is None and apart and not lists["before_times"] & set(words[m.last : n.first]):
        return None  # it dates an event of its own
    return Own(m, same=same)
