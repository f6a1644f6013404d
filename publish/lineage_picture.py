"""The picture of one lineage: the body, all that it is related to by merger, and the board that followed."""

from __future__ import annotations

from ccgkg.ontology.register import Register, load
from ccgkg.publish.family_picture import WIDTH, draw_family, draw_years, height_of, turns, x_of
from ccgkg.publish.sheet import FAINT, Sheet
from ccgkg.queries.lineage import Lineage

_TOP, _FOOT = 62.0, 34.0


def picture_of(family: Lineage, register: Register | None = None) -> str:
    """The lineage as SVG. The body that was asked for is in bold."""
    ccgs = register or load()
    body, bottom = family.body, _TOP + height_of(ccgs, [family.root])
    told = "; ".join(f"{change.day.isoformat()}: {change.words}" for change in family.changes)
    sheet = Sheet(WIDTH, bottom + _FOOT, f"Lineage of {body.name} ({body.ods_code})", told or "It never merged.")
    draw_years(sheet, ccgs, _TOP - 4, bottom + 4)
    for day in turns(ccgs):
        sheet.text(f"{day.year}", (x_of(day) + 2, _TOP - 8), size=10, colour=FAINT)
    draw_family(sheet, ccgs, family.root, _TOP, asked=body)
    left = sheet.left
    sheet.text(sheet.title, (left, 26), size=16, bold=True)
    if family.board:
        passed = f"1 July 2022: to {family.board.name} ({family.board.ods_code}), as is inferred"
        sheet.text(passed, (left, bottom + 24), size=11, colour=FAINT)
    return sheet.svg(trimmed=True)
