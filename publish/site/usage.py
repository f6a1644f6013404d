"""How often the terms are used in an edition, counted once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ccgkg.publish.site.edition import Edition
from ccgkg.queries.ask import rows_of

_THINGS = "SELECT ?term (COUNT(DISTINCT ?thing) AS ?n) WHERE { ?thing a ?term } GROUP BY ?term"
_TRIPLES = "SELECT ?term (COUNT(*) AS ?n) WHERE { ?thing ?term ?value } GROUP BY ?term"


@lru_cache(maxsize=2)
def usage(edition: Edition) -> Mapping[str, int]:
    """By the IRI of a class how many things it has, by that of a property how many triples."""
    rows = (*rows_of(edition.engine(_TRIPLES)).rows, *rows_of(edition.engine(_THINGS)).rows)
    return {str(term): int(number or 0) for term, number in rows}
