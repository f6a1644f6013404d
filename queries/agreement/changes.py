"""Differences and changes: "up from 57", "reduced from £1.35bn to £1.21bn", "a cut of 15%", "18 fewer than 57".

Two figures are of one change only where words join them in one sentence, and both are of one measure, group and voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ccgkg.ingest.graph.quantities import amount
from ccgkg.queries.agreement.interval import Interval
from ccgkg.queries.agreement.placed import Page, Placed, same_thing
from ccgkg.queries.agreement.reckoning import Derived, Reckoning, Verdict
from ccgkg.queries.agreement.restated import loosely
from ccgkg.queries.agreement.wording import pattern

#: "75 of 207 overspent, up from 57".
_UP_FROM = r"(?:[^.;:]{0,200}?[\s,(–—-])?(?:(up)|(down))\s+(?:from|on)(?:\s+the)?<h>"
#: "from £1.35bn in 2013-14 to £1.21bn".
_FROM, _TO = r"(?:.*\s)?from<h>", r"(?:\s[^.;:,]{0,40})?\s+to<h>"
_VERB = r"\b(?:(<up>)|(<down>))\b"
#: No more words than these stand between the verb of a change and its "from".
_WORDS = 8
#: "£2.9m, a cut of nearly 15 per cent".
_A_CUT_OF = r"[^.;:]{0,30}?\s*[,(–—-]\s*(?:or\s+)?(?:an?|the)\s+(?:\w+\s+)?(?:(<rises>)|(<falls>))\s+of<h>"
#: "39, 18 fewer than the 57".
_BEFORE_SIZE, _THAN = (
    r"[^.;:]{0,30}?\s*[,(–—-]\s*(?:or\s+)?<h>",
    r"(?:\s+\w+)?\s+(?:(<more>)|(<fewer>))\s+than(?:\s+the)?<h>",
)
#: "39, down 18 from 57".
_DOWN_BY, _FROM_THE = r"[^.;:]{0,30}?\s*[,(–—-]\s*(?:(up)|(down))(?:\s+by)?<h>", r"\s+(?:from|on)(?:\s+the)?<h>"
#: "106, or 29 fewer".
_FEWER = r"(?:\s+\w+)?\s+(?:(<more>)|(<fewer>))\b"
_NEGATED = r"\b(?:<negations>)\b|n['’]t\b"


@dataclass(frozen=True, slots=True)
class Change:
    """From one figure to another, as the words say; `up` is None where they do not say which way."""

    before: Placed
    after: Placed
    up: bool | None


def changes(page: Page) -> Iterator[Reckoning]:
    """The changes of a page that words state, with their directions and sizes."""
    before: Sequence[Placed] = ()
    for _, found in page.sentences():
        if len(found) > 1:
            joined = list(_joined(page, found))
            for change in joined:
                if change.up is not None:
                    yield _direction(page, change)
                yield from _sizes(page, found, change)
            yield from _than(page, found)
        near = before if before and page.index(before[0]) == page.index(found[0]) - 1 else ()
        yield from _left_open(page, found, near)
        before = found


def _comparable(one: Placed, two: Placed) -> bool:
    return (
        same_thing(one, two)
        and one.figure.unit == two.figure.unit
        and one.figure.quantity.basis != "change"
        and (one.figure.quantity.period != two.figure.quantity.period or one.figure.quantity.period is None)
    )


def _joined(page: Page, found: Sequence[Placed]) -> Iterator[Change]:
    for i, two in enumerate(found):
        # What is compared is the nearest figure of that unit; one in other terms may stand between: "75 (36%), up from
        # 57".
        one = next((each for each in reversed(found[:i]) if each.figure.unit == two.figure.unit), None)
        if one is None or not _comparable(one, two):
            continue
        between = page.between(one, two)
        if pattern(_NEGATED).search(between):
            continue
        last = page.between(found[i - 1], two)
        if way := pattern(_UP_FROM).fullmatch(last):
            yield Change(two, one, bool(way[1]))
        elif found[i - 1] is one and pattern(_TO).fullmatch(between) and pattern(_FROM).fullmatch(page.before(one)):
            yield Change(one, two, _way(page, found, one))


def _way(page: Page, found: Sequence[Placed], one: Placed) -> bool | None:
    """Which way the verb before "from" goes: the last one, close to it, after every figure before, with no negation."""
    floor = max((each.end for each in found if each.end <= one.start), default=0)
    words = page.before(one)[max(0, len(page.before(one)) - (one.start - floor)) :]
    words = re.split(r"[;:]", words)[-1]
    ways = list(pattern(_VERB).finditer(words))
    if not ways or pattern(_NEGATED).search(words) or len(words[ways[-1].end() :].split()) > _WORDS:
        return None
    return bool(ways[-1][1])


def _direction(page: Page, change: Change) -> Reckoning:
    low, high = (change.before, change.after) if change.up else (change.after, change.before)
    one, two = low.figure.interval, high.figure.interval
    word = "up" if change.up else "down"
    # Which of two rounded figures is more may be hidden by the rounding.
    wrong = low.figure.value >= high.figure.value and (
        one.lower is not None and two.upper is not None and one.lower >= two.upper
    )
    hidden = not wrong and not (one.upper is not None and two.lower is not None and one.upper <= two.lower)
    verdict: Verdict = "inconsistent" if wrong else "consistent" if hidden else "exact"
    computation = f"from {change.before.figure.words} to {change.after.figure.words}"
    reason = {
        "inconsistent": f"the words say that it went {word}",
        "consistent": f"it may have gone {word}, as the words say",
        "exact": f"it went {word}, as the words say",
    }[verdict]
    return page.reckoning("order", verdict, (change.before, change.after), computation, reason)


def _sizes(page: Page, found: Sequence[Placed], change: Change) -> Iterator[Reckoning]:
    """The size that is told behind a change: "from £3.4m to £2.9m, a cut of nearly 15 per cent"."""
    later = change.before if change.before.start > change.after.start else change.after
    i = found.index(later)
    if i + 1 < len(found):
        size = found[i + 1]
        if way := pattern(_A_CUT_OF).fullmatch(page.between(later, size)):
            yield from _size(page, Change(change.before, change.after, bool(way[1])), size)


def _than(page: Page, found: Sequence[Placed]) -> Iterator[Reckoning]:
    """ "39, 18 fewer than the 57" and "39, down 18 from 57"."""
    for one, size, two in zip(found, found[1:], found[2:], strict=False):
        if not _comparable(one, two) or pattern(_NEGATED).search(page.between(one, two)):
            continue
        first, second = page.between(one, size), page.between(size, two)
        if (
            pattern(_BEFORE_SIZE).fullmatch(first)
            and (way := pattern(_THAN).fullmatch(second))
            or (way := pattern(_DOWN_BY).fullmatch(first))
            and pattern(_FROM_THE).fullmatch(second)
        ):
            yield from _size(page, Change(two, one, bool(way[1])), size)


def _size(page: Page, change: Change, size: Placed) -> Iterator[Reckoning]:
    if size.voice != change.after.voice or size.figure.of is not None:
        return
    low, high = (change.before, change.after) if change.up else (change.after, change.before)
    told, unit = size.figure.interval, size.figure.unit
    made: Interval | None
    if unit == low.figure.unit:
        made, value = high.figure.interval.minus(low.figure.interval), high.figure.value - low.figure.value
        shown = f"{high.figure.words} − {low.figure.words} = {_amount(value, unit)}"
    elif unit == "percent" and change.before.figure.value > 0:
        made = _relative(change)
        value = (high.figure.value - low.figure.value) * 100 / change.before.figure.value
        shown = f"({high.figure.words} − {low.figure.words}) / {change.before.figure.words} = {value:.2f}%"
    else:
        return
    if made is None:
        return
    fits = made.meets(told)
    if not fits and loosely(made, told, change.after, size):
        return  # "about" may reach further than is taken here
    if not fits and unit == "percent" == low.figure.unit and (relative := _relative(change)) and relative.meets(told):
        return  # a change of a percentage is told in points or in per cent, and the words do not say which
    verdict: Verdict = (
        "inconsistent" if not fits else "exact" if size.plain and value == size.figure.value else "consistent"
    )
    reason = {
        "exact": "the difference is just what is stated",
        "consistent": "the difference is what is stated, as far as the figures are",
        "inconsistent": "the difference is not what is stated",
    }[verdict]
    computation = f"{shown}, {made} as they are stated; {size.figure.words} is {told}"
    if made.exact is not None:
        computation = (
            f"{shown}; {size.figure.words} is {told}" if told.exact is None else f"{shown}; stated: {size.figure.words}"
        )
    yield page.reckoning(
        "change",
        verdict,
        (change.before, change.after, size),
        computation,
        reason,
        Derived("difference", _amount(value, unit)),
    )


def _relative(change: Change) -> Interval | None:
    """How far it went as percentages of where it began."""
    before, after = change.before.figure.interval, change.after.figure.interval
    ends = (before.lower, before.upper, after.lower, after.upper)
    if before.lower is None or before.upper is None or after.lower is None or after.upper is None or before.lower <= 0:
        return None
    ways = [(b - a) * 100 / a for a in ends[:2] for b in ends[2:] if a is not None and b is not None]
    if not change.up:
        ways = [-way for way in ways]
    return Interval(min(ways), max(ways), rounded=True)


def _left_open(page: Page, found: Sequence[Placed], before: Sequence[Placed]) -> Iterator[Reckoning]:
    """ "106, or 29 fewer": where it began is in the sentence before, or is nowhere said."""
    for one, size in pairwise(found):
        if (
            one.figure.unit != size.figure.unit
            or size.figure.quantity.basis != "change"
            or one.figure.quantity.basis != "total"
        ):
            continue
        way = pattern(_FEWER).match(page.after(size))
        if not way or not pattern(_BEFORE_SIZE).fullmatch(page.between(one, size)) or one.voice != size.voice:
            continue
        if any(
            _comparable(one, two) and pattern(_THAN).fullmatch(page.between(size, two))
            for two in found
            if two.start > size.end
        ):
            continue
        began = one.figure.value - size.figure.value if way[1] else one.figure.value + size.figure.value
        sign = "−" if way[1] else "+"
        sum_ = f"{_amount(one.figure.value, one.figure.unit)} {sign} {_amount(size.figure.value, size.figure.unit)}"
        derived = Derived("where it began", _amount(began, one.figure.unit))
        shown = f"{sum_} = {derived.value}"
        near = [each for each in (*before, *found) if _comparable(each, one) and each.figure.value == began]
        if near and one.plain and size.plain:
            yield page.reckoning(
                "change", "exact", (near[0], one, size), shown, "it began where the source says", derived
            )
        else:
            reason = "the source does not say where it began"
            yield page.reckoning("change", "not-checkable", (one, size), shown, reason, derived)


def _amount(value: Decimal, unit: str) -> str:
    return amount(value.quantize(Decimal("0.01")) if unit == "percent" else value, unit)
