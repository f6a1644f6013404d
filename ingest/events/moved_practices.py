"""Practices that move from one CCG to another, which moves the boundary between them."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.events.event import Event
from ccgkg.ingest.events.party import Parties, between
from ccgkg.ingest.text.document import Document


def practices(doc: Document, bodies: Bodies, event: Event, end: int) -> Parties:
    """Practices that move: from one CCG to another, the first often told only in the sentence before."""
    words = doc.tokens.words
    start = doc.sentence_tokens(event.first)[0]
    after = [m for m in bodies.within(event.last, end) if m.kind == "ccg"]
    leaving = words[event.first] in ("left", "leave", "leaving", "quit", "leaves")
    to = next((m for m in after if words[m.first - 1] in ("to", "into", "for", "join", "joined", "joining") or (m is after[0] and not leaving and words[m.first - 1] != "from")), None)
    away = next((m for m in after if m is not to and (words[m.first - 1] == "from" or (leaving and m is after[0]))), None)
    subject = next((m for m in bodies.within(start, event.first) if m.kind == "ccg"), None)
    if to is None and words[event.first].startswith("gain"):
        to = subject
    away = away or subject
    away = away or _split_before(doc, bodies, start, to)
    named = [m for m in (away, to) if m]
    return between([m.agent for m in named], to.agent if to else None, None, named)


def _split_before(doc: Document, bodies: Bodies, start: int, to: Mention | None) -> Mention | None:
    """The CCG that the sentence before has told to be divided, from which the practices then come."""
    if start == 0:
        return None
    low = doc.sentence_tokens(start - 1)[0]
    divided = any(c.value.startswith("boundary-change") for c in doc.cues.within("change", low, start))
    return next((m for m in bodies.within(low, start) if m.kind == "ccg" and (to is None or m.agent != to.agent)), None) if divided else None
