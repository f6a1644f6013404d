"""Whether two events tell one change: `merged into a single CCG`, `Eight others are to do the same`, `and have done so
since May`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.claim import Change
from ccgkg.ingest.events.parties.party import Parties
from ccgkg.ingest.events.told import Told
from ccgkg.ingest.events.words.event import JOINING, Event
from ccgkg.ingest.text.document import Document

#: So many changes back, and so many words between two events, a change is told again in its sentence.
_BACK, _FAR = 3, 14
#: Words between the event and whom it is of: `A joint team will run A and B`; more with a name between commas.
_NEAR, _NEAR_ASIDE = 5, 8


def same_again(doc: Document, event: Event, before: Sequence[Told]) -> Event | None:
    """`Eight others are to do the same`: an event of the type of the one told just before; None where none is."""
    if event.form != "same":
        return event
    if not before or before[-1].change.type not in JOINING:
        return None
    start = doc.sentence_tokens(event.first)[0]
    if doc.cues.within("intervention", max(start, before[-1].event.last), event.first):
        return None  # `X left special measures and Y did so in January`
    low = doc.sentence_tokens(start - 1)[0] if start else start
    low = doc.sentence_tokens(low - 1)[0] if low else low
    did = "did" in doc.tokens.words[event.first : event.last]
    if did and doc.sentence_tokens(before[-1].event.first)[0] == start:
        return None  # `were found to be sharing a chief: 121 did so`
    return replace(event, type=before[-1].change.type) if before[-1].event.first >= low else None


def has_done_so(doc: Document, before: Told, event: Event) -> bool:
    """Whether a sentence goes on to say that those who were told to do something did it: `were told to share a chief,
    and have done so since May`."""
    return (
        doc.sentence_tokens(before.event.first) == doc.sentence_tokens(event.first)
        and doc.tokens.words[event.first : event.last] in (["done", "so"], ["did", "so"])
        and before.change.status in ("planned", "proposed")
    )


def one_with(doc: Document, before: Told, change: Change, event: Event) -> bool:
    """`A joint team will run A and B`: the words before have no parties, those after name them."""
    gap = doc.tokens.words[before.event.last : event.first]
    return _replacing(before, change, event, gap) or _run_by(before, change, event, gap)


def _replacing(before: Told, change: Change, event: Event, gap: list[str]) -> bool:
    """`a single organisation to replace A and B`."""
    mergers = before.change.type == event.type == "merger"
    forms = before.event.form == "one" and event.form == "passive"
    return mergers and forms and not before.parties.participants and bool(change.participants) and gap == ["to"]


def _run_by(before: Told, change: Change, event: Event, gap: list[str]) -> bool:
    """`A joint team will run A and B`, `one chief, Jane Roe, has led all five`."""
    if event.form != "runs" or not before.change.type == change.type == "shared-leadership" or "and" in gap:
        return False
    aside = gap.count(",") == 2 and gap[0] == ","
    if "," in gap:
        return aside and len(gap) <= _NEAR_ASIDE
    return not before.parties.participants and len(gap) <= _NEAR


def told_already(
    doc: Document, bodies: Bodies, found: Sequence[Told], change: Change, parties: Parties, event: Event
) -> bool:
    """Whether the sentence has told it already: `merged into a single CCG` is one event."""
    for before in reversed(found[-_BACK:]):
        same = doc.sentence_tokens(before.event.first) == doc.sentence_tokens(event.first)
        if before.change.type != change.type or not same:
            continue
        gap = doc.tokens.words[before.event.last : event.first]
        if (
            bodies.apart(before.event.last, event.first) <= _FAR
            and not _of_others(before.parties, parties)
            and not _apart(before, change, parties, event, gap)
        ):
            return True
    return False


def _of_others(before: Parties, now: Parties) -> bool:
    """Whether others take part, or another body comes of it."""
    if before.result is not None and now.result is not None and before.result != now.result:
        return True
    return bool(now.participants) and not set(now.participants) <= set(before.participants)


def _apart(before: Told, change: Change, parties: Parties, event: Event, gap: list[str]) -> bool:
    """Whether the words between two events set them against each other."""
    if {";", "but", "while"} & set(gap):
        return True
    if change.type == "shared-leadership" and {"and", ","} & set(gap):
        return True
    if before.change.status != change.status and "," in gap:
        return True
    group = parties.group
    if group is not None and event.form in ("verb", "makes") and before.event.last <= group.first < event.first:
        return True  # `four in Kent will merge and two in Devon become one`
    if not parties.general:
        return False
    when = before.event.form == "noun" and not before.parties.general and "when" in gap
    return when or (event.form == "verb" and "as" in gap)
