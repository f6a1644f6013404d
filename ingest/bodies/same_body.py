"""Names of different length for one body that no list has: `the Local Medical Committee`, `Coln Integrated Care Board`
and its ICB."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ccgkg.ingest.bodies.others import Other
from ccgkg.ingest.text.document import Document

#: How a noun for a body ends a slug in full, and cut short.
_CUT = (
    ("-integrated-care-board", "-icb"),
    ("-integrated-care-system", "-ics"),
    ("-local-medical-committee", "-lmc"),
    ("-commissioning-support-unit", "-csu"),
)


def under_one_name(doc: Document, others: list[Other], known: Iterable[str] = ()) -> list[Other]:
    """The unlisted bodies, each `the Local Medical Committee` with the agent of the one longer name that ends so, and
    `X Integrated Care Board` with that of `X ICB` where the text cuts it so; `known` are the slugs of the bodies
    besides."""
    words = doc.tokens.words
    slugs = {o.agent for o in others if o.kind == "body"}
    cuts = {*slugs, *known}
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for slug in slugs:
        parts = slug.split("-")
        for n in range(1, len(parts)):
            ends["-".join(parts[n:])].append(slug)
    found = []
    for other in others:
        full, cut = next(((full, cut) for full, cut in _CUT if other.agent.endswith(full)), ("", ""))
        short = other.agent.removesuffix(full) + cut
        if cut and (short in cuts or cut == "-icb" and words[other.last : other.last + 3] == ["(", "icb", ")"]):
            other = other._replace(agent=short)
        longer = ends.get(other.agent, ())
        if len(longer) == 1 and other.first and words[other.first - 1] == "the" and other.last - other.first > 1:
            other = other._replace(agent=longer[0])
        found.append(other)
    return found
