"""Integrated care boards, which come after CCGs: what is told of them as of bodies that commission."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.events.parties.party import Parties
from ccgkg.ingest.events.words.event import Event
from ccgkg.ingest.text.document import Document

#: Tokens between the noun and the words of an event.
_NEAR = 6
#: Tokens back in which `the boards` are told in full.
_TOLD = 400


def is_board(mention: Mention) -> bool:
    return mention.agent.endswith(("-icb", "integrated-care-board"))


def set_up(doc: Document, bodies: Bodies, event: Event, start: int) -> Parties | None:
    """The board, or the boards by their kind, whose founding is told: `X ICB will be set up`, `and the boards
    established in their place`."""
    before = bodies.nearest_before(event.first)
    if before is not None and before.first >= start and event.first - before.last <= _NEAR and is_board(before):
        return Parties((before.agent,), None, None, (before,))
    words = doc.tokens.words
    for i in range(event.first - 1, max(start, event.first - _NEAR) - 1, -1):
        if words[i] in ("ccgs", "groups", "ccg", "group") or bodies.at(i) is not None:
            return None
        if words[i] in ("boards", "systems", "icbs", "icss"):
            kind = next(
                (
                    c.value
                    for c in reversed(doc.cues.within("receiver", max(0, i - _TOLD), i + 1))
                    if words[c.last - 1] == words[i]
                ),
                None,
            )
            return Parties((kind,)) if kind is not None else None
    return None


def with_boards(doc: Document, bodies: Bodies, event: Event, parties: Parties) -> Parties:
    """The parties of a change in which boards are named and no CCGs: `X ICB could share a chief executive with its
    neighbour, Y ICB`."""
    if event.type not in ("merger", "shared-leadership") or parties.participants or parties.named:
        return parties
    start, stop = doc.sentence_tokens(event.first)
    named = [m for m in bodies.within(start, stop) if is_board(m)]
    if len({m.agent for m in named}) < 2 or any(m.kind == "ccg" for m in bodies.within(start, stop)):
        return parties
    return replace(parties, participants=tuple(sorted({m.agent for m in named})), group=None, named=tuple(named))
