"""How families of CCGs are drawn: a line a body over the years, and lines that join where bodies merged."""

from __future__ import annotations

from datetime import date, timedelta

from ccgkg.ontology.register import BOARDS_OPENED, Body, Register
from ccgkg.publish.sheet import COLOURS, FAINT, INK, RULE, Point, Sheet

FIRST = date(2013, 4, 1)
#: The sheet from left to right: names of those that opened in 2013, the years, names of those that came of mergers.
WIDTH, LEFT, RIGHT = 1160.0, 390.0, 785.0
ROW = 15.0
_BEND = 16.0
_DAY = timedelta(days=1)


def x_of(day: date) -> float:
    """Where a day stands from left to right."""
    return LEFT + (RIGHT - LEFT) * (day - FIRST) / (BOARDS_OPENED - FIRST)


def height_of(ccgs: Register, roots: list[Body]) -> float:
    """What some families take from top to bottom."""
    return ROW * sum(_leaves(ccgs, root) for root in roots)


def colour_of(ccgs: Register, day: date) -> str:
    """The colour of the mergers of a day."""
    days = sorted({merger.first_day for merger in ccgs.mergers()})
    return COLOURS[days.index(day) % len(COLOURS)]


def draw_years(sheet: Sheet, ccgs: Register, top: float, bottom: float) -> None:
    """A rule for each day on which the number of CCGs changed, with the year above."""
    for day in turns(ccgs):
        sheet.line([(x_of(day), top), (x_of(day), bottom)], RULE)


def turns(ccgs: Register) -> list[date]:
    """The days on which the number of open CCGs changed, the first and the last among them."""
    return sorted(
        {body.first_day for body in ccgs.bodies} | {(body.last_day or date.max - _DAY) + _DAY for body in ccgs.bodies}
    )


def draw_family(sheet: Sheet, ccgs: Register, root: Body, top: float, asked: Body | None = None) -> float:
    """Draws a body and all that became it down from `top`; returns where the next may begin. `asked` is in bold."""
    bottom, y = _draw(sheet, ccgs, root, top, asked)
    if ccgs.merger_into(root.ods_code) or root.name_on(root.first_day) != root.name:
        _label(sheet, root, root.name, (RIGHT + 8, y + 4), root is asked, end=False)
    return bottom


def _draw(sheet: Sheet, ccgs: Register, body: Body, top: float, asked: Body | None) -> tuple[float, float]:
    """Draws a body and its ancestors; returns the next free place, and the height of its own line."""
    merger = ccgs.merger_into(body.ods_code)
    ends = x_of((body.last_day or BOARDS_OPENED) + _DAY)
    heir = next((found for code in body.successors if (found := ccgs.by_code(code))), None)
    to = ends - _BEND if heir else ends
    width = 2.5 if body is asked else 1.3
    if merger is None:
        y = top + ROW / 2
        _label(sheet, body, body.name_on(body.first_day), (LEFT - 8, y + 4), body is asked, end=True)
        colour = colour_of(ccgs, heir.first_day) if heir else FAINT
        sheet.line([(x_of(body.first_day), y), (to, y)], colour, width=width)
        for dated in body.dated_names[1:]:
            sheet.dot((x_of(dated.first_day), y), colour, 2.5)
        return top + ROW, y
    colour = colour_of(ccgs, merger.first_day)
    next_top, levels = top, list[tuple[Body, float]]()
    for original in merger.originals:
        next_top, level = _draw(sheet, ccgs, original, next_top, asked)
        levels.append((original, level))
    y = (levels[0][1] + levels[-1][1]) / 2
    joint = (x_of(body.first_day), y)
    for original, level in levels:
        sheet.bend((joint[0] - _BEND, level), joint, colour, width=2.5 if original is asked else 1.3)
    sheet.line([joint, (to, y)], colour, width=2.5 if body is asked else 2)
    sheet.dot(joint, colour)
    if heir:
        _label(sheet, body, body.name, (joint[0] + 5, y - 4), body is asked, end=False, size=10)
    return next_top, y


def _label(sheet: Sheet, body: Body, name: str, at: Point, bold: bool, *, end: bool, size: float = 12) -> None:
    short = name.removeprefix("NHS ").removesuffix(" CCG")
    words = f"{short}  {body.ods_code}" if end else f"{body.ods_code}  {short}"
    sheet.text(words, at, size=size, bold=bold, end=end, colour=INK)


def _leaves(ccgs: Register, body: Body) -> int:
    merger = ccgs.merger_into(body.ods_code)
    return sum(_leaves(ccgs, original) for original in merger.originals) if merger else 1
