"""A thousand generated pairs that are consistent, with every rounding, raise no alarm; of a thousand with an error
planted beyond rounding at least 990 are found. They go the whole way: words, claims, quads, facts, verdicts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

import pytest

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import Source
from ccgkg.queries.agreement.crowd import crowd
from ccgkg.queries.agreement.facts import read_facts

D = Decimal
#: Whoever prints a number may round a half up, down or to the even digit.
HALVES = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)


class Told(NamedTuple):
    """A number as a text prints it."""

    exact: str
    value: Decimal
    unit: str
    comparator: str = "="
    of: int | None = None


def percent(value: Decimal, comparator: str = "=") -> Told:
    return Told(f"{value:f}%", value, "percent", comparator)


def pounds(value: Decimal, digits: int, comparator: str = "=") -> Told:
    """An amount in millions, to so many digits behind the point."""
    return Told(f"£{value:.{digits}f}m", value * 1_000_000, "GBP", comparator)


def share(rng: random.Random, true: Decimal, off: bool) -> Told:
    """A percentage as it may be printed, or one that is off by a place or more."""
    way = rng.choice(["rounded", "rounded", "above", "below", "about"])
    place = D(rng.choice(["1", "1", "0.1", "0.01"]))
    step = place * rng.choice([-3, -2, 2, 3])
    if way == "rounded":
        return percent(true.quantize(place, rng.choice(HALVES)) + (step if off else 0))
    if way == "above":
        return percent(true.quantize(place, ROUND_FLOOR) + (abs(step) if off else -place), ">")
    if way == "below":
        return percent(true.quantize(place, ROUND_CEILING) + (-abs(step) if off else place), "<")
    near = true * D(rng.choice(["0.92", "0.95", "1.04", "1.09"])) if not off else true * D(rng.choice(["0.7", "1.3"]))
    return percent(near.quantize(D("0.01")), "~")


def amount(rng: random.Random, true: Decimal, off: bool) -> Told:
    """Millions as they may be printed, or off by a place or more."""
    digits = rng.choice([0, 1, 2])
    place = D(1).scaleb(-digits)
    value = true.quantize(place, rng.choice(HALVES))
    return pounds(value + (place * rng.choice([-3, -2, 2, 3]) if off else 0), digits)


def pairs(seed: int, number: int, off: bool) -> Iterator[tuple[Told, Told]]:
    """What two texts print of one thing: the first exactly, the second rounded or hedged, with an error if `off`."""
    rng = random.Random(seed)
    for _ in range(number):
        if rng.random() < 0.6:
            whole = rng.randint(40, 211)
            part = rng.randint(whole // 10, whole - whole // 10)
            first = Told(str(part), D(part), "count", of=whole)
            yield first, share(rng, D(part) * 100 / whole, off)
        elif rng.random() < 0.5:
            part = rng.randint(2, 211)
            yield Told(str(part), D(part), "count"), Told(str(part + off), D(part + off), "count")
        else:
            true = D(rng.randint(20_000, 900_000)) / 1000
            yield pounds(true, 3), amount(rng, true, off)


def lines(found: Iterator[tuple[Told, Told]]) -> Iterator[str]:
    """The quads of all that is printed, each number in a text of its own, each pair of a body of its own."""
    for number, pair in enumerate(found):
        for side, told in zip("ab", pair, strict=True):
            slug = f"text-{number}-{side}"
            source = Source(
                slug, f"It was {told.exact} in that year.", publisher=f"Outlet {side}", published="2018-12-19"
            )
            claim = Figure(
                source=slug,
                start=7,
                end=7 + len(told.exact),
                exact=told.exact,
                value=float(told.value),
                unit=told.unit,
                comparator=told.comparator,
                of=told.of,
                measure="overspending-ccgs" if told.unit != "GBP" else "overspend",
                about=(f"body-{number}",),
                period="2017-04-01/2018-03-31",
            )
            yield from quads(source, [claim])


def verdicts(seed: int, number: int, off: bool) -> list[str]:
    facts = read_facts(lines(pairs(seed, number, off)))
    assert len(facts.figures) == number
    found = []
    for figures in facts.figures.values():
        kept = crowd(figures).comparisons()
        found.append(kept[0].verdict if len(kept) == 1 else str(kept))
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_a_thousand_consistent_pairs_raise_no_alarm(seed: int) -> None:
    found = verdicts(seed, 1000, off=False)
    assert set(found) == {"identical", "compatible"}


@pytest.mark.parametrize("seed", [1, 2])
def test_of_a_thousand_planted_errors_nearly_all_are_found(seed: int) -> None:
    assert verdicts(seed, 1000, off=True).count("contradictory") >= 990
