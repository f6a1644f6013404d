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

#: A source and the offset at which a claim of it starts.
Place = tuple[str, int]
#: Each contradiction by a place, by source and offset, that says either side, and the reason for which it is one. Others may say the same.
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
    # One committee gives as those that overspent in 2015/16 the number that others have of those with a debt from before; six texts say 56.
    frozenset({("chair-on-ccg-finances", 463), ("commissioners-heading-for-552m", 657)}): "32 and 56 overspent",
    frozenset({("vale-of-york-directions", 1894), ("york-coast-overspend", 387)}): "budgets of £456m and £459m",
    # A paper of May 2017, and three texts after it: all say what CCGs overspent by in 2016/17.
    frozenset({("risk-reserve-rescues-books", 226), ("missed-control-totals", 376)}): "overspends of £370m and £154m",
    # The committee says that £2.5bn was planned and £1.9bn delivered, the two papers that £2.5bn was.
    frozenset({("pac-oversight-summary", 1829), ("risk-reserve-rescues-books", 1362)}): "savings of £1.9bn and £2.5bn",
    # Neither the two that have £3.1bn nor the one of May tells that the plan for the year was another before.
    frozenset({("nao-rescue-cash", 1157), ("risk-reserve-rescues-books", 1449)}): "savings of £3.1bn and £3.7bn planned",
    # All three say what running CCGs cost in 2016/17, and none of them speaks of an allowance as its figure.
    frozenset({("running-costs-and-directions", 298), ("risk-reserve-rescues-books", 1270)}): "running costs of £1.21bn and £1.13bn",
    frozenset({("pac-oversight-summary", 653), ("risk-reserve-rescues-books", 1270)}): "running costs of £1.2bn and £1.13bn",
    # What grade one body had for 2017/18.
    frozenset({("nhscc-responds-annual-assessment", 1294), ("capability-reviews-exclusive", 537)}): "Bury is good and requires improvement",
    frozenset({("bottom-of-the-class-2017-18", 1017), ("inadequate-groups-listed", 2030)}): "Vale of York moved up and is inadequate",
    frozenset({("ratings-2017-18-eighteen-inadequate", 1108), ("inadequate-groups-listed", 1713)}): "East Surrey has risen and is inadequate",
    # Two texts on Kirklees have it inadequate for 2015/16; the list of all 26 that were names no group there.
    frozenset({("hsj-ccg-ratings", 1574), ("kirklees-looking-back", 925)}): "North Kirklees is none of the 26",
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
    """The five articles and the twelve: their figures were read one by one, and all agree or are of different things."""
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
    beside = [line for line in lines if line.split(" ", 1)[0] in compared and " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> " in line]
    graph = Graph()
    graph.parse(data="".join(line.rsplit(" <", 1)[0] + " .\n" for line in (*verdicts, *beside)), format="nt")
    ours = ("Comparison", "Tally", "Figure-interval")
    assert len(verdicts) > 200 and [v for v in validate(graph) if v.shape.startswith(ours)] == []
