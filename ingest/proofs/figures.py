"""A figure: what the number at its span is, read again, and the words around that bound it and date it."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.numbers import Number
from ccgkg.ingest.proofs.times import time_of
from ccgkg.ingest.survey import Survey
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

#: A share in words is rounded to two places in the contract (`a third`: 33.33).
_ROUNDED = 0.011
_EXACT = 1e-4


def prove(survey: Survey, claim: Figure) -> Iterator[Proof]:
    number = next((n for n in survey.numbers if (n.start, n.end) == (claim.start, claim.end)), None)
    if number is None:
        yield refused("value", _why_none(survey, claim))
        return
    said = f"the text says {claim.exact!r}"
    rounded = number.unit == "percent" and number.form != "amount"
    if abs(number.value - claim.value) > (_ROUNDED if rounded else _EXACT):
        yield refused("value", f"{said}, which is {number.value:g} and not {claim.value:g}")
    else:
        yield proved("value", number.start, number.end)
    if claim.unit != number.unit:
        yield refused("unit", f"{said}, which is {number.unit} and not {claim.unit}")
    else:
        yield proved("unit", number.start, number.end)
    yield _comparator(survey, claim, number)
    yield _of(claim, number)
    told = [c.period for c in survey.told["figure"] if isinstance(c, Figure) and c.start == claim.start]
    yield time_of(survey, "period", claim.period, number.first, number.last, told, numbers=True)
    yield unproved("measure")
    yield unproved("about")
    yield unproved("basis")


def _why_none(survey: Survey, claim: Figure) -> str:
    tokens = survey.doc.tokens
    first, last = tokens.range(claim.start, claim.end)
    if any(i in survey.periods.covered for i in range(first, last)):
        return f"{claim.exact!r} is a time and no figure"
    for skipped in survey.skipped:
        if skipped.first < last and first < skipped.last:
            return f"{claim.exact!r} is no figure: {skipped.reason}"
    for number in survey.numbers:
        if number.start < claim.end and claim.start < number.end:
            return f"the number there is {survey.doc.text[number.start : number.end]!r}, not {claim.exact!r}"
    return f"{claim.exact!r} is no number"


def _comparator(survey: Survey, claim: Figure, number: Number) -> Proof:
    if claim.comparator == number.comparator:
        return proved("comparator", *(number.hedge or (number.start, number.end)))
    words = survey.doc.text[slice(*number.hedge)] if number.hedge else "no hedge"
    return refused("comparator", f"{words!r} makes it {number.comparator!r} and not {claim.comparator!r}")


def _of(claim: Figure, number: Number) -> Proof:
    if claim.of == number.of:
        if number.whole:
            return proved("of", *number.whole)
        return proved("of", number.start, number.end) if claim.of is None else inferred("of", "the whole told before it")
    if number.of is None:
        return refused("of", f"it is told as part of no {claim.of}")
    return refused("of", f"it is told as part of {number.of}, not of {claim.of}")
