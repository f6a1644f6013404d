"""All claims of all articles, as persons read them, compared: each contradiction is one that a person confirmed."""

from pathlib import Path

import pytest
from contradictions_by_hand import CONFIRMED, Place
from gold_by_hand import CORPUS, HERE, OWN, REASON, facts, read
from rdflib import Graph

from ccgkg.ingest.graph.iris import Iris
from ccgkg.ontology import CCG
from ccgkg.queries.agreement.comparison import Comparison
from ccgkg.queries.agreement.crowd import crowd
from ccgkg.queries.agreement.verdicts import comparisons, verdict_quads
from ccgkg.shapes.validate import validate

pytestmark = pytest.mark.skipif(not HERE, reason=REASON)


def compared(*folders: Path) -> list[Comparison]:
    known = facts(*folders)
    return list(comparisons(known, [crowd(figures) for figures in known.figures.values()]))


def sides(comparison: Comparison, *folders: Path) -> list[set[Place]]:
    """The places, by source and offset, that say each proposition that is compared."""
    known = facts(*folders)
    said = {figure.iri: figure.said for figures in known.figures.values() for figure in figures}
    said |= {each.iri: each.said for each in (*known.ratings, *known.happenings)}
    found = {claim.id: (claim.source, claim.start) for claims in read(*folders)[1].values() for claim in claims}
    return [{found[one.claim] for one in said[iri]} for iri in comparison.compared]


def confirmed(compared: list[set[Place]]) -> set[frozenset[Place]]:
    """The contradictions that persons confirmed between two propositions, by the places that say these."""
    one, two = compared
    return {pair for pair in CONFIRMED if any({a, b} == pair for a in pair & one for b in pair & two)}


def test_the_corpus_contradicts_itself_nowhere() -> None:
    """The five articles and the twelve: their figures were read one by one, and all agree or are of different
    things."""
    found = compared(*CORPUS)
    assert [c.reason for c in found if c.verdict == "contradictory"] == []
    assert sum(c.verdict in ("identical", "compatible") for c in found) > 50


def test_every_contradiction_of_all_articles_is_confirmed() -> None:
    found = [(sides(c, *CORPUS, *OWN), c.reason) for c in compared(*CORPUS, *OWN) if c.verdict == "contradictory"]
    assert [(sorted(map(min, both)), reason) for both, reason in found if not confirmed(both)] == []
    assert set(CONFIRMED) - set().union(*(confirmed(both) for both, _ in found)) == set()


def test_the_verdicts_on_the_corpus_conform() -> None:
    """Their graph, with what they are of, breaks no shape."""
    lines = read(*CORPUS)[0]
    verdicts = verdict_quads(lines, Iris())
    compared = {line.split(" ", 3)[2] for line in verdicts if f"<{CCG.compares}>" in line or f"<{CCG.tallies}>" in line}
    beside = [
        line
        for line in lines
        if line.split(" ", 1)[0] in compared and " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> " in line
    ]
    graph = Graph()
    graph.parse(data="".join(line.rsplit(" <", 1)[0] + " .\n" for line in (*verdicts, *beside)), format="nt")
    ours = ("Comparison", "Tally", "Figure-interval")
    assert len(verdicts) > 200 and [v for v in validate(graph) if v.shape.startswith(ours)] == []
