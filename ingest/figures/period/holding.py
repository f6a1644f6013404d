"""Whether a time that a sentence tells is that of a figure in it: a stock's and a day's must stand close by (decision
5)."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.own import Own
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.figures.period.scenes import sets_scene
from ccgkg.ingest.figures.period.times_of_others import dates_another, dates_its_kind_apart
from ccgkg.ingest.figures.period.told_time import ToldTime, told_time
from ccgkg.ingest.figures.period.undated import stands_now, votes
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: Tokens at most in a sentence that is a line of a list; between a stock and its time.
_LINE = 6
_CLOSE = 11


def holds(doc: Document, n: Number, own: Own, m: Time, measure: str) -> bool:
    """Whether the time `m` can be that of the number `n`, given how the two stand to one another."""
    t = told_time(doc, n, own, m, measure)
    if dates_another(t) or dates_its_kind_apart(t):
        return False
    if _is_a_line(t) or own.close and t.before() == [":"]:
        return True
    if _told_of_now(t):
        return False
    if t.among("grouped") or t.among("events") and t.of_a_day:
        return _of_an_event(t)
    if measure == "practices" and _voted_to_change(t):
        return False
    if measure == "practices" and votes(doc, n):
        return True
    if measure == "other":
        return own.close or own.same
    if t.among("stocks"):
        return _of_a_stock(t)
    return _of_a_moment(t) if t.of_a_day else True


def _is_a_line(t: ToldTime) -> bool:
    """Whether a number stands in a line of its own with its time: `April 2015 – 209`."""
    low, high = t.doc.sentence_tokens(t.n.first)
    return high - low <= _LINE


def _told_of_now(t: ToldTime) -> bool:
    """Whether a new clause tells a number of now: `fell to 195 in 2018, and there are 191`."""
    if t.m.last > t.first:
        return False
    if t.own.close and t.words[t.first : t.first + 2] not in (["and", "there"], ["there", "are"]):
        return False
    return stands_now(t.doc, t.n)


def _of_an_event(t: ToldTime) -> bool:
    """Whether a time is that of an event of so many: close by, or behind them in one predicate: `Six will merge next
    April`."""
    if t.among("grouped") and (_says_which(t) if t.follows else t.leads and _decided_on(t)):
        return False
    return t.own.close or t.own.same or t.follows and not _turns(t)


def _says_which(t: ToldTime) -> bool:
    """Whether a time behind a participle or a grade says which are counted: `the groups graded in July have asked to
    merge`."""
    if t.doc.cues.within("graded", t.n.last, t.m.first):
        return True
    words, auxiliaries = t.words, time_words()["auxiliaries"]
    at = t.m.first - (words[t.m.first - 1] in ("in", "on", "last"))
    return (
        words[at - 1].endswith("ed")
        and words[t.m.last] in auxiliaries
        and auxiliaries.isdisjoint(words[t.n.last : at - 1])
    )


def _decided_on(t: ToldTime) -> bool:
    """Whether a time is that of a decision about a merger of so many: `GPs last month rejected a merger of six
    CCGs`."""
    if t.held_by != "of" or t.m.kind not in time_words()["told_kinds"]:
        return False
    return not word_lists()["votes_cast"].isdisjoint(t.before())


def _turns(t: ToldTime) -> bool:
    """Whether another predicate begins: `already share a chief but have ruled out merging next year`, `and a merger
    could follow in 2021`."""
    words, last = t.words, t.m.first
    modals, auxiliaries = word_lists()["modals"], time_words()["auxiliaries"]
    return any(
        words[k] == "but"
        and words[k + 1] in auxiliaries
        or words[k] in ("and", "but")
        and (not modals.isdisjoint(words[k + 1 : min(last, k + 6)]) or "merger" in words[k + 1 : k + 4])
        for k in range(t.n.last, last - 1)
    )


def _voted_to_change(t: ToldTime) -> bool:
    """`practices voted by 53 to 14 to merge in April 2020`: the time of the merger, not of the vote."""
    return t.follows and any(
        t.words[k] == "to" and t.doc.cues.starting("change", k + 1) for k in range(t.n.last, t.m.first - 1)
    )


def _of_a_stock(t: ToldTime) -> bool:
    """Whether a time stands close by a stock, in its clause: `serves 280,000 people in 2018`."""
    # `When it was set up, in 2013, it had 75 staff`
    fronted = t.leads and t.words[t.m.last] == "," and t.first == t.m.last + 1 and sets_scene(t.doc, t.m)
    if not t.own.close or not (_in_its_clause(t) or t.own.same and t.leads or fronted):
        return False
    return t.m.first - t.n.last <= _CLOSE or t.measure in ("failing-or-at-risk", "good-leadership")


def _of_a_moment(t: ToldTime) -> bool:
    """Whether a month or a day is that of a number: of how many there are, or in its own clause."""
    if t.measure in ("ccgs", "mergers"):
        return True
    return (t.own.close or t.measure == "overspending-ccgs" and t.follows) and _in_its_clause(t)


def _in_its_clause(t: ToldTime) -> bool:
    """Whether a time stands in the clause of a number, but for an aside, or says since when right behind it."""
    if t.first <= t.m.first < t.last or _past_an_aside(t):
        return True
    if t.m.kind != "since" or not t.own.close:
        return False
    of_which = t.words[t.n.last : t.n.last + 2] in (["of", "which"], ["of", "whom"])
    return (clause_of(t.doc, t.n.last + 1)[1] if of_which else t.last) == t.m.first - 1


def _past_an_aside(t: ToldTime) -> bool:
    """Whether nothing but an aside between brackets or dashes keeps a time from the clause of a number before it."""
    gap = t.behind()
    if "(" not in gap and gap.count("–") != 2:
        return False
    last = max(k for k, w in enumerate(gap, t.n.last) if w in (")", "–", "—", "("))
    return clause_of(t.doc, t.m.first)[0] == last + 1
