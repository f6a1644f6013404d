"""What a number of CCGs, or one with no noun in a text about them, measures: how many there are, or what is said of
them."""

from __future__ import annotations

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.measure.bare_totals import (
    CCGS,
    all_there_are,
    end_of_range,
    fewer_than_before,
    nothing_counted,
    number_of_those,
    the_total_falls,
    there_are,
)
from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.compared import compared
from ccgkg.ingest.figures.measure.differences import is_change
from ccgkg.ingest.figures.measure.listed_totals import led_in
from ccgkg.ingest.figures.measure.measured import Measured, near, over
from ccgkg.ingest.figures.measure.predicates import GRADES, event_of, forward, likewise, predicate
from ccgkg.ingest.figures.measure.told_of_those import among_those, brought_together, such, votes
from ccgkg.ingest.figures.measure.totals import existing, is_total, owning
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.text.cues import Cue

#: Measures whose total goes up by those just counted; that of mergers is of CCGs.
_TALLIED = ("special-measures", "legal-directions", "ccgs-sharing-leadership", *GRADES)
#: More than these are spoken of again by their number alone only as a set told before.
_SET = 12
#: Nouns that the sentence before may be about.
_SUBJECTS = frozenset({"mergers", "ccg", "practices", "staff"})
#: Marks that end the aside or the clause of a number.
_CLOSES = frozenset({",", "–", "—", ")", ";"})
_TAKES = frozenset({"taking", "bringing", "takes", "brings"})


def of_ccgs(case: Case, noun: Cue | None) -> Measured | None:
    """The measure of a number of CCGs, or of one with no noun: what is said of them."""
    if noun is not None:
        return _counted(case, noun)
    for rule in _BARE:
        found = rule(case)
        if found is not None:
            return found
    return None


def _counted(case: Case, noun: Cue) -> Measured:
    """The measure of a number of CCGs: what is said of them, or that so many there are; else `other`."""
    return (
        _compared(case)
        or _joined(case)
        or such(case, noun)
        or _exist(case)
        or _one_of(case)
        or brought_together(case.doc, case.n, noun, case.low)
        or _said(case, "ccg")
        or _total(case, noun)
    )


def _compared(case: Case) -> Measured | None:
    """`compared with 57 a year before`: what the number before of its kind measures."""
    doc, n = case.doc, case.n
    if n.partner is not None or not compared(doc, n, case.low) or forward(case) is not None:
        return None
    for k in case.recent(5):
        if case.numbers[k].unit == n.unit and (n.unit != "count" or not is_change(doc, case.numbers[k])):
            return over(case.done, k) if near(doc, case.numbers[k], n) else None
    return None


def _joined(case: Case) -> Measured | None:
    """`57 CCGs in 2016-17 and 56 CCGs in 2015-16`: a number joined to one that took its measure over."""
    before = case.before
    if before is None or before.unit != case.n.unit or case.words[case.n.first - 1] != "and":
        return None
    last = case.done[case.index - 1]
    if last.inherited is None or last.counted not in ("ccg", "") or forward(case) is not None:
        return None
    return Measured(last.measure, counted="ccg", inherited=case.index - 1)


def _exist(case: Case) -> Measured | None:
    """`There are now 191 CCGs`, of which nothing else is said."""
    exist = existing(case.doc, case.n, case.low) and forward(case) is None
    return Measured("ccgs", counted="ccg") if exist else None


def _one_of(case: Case) -> Measured | None:
    """`It was one of 23`, of which nothing else is said: those who have the grade told before."""
    first, words = case.n.first, case.words
    if words[first - 3 : first - 1] not in (["one", "of"], ["–", "one"]) and words[first - 2 : first] != ["one", "of"]:
        return None
    if (told := _told_before(case)) is not None:
        return over(case.done, told)
    among = among_those(case)
    if among is None:
        return None
    end = next((k for k in range(case.n.last, case.high) if words[k] in _CLOSES), case.high)
    own = any(case.doc.cues.within(label, case.n.last, end) for label in ("graded", "predicate"))
    return None if own else among


def _told_before(case: Case) -> int | None:
    """`31 of 44 voted against. “I was one of the 31”`: the part of a whole told just before that is spoken of again."""
    return next(
        (k for k in case.recent(5) if case.numbers[k].value == case.n.value and case.numbers[k].of is not None), None
    )


def _said(case: Case, counted: str) -> Measured | None:
    """What is said of those counted; of a grade that they moved to, that they moved, which is `other` (decision 10)."""
    found = event_of(case) or likewise(case) or predicate(case, counted)
    if found is None:
        return None
    graded = found.measure in GRADES and found.first is not None
    if graded and case.doc.cues.within("moved", case.n.last, found.first or 0):
        return Measured("other", found.first, found.last, counted)
    return Measured(found.measure, found.first, found.last, counted or found.counted, found.inherited)


def _total(case: Case, noun: Cue) -> Measured:
    """`all 191 CCGs`, `Manchester has one CCG`: how many there are, or some of whom nothing known is said."""
    total = is_total(case.doc, case.n, case.low) or owning(case.doc, case.n, case.low)
    return Measured("ccgs" if total else "other", noun.first, noun.last, "ccg")


def _such(case: Case) -> Measured | None:
    return such(case, None)


def _led_in(case: Case) -> Measured | None:
    last = case.index - 1
    return led_in(case.doc, case.n, (case.numbers[last], case.done[last]) if last >= 0 else None)


def _of_the_mergers(case: Case) -> Measured | None:
    """`nine mergers followed, and then there were 18`."""
    if case.n.value >= CCGS or not existing(case.doc, case.n, case.low):
        return None
    nouns = case.doc.cues.within("counted", case.low, case.n.first)
    if not nouns or nouns[-1].value != "mergers":
        return None
    return Measured("mergers", nouns[-1].first, nouns[-1].last, "mergers")


def _subject_before(case: Case) -> Measured | None:
    """`Mergers have been rarer. There have been eight since 2013`, `Nine were waved through`: the plural that the
    sentence before is about."""
    doc, n, words, low = case.doc, case.n, case.words, case.low
    here = doc.layout.index_at(n.start)
    if n.unit != "count" or n.value >= CCGS or not here:
        return None
    bare = n.begin == low and words[n.last] in time_words()["auxiliaries"]
    there = "there" in words[low : n.first] and existing(doc, n, low) and nothing_counted(doc, n)
    last = doc.layout.sentences[here - 1]
    if not (bare or there or words[n.last] == "since") or last.passage != doc.layout.sentences[here].passage:
        return None
    first, end = doc.range_of(last)
    nouns = [c for c in doc.cues.within("counted", first, end) if c.value in _SUBJECTS]
    told = nouns[-1] if bare and nouns else next((c for c in nouns if c.first - first <= 2), None)
    if told is None or told.value != "mergers":
        return None
    return Measured("mergers", told.first, told.last, "mergers")


def _tally(case: Case) -> Measured | None:
    """`has placed four under directions, taking the national total to 19`."""
    n, before = case.n, case.before
    if before is None or n.unit != "count" or case.words[n.first - 1] != "to":
        return None
    takes = not _TAKES.isdisjoint(case.words[before.last : n.first])
    return case.as_before() if takes and case.done[case.index - 1].measure in _TALLIED else None


def _said_of_the_bare(case: Case) -> Measured | None:
    return _said(case, "")


def _known_set(case: Case) -> Measured | None:
    """`it would be having conversations with all 18`: so many CCGs as were told of before."""
    n = case.n
    if n.unit != "count" or n.value <= _SET or case.words[n.first - 1] not in ("all", "the"):
        return None
    for k in range(case.index - 1, -1, -1):
        told = case.done[k]
        if case.numbers[k].value == n.value and told.counted == "ccg" and told.measure in families()["of_some"]:
            return over(case.done, k)
    return None


def _fewer_than_before(case: Case) -> Measured | None:
    return None if _tells_more(case) else fewer_than_before(case)


def _all_there_are(case: Case) -> Measured | None:
    return None if _tells_more(case) else all_there_are(case)


def _tells_more(case: Case) -> bool:
    """Whether a verb behind a number tells more of those counted: `19 have a joint officer`."""
    return case.words[case.n.last] in ("have", "had", "share", "are", "were") and forward(case) is not None


def _there_are(case: Case) -> Measured | None:
    if not there_are(case):
        return None
    if case.before is not None and case.done[case.index - 1].counted in ("staff", "practices"):
        return case.as_before()  # `there are 188 of them now and there were 214 in 2017`
    return _of_one(case) or Measured("ccgs")


def _of_one(case: Case) -> Measured | None:
    """`Hull CCG has 57 staff. At Leeds CCG there are 26`: as many of what was counted last, of one CCG."""
    words, last = case.words, case.index - 1
    one = words[case.low] in ("at", "in") and "ccg" in words[case.low : case.n.first]
    if not one or last < 0 or case.done[last].counted not in ("staff", "practices"):
        return None
    return case.as_before() if near(case.doc, case.numbers[last], case.n) else None


#: What is asked of a number with no noun, in this order.
_BARE = (
    end_of_range,
    _compared,
    _such,
    _led_in,
    _of_the_mergers,
    _fewer_than_before,
    _subject_before,
    the_total_falls,
    number_of_those,
    _tally,
    _all_there_are,
    votes,
    _one_of,
    _said_of_the_bare,
    _known_set,
    _there_are,
)
