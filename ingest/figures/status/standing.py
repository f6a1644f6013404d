"""What a figure is told as: done, planned, proposed, possible (decision 4).

Of an event, what the event is told as. Else by the modal before the number in its clause, or by the predicate of which
the number is the subject. The earlier end of a rise and what is only compared with are as they were.
"""

from __future__ import annotations

from bisect import bisect_left

from ccgkg.ingest.claim import Evidence
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.events.status.status import status_of
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.lists import target_in_brackets
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.times_apart import is_compared
from ccgkg.ingest.figures.status.decided_schemes import as_decided
from ccgkg.ingest.figures.status.due import is_month, still_due, to_come
from ccgkg.ingest.figures.status.headline_status import headline_status
from ccgkg.ingest.figures.status.known_sets import is_there
from ccgkg.ingest.figures.status.leads import of_brackets_before, of_lead_in
from ccgkg.ingest.figures.status.parties_counted import Standing, of_event, waiting
from ccgkg.ingest.figures.status.standing_case import StandingCase, standing_case
from ccgkg.ingest.figures.status.status_before import status_before
from ccgkg.ingest.figures.status.status_behind import status_behind
from ccgkg.ingest.figures.status.targets import aimed_at, in_brackets_told, owed, own_adjective
from ccgkg.ingest.figures.status.told_with_before import was_found
from ccgkg.ingest.figures.status.what_becomes import of_what_becomes
from ccgkg.ingest.numbers.numbers import Number

_ACTUAL: Standing = ("actual", None)
#: Before a plan that is told of inside a sentence; and before what became of it.
_A = frozenset({"a", "an", "the", "earlier", "this", "that"})
_ITS_OWN = frozenset({"had", "has", "have", "been", "was", "were"})
#: Mergers that are done; and of what is compared, who foresaw it: `the £13m it forecast last spring`.
_PAST = frozenset({"earlier", "past", "previous", "completed"})
_WHO = frozenset({"it", "they", "she", "he", "we", "had", "been", "that", "was", "were"})
_PLANNED = frozenset({"planned", "budgeted", "allowed", "promised", "pencilled"})
_ALLOTTED = "an allocation or budget for a year that is not over (decision 4)"


def standing(c: Context, n: Number, measure: str, period: str | None, stated: Evidence | None) -> Standing:
    """The status of a figure, with the words that say so; `stated` is the evidence for its period."""
    case = standing_case(c, n, measure)
    if _is_so(case):
        return _ACTUAL
    if case.among("events"):
        return _of_an_event(case)
    return (
        in_brackets_told(c.doc, n)
        or of_brackets_before(c, n)
        or of_lead_in(c, n)
        or _aimed_at(case)
        or (_allotted_in_a_range(case, period, stated) if stated is not None else None)
        or _compared(case)
        or _told(case, period)
        or _by_its_kind(case, period, stated)
        or of_what_becomes(c, n)
        or _ACTUAL
    )


def _is_so(case: StandingCase) -> bool:
    """Whether a number is plainly one of what is: `savings of £151m were planned and £138m achieved`."""
    if case.n.unit == "GBP" and case.words[case.n.last] in word_lists()["was_done"]:
        return True
    if was_found(case.doc, case.n) or case.measure == "mergers" and case.words[case.n.last] in _PAST:
        return True
    return is_there(case.doc, case.n, case.measure) or owed(case.doc, case.n)


def _of_an_event(case: StandingCase) -> Standing:
    """What the event is told as that a number counts: `six CCGs will merge`, `and up to 20 could follow`."""
    n, doc, words = case.n, case.doc, case.words
    if case.measure != "special-measures" and words[n.last] in ("could", "may", "might"):
        return "possible", case.says(n.last, n.last + 1)
    if (told := of_event(case.c, n, case.measure)) is not None:
        return waiting(case.c, n) or told
    event = status_of(doc, n.first, n.last)
    told_so = event.word not in word_lists()["no_event"]
    if told_so and event.start is not None and not is_month(doc, bisect_left(doc.tokens.starts, event.start)):
        return event.value, Evidence("status", event.start, event.end)
    return status_behind(case) or headline_status(doc, n) or _ACTUAL


def _aimed_at(case: StandingCase) -> Standing | None:
    """A number that its adjective, its bracket or its verb makes a target: `a planned surplus of £2m`."""
    c, n = case.c, case.n
    at = own_adjective(c, n)
    at = target_in_brackets(case.doc, n) if at is None else at
    at = aimed_at(c, n, case.measure) if at is None else at
    return ("planned", case.says(at, at + 1)) if at is not None else None


def _allotted_in_a_range(case: StandingCase, period: str | None, stated: Evidence) -> Standing | None:
    """An end of a rise in a budget for a year with a number that is not over: `rises from £3m to £4m in 2020-21`."""
    if case.n.partner is None or not case.among("allotted"):
        return None
    words = case.doc.text[stated.start or 0 : stated.end or 0]
    if not any(ch.isdecimal() for ch in words) or not to_come(case.c, case.n, period, stated):
        return None
    return "planned", Evidence("status", reason=_ALLOTTED)


def _compared(case: StandingCase) -> Standing | None:
    """A number that stands only to be compared is as it was; or as was foretold: `down from a forecast deficit of
    £4m`."""
    if not is_compared(case.doc, case.n) or case.held_by == "than" or _of_a_plan(case):
        return None
    words, lists, first = case.words, word_lists(), case.n.first
    if (foreseen := _foreseen_behind(case)) is not None:
        return foreseen
    near = range(first - 1, max(0, first - 6), -1)
    forecast = next((k for k in near if words[k] in lists["foretold"] and words[k + 1] != "to"), None)
    if forecast is None or case.held_by != "from":
        return _ACTUAL
    return "possible", case.says(forecast, forecast + 1)


def _foreseen_behind(case: StandingCase) -> Standing | None:
    """`up from the £13m it forecast last spring`, `against the 2% that had been allowed for`: as it was foreseen."""
    words, k = case.words, case.n.last
    while k < case.n.last + 4 and words[k] in _WHO:
        k += 1
    if k == case.n.last:
        return None
    if words[k] in _PLANNED:
        return "planned", case.says(k, k + 1)
    foretold = words[k] in word_lists()["foretold"] | {"predicted", "expected", "feared"} and words[k + 1] != "to"
    return ("possible", case.says(k, k + 1)) if foretold else None


def _of_a_plan(case: StandingCase) -> bool:
    """Whether what is compared with was planned: `against a planned surplus of £2m`."""
    words, first = case.words, case.n.first
    near = range(first - 1, max(-1, first - 6), -1)
    at = next((k for k in near if words[k] in ("against", "with", "to", "from")), first)
    return not word_lists()["own_adjective"].isdisjoint(words[at:first])


def _told(case: StandingCase, period: str | None) -> Standing | None:
    """What the words before, behind or of a headline say; as the scheme is told that it follows from."""
    found = status_before(case) or status_behind(case) or headline_status(case.doc, case.n)
    if found is None:
        return _of_the_plan(case)
    if found[1] is not None and _was_able(case, found[1], period):
        return _ACTUAL
    return (_of_the_plan(case) if found[0] == "planned" else None) or as_decided(case.c, case.n, found)


def _was_able(case: StandingCase, cue: Evidence, period: str | None) -> bool:
    """Whether a `could` tells of what was allowed in a year that is over: `In 2013-14 they could spend £25 a head`."""
    published = case.doc.source.published
    if cue.start is None or period is None or not published:
        return False
    if case.words[bisect_left(case.doc.tokens.starts, cue.start)] != "could":
        return False
    over, out = bounds(period)[1], bounds(published)[0]
    return over is not None and out is not None and over < out


def _of_the_plan(case: StandingCase) -> Standing | None:
    """What is said of a plan that is the subject of a clause: `Plans to shed 60 posts are out for consultation`, `She
    said that a scheme to cut 30 jobs had been dropped`."""
    words, low, last, plans = case.words, case.low, case.n.last, word_lists()["plans_of"]
    opens = (k for k in range(case.n.first - 1, low - 1, -1) if words[k] in plans and words[k + 1] in ("to", "for"))
    plan = next(opens, None)
    if plan is None or plan > low + 3 and words[plan - 1] not in _A:
        return None
    for x in case.doc.cues.within("reality", last, case.high):
        if x.value in ("proposed", "rejected") and ";" not in words[last : x.first]:
            if plan > low + 3 and not _ITS_OWN.issuperset(words[x.first - 1 : x.first]):
                return None
            return ("proposed" if x.value == "proposed" else "rejected"), case.says(x.first, x.last)
    return None


def _by_its_kind(case: StandingCase, period: str | None, stated: Evidence | None) -> Standing | None:
    """What the kind of a number or its time makes of it that no word says: a cut still due, a budget to come, a deficit
    that is faced."""
    if case.measure == "running-cost-reduction" and still_due(case.c, case.n):
        return "planned", Evidence("status", reason="a cut that no word tells as made is the target")
    if case.among("allotted") and to_come(case.c, case.n, period, stated):
        return "planned", Evidence("status", reason=_ALLOTTED)
    if case.among("overspent") and _is_faced(case):
        return "possible", Evidence("status", reason="a deficit that is faced")
    published = case.doc.source.published
    ahead = period is not None and published and period[0] != "." and period[:10] > published[-10:]
    spent = case.among("overspent") or case.measure == "savings"
    if ahead and not (spent and _told_elsewhere(case, stated)):
        return "planned", Evidence("status", reason="its time begins after the text came out")
    return None


def _told_elsewhere(case: StandingCase, stated: Evidence | None) -> bool:
    """Whether the time of a number stands in another sentence, so that its own says nothing of what is to come."""
    starts, ends = case.doc.tokens.starts, case.doc.tokens.ends
    if stated is None or stated.start is None:
        return True
    return not starts[case.low] <= stated.start < ends[case.high - 1]


def _is_faced(case: StandingCase) -> bool:
    """`is facing a deficit of £4m`; not `faces special measures as it has a deficit of £4m`."""
    words, first = case.words, case.n.first
    faces = word_lists()["faces"]
    return any(words[k] in faces and "as" not in words[k:first] for k in range(max(0, first - 4), first))
