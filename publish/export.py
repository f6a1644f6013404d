"""The graph in other formats, whole or one thing and its surroundings; never words that stay on the machine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, get_args

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SKOS, XSD

from ccgkg.ontology import BASE, CCG, CODE, OA
from ccgkg.publish import flat, jsonld
from ccgkg.publish.surroundings import surroundings

Format = Literal["turtle", "trig", "nquads", "jsonld", "rdfxml", "ntriples", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)

PREFIXES = {
    "ccg": str(CCG),
    "code": str(CODE),
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "oa": str(OA),
    "org": str(ORG),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "xsd": str(XSD),
}
#: What makes Turtle and TriG shorter: the kinds of things, and the code lists.
_KINDS = ("claim", "figure", "finding", "graph", "period", "person", "population", "quantity", "source", "span", "text")
_SCHEMES = ("basis", "comparator", "element", "grade", "measure", "mode", "status", "topic", "unit")
#: Formats of named graphs, and of triples without them.
_QUADS = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS}
_TRIPLES = {"turtle": RdfFormat.TURTLE, "rdfxml": RdfFormat.RDF_XML, "ntriples": RdfFormat.N_TRIPLES}
#: What XML 1.0 cannot hold in any way.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def export(store: Store, form: str, thing: str | None = None, *, base: str = BASE) -> str:
    """The graph as text in a format, the same for the same graph.

    `thing` is an IRI, what follows the base in one (`org/07V`) or a slug; only it and its surroundings are written
    then. Turtle, N-Triples and RDF/XML have the triples of all graphs together. In RDF/XML a control character, which
    XML cannot hold, is written U+FFFD. Raises ValueError for an unknown format and UnknownThingError for a thing that
    is not there.
    """
    if form not in FORMATS:
        raise ValueError(f"format: {form!r} is none of {', '.join(FORMATS)}")
    quads = sorted(surroundings(store, thing, base) if thing else public(store, base), key=_order)
    if form == "csv":
        return flat.table(_store(quads), base)
    if form == "jsonld":
        return jsonld.write(quads, PREFIXES, base)
    if form in _QUADS:
        return _written(quads, _QUADS[form], base)
    triples = list(dict.fromkeys(Triple(quad.subject, quad.predicate, quad.object) for quad in sorted(quads, key=str)))
    return _written(map(_for_xml, triples) if form == "rdfxml" else triples, _TRIPLES[form], base)


def public(store: Store, base: str = BASE) -> Iterable[Quad]:
    """All quads but those of graph `texts`."""
    hidden = NamedNode(f"{base}graph/texts")
    return (quad for quad in store if quad.graph_name != hidden)


def _order(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad)


def _store(quads: Iterable[Quad]) -> Store:
    store = Store()
    store.bulk_extend(quads)
    return store


def _written(quads: Iterable[Quad] | Iterable[Triple], form: RdfFormat, base: str) -> str:
    prefixes = dict(PREFIXES)
    if form in (RdfFormat.TURTLE, RdfFormat.TRIG):
        prefixes |= {kind: f"{base}{kind}/" for kind in _KINDS} | {"body": f"{base}org/"}
        prefixes |= {scheme: f"{CODE}{scheme}/" for scheme in _SCHEMES}
    written = pyoxigraph.serialize(quads, format=form, prefixes=prefixes)
    assert written is not None
    return written.decode("utf-8")


def _for_xml(triple: Triple) -> Triple:
    term = triple.object
    if not isinstance(term, pyoxigraph.Literal) or not _NOT_XML.search(term.value):
        return triple
    value = _NOT_XML.sub("\ufffd", term.value)
    datatype = None if term.language else term.datatype
    return Triple(
        triple.subject, triple.predicate, pyoxigraph.Literal(value, datatype=datatype, language=term.language)
    )
