"""The chart of figures over time: a dot for a value, an arrow for a bound, open ends left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import floor, log10

from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.graph.quantities import amount
from ccgkg.publish.sheet import COLOURS, FAINT, INK, RULE, Sheet
from ccgkg.publish.site.figures import Figure

_WIDTH, _HEIGHT = 760.0, 360.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 74.0, 742.0, 66.0, 316.0
_ARROW = 24.0
#: Between figures of one period, so that none hides another.
_BESIDE = 13.0


def drawn(title: str, given: Sequence[Figure]) -> str:
    """SVG of figures of one unit that have a period. Each group of bodies and basis has a colour and a number.

    Raises ValueError where no figure has a period that begins or ends.
    """
    dated = [(middle, figure) for figure in given if (middle := _middle(figure.period))]
    if not dated:
        raise ValueError("no figure of a known period")
    groups = list(dict.fromkeys(_group(figure) for _, figure in dated))
    height = _HEIGHT + 17 * len(groups) + 8
    told = "; ".join(f"{f.when}: {f.words} ({_group(f)})" for _, f in dated)
    sheet = Sheet(_WIDTH, height, title, told)
    sheet.text(title, (14, 26), size=16, bold=True)
    sheet.text("A dot is a value, an arrow a bound: up for more than, down for less than.", (14, 46), colour=FAINT)
    low, high, step = _scale([figure.value for _, figure in dated])
    years = range(min(day.year for day, _ in dated), max(day.year for day, _ in dated) + 2)
    first, last = date(years[0], 1, 1).toordinal(), date(years[-1], 1, 1).toordinal()

    def x_of(day: date) -> float:
        return _LEFT + 12 + (_RIGHT - _LEFT - 24) * (day.toordinal() - first) / (last - first)

    def y_of(value: Decimal) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * float((value - low) / (high - low))

    mark = low
    while mark <= high:
        sheet.line([(_LEFT, y_of(mark)), (_RIGHT, y_of(mark))], RULE)
        sheet.text(amount(mark, given[0].unit, None), (_LEFT - 8, y_of(mark) + 4), size=11, colour=FAINT, end=True)
        mark += step
    for year in years:
        x = x_of(date(year, 1, 1))
        sheet.line([(x, _BOTTOM), (x, _BOTTOM + 6)], FAINT)
        sheet.text(str(year), (x + 3, _BOTTOM + 18), size=11, colour=FAINT)
    beside: Counter[date] = Counter()
    for day, figure in dated:
        number = groups.index(_group(figure))
        colour = COLOURS[number % len(COLOURS)]
        x, y = x_of(day) + _BESIDE * beside[day], y_of(figure.value)
        beside[day] += 1
        if figure.sign[0] in "<>":
            tip = y - _ARROW if figure.sign[0] == ">" else y + _ARROW
            back = tip + 6 if figure.sign[0] == ">" else tip - 6
            sheet.line([(x - 7, y), (x + 7, y)], colour, width=2)
            sheet.line([(x, y), (x, tip)], colour, width=2)
            sheet.line([(x - 4, back), (x, tip), (x + 4, back)], colour, width=2)
        else:
            sheet.dot((x, y), colour, 4.5)
        if len(groups) > 1:
            sheet.text(str(number + 1), (x + 8, y - 5), size=10, colour=colour)
    for number, group in enumerate(groups):
        y = _BOTTOM + 44 + 17 * number
        sheet.dot((20, y - 4), COLOURS[number % len(COLOURS)], 4.5)
        sheet.text(f"{number + 1}  {group}"[:110], (32, y), colour=INK)
    return sheet.svg()


def _group(figure: Figure) -> str:
    """What figures that may be put on one line have in common."""
    whom = figure.whom[0].upper() + figure.whom[1:]
    basis = "" if figure.basis == "total" else f", {figure.basis}"
    return f"{whom}{basis}{'' if figure.status == 'actual' else f', {figure.status}'}"


def _middle(period: str | None) -> date | None:
    """The day in the middle of a period, or the one that it has where it is open."""
    try:
        first, last = bounds(period or "")
    except ValueError:
        return None
    if first and last:
        return date.fromordinal((first.toordinal() + last.toordinal()) // 2)
    return last or first


def _scale(values: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """From nought, or below the least where that is negative, to above the greatest, in steps that are read at a glance."""
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    span = high - low or Decimal(1)
    power = Decimal(10) ** floor(log10(span))
    step = next(power * size for size in map(Decimal, ("0.2", "0.5", "1", "2", "5")) if span / (power * size) <= 6)
    bottom = (low / step).to_integral_value("ROUND_FLOOR") * step
    top = (high / step).to_integral_value("ROUND_FLOOR") * step + step
    return bottom, top, step
