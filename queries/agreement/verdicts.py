"""The verdicts on all that a graph says, as quads of its graph `view`: the same for equal content, no blank nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.terms import CCG, integer, iri, line, text, typed
from ccgkg.ontology import CODE
from ccgkg.queries.agreement.comparison import Comparison
from ccgkg.queries.agreement.crowd import Crowd, Tally, crowd
from ccgkg.queries.agreement.facts import Facts, read_facts
from ccgkg.queries.agreement.happenings import compare_happenings
from ccgkg.queries.agreement.ratings import compare_lists, compare_ratings
from ccgkg.queries.collector import paused


def verdict_quads(lines: Iterable[str], iris: Iris) -> list[str]:
    """The verdicts on what lines of N-Quads say, as lines of N-Quads without line ends, sorted, each once."""
    with paused():
        return sorted(set(_written(read_facts(lines), iris)))


def comparisons(facts: Facts, crowds: Iterable[Crowd]) -> Iterator[Comparison]:
    """The verdicts on figures, ratings and events; of two on the same pair the first is kept."""
    seen: set[tuple[str, ...]] = set()
    for comparison in _all(facts, crowds):
        if comparison.compared not in seen:
            seen.add(comparison.compared)
            yield comparison


def _all(facts: Facts, crowds: Iterable[Crowd]) -> Iterator[Comparison]:
    for figures in crowds:
        yield from figures.comparisons()
    yield from compare_ratings(facts.ratings)
    yield from compare_lists(facts.ratings, facts.figures)
    yield from compare_happenings(facts.happenings)


def _written(facts: Facts, iris: Iris) -> Iterator[str]:
    view = iris.graph("view")
    unwritten = {figure.iri: figure for figures in facts.figures.values() for figure in figures}
    crowds = [crowd(figures) for figures in facts.figures.values()]
    for comparison in comparisons(facts, crowds):
        node = iris.minted("comparison", *comparison.compared)
        yield typed(node, CCG.Comparison, view)
        yield line(node, CCG.verdict, iri(f"{CODE}verdict/{comparison.verdict}"), view)
        yield line(node, CCG.reason, text(comparison.reason, "en"), view)
        for compared in comparison.compared:
            yield line(node, CCG.compares, iri(compared), view)
            if figure := unwritten.pop(compared, None):
                yield line(compared, CCG.interval, text(str(figure.interval)), view)
        for reason in comparison.inferred:
            yield line(node, CCG.inferredPeriod, text(reason), view)
    for figures in crowds:
        if len(figures.figures) > 1:
            yield from _tallied(figures.tally(), iris.minted("tally", figures.key.rsplit("/", 1)[-1]), view)


def _tallied(tally: Tally, node: str, view: str) -> Iterator[str]:
    yield typed(node, CCG.Tally, view)
    yield line(node, CCG.tallies, iri(tally.key), view)
    yield line(node, CCG.verdict, iri(f"{CODE}verdict/{tally.verdict}"), view)
    counts = (
        (CCG.figures, tally.figures),
        (CCG.identicalPairs, tally.identical),
        (CCG.compatiblePairs, tally.compatible),
        (CCG.contradictoryPairs, tally.contradictory),
        (CCG.notComparablePairs, tally.not_comparable),
    )
    for predicate, count in counts:
        yield line(node, predicate, integer(count), view)
