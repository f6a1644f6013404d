"""The period that a figure is for: told in its sentence, governing its text, or carried on from what came before (decision 5).

Carried on is only what plainly belongs, in this order:
the year that the text gives to its ratings, for grades and what is counted of them;
the time that set the scene of the paragraph, for what is told there in the past;
the one time of the figures like it just before, for money and for those who overspent.
Stocks (people, practices, staff) have the time that stands with them or none. What is told of `now` has none.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Evidence, Figure
from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.figures.carried import carried, in_general, stands_now
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.known_sets import is_known
from ccgkg.ingest.figures.lists import time_of_list
from ccgkg.ingest.figures.measured import set_beside, word_lists
from ccgkg.ingest.figures.own_times import Own, own_time, sets_scene
from ccgkg.ingest.figures.polls import polled_on
from ccgkg.ingest.figures.predicates_apart import parted, time_words
from ccgkg.ingest.figures.taken_up import (
    differs_from_the_last,
    gap_of,
    goes_on,
    goes_with,
    is_difference,
    of_that,
    taken_up,
)
from ccgkg.ingest.figures.year_of_grades import Period, hypothetical, moves, of_the_ratings, words_of, year_ended
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: Tokens at most between a number and the date of that since which it holds.
_SINCE = 10
#: Tokens at most between those who are asked and the word that says so.
_ASKED = 4


def period_of(c: Context, index: int, measure: str, before: Sequence[Figure]) -> Period:
    doc, n = c.doc, c.numbers[index]
    own = own_time(c, index, measure in families()["stocks"])
    rated = measure in families()["rated"]
    if measure == "practices" and is_known(doc, n) and not time_words()["asked"].isdisjoint((*doc.tokens.words[max(0, n.first - _ASKED) : n.first], *doc.tokens.words[n.last : n.last + _ASKED + 1])):
        return None, None  # `balloted their 124 member practices in June`: so many there are
    if rated and hypothetical(c, n):
        return None, None
    polled = None if own.time is not None and own.close and own.time.first >= n.last else polled_on(c, n, measure)
    if polled is not None:
        return polled.edtf, _stated(doc, polled)
    if own.time is not None and own.time.last <= n.first and in_general(doc, n) and not sets_scene(doc, own.time):
        return None, None  # `was rated good for 2015-16 and spends £890m a year`
    governing = c.periods.governing if rated or measure == "other" and moves(doc, n) else None
    like = index > 0 and before[index - 1].measure == measure
    if own.time is not None and (_holds(doc, n, own, own.time, measure) or like and goes_with(c, index, own.time, before[index - 1])):
        if own.time.kind == "year-before" and governing is not None and not _year_in_sentence(c, n):
            return _years_before(governing, 1), Evidence("period", reason="the year before that of the ratings")
        if rated and _is_earlier_end(n, own.time) and (earlier := _years_before(own.time, 1)):
            return earlier, Evidence("period", reason="the earlier end of a rise or fall: the year before")
        period = own.time.period(measure in families()["fiscal"])
        if period is not None and _from_then_on(doc, own.time, measure):
            period = f"{period[:10] if len(period) > 10 else period}/.."
        if period is not None and _in_since(doc, n, own.time):
            period = f"{own.time.edtf}/.."
        if period is not None or governing is None:
            return period, _stated(doc, own.time) if period else None
    if own.compared and n.unit != "count" and set_beside(doc, c.numbers[index - 1], n):
        return before[index - 1].period, Evidence("period", reason=f"the period of {before[index - 1].exact}, beside which it is set")
    if own.compared and n.partner is not None and n.partner > n.first and (since := _since_when(c, n)) is not None:
        return since.anchor, _stated(doc, since)
    if own.compared and not (rated and index and n.partner is None and before[index - 1].measure in families()["rated"] and not like):
        if governing is not None and n.partner is not None and n.partner > n.first:
            return _years_before(governing, 1), Evidence("period", reason="the earlier end of a rise or fall: the year before")
        return None, None
    if own.reference is not None and own.reference.kind == "year-before" and own.reference.anchor and governing is None and _may_carry(doc, n, measure):
        return own.reference.anchor, Evidence("period", reason=f"what {words_of(doc, own.reference)} is reckoned from")
    if index and measure == "other" and is_difference(doc, n) and (goes_on(c, index) or differs_from_the_last(c, index) or of_that(c, index)):
        return before[index - 1].period, Evidence("period", reason=f"the period of {before[index - 1].exact}, from which it differs")
    if own.now and governing is None:
        return None, None
    if index and measure == "other" and doc.tokens.words[n.last : n.last + 2] == ["of", "them"] and before[index - 1].start >= doc.tokens.starts[doc.sentence_tokens(n.first)[0]]:
        return before[index - 1].period, Evidence("period", reason=f"the period of {before[index - 1].exact}, of whom it is told")
    led = time_of_list(c, n) if measure in families()["fiscal"] and not rated else None
    if led is not None:
        return led.period(True), _stated(doc, led)
    taken, gap = taken_up(c, index, before), gap_of(c, index, before)
    if gap is not None:
        return gap[0].period, Evidence("period", reason=f"the period of {gap[0].exact} and {gap[1].exact}, of which it is the gap")
    if taken is not None and taken.period is not None:
        return taken.period, Evidence("period", reason=f"the period of {taken.exact}, which it takes up")
    return of_the_ratings(c, n, measure, own.now) or year_ended(c, n, measure) or carried(c, index, measure, before)


def _since_when(c: Context, n: Number) -> Time | None:
    """`Mergers since 2013 have reduced the total from 211 to 195`: the time since which a rise or fall is told is its earlier end's."""
    low = c.doc.sentence_tokens(n.first)[0]
    return next((m for m in c.periods.within(low, n.first) if m.kind == "since" and m.anchor), None)


def _holds(doc: Document, n: Number, own: Own, m: Time, measure: str) -> bool:
    """Whether a time that the sentence tells can be that of a figure: a stock's and a day's must stand close by."""
    first, last = clause_of(doc, n.first)
    same = first <= m.first < last or _past_an_aside(doc, n, m)
    if measure == "practices" and is_known(doc, n) and not own.close:
        return False
    if measure in families()["fiscal"] and m.kind in ("month", "day") and m.last <= n.first and _foretold(doc, m, n):
        return False  # `In November it raised its forecast to £17m`
    if m.kind == "weekday" and measure != "other" or m.kind == "since" and not own.close:
        return False
    if m.kind == "relative" and measure == "other" and moves(doc, n):
        return False  # `five are new to the bottom category this year`
    if measure == "ccgs" and m.first > n.last and _of_what_they_must(doc, n, m):
        return False  # `All 195 CCGs must cut their costs by 2020-21`
    if _is_a_line(doc, n) or own.close and doc.tokens.words[m.last : n.first] == [":"]:
        return True
    if m.last <= first and (not own.close or doc.tokens.words[first : first + 2] in (["and", "there"], ["there", "are"])) and stands_now(doc, n):
        return False
    if measure == "practices" and m.first > n.last and any(doc.tokens.words[k] == "to" and doc.cues.starting("change", k + 1) for k in range(n.last, m.first - 1)):
        return False  # `practices voted by 53 to 14 to merge in April 2020`
    if measure in families()["grouped"] and (m.first > n.last and (_restricts(doc, n, m) or any(True for _ in doc.cues.within("graded", n.last, m.first))) or m.last <= n.first and _decided_on(doc, m, n)):
        return False
    if measure in families()["grouped"] or measure in families()["events"] and m.kind in ("month", "day"):
        return own.close or own.same or m.first > n.last and not _turns(doc, n.last, m.first)
    if measure == "practices" and _votes(doc, n):
        return True
    if measure == "other" and n.unit == "count" and doc.tokens.words[n.first - 1] in ("in", "from", "across") and m.first > n.last and "to" in doc.tokens.words[n.last : m.first]:
        return False  # `Practices in two boroughs have been asked to decide by October`
    if measure == "other":
        return own.close or own.same
    if measure in families()["stocks"]:
        return own.close and same and m.first - n.last <= 6
    if m.kind in ("month", "day"):
        return own.close and same or measure in ("ccgs", "mergers") or measure == "overspending-ccgs" and same and m.first > n.last
    return True


def _from_then_on(doc: Document, m: Time, measure: str) -> bool:
    """Whether what begins `from April` goes on: a shared chief, a cut, a role; a merger is done at once."""
    if "from" not in doc.tokens.words[m.first - 1 - (doc.tokens.words[m.first - 1] in ("next", "this")) : m.first] or m.kind not in ("month", "day", "year", "relative") or measure in families()["grouped"] | {"mergers", "ccgs"}:
        return False
    return doc.tokens.words[m.last : m.last + 1] != ["to"] and "/.." not in (m.edtf or "")


def _foretold(doc: Document, m: Time, n: Number) -> bool:
    """Whether a forecast stands between the time at which it was made and its amount."""
    words = doc.tokens.words[m.last : n.first]
    heads = any(words[k : k + 2] in (["heading", "for"], ["headed", "for"], ["course", "for"], ["track", "for"]) for k in range(len(words)))
    return heads or not word_lists()["forecasts"].isdisjoint(words)


def _past_an_aside(doc: Document, n: Number, m: Time) -> bool:
    """Whether nothing but an aside between brackets or dashes keeps a time from the clause of a number before it."""
    gap = doc.tokens.words[n.last : m.first]
    if "(" not in gap and gap.count("–") != 2:
        return False
    last = max(k for k, w in enumerate(gap, n.last) if w in (")", "–", "—", "("))
    return not parted(doc, n.last, m.first) and doc.tokens.words[last] != "(" and clause_of(doc, m.first)[0] == last + 1


def _in_since(doc: Document, n: Number, m: Time) -> bool:
    """Whether a time dates the event since which a number holds: `have fallen by 10% since CCGs were set up in 2013`."""
    return m.kind in ("year", "month", "day") and "since" in doc.tokens.words[n.last : m.first] and "," not in doc.tokens.words[n.last : m.first] and m.first - n.last <= _SINCE


def _restricts(doc: Document, n: Number, m: Time) -> bool:
    """Whether a time behind a participle says which are counted, before their verb: `the groups graded in July have asked to merge`."""
    words, lists = doc.tokens.words, time_words()
    at = m.first - (words[m.first - 1] in ("in", "on", "last"))
    before, behind = words[n.last : at - 1], words[m.last : m.last + 1]
    return words[at - 1].endswith("ed") and behind != [] and behind[0] in lists["auxiliaries"] and lists["auxiliaries"].isdisjoint(before)


def _decided_on(doc: Document, m: Time, n: Number) -> bool:
    """Whether a time is that of a decision about a merger of so many: `GPs last month rejected a merger of six CCGs`."""
    ws = doc.tokens.words
    return ws[n.first - 1] == "of" and not word_lists()["votes_cast"].isdisjoint(ws[m.last : n.first]) and m.kind in time_words()["told_kinds"]


def _turns(doc: Document, first: int, last: int) -> bool:
    """Whether another predicate of the same subject begins: `already share a chief but have ruled out merging next year`."""
    words = doc.tokens.words
    return any(words[k] == "but" and words[k + 1] in time_words()["auxiliaries"] for k in range(first, last - 1))


def _of_what_they_must(doc: Document, n: Number, m: Time) -> bool:
    """Whether a known number of bodies is only the subject of what they will do at a time: `England's 106 CCGs will be abolished`."""
    gap = doc.tokens.words[n.last : m.first]
    return is_known(doc, n) and any(w in ("will", "must", "have", "are", "should") and k < len(gap) - 1 for k, w in enumerate(gap)) and "left" not in gap and "remain" not in gap


def _is_earlier_end(n: Number, m: Time) -> bool:
    """Whether a number is the first of `from 91 to 66 in 2017-18`."""
    return n.partner is not None and n.partner > n.first and n.comparator != ">=" and not 0 <= m.first - n.last <= 3


def _years_before(m: Time, years: int) -> str | None:
    edtf = m.period(True)
    return financial_year(int(edtf[:4]) - years) if edtf and len(edtf) == 21 else None


def _is_a_line(doc: Document, n: Number) -> bool:
    """Whether a number stands in a line of its own with its time: `April 2015 – 209`."""
    low, high = doc.sentence_tokens(n.first)
    return high - low <= 6


def _year_in_sentence(c: Context, n: Number) -> bool:
    return any(m.kind == "financial-year" for m in c.periods.within(*c.doc.sentence_tokens(n.first)))


def _votes(doc: Document, n: Number) -> bool:
    low, high = doc.sentence_tokens(n.first)
    return not time_words()["votes"].isdisjoint(doc.tokens.words[low:high])


def _may_carry(doc: Document, n: Number, measure: str) -> bool:
    return measure not in families()["stocks"] or measure == "practices" and _votes(doc, n)


def _stated(doc: Document, mention: Time) -> Evidence:
    return Evidence("period", doc.tokens.starts[mention.first], doc.tokens.ends[mention.last - 1])


