"""A person's corrections as RDF: each an activity that has influenced a claim, or has taken one away, with its person
and reason."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.amendment import Amendment
from ccgkg.ingest.graph.concepts import concept
from ccgkg.ingest.graph.disclosure import brief
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.terms import CCG, DCTERMS, FOAF, PROV, RDFS, iri, line, text, typed

_DONE = {"drop": "dropped", "change": "changed", "add": "added"}


def amendment_iri(amendment: Amendment, slug: str, iris: Iris) -> str:
    """A correction of a source is known by what was done, by whom, why and to what: not by its file, nor by a clock."""
    return iris.minted("correction", slug, amendment.action, amendment.name, amendment.reason, amendment.what)


def describe_amendment(amendment: Amendment, slug: str, iris: Iris) -> Iterator[str]:
    """The lines of a correction of a source, in the source's graph, and of its person, in `content`."""
    graph, content = iris.source_graph(slug), iris.graph("content")
    node, person = amendment_iri(amendment, slug, iris), iris.minted("corrector", amendment.name)
    yield typed(node, CCG.Correction, graph)
    yield line(node, RDFS.label, text(f"a claim {_DONE[amendment.action]} by {brief(amendment.name)}", "en"), graph)
    yield line(node, DCTERMS.type, iri(concept("correction", amendment.action).iri), graph)
    yield line(node, CCG.reason, text(brief(amendment.reason)), graph)
    yield line(node, PROV.used, iri(iris.source(slug)), graph)
    yield line(node, PROV.wasAssociatedWith, iri(person), graph)
    yield typed(person, PROV.Person, content)
    yield line(person, FOAF.name, text(brief(amendment.name)), content)
