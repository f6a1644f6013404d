"""Tables that are broken, locked, too large or laid as traps: each gets one clear line, and nothing is run or filled
up."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from tables_by_hand import ods, patched, write, xlsx

from ccgkg.ingest.readers import container, delimited
from ccgkg.ingest.readers.opened import Unreadable
from ccgkg.ingest.source import SourceError, read_source

BOOK = xlsx(Sheet=[["CCG", "Amount"], ["NHS Hull CCG", 5]])
OPEN = ods(Sheet=[["CCG", "Amount"], ["NHS Hull CCG", 5]])
SHEET = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
LOCKED_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1200


def marked_encrypted() -> bytes:
    """A workbook whose parts say that they are encrypted."""
    data = bytearray(BOOK)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def plain_archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "no sheet")
    return out.getvalue()


BAD = {
    "empty.csv": (b" \n", "is empty"),
    "blank.csv": (b",,\n,,\n", "has no cell with anything in it"),
    "binary.csv": (b"a,b\n\x00,1\n", "is binary (a zero byte at byte 4)"),
    "open.csv": (b'a,b\n1,"two\n3,4\n', "2: has a quoted cell that is never closed"),
    "behind.csv": (b'a,b\n"1"x,2\n', "2: has words after the closing mark of a quoted cell"),
    "mixed.csv": ("a,£\n".encode() + "b,£\n".encode("cp1252"), "2: mixes encodings: line 1 is UTF-8, line 2 is not"),
    "neither.csv": (b"a,b\nx,\x81\n", "2: is neither UTF-8 nor Windows-1252 (byte 0x81)"),
    "half.tsv": ("a\tb\n".encode("utf-16") + b"\x00", "is broken UTF-16 (at byte 10)"),
    "many.csv": (b"a\n" * 100_001, "has more than 100,000 rows"),
    "wide.csv": (b"," * 20_000 + b"x", "has more than 16,384 columns"),
    "empty.xlsx": (b"", "is empty"),
    "text.xlsx": (b"CCG,Amount\n", "is no spreadsheet, or a broken one"),
    "cut.xlsx": (BOOK[:2000], "is no spreadsheet, or a broken one"),
    "archive.ods": (plain_archive(), "is an archive and no spreadsheet"),
    "locked.xlsx": (LOCKED_OLE, "is locked by a password"),
    "old.xlsx": (OLD, "is a spreadsheet of an old format (.xls): save it as .xlsx"),
    "encrypted.xlsx": (marked_encrypted(), "is locked by a password"),
    "locked.ods": (
        patched(OPEN, "META-INF/manifest.xml", lambda xml: xml.replace(
            b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>")),
        "is locked by a password",
    ),
    "bomb.xlsx": (
        patched(BOOK, SHEET, lambda xml: BOMB + xml),
        f"declares XML entities (in {SHEET}), which are not read",
    ),
    "bomb.ods": (
        patched(OPEN, "content.xml", lambda xml: xml.replace(
            b"<office:document-content", BOMB + b"<office:document-content", 1)),
        "declares XML entities (in content.xml), which are not read",
    ),
    "far.xlsx": (
        patched(BOOK, SHEET, lambda xml: xml.replace(b'r="B2"', b'r="XFD1048576"')),
        "has more than 100,000 rows (its last is 1,048,576)",
    ),
    "broad.xlsx": (
        patched(BOOK, SHEET, lambda xml: xml.replace(b'r="B2"', b'r="XFD99999"')),
        "has more than 500,000 cells (99,999 rows of 16,384)",
    ),
    "repeated.ods": (
        patched(OPEN, "content.xml", lambda xml: xml.replace(
            b'office:value-type="float"', b'table:number-columns-repeated="900000" office:value-type="float"')),
        "has more than 500,000 cells (2 rows of 900,001)",
    ),
    "damaged.xlsx": (patched(BOOK, SHEET, lambda xml: xml.replace(b"</row>", b"</rov>")), "is a broken spreadsheet"),
    "blank.xlsx": (xlsx(Sheet=[]), "has no cell with anything in it"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_one_clear_line(tmp_path: Path, name: str) -> None:
    content, line = BAD[name]
    path = write(tmp_path, name, content)
    with pytest.raises(SourceError) as refused:
        read_source(path)
    said = str(refused.value)
    assert said.startswith(f"{path}:") and line in said and "\n" not in said


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as member:
            for _ in range(257):
                member.write(b" " * 1024 * 1024)
    path = write(tmp_path, "huge.xlsx", out.getvalue())
    tracemalloc.start()
    with pytest.raises(SourceError, match="unpacks to more than"):
        read_source(path)
    assert tracemalloc.get_traced_memory()[1] < 100 * 1024 * 1024
    tracemalloc.stop()


def test_cells_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_CELLS", 5)
    assert delimited.read(b"a,b\nc,d\ne").original
    with pytest.raises(Unreadable, match="has more than 5 cells"):
        delimited.read(b"a,b\nc,d\ne,f")


def test_a_table_at_the_limit_is_read() -> None:
    assert delimited.read(b"a\n" * delimited.MOST_ROWS).original
    assert container.check(ods(Sheet=[["a"]] * 3)) == "ods"
