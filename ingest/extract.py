"""From a source to its claims: each kind of claim by its own rules, then who says it, what restates what, and its id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ccgkg.ingest.agents import publisher
from ccgkg.ingest.attribution import Voices
from ccgkg.ingest.claim import Claim, Evidence, Figure, Statement, in_order, number
from ccgkg.ingest.document import Document
from ccgkg.ingest.figures import restated
from ccgkg.ingest.source import Source
from ccgkg.ingest.survey import Survey, survey
from ccgkg.ontology import BASE

AnyClaim = TypeVar("AnyClaim", bound=Claim)


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
    doc, voices = seen.doc, seen.voices
    figures = [f for f in seen.told["figure"] if isinstance(f, Figure)]
    twins = {figures[k].start: figures[v].start for k, v in restated(doc, seen.numbers).items()}
    told = [c if isinstance(c, Statement) else _attributed(c, voices) for claims in seen.told.values() for c in claims]
    claims = in_order(_chained(c, source, voices) for c in told if not _furniture(doc, c))
    return Reading(seen, tuple(_linked(number(claims, base), twins)))


def _attributed(claim: AnyClaim, voices: Voices) -> AnyClaim:
    """The claim with whom its clause credits (decision 2)."""
    voice = voices.at(claim.start)
    if voice is None:
        return claim
    evidence = (*claim.evidence, Evidence("asserted_by", voice.cue_start, voice.cue_end))
    return replace(claim, asserted_by=voice.agent, mode=voice.mode, evidence=evidence)


def _chained(claim: Claim, source: Source, voices: Voices) -> Claim:
    """The claim with its voices from the outlet inwards, as far as the text names them, no one twice in a row."""
    named = [v.agent for v in voices.around(claim.start) if v.agent]
    innermost = [claim.asserted_by] if claim.asserted_by else []
    if isinstance(claim, Statement):
        named = [n for n in named if n != claim.speaker]
    chain: list[str] = []
    for agent in (publisher(source), *named, *innermost):
        if not chain or chain[-1] != agent:
            chain.append(agent)
    return replace(claim, chain=tuple(chain))


def _furniture(doc: Document, claim: Claim) -> bool:
    """Whether a claim stands in web furniture, which makes none (decision 1)."""
    return doc.layout.block_at(claim.start).kind == "furniture"


def _linked(claims: Sequence[Claim], twins: dict[int, int]) -> Iterable[Claim]:
    """Figures that say the same in another unit, linked both ways."""
    ids = {c.start: c.id for c in claims if isinstance(c, Figure)}
    other = {**twins, **{v: k for k, v in twins.items()}}
    for claim in claims:
        twin = ids.get(other.get(claim.start, -1))
        yield replace(claim, restates=twin) if isinstance(claim, Figure) and twin else claim
