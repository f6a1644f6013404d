"""When a change takes effect, by the times that its sentence tells.

Each case reads one place in which a text dates a change; the first that has a time decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.events.effect.change_case import ChangeCase
from ccgkg.ingest.events.effect.effect_reach import reach_of
from ccgkg.ingest.events.effect.shared_times import goes_on, same_day
from ccgkg.ingest.events.effect.time_meant import from_time, next_one
from ccgkg.ingest.events.effect.times_behind import in_force, past_relatives, since, start_told_next
from ccgkg.ingest.events.effect.whose_time import dates_it, follows, leads_to
from ccgkg.ingest.events.lead_ins import has_verb, lead_in
from ccgkg.ingest.events.status.status import Status
from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.apart import apart
from ccgkg.ingest.times.chronicle import month_of_heading
from ccgkg.ingest.times.dates import Mention as Time
from ccgkg.ingest.times.periods import Periods

__all__ = ["effective", "goes_on", "same_day"]

#: Verbs in the past that end in no `-ed`.
_DONE = frozenset({"took", "became", "began", "came", "gave", "went", "left", "split"})
#: Tokens before an office in which someone is named to it.
_NAMED = 5
#: That something comes at another time.
_PUT_OFF = frozenset({"put", "pushed", "delayed", "postponed", "deferred", "moved", "brought", "slipped", "held"})


def effective(
    doc: Document, bodies: Bodies, periods: Periods, event: Event, status: Status, group: Group | None, end: int
) -> str | None:
    """The EDTF time at which an event takes effect: one after it in its clause, else one before it where no other act
    stands between. `end` is the token where the next event begins; `group` the CCGs counted as its subject."""
    case = ChangeCase.of(doc, bodies, periods, event, status, group, end)
    for told in _CASES:
        when = told(case)
        if when is not None:
            return when
    return None if status.value == "rejected" else _led_in(case)  # a list tells when those happen that are agreed


def _starts_next(case: ChangeCase) -> str | None:
    """`Last week Jane Roe was named as joint chief of A and B. She will start on 1 April`."""
    event = case.event
    if change_words()["appoints"].isdisjoint(case.words[max(case.start, event.first - _NAMED) : event.first]):
        return None
    return _meant(case, next(iter(start_told_next(case.doc, case.periods, event, case.status, case.stop)), None))


def _inside(case: ChangeCase) -> str | None:
    """`created in April from A and B`."""
    return _meant(case, next((t for t in case.periods.within(case.event.first, case.event.last) if t.edtf), None))


def _behind(case: ChangeCase) -> str | None:
    """`will merge in April`, `was put back from April to July`."""
    words, last = case.words, case.event.last
    for time in case.periods.within(last, reach_of(case)):
        if (later := _put_off(case, time)) is not None:
            return later
        if words[time.first - 2 : time.first] == [",", "and"] or ":" in words[last : time.first]:
            return None  # `will be wound up, and the next day its work will pass to X`
        if time.edtf and dates_it(case, time) and follows(case, time):
            verb = words[case.event.first]
            return _dated(case, next_one(case.doc, time, case.status, verb.endswith("ed") or verb in _DONE))
    return None


def _put_off(case: ChangeCase, time: Time) -> str | None:
    """The later of two times of what is put off: July in `put back from April to July`."""
    words, edtf = case.words, time.edtf
    if not edtf or "/" not in edtf or "to" not in words[time.first : time.last]:
        return None
    return None if _PUT_OFF.isdisjoint(words[case.event.last : time.first]) else edtf.rpartition("/")[2]


def _in_force(case: ChangeCase) -> str | None:
    """`a merger, which was approved in May and takes effect in July`."""
    time = in_force(case.doc, case.periods, case.event, case.limit)
    return _dated(case, time) if time is not None else None


def _since(case: ChangeCase) -> str | None:
    """`have shared a chief, Jane Roe, since they were set up in 2013`."""
    time = since(case.doc, case.periods, case.event, case.stop)
    return _dated(case, time) if time is not None else None


def _past_relatives(case: ChangeCase) -> str | None:
    """`will share a chief with X, which has been in debt since 2015, from January`."""
    return _meant(case, past_relatives(case.doc, case.periods, case.event, case.limit))


def _before(case: ChangeCase) -> str | None:
    """`In April the two will merge`."""
    times = reversed(case.periods.within(case.start, case.event.first))
    return _meant(case, next((t for t in times if t.edtf and leads_to(case, t) and dates_it(case, t)), None))


def _before_the_clause(case: ChangeCase) -> str | None:
    """`will fall to 135 on 1 April, following 18 mergers`."""
    words, clause = case.words, case.clause
    counted = words[clause] in ("following", "after") and words[case.event.last - 1].endswith("ers")
    if not counted or case.status.value != "planned":
        return None
    times = reversed(case.periods.within(case.start, clause))
    main = next((t for t in times if t.edtf and clause - t.last <= 2), None)
    return _dated(case, main) if main is not None else None


def _apart(case: ChangeCase) -> str | None:
    """`lifted in November 2018, ten months after moving to a shared officer`."""
    return apart(case.doc, case.periods, case.event.first)


_CASES = (_apart, _starts_next, _inside, _behind, _in_force, _since, _past_relatives, _before, _before_the_clause)


def _led_in(case: ChangeCase) -> str | None:
    """A time in the lead-in of a list, in the next sentence, or over an entry of a chronicle: `In April 2018: A and B
    merged`."""
    doc, periods, event = case.doc, case.periods, case.event
    told = _in_lead_in(case) or start_told_next(doc, periods, event, case.status, case.stop)
    if told:
        return _meant(case, told[0])
    if case.status.value != "actual" or event.form not in ("verb", "share", "makes", "passive"):
        return None
    return _meant(case, month_of_heading(doc, periods, event.first))


def _in_lead_in(case: ChangeCase) -> Sequence[Time]:
    """The times at the ends of the lead-in of a list, or anywhere in it where the line has no verb of its own."""
    lead = lead_in(case.doc, case.event.first) if case.event.form != "several" else None
    if not lead:
        return ()  # the time of one who leads several is that of what the lead-in itself tells
    first, last = lead
    times = [t for t in case.periods.within(first, last) if t.edtf]
    if not times or not has_verb(case.doc, case.start, case.stop):
        return times
    return [t for t in times if t.first - first <= 2 or last - t.last <= 2]


def _meant(case: ChangeCase, time: Time | None) -> str | None:
    """The time that words mean for a change of its status."""
    return _dated(case, next_one(case.doc, time, case.status)) if time is not None else None


def _dated(case: ChangeCase, time: Time) -> str:
    return from_time(case.words, time, case.event)
