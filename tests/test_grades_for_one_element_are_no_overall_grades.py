"""Counts of grades for one element, in a text about it alone, are never held against counts of overall grades."""

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.extract import extract
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.quantities import quantity
from ccgkg.ingest.source import Source

DEMENTIA = "CCG dementia ratings for 2016/17\n\nNHS England rated 50 CCGs outstanding in 2016/17."
CANCER = "CCG cancer ratings for 2016/17\n\nNHS England rated 31 CCGs outstanding in 2016/17."
OVERALL = "CCG ratings for 2016/17\n\nNHS England rated 21 CCGs outstanding in 2016/17."


def counted(slug: str, text: str) -> Figure:
    source = Source(slug, text, publisher="The Tester", published="2017-08-01")
    found = [claim for claim in extract(source) if isinstance(claim, Figure) and claim.measure == "rated-outstanding"]
    assert len(found) == 1 and found[0].period == "2016-04-01/2017-03-31" and found[0].about == ("ccgs",)
    return found[0]


def test_each_element_is_a_quantity_of_its_own() -> None:
    texts = {"dementia": DEMENTIA, "cancer": CANCER, "overall": OVERALL}
    quantities = {quantity(counted(slug, text), Iris(), "g").iri for slug, text in texts.items()}
    assert len(quantities) == len(texts)


def test_overall_grades_of_two_sources_are_one_quantity() -> None:
    one, two = counted("one", OVERALL), counted("two", OVERALL.replace("21", "22"))
    assert quantity(one, Iris(), "g").iri == quantity(two, Iris(), "g").iri


def test_a_headline_of_leaders_makes_no_grade_one_of_leadership() -> None:
    leaders = OVERALL.replace("CCG ratings for 2016/17", "Thin times for the leaders of CCGs")
    one, two = counted("one", OVERALL), counted("two", leaders)
    assert quantity(one, Iris(), "g").iri == quantity(two, Iris(), "g").iri
