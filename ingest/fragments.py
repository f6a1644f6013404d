"""Places in a file that is no text, as fragments: `page=23`, `cell=5,3`, `sheet=Final%20allocations&cell=5,3`.

`page=` is that of RFC 3778, `cell=ROW,COLUMN` that of RFC 7111, counted from 1. RFC 7111 is for one table; a workbook
has several, so that its fragments name the sheet before the cell, percent-encoded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

_CELL = re.compile(r"(?:sheet=([^&]*)&)?cell=(\d+),(\d+)")
_PAGE = re.compile(r"page=(\d+)")


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a table; `row` and `column` count from 1, `sheet` is None where the file is one table."""

    row: int
    column: int
    sheet: str | None = None

    @property
    def fragment(self) -> str:
        cell = f"cell={self.row},{self.column}"
        return cell if self.sheet is None else f"sheet={quote(self.sheet, safe='')}&{cell}"

    @property
    def address(self) -> str:
        """The cell as spreadsheets name it.

        >>> CellPlace(5, 28).address
        'AB5'
        """
        return f"{letters(self.column)}{self.row}"


def letters(column: int) -> str:
    """A column as spreadsheets name it: A for 1, AA for 27."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell_of(fragment: str) -> CellPlace | None:
    """The cell that a fragment names, or None where it names none."""
    found = _CELL.fullmatch(fragment)
    if found is None:
        return None
    return CellPlace(int(found[2]), int(found[3]), None if found[1] is None else unquote(found[1]))


def in_words(fragment: str, heading: str | None = None) -> str:
    """A place as one tells it to a person, with the heading of its column where it is known.

    >>> in_words("sheet=Table%201&cell=5,3", "Final allocation")
    'sheet ‘Table 1’, row 5, column 3 (cell C5), under ‘Final allocation’'
    """
    if page := _PAGE.fullmatch(fragment):
        return f"page {page[1]}"
    cell = cell_of(fragment)
    if cell is None:
        return fragment
    sheet = "" if cell.sheet is None else f"sheet ‘{cell.sheet}’, "
    under = f", under ‘{heading}’" if heading else ""
    return f"{sheet}row {cell.row}, column {cell.column} (cell {cell.address}){under}"
