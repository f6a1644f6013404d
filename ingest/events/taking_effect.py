"""When a change takes effect, by the times that its sentence tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.events.event import Event, change_words, names_end
from ccgkg.ingest.events.event_clauses import event_clause, past_relative, status_words
from ccgkg.ingest.events.lead_ins import has_verb, lead_in
from ccgkg.ingest.events.status import Status
from ccgkg.ingest.events.times_behind import in_force, past_relatives, since, start_told_next
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.chronicle import month_of_heading
from ccgkg.ingest.times.dates import Mention as Time
from ccgkg.ingest.times.periods import Periods

_RELATIVE = frozenset({"which", "who", "whose", "where", "that"})
_PAST = frozenset({"last", "previous", "ago", "this", "earlier"})
_MONTHS = frozenset(
    {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    }
)
#: Verbs in the past that end in no `-ed`.
_DONE = frozenset({"took", "became", "began", "came", "gave", "went", "left", "split"})
_OPEN = frozenset({"since", "from"})
#: That something comes about; that it comes at another time; and what has a year in its name.
_COMES = frozenset(
    {
        "effect",
        "place",
        "force",
        "happen",
        "happens",
        "completed",
        "complete",
        "come",
        "comes",
        "follow",
        "begin",
        "begins",
        "start",
        "starts",
    }
)
_PUT_OFF = frozenset({"put", "pushed", "delayed", "postponed", "deferred", "moved", "brought", "slipped", "held"})
_PAPERS = frozenset(
    {"act", "acts", "bill", "law", "regulations", "reforms", "paper", "report", "review", "reorganisation"}
)
#: How a body began that is told by its noun: `a joint committee, which was set up in 2018`.
_FOUNDED = frozenset({"created", "set", "formed", "established", "launched", "began", "started", "founded"})
#: Behind an `as` these make it none that tells of two things at once: `from April as three CCGs merge`.
_NOT_WHILE = frozenset(
    {"part", "a", "an", "well", "planned", "expected", "one", "the", "agreed", "promised", "soon", "of", "from"}
)
#: At most this many words between a time and the event behind it.
_FAR = 14


def effective(
    doc: Document, bodies: Bodies, periods: Periods, event: Event, status: Status, group: Group | None, end: int
) -> str | None:
    """The EDTF time at which an event takes effect: one after it in its clause, else one before it where no other act stands
    between. `end` is the token where the next event begins; `group` the CCGs counted as its subject."""
    words, lists = doc.tokens.words, change_words()
    start, stop = doc.sentence_tokens(event.first)
    first, last = event_clause(doc, event.first)
    named = names_end(doc, bodies, event.last)
    if (behind := past_relative(doc, max(event.last, named), stop)) > max(event.last, named):
        last = max(last, event_clause(doc, behind)[1])
    if last < stop and words[last] in ("until", "since"):
        last = min(stop, last + 6)
    if (
        last < stop
        and words[last] in ("but", "though", "although")
        and {"before", "until"} & set(words[last : last + 6])
    ):
        last = min(stop, last + 8)
    reach = min(stop, max(last, event.last + 4), end if end > event.last else stop)
    if "," in words[start : event.first] and event.form == "noun":
        reach = next(
            (i for i in range(event.last, reach - 1) if words[i] == "," and words[i + 1] in status_words()["goes_on"]),
            reach,
        )  # `X, born of a merger, was rated good in 2018`
    if event.form == "several":
        reach = min(reach, event.last + 4)  # `chief officer of A and B, is to lead C too from April`
    if (
        (event.form == "noun" and words[event.last] == "," and _FOUNDED & set(words[event.last + 1 : event.last + 5]))
        or words[named : named + 2] == [",", "which"]
        and _COMES & set(words[named + 2 : named + 7])
    ):
        reach = min(stop, max(reach, named + 12))  # `a merger, which would take effect on 1 April`
    for time in periods.within(event.last, reach):
        if (
            time.edtf
            and _PUT_OFF & set(words[event.last : time.first])
            and "to" in words[time.first : time.last]
            and "/" in time.edtf
        ):
            return time.edtf.rpartition("/")[2]  # `put back from April to July`
        if words[time.first - 2 : time.first] == [",", "and"] or ":" in words[event.last : time.first]:
            break  # `will be wound up, and the next day its work will pass to X`
        if (
            time.edtf
            and not _of_decision(doc, event, status, time)
            and not _counted_then(words, time, event, status, group)
            and not _share_then(words, time, event, status, start)
            and (
                words[time.first - 1] in ("for", "since")
                or not any(w in lists["not_when"] for w in _between(words, event.last, time.first))
            )
        ):
            return _from(
                words,
                _next_one(doc, time, status, words[event.first].endswith("ed") or words[event.first] in _DONE),
                event,
            )
    if (force := in_force(doc, periods, event, min(stop, end) if end > event.last else stop)) is not None:
        return _from(words, force, event)
    if (held := since(doc, periods, event, stop)) is not None:
        return _from(words, held, event)
    if (past := past_relatives(doc, periods, event, min(stop, end) if end > event.last else stop)) is not None:
        return _from(words, _next_one(doc, past, status), event)
    inside = [m for m in periods.within(event.first, event.last) if m.edtf]
    if inside:
        return inside[0].edtf
    for time in reversed(periods.within(start, event.first)):
        if (
            time.edtf
            and _leads_to(doc, bodies, time, event, start, first)
            and not _of_decision(doc, event, status, time)
            and not _counted_then(words, time, event, status, group)
            and not _share_then(words, time, event, status, start)
        ):
            return _from(words, _next_one(doc, time, status), event)
    if words[first] in ("following", "after") and words[event.last - 1].endswith("ers") and status.value == "planned":
        main = next((t for t in reversed(periods.within(start, first)) if t.edtf and first - t.last <= 2), None)
        if main is not None:  # `will fall to 135 on 1 April, following 18 mergers`
            return _from(words, main, event)
    if status.value == "rejected":
        return None  # what a list tells is when those happen that are agreed
    lead = lead_in(doc, event.first) if event.form != "several" else None  # its time is that of what it tells itself
    told = (
        [
            t
            for t in periods.within(*lead)
            if t.edtf and (t.first - lead[0] <= 2 or lead[1] - t.last <= 2 or not has_verb(doc, start, stop))
        ]
        if lead
        else []
    )
    told = told or start_told_next(doc, periods, event, status, stop)
    if (
        not told
        and status.value == "actual"
        and event.form in ("verb", "share", "makes", "passive")
        and (month := month_of_heading(doc, periods, event.first))
    ):
        told = [month]
    return _from(words, _next_one(doc, told[0], status), event) if told else None


def _between(words: list[str], first: int, last: int) -> list[str]:
    """The words between an event and a time, without a participle between commas: `joint commissioning, agreed in March, will begin in May`."""
    commas = [i for i in range(first, last) if words[i] == ","]
    for opening, closing in pairwise(commas):
        aside = words[opening + 1] in change_words()["not_when"] | _RELATIVE
        if aside and change_words()["not_when"] & set(words[opening:closing]) and closing - opening <= 10:
            return words[first:opening] + words[closing:last]
    return words[first:last]


def _next_one(doc: Document, time: Time, status: Status, past: bool = False) -> Time:
    """The time of what is still to be: a month or a day without a year is the next one after publication."""
    published, words = day_of(doc.source.published), doc.tokens.words[time.first : time.last]
    if (
        status.value == "planned"
        and published is not None
        and len(words) == 1
        and words[0].endswith("day")
        and time.edtf
        and len(time.edtf) == 10
    ):
        day = date.fromisoformat(time.edtf)
        return replace(time, edtf=(day + timedelta(days=7)).isoformat()) if day < published else time
    if status.value == "actual" and doc.tokens.words[time.first - 1] == "from" and time.edtf and "/" in time.edtf:
        time = replace(time, edtf=time.edtf.removesuffix("/.."))
    plain = time.edtf is not None and "/" not in time.edtf and len(time.edtf) in (7, 10)
    if (
        past
        and status.value == "actual"
        and plain
        and time.edtf
        and published is not None
        and words[0] in _MONTHS
        and len(words) == 1
        and time.edtf > published.isoformat()[: len(time.edtf)]
    ):
        return replace(
            time, edtf=f"{int(time.edtf[:4]) - 1}{time.edtf[4:]}"
        )  # `took it back in January`, told in December
    if (
        not (status.value in ("planned", "proposed", "possible") or _appointed(doc, time))
        or published is None
        or not plain
        or not time.edtf
        or any(w.isdecimal() and len(w) == 4 for w in words)
        or _PAST & set(words)
    ):
        return time
    if (
        len(words) > 3
        or doc.tokens.words[time.first - 1] in ("since", "last")
        or time.edtf >= published.isoformat()[: len(time.edtf)]
    ):
        return time
    return replace(time, edtf=f"{int(time.edtf[:4]) + 1}{time.edtf[4:]}")


def _appointed(doc: Document, time: Time) -> bool:
    """Whether someone was put in place from a time on: `have appointed Jane Roe as joint chief officer from 1 August`."""
    words = doc.tokens.words
    if words[time.first - 1] == "from" and "becomes" in words[doc.sentence_tokens(time.first)[0] : time.first]:
        return True  # `becomes chief officer of A and B CCGs from 1 October`
    begins = {"takes", "starts", "begins", "joins", "arrives", "becomes"} & set(
        words[max(doc.sentence_tokens(time.first)[0], time.first - 5) : time.first]
    )
    if begins and words[time.first - 1] in ("on", "in", "from"):
        return True
    return words[time.first - 1] == "from" and bool(
        change_words()["appoints"] & set(words[doc.sentence_tokens(time.first)[0] : time.first])
    )


def same_day(doc: Document, event: Event) -> bool:
    """Whether the clause dates the event by the one told before: `merged on the same day`."""
    words = doc.tokens.words
    first, last = event_clause(doc, event.first)
    of_that = (
        i
        for i in range(event.last, min(last, event.last + 8) - 2)
        if words[i] == "on" and words[i + 1] == "that" and words[i + 2] in ("day", "date")
    )
    last = max(last, min(doc.sentence_tokens(event.first)[1], event.last + 10))
    return next(of_that, None) is not None or any(
        words[i] == "same" and words[i + 1] in ("day", "date", "time", "month", "year") for i in range(first, last - 1)
    )


def goes_on(doc: Document, event: Event, before: Event, status: Status, told: str) -> bool:
    """Whether an event shares the time of the one told before: joined to it by an `and` without a verb of its own (`abolished
    in April and their functions transferred`), or told right after it of what else was done then."""
    words = doc.tokens.words
    start = doc.sentence_tokens(event.first)[0]
    if doc.sentence_tokens(before.first)[0] == start:
        gap = words[before.last : event.first]
        if event.form == before.form == "makes" and status.value == told and "and" in gap:
            return True
        fronted = (
            0 < before.first - start and words[start] in ("on", "in", "from", "by", "next") and status.value == told
        )
        if fronted and event.type == "function-transfer" and "and" in gap and not {";", "but", "while"} & set(gap):
            return True  # `On 1 July they will be abolished, and boards will take over their work`
        whose = {"their", "its"} & set(words[before.last : event.last + 2])
        if (
            whose
            and (
                event.type == "function-transfer"
                or words[event.last - 1] == "place"
                or words[event.last : event.last + 3] == ["in", "their", "place"]
            )
            and status.value == told
            and "and" in gap
            and not {";", "but", "while"} & set(gap)
        ):
            return True  # `CCGs will be abolished in April and their functions will pass to boards`
        own = {"will", "would", "was", "were", "is", "are", "could", "may", "might", "has", "have", "had"}
        return (
            event.type == "function-transfer"
            and "and" in gap
            and not {";", "but", "while"} & set(gap)
            and not own & set(gap[gap.index("and") :])
        )
    if not start or doc.sentence_tokens(start - 1)[0] != doc.sentence_tokens(before.first)[0]:
        return False
    block = doc.layout.block_at
    same = block(doc.tokens.starts[start]) == block(doc.tokens.starts[before.first])
    return (
        same
        and event.type == before.type == "merger"
        and status.value == told == "actual"
        and words[doc.sentence_tokens(before.first)[0]] in ("on", "in")
    )


def _leads_to(doc: Document, bodies: Bodies, time: Time, event: Event, start: int, first: int) -> bool:
    """Whether a time before an event is that event's own."""
    words, lists = doc.tokens.words, change_words()
    gap = range(time.last, event.first)
    if words[time.last] in _PAPERS or (words[time.last : time.last + 1] == ["'s"] and time.last + 1 < event.first):
        return False  # `the 2012 act`, `this year’s applications to merge`
    if (
        not (time.first >= first or time.first <= start + 2 or "when" in words[time.last : time.last + 2])
        or sum(bodies.at(i) is None and words[i].isalpha() for i in gap) > _FAR
    ):
        return False
    told = any(w in lists["not_when"] | lists["announces"] for w in words[max(start, time.first - 3) : time.first])
    if _in_aside(words, time, event, start) or (
        told and {"to", "that", "of", "it", "they"} & set(words[time.last : event.first])
    ):
        return False
    heading = doc.layout.block_at(doc.tokens.starts[event.first]).kind == "heading"
    return not any(
        words[i] in lists["not_when"]
        or words[i] in ("but", ";", "since", "approval", "permission", "consent", "clearance")
        or (heading and words[i] == "as" and words[i + 1] not in _NOT_WHILE)
        or (words[i] == "and" and not _joins(doc, bodies, i))
        for i in gap
    )


def _joins(doc: Document, bodies: Bodies, token: int) -> bool:
    """Whether an `and` stands within a name or between two, of bodies or of places."""
    if doc.tokens.capital(token - 1) and doc.tokens.capital(token + 1):
        return True
    if bodies.at(token) is not None:
        return True
    return bodies.at(token - 1) is not None and (bodies.at(token + 1) is not None or bodies.at(token + 2) is not None)


def _in_aside(words: list[str], time: Time, event: Event, start: int) -> bool:
    """Whether the time stands in a relative clause that a comma has closed: `X, which left in 2016, will merge`."""
    closed = "," in words[time.last : event.first]
    comma = next((i for i in range(time.first - 1, start, -1) if words[i] == ","), None)
    if words[time.last : time.last + 1] == [","] and comma is not None and "since" in words[comma : time.first]:
        return True  # `X, under directions since 2016, shares a chief officer with Y`
    return closed and any(words[i] in _RELATIVE and words[i - 1] == "," for i in range(time.first, start, -1))


def _counted_then(words: list[str], time: Time, event: Event, status: Status, group: Group | None) -> bool:
    """Whether the time is that of a count, and not of the event: `in March 80 groups shared a chief`."""
    if {"appointed", "named", "became", "chosen", "installed"} & set(
        words[max(0, time.first - 4) : time.first] + words[max(0, event.first - 4) : event.first]
    ):
        return False
    counted = group is not None and group.count is not None and not group.named
    lasting = event.type == "shared-leadership" and event.form in ("share", "office", "runs")
    return (
        counted
        and lasting
        and status.value == "actual"
        and not _OPEN & set(words[max(0, time.first - 1) : time.first + 1])
    )


def _share_then(words: list[str], time: Time, event: Event, status: Status, start: int) -> bool:
    """Whether a time is that of a share of CCGs, and not of the event: `a quarter of groups shared a chief in 2016`."""
    if (
        event.type != "shared-leadership"
        or event.form not in ("share", "office")
        or status.value != "actual"
        or _OPEN & set(words[time.first - 1 : time.first + 1])
    ):
        return False
    before = words[start : event.first]
    return any(w in change_words()["shares"] or before[n : n + 2] == ["one", "in"] for n, w in enumerate(before))


def _of_decision(doc: Document, event: Event, status: Status, time: Time) -> bool:
    """Whether a time that is past is that of the decision: `the merger was approved in May`."""
    if (
        status.end is not None
        and status.end <= doc.tokens.starts[event.first]
        and 0 <= time.first - event.last <= 1
        and status.kind == "proposed"
        and words_of_will(doc, status)
    ):
        return False  # `propose to set up a joint committee in June`
    if status.value == "rejected" and doc.tokens.words[time.first - 1] == "before":
        return True  # `ruled out any merger before 2020`
    if (
        status.value == "rejected"
        and event.form == "noun"
        and not any(w.isdecimal() and len(w) == 4 for w in doc.tokens.words[time.first : time.last])
        and doc.tokens.words[time.last - 1] in _MONTHS
    ):
        return True  # `dropped a proposed merger in September`
    if status.kind == "rejected" or (status.kind in ("approved", "proposed") and event.form == "noun"):
        day = day_of(doc.source.published)
        first = bounds(time.edtf)[0] if time.edtf else None
        return day is not None and first is not None and first <= day
    return False


def words_of_will(doc: Document, status: Status) -> bool:
    """Whether the word of a status tells in the present what someone means to do."""
    return status.word in (
        "propose",
        "proposes",
        "proposing",
        "want",
        "wants",
        "hope",
        "hopes",
        "hope to",
        "want to",
        "wants to",
        "seek to",
        "keen to",
    )


def _from(words: list[str], time: Time, event: Event) -> str:
    """A change `from April` takes effect in April, as does one that has held `since`; `not before 2020` leaves the end open."""
    edtf = time.edtf or ""
    if edtf.endswith("-01-01/..") and words[time.last - 1] == "year":
        return edtf[:4]  # `since last year`
    near = words[max(0, time.first - 2) : time.first + 2]
    if "until" in near or ("before" in near and "not" in words[max(0, time.first - 3) : time.first]):
        plain = edtf.removeprefix("../").removesuffix("/..")
        return plain + "/.." if "before" in near and "/" not in plain else plain
    counted = event.form == "noun" and words[event.last - 1].endswith("s")
    return edtf if counted or not _OPEN & set(near) else edtf.removesuffix("/..")
