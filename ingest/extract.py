"""From a source to its claims: each kind of claim by its own rules, then who says it, what restates what, and ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ccgkg.ingest.claim import Claim, Evidence, Figure, Statement, ids, in_order
from ccgkg.ingest.figures.figures import restated
from ccgkg.ingest.graph.agents import publisher
from ccgkg.ingest.source import Source
from ccgkg.ingest.speech.attribution import Voices
from ccgkg.ingest.survey import Survey, survey
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed
from ccgkg.ontology import BASE


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a source: its claims in its order, and the survey of the text that they come from."""

    survey: Survey
    claims: tuple[Claim, ...]


def extract(source: Source, base: str = BASE) -> list[Claim]:
    """The claims of a source in its order, with their ids below `base`; offsets are code points into `source.text`."""
    return list(read(source, base).claims)


def read(source: Source, base: str = BASE) -> Reading:
    """The claims of a source, with the survey of its text (for `--missed` and the gate)."""
    seen = survey(source)
    claims = in_order(c for claims in seen.told.values() for c in claims)
    minted = ids(claims, base)
    twins = _twins(seen)
    outlet = publisher(source)
    figures = {c.start: iri for c, iri in zip(claims, minted, strict=True) if isinstance(c, Figure)}
    whole = []
    for claim, iri in zip(claims, minted, strict=True):
        changes = _credited(claim, outlet, seen.voices)
        if isinstance(claim, Statement):
            changes["topics"] = _topics(seen.doc, claim)
        if isinstance(claim, Figure) and claim.start in twins:
            changes["restates"] = figures.get(twins[claim.start])
        whole.append(changed(claim, id=iri, **changes))
    return Reading(seen, tuple(whole))


def _credited(claim: Claim, outlet: str, voices: Voices) -> dict[str, Any]:
    """Whom the clause of a claim credits, and its voices from the outlet inwards, no one twice in a row (decision
    2)."""
    around = voices.around(_place(claim))
    named = [v.agent for v in around if v.agent]
    found: dict[str, Any] = {}
    agent = claim.asserted_by
    if isinstance(claim, Statement):
        named = [n for n in named if n != claim.speaker]
    elif around and (agent is None or around[-1].mode == "direct"):
        voice = around[-1]
        agent = voice.agent
        found = {"asserted_by": agent, "mode": voice.mode}
        found["evidence"] = (*claim.evidence, Evidence("asserted_by", voice.cue_start, voice.cue_end))
    chain: list[str] = []
    for each in (outlet, *named, *((agent,) if agent else ())):
        if not chain or chain[-1] != each:
            chain.append(each)
    return {**found, "chain": tuple(chain)}


def _topics(doc: Document, statement: Statement) -> tuple[str, ...]:
    """What a statement is about, by the words in it (`rules/cues-topics.yaml`), in the order of the first of each."""
    first, last = doc.tokens.range(statement.start, statement.end)
    return tuple(dict.fromkeys(cue.value for cue in doc.cues.within("topic", first, last)))


def _place(claim: Claim) -> int:
    """Where a claim is told: at the words of a rating or an intervention, which may stand far behind the name."""
    key = {"rating": "rating", "intervention": "type"}.get(claim.kind)
    return next((e.start for e in claim.evidence if key and e.key == key and e.start is not None), claim.start)


def _twins(seen: Survey) -> dict[int, int]:
    """The places of figures that say the same in two units, each with the other's."""
    numbers = seen.numbers
    pairs = [(numbers[k].start, numbers[v].start) for k, v in restated(seen.doc, numbers).items()]
    return dict(pairs) | {one: two for two, one in pairs}
