"""The claims that persons read out of all articles, as one graph's lines, and the verdict on any two by their places.

The hand-made claims do not say what is hearsay, which the contract leaves to the extraction; it is added as a person
reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from article_sets import SETS
from claims_by_hand import SHARED
from seeds_by_hand import HEARSAY

from ccgkg.ingest.claim import Claim, from_json, in_order, number
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import read_source
from ccgkg.ontology import BASE
from ccgkg.queries.agreement.comparison import Comparison, compare, scaled, whole_of
from ccgkg.queries.agreement.crowd import crowd
from ccgkg.queries.agreement.facts import Facts, read_facts, read_figures
from ccgkg.queries.agreement.happenings import compare_events, compare_happenings
from ccgkg.queries.agreement.ratings import compare_ratings, compare_two
from ccgkg.queries.agreement.stated import Graded, Happening, Stated

CORPUS = (SHARED / "corpus" / "seeds", SHARED / "corpus" / "articles")
#: The sets of our own.
OWN = SETS
HERE = all(folder.is_dir() for folder in CORPUS)
REASON = f"the corpus is not at {SHARED / 'corpus'}"

#: The kind of a claim (`rating`, or `rating:overall` with its element or type), its source and the offset at which it
#: starts.
Place = tuple[str, str, int]
T = TypeVar("T", Stated, Graded, Happening)


@lru_cache
def read(*folders: Path) -> tuple[tuple[str, ...], dict[Place, list[Claim]]]:
    """The lines of the graph of all articles of some folders, and their claims by place."""
    lines: list[str] = []
    places: dict[Place, list[Claim]] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.txt"))):
        records = path.with_suffix(".claims.jsonl").read_text(encoding="utf-8").splitlines()
        claims = number(in_order(from_json(json.loads(line)) for line in records), BASE)
        claims = [
            replace(c, mode="hearsay") if (c.source, c.start) in HEARSAY and c.kind == "figure" else c for c in claims
        ]
        lines.extend(quads(read_source(path), claims))
        for claim in claims:
            facet = getattr(claim, "dimension", None) or getattr(claim, "type", None)
            for kind in dict.fromkeys((claim.kind, f"{claim.kind}:{facet}" if facet else claim.kind)):
                places.setdefault((kind, claim.source, claim.start), []).append(claim)
    return tuple(lines), places


@lru_cache
def facts(*folders: Path) -> Facts:
    return read_facts(read(*folders)[0])


@lru_cache
def figures(*folders: Path) -> dict[str, Stated]:
    return read_figures(read(*folders)[0])


def verdict(one: Place, two: Place, *folders: Path) -> Comparison:
    """The verdict on what two claims say."""
    ids = [{claim.id for claim in read(*folders)[1][place]} for place in (one, two)]
    if one[0] == "figure":
        return _of_figures(*(_saying(figures(*folders).values(), found) for found in ids), *folders)
    if one[0].startswith("rating"):
        first, second = (_saying(facts(*folders).ratings, found) for found in ids)
        return next(compare_ratings([first])) if first.iri == second.iri else compare_two(first, second)
    happened, other = (_saying(facts(*folders).happenings, found) for found in ids)
    if happened.iri != other.iri:
        return compare_events(happened, other)
    theirs = tuple(
        said for said in happened.said if said.claim in ids[0] | ids[1]
    )  # others may tell the same of another day
    return next(compare_happenings([replace(happened, said=theirs)]))


def _saying(propositions: Iterable[T], claims: set[str]) -> T:
    """The first proposition that one of the claims asserts."""
    return next(each for each in propositions if claims & {said.claim for said in each.said})


def _of_figures(one: Stated, two: Stated, *folders: Path) -> Comparison:
    beside = facts(*folders).figures.get(one.quantity.iri, ())
    if {one.iri, two.iri} <= {figure.iri for figure in beside}:
        found = crowd(beside)
        first, second = (next(each for each in found.figures if each.figure.iri == f.iri) for f in (one, two))
        return found.compare(first, second)
    whole = whole_of(one.quantity, [one, two])
    return compare(scaled(one, whole, clear=True), scaled(two, whole, clear=True), whole)


def pairs() -> Iterator[tuple[str, Place, Place, tuple[str, str]]]:
    """The truth table: the verdict, the two places, and the words at each."""
    for line in (Path(__file__).parent / "agreement" / "pairs.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            expected, first, second, _ = (part.strip() for part in line.split("|"))
            (one, said), (two, told) = _place(first), _place(second)
            yield expected, one, two, (said, told)


def _place(text: str) -> tuple[Place, str]:
    kind, source, start, words = text.split(" ", 3)
    return (kind, source, int(start)), words
