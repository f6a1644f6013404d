"""Counts of grades for one field of care, in a text about it alone, are never held against counts of overall grades."""

import pytest

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.extract import extract
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.quantities import quantity
from ccgkg.ingest.source import Source

OVERALL = "CCG ratings for 2016/17\n\nNHS England rated 21 CCGs outstanding in 2016/17."


def counted(slug: str, text: str) -> Figure:
    """The one count of CCGs of a text."""
    source = Source(slug, text, publisher="The Tester", published="2017-08-01")
    found = [claim for claim in extract(source) if isinstance(claim, Figure)]
    assert len(found) == 1 and found[0].period == "2016-04-01/2017-03-31" and found[0].about == ("ccgs",)
    return found[0]


def headed(headline: str) -> str:
    """The same sentence under another headline."""
    return OVERALL.replace("CCG ratings for 2016/17", headline)


@pytest.mark.parametrize("field", ["dementia", "cancer", "diabetes"])
def test_grades_for_one_field_are_no_overall_grades(field: str) -> None:
    one = counted(field, headed(f"CCG {field} ratings for 2016/17"))
    assert one.measure == "other"
    assert quantity(one, Iris(), "g").iri != quantity(counted("overall", OVERALL), Iris(), "g").iri


@pytest.mark.parametrize(
    "headline", ["CCG ratings for 2016/17", "Thin times for the leaders of CCGs", "CCGs' finances"]
)
def test_overall_grades_of_two_sources_are_one_quantity(headline: str) -> None:
    one, two = counted("one", OVERALL), counted("two", headed(headline).replace("21", "22"))
    assert one.measure == two.measure == "rated-outstanding"
    assert quantity(one, Iris(), "g").iri == quantity(two, Iris(), "g").iri
