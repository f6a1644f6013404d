"""Where in a text a claim stands: the span, its place in code points and its words, as in Web Annotation."""

from __future__ import annotations

from ccgkg.ingest.fragments import in_words
from ccgkg.ingest.graph.disclosure import Shown
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.propositions import words_hash
from ccgkg.ingest.graph.terms import CCG, DCTERMS, OA, RDF, RDFS, iri, line, offset, text, typed
from ccgkg.ingest.source import Source

TEXTS = "texts"


def span(
    source: Source, sha256: str, start: int, end: int, shown: Shown, iris: Iris, heading: str | None = None
) -> list[str]:
    """The lines of one span of a source whose text has the hash `sha256`, its words in graph `texts` if not shown.

    `heading` is that of the span's column, in a table.
    """
    node, graph = iris.span(sha256, start, end), iris.source_graph(source.slug)
    position, quote = f"{node}/position", f"{node}/quote"
    exact = source.text[start:end]
    lines = [
        typed(node, OA.SpecificResource, graph),
        line(node, OA.hasSource, iri(iris.text(sha256)), graph),
        line(node, OA.hasSelector, iri(position), graph),
        line(node, OA.hasSelector, iri(quote), graph),
        typed(position, OA.TextPositionSelector, graph),
        line(position, OA.start, offset(start), graph),
        line(position, OA.end, offset(end), graph),
        typed(quote, OA.TextQuoteSelector, graph),
    ]
    if shown.words:
        lines.append(line(quote, OA.exact, text(exact), graph))
    else:
        lines.append(line(quote, CCG.exactHash, text(words_hash(exact)), graph))
        lines.append(line(quote, OA.exact, text(exact), iris.graph(TEXTS)))
    for number, place in enumerate(source.original.places_of(start, end) if source.original else ()):
        fragment = f"{node}/fragment/{number}"
        lines += [
            line(node, OA.hasSelector, iri(fragment), graph),
            typed(fragment, OA.FragmentSelector, graph),
            line(fragment, RDF.value, text(place.fragment), graph),
            line(fragment, RDFS.label, text(in_words(place.fragment, heading), "en"), graph),
        ]
        if source.original and source.original.scheme:
            lines.append(line(fragment, DCTERMS.conformsTo, iri(source.original.scheme), graph))
    if shown.prefix:
        lines.append(line(quote, OA.prefix, text(shown.prefix), graph))
    if shown.suffix:
        lines.append(line(quote, OA.suffix, text(shown.suffix), graph))
    return lines
