"""What the loader refuses: a claim that lies anywhere but in the graph of its own source.

SHACL Core cannot say this, since it does not see in which graph a triple stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from rdflib.namespace import DCTERMS, PROV, RDF

from ccgkg.ontology import CCG

#: The subject, the predicate, an object that is an IRI, and the graph of a line of N-Quads.
_LINE = re.compile(r"<([^>]*)> <([^>]*)> (?:<([^>]*)>|.*) <([^>]*)> \.\n?")
_TYPE, _PART_OF = str(RDF.type), str(DCTERMS.isPartOf)
#: What only a claim has, so that leaving out its type hides nothing.
_OF_CLAIMS = frozenset(
    map(str, (CCG.asserts, CCG.reports, CCG.mode, CCG.inCapacity, CCG.restates, PROV.wasAttributedTo))
)
_CLASSES = frozenset(
    str(CCG[name])
    for name in (
        "Claim",
        "FigureClaim",
        "RatingClaim",
        "StatementClaim",
        "ChangeClaim",
        "InterventionClaim",
        "RoleClaim",
    )
)


def misplaced(lines: Iterable[str], base: str) -> Iterator[str]:
    """A sentence for each claim that is not wholly in the graph of the one source that it is part of.

    `lines` are N-Quads sorted by subject, as the build has them.
    """
    sources, graphs = f"{base}source/", f"{base}graph/source/"
    for subject, quads in groupby(map(_split, lines), key=lambda quad: quad[0]):
        found = list(quads)
        if not any(p in _OF_CLAIMS or (p == _TYPE and o in _CLASSES) for _, p, o, _ in found):
            continue
        parts = sorted({o for _, p, o, _ in found if p == _PART_OF and o})
        if len(parts) != 1 or not parts[0].startswith(sources):
            yield f"{subject}: the claim is part of {' and '.join(parts) or 'no source'}, not of one source"
            continue
        own = graphs + parts[0].removeprefix(sources)
        for graph in sorted({g for _, _, _, g in found if g != own}):
            yield f"{subject}: the claim is part of {parts[0]} and lies in the graph {graph}"


def _split(line: str) -> tuple[str, str, str | None, str]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"no line of N-Quads with a named graph: {line[:80]!r}")
    return found[1], found[2], found[3], found[4]
