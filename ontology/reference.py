"""The reference graph: CCGs and the boards that followed them, other bodies, persons, capacities and the code lists.

It describes what the claims speak of, and no other graph repeats what it says. `docs/model.md` shows its form.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pyoxigraph
from rdflib import PROV, RDF, SKOS, Graph, Literal, Namespace, Node, URIRef

from ccgkg.ontology import BASE, CCG, codes, organisations, register, register_graph


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
    for triple in register_graph.triples(register.load(), things):
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
