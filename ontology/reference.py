"""The reference graph: CCGs and the boards that followed them, other bodies, persons, capacities and the code lists.

It describes what the claims speak of, and no other graph repeats what it says. `docs/model.md` shows its form.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

import pyoxigraph
from rdflib import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, Node, URIRef

from ccgkg.ontology import BASE, CCG, codes, organisations, register

_DAY = timedelta(days=1)
_BOARDS_OPENED = date(2022, 7, 1)


@lru_cache(maxsize=4)
def reference_graph(base: str = BASE) -> Graph:
    """The reference graph under a base, which ends in `/` or `#`. Not to be changed by its readers."""
    things = Namespace(base)
    graph = Graph()
    for triple in organisations.graph():
        graph.add(_rebased(triple, base))
    for triple in codes.graph():
        graph.add(triple)
    graph.add((CCG.unnamedSource, RDF.type, PROV.Agent))
    graph.add((CCG.unnamedSource, SKOS.prefLabel, Literal("unnamed source", lang="en")))
    ccgs = register.load()
    for triple in _triples(ccgs, things):
        graph.add(triple)
    return graph


def reference_quads(base: str = BASE) -> Iterator[str]:
    """The reference graph as lines of N-Quads in the graph `graph/reference`, sorted, without line ends."""
    triples = reference_graph(base).serialize(format="nt").encode("utf-8")
    graph = pyoxigraph.NamedNode(f"{base}graph/reference")
    quads = (
        pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in pyoxigraph.parse(triples, pyoxigraph.RdfFormat.N_TRIPLES)
    )
    written = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    assert written is not None
    # Not splitlines(): a literal may hold characters at which that cuts as well.
    yield from sorted(written.decode("utf-8").removesuffix("\n").split("\n"))


@lru_cache(maxsize=4)
def subjects(base: str = BASE) -> frozenset[str]:
    """The IRIs that the reference graph describes; other graphs refer to these and do not describe them."""
    return frozenset(str(subject) for subject in reference_graph(base).subjects())


def _rebased(triple: tuple[Node, Node, Node], base: str) -> tuple[Node, Node, Node]:
    subject, predicate, thing = (
        URIRef(base + node.removeprefix(BASE)) if isinstance(node, URIRef) and node.startswith(BASE) else node
        for node in triple
    )
    return subject, predicate, thing


def _triples(ccgs: register.Register, things: Namespace) -> Iterator[tuple[Node, Node, Node]]:
    for body in ccgs.bodies:
        yield from _body(body, things)
    for merger in ccgs.mergers():
        event = things[f"event/merger/{merger.result.ods_code}"]
        names = _and(original.name_on(original.last_day or original.first_day) for original in merger.originals)
        yield event, RDF.type, ORG.ChangeEvent
        yield event, RDF.type, CCG.Merger
        yield event, RDFS.label, _english(f"Merger of {names} into {merger.result.name_on(merger.first_day)}")
        for original in merger.originals:
            yield event, ORG.originalOrganization, things[f"org/{original.ods_code}"]
        yield event, ORG.resultingOrganization, things[f"org/{merger.result.ods_code}"]
        yield event, DCTERMS.date, _date(merger.first_day)
        yield event, CCG.firstDay, _date(merger.first_day)
        yield event, CCG.lastDay, _date(merger.first_day - _DAY)
    for change in ccgs.boundary_changes():
        event = things[f"event/boundary-change/{change.body.ods_code}/{change.day}"]
        before, after = change.body.name_on(change.day - _DAY), change.body.name_on(change.day)
        label = f"New boundaries of {before}" + (f", from then {after}" if change.renamed else "")
        yield event, RDF.type, ORG.ChangeEvent
        yield event, RDF.type, CCG.BoundaryChange
        yield event, RDFS.label, _english(label)
        yield event, CCG.body, things[f"org/{change.body.ods_code}"]
        yield event, CCG.onsCode, Literal(change.ons_code)
        yield event, DCTERMS.date, _date(change.day)
    yield from _boards(ccgs, things)


def _body(body: register.Body, things: Namespace) -> Iterator[tuple[Node, Node, Node]]:
    node = things[f"org/{body.ods_code}"]
    yield node, RDF.type, ORG.FormalOrganization
    yield node, RDF.type, CCG.ClinicalCommissioningGroup
    yield node, DCTERMS.identifier, Literal(body.ods_code)
    yield node, ORG.identifier, Literal(body.ods_code)
    yield node, SKOS.prefLabel, _english(body.name)
    for other in body.other_names:
        yield node, SKOS.altLabel, _english(other.name)
    life = node + "/open"
    yield node, CCG.openPeriod, life
    yield life, RDF.type, CCG.Period
    yield life, CCG.edtf, Literal(f"{body.first_day}/{body.last_day or '..'}")
    yield from _days(life, body.first_day, body.last_day)
    for number, dated in enumerate(body.dated_names, start=1):
        name = node + f"/name/{number}"
        yield node, CCG.datedName, name
        yield name, RDF.type, CCG.DatedName
        yield name, RDFS.label, _english(dated.name)
        yield from _days(name, dated.first_day, dated.last_day)
    for index, (ons_code, first_day) in enumerate(body.ons_codes):
        last = index + 1 == len(body.ons_codes)
        held = node + f"/code/{ons_code}"
        yield node, CCG.datedCode, held
        yield held, RDF.type, CCG.DatedCode
        yield held, CCG.onsCode, Literal(ons_code)
        yield from _days(held, first_day, body.last_day if last else body.ons_codes[index + 1][1] - _DAY)


def _boards(ccgs: register.Register, things: Namespace) -> Iterator[tuple[Node, Node, Node]]:
    rows = (files("ccgkg.ontology") / "boards.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(rows):
        code, name = row["ods_code"], row["name"]
        board, event = things[f"org/{code}"], things[f"event/succession/{code}"]
        yield board, RDF.type, ORG.FormalOrganization
        yield board, RDF.type, CCG.IntegratedCareBoard
        yield board, DCTERMS.identifier, Literal(code)
        yield board, ORG.identifier, Literal(code)
        yield board, SKOS.prefLabel, _english(name)
        yield event, RDF.type, CCG.Succession
        yield event, RDFS.label, _english(f"Passage of CCGs to {name}")
        for body in ccgs.bodies:
            if code in body.successors:
                yield event, ORG.originalOrganization, things[f"org/{body.ods_code}"]
        yield event, ORG.resultingOrganization, board
        yield event, DCTERMS.date, _date(_BOARDS_OPENED)
        yield event, CCG.inferred, Literal(True)


def _days(node: URIRef, first_day: date, last_day: date | None) -> Iterator[tuple[Node, Node, Node]]:
    yield node, CCG.begins, _date(first_day)
    if last_day is not None:
        yield node, CCG.ends, _date(last_day)


def _date(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date)


def _english(text: str) -> Literal:
    return Literal(text, lang="en")


def _and(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}"
