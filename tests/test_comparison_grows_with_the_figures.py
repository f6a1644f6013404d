"""However many figures share one quantity: the sweep counts what comparing each two would count, and what is kept grows
with the figures and not with their pairs."""

from __future__ import annotations

import random
import sys
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import Source
from ccgkg.queries.agreement.crowd import PAIRED, Crowd, Tally, crowd
from ccgkg.queries.agreement.stated import Quantity, Said, Stated
from ccgkg.queries.agreement.verdicts import verdict_quads

QUANTITIES = [
    Quantity("q", "rated-good", "all", period="2017-04-01/2018-03-31", share=True),
    Quantity("q", "rated-good", "all", period="2013/..", share=True),
    Quantity("q", "practices", "named", "named", "2018", share=True, loose=True),
    Quantity("q", "overspend", "all", period="2018", status="possible"),
    Quantity("q", "practices", "all", period="2018", basis="each"),
]


def generated(seed: int, number: int, quantity: Quantity, texts: int) -> Crowd:
    rng = random.Random(seed)
    figures = []
    for index in range(number):
        unit = rng.choice(["percent", "count", "count"])
        sign = rng.choice(["=", "=", "=", "~", ">", ">=", "<", "<="])
        place = Decimal(rng.choice(["1", "0.1", "10"])) if unit == "percent" else Decimal(1)
        of = rng.choice([None, 207, 207, 95]) if unit == "count" and sign == "=" else None
        value = (
            Decimal(rng.randrange(100))
            if unit == "count"
            else (Decimal(rng.randrange(1000)) / 10).quantize(min(place, Decimal(1)))
        )
        said = tuple(
            Said(f"claim-{index}-{n}", f"text-{rng.randrange(texts)}", rng.choice("abc"), rng.random() < 0.3)
            for n in range(rng.choice([1, 1, 2]))
        )
        figures.append(Stated(f"figure-{index:06}", quantity, value, unit, sign, place, of, said))
    return crowd(figures)


def counted(found: Crowd) -> Tally:
    """The tally by comparing each two."""
    verdicts = [found.compare(one, two).verdict for one, two in combinations(found.figures, 2)]
    counts = (verdicts.count(v) for v in ("identical", "compatible", "contradictory", "not-comparable"))
    return Tally("q", len(found.figures), *counts)


@given(st.integers(0, 10_000), st.sampled_from(QUANTITIES), st.sampled_from([3, 20, 200]))
def test_the_sweep_counts_as_comparing_each_two_does(seed: int, quantity: Quantity, texts: int) -> None:
    found = generated(seed, 22, quantity, texts)
    assert found.tally() == counted(found)


@pytest.mark.parametrize("number", [PAIRED + 1, 500, 4000])
def test_what_is_kept_grows_with_the_figures(number: int) -> None:
    found = generated(number, number, QUANTITIES[0], number)
    assert len(found.pairs()) <= 3 * number


def test_whoever_is_contradicted_is_kept_with_one_that_contradicts() -> None:
    found = generated(7, 60, QUANTITIES[0], 60)
    kept = {frozenset((one.figure.iri, two.figure.iri)) for one, two in found.pairs()}
    for one in found.figures:
        against = [
            two for two in found.figures if two is not one and found.compare(one, two).verdict == "contradictory"
        ]
        assert not against or any(frozenset((one.figure.iri, two.figure.iri)) in kept for two in against)


def test_of_few_all_pairs_are_kept() -> None:
    found = generated(3, PAIRED, QUANTITIES[0], PAIRED)
    assert len(found.pairs()) == PAIRED * (PAIRED - 1) // 2


def claimed(number: int) -> list[str]:
    """The lines of so many generated claims, a hundred a text: half of one quantity, half of named bodies."""
    rng, lines = random.Random(5), []
    for text in range(number // 100):
        words, claims = "", []
        for _ in range(100):
            exact = str(rng.randrange(100_000))
            everyone = rng.random() < 0.5
            claims.append(
                Figure(
                    source=f"text-{text}",
                    start=len(words),
                    end=len(words) + len(exact),
                    exact=exact,
                    value=float(exact),
                    unit="count",
                    measure="overspending-ccgs",
                    about=("ccgs",) if everyone else (f"body-{rng.randrange(2000)}",),
                    period="2018",
                )
            )
            words += exact + " "
        lines += quads(Source(f"text-{text}", words, publisher=f"Outlet {text}", published="2018-12-19"), claims)
    return lines


def calls(lines: list[str]) -> int:
    """How many functions are called to compare all that lines say: work without a clock."""
    count = 0

    def seen(frame: object, event: str, what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        assert verdict_quads(lines, Iris())
    finally:
        sys.setprofile(None)
    return count


def test_the_work_of_comparing_all_grows_with_the_claims() -> None:
    few, many = (calls(claimed(number)) for number in (1_000, 4_000))
    assert many < 4.8 * few
