"""A figure: what the number at its span is, read again, and the words around that bound it and date it."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.status.figure_status import status_of_figure
from ccgkg.ingest.proofs.times.times import time_of
from ccgkg.ingest.proofs.wholes import whole_of
from ccgkg.ingest.verdict import Proof, proved, refused, unproved

#: A share in words is rounded to two places in the contract (`a third`: 33.33).
_ROUNDED = 0.011
_EXACT = 1e-4


def prove(ground: Ground, claim: Figure) -> Iterator[Proof]:
    """The proofs of the keys of a figure; of its value alone, where no number stands at its span."""
    number = ground.number_at.get((claim.start, claim.end))
    if number is None:
        yield refused("value", _why_none(ground, claim))
        return
    said = f"the text says {claim.exact!r}"
    rounded = number.unit == "percent" and number.form != "amount"
    if abs(number.value - claim.value) > (_ROUNDED if rounded else _EXACT):
        yield refused("value", f"{said}, which is {number.value:,.12g} and not {claim.value:,.12g}")
    else:
        yield proved("value", number.start, number.end)
    if claim.unit != number.unit:
        yield refused("unit", f"{said}, which is {number.unit} and not {claim.unit}")
    else:
        yield proved("unit", number.start, number.end)
    yield _comparator(ground, claim, number)
    yield whole_of(ground, claim, number)
    told = [c.period for c in ground.read_at("figure", claim.start, claim.end) if isinstance(c, Figure)]
    others = [
        (n.first, n.last) for n in ground.numbers_within(*ground.doc.sentence_tokens(number.first)) if n is not number
    ]
    yield time_of(ground, "period", claim.period, (number.first, number.last), told, others)
    yield status_of_figure(ground, claim)
    yield unproved("measure")
    yield unproved("about")
    yield unproved("basis")


def _why_none(ground: Ground, claim: Figure) -> str:
    tokens = ground.doc.tokens
    first, last = tokens.range(claim.start, claim.end)
    if any(i in ground.periods.covered for i in range(first, last)):
        return f"{claim.exact!r} is a time and no figure"
    for skipped in ground.skipped:
        if skipped.first < last and first < skipped.last:
            return f"{claim.exact!r} is no figure: {skipped.reason}"
    for number in ground.numbers_within(max(0, first - 8), last):
        if claim.start < number.end:
            return f"the number there is {ground.doc.text[number.start : number.end]!r}, not {claim.exact!r}"
    return f"{claim.exact!r} is no number"


def _comparator(ground: Ground, claim: Figure, number: Number) -> Proof:
    if claim.comparator == number.comparator:
        return proved("comparator", *(number.hedge or (number.start, number.end)))
    words = ground.doc.text[slice(*number.hedge)] if number.hedge else "no hedge"
    return refused("comparator", f"{words!r} makes it {number.comparator!r} and not {claim.comparator!r}")
