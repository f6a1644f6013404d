"""Counts of CCGs, wholes (`of 207`) and numbers of mergers, held against the register.

Never cry wolf. What is not told as done is no statement of what came about. A number that no date goes with may be of
another day. A number smaller than that of all CCGs may be of a part of them. What may be right is not said to be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ccgkg.queries.agreement.finding import Finding, Verdict
from ccgkg.queries.agreement.open_counts import (
    Stretch,
    Window,
    by_day,
    day,
    mergers_in,
    open_in_words,
    stretches,
    stretches_in,
    tally_window,
    window,
)
from ccgkg.queries.agreement.told import Told

#: Figures of these count CCGs, so that the whole of which all of England's are a part is the number of CCGs.
COUNTS_OF_CCGS = frozenset(
    {
        *(
            "rated-outstanding",
            "rated-good",
            "rated-requires-improvement",
            "rated-inadequate",
            "rated-good-or-outstanding",
        ),
        *("rated-requires-improvement-or-inadequate", "failing-or-at-risk", "good-leadership", "overspending-ccgs"),
        *("ccgs-merging", "ccgs-sharing-leadership", "special-measures", "legal-directions", "respondents", "other"),
    }
)
#: A count this near to the right one, in hundredths, that ends in 0 may be rounded.
_ROUNDED = 5
_Judged = tuple[Verdict, str, str]


def check_count(told: Told) -> Finding | None:
    """How many CCGs there are, or None where the claim is no such count."""
    if told.kind != "figure" or told.type != "ccgs" or told.unit != "count" or told.whom == "named":
        return None
    return told.found("count of CCGs", *(_excused(told) or _count(told)))


def check_whole(told: Told) -> Finding | None:
    """The number of all CCGs of which a count is a part, or None where the claim has no such whole."""
    if told.kind != "figure" or told.of is None or told.type not in COUNTS_OF_CCGS or told.whom == "named":
        return None
    return told.found("denominator", *(_excused(told) or _whole(told, told.of)))


def check_mergers(told: Told) -> Finding | None:
    """How many mergers there were, or None where the claim does not count them."""
    if told.kind != "figure" or told.type != "mergers" or told.unit != "count" or told.whom == "named":
        return None
    return told.found("number of mergers", *(_excused(told) or _mergers(told)))


def check_merging(told: Told, told_beside: bool) -> Finding | None:
    """How many CCGs merged, or None where the claim does not count them.

    `told_beside` says that its source gives the right number for the same days too: then another number there may be of
    the bodies that came of them ("18 merged to form six").
    """
    if told.kind != "figure" or told.type != "ccgs-merging" or told.unit != "count" or told.whom == "named" or told.of:
        return None
    return told.found("number of CCGs that merged", *(_excused(told) or _merging(told, told_beside)))


def whole_mergers(told: Iterable[Told]) -> frozenset[tuple[str, str | None]]:
    """The sources and periods for which the number of CCGs that merged is told rightly."""
    found = set()
    for each in told:
        days = tally_window(each)
        if each.kind == "figure" and each.type == "ccgs-merging" and each.unit == "count" and days:
            originals = sum(len(merger.originals) for merger in mergers_in(days.first, days.last))
            if each.comparator == "=" and each.value == originals:
                found.add((each.place.source, each.period))
    return frozenset(found)


def _excused(told: Told) -> _Judged | None:
    """Why a figure cannot be held against the register, whatever its number."""
    if told.hearsay:
        return "cannot-be-checked", "hearsay is not checked", ""
    if told.whom == "group":
        return "cannot-be-checked", "it is of a group that the source leaves unnamed", ""
    if told.basis != "total":
        return "cannot-be-checked", "it is a difference or an average and no number of bodies", ""
    if window(told) is None:
        return "cannot-be-checked", "neither the claim nor its source has a date", ""
    return None


def _count(told: Told) -> _Judged:
    days = window(told)
    assert days is not None
    there = stretches_in(days.first, days.last)
    reckoned = f"{days.words}: {open_in_words(there)}"
    right = [stretch for stretch in there if told.interval.holds(Decimal(stretch.number))]
    if told.status != "actual":
        return _only(told, days, bool(right), reckoned)
    if right:
        return "agrees", f"{told.words}: the register has {right[0].number} CCGs open then", reckoned
    if not there:
        return "cannot-be-checked", "no CCG was open then", reckoned
    if why := _of_another_day(told, days, Decimal(told.value)):
        return "cannot-be-checked", why, reckoned
    if told.value < min(stretch.number for stretch in stretches()):
        return "cannot-be-checked", f"{told.words} may be a part of the CCGs: there never were so few", reckoned
    if any(told.value % 10 == 0 and abs(told.value - s.number) * 100 <= s.number * _ROUNDED for s in there):
        return "cannot-be-checked", f"{told.words} may be rounded", reckoned
    return "disagrees", f"{told.words}, but the register has {_or(there)} CCGs open then", reckoned


def _whole(told: Told, of: int) -> _Judged:
    days = window(told)
    assert days is not None
    there = stretches_in(days.first, days.last)
    reckoned = f"{days.words}: {open_in_words(there)}"
    right = any(stretch.number == of for stretch in there)
    if told.status != "actual":
        return _only(told, days, right, reckoned)
    if right:
        return "agrees", f"of {of}: the register has {of} CCGs open then", reckoned
    if not there:
        return "cannot-be-checked", "no CCG was open then", reckoned
    if why := _of_another_day(told, days, Decimal(of)):
        return "cannot-be-checked", why, reckoned
    ever = [stretch for stretch in stretches() if stretch.number == of]
    if ever and told.published and _then_open(told, of):
        why = f"of {of} may be of the CCGs open at the publication, on which figures of before were recast"
        return "cannot-be-checked", why, reckoned
    if of > max(stretch.number for stretch in there):
        return "disagrees", f"of {of}, but the register has only {_or(there)} CCGs open then", reckoned
    if ever:
        return "disagrees", f"of {of}, which were open only {_when(ever)}; then it were {_or(there)}", reckoned
    return "cannot-be-checked", f"of {of} may be a part of the {_or(there)} CCGs open then", reckoned


def _mergers(told: Told) -> _Judged:
    days = tally_window(told)
    if days is None:
        return "cannot-be-checked", "no CCG was open then", ""
    held = mergers_in(days.first, days.last)
    reckoned = f"{day(days.first)} to {day(days.last)}: {by_day(held)}, {len(held)} mergers in all"
    right = told.interval.holds(Decimal(len(held)))
    if told.status != "actual":
        return _only(told, days, right, reckoned)
    if right:
        return "agrees", f"{told.words} mergers: the register has {len(held)} then", reckoned
    if not days.stated:
        return "cannot-be-checked", "no period is stated, and the number is not that of all until then", reckoned
    if told.inferred:
        return "cannot-be-checked", f"the period is only inferred ({told.inferred})", reckoned
    if told.value < len(held) and (days.last - days.first).days <= 366:
        return "cannot-be-checked", f"{told.words} may be a part of the {len(held)} mergers then", reckoned
    return "disagrees", f"{told.words} mergers, but the register has {len(held)} then", reckoned


def _merging(told: Told, told_beside: bool) -> _Judged:
    days = tally_window(told)
    if days is None:
        return "cannot-be-checked", "no CCG was open then", ""
    held = mergers_in(days.first, days.last)
    originals = sum(len(merger.originals) for merger in held)
    reckoned = f"{day(days.first)} to {day(days.last)}: {by_day(held)}, {originals} that became {len(held)} in all"
    right = told.interval.holds(Decimal(originals))
    if told.status != "actual":
        return _only(told, days, right, reckoned)
    if right:
        return "agrees", f"{told.words} merged: the register has {originals} that became {len(held)}", reckoned
    if told.inferred:
        return "cannot-be-checked", f"the period is only inferred ({told.inferred})", reckoned
    if held and told.comparator == "=" and told.value == len(held):
        if told_beside:
            return "agrees", f"{told.words} came of the {originals} that merged, which the source counts too", reckoned
        if days.stated:
            why = f"{told.words} merged, but the register has {originals} that became {len(held)}"
            return "disagrees", why, reckoned
    if not days.stated:
        return "cannot-be-checked", "no period is stated, and the number is not that of all until then", reckoned
    if told.value < originals:
        return "cannot-be-checked", f"{told.words} may be a part of the {originals} that merged then", reckoned
    return "disagrees", f"{told.words} merged, but the register has only {originals} that did then", reckoned


def _only(told: Told, days: Window, right: bool, reckoned: str) -> _Judged:
    """What is not told as done: a plan that came about agrees, and of all else nothing can be said."""
    if told.status == "planned" and days.stated and right:
        return "agrees", f"{told.words}, as was planned, came about", reckoned
    return "cannot-be-checked", f"it is told as {told.status}, which is no statement of what came about", reckoned


def _of_another_day(told: Told, days: Window, number: Decimal) -> str | None:
    """Why a number that is not right for the days may be of other ones, or None where the claim says of which it is."""
    if days.stated:
        return f"the period is only inferred ({told.inferred})" if told.inferred else None
    before = [s for s in stretches() if s.number == number and s.first <= days.last]
    if before:
        return f"no period is stated, and {number} were open {_when(before)}"
    return None


def _then_open(told: Told, number: int) -> bool:
    assert told.published is not None
    return any(stretch.number == number for stretch in stretches_in(*told.published))


def _or(there: Iterable[Stretch]) -> str:
    return " or ".join(dict.fromkeys(str(stretch.number) for stretch in there))


def _when(found: Iterable[Stretch]) -> str:
    return " and ".join(f"from {day(stretch.first)} to {day(stretch.last)}" for stretch in found)
