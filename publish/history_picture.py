"""The picture of the whole history: 211 CCGs on the left, 106 on the right, each merger where and when it was.

They stand by region of April 2021 and by the integrated care board that took over, so that neighbours stand together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from ccgkg.ontology.areas import load_placements
from ccgkg.ontology.register import Body, Register, load, load_boards
from ccgkg.publish.family_picture import LEFT, WIDTH, colour_of, draw_family, draw_years, height_of, turns, x_of
from ccgkg.publish.sheet import FAINT, INK, Sheet

_HEAD, _REGION, _BOARD, _FOOT = 112.0, 44.0, 26.0, 40.0
#: Between the last of a region and the next region.
_GAP = 10.0
_BAND = "#eef1f4"
_WORDS = (
    (
        "A line is a CCG while it was open; lines join on the day of a merger, and a dot on a line is a new name. "
        "Left: the names of April 2013."
    ),
    (
        "Right: what mergers and new names made of them. Grouped by the region of April 2021 and by the "
        "integrated care board that took over on"
    ),
    "1 July 2022, which is inferred from the ODS register.",
)


def picture(register: Register | None = None) -> str:
    """The history as SVG."""
    ccgs = register or load()
    regions = _regions(ccgs)
    families = [roots for boards in regions.values() for roots in boards.values()]
    height = (
        _HEAD + _FOOT + (_REGION + _GAP) * len(regions) + sum(_BOARD + height_of(ccgs, roots) for roots in families)
    )
    counts = {day: len(ccgs.open_on(day)) for day in turns(ccgs)}
    first, *_, last, _ = counts.values()
    told = "; ".join(f"{number} open on {day.isoformat()}" for day, number in counts.items())
    sheet = Sheet(WIDTH, height, f"From {first} CCGs to {last}: every merger, 2013 to 2021", told)
    sheet.text(sheet.title, (16, 34), size=22, bold=True)
    for number, line in enumerate(_WORDS):
        sheet.text(line, (16, 58 + 17 * number))
    y = _HEAD
    for region, boards in regions.items():
        sheet.band(y, _REGION - 8, _BAND)
        sheet.text(region, (16, y + 25), size=16, bold=True)
        _print_years(sheet, ccgs, counts, y)
        top, y = y + _REGION - 8, y + _REGION
        bottom = y + sum(_BOARD + height_of(ccgs, roots) for roots in boards.values())
        draw_years(sheet, ccgs, top, bottom)
        for code, roots in boards.items():
            board = load_boards()[code].removeprefix("NHS ").removesuffix(" Integrated Care Board")
            sheet.text(f"{board} ({code})", (16, y + 18), size=11, bold=True, colour=FAINT)
            y += _BOARD
            for root in roots:
                y = draw_family(sheet, ccgs, root, y)
        y += _GAP
    sheet.text("Compiled from ODS and ONS data, Open Government Licence v3.0.", (16, y + 26), size=11, colour=FAINT)
    return sheet.svg()


def _print_years(sheet: Sheet, ccgs: Register, counts: Mapping[date, int], top: float) -> None:
    """The years over their rules, with how many were open, in the colour of the mergers of that day."""
    days = {merger.first_day for merger in ccgs.mergers()}
    for day, number in counts.items():
        colour = colour_of(ccgs, day) if day in days else INK
        sheet.text(f"{day.year}", (x_of(day) + 2, top + 16), size=11, bold=True, colour=colour)
        sheet.text(f"{number}", (x_of(day) + 2, top + 30), size=11, colour=colour)
    sheet.text("open in all", (LEFT - 8, top + 30), size=11, colour=FAINT, end=True)


def _regions(ccgs: Register) -> dict[str, dict[str, list[Body]]]:
    """The last CCGs of their lines by region and board, each in the order of names."""
    boards: dict[str, list[Body]] = defaultdict(list)
    for body in ccgs.bodies:
        for code in body.successors:
            if code in load_boards():
                boards[code].append(body)
    found: dict[str, dict[str, list[Body]]] = defaultdict(dict)
    for code in sorted(boards, key=lambda code: load_boards()[code]):
        roots = sorted(boards[code], key=lambda body: body.name)
        places = Counter(load_placements()[body.ods_code][-1].region.name for body in roots)
        found[places.most_common(1)[0][0]][code] = roots
    return dict(sorted(found.items()))
