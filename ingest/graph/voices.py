"""Who says a claim, from the outlet inwards: the chain of attribution as a path of claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ccgkg.ingest.claim import Claim, Statement
from ccgkg.ingest.graph.agents import publisher
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.terms import CCG
from ccgkg.ingest.source import Source

#: The contract's modes, as concepts.
MODES = {
    "own-voice": "own-voice",
    "direct": "direct-quote",
    "indirect": "indirect-speech",
    "report-finding": "report-finding",
    "hearsay": "hearsay",
    "official-data": "official-data",
}


class Voice(NamedTuple):
    """One voice of a chain. `claim` is the IRI of what it says, `slug` is None for a source that is not named."""

    claim: str
    agent: str
    slug: str | None
    mode: str


def chain(claim: Claim, source: Source) -> tuple[str, ...]:
    """The agents from the outermost to the innermost, no one twice in a row.

    A claim without one has the outlet, then whom it credits.
    """
    credited = claim.asserted_by or (claim.speaker if isinstance(claim, Statement) else None)
    named = claim.chain or (publisher(source), *((credited,) if credited else ()))
    return tuple(slug for slug, before in zip(named, (None, *named), strict=False) if slug != before)


def voices(claim: Claim, source: Source, iris: Iris) -> Iterator[Voice]:
    """The voices from the outermost in. The innermost is the claim itself; hearsay ends in one that is not named.

    Raises ValueError for a mode that the contract does not have.
    """
    if claim.mode not in MODES:
        raise ValueError(f"mode: {claim.mode!r} is none of {', '.join(MODES)}")
    slugs: tuple[str | None, ...] = chain(claim, source)
    mode = MODES[claim.mode]
    if mode == "hearsay":
        slugs = (*slugs, None)
    elif mode == "own-voice" and (len(slugs) > 1 or claim.asserted_by):
        mode = "indirect-speech"
    for number, slug in enumerate(slugs):
        innermost = number == len(slugs) - 1
        agent = str(CCG.unnamedSource) if slug is None else iris.agent(slug)
        how = (
            mode if innermost or mode in ("hearsay", "direct-quote") and number == len(slugs) - 2 else "indirect-speech"
        )
        yield Voice(claim.id if innermost else f"{claim.id}/via/{number}", agent, slug, how)
