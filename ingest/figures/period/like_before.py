"""The figure like a number, in its own sentence or a little before, whose time it shares (decision 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.period.times_apart import is_compared
from ccgkg.ingest.figures.period.undated import in_own_words
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of

#: `planned savings of £2bn that year; £1.9bn was delivered`.
_DONE = frozenset({"was", "were"})
#: The length in EDTF of a stretch of months.
_MONTHS = 15
#: Before a number, modals that make it of another time than what was told as done; tokens in which one stands.
_MODALS = frozenset({"could", "would", "might", "may", "will"})
_AHEAD = 12
#: Figures before one that are looked at.
_FIGURES = 8


def like_before(c: Context, index: int, measure: str, before: Sequence[Figure], back: int) -> Figure | None:
    """The nearest figure like the number `index`, so many sentences back; None where those there differ in their
    time."""
    found = list(_like(c, index, measure, before, back))
    if not found or len({f.period for f in found}) > 1 and back:
        return None
    nearest, n = found[0], c.numbers[index]
    if nearest.period is None or back and _speaks_in_a_new_paragraph(c, n, back):
        return None
    return None if _looks_ahead(c, n, nearest) or _forecast_of_months(c, n, nearest) else nearest


def _like(c: Context, index: int, measure: str, before: Sequence[Figure], back: int) -> Iterator[Figure]:
    """The figures like it in that sentence, the nearest first."""
    layout = c.doc.layout
    here = layout.index_at(c.numbers[index].start)
    for k in range(index - 1, max(-1, index - 1 - _FIGURES), -1):
        figure = before[k]
        at = layout.index_at(figure.start)
        if here - at > back:
            return
        if here - at < back or _only_compared(c, k, figure):
            continue
        if back == 0 and _semicolon_between(c, index, k) and not _was_so_done(c, index, measure, figure, before):
            return
        if _alike(measure, figure.measure, back == 0):
            yield figure


def _only_compared(c: Context, k: int, figure: Figure) -> bool:
    """Whether a figure stands to be compared with another, or is an end of a range."""
    return is_compared(c.doc, c.numbers[k]) or c.numbers[k].partner is not None and figure.comparator == "="


def _semicolon_between(c: Context, index: int, k: int) -> bool:
    return ";" in c.doc.tokens.words[c.numbers[k].last : c.numbers[index].first]


def _was_so_done(c: Context, index: int, measure: str, figure: Figure, before: Sequence[Figure]) -> bool:
    """Whether a number tells what came of the figure: `planned savings of £2bn that year; £1.9bn was delivered`."""
    n = c.numbers[index]
    same = figure.measure == measure and figure.about == before[-1].about
    return same and not _DONE.isdisjoint(c.doc.tokens.words[n.last : n.last + 2])


def _alike(one: str, other: str, near: bool) -> bool:
    """Whether two measures are told of one time: the same, or both of the outturn of a year; right beside it any of
    money."""
    kinds = families()
    if one == other or {one, other} <= kinds["overspent"]:
        return True
    return near and {one, other} <= kinds["fiscal"] - kinds["rated"]


def _speaks_in_a_new_paragraph(c: Context, n: Number, back: int) -> bool:
    """Whether someone speaks of their own in another paragraph than that of the figure."""
    sentences = c.doc.layout.sentences
    here = c.doc.layout.index_at(n.start)
    return in_own_words(c.doc, n) and sentences[here].block != sentences[here - back].block


def _looks_ahead(c: Context, n: Number, figure: Figure) -> bool:
    """Whether a number is told of what may come, and the figure as done: `saved £3m in 2017-18 and could save £5m`."""
    first = max(clause_of(c.doc, n.first)[0], n.first - _AHEAD)
    return figure.status == "actual" and not _MODALS.isdisjoint(c.doc.tokens.words[first : n.first])


def _forecast_of_months(c: Context, n: Number, figure: Figure) -> bool:
    """Whether a number is the forecast for a year of whose first months the figure is: `It has a forecast deficit of
    £24m`."""
    return len(figure.period or "") == _MONTHS and c.doc.tokens.words[n.begin - 3] == "forecast"
