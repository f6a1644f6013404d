"""One thing and what stands around it: who says it, on which words, what it measures and whom it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, Store
from rdflib.namespace import DCTERMS, FOAF, RDF, RDFS, SKOS

from ccgkg.ontology import BASE, CCG

#: What is told of a thing of the reference graph where it only stands at the edge.
_NAMED_BY = frozenset(map(str, (RDF.type, DCTERMS.identifier, FOAF.name, RDFS.label, SKOS.prefLabel, SKOS.notation)))
_REPORTS, _TYPE = NamedNode(CCG.reports), NamedNode(RDF.type)


class UnknownThingError(ValueError):
    """A thing that the graph does not have. The message is one line."""


def resolve(store: Store, thing: str, base: str = BASE) -> NamedNode:
    """The node of a thing: an IRI, what follows the base in one (`org/07V`, `claim/3f…`), or a slug (`07V`, `nao`).

    Raises UnknownThingError where the graph has no such thing.
    """
    whole = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", thing)
    for start in [""] if whole else [base, f"{base}org/", f"{base}source/"]:
        try:
            node = NamedNode(start + thing)
        except ValueError:
            continue
        if any(store.quads_for_pattern(node, None, None)):
            return node
    raise UnknownThingError(f"{thing}: the graph has no such thing")


def surroundings(store: Store, thing: str, base: str = BASE) -> Iterator[Quad]:
    """The quads about a thing: its own, those that refer to it, and all that both refer to, up to the reference graph.

    The chain of voices is whole in both directions. What the build computed of it (graph `view`: comparisons, tallies,
    overlaps, origins) is told whole, and what else that concerns by its name alone. Nothing of graph `texts`. Raises
    UnknownThingError.
    """
    node = resolve(store, thing, base)
    reference, texts, view = (NamedNode(f"{base}graph/{name}") for name in ("reference", "texts", "view"))
    known = {quad.graph_name for quad in store.quads_for_pattern(node, None, None)}

    def computed(subject: NamedNode) -> bool:
        return any(store.quads_for_pattern(subject, _TYPE, None, view))

    def beyond(quad: Quad) -> bool:
        """Whether a quad of the view leads to a thing that is neither computed nor of the reference graph."""
        return (
            quad.graph_name == view
            and isinstance(quad.object, NamedNode)
            and not any(store.quads_for_pattern(quad.object, None, None, reference))
            and not computed(quad.object)
        )

    whole = node if computed(node) else None
    seen, found, aside = set[object](), set[Quad](), set[Quad]()
    to_see: list[NamedNode] = [node, *_referring(store, node)]
    while to_see:
        subject = to_see.pop()
        if subject in seen:
            continue
        seen.add(subject)
        for quad in store.quads_for_pattern(subject, None, None):
            if quad.graph_name == texts:
                continue
            if subject != whole and beyond(quad):
                aside.add(quad)
                continue
            edge = quad.graph_name == reference and reference not in known
            if edge and quad.predicate.value not in _NAMED_BY:
                continue
            found.add(quad)
            if isinstance(quad.object, NamedNode) and not edge:
                to_see.append(quad.object)
        to_see += _referring(store, subject, _REPORTS)
    for quad in aside:
        if quad.object in seen:
            found.add(quad)
        elif isinstance(quad.subject, NamedNode) and (quad.subject == node or computed(quad.subject)):
            found.add(quad)
            found.update(_names(store, quad.object, texts))
    yield from sorted(found, key=str)


def _names(store: Store, thing: object, texts: NamedNode) -> Iterator[Quad]:
    if isinstance(thing, NamedNode):
        for quad in store.quads_for_pattern(thing, None, None):
            if quad.predicate.value in _NAMED_BY and quad.graph_name != texts:
                yield quad


def _referring(store: Store, node: NamedNode, predicate: NamedNode | None = None) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(None, predicate, node):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject
