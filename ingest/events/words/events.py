"""Where a text tells of a structural change to commissioning bodies: the words of it, its type, and their form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.parties.joining_in import joins, joins_in
from ccgkg.ingest.events.words.change_phrases import phrases
from ccgkg.ingest.events.words.event import Event, past_short
from ccgkg.ingest.events.words.event_pairs import pairs
from ccgkg.ingest.events.words.handing_over import handed_from, taken_back, taken_on
from ccgkg.ingest.events.words.joint_bodies import joint_bodies, jointly
from ccgkg.ingest.events.words.moved_practices import lost_places, moved_places, moves_of, patches
from ccgkg.ingest.events.words.second_posts import second_posts
from ccgkg.ingest.events.words.shared_leaders import led_by_one, offices
from ccgkg.ingest.events.words.split_words import brought_together, quoted_ends
from ccgkg.ingest.text.document import Document

#: What joins a verb of joint buying to the body that does it.
_THROUGH = frozenset({"through", "via", "under", "using", "by", "in"})


def find_events(doc: Document, bodies: Bodies) -> list[Event]:
    """All events that the words of a document tell, in its order, one where several words of one type stand
    together."""
    found = [
        *quoted_ends(doc),
        *brought_together(doc, bodies),
        *phrases(doc, bodies),
        *pairs(doc, bodies),
        *offices(doc, bodies),
        *jointly(doc),
        *joint_bodies(doc),
        *led_by_one(doc, bodies),
        *joins(doc, bodies),
        *joins_in(doc, bodies),
        *handed_from(doc, bodies),
        *taken_back(doc, bodies),
        *taken_on(doc, bodies),
        *moved_places(doc, bodies),
        *lost_places(doc, bodies),
        *moves_of(doc, bodies),
        *patches(doc, bodies),
        *second_posts(doc, bodies),
    ]
    found.sort(key=lambda e: (e.first, e.form != "office", -e.last))
    events: list[Event] = []
    ends: dict[str, int] = {}
    for event in found:
        if _is_a_part(event, events[-2:]) or _through_a_body(doc, event, found):
            continue
        if event.form in ("office", "share", "several"):
            event = replace(event, last=past_short(doc.tokens.words, event.last))  # `a single accountable officer (AO)`
        if ends.get(event.type, 0) <= event.first:
            events.append(event)
            ends[event.type] = event.last
    return events


def _is_a_part(event: Event, before: Sequence[Event]) -> bool:
    """Whether an event is only a part of a transfer of functions: `took over the commissioning of` is no takeover."""
    return event.type != "function-transfer" and any(
        e.type == "function-transfer" and e.first <= event.first and event.last <= e.last for e in before
    )


def _through_a_body(doc: Document, event: Event, found: Sequence[Event]) -> bool:
    """Whether a noun in its sentence tells the same as a verb of joint buying: `pool £3m through a joint committee`."""
    if event.type != "joint-commissioning" or event.form != "verb":
        return False
    stop = doc.sentence_tokens(event.first)[1]
    noun = next((e for e in found if e.type == event.type and e.form == "noun" and event.last <= e.first < stop), None)
    return noun is not None and not _THROUGH.isdisjoint(doc.tokens.words[event.last : noun.first])
