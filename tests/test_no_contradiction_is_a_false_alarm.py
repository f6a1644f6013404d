"""All claims of all articles, as persons read them, compared: each contradiction found is one that a person confirmed."""

from pathlib import Path

import pytest
from gold_by_hand import CORPUS, HERE, OWN, REASON, facts, read
from rdflib import Graph

from ccgkg.ingest.graph.iris import Iris
from ccgkg.ontology import CCG
from ccgkg.queries.agreement.comparison import Comparison
from ccgkg.queries.agreement.crowd import crowd
from ccgkg.queries.agreement.verdicts import comparisons, verdict_quads
from ccgkg.shapes.validate import validate

pytestmark = pytest.mark.skipif(not HERE, reason=REASON)

#: Each contradiction by the first place, by source and offset, that says either side, and the reason for which it is one.
CONFIRMED = {
    # NHS England's notice counts 67 and 20 where five other texts have 69 and 18: 207 in all either way.
    frozenset({("ccg-annual-assessment-notice", 279), ("best-and-worst-ccgs-2018", 407)}): "67 and 69 require improvement",
    frozenset({("ccg-annual-assessment-notice", 314), ("best-and-worst-ccgs-2018", 54)}): "20 and 18 are inadequate",
    frozenset({("ccg-annual-assessment-notice", 314), ("how-ccgs-are-marked-qa", 721)}): "20 of 207 is 10%, not 9%",
    # The poll rounds the notice's counts to shares.
    frozenset({("prescribing-budgets-poll", 661), ("best-and-worst-ccgs-2018", 407)}): "69 of 207 is 33%, not 32%",
    frozenset({("prescribing-budgets-poll", 710), ("best-and-worst-ccgs-2018", 54)}): "18 of 207 is 9%, not 10%",
    frozenset({("prescribing-budgets-poll", 710), ("how-ccgs-are-marked-qa", 721)}): "10% and 9% are inadequate",
    # A paper on those ratings has 18, as the five have.
    frozenset({("prescribing-budgets-poll", 710), ("ratings-2017-18-national", 377)}): "18 of 207 is 9%, not 10%",
    frozenset({("ccg-annual-assessment-notice", 314), ("ratings-2017-18-national", 377)}): "20 and 18 are inadequate",
    # The committee counts those with a cumulative deficit, the paper those that overspent in the year.
    frozenset({("commissioners-heading-for-552m", 657), ("pac-commissioner-finances-notice", 375)}): "32 and 56 overspending",
    frozenset({("vale-of-york-directions", 1894), ("york-coast-overspend", 387)}): "budgets of £456m and £459m",
    # Two papers on one report of the auditors, on one day: 53 of 195 or 61 of 195 overspent in 2018/19.
    frozenset({("auditors-overspending-groups", 459), ("nao-finances-put-councils-at-risk", 417)}): "53 and 61 of 195",
    frozenset({("auditors-overspending-groups", 459), ("nao-finances-put-councils-at-risk", 465)}): "53 of 195 is 27%, not 31%",
    frozenset({("auditors-overspending-groups", 510), ("nao-finances-put-councils-at-risk", 417)}): "61 of 195 is 31%, not 27%",
    frozenset({("auditors-overspending-groups", 510), ("nao-finances-put-councils-at-risk", 465)}): "27% and 31%",
    frozenset({("auditors-overspending-groups", 63), ("nao-finances-put-councils-at-risk", 417)}): "one in four, and 31%",
    frozenset({("auditors-overspending-groups", 63), ("nao-finances-put-councils-at-risk", 465)}): "one in four, and 31%",
}


def compared(*folders: Path) -> list[Comparison]:
    known = facts(*folders)
    return list(comparisons(known, [crowd(figures) for figures in known.figures.values()]))


def places(comparison: Comparison, *folders: Path) -> frozenset[tuple[str, int]]:
    """The first place, by source and offset, of each proposition that is compared."""
    known = facts(*folders)
    said = {figure.iri: figure.said for figures in known.figures.values() for figure in figures}
    said |= {each.iri: each.said for each in (*known.ratings, *known.happenings)}
    found = {claim.id: (claim.source, claim.start) for claims in read(*folders)[1].values() for claim in claims}
    return frozenset(min(found[one.claim] for one in said[iri]) for iri in comparison.compared)


def test_the_corpus_contradicts_itself_nowhere() -> None:
    """The five articles and the twelve: their figures were read one by one, and all agree or are of different things."""
    found = compared(*CORPUS)
    assert [c.reason for c in found if c.verdict == "contradictory"] == []
    assert sum(c.verdict in ("identical", "compatible") for c in found) > 50


def test_every_contradiction_of_all_articles_is_confirmed() -> None:
    found = {places(c, *CORPUS, *OWN): c.reason for c in compared(*CORPUS, *OWN) if c.verdict == "contradictory"}
    assert {place: reason for place, reason in found.items() if place not in CONFIRMED} == {}
    assert set(CONFIRMED) - set(found) == set()


def test_the_verdicts_on_the_corpus_conform() -> None:
    """Their graph, with what they are of, breaks no shape."""
    lines = read(*CORPUS)[0]
    verdicts = verdict_quads(lines, Iris())
    compared = {line.split(" ", 3)[2] for line in verdicts if f"<{CCG.compares}>" in line or f"<{CCG.tallies}>" in line}
    beside = [line for line in lines if line.split(" ", 1)[0] in compared and " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> " in line]
    graph = Graph()
    graph.parse(data="".join(line.rsplit(" <", 1)[0] + " .\n" for line in (*verdicts, *beside)), format="nt")
    ours = ("Comparison", "Tally", "Figure-interval")
    assert len(verdicts) > 200 and [v for v in validate(graph) if v.shape.startswith(ours)] == []
