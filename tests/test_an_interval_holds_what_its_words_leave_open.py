"""A figure stands for every value that its words leave open, and for no other."""

from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgkg.queries.agreement.interval import Interval, exactly, rounded_to, stated

D = Decimal


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "place", "shown"),
    [
        ("36", "percent", "=", "1", "[35.5, 36.5)"),
        ("12.3", "percent", "=", "0.1", "[12.25, 12.35)"),
        ("40", "percent", "=", "10", "[35, 45)"),  # four in ten
        ("5", "percent", "=", "5", "[2.5, 7.5)"),  # one in twenty
        ("40", "percent", ">", "1", "(40, ∞)"),
        ("50", "percent", ">=", "10", "[50, ∞)"),
        ("10", "percent", "<", "10", "(-∞, 10)"),
        ("50", "count", "<=", "1", "(-∞, 50]"),
        ("213000000", "GBP", "=", "1000000", "[212,500,000, 213,500,000)"),
        ("1350000000", "GBP", "=", "10000000", "[1,345,000,000, 1,355,000,000)"),
        ("87", "count", "=", "1", "87"),
        ("300", "count", "=", "100", "[250, 350)"),  # three hundred
        ("200", "count", "~", "1", "[180, 220]"),  # around 200
        ("40", "percent", "~", "10", "[35, 45]"),  # about four in ten
        ("20000000", "GBP", "=", "10000", "[19,995,000, 20,005,000)"),  # £20.00m
        ("53000", "count", "=", "1", "[52,500, 53,500)"),
        ("5000", "count", "=", "1", "[4,950, 5,050)"),
        ("4301", "count", "=", "1", "4,301"),
        ("-15", "percent", "=", "1", "(-15.5, -14.5]"),
        ("0", "percent", "=", "1", "(-0.5, 0.5)"),
    ],
)
def test_the_words_decide(value: str, unit: str, comparator: str, place: str, shown: str) -> None:
    assert str(stated(D(value), unit, comparator, D(place))) == shown


def test_an_average_is_rounded_and_a_part_of_a_whole_is_exact() -> None:
    assert str(stated(D(12), "count", basis="each")) == "[11.5, 12.5)"
    assert str(stated(D(20000), "count", of=53000)) == "20,000"


def test_a_count_meets_a_percentage_through_its_whole() -> None:
    assert stated(D(42), "percent").holds(exactly(D(87)).share_of(D(207)).exact or D(0))
    assert stated(D(10), "percent").count_of(D(207)).whole_numbers() == (20, 21)
    assert stated(D("0.1"), "percent", precision=D("0.1")).count_of(D(207)).whole_numbers() is None
    with pytest.raises(ValueError, match="no whole"):
        exactly(D(5)).share_of(D(0))


def test_what_is_no_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="is above"):
        Interval(D(2), D(1))
    with pytest.raises(ValueError, match="comparator"):
        stated(D(1), "count", "!")
    with pytest.raises(ValueError, match="open end"):
        stated(D(1), "count", ">").whole_numbers()


values = st.decimals(-10_000, 10_000, places=4)
places = st.sampled_from([D("0.01"), D("0.1"), D(1), D(10)])


@given(values, places, st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN]))
def test_what_is_rounded_lies_in_the_interval_of_what_it_is_rounded_to(
    value: Decimal, place: Decimal, way: str
) -> None:
    printed = (value / place).quantize(D(1), way) * place
    assert rounded_to(printed, place).holds(value)
    assert not rounded_to(printed + place + place, place).holds(value)


spans = st.one_of(
    st.builds(
        lambda v, c, p: stated(v, "percent", c, p), values, st.sampled_from(["=", "~", ">", ">=", "<", "<="]), places
    ),
    st.builds(exactly, values),
)


@given(spans, spans)
def test_to_meet_is_mutual_and_true_of_whatever_shares_a_value(one: Interval, two: Interval) -> None:
    assert one.meets(two) == two.meets(one)
    assert one.meets(one) and one.within(one)
    if one.within(two):
        assert one.meets(two)


@given(spans, spans, values, values)
def test_sums_and_differences_hold_those_of_their_values(one: Interval, two: Interval, a: Decimal, b: Decimal) -> None:
    if one.holds(a) and two.holds(b):
        assert one.plus(two).holds(a + b)
        assert one.minus(two).holds(a - b)


@given(st.integers(1, 400), st.integers(0, 400))
def test_the_whole_numbers_of_a_share_are_those_that_round_to_it(whole: int, part: int) -> None:
    part = min(part, whole)
    share = (D(part) * 100 / whole).quantize(D(1), ROUND_HALF_UP)
    span = stated(share, "percent").count_of(D(whole)).whole_numbers()
    assert span is not None and span[0] <= part <= span[1]
