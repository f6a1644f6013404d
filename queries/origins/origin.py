"""How many independent origins some claims have: the claims that rest on one thing, whatever it is, are one origin.

A claim rests on each voice inside its outlet's that its text credits; where it credits none, on its outlet, or on the
text that several outlets copied. So three outlets that quote a report are one origin, and two that print a release.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

#: How two texts overlap: one is (in great part) the other, they have a quotation in common, or a passage besides.
Kind = Literal["copy", "quotation", "passage"]


@dataclass(frozen=True, slots=True)
class SharedWords:
    """A run of words that two texts share, but for a few. Offsets are code points, half-open.

    `exact` is what stands in the first, cut behind 25 words; it is empty without a snapshot of the text.
    """

    first: str
    first_start: int
    first_end: int
    second: str
    second_start: int
    second_end: int
    words: int
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What two sources share, by their slugs. `reason` says in words what it is, and who had it from whom.

    `copied_from` is the slug of the one that the other had it from, where that is known; `credited` the name of the
    third whose words both say it is.
    """

    first: str
    second: str
    kind: Kind
    words: int
    reason: str
    copied_from: str | None = None
    credited: str | None = None
    shared: tuple[SharedWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that a claim rests on: an agent, or a text that was copied. `depth` is greater the further in it is.

    It is inferred where the claim's own words credit no one and only the rest of its text leans on this one.
    """

    iri: str
    name: str
    depth: int = 0
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Resting:
    """A claim, the slug and the name of its source, and all that it rests on (at least one)."""

    claim: str
    source: str
    outlet: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin: its name, its IRI, the slugs of the sources whose claims rest on it, and these claims.

    `inferred` are the outlets that are counted to it only because their texts lean on it.
    """

    name: str
    iri: str
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    inferred: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """`National Audit Office (Pulse by inference)`."""
        return f"{self.name} ({', '.join(self.inferred)} by inference)" if self.inferred else self.name


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of some claims, those with most sources first, and the words that their sources share."""

    sources: tuple[str, ...]
    origins: tuple[Origin, ...]
    links: tuple[Link, ...] = ()

    @property
    def in_words(self) -> str:
        """`3 sources, 1 independent origin: National Audit Office`."""
        counted = (
            f"{len(self.sources)} source{'s' * (len(self.sources) != 1)}, "
            f"{len(self.origins)} independent origin{'s' * (len(self.origins) != 1)}"
        )
        return f"{counted}: {'; '.join(one.in_words for one in self.origins)}" if self.origins else counted

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"in_words": self.in_words}


#: Those of nothing.
NO_ORIGINS = Origins((), ())


def count_origins(claims: Iterable[Resting], links: Iterable[Link] = ()) -> Origins:
    """The origins of claims: those that share a thing they rest on have one origin, and so on through any number.

    Of `links` those between two of their sources are kept.
    """
    resting = sorted(set(claims), key=lambda one: (one.source, one.claim))
    groups: dict[str, list[Resting]] = defaultdict(list)
    roots = _joined(resting)
    for one in resting:
        groups[roots[one.claim]].append(one)
    origins = sorted((_origin(group) for group in groups.values()), key=lambda o: (-len(o.sources), o.name, o.iri))
    sources = tuple(sorted({one.source for one in resting}))
    kept = tuple(link for link in links if link.first in sources and link.second in sources)
    return Origins(sources, tuple(origins), kept)


def _joined(resting: Iterable[Resting], *, stated: bool = False) -> Mapping[str, str]:
    """The claim that stands for the group of each: union-find over what they rest on, or what is `stated` of it."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while (up := parent.setdefault(node, node)) != node:
            parent[node] = parent[up]
            node = up
        return node

    claims = []
    for one in resting:
        claims.append(one.claim)
        for ground in one.grounds:
            if not (stated and ground.inferred):
                parent[root(ground.iri)] = root(one.claim)
    return {claim: root(claim) for claim in claims}


def _origin(group: list[Resting]) -> Origin:
    """The origin of a group has the name of what most of its claims rest on, and of two the innermost."""
    count = Counter(ground.iri for one in group for ground in one.grounds)
    grounds = {ground for one in group for ground in one.grounds}
    best = min(grounds, key=lambda each: (-count[each.iri], each.inferred, -each.depth, each.name, each.iri))
    sources = tuple(sorted({one.source for one in group}))
    inferred: set[str] = set()
    if len(sources) > 1:
        roots = _joined(group, stated=True)
        sure = {roots[one.claim] for one in group if any(g.iri == best.iri and not g.inferred for g in one.grounds)}
        inferred = {one.outlet for one in group if roots[one.claim] not in sure}
    return Origin(best.name, best.iri, sources, tuple(one.claim for one in group), tuple(sorted(inferred)))
