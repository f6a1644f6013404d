"""Tables in plain text (RFC 4180): comma, semicolon, tab or bar between cells.

The text is the file, character by character, so that an offset is one of the file. Each cell is a place,
`cell=ROW,COLUMN` (RFC 7111), rows and columns counted from 1 and the headings a row; its quotation marks and the blanks
around it lie outside. A cell is text: a formula (`=cmd`) is never run.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib.metadata import version

from ccgkg.ingest.fragments import CellPlace
from ccgkg.ingest.original import RFC_7111, Original, Place
from ccgkg.ingest.readers.characters import decoded
from ccgkg.ingest.readers.opened import Opened, Unreadable

#: The most rows, columns and cells of a table.
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 16_384, 500_000
CSV, TSV = "text/csv", "text/tab-separated-values"
_DELIMITERS = ",;\t|"
#: Code points in which the first line is looked for.
_HEAD = 65_536
_BOM = "\ufeff"
_QUOTED = re.compile(r'[ ]*"((?:[^"]|"")*)"[ ]*')
_BLANKS = " \u00a0"


def read(data: bytes) -> Opened:
    """The cells of a table. Raises Unreadable, with the line, where it is empty, binary, too large or not whole."""
    if not data.strip():
        raise Unreadable("is empty")
    text, notes = decoded(data)
    delimiter = _delimiter(text)
    places = tuple(_cells(text, delimiter))
    if all(place.start == place.end for place in places):
        raise Unreadable("has no cell with anything in it")
    media_type = TSV if delimiter == "\t" else CSV
    original = Original(media_type, hashlib.sha256(data).hexdigest(), f"ccgkg {version('ccgkg')}", RFC_7111, places)
    return Opened(text, {}, original, notes)


def _delimiter(text: str) -> str:
    """The sign that stands most often in the first line that has anything, outside quotation marks; a comma in
    doubt."""
    bare = re.sub(r'"[^"]*"', '""', text.lstrip(_BOM)[:_HEAD])
    first = next((line for line in re.split("[\r\n]", bare) if line.strip()), "")
    return max(_DELIMITERS, key=lambda sign: (first.count(sign), sign == ","))


def _cells(text: str, delimiter: str) -> Iterator[Place]:
    bare = re.compile(f"[^{re.escape(delimiter)}\r\n]*")
    at, row, column, cells = len(_BOM) if text.startswith(_BOM) else 0, 1, 1, 0
    while True:
        quoted = _QUOTED.match(text, at)
        if quoted:
            start, end, at = quoted.start(1), quoted.end(1), quoted.end()
        else:
            found = bare.match(text, at)
            assert found is not None
            start, end, at = found.start(), found.end(), found.end()
            if text[start:end].lstrip(" ").startswith('"'):
                raise Unreadable("has a quoted cell that is never closed", str(_line(text, start)))
        if at < len(text) and text[at] not in delimiter + "\r\n":
            raise Unreadable("has words after the closing mark of a quoted cell", str(_line(text, at)))
        cells += 1
        if cells > MOST_CELLS:
            raise Unreadable(f"has more than {MOST_CELLS:,} cells")
        while start < end and text[start] in _BLANKS:
            start += 1
        while start < end and text[end - 1] in _BLANKS:
            end -= 1
        yield Place(start, end, CellPlace(row, column).fragment)
        if at >= len(text):
            return
        if text[at] == delimiter:
            at, column = at + 1, column + 1
            if column > MOST_COLUMNS:
                raise Unreadable(f"has more than {MOST_COLUMNS:,} columns")
            continue
        at += 2 if text.startswith("\r\n", at) else 1
        row, column = row + 1, 1
        if at >= len(text):
            return
        if row > MOST_ROWS:
            raise Unreadable(f"has more than {MOST_ROWS:,} rows")


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
