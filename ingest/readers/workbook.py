"""Spreadsheets: XLSX, XLSM and ODS, sheet by sheet, as tab-separated text.

`python-calamine` gives the values; of a formula it gives the value that was kept with it, and runs none. The text is
one line `# NAME` a sheet, then its rows from the first, cells joined by tabs, and an empty line between sheets. Whole
numbers have no point, dates are ISO 8601, true and false are words, a tab or line end in a cell is a blank. Each cell
is a place, `sheet=NAME&cell=ROW,COLUMN`, counted from 1 as in the sheet itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from importlib.metadata import version
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from ccgkg.ingest.fragments import CellPlace
from ccgkg.ingest.original import WORKBOOK_CELLS, Original, Place
from ccgkg.ingest.readers.container import check
from ccgkg.ingest.readers.opened import Opened, Unreadable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
Value = int | float | str | bool | date | datetime | time | timedelta
_BREAKS = str.maketrans(
    {"\t": " ", "\n": " ", "\r": " ", "\x0b": " ", "\x0c": " ", "\x85": " ", "\u2028": " ", "\u2029": " "}
)


def read(data: bytes) -> Opened:
    """The sheets of a workbook. Raises Unreadable where it is broken, locked, too large or empty."""
    if not data.strip():
        raise Unreadable("is empty")
    kind = check(data)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            sheets = [
                (m, book.get_sheet_by_name(m.name).to_python(skip_empty_area=False))
                for m in book.sheets_metadata
                if m.typ == SheetTypeEnum.WorkSheet
            ]
    except PasswordError:
        raise Unreadable("is locked by a password") from None
    except (CalamineError, ValueError, OSError) as error:
        raise Unreadable(f"is a broken spreadsheet ({_short(error)})") from None
    pieces: list[str] = []
    places = tuple(_rendered([(m.name, rows) for m, rows in sheets], pieces))
    if all(place.start == place.end for place in places):
        raise Unreadable("has no cell with anything in it")
    hidden = tuple(
        f"the sheet ‘{m.name}’ is hidden in the file"
        for m, rows in sheets
        if rows and m.visible != SheetVisibleEnum.Visible
    )
    reader = f"python-calamine {version('python-calamine')}"
    original = Original(
        ODS if kind == "ods" else XLSX, hashlib.sha256(data).hexdigest(), reader, WORKBOOK_CELLS, places
    )
    return Opened("".join(pieces), {}, original, hidden)


def _rendered(sheets: list[tuple[str, list[list[Value]]]], pieces: list[str]) -> Iterator[Place]:
    """The places of all cells; adds the text to `pieces`."""
    at = 0
    for number, (name, rows) in enumerate(sheets):
        head = "\n" * bool(number) + f"# {name.translate(_BREAKS)}\n"
        pieces.append(head)
        at += len(head)
        for row, values in enumerate(rows, start=1):
            for column, value in enumerate(values, start=1):
                words = shown(value)
                yield Place(at, at + len(words), CellPlace(row, column, name).fragment)
                pieces += [words, "\n" if column == len(values) else "\t"]
                at += len(words) + 1


def shown(value: Value) -> str:
    """A value as the text has it.

    >>> shown(154148.0), shown(0.0208), shown(True), shown(date(2016, 4, 1)), shown(" a\\tb ")
    ('154148', '0.0208', 'true', '2016-04-01', 'a b')
    """
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            return str(value).translate(_BREAKS).strip()


def _short(error: Exception) -> str:
    words = " ".join(str(error).split())
    return words if len(words) <= 80 else words[:77] + "..."
