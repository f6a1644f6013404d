"""Statements of published arithmetic made by chance: right ones with every rounding, and with one figure wrong.

What is right is reckoned here in fractions, apart from the program. A wrong figure is off by more than rounding can
explain.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from ccgkg.ingest.claim import Claim, from_json
from ccgkg.ingest.source import Source

ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)
Y2016, Y2017 = "2016-04-01/2017-03-31", "2017-04-01/2018-03-31"
GRADES = ("outstanding", "good", "requires-improvement", "inadequate")
#: ODS codes and names of four CCGs.
BODIES = (
    ("11J", "Dorset CCG"),
    ("07G", "Thurrock CCG"),
    ("05D", "East Staffordshire CCG"),
    ("06H", "Cambridgeshire CCG"),
)


@dataclass(slots=True)
class Draft:
    """A text that grows, with the claims on it."""

    slug: str
    text: str = ""
    records: list[dict[str, Any]] = field(default_factory=list)

    def say(self, words: str) -> Draft:
        self.text += words
        return self

    def figure(self, exact: str, value: float | Decimal, unit: str = "count", **more: Any) -> Draft:
        record = {"kind": "figure", "exact": exact, "value": float(value), "unit": unit, "comparator": "="}
        record |= {"of": None, "measure": "overspending-ccgs", "about": ["ccgs"], "basis": "total", "period": Y2017}
        return self._claim(exact, record | more)

    def rating(self, name: str, code: str, grade: str) -> Draft:
        return self._claim(name, {"kind": "rating", "exact": name, "org": code, "rating": grade, "period": Y2017})

    def _claim(self, exact: str, record: dict[str, Any]) -> Draft:
        start = len(self.text)
        self.text += exact
        place = {"source": self.slug, "start": start, "end": len(self.text), "asserted_by": None, "status": "actual"}
        self.records.append(place | record)
        return self

    def done(self) -> tuple[Source, list[Claim]]:
        source = Source(self.slug, self.text, publisher="Holmedale Clarion", published="2019-01-01")
        return source, [from_json(record) for record in self.records]


def rounded(value: Fraction, places: int, rounding: str) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-places), rounding)


def off(chance: random.Random, true: Fraction, told: Decimal, places: int) -> Decimal:
    """A figure near the one told that no rounding of the true value gives."""
    unit = Decimal(1).scaleb(-places)
    wrong = [told + unit * n for n in (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)]
    return chance.choice([each for each in wrong if abs(Fraction(each) - true) > Fraction(unit) / 2 and each >= 0])


def a_share(chance: random.Random, draft: Draft, wrong: bool) -> None:
    """75 of 207 CCGs (36 per cent) spent more than planned."""
    whole = chance.randint(20, 230)
    part, places = chance.randint(1, whole - 1), chance.randint(0, 2)
    true = Fraction(part * 100, whole)
    told = rounded(true, places, chance.choice(ROUNDINGS))
    if wrong:
        told = off(chance, true, told, places)
    sign = chance.choice(("%", " per cent"))
    if chance.random() < 0.5:
        draft.figure(str(part), part, of=whole).say(f" of {whole} CCGs (").figure(f"{told}{sign}", told, "percent")
        draft.say(") spent more than planned.\n")
    else:
        draft.say("Last year ").figure(f"{told}{sign}", told, "percent").say(" (")
        draft.figure(str(part), part, of=whole).say(f" of {whole}) of CCGs spent more than planned.\n")


def four_grades(chance: random.Random, draft: Draft, wrong: bool) -> None:
    """Of the 195 CCGs assessed, 24 were outstanding, 102 good, 58 require improvement and 11 are inadequate."""
    counts = [chance.randint(1, 110) for _ in GRADES]
    total = sum(counts)
    if wrong:
        counts[chance.randrange(4)] += chance.choice((1, 2, 3, 10))
    draft.say("Of the ").figure(str(total), total, measure="ccgs").say(" CCGs assessed, ")
    for grade, count, joint in zip(GRADES, counts, (", ", ", ", " and ", ".\n"), strict=True):
        draft.figure(str(count), count, measure=f"rated-{grade}").say(f" were rated {grade.replace('-', ' ')}{joint}")


def four_shares(chance: random.Random, draft: Draft, wrong: bool) -> None:
    """10% were outstanding, 48% good, 33% require improvement and 9% are inadequate."""
    counts = [chance.randint(5, 110) for _ in GRADES]
    total, places, rounding = sum(counts), chance.randint(0, 1), chance.choice(ROUNDINGS)
    shares = [rounded(Fraction(count * 100, total), places, rounding) for count in counts]
    if wrong:
        # Four roundings explain as much as two of the last place.
        shares[chance.randrange(4)] += 5 * Decimal(1).scaleb(-places)
    for grade, share, joint in zip(GRADES, shares, (", ", ", ", " and ", ".\n"), strict=True):
        draft.figure(f"{share}%", share, "percent", measure=f"rated-{grade}").say(
            f" were {grade.replace('-', ' ')}{joint}"
        )


def a_cut(chance: random.Random, draft: Draft, wrong: bool) -> None:
    """Running costs fell from £3.4m to £2.9m, a cut of 14.7%."""
    before = chance.randint(2000, 9000)
    after = chance.randint(before // 2, before - 50)
    true = Fraction((before - after) * 100, before)
    # As they are printed, in millions to two places; so what they leave open is reckoned from these.
    first, second = (rounded(Fraction(n, 1000), 2, ROUND_HALF_UP) for n in (before, after))
    half = Fraction(1, 200)
    low = 100 - (Fraction(second) + half) * 100 / (Fraction(first) - half)
    high = 100 - (Fraction(second) - half) * 100 / (Fraction(first) + half)
    told = rounded(true, 1, chance.choice(ROUNDINGS))
    if wrong:
        gap = Decimal(chance.choice((2, 5, 8)))
        told = (
            rounded(high, 1, ROUND_HALF_UP) + gap
            if chance.random() < 0.5
            else max(Decimal("0.1"), rounded(low, 1, ROUND_HALF_UP) - gap)
        )
    draft.say("Running costs fell from ").figure(
        f"£{first}m", first * 1_000_000, "GBP", measure="running-costs", period=Y2016
    )
    draft.say(" to ").figure(f"£{second}m", second * 1_000_000, "GBP", measure="running-costs").say(", a cut of ")
    draft.figure(f"{told}%", told, "percent", measure="running-cost-reduction", basis="change").say(".\n")


def fewer(chance: random.Random, draft: Draft, wrong: bool) -> None:
    """Last year 57 overspent, 18 fewer than the 75 of the year before."""
    before = chance.randint(30, 200)
    size = chance.randint(2, before - 10)
    told = size + (chance.choice((-1, 1, 2, 10)) if wrong else 0)
    draft.say("Last year ").figure(str(before - size), before - size).say(" CCGs overspent, ")
    draft.figure(str(told), told, measure="other", basis="change").say(" fewer than the ")
    draft.figure(str(before), before, period=Y2016).say(" of the year before.\n")


def which_way(chance: random.Random, draft: Draft, wrong: bool) -> None:
    """75 CCGs overspent, up from 57 the year before."""
    low = chance.randint(5, 100)
    high = low + chance.randint(1, 90)
    way = chance.choice(("up", "down"))
    before, after = (low, high) if (way == "up") != wrong else (high, low)
    draft.say("In all ").figure(str(after), after).say(f" CCGs overspent, {way} from ")
    draft.figure(str(before), before, period=Y2016).say(" the year before.\n")


def from_to(chance: random.Random, draft: Draft, wrong: bool) -> None:
    """Budgets have been reduced from £1.35bn to £1.21bn."""
    low = chance.randint(100, 400)
    high = low + chance.randint(2, 300)
    verb = chance.choice(("have been reduced", "fell", "have dropped", "rose", "have climbed", "were increased"))
    rises = verb in ("rose", "have climbed", "were increased")
    before, after = (low, high) if rises != wrong else (high, low)
    draft.say(f"Budgets {verb} from ").figure(f"£{before}m", before * 1_000_000, "GBP", measure="budget", period=Y2016)
    draft.say(" in 2016/17 to ").figure(f"£{after}m", after * 1_000_000, "GBP", measure="budget").say(".\n")


def a_total(chance: random.Random, draft: Draft, wrong: bool) -> None:
    """Three groups were £23.4m over plan. Dorset overspent by £12.9m, Thurrock by £7.3m and East Staffordshire by
    £3.2m."""
    amounts = [Fraction(chance.randint(100, 30_000), 1000) for _ in range(3)]
    told = [rounded(each, 1, ROUND_HALF_UP) for each in amounts]
    total = rounded(sum(amounts, Fraction(0)), 1, chance.choice(ROUNDINGS))
    if wrong:
        # Four roundings explain as much as 0.2.
        total += chance.choice((Decimal("0.5"), Decimal("1.1"), Decimal(9)))
    codes = [code for code, _ in BODIES[:3]]
    draft.say("The three groups were ").figure(f"£{total}m", total * 1_000_000, "GBP", measure="overspend", about=codes)
    draft.say(" over plan. ")
    for (code, name), each, joint in zip(BODIES, told, (", ", " and ", ".\n"), strict=False):
        draft.say(f"{name} overspent by ").figure(
            f"£{each}m", each * 1_000_000, "GBP", measure="overspend", about=[code]
        )
        draft.say(joint)


def of_money(chance: random.Random, draft: Draft, wrong: bool) -> None:
    """Dorset CCG overspent by £12.9m, or 4.1% of its £315m budget."""
    budget, part = chance.randint(100, 900), Fraction(chance.randint(51, 400), 10)
    told = rounded(part * 100 / budget, 1, chance.choice(ROUNDINGS))
    if wrong:
        told += chance.choice((Decimal("0.6"), Decimal(1), Decimal(7)))
    about = ["11J"]
    amount = rounded(part, 1, ROUND_HALF_UP)
    draft.say("Dorset CCG overspent by ").figure(
        f"£{amount}m", amount * 1_000_000, "GBP", measure="overspend", about=about
    )
    draft.say(", or ").figure(f"{told}%", told, "percent", measure="overspend", about=about)
    draft.say(" of its ").figure(f"£{budget}m", budget * 1_000_000, "GBP", measure="budget", about=about).say(
        " budget.\n"
    )


def a_list(chance: random.Random, draft: Draft, wrong: bool) -> None:
    """The three CCGs rated inadequate are: and three items."""
    count = chance.randint(2, 4)
    told = count + (chance.choice((-1, 1, 2)) if wrong else 0)
    draft.say("The ").figure(str(told), told, measure="rated-inadequate").say(" CCGs rated inadequate are:\n\n")
    for code, name in BODIES[:count]:
        draft.say("  • ").rating(name, code, "inadequate").say("\n")
    draft.say("\n")


def an_order(chance: random.Random, draft: Draft, wrong: bool) -> None:
    """Just over half (54 per cent) were rated good."""
    more = chance.random() < 0.5
    above = more != wrong
    told = chance.randint(52, 95) if above else chance.randint(5, 48)
    draft.say("Just over " if more else "Fewer than ")
    draft.figure("half", 50, "percent", measure="good-leadership", comparator=">" if more else "<").say(" (")
    draft.figure(f"{told} per cent", told, "percent", measure="good-leadership").say(") had good leadership.\n")


KINDS: tuple[Callable[[random.Random, Draft, bool], None], ...] = (
    a_share, four_grades, four_shares, a_cut, fewer, which_way, from_to, a_total, of_money, a_list, an_order
)  # fmt: skip


def statements(count: int, seed: int, *, wrong: bool) -> list[tuple[Source, list[Claim]]]:
    """So many sources of one statement each, of all kinds in turn, with their claims."""
    chance = random.Random(seed)
    made = []
    for n in range(count):
        draft = Draft(f"statement-{n:06}")
        KINDS[n % len(KINDS)](chance, draft, wrong)
        made.append(draft.done())
    return made
