"""The time that words beside a change mean: of what is still to be, the next such month; of what began `from` one, that
one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.events.status.sureness import Status
from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.dates import Mention as Time

MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"]
    + ["december"]
)  # fmt: skip
_PAST = frozenset({"last", "previous", "ago", "this", "earlier"})
_OPEN = frozenset({"since", "from"})
_BEGINS = frozenset({"takes", "starts", "begins", "joins", "arrives", "becomes"})
#: Words of a month or a day without a year, at most.
_SHORT = 3


def next_one(doc: Document, time: Time, status: Status, past: bool = False) -> Time:
    """The time of what is still to be: a month or a day without a year is the next one after publication. `past` tells
    that the event's own verb is in the past."""
    published, words = day_of(doc.source.published), doc.tokens.words[time.first : time.last]
    if published is not None and (day := _weekday(time, words, status)) is not None:
        return replace(time, edtf=(day + timedelta(days=7)).isoformat()) if day < published else time
    if status.value == "actual" and doc.tokens.words[time.first - 1] == "from" and time.edtf and "/" in time.edtf:
        time = replace(time, edtf=time.edtf.removesuffix("/.."))
    if published is None or not time.edtf or "/" in time.edtf or len(time.edtf) not in (7, 10):
        return time
    told = published.isoformat()[: len(time.edtf)]
    month = len(words) == 1 and words[0] in MONTHS
    if past and status.value == "actual" and month and time.edtf > told:
        return _in_year(time, -1)  # `took it back in January`, told in December
    ahead = status.value in ("planned", "proposed", "possible") or _appointed(doc, time)
    return _in_year(time, 1) if ahead and time.edtf < told and _without_year(doc, time, words) else time


def _in_year(time: Time, years: int) -> Time:
    """The same day or month, some years on."""
    edtf = time.edtf or ""
    return replace(time, edtf=f"{int(edtf[:4]) + years}{edtf[4:]}")


def _weekday(time: Time, words: Sequence[str], status: Status) -> date | None:
    """The day of a planned change that is told by the name of one: `on Monday`."""
    named = status.value == "planned" and len(words) == 1 and words[0].endswith("day")
    return date.fromisoformat(time.edtf) if named and time.edtf and len(time.edtf) == 10 else None


def _without_year(doc: Document, time: Time, words: Sequence[str]) -> bool:
    """Whether a time is a month or a day with no year, and nothing says that it is past."""
    if any(w.isdecimal() and len(w) == 4 for w in words) or not _PAST.isdisjoint(words):
        return False
    return len(words) <= _SHORT and doc.tokens.words[time.first - 1] not in ("since", "last")


def _appointed(doc: Document, time: Time) -> bool:
    """Whether someone was put in place from a time on: `have appointed Jane Roe as joint chief officer from 1
    August`."""
    words, start = doc.tokens.words, doc.sentence_tokens(time.first)[0]
    joint, before = words[time.first - 1], words[start : time.first]
    if joint == "from" and ("becomes" in before or not change_words()["appoints"].isdisjoint(before)):
        return True  # `becomes chief officer of A and B CCGs from 1 October`
    return joint in ("on", "in", "from") and not _BEGINS.isdisjoint(words[max(start, time.first - 5) : time.first])


def from_time(words: Sequence[str], time: Time, event: Event) -> str:
    """A change `from April` takes effect in April, as does one that has held `since`; `not before 2020` leaves the end
    open."""
    edtf = time.edtf or ""
    if edtf.endswith("-01-01/..") and words[time.last - 1] == "year":
        return edtf[:4]  # `since last year`
    near = words[max(0, time.first - 2) : time.first + 2]
    if "until" in near or ("before" in near and "not" in words[max(0, time.first - 3) : time.first]):
        plain = edtf.removeprefix("../").removesuffix("/..")
        return plain + "/.." if "before" in near and "/" not in plain else plain
    counted = event.form == "noun" and words[event.last - 1].endswith("s")
    return edtf if counted or _OPEN.isdisjoint(near) else edtf.removesuffix("/..")
