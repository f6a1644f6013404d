"""Times of a change that stand behind another clause, or in the next sentence: `which takes effect in July`, `since
they were set up`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ccgkg.ingest.events.event_clauses import status_words
from ccgkg.ingest.events.status.status import Status
from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.text.clauses import opening_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.dates import Mention as Time
from ccgkg.ingest.times.periods import Periods

#: Sentences back in which a day is told for which `the same date` stands.
_DAY_BACK = 3
#: That something comes about.
_COMES = frozenset(
    {(verb, what) for verb in ("take", "takes", "took") for what in ("effect", "place")}
    | {(verb, "into") for verb in ("come", "comes", "came")}
    | {(verb, what) for verb in ("go", "goes", "went") for what in ("live", "ahead", "through")}
)  # fmt: skip
#: Between a subject and such a verb.
_BEFORE_COMES = frozenset(
    {"will", "is", "are", "was", "due", "set", "to", "should", "would", "could", "now", "also", "expected"}
)
#: That what was told before comes about.
_HAPPENS = frozenset({"happen", "happens"})
_RELATIVE = frozenset({"which", "who", "whose", "where", "that"})


def in_force(doc: Document, periods: Periods, event: Event, stop: int) -> Time | None:
    """The time that a relative clause tells of taking effect, be it the second: `which was approved in May and takes
    effect in July`."""
    words = doc.tokens.words
    comes = (i for i in range(event.last, stop - 1) if (words[i], words[i + 1]) in _COMES)
    at = next((i for i in comes if _goes_on_with(words, i, event.last)), None)
    return next((t for t in periods.within(at, min(stop, at + 6)) if t.edtf), None) if at is not None else None


def _goes_on_with(words: Sequence[str], token: int, low: int) -> bool:
    """Whether a verb at a token is said of what was told before it, at `low`: behind `which`, or an `and` with no
    subject of its own."""
    i = token - 1
    while i > low and (words[i] in _BEFORE_COMES or words[i].endswith("ly")):
        i -= 1
    if i > low and words[i] in ("and", "but", "then"):
        return True
    return "which" in words[low:token] and ";" not in words[low:token]


def since(doc: Document, periods: Periods, event: Event, stop: int) -> Time | None:
    """The time of the act since when something holds: `have shared a chief, Jane Roe, since they were set up in
    2013`."""
    words = doc.tokens.words
    i = event.last
    if words[i : i + 1] == [","]:
        i = next((k + 1 for k in range(i + 1, min(stop, i + 8)) if words[k] == ","), i)
    while (
        words[i : i + 1] == ["with"]
        or i > event.last
        and i < stop
        and (doc.tokens.capital(i) or words[i] in ("and", ",", "of"))
    ):
        i += 1  # `has shared a chief, Jane Roe, with A and B since April`
    i += words[i : i + 1] == ["ever"]
    if words[i : i + 1] != ["since"]:
        return None
    return next((t for t in periods.within(i + 1, min(stop, i + 10)) if t.edtf), None)


def past_relatives(doc: Document, periods: Periods, event: Event, stop: int) -> Time | None:
    """The time behind a relative clause: `will share a chief with X, which has been in debt since 2015, from
    January`."""
    words = doc.tokens.words
    for time in periods.within(event.last, stop):
        i = time.first - 1
        if time.edtf and words[i] in ("from", "in", "on", "by") and words[i - 1] == ",":
            opens = (k for k in range(event.last + 1, i - 1) if words[k - 1] == ",")
            return time if any(words[k] in _RELATIVE or _sets_in(words[k]) for k in opens) else None
    return None


def _sets_in(word: str) -> bool:
    """Whether a word behind a comma opens an aside: `with X as the result`, `creating X`."""
    return word in status_words()["asides"] or word.endswith("ing")


def _in_place_next(doc: Document, periods: Periods, status: Status, stop: int) -> Time | None:
    """The time of which the next sentence says that what was told comes about then: `Both will be in place on 1
    April`."""
    words, lists = doc.tokens.words, change_words()
    stop = opening_of(doc, stop) if stop < len(words) else stop
    if (
        status.value not in ("planned", "proposed", "possible")
        or stop >= len(words)
        or words[stop] not in ("both", "this", "it", "these", "they", "the", "that")
    ):
        return None
    last = doc.sentence_tokens(stop)[1]
    at = next(
        (
            i
            for i in range(stop + 1, min(last - 2, stop + 7))
            if " ".join(words[i : i + 3]) in lists["comes_about"]
            or " ".join(words[i : i + 2]) in lists["comes_about"]
            or words[i] in _HAPPENS
        ),
        None,
    )
    return next((t for t in periods.within(at, min(last, at + 8)) if t.edtf), None) if at is not None else None


def day_told_before(doc: Document, periods: Periods, event: Event) -> str | None:
    """The day last told in the paragraph before or in that of an event, for which `from the same date` stands."""
    index = doc.layout.index_at(doc.tokens.starts[event.first])
    low = doc.range_of(doc.layout.sentences[max(0, index - _DAY_BACK)])[0]
    return next(
        (
            t.edtf
            for t in reversed(periods.within(low, doc.sentence_tokens(event.first)[0]))
            if t.edtf and len(t.edtf) == 10
        ),
        None,
    )


def start_told_next(doc: Document, periods: Periods, event: Event, status: Status, stop: int) -> list[Time]:
    """The day on which the one appointed begins, told in the next sentence: `She starts on 1 June`."""
    words, lists = doc.tokens.words, change_words()
    if (there := _in_place_next(doc, periods, status, stop)) is not None:
        return [there]
    if (
        event.type != "shared-leadership"
        or status.value not in ("planned", "actual")
        or stop >= len(words)
        or words[stop] not in ("he", "she", "they")
    ):
        return []
    last = doc.sentence_tokens(stop)[1]
    verb = next((i for i in range(stop + 1, min(last, stop + 5)) if words[i] in lists["starts"]), None)
    return [t for t in periods.within(verb, min(last, verb + 8)) if t.edtf][:1] if verb is not None else []


def day_beside(doc: Document, event: Event, told: str | None) -> str | None:
    """The day before or after that of the change told last: `had been abolished the day before`."""
    after = doc.tokens.words[event.last : event.last + 3]
    if told is not None and len(told) == 10 and after in (["the", "following", "day"], ["the", "next", "day"]):
        return (date.fromisoformat(told) + timedelta(days=1)).isoformat()
    if told is None or len(told) != 10 or after[:2] != ["the", "day"] or after[2:] not in (["before"], ["after"]):
        return None
    return (date.fromisoformat(told) + timedelta(days=1 if after[2] == "after" else -1)).isoformat()
