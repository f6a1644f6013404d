"""The facts that comparison needs, read out of the lines of N-Quads in one pass.

Left out is what may not be compared: hearsay, figures of no period or no listed measure, and what nobody claims.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from rdflib import RDF

from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.graph.concepts import OTHER
from ccgkg.ingest.graph.quantities import COMPARATORS
from ccgkg.ingest.graph.terms import CCG, DCTERMS, OA, PROV
from ccgkg.ontology import CCG as TERMS
from ccgkg.ontology.codes import graph as code_lists
from ccgkg.queries.agreement.stated import Graded, Happening, Quantity, Said, Stated

_SIGNS = {slug: sign for sign, (slug, _) in COMPARATORS.items()}
_VALUES = (CCG.value, CCG.lowerBound, CCG.upperBound)
_ONE = (
    *(CCG.quantity, CCG.unit, CCG.comparator, CCG.precision, CCG.denominator, *_VALUES),
    *(CCG.measure, CCG.population, CCG.period, CCG.basis, CCG.edtf),
    *(CCG.body, CCG.grade, CCG.element, CCG.elementText, CCG.assessment, CCG.assessor),
    *(CCG.changeType, CCG.interventionType, CCG.result, CCG.effective),
    *(
        CCG.asserts,
        CCG.mode,
        CCG.status,
        CCG.published,
        PROV.wasAttributedTo,
        PROV.wasDerivedFrom,
        DCTERMS.isPartOf,
        DCTERMS.publisher,
    ),
)
_MANY = (CCG.participant, CCG.inferredPeriod)
_POPULATIONS = {CCG.AllCCGs: "all", CCG.NamedBodies: "named", CCG.LocalGroup: "local"}
#: Behind a number: "it joins 101 other CCGs". The quotation of a span ends its IRI so.
_OTHERS, _QUOTE = re.compile(r'"\s+others?\b'), "/quote"
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Facts:
    """What may be compared, in the order of IRIs: figures by their quantities, ratings, and events."""

    figures: Mapping[str, tuple[Stated, ...]]
    ratings: tuple[Graded, ...]
    happenings: tuple[Happening, ...]


def read_facts(lines: Iterable[str]) -> Facts:
    """The facts in lines of N-Quads, in whatever order and however often a line comes."""
    return _Reading(lines).facts()


def read_figures(lines: Iterable[str]) -> dict[str, Stated]:
    """All figures by their IRIs, with all who say them: also those that may not be compared."""
    reading = _Reading(lines)
    said = reading.said()
    return {iri: reading.figure(iri, said[iri]) for iri in sorted(said) if reading.quantity_of(iri)}


class _Reading:
    """The objects of the predicates that matter, by their subjects."""

    def __init__(self, lines: Iterable[str]) -> None:
        one: dict[str, dict[str, str]] = {f"<{predicate}>": {} for predicate in _ONE}
        many: dict[str, dict[str, set[str]]] = {f"<{predicate}>": defaultdict(set) for predicate in _MANY}
        kinds: dict[str, str] = {}
        beside: set[str] = set()
        a, suffix = f"<{RDF.type}>", f"<{OA.suffix}>"
        for line in lines:
            subject, predicate, rest = line.split(" ", 2)
            if predicate == a:
                if (kind := _POPULATIONS.get(rest[1 : rest.index(">")])) is not None:
                    kinds[subject[1:-1]] = kind
            elif (known := one.get(predicate)) is not None:
                known[subject[1:-1]] = rest  # read when asked for: what sources share comes once from each
            elif (found := many.get(predicate)) is not None:
                found[subject[1:-1]].add(_term(rest))
            elif predicate == suffix and _OTHERS.match(rest):
                beside.add(subject[1:-1].removesuffix(_QUOTE))
        self._one = {predicate[1:-1]: found for predicate, found in one.items()}
        self._many = {predicate[1:-1]: found for predicate, found in many.items()}
        self._kinds = kinds
        self._beside = beside
        self._quantities: dict[str, Quantity] = {}
        self._published: dict[str, Days] = {}

    def facts(self) -> Facts:
        figures: dict[str, list[Stated]] = defaultdict(list)
        ratings: list[Graded] = []
        happenings: list[Happening] = []
        for iri, everyone in sorted(self.said().items()):
            if not (who := tuple(said for said in everyone if not said.hearsay)):
                continue
            if quantity := self.quantity_of(iri):
                if quantity.period and quantity.measure != OTHER:
                    figures[quantity.iri].append(self.figure(iri, who))
            elif iri in self._one[CCG.grade]:
                ratings.extend(self._rating(iri, who))
            elif iri in self._one[CCG.changeType] or iri in self._one[CCG.interventionType]:
                happenings.extend(self._happening(iri, who))
        return Facts({key: tuple(figures[key]) for key in sorted(figures)}, tuple(ratings), tuple(happenings))

    def said(self) -> dict[str, tuple[Said, ...]]:
        """Who says each proposition, in the order of claims. The innermost voice is the one that asserts."""
        found: dict[str, list[Said]] = defaultdict(list)
        for claim, rest in sorted(self._one[CCG.asserts].items()):
            what = _term(rest)
            source, agent = self._get(DCTERMS.isPartOf, claim) or "", self._get(PROV.wasAttributedTo, claim) or ""
            reasons = self._many[CCG.inferredPeriod].get(claim)
            found[what].append(
                Said(
                    claim,
                    source,
                    agent,
                    own=agent == self._get(DCTERMS.publisher, source),
                    status=_slug(self._get(CCG.status, claim)),
                    hearsay=_slug(self._get(CCG.mode, claim)) == "hearsay",
                    others=bool(self._beside) and self._get(PROV.wasDerivedFrom, claim) in self._beside,
                    inferred="; ".join(sorted(reasons)) if reasons else None,
                    published=self._days(source),
                )
            )
        return {what: tuple(who) for what, who in found.items()}

    def quantity_of(self, iri: str) -> Quantity | None:
        """The quantity of a figure; None for what is no figure."""
        quantity = self._get(CCG.quantity, iri)
        return self._quantity(quantity) if quantity else None

    def _get(self, predicate: str, subject: str) -> str | None:
        rest = self._one[predicate].get(subject)
        return None if rest is None else _term(rest)

    def _days(self, source: str) -> Days:
        """When a source came out."""
        if source not in self._published:
            period = self._get(CCG.published, source)
            edtf = self._get(CCG.edtf, period) if period else None
            self._published[source] = bounds(edtf) if edtf else (None, None)
        return self._published[source]

    def _quantity(self, iri: str) -> Quantity:
        if iri not in self._quantities:
            measure, whom = self._get(CCG.measure, iri) or "", self._get(CCG.population, iri) or ""
            period = self._get(CCG.period, iri)
            self._quantities[iri] = Quantity(
                iri,
                _slug(measure),
                whom,
                self._kinds.get(whom, "local"),
                self._get(CCG.edtf, period) if period else None,
                _slug(self._get(CCG.basis, iri)),
                _slug(self._get(CCG.status, iri)),
                share=measure in _of_class("ShareMeasure"),
                loose=measure in _of_class("LooseMeasure"),
            )
        return self._quantities[iri]

    def figure(self, iri: str, who: tuple[Said, ...]) -> Stated:
        """A figure as these say it. Raises KeyError where the lines do not describe it whole."""
        quantity = self._quantity(_term(self._one[CCG.quantity][iri]))
        value = next(found for predicate in _VALUES if (found := self._get(predicate, iri)) is not None)
        of = self._get(CCG.denominator, iri)
        return Stated(
            iri,
            quantity,
            Decimal(value),
            _slug(self._get(CCG.unit, iri)),
            _SIGNS[_slug(self._get(CCG.comparator, iri))],
            Decimal(self._get(CCG.precision, iri) or 1),
            int(of) if of else None,
            who,
        )

    def _rating(self, iri: str, who: tuple[Said, ...]) -> Iterator[Graded]:
        assessment, body = self._get(CCG.assessment, iri) or "", self._get(CCG.body, iri)
        period = self._get(CCG.period, assessment)
        actual = _actual(who)
        if body and period and actual:
            element = _slug(self._get(CCG.element, iri))
            yield Graded(
                iri,
                body,
                _slug(self._get(CCG.grade, iri)),
                self._get(CCG.elementText, iri) or element,
                self._get(CCG.edtf, period) or "",
                self._get(CCG.assessor, assessment),
                actual,
            )

    def _happening(self, iri: str, who: tuple[Said, ...]) -> Iterator[Happening]:
        # A group that the text leaves unnamed may be any.
        if self._get(CCG.population, iri):
            return
        change, effective = self._get(CCG.changeType, iri), self._get(CCG.effective, iri)
        body = self._get(CCG.body, iri)
        bodies = self._many[CCG.participant].get(iri) or ({body} if body else set())
        yield Happening(
            iri,
            "change" if change else "intervention",
            _slug(change or self._get(CCG.interventionType, iri)),
            tuple(sorted(bodies)),
            self._get(CCG.result, iri),
            self._get(CCG.edtf, effective) if effective else None,
            who,
        )


def _actual(who: tuple[Said, ...]) -> tuple[Said, ...]:
    return tuple(said for said in who if said.status == "actual")


def _term(rest: str) -> str:
    """The IRI or the text of an object, from the rest of a line: the object, the graph and the stop."""
    if rest[0] == "<":
        return rest[1 : rest.index(">")]
    text: str = rest[1 : rest.rindex('"')]  # no IRI of a graph or a datatype has a quotation mark
    return str(json.loads(f'"{text}"')) if "\\" in text else text


def _slug(iri: str | None) -> str:
    return iri.rsplit("/", 1)[-1] if iri else ""


@lru_cache(maxsize=8)
def _of_class(name: str) -> frozenset[str]:
    return frozenset(map(str, code_lists().subjects(RDF.type, TERMS[name])))
