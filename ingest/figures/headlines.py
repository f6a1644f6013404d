"""What the text says of a number that its headline or standfirst only names: of what it is, and of whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Evidence, Figure
from ccgkg.ingest.figures.context import families
from ccgkg.ingest.text.document import Document

#: Blocks at the head of a text, before its first paragraph of so many code points.
_BLOCKS = 8
_PARAGRAPH = 90
#: A headline rounds an amount by so much of it at most.
_ROUNDED = 0.03
_OPEN = ((ALL_CCGS,), (SOME_CCGS,))


def with_the_text(doc: Document, figures: Sequence[Figure], year: str | None) -> list[Figure]:
    """The figures, those of the headline with what the first of the same value in the text below tells where they tell
    nothing.

    `year` is that of the ratings of the text.
    """
    body = next((b.start for b in doc.layout.blocks[:_BLOCKS] if b.end - b.start >= _PARAGRAPH), 0)
    told = [f for f in figures if f.start >= body and f.basis != "change"]
    return [
        _as_told(f, [x for x in told if _same(f, x)], year, doc.text.startswith(" a year", f.end))
        if f.start < body and _titles(doc, f)
        else f
        for f in figures
    ]


def _titles(doc: Document, figure: Figure) -> bool:
    """Whether a figure stands in a line that ends in no stop, as headlines and standfirsts do."""
    return doc.text[doc.layout.block_at(figure.start).end - 1] not in ".!?"


def _as_told(figure: Figure, told: Sequence[Figure], year: str | None, rate: bool) -> Figure:
    """The figure of a headline with what those of its value tell; `£24m a year`, a `rate`, is of no one year."""
    known = next((x for x in told if x.measure != "other"), None)
    if figure.measure == "other" and known is not None:
        why = Evidence("measure", reason=f"what the text says of {known.exact}")
        whom = known.about if figure.about in _OPEN else figure.about
        period = figure.period or (
            year
            if known.measure in families()["rated"] and known.period == year
            else known.period
            if known.measure in families()["overspent"]
            else None
        )
        return replace(
            figure,
            measure=known.measure,
            period=period,
            about=whom,
            basis=known.basis,
            measure_text=None,
            evidence=(*figure.evidence, why),
        )
    again = next((x for x in told if x.measure == figure.measure and x.period is not None), None)
    unsaid = figure.status == "actual" and not any(e.key == "status" for e in figure.evidence)
    if (
        figure.period is None
        and unsaid
        and again is not None
        and (
            figure.unit == "GBP"
            or figure.measure in families()["overspent"] | families()["rated"] | {"savings", "budget"}
        )
        and figure.basis == again.basis
        and not (figure.unit == "GBP" and rate)
    ):
        why = Evidence("period", reason=f"what the text says of {again.exact}")
        figure = replace(figure, period=again.period, status=again.status, evidence=(*figure.evidence, why))
    named = next((x for x in told if x.measure == figure.measure and x.about not in _OPEN), None)
    if figure.about == (SOME_CCGS,) and any(x.measure == figure.measure and x.about == (ALL_CCGS,) for x in told):
        return replace(figure, about=(ALL_CCGS,))
    return replace(figure, about=named.about) if figure.about in _OPEN and named is not None else figure


def _same(one: Figure, two: Figure) -> bool:
    if one.unit != two.unit:
        return False
    return abs(one.value - two.value) <= _ROUNDED * abs(two.value) if one.unit == "GBP" else one.value == two.value
