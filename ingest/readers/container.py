"""What a spreadsheet file must be before a library opens it: a whole archive, no larger than it may be unpacked, with
no XML entities, and with no cell so far out that the table up to it would fill the memory.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import Literal
from xml.parsers import expat

from ccgkg.ingest.readers.delimited import MOST_CELLS, MOST_ROWS
from ccgkg.ingest.readers.opened import Unreadable

#: The most bytes of a workbook when unpacked, and the most members.
MOST_UNPACKED, MOST_MEMBERS = 256 * 1024 * 1024, 2_000
_OLE = b"\xd0\xcf\x11\xe0"
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C\0T\0Y\0P\0E|E\0N\0T\0I\0T\0Y)", re.IGNORECASE)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})(\d{1,10})["']""")
_ODS_TAG = re.compile(rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?![\w-])([^>]*)>")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,12})["']""")
_FILLED = re.compile(
    rb"office:value|office:string-value|office:date-value|office:boolean-value|office:time-value|table:formula"
)


def check(data: bytes) -> Literal["xlsx", "ods"]:
    """Which of the two a file is. Raises Unreadable for what cannot be read, or not safely."""
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable(
            "is locked by a password" if locked else "is a spreadsheet of an old format (.xls): save it as .xlsx"
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _checked(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("is no spreadsheet, or a broken one") from None


def _checked(archive: zipfile.ZipFile) -> Literal["xlsx", "ods"]:
    members = archive.infolist()
    names = {member.filename for member in members}
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Unreadable(f"unpacks to more than {MOST_UNPACKED:,} bytes or {MOST_MEMBERS:,} parts")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("is locked by a password")
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise Unreadable("is an archive and no spreadsheet")
    for member in members:
        if not member.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        # Reading to the end checks the sum over the bytes, and so that the size in the directory is the true one.
        xml = archive.read(member)
        if _ENTITY.search(xml):
            raise Unreadable(f"declares XML entities (in {member.filename}), which are not read")
        _whole(member.filename, xml)
        if member.filename == "META-INF/manifest.xml" and b"encryption-data" in xml:
            raise Unreadable("is locked by a password")
        if _SHEET.fullmatch(member.filename):
            _bounded(*_extent_of_xlsx(xml))
        elif member.filename == "content.xml":
            _bounded(*_extent_of_ods(xml))
    return "ods" if "content.xml" in names else "xlsx"


def _whole(name: str, xml: bytes) -> None:
    """The library reads a broken sheet up to the break and says nothing, so that it is looked for here."""
    try:
        expat.ParserCreate().Parse(xml, True)
    except expat.ExpatError as error:
        raise Unreadable(
            f"is a broken spreadsheet ({name}, line {error.lineno}: {expat.ErrorString(error.code)})"
        ) from None


def _bounded(rows: int, columns: int) -> None:
    if rows > MOST_ROWS:
        raise Unreadable(f"has more than {MOST_ROWS:,} rows (its last is {rows:,})")
    if rows * columns > MOST_CELLS:
        raise Unreadable(f"has more than {MOST_CELLS:,} cells ({rows:,} rows of {columns:,})")


def _extent_of_xlsx(xml: bytes) -> tuple[int, int]:
    """The last row and column that a sheet names."""
    rows = columns = 1
    for name, number in _REFERENCE.findall(xml):
        rows = max(rows, int(number))
        column = 0
        for letter in name.upper():
            column = 26 * column + letter - 64
        columns = max(columns, column)
    # Rows and cells without a name follow one another, so that they are counted.
    parts = xml.split(b"<row")[1:]
    cells = (part.count(b"<c ") + part.count(b"<c>") for part in parts)
    return max(rows, len(parts)), max(columns, max(cells, default=1))


def _extent_of_ods(xml: bytes) -> tuple[int, int]:
    """The last row and column with anything in them, of the largest sheet; repeated cells are counted out."""
    most = (0, 0)
    row = rows = columns = column = 0
    for found in _ODS_TAG.finditer(xml):
        closing, tag, attributes = found.groups()
        if closing:
            continue
        times = int(repeated[1]) if (repeated := _REPEATED.search(attributes)) else 1
        if tag == b"table":
            row = rows = columns = 0
        elif tag == b"table-row":
            row, column = row + times, 0
        else:
            column += times
            if _FILLED.search(attributes) or not attributes.endswith(b"/"):
                rows, columns = max(rows, row), max(columns, column)
                most = max(most, (rows, columns), key=lambda extent: extent[0] * extent[1])
    return most
