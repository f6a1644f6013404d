"""What each claim rests on: whom its text credits, the text that was copied, else its own outlet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ccgkg.ingest.graph.iris import Iris
from ccgkg.queries.origins.copies import Cluster
from ccgkg.queries.origins.credits import leans_on, opens_with
from ccgkg.queries.origins.overlap import Claims, Overlap, Text
from ccgkg.queries.origins.testimony import Testimony


@dataclass(frozen=True, slots=True)
class Rest:
    """What a claim rests on, by IRIs: agents, passages that are shared, clusters of copies; at least one.

    `inferred` is the agent that it seems to rest on besides, since the whole text does.
    """

    claim: str
    grounds: tuple[str, ...]
    inferred: str | None = None


def passage_iri(overlap: Overlap, number: int, iris: Iris) -> str:
    """The IRI of one passage that two texts share."""
    first, second = overlap.places(overlap.first)[number], overlap.places(overlap.second)[number]
    return iris.minted("passage", overlap.first.sha256, overlap.second.sha256, *map(str, (*first, *second)))


def cluster_iri(cluster: Cluster, iris: Iris) -> str:
    """The IRI of a cluster of copies: it differs where the sources or the texts differ."""
    return iris.minted("copies", *(part for text in cluster.sources for part in (text.slug, text.sha256)),
                       *sorted(f"{o.first.slug} {o.second.slug}" for o in cluster.overlaps))  # fmt: skip


def rests(
    claims: Claims, texts: Iterable[Text], overlaps: Sequence[Overlap], copies: Iterable[Cluster], iris: Iris
) -> Iterator[Rest]:
    """What each claim rests on, by sources and places.

    A claim that credits someone rests on all that it credits. One in the outlet's own voice rests on the cluster of
    copies that its source is in, where there is just one; else, under the byline of an agency or a release, on whom the
    text credits first; else on its outlet. Words that two sources share rest on one passage besides, whoever says them.
    What an outlet says in its own voice in an article that leans on one agent throughout is inferred to rest on this
    one too.
    """
    of_source: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for cluster in copies:
        for text in cluster.sources:
            of_source[text.iri].append((cluster_iri(cluster, iris), cluster.agent))
    shared = _shared(overlaps, iris)
    for text in sorted(texts, key=lambda each: each.slug):
        told = claims.get(text.iri, ())
        own = _own(text, told, of_source.get(text.iri, []))
        leaning = leans_on(told)
        found = shared.get(text.iri, [])
        for claim in told:
            within = [iri for (start, end), iri in found if start <= claim.start and claim.end <= end]
            grounds = tuple(dict.fromkeys((*(claim.credited or own), *within)))
            alone = not claim.credited and not claim.hearsay and leaning not in grounds
            yield Rest(claim.claim, grounds, leaning if alone else None)


def _own(text: Text, told: Iterable[Testimony], clusters: Sequence[tuple[str, str | None]]) -> tuple[str, ...]:
    if len(clusters) == 1:
        node, agent = clusters[0]
        return (node, agent) if agent else (node,)
    if text.byline and (agent := opens_with(told)):
        return (agent,)
    return (text.outlet,)


def _shared(overlaps: Iterable[Overlap], iris: Iris) -> Mapping[str, list[tuple[tuple[int, int], str]]]:
    """The places in each text whose words another has, with the passages."""
    found: dict[str, list[tuple[tuple[int, int], str]]] = defaultdict(list)
    for overlap in overlaps:
        for text in (overlap.first, overlap.second):
            for number, place in enumerate(overlap.places(text)):
                found[text.iri].append((place, passage_iri(overlap, number, iris)))
    return {iri: sorted(places) for iri, places in found.items()}
