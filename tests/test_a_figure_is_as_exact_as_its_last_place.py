"""The precision of a figure is the last place that its words state. Expected places are read from the words."""

from decimal import Decimal

import pytest

from ccgkg.ingest.graph.precision import precision


@pytest.mark.parametrize(
    ("exact", "unit", "place"),
    [
        ("£1.35bn", "GBP", "10000000"),
        ("£1.35 billion", "GBP", "10000000"),
        ("£213m", "GBP", "1000000"),
        ("£213 million", "GBP", "1000000"),
        ("£80k", "GBP", "1000"),
        ("£500,000", "GBP", "1"),
        ("1.8\xa0million", "count", "100000"),
        ("42%", "percent", "1"),
        ("15.25pc", "percent", "0.01"),
        ("one per cent", "percent", "1"),
        ("Twenty-six", "count", "1"),
        ("three hundred", "count", "100"),
        ("two hundred and seven", "count", "1"),
        ("two dozen", "count", "12"),
        ("four in ten", "percent", "10"),
        ("Four in 10", "percent", "10"),
        ("nine out of ten", "percent", "10"),
        ("four in every ten", "percent", "10"),
        ("a third", "percent", "10"),
        ("half", "percent", "10"),
        ("one in 20", "percent", "5"),
        ("none", "count", "1"),
    ],
)
def test_the_last_stated_place(exact: str, unit: str, place: str) -> None:
    assert precision(exact, unit) == Decimal(place)
