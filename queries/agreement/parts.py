"""Parts against their whole: grades and the number of CCGs, named bodies and their total, shares that make 100.

Figures are added only where each part is given once, without a hedge, by the outlet or by it and one other voice, close
to the others. Parts that make less than a whole may be all there is to say, unless the source says that they are all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import reduce

from ccgkg.queries.agreement.comparison import whole_of
from ccgkg.queries.agreement.interval import Interval, exactly
from ccgkg.queries.agreement.placed import Page, Placed
from ccgkg.queries.agreement.reckoning import Derived, Reckoning, Verdict
from ccgkg.queries.agreement.wording import lists, pattern

#: All that is added stands in so many sentences, one after the other.
_NEAR = 6
_OTHERS = r"\s+<others>\b"
#: "All 209 CCGs were given a grade", "of the 195 CCGs assessed".
_ALL_BEFORE, _ALL_BEHIND = r".*\b<told_apart>\s*$", r"[^.;:]{0,60}?\b(?:assessed|rated|graded|judged|given)\b"
_HUNDRED = Decimal(100)


def sums(page: Page) -> Iterator[Reckoning]:
    """The sums of a page, each with its verdict."""
    buckets: dict[tuple[object, ...], list[Placed]] = defaultdict(list)
    bodies: dict[tuple[object, ...], list[Placed]] = defaultdict(list)
    for each in page.figures:
        figure, quantity = each.figure, each.figure.quantity
        if quantity.basis == "total" and quantity.measure != "other":
            buckets[each.group, quantity.period, quantity.status].append(each)
            if quantity.population == "named":
                bodies[quantity.measure, quantity.period, quantity.status, figure.unit].append(each)
    for found in buckets.values():
        if len(found) > 1:
            for unit in ("count", "percent"):
                of_unit = [each for each in found if each.figure.unit == unit]
                measures = {each.figure.quantity.measure for each in of_unit}
                for rule in lists()["sums"]:
                    if not measures.issuperset(rule["parts"]):
                        continue
                    own = list(_sum(page, [each for each in of_unit if not each.voice], rule, unit))
                    yield from own or _sum(page, of_unit, rule, unit)
    for found in bodies.values():
        yield from _of_bodies(page, found)
    for _, found in page.sentences():
        yield from _of_sentence(page, found)


def _beside_others(page: Page, each: Placed) -> bool:
    """Whether a number leaves out the one that is spoken of: it joins 101 other CCGs."""
    return pattern(_OTHERS).match(page.after(each)) is not None


def _sum(page: Page, found: Sequence[Placed], rule: dict[str, object], unit: str) -> Iterator[Reckoning]:
    names, top = rule["parts"], str(rule["whole"])
    assert isinstance(names, list)
    told = [each for each in found if not _beside_others(page, each)]
    candidates = [[each for each in told if each.figure.quantity.measure == name] for name in names]
    # Of several that say the same, the one beside the rest.
    near = next((page.index(each[0]) for each in candidates if len(each) == 1), 0)
    parts = [_only(page, each, near) for each in candidates]
    given = [part for part in parts if part is not None]
    if len(given) < len(parts) or not _one_picture(page, given):
        return
    hedged = any(not part.plain for part in given)
    if hedged and (unit == "count" or top != "ccgs" or len(parts) > 2):
        return
    total = reduce(Interval.plus, (part.figure.interval for part in given))
    if unit == "percent" and top == "ccgs":
        yield _judged(page, given, [], total, exactly(_HUNDRED), "100%", closed=True)
        return
    wholes = [each for each in found if each.figure.quantity.measure == top and each.figure.comparator in "=~"]
    if top == "ccgs":
        wholes = [each for each in wholes if each.plain]
        if not wholes and (numbers := {part.figure.of for part in given if part.figure.of}):
            if len(numbers) == 1:
                number = numbers.pop()
                yield _judged(page, given, [], total, exactly(Decimal(number)), f"{number:,}", closed=True)
            return
        if not wholes:
            yield from _registered(page, given, total)
            return
    for each in {one.figure.interval: one for one in wholes}.values():
        if _one_picture(page, [*given, each]):
            yield _judged(
                page,
                given,
                [each],
                total,
                each.figure.interval,
                each.figure.words,
                closed=top != "ccgs" or _all(page, each),
            )


def _only(page: Page, found: Sequence[Placed], near: int) -> Placed | None:
    """The one figure of several that say the same, the finest and nearest to a sentence; None where they do not, or for
    none."""
    if not found or any(not each.figure.interval.meets(found[0].figure.interval) for each in found):
        return None
    return min(
        found, key=lambda each: (not each.plain, each.figure.precision, abs(page.index(each) - near), each.start)
    )


def _one_picture(page: Page, found: Sequence[Placed]) -> bool:
    """Whether figures are said by the outlet, or by it and one other, close to each other."""
    voices = {each.voice for each in found} - {""}
    indices = [page.index(each) for each in found]
    return len(voices) <= 1 and max(indices) - min(indices) < _NEAR


def _all(page: Page, each: Placed) -> bool:
    """Whether a number of bodies is just of those that were told apart."""
    before, after = page.before(each), page.after(each)
    return bool(pattern(_ALL_BEFORE).fullmatch(before) or pattern(_ALL_BEHIND).match(after))


def _judged(
    page: Page,
    parts: Sequence[Placed],
    wholes: Sequence[Placed],
    total: Interval,
    whole: Interval,
    words: str,
    *,
    closed: bool,
) -> Reckoning:
    verdict: Verdict = "inconsistent"
    if total.meets(whole):
        verdict = "exact" if total.exact is not None and total.exact == whole.exact else "consistent"
        if all(part.plain for part in parts) and sum(part.figure.value for part in parts) == _middle(whole):
            verdict = "exact"
    elif not closed and total.upper is not None and whole.lower is not None and total.upper < whole.lower:
        verdict = "not-checkable"
    reason = {
        "exact": "the parts make just the whole",
        "consistent": "the parts make the whole, as far as they are stated",
        "inconsistent": "the parts do not make the whole",
        "not-checkable": "the parts make less than the whole, and the source does not say that they are all",
    }[verdict]
    shown, told = _shown(parts, total)
    beside = words if whole.exact is not None else f"{words} is {whole}"
    return page.reckoning(
        "sum", verdict, [*parts, *wholes], f"{shown}; the whole: {beside}", reason, Derived("sum", told)
    )


def _middle(whole: Interval) -> Decimal | None:
    if whole.lower is None or whole.upper is None:
        return None
    return (whole.lower + whole.upper) / 2


def _shown(parts: Sequence[Placed], total: Interval) -> tuple[str, str]:
    """The sum as one writes it, and its value."""
    if all(part.plain for part in parts):
        first = parts[0].figure
        made = replace(first, value=sum((part.figure.value for part in parts), Decimal(0)), of=None).words
        added = " + ".join(replace(part.figure, of=None).words for part in parts)
        return f"{added} = {made}" + ("" if total.exact is not None else f", {total} as they are stated"), made
    return f"{' + '.join(part.figure.words for part in parts)} = {total}", str(total)


def _registered(page: Page, parts: Sequence[Placed], total: Interval) -> Iterator[Reckoning]:
    """The sum beside the number of CCGs in the register: it can bear a sum out, and never refute it."""
    quantity = parts[0].figure.quantity
    asked = replace(quantity, share=True, period=quantity.period or page.published)
    known = whole_of(asked, ()) if quantity.population == "all" else None
    shown, told = _shown(parts, total)
    verdict: Verdict
    if known is None:
        verdict, reason, words = "not-checkable", "nothing says how many there are", "unknown"
    elif total.exact == known.number:
        verdict, reason, words = "exact", "the parts make just the number that the register has", f"{known.number:,}"
    else:
        verdict, words = "not-checkable", f"{known.number:,}"
        reason = (
            "the parts do not make the number that the register has, but the source does not say of how many they are"
        )
    yield page.reckoning("sum", verdict, parts, f"{shown}; the whole: {words}", reason, Derived("sum", told))


def _of_bodies(page: Page, found: Sequence[Placed]) -> Iterator[Reckoning]:
    """Totals of several named bodies beside the figures of each of them."""
    if len(found) < 3 or found[0].figure.quantity.measure in lists()["bodies"]:
        return
    alone: dict[str, list[Placed]] = defaultdict(list)
    for each in found:
        if len(each.members) == 1 and each.figure.of is None:
            alone[each.members[0]].append(each)
    for total in found:
        if len(total.members) < 2 or total.figure.comparator not in "=~" or total.figure.unit == "percent":
            continue
        parts = []
        for member in total.members:
            own = [each for each in alone[member] if each.voice in ("", total.voice)]
            if (part := _only(page, [each for each in own if each.plain], page.index(total))) is None:
                break
            parts.append(part)
        parts.sort(key=lambda each: (each.start, each.end, each.claim))
        if len(parts) == len(total.members) and _one_picture(page, parts):
            made = reduce(Interval.plus, (part.figure.interval for part in parts))
            yield _judged(page, parts, [total], made, total.figure.interval, total.figure.words, closed=True)


def _of_sentence(page: Page, found: Sequence[Placed]) -> Iterator[Reckoning]:
    """Counts of one sentence that make up just the whole that one is part of: 48 for, 21 against, 15 silent, of 84.

    Where they do not, nothing says that they should.
    """
    first = next((each for each in found if each.figure.of), None)
    if first is None:
        return
    kind = first.figure.quantity
    parts = [
        each
        for each in found
        if each.figure.unit == "count"
        and each.plain
        and (each.figure.quantity.iri, each.voice) == (kind.iri, first.voice)
        and each.figure.of in (None, first.figure.of)
    ]
    whole = Decimal(first.figure.of or 0)
    if len(parts) > 1 and sum(part.figure.value for part in parts) == whole:
        yield _judged(page, parts, [], exactly(whole), exactly(whole), f"{first.figure.of:,}", closed=True)
