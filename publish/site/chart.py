"""The chart of a measure's figures: a bar a figure, in the order of time, by whom it is of; a bound is an open end.

Every figure has its own row, with its period and its words, so that none hides another or is read off an axis alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from math import floor, log10

from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.graph.quantities import amount
from ccgkg.publish.sheet import FAINT, INK, RULE, Sheet
from ccgkg.publish.site.figures import Figure

_WIDTH, _LEFT, _RIGHT = 760.0, 176.0, 600.0
_HEAD, _ROW, _GROUP, _FOOT = 92.0, 24.0, 34.0, 18.0
_ARROW, _THICK = 26.0, 12.0
#: The most rows of a chart; the table beside it has every figure.
_MOST = 60
#: Code points of a name and of a period that there is room for.
_LONGEST, _LONG = 96, 27
#: Of what a value is drawn in, and a bound.
_VALUE, _BOUND = "#12355b", "#a34100"


def drawn(title: str, given: Sequence[Figure]) -> str:
    """SVG of figures of one unit that have a period: groups of one population, basis and status, those with most first.

    Raises ValueError where no figure has a period that begins or ends.
    """
    dated = [figure for figure in given if _dated(figure.period)]
    if not dated:
        raise ValueError("no figure of a known period")
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in dated:
        groups[_group(figure)].append(figure)
    told = "; ".join(f"{f.when}: {f.words} ({_group(f)})" for f in dated)
    shown, left = list[tuple[str, list[Figure]]](), _MOST
    for name, some in sorted(groups.items(), key=lambda group: -len(group[1])):
        if left > 0:
            shown.append((name, some[:left]))
            left -= len(some)
    rows = sum(len(some) for _, some in shown)
    sheet = Sheet(_WIDTH, _HEAD + _GROUP * len(shown) + _ROW * rows + _FOOT, title, told)
    sheet.text(title, (0, 22), size=18, bold=True)
    more = f" The first {rows} of {len(dated)}: the table has all." if rows < len(dated) else ""
    sheet.text(
        f"A thin line spans what rounding leaves open; an arrow shows that the words give a bound alone.{more}",
        (0, 44),
        colour=FAINT,
    )
    low, high, step = _scale(
        [end for _, some in shown for figure in some for end in (*figure.ends, figure.value) if end is not None]
    )
    axis = _Axis(low, high)
    mark = low
    while mark <= high:
        sheet.line([(axis.x(mark), _HEAD - 10), (axis.x(mark), sheet.height - _FOOT + 4)], FAINT if mark == 0 else RULE)
        sheet.text(amount(mark, given[0].unit, None), (axis.x(mark) - 4, _HEAD - 16), size=11, colour=FAINT)
        mark += step
    y = _HEAD
    for name, some in shown:
        sheet.text(name if len(name) <= _LONGEST else name[: _LONGEST - 2] + " …", (0, y + 22), size=13, bold=True)
        y += _GROUP
        for figure in some:
            _draw(sheet, axis, figure, y + _ROW / 2 - 2)
            y += _ROW
    return sheet.svg()


class _Axis:
    """Where a value stands from left to right."""

    def __init__(self, low: Decimal, high: Decimal) -> None:
        self.low, self.high = low, high

    def x(self, value: Decimal) -> float:
        return _LEFT + (_RIGHT - _LEFT) * float((value - self.low) / (self.high - self.low))


def _draw(sheet: Sheet, axis: _Axis, figure: Figure, y: float) -> None:
    """A row: the period, the bar to the value or the bound, what is left open, and the words."""
    nought, x = axis.x(max(axis.low, Decimal(0))), axis.x(figure.value)
    sheet.text(_when(figure), (_LEFT - 12, y + 4), end=True)
    tip = x
    if figure.sign[0] in "<>":
        tip = x + _ARROW if figure.sign[0] == ">" else max(x - _ARROW, nought)
        if figure.sign[0] == ">":
            _bar(sheet, nought, x, y, figure.status)
        back = tip - 6 if figure.sign[0] == ">" else tip + 6
        sheet.line([(x, y - _THICK / 2 - 2), (x, y + _THICK / 2 + 2)], _BOUND, width=2.5)
        sheet.line([(x, y), (tip, y)], _BOUND, width=2)
        sheet.line([(back, y - 4), (tip, y), (back, y + 4)], _BOUND, width=2)
    else:
        _bar(sheet, nought, x, y, figure.status)
        low, high = figure.ends
        if low is not None and high is not None and axis.x(high) - axis.x(low) >= 2:
            for end in (low, high):
                sheet.line([(axis.x(end), y - 4), (axis.x(end), y + 4)], INK)
            sheet.line([(axis.x(low), y), (axis.x(high), y)], INK)
            tip = axis.x(high)
    sheet.text(figure.words, (max(tip, x) + 8, y + 4), size=12, bold=True)


def _bar(sheet: Sheet, start: float, end: float, y: float, status: str) -> None:
    """Filled for what is, an outline for what is planned, wished or possible."""
    first, last = min(start, end), max(start, end)
    if status == "actual":
        sheet.bar((first, y - _THICK / 2), (max(last - first, 1.5), _THICK), _VALUE)
    else:
        top, bottom = y - _THICK / 2 + 1, y + _THICK / 2 - 1
        sheet.line(
            [(first, top), (last, top), (last, bottom), (first, bottom), (first, top)], _VALUE, width=1.5, dashes="4 3"
        )


def _when(figure: Figure) -> str:
    """The period in the room that there is for it: of whole months their short names."""
    first, last = bounds(figure.period or "")
    when = figure.when[0].upper() + figure.when[1:]
    if first and last and first.day == 1 and (last + timedelta(days=1)).day == 1 and len(when) > _LONG:
        year = "" if first.year == last.year else f" {first.year}"
        when = f"{first:%b}{year} to {last:%b} {last.year}"
    return when if len(when) <= _LONG else when[: _LONG - 2] + " …"


def _group(figure: Figure) -> str:
    """What figures that may be held side by side have in common."""
    whom = figure.whom[0].upper() + figure.whom[1:]
    basis = "" if figure.basis == "total" else f", {figure.basis}"
    return f"{whom}{basis}{'' if figure.status == 'actual' else f', {figure.status}'}"


def _dated(period: str | None) -> bool:
    try:
        return any(bounds(period or ""))
    except ValueError:
        return False


def _scale(values: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """From nought, or below the least if negative, to the greatest or above it, in steps read at a glance."""
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    span = high - low or Decimal(1)
    power = Decimal(10) ** floor(log10(span))
    step = next(power * size for size in map(Decimal, ("0.2", "0.5", "1", "2", "5")) if span / (power * size) <= 5)
    bottom = (low / step).to_integral_value("ROUND_FLOOR") * step
    top = max((high / step).to_integral_value("ROUND_CEILING") * step, bottom + step)
    return bottom, top, step
