"""The claims that a page lists: which, in which order, and where each is found again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from ccgkg.publish.export import PREFIXES
from ccgkg.publish.site import paging
from ccgkg.publish.site.edition import Edition
from ccgkg.publish.site.search import asks
from ccgkg.queries.ask import Cell, rows_of

#: The headings of claims by kind, in the order in which they are shown.
KINDS = {
    "figure": "Figures",
    "rating": "Ratings",
    "intervention": "Interventions",
    "change": "Changes of structure",
    "statement": "Statements",
    "role": "Roles",
}
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
_LONG = """SELECT ?source WHERE {{
  ?claim <http://purl.org/dc/terms/isPartOf> ?source ; <https://w3id.org/ccgkg/def#asserts> ?said
}} GROUP BY ?source HAVING (COUNT(DISTINCT ?claim) > {most})"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim by its IRI, its kind, what it says in words, and its spans in code points (half-open)."""

    claim: str
    kind: str
    label: str
    spans: tuple[tuple[int, int], ...]


@lru_cache(maxsize=64)
def listed(edition: Edition, selection: str, thing: str) -> tuple[Listed, ...]:
    """The claims that a selection picks for a thing, by its IRI: by kind, then time, then place in their source."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    found = rows_of(
        edition.engine(
            f"{prefixes}SELECT DISTINCT ?claim WHERE {{ VALUES ?thing {{ <{thing}> }} {_selections()[selection]} }}"
        )
    )
    terms = " ".join(f"<{row[0]}>" for row in found.rows)
    if not terms:
        return ()
    rows = rows_of(
        edition.engine(asks("listed").replace("VALUES ?thing { UNDEF }", f"VALUES ?claim {{ {terms} }}"))
    ).records()
    claims: dict[str, list[dict[str, Cell]]] = {}
    for row in rows:
        claims.setdefault(str(row["claim"]), []).append(row)
    told = []
    for claim, same in claims.items():
        row = same[0]
        spans = tuple(sorted({(int(str(each["start"])), int(str(each["end"]))) for each in same}))
        order = (
            _ORDER.get(str(row["class"]), len(_ORDER)),
            str(row["published"] or ""),
            str(row["slug"]),
            spans,
            claim,
        )
        told.append((order, Listed(claim, str(row["class"]), str(row["label"] or ""), spans)))
    return tuple(one for _, one in sorted(told, key=lambda pair: pair[0]))


def anchor_of(claim: str) -> str:
    """What the place of a claim is called on a page."""
    return "claim-" + claim.rsplit("/", 1)[-1]


def place_in_text(claim: str) -> str:
    """What the first word of a claim is called in the text of its source."""
    return "at-" + claim.rsplit("/", 1)[-1]


def place_in_source(edition: Edition, source: str, claim: str) -> str:
    """The address of a claim on the page of its source; in a long one, on whichever part of it the claim stands."""
    part = f"?claim={claim.rsplit('/', 1)[-1]}" if source in _long(edition) else ""
    return f"{edition.names.path(source)}{part}#{anchor_of(claim)}"


@lru_cache(maxsize=2)
def _long(edition: Edition) -> frozenset[str]:
    """The sources that have more than one page of claims."""
    return frozenset(str(row[0]) for row in rows_of(edition.engine(_LONG.format(most=paging.SIZE))).rows)


@lru_cache(maxsize=1)
def _selections() -> Mapping[str, str]:
    loaded = yaml.safe_load(files("ccgkg.publish.site").joinpath("selections.yaml").read_text(encoding="utf-8"))
    return {str(name): str(pattern) for name, pattern in loaded.items()}
