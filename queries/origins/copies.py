"""Which sources are, in great part, one text: the clusters of copies, each of which is one origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccgkg.queries.origins.overlap import Overlap, Text

#: Two overlaps of a text are of the same words if so great a part of the smaller lies in the larger.
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sources that copy one text, in the order of their dates, and the IRI of whom that text is, where it is known."""

    sources: tuple[Text, ...]
    overlaps: tuple[Overlap, ...]
    agent: str | None
    reason: str


def clusters(overlaps: Sequence[Overlap]) -> list[Cluster]:
    """The clusters that copies make. A source that has two texts in different places, as a digest has, is in two
    clusters: what it took from the one does not join it to those that took the other."""
    copies = [overlap for overlap in overlaps if overlap.kind == "copy"]
    parent = list(range(len(copies)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    of_text: dict[str, list[int]] = defaultdict(list)
    for number, overlap in enumerate(copies):
        of_text[overlap.first.iri].append(number)
        of_text[overlap.second.iri].append(number)
    for iri, numbers in of_text.items():
        groups: list[tuple[int, frozenset[int]]] = []
        regions = {number: _region(copies[number], iri) for number in numbers}
        for number in sorted(numbers, key=lambda n: (-len(regions[n]), n)):
            region = regions[number]
            joined = [other for other, whole in groups if len(region & whole) >= _SAME_WORDS * len(region)]
            for other in joined:
                parent[root(number)] = root(other)
            if not joined:
                groups.append((number, region))
    members: dict[int, list[Overlap]] = defaultdict(list)
    for number, overlap in enumerate(copies):
        members[root(number)].append(overlap)
    return sorted((_cluster(each) for each in members.values()), key=lambda c: [text.slug for text in c.sources])


def _region(overlap: Overlap, iri: str) -> frozenset[int]:
    """The numbers of the words of a text that an overlap covers."""
    first = overlap.first.iri == iri
    return frozenset(
        n for p in overlap.passages for n in (range(p.first, p.first_end) if first else range(p.second, p.second_end))
    )


def _cluster(overlaps: list[Overlap]) -> Cluster:
    sources = sorted({text.iri: text for o in overlaps for text in (o.first, o.second)}.values(), key=_by_date)
    credited = Counter(overlap.credited for overlap in overlaps if overlap.credited)
    agent = min(credited, key=lambda each: (-credited[each], each)) if credited else _first_of(overlaps, sources)
    return Cluster(tuple(sources), tuple(overlaps), agent, "; ".join(sorted({o.reason for o in overlaps})[:3]))


def _first_of(overlaps: Iterable[Overlap], sources: Sequence[Text]) -> str | None:
    """The publisher of the one source that others copied and that copied none, where there is just one."""
    copied = {o.copied_from.iri for o in overlaps if o.copied_from}
    copying = {(o.first if o.copied_from is o.second else o.second).iri for o in overlaps if o.copied_from}
    roots = [text for text in sources if text.iri in copied - copying]
    return roots[0].outlet if len(roots) == 1 else None


def _by_date(text: Text) -> tuple[str, str, str]:
    first, last = text.days
    return (last.isoformat() if last else "9999", first.isoformat() if first else "9999", text.slug)
