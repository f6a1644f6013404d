"""What each claim of a graph tells of its voices and its place, read out of the lines of N-Quads in one pass."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ccgkg.ingest.graph.iris import Iris, membership_org
from ccgkg.ingest.graph.terms import CCG, DCTERMS, PROV

_IRIS = (
    *(CCG.asserts, CCG.reports, CCG.mode, CCG.inCapacity),
    *(DCTERMS.isPartOf, DCTERMS.publisher, PROV.wasAttributedTo, PROV.wasDerivedFrom),
)
_SPAN = re.compile(r".*/span/([0-9a-f]+)/(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Testimony:
    """One claim: who says it, and where. Offsets are code points into the text of its source, half-open.

    `credited` are the agents inside the outlet, from the outermost to the innermost; a person who speaks in a capacity
    is the body spoken for. It is empty for the outlet's own voice and for what a source that is not named says.
    `quoted` says that the words stand in quotation marks, `statement` that they are what was said and no figure in it;
    `speaker` is the innermost voice, a person where it is one.
    """

    claim: str
    source: str
    outlet: str
    start: int
    end: int
    says: str
    credited: tuple[str, ...]
    quoted: bool
    hearsay: bool
    statement: bool = False
    speaker: str = ""


def read_testimony(lines: Iterable[str], iris: Iris) -> list[Testimony]:
    """The claims in lines of N-Quads, by source and place. Claims without a place are left out."""
    known: dict[str, dict[str, str]] = {predicate: {} for predicate in _IRIS}
    wanted = {f"<{predicate}>": found for predicate, found in known.items()}
    derived = f"<{PROV.wasDerivedFrom}>"
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if (found := wanted.get(predicate)) is None or not rest.startswith("<"):
            continue
        subject, term = subject[1:-1], rest[1 : rest.index(">")]
        found[subject] = term
        if predicate == derived and (place := _SPAN.fullmatch(term)):
            spans[subject].append((int(place[2]), int(place[3])))
    reporters = {inner: outer for outer, inner in known[CCG.reports].items()}
    read = []
    for claim, says in known[CCG.asserts].items():
        source = known[DCTERMS.isPartOf].get(claim)
        if source is None or claim not in spans:
            continue
        outlet = known[DCTERMS.publisher].get(source, "")
        voices = [claim]
        while (outer := reporters.get(voices[-1])) is not None and outer not in voices:
            voices.append(outer)
        credited = tuple(_spoken_for(voice, known, iris) for voice in reversed(voices))
        mode = known[CCG.mode].get(claim, "").rsplit("/", 1)[-1]
        start, end = min(spans[claim])
        read.append(
            Testimony(
                claim,
                source,
                outlet if outlet != iris.agent("unknown-publisher") else source,
                start,
                end,
                says,
                tuple(agent for agent in credited if agent not in (outlet, CCG.unnamedSource)),
                quoted=mode == "direct-quote",
                hearsay=mode == "hearsay",
                statement="/finding/" in says,
                speaker=known[PROV.wasAttributedTo].get(claim, ""),
            )
        )
    return sorted(read, key=lambda one: (one.source, one.start, one.end, one.claim))


def _spoken_for(voice: str, known: dict[str, dict[str, str]], iris: Iris) -> str:
    capacity = known[CCG.inCapacity].get(voice)
    if capacity:
        return iris.agent(membership_org(capacity))
    return known[PROV.wasAttributedTo].get(voice, "")
