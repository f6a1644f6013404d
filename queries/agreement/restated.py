"""Two figures of one sentence that say the same: k of n beside its percentage, "over half" beside 54%.

They belong together where the graph says that one restates the other, where a bracket, a dash or a comma puts the one
behind the other, or where both are shares of just the same quantity. A count becomes a percentage through its whole:
the one that its words give, else the one that the source gives for that group and period, else that of the register.
What rests on the register alone is never called inconsistent: it may count others than the source does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from ccgkg.queries.agreement.comparison import whole_of
from ccgkg.queries.agreement.interval import Interval
from ccgkg.queries.agreement.placed import Page, Placed
from ccgkg.queries.agreement.reckoning import Derived, Reckoning, Verdict
from ccgkg.queries.agreement.wording import pattern

#: "75 (36%)", "109 of the 195 (56%)", "81 of those – or 87%", "almost half of them, 43%".
_OPENS = r"[^.;:()%£]{0,80}\(\s*(?:or\s+)?<h>"
_BESIDE = (
    r"(?:\s+(?:of\s+(?:them|those|these|all|the\s+total)))?\s*(?:\s[-–—]\s*|[–—]\s*|,\s*)(?:or\s+|that is,?\s+)?<h>"
)
_CLOSES = r"\s*(?:(?:of|out of)\s[^()]{0,40})?\)"
_ENDS = r"\s*(?:of\s+(?:them|those|these)\s*)?(?:[-–—,.;]|$|\s(?:were|was|are|is|had|have|has|did)\b)"
#: Shares of money: "£12.9m, or 4.1% of its £315m allocation".
_OR = r"\s*(?:,\s*(?:or|which is|equal to)\s+|\s[-–—]\s*|\(\s*)<h>"
#: A share in words is written to two places.
_WRITTEN = Decimal("0.005")
VAGUE = "how far “about” reaches is open"
_OF_ITS = r"\s*of\s+(?:its|their|a|the|his|her)?\s*(?:whole|total|overall|annual)?\s*"
#: The wholes that a source gives, by whom, when and how they are told.
Wholes = dict[tuple[str, str | int, str], set[int]]


@dataclass(frozen=True, slots=True)
class Of:
    """The whole of a count: the number, where it comes from, and whether a source says so."""

    number: int
    told: str = ""
    stated: bool = True


def restated(page: Page) -> Iterator[Reckoning]:
    """The pairs of figures that say the same, the shares of money, and percentages that leave few whole numbers."""
    paired: set[str] = set()
    wholes = _stated_wholes(page)
    for _, found in page.sentences():
        for one, two in combinations(found, 2):
            if one.figure.unit != "GBP" and two.figure.unit != "GBP" and _together(page, one, two):
                paired.update((one.claim, two.claim))
                yield _pair(page, one, two, wholes)
        yield from _of_money(page, found)
    for each in page.figures:
        if each.claim not in paired and (reckoning := _whole_numbers(page, each, wholes)):
            yield reckoning


def _together(page: Page, one: Placed, two: Placed) -> bool:
    a, b = one.figure, two.figure
    if a.quantity.iri != b.quantity.iri or one.voice != two.voice or a.quantity.basis != "total":
        return False
    if (a.unit, b.unit) == ("count", "count"):
        return False
    if one.claim == two.restates or two.claim == one.restates:
        return True
    between, after = page.between(one, two), page.after(two)
    if pattern(_OPENS).fullmatch(between) and pattern(_CLOSES).match(after):
        return True
    if pattern(_BESIDE).fullmatch(between) and pattern(_ENDS).match(after):
        return True
    # Of a loose measure two shares may be of different things: 57 of 81 voted for it, and one in six did not vote.
    # And so they may be of two periods, where one was inferred, and of two groups, where the text names neither.
    strict = (
        a.quantity.share and not a.quantity.loose and a.quantity.period is not None and a.quantity.population != "local"
    )
    return strict and one.inferred is None and two.inferred is None


def _pair(page: Page, one: Placed, two: Placed, wholes: Wholes) -> Reckoning:
    count, share = (two, one) if two.figure.unit == "count" else (one, two)
    told = share.figure.interval
    if count.figure.unit == "percent":
        return _shares(page, one, two)
    of = _whole(page, count, wholes)
    if of is None:
        nothing = f"{count.figure.words} and {share.figure.words}: no whole is known"
        return page.reckoning(
            "share", "not-checkable", (count, share), nothing, "nothing says of what whole the count is part"
        )
    part = count.figure.interval.share_of(Decimal(of.number))
    verdict: Verdict = "inconsistent"
    reason = None
    if part.meets(told):
        verdict = "exact" if _just(part, share) else "consistent"
    elif not of.stated:
        verdict = "not-checkable"
    elif loosely(part, told, count, share):
        verdict, reason = "not-checkable", VAGUE
    number = f"{count.figure.value:,}"
    shown = f"{part.exact:.3f}".rstrip("0").rstrip(".") + "%" if part.exact is not None else f"{part} per cent"
    computation = f"{number} / {of.number:,} = {shown}; {share.figure.words} is {told}"
    derived = Derived(f"{number} as a share of {of.number:,}", shown)
    return page.reckoning("share", verdict, (count, share), computation, reason or _why(verdict, of), derived)


def _shares(page: Page, one: Placed, two: Placed) -> Reckoning:
    first, second = one.figure.interval, two.figure.interval
    verdict: Verdict = "inconsistent"
    if first.meets(second):
        # How far a hedge reaches is open: "about one in eight" and 12% may be the same, "over half" is what 54% is.
        bounded = not any(each.figure.comparator == "~" for each in (one, two))
        verdict = "exact" if bounded and (first.within(second) or second.within(first)) else "consistent"
    elif loosely(first, second, one, two):
        verdict = "not-checkable"
    computation = f"{one.figure.words} is {first}; {two.figure.words} is {second}"
    reason = {
        "exact": "the one says what the other leaves open",
        "consistent": "one value can be both",
        "not-checkable": VAGUE,
        "inconsistent": "no value is both",
    }[verdict]
    return page.reckoning("order", verdict, (one, two), computation, reason)


def loosely(one: Interval, two: Interval, *figures: Placed) -> bool:
    """Whether two that share no value do so where "about" reaches twice as far: "almost half (43%)" is loose, not
    wrong."""
    if not any(each.figure.comparator == "~" for each in figures):
        return False
    reach = Decimal(0)
    for each, span in zip(figures, (one, two), strict=True):
        if each.figure.comparator == "~" and span.lower is not None and span.upper is not None:
            reach += (span.upper - span.lower) / 2
    return one.plus(Interval(-reach, reach)).meets(two)


def _just(part: Interval, share: Placed) -> bool:
    """Whether a count says no less than the percentage: it is its very value, or lies within its hedge."""
    if part.exact is None:
        return False
    if share.figure.comparator not in "=~":
        return part.within(share.figure.interval)
    # "A third" is written 33.33, and 69 of 207 is just a third.
    in_words = share.figure.precision > 1 and abs(part.exact - share.figure.value) < _WRITTEN
    return part.exact == share.figure.value or in_words


def _why(verdict: Verdict, of: Of) -> str:
    beside = f", of {of.number:,} {of.told}" if of.told else ""
    return {
        "exact": f"the count is just that share{beside}",
        "consistent": f"the count is that share, as far as it is stated{beside}",
        "inconsistent": f"the count is not that share{beside}",
        "not-checkable": f"the count is not that share{beside}, but the source does not say of how many",
    }[verdict]


def _whole(page: Page, count: Placed, wholes: Wholes) -> Of | None:
    """The whole that a count is part of, or None where that is not known."""
    if count.figure.of:
        return Of(count.figure.of)
    quantity = count.figure.quantity
    if not quantity.share or quantity.loose:
        return None
    if numbers := wholes.get(_key(page, count)):
        return Of(min(numbers), "that the source gives") if len(numbers) == 1 else None
    if quantity.population == "all" and quantity.period and (known := whole_of(quantity, ())):
        return Of(known.number, "that the register has", stated=False)
    return None


def _stated_wholes(page: Page) -> Wholes:
    """The wholes that a source gives, by the group, the period and the status that they are for.

    Where a figure has no period its whole stands in the same sentence.
    """
    found: Wholes = defaultdict(set)
    for each in page.figures:
        quantity = each.figure.quantity
        if each.figure.of and quantity.share and not quantity.loose:
            found[_key(page, each)].add(each.figure.of)
        elif quantity.measure == "ccgs" and quantity.basis == "total" and each.plain and each.figure.unit == "count":
            found[_key(page, each)].add(int(each.figure.value))
    return found


def _key(page: Page, each: Placed) -> tuple[str, str | int, str]:
    quantity = each.figure.quantity
    return each.group, quantity.period or page.index(each), quantity.status


def _whole_numbers(page: Page, share: Placed, wholes: Wholes) -> Reckoning | None:
    """A percentage of a known number of things stands for whole numbers of them: 10% of 207 for 20 or 21."""
    figure, quantity = share.figure, share.figure.quantity
    if (
        figure.unit != "percent"
        or not share.plain
        or figure.precision > 1
        or quantity.basis != "total"
        or not quantity.share
        or quantity.loose
    ):
        return None
    numbers = wholes.get(_key(page, share), set())
    if len(numbers) != 1:
        return None
    number = min(numbers)
    counts = figure.interval.count_of(Decimal(number))
    computation = f"{figure.words} of {number:,} is {counts}"
    found = counts.whole_numbers()
    if found is None:
        return page.reckoning(
            "whole-number", "inconsistent", (share,), computation, "no whole number of them is that share"
        )
    first, last = found
    told = (
        f"{first:,}" if first == last else f"{first:,} or {last:,}" if last == first + 1 else f"{first:,} to {last:,}"
    )
    return page.reckoning(
        "whole-number",
        "consistent",
        (share,),
        computation,
        f"it stands for {told}",
        Derived(f"{figure.words} of {number:,}", told),
    )


def _of_money(page: Page, found: Sequence[Placed]) -> Iterator[Reckoning]:
    for part, share, total in zip(found, found[1:], found[2:], strict=False):
        if (part.figure.unit, share.figure.unit, total.figure.unit) != ("GBP", "percent", "GBP"):
            continue
        joined = pattern(_OR).fullmatch(page.between(part, share)) and pattern(_OF_ITS).fullmatch(
            page.between(share, total)
        )
        if not joined or part.voice != total.voice or "total" != part.figure.quantity.basis:
            continue
        ratio = _ratio(part.figure.interval, total.figure.interval)
        if ratio is None:
            continue
        told = share.figure.interval
        exact = part.figure.value * 100 / total.figure.value
        verdict: Verdict = (
            "inconsistent" if not ratio.meets(told) else "consistent" if exact != share.figure.value else "exact"
        )
        reason = {"inconsistent": "the amount is not that share", "exact": "the amount is just that share"}
        yield page.reckoning(
            "share",
            verdict,
            (part, share, total),
            f"{part.figure.words} / {total.figure.words} = {exact:.2f}%, {ratio} as they are stated; "
            f"{share.figure.words} is {told}",
            reason.get(verdict, "the amount is that share, as far as both are stated"),
            Derived(f"{part.figure.words} as a share of {total.figure.words}", f"{exact:.2f}%"),
        )


def _ratio(part: Interval, total: Interval) -> Interval | None:
    """One amount as percentages of another, or None where an end is open or the total may be nothing."""
    if part.lower is None or part.upper is None or total.lower is None or total.upper is None or total.lower <= 0:
        return None
    return Interval(part.lower * 100 / total.upper, part.upper * 100 / total.lower, rounded=True)
