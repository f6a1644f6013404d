"""Lineages as RDF: what the reference graph says of some bodies and of the events between them."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import ORG, RDF, Graph, URIRef

from ccgkg.ontology import BASE, CCG
from ccgkg.ontology.reference import reference_graph
from ccgkg.ontology.register import load, load_boards


def graph_of(codes: Iterable[str], base: str = BASE) -> Graph:
    """The bodies of some ODS codes with their names, codes, days and places, the events that joined or changed them,
    and the rows of lists that all this stands on. Bodies that are not asked for are left out of the events.
    """
    whole, found = reference_graph(base), Graph()
    for prefix, namespace in whole.namespaces():
        found.bind(prefix, namespace)
    found.bind("ccg", CCG)
    asked = {URIRef(f"{base}org/{code}") for code in codes}
    waiting, seen = [*asked, *_events(whole, asked)], set[URIRef]()
    while waiting:
        node = waiting.pop()
        seen.add(node)
        for predicate, value in whole.predicate_objects(node):
            body = (value, RDF.type, ORG.FormalOrganization) in whole
            if body and value not in asked and predicate in (ORG.originalOrganization, ORG.resultingOrganization):
                continue
            found.add((node, predicate, value))
            if isinstance(value, URIRef) and not body and value not in seen:
                waiting.append(value)
    return found


def graph_of_history(base: str = BASE) -> Graph:
    """All CCGs and integrated care boards, and all events between them."""
    return graph_of([*(body.ods_code for body in load().bodies), *load_boards()], base)


def _events(whole: Graph, asked: set[URIRef]) -> set[URIRef]:
    """The events whose result and one original at least are asked for, and changes of boundaries."""
    found = set()
    for body in asked:
        found |= {event for event in whole.subjects(CCG.body, body) if (event, RDF.type, ORG.ChangeEvent) in whole}
        for event in whole.subjects(ORG.resultingOrganization, body):
            if any(original in asked for original in whole.objects(event, ORG.originalOrganization)):
                found.add(event)
    return {event for event in found if isinstance(event, URIRef)}
