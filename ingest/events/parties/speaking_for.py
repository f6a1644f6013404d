"""The body of the speaker who says `we`: it takes part beside those whom the quotation names."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.events.event_clauses import event_clause
from ccgkg.ingest.events.parties.party import Parties
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.words.event import JOINING


def with_speaker(scene: Scene, parties: Parties) -> Parties:
    """The parties with the body of the speaker who says `we`: the CCG named in the tag of the quotation, or led in with
    a colon."""
    doc, event = scene.doc, scene.event
    if event.type not in JOINING or not parties.participants:
        return parties
    if "we" not in scene.words[event_clause(doc, event.first)[0] : event.first]:
        return parties
    speaker = speaks(scene)
    if speaker is None:
        return parties
    return replace(parties, participants=tuple(sorted({*parties.participants, speaker.agent})))


def speaks(scene: Scene) -> Mention | None:
    """The CCG of whoever speaks the words of an event in a quotation; None where they stand in none, or no CCG is named
    around it."""
    doc = scene.doc
    quotation = doc.quotations.at(doc.tokens.starts[scene.event.first])
    if quotation is None:
        return None
    tag = doc.tokens.range(quotation.end, doc.layout.block_at(quotation.start).end)
    return next(iter(scene.ccgs(*tag)), None) or _led_in(scene, quotation.start)


def _led_in(scene: Scene, start: int) -> Mention | None:
    """The CCG of whoever is led in with a colon before a quotation: `Jane Roe, who chairs X CCG, added:`."""
    words, first = scene.words, scene.doc.tokens.at(start)
    while first and not words[first - 1][0].isalnum() and words[first - 1] != ":":
        first -= 1
    if not first or words[first - 1] != ":":
        return None
    low = scene.doc.sentence_tokens(first - 1)[0]
    return next(iter(reversed(scene.ccgs(low, first))), None)
