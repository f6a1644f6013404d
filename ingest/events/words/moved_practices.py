"""Practices that move from one CCG to another, which moves the boundary between them."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.areas import places
from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.lineage import successors
from ccgkg.ingest.bodies.subject_names import pronoun_before
from ccgkg.ingest.events.parties.care_boards import is_board
from ccgkg.ingest.events.parties.party import Parties, between
from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document


def practices(doc: Document, bodies: Bodies, event: Event, end: int) -> Parties:
    """Practices that move: from one CCG to another, the first often told only in the sentence before."""
    words = doc.tokens.words
    start = doc.sentence_tokens(event.first)[0]
    after = [m for m in bodies.within(event.last, end) if m.kind == "ccg" or is_board(m)]
    leaving = words[event.first] in ("left", "leave", "leaving", "quit", "leaves")
    to = next(
        (
            m
            for m in after
            if words[m.first - 1] in ("to", "into", "for", "join", "joined", "joining")
            or (m is after[0] and not leaving and words[m.first - 1] != "from")
        ),
        None,
    )
    away = next(
        (
            m
            for m in after
            if m is not to
            and (
                words[m.first - 1] == "from"
                or words[m.first - 2 : m.first] == ["out", "of"]
                or (leaving and m is after[0])
            )
        ),
        None,
    )
    subject = next((m for m in bodies.within(start, event.first) if m.kind == "ccg"), None)
    if to is None and words[event.first].startswith(("gain", "t")) and words[event.first] != "transfer":
        to = subject
    away = (
        away or next((m for m in after if "from" in words[event.last : m.first] and m is not to), None)
        if to is subject
        else away
    )
    away = away or subject or (part_of(doc, bodies, Cue(event.first, event.last, "")) if to is not None else None)
    away = away or _split_before(doc, bodies, start, to) or _spoken_of(doc, bodies, event)
    named = [m for m in (away, to) if m]
    return between([m.agent for m in named], to.agent if to else None, None, named)


def _spoken_of(doc: Document, bodies: Bodies, event: Event) -> Mention | None:
    """The CCG for which the noun or pronoun before the words stands: `The new CCG could lose X to Y`."""
    start = doc.sentence_tokens(event.first)[0]
    new = next((m for i in range(start, event.first) if (m := bodies.new_body(doc, i)) is not None), None)
    return new or next(iter(pronoun_before(doc, bodies, start, event.first)), None)


def moved_places(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """A place, or those who live there, that moves from one CCG to another: `whether Mossley should move from X CCG to
    Y CCG`."""
    words, lists = doc.tokens.words, change_words()
    for verb in doc.cues.all("verb-move"):
        start, stop = doc.sentence_tokens(verb.first)
        named = [m for m in bodies.within(verb.last, min(stop, verb.last + 16)) if m.kind == "ccg"][:2]
        if part_of(doc, bodies, verb):
            yield Event(verb.first, verb.last, "boundary-change", "practices")
            continue
        if (named := _taken_along(doc, bodies, verb, stop) or named) and words[verb.last] not in ("from", "out"):
            if _taken_along(doc, bodies, verb, stop):
                yield Event(verb.first, verb.last, "boundary-change", "practices")
            continue
        away = words[verb.last : verb.last + 1] == ["from"] or words[verb.last : verb.last + 2] == ["out", "of"]
        if (
            not away
            or len(named) < 2
            or named[0].first > verb.last + 4
            or not {"to", "into", "join", "joining"} & set(words[named[0].last : named[1].first])
        ):
            continue
        i = verb.first
        while i > start and words[i - 1] in lists["functions_passive"] | lists["moves_on"]:
            i -= 1
        place = words[i - 1] in lists["places_moved"] or (words[i - 1] in places() and doc.tokens.capital(i - 1))
        part = (
            i > start
            and bool(set(words[i - 1 : i]) & set(words[named[0].first : named[0].last]))
            and doc.tokens.capital(i - 1)
            and "be" in words[i : verb.first]
        )
        town = (
            part
            or i - 1 > start
            and doc.tokens.capital(i - 1)
            and not doc.tokens.capital(i - 2)
            and bool({"should", "could", "might", "would"} & set(words[i : verb.first]))
        )
        place = place or any(
            words[k] in lists["places_moved"] and words[k + 1] == "of" for k in range(max(start, i - 6), i - 1)
        )
        if i > start and (place or town) and {"practices", "surgeries", "surgery"}.isdisjoint(words[start:i]):
            yield Event(verb.first, verb.last, "boundary-change", "practices")


def lost_places(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """A CCG that loses a place: `Cumbria CCG lost South Lakes to its neighbour`."""
    tokens, words = doc.tokens, doc.tokens.words
    for i in tokens.among({"lost", "loses", "lose", "losing", "ceded", "cedes", "cede"}):
        start, stop = doc.sentence_tokens(i)
        last = i + 1
        while last < stop and tokens.capital(last) and words[last].isalpha() and bodies.at(last) is None:
            last += 1
        subject = bodies.nearest_before(i, "ccg")
        named = subject is not None and subject.first >= start and i - subject.last <= 2
        noun = any(words[k] == "it" or words[k] in change_words()["one_body"] for k in range(max(start, i - 3), i))
        if last > i + 1 and words[last] == "to" and (named or noun):
            yield Event(i, last, "boundary-change", "practices")


def part_of(doc: Document, bodies: Bodies, verb: Cue) -> Mention | None:
    """The CCG a part of whose name is a place that moves: `whether west Birmingham should move to Y CCG`, told of
    Sandwell and West Birmingham CCG; None where the verb has no other CCG behind its `to`, or no place before it."""
    tokens, words, start = doc.tokens, doc.tokens.words, doc.sentence_tokens(verb.first)[0]
    to = next((m for m in bodies.within(verb.last, verb.last + 4) if m.kind == "ccg"), None)
    i = verb.first
    while i > start and words[i - 1] in change_words()["functions_passive"] | change_words()["moves_on"]:
        i -= 1
    if (
        to is None
        or words[verb.last] not in ("to", "into")
        or i - start < 1
        or not tokens.capital(i - 1)
        or words[i - 1] == "ccg"
        or bodies.at(i - 1) is not None
    ):
        return None
    place = (
        words[i - 2 : i] if i - 2 >= start and words[i - 2] in ("north", "south", "east", "west") else words[i - 1 : i]
    )
    return next(
        (
            m
            for m in bodies.before(i, "ccg")
            if m.agent != to.agent
            and m.agent not in successors()
            and any(words[k : k + len(place)] == place for k in range(m.first, m.last))
        ),
        None,
    )


def _taken_along(doc: Document, bodies: Bodies, verb: Cue, stop: int) -> list[Mention]:
    """The two CCGs between which a verb moves a place of the name of the first: `would move West Birmingham from X CCG
    to Y CCG`."""
    words = doc.tokens.words
    away = next((i for i in range(verb.last + 1, min(stop, verb.last + 6)) if words[i] == "from"), None)
    if away is None or not all(doc.tokens.capital(i) for i in range(verb.last, away)):
        return []
    named = [m for m in bodies.within(away, min(stop, away + 20)) if m.kind == "ccg"][:2]
    place = words[verb.last : away]
    whole = (
        len(named) == 2
        and place[-1] in words[named[0].first : named[0].last]
        and "to" in words[named[0].last : named[1].first]
    )
    return named if whole else []


def moves_of(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """A move told by its noun: `The move of Glossop’s practices from X CCG to Y CCG has been turned down`."""
    words = doc.tokens.words
    for i in doc.tokens.among({"move", "transfer", "switch"}):
        stop = doc.sentence_tokens(i)[1]
        named = [m for m in bodies.within(i, min(stop, i + 20)) if m.kind == "ccg"][:2]
        if words[i + 1] != "of" or len(named) < 2 or words[named[0].first - 1] != "from":
            continue
        moved = set(words[i + 2 : named[0].first]) & (
            change_words()["places_moved"] | {"practices", "surgeries", "practice"}
        )
        if moved and "to" in words[named[0].last : named[1].first]:
            yield Event(i, i + 1, "boundary-change", "practices")


def patches(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """A part of the area of a CCG that goes to another body: `Part of X CCG’s patch will go to Y ICB`."""
    words = doc.tokens.words
    for verb in doc.cues.all("verb-hand"):
        start, stop = doc.sentence_tokens(verb.first)
        if words[verb.last : verb.last + 1] != ["to"]:
            continue
        i = verb.first - 1
        while i > start and words[i] in change_words()["functions_passive"]:
            i -= 1
        if (
            words[i] in ("patch", "area", "territory", "population")
            and words[i - 1] == "'s"
            and bodies.at(i - 2) is not None
            and next(iter(bodies.within(verb.last, min(stop, verb.last + 4))), None) is not None
        ):
            yield Event(verb.first, verb.last + 1, "boundary-change", "practices")


def _split_before(doc: Document, bodies: Bodies, start: int, to: Mention | None) -> Mention | None:
    """The CCG that the sentence before has told to be divided, from which the practices then come."""
    if start == 0:
        return None
    low = doc.sentence_tokens(start - 1)[0]
    divided = any(c.value.startswith("boundary-change") for c in doc.cues.within("change", low, start))
    return (
        next((m for m in bodies.within(low, start) if m.kind == "ccg" and (to is None or m.agent != to.agent)), None)
        if divided
        else None
    )
