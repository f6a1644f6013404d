"""Overlaps, copies and origins as quads of the graph `view`: the same for the same input, and no blank nodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.terms import CCG, OA, RDFS, integer, iri, line, offset, text, typed
from ccgkg.ingest.source import Source
from ccgkg.ontology import CODE
from ccgkg.queries.origins.copies import Cluster, clusters
from ccgkg.queries.origins.grounds import Rest, cluster_iri, passage_iri, rests
from ccgkg.queries.origins.overlap import Claims, Overlap, overlaps, texts_of
from ccgkg.queries.origins.quotation_quads import quotation_quads
from ccgkg.queries.origins.quotations import quotations
from ccgkg.queries.origins.testimony import Testimony, read_testimony


def origin_quads(sources: Sequence[Source], lines: Iterable[str], iris: Iris) -> list[str]:
    """What sources share, what their claims rest on and how they quote what was said once, as lines of N-Quads without
    line ends, sorted, each once.

    `lines` are the N-Quads of the claims of these sources. No words of a source are among what is returned, but places.
    """
    texts = texts_of(sources, iris)
    claims = by_source(read_testimony(lines, iris))
    found = overlaps(texts, claims)
    copies = clusters(found)
    rested = list(rests(claims, texts, found, copies, iris))
    said = quotations(texts, claims, {iris.source(source.slug): source.text for source in sources})
    computed = (_overlaps(found, iris), _copies(copies, iris), _rests(rested, iris), quotation_quads(said, iris))
    return sorted({each for lines in computed for each in lines})


def by_source(testimony: Iterable[Testimony]) -> Claims:
    """The claims of each source, by its IRI."""
    claims: dict[str, list[Testimony]] = defaultdict(list)
    for one in testimony:
        claims[one.source].append(one)
    return claims


def _overlaps(found: Iterable[Overlap], iris: Iris) -> Iterator[str]:
    view = iris.graph("view")
    for overlap in found:
        first, second = overlap.first, overlap.second
        node = iris.minted("overlap", first.slug, first.sha256, second.slug, second.sha256)
        yield typed(node, CCG.Overlap, view)
        yield line(node, CCG.overlapKind, iri(f"{CODE}overlap/{overlap.kind}"), view)
        yield line(node, CCG.sharedWords, integer(overlap.same), view)
        yield line(node, CCG.reason, text(overlap.reason, "en"), view)
        for source in (first, second):
            yield line(node, CCG.overlaps, iri(source.iri), view)
        if overlap.copied_from:
            yield line(node, CCG.copiedFrom, iri(overlap.copied_from.iri), view)
        if overlap.credited:
            yield line(node, CCG.creditedTo, iri(overlap.credited), view)
        for number, passage in enumerate(overlap.passages):
            shared = passage_iri(overlap, number, iris)
            yield line(node, CCG.sharedPassage, iri(shared), view)
            yield typed(shared, CCG.SharedPassage, view)
            yield line(shared, RDFS.label, text(f"the same words in {first.name} and {second.name}", "en"), view)
            yield line(shared, CCG.sharedWords, integer(passage.same), view)
            for source in (first, second):
                start, end = overlap.places(source)[number]
                place = f"{shared}/{'first' if source is first else 'second'}"
                yield line(shared, CCG.standsAt, iri(place), view)
                yield typed(place, OA.TextPositionSelector, view)
                yield line(place, CCG.inText, iri(iris.text(source.sha256)), view)
                yield line(place, OA.start, offset(start), view)
                yield line(place, OA.end, offset(end), view)


def _copies(copies: Iterable[Cluster], iris: Iris) -> Iterator[str]:
    view = iris.graph("view")
    for cluster in copies:
        node = cluster_iri(cluster, iris)
        names = list(dict.fromkeys(source.name for source in cluster.sources))
        listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        yield typed(node, CCG.CopyCluster, view)
        yield line(node, RDFS.label, text(f"one text in {listed}", "en"), view)
        yield line(node, CCG.reason, text(cluster.reason, "en"), view)
        for source in cluster.sources:
            yield line(node, CCG.copy, iri(source.iri), view)
        if cluster.agent:
            yield line(node, CCG.creditedTo, iri(cluster.agent), view)


def _rests(rested: Iterable[Rest], iris: Iris) -> Iterator[str]:
    view = iris.graph("view")
    for rest in rested:
        for ground in rest.grounds:
            yield line(ground, CCG.originOf, iri(rest.claim), view)
        if rest.inferred:
            yield line(rest.inferred, CCG.inferredOriginOf, iri(rest.claim), view)
