"""Whether a stored graph conforms: each source by itself, as the build does it, and what no source accounts for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, serialize
from rdflib import Graph

from ccgkg.ontology import BASE
from ccgkg.shapes.validate import Violation, validate, validate_reference
from ccgkg.store.loader import misplaced

#: Called with how many graphs are validated and how many there are.
Progress = Callable[[int, int], None]


def conformance(store: Store, *, base: str = BASE, progress: Progress | None = None) -> list[Violation]:
    """What in a store breaks a shape or lies out of place, sorted; an empty list where all conforms.

    The quads of graph `content` that no source refers to are validated too, by themselves. A store without graphs of
    sources is validated as one graph.
    """
    named = [graph for graph in store.named_graphs() if isinstance(graph, NamedNode)]
    sources = sorted(graph.value for graph in named if graph.value.startswith(f"{base}graph/source/"))
    content = NamedNode(f"{base}graph/content")
    found: set[Violation] = set()
    used: set[object] = set()
    for number, source in enumerate(sources, start=1):
        quads = list(_source(store, NamedNode(source), content))
        used.update(quad.subject for quad in quads if quad.graph_name == content)
        found.update(validate(_graph(quads), base=base))
        if progress:
            progress(number, len(sources) + 1)
    if sources:
        rest = [quad for quad in store.quads_for_pattern(None, None, None, content) if quad.subject not in used]
        found.update(validate_reference(base))
        found.update(_misplaced(store, base))
    else:
        rest = list(store)
    if rest:
        found.update(validate(_graph(rest), base=base))
    return sorted(found)


def _source(store: Store, graph: NamedNode, content: NamedNode) -> Iterator[Quad]:
    """The quads of a source's graph, and those of `content` that they lead to."""
    seen: set[object] = set()
    waiting: list[NamedNode] = []
    for quad in store.quads_for_pattern(None, None, None, graph):
        yield quad
        waiting += [term for term in (quad.subject, quad.object) if isinstance(term, NamedNode)]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        for quad in store.quads_for_pattern(node, None, None, content):
            yield quad
            if isinstance(quad.object, NamedNode):
                waiting.append(quad.object)


def _misplaced(store: Store, base: str) -> Iterator[Violation]:
    lines = sorted(f"{quad} .\n" for quad in store if isinstance(quad.graph_name, NamedNode))
    for said in misplaced(lines, base):
        yield Violation("Loader", "graph", said.split(": ")[0], "", "", said, "Violation")


def _graph(quads: Iterable[Quad]) -> Graph:
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    graph = Graph()
    graph.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="nt")
    return graph
