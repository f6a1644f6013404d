"""What sources tell that the register can be held against: counts, wholes, mergers and named bodies, with their dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.graph.iris import agent_slug
from ccgkg.ingest.graph.quantities import COMPARATORS, amount
from ccgkg.queries.agreement.finding import Finding, Place, Verdict
from ccgkg.queries.agreement.interval import Interval, stated
from ccgkg.queries.ask import Engine, rows_of

Kind = Literal["figure", "rating", "change", "intervention", "role"]
#: Whom a claim is about: all CCGs, named bodies, or a group that its source leaves unnamed.
Whom = Literal["all", "named", "group"]
_SIGNS = {slug: sign for sign, (slug, _) in COMPARATORS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim, as far as the register knows of such things. Slugs are those of the code lists, periods are EDTF.

    `period` is that of a figure or a rating, or when an event takes effect. `inferred` says why it is not stated.
    `published` are the first and the last day on which the source may have come out. `bodies` are ODS codes or slugs.
    """

    claim: str
    place: Place
    kind: Kind
    status: str = "actual"
    hearsay: bool = False
    published: tuple[date, date] | None = None
    period: str | None = None
    inferred: str | None = None
    whom: Whom = "all"
    bodies: tuple[str, ...] = ()
    #: The measure of a figure, the type of a change or an intervention.
    type: str = ""
    unit: str = "count"
    basis: str = "total"
    comparator: str = "="
    value: Decimal = Decimal(0)
    of: int | None = None
    result: str | None = None

    @property
    def interval(self) -> Interval:
        """What the words of a count leave open."""
        return stated(self.value, self.unit, self.comparator, basis=self.basis, of=self.of)

    @property
    def words(self) -> str:
        """A figure as one reads it."""
        return COMPARATORS[self.comparator][1] + amount(self.value, self.unit, self.of)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day of the stated period; None for an end that is open, or where none is stated."""
        return bounds(self.period) if self.period else (None, None)

    def found(self, subject: str, verdict: Verdict, reason: str, computation: str) -> Finding:
        return Finding(self.claim, subject, verdict, reason, computation, self.place)


_HEAD = """
PREFIX ccg: <https://w3id.org/ccgkg/def#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
#: Where a claim stands, how it is meant, and when its source came out. OPTIONAL goes last: engines are quicker so.
_CLAIM = """
  ?claim ccg:asserts ?said ; ccg:status ?status ; ccg:mode ?mode ; dcterms:isPartOf ?in ; prov:wasDerivedFrom ?span .
  ?in dcterms:identifier ?source .
  ?span oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end .
"""
_REST = """
  OPTIONAL { ?span oa:hasSelector ?quote . ?quote oa:exact ?exact }
  OPTIONAL { ?claim ccg:inferredPeriod ?inferred }
  OPTIONAL { ?in ccg:published/ccg:edtf ?published }
"""
_FIGURES = f"""{_HEAD}
SELECT * WHERE {{
  ?said ccg:quantity ?quantity ; ccg:unit ?unit ; ccg:comparator ?comparator ; (ccg:value|ccg:lowerBound|ccg:upperBound) ?value .
  ?quantity ccg:measure ?type ; ccg:basis ?basis ; ccg:population ?whom .
{_CLAIM}
  OPTIONAL {{ ?said ccg:denominator ?of }}
  OPTIONAL {{ ?quantity ccg:period/ccg:edtf ?period }}
  OPTIONAL {{ ?whom ccg:member ?body }}
  BIND (EXISTS {{ ?whom a ccg:AllCCGs }} AS ?all)
  BIND (EXISTS {{ ?whom a ccg:LocalGroup }} AS ?group)
{_REST}
}}"""
_EVENTS = f"""{_HEAD}
SELECT * WHERE {{
  ?said a ?class .
  VALUES ?class {{ ccg:Rating ccg:StructuralChange ccg:Intervention ccg:RoleHolding }}
{_CLAIM}
  OPTIONAL {{ ?said ccg:changeType|ccg:interventionType ?type }}
  OPTIONAL {{ ?said ccg:participant|ccg:body ?body }}
  OPTIONAL {{ ?said ccg:population ?group }}
  OPTIONAL {{ ?said ccg:result ?result }}
  OPTIONAL {{ ?said (ccg:effective|(ccg:assessment/ccg:period))/ccg:edtf ?period }}
{_REST}
}}"""
_KINDS: dict[str, Kind] = {
    "Rating": "rating",
    "StructuralChange": "change",
    "Intervention": "intervention",
    "RoleHolding": "role",
}


def read_told(engine: Engine) -> list[Told]:
    """All that a graph tells of counts, events and named bodies, in the order of sources and places."""
    told = [*_read(engine, _FIGURES), *_read(engine, _EVENTS)]
    return sorted(told, key=lambda each: (each.place.source, each.place.start, each.place.end, each.claim))


def _read(engine: Engine, query: str) -> Iterator[Told]:
    """One claim has a row for each body and for each reason, so rows are gathered by claims."""
    gathered: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in rows_of(engine(query)).records():
        gathered[str(record["claim"])].append(record)
    for claim, records in gathered.items():
        yield _told(claim, records)


def _told(claim: str, records: Sequence[dict[str, Any]]) -> Told:
    first = records[0]
    reasons = {record["inferred"] for record in records if record["inferred"]}
    bodies = {agent_slug(record["body"]) for record in records if record["body"]}
    figure = "quantity" in first
    group = bool(first["group"])
    whom: Whom = "all" if figure and first["all"] else "group" if group else "named"
    numbers: dict[str, Any] = {}
    if figure:
        numbers = {
            "unit": _slug(first["unit"]),
            "basis": _slug(first["basis"]),
            "comparator": _SIGNS[_slug(first["comparator"])],
            "value": Decimal(str(first["value"])),
            "of": first["of"],
        }
    return Told(
        claim=claim,
        place=Place(first["source"], first["start"], first["end"], first["exact"]),
        kind="figure" if figure else _KINDS[first["class"].rsplit("#", 1)[-1]],
        status=_slug(first["status"]),
        hearsay=_slug(first["mode"]) == "hearsay",
        published=_published(first["published"]),
        period=first["period"],
        inferred="; ".join(sorted(reasons)) or None,
        whom=whom,
        bodies=tuple(sorted(bodies)),
        type=_slug(first["type"]) if first["type"] else "",
        result=agent_slug(first["result"]) if first.get("result") else None,
        **numbers,
    )


def _published(edtf: str | None) -> tuple[date, date] | None:
    first, last = bounds(edtf) if edtf else (None, None)
    return (first, last) if first and last else None


def _slug(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
