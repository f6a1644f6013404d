"""How far the words of an event reach in their sentence: up to the next event, the end of a relative clause, or another
subject."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.event_clauses import closed_relative
from ccgkg.ingest.events.parties.sets import counted_in_place
from ccgkg.ingest.events.words.event import Event
from ccgkg.ingest.text.document import Document

#: What begins a second verb behind an `and`, and what only a subject has behind it.
_MODALS = frozenset({"may", "might", "could", "will", "would", "plan", "hope", "intend", "want"})
_FINITE = frozenset({"will", "would", "could", "may", "might", "is", "was", "has", "had", "plans", "wants", "hopes"})


def reach(doc: Document, bodies: Bodies, events: Sequence[Event], index: int) -> int:
    """The token before which those stand who take part in the event of an index."""
    event, stop = events[index], doc.sentence_tokens(events[index].first)[1]
    if event.form == "share":
        stop = _second_verb(doc, event, stop)
    following = _following(doc, events, index)
    if following is None:
        return stop
    apart = _is_apart(doc, event, following, stop) or _has_names(doc, bodies, event, following)
    end = following.first if apart and following.first < stop else stop
    closed = closed_relative(doc, event.first) if event.form == "verb" else None
    if closed and closed <= following.first < stop:
        end = closed  # `whose bid to merge was refused, will unite as X`
    own = _next_subject(doc, bodies, event, following)
    return end if own is None else min(end, own)


def _second_verb(doc: Document, event: Event, stop: int) -> int:
    """Where a second verb begins that has its own object: `share a chief and may extend that to X`."""
    words = doc.tokens.words
    joint = words[event.last : event.last + 1] == ["and"] and words[event.last + 1] in _MODALS
    return min(stop, event.last) if joint else stop


def _following(doc: Document, events: Sequence[Event], index: int) -> Event | None:
    """The event behind one; a founding is none behind what is founded: `a joint committee is to be formed in May`."""
    event, behind = events[index], events[index + 1 : index + 3]
    if not behind:
        return None
    founded = event.form == "noun" and event.type == "joint-commissioning" and behind[0].type == "establishment"
    goes_live = doc.tokens.words[behind[0].last - 1] == "live" and event.type == "merger" and event.form == "noun"
    founded = founded or (goes_live and behind[0].type == "establishment")
    if not founded:
        return behind[0]
    return behind[1] if len(behind) > 1 else None


def _is_apart(doc: Document, event: Event, following: Event, stop: int) -> bool:
    """Whether the next event of a sentence is another, and not a second word for the one."""
    if not event.last <= following.first < stop:
        return False
    another = following.type != event.type or following.form == "same"
    return another or "which" in doc.tokens.words[event.last : following.first]


def _has_names(doc: Document, bodies: Bodies, event: Event, following: Event) -> bool:
    """Whether the next event is a noun that has its own names: `to merge A and B, and has approved the merger of C with
    D`."""
    if following.form != "noun" or doc.tokens.words[following.last] not in ("of", "between", "with"):
        return False
    behind = bodies.within(following.last, following.last + 4)
    return bool(bodies.within(event.last, following.first)) and any(m.kind == "ccg" for m in behind)


def _next_subject(doc: Document, bodies: Bodies, event: Event, following: Event) -> int | None:
    """Where the subject of the next event begins, if an `and` joins its clause: `X is to join Y and Z will merge
    with`."""
    words = doc.tokens.words
    placed = counted_in_place(doc, following.first)
    if placed is not None and placed.first > event.last:
        return placed.first
    for mention in bodies.within(event.last + 1, following.first):
        before = mention.first - 1 - (words[mention.first - 1] == "nhs")
        joined = words[before] in ("and", "while") and words[mention.last] in _FINITE and mention.kind == "ccg"
        if joined and following.form == "verb" and following.first - mention.last <= 3:
            return mention.first
    return None
