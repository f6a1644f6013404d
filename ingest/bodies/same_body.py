"""Names of different length for one body that no list has: `the Local Medical Committee`, `Coln Integrated Care Board` and its ICB."""

from __future__ import annotations

from collections import defaultdict

from ccgkg.ingest.bodies.others import Other
from ccgkg.ingest.text.document import Document


def under_one_name(doc: Document, others: list[Other]) -> list[Other]:
    """The unlisted bodies, each `the Local Medical Committee` with the agent of the one longer name that ends so."""
    words = doc.tokens.words
    slugs = {o.agent for o in others if o.kind == "body"}
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for slug in slugs:
        parts = slug.split("-")
        for n in range(1, len(parts)):
            ends["-".join(parts[n:])].append(slug)
    found = []
    for other in others:
        longer = ends.get(other.agent, ())
        if len(longer) == 1 and other.first and words[other.first - 1] == "the" and other.last - other.first > 1:
            other = other._replace(agent=longer[0])
        found.append(other)
    return found
