"""A CCG that joins others, told by the verb of joining: with the others named, or with a merger told before."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.event import Event
from ccgkg.ingest.text.document import Document


def joins(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`X CCG will join Y CCG in a single body`: a CCG that joins others, and not in a regime or a rating."""
    words = doc.tokens.words
    for verb in doc.cues.all("verb-join"):
        start, stop = doc.sentence_tokens(verb.first)
        i = verb.last
        while i < stop and words[i] in ("with", "nhs", "its", "neighbouring", "neighbour", "the", "their", "neighbours", "nearby"):
            i += 1
        joined = bodies.at(i) if i < stop else None
        if joined is None or joined.kind != "ccg" or any(True for label in ("grade", "intervention") for _ in doc.cues.within(label, start, stop)):
            continue
        subject = next((m for m in bodies.before(verb.first) if m.first >= start), None)
        if subject is not None and subject.kind == "ccg" and words[verb.last : verb.last + 1] != ["as"] and {"practice", "practices", "surgery", "surgeries", "who", "as"}.isdisjoint(words[start : joined.last + 2]):
            yield Event(verb.first, verb.last, "merger", "verb")
