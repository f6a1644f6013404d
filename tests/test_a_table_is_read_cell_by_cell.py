"""Each cell of a table is a place in the text and in the file, whatever its format, encoding or signs."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables_by_hand import ods, source, xlsx

from ccgkg.ingest.fragments import CellPlace, cell_of, in_words
from ccgkg.ingest.readers.delimited import read
from ccgkg.ingest.readers.opened import Opened
from ccgkg.ingest.tables.grid import sheets


def cells(opened: Opened) -> dict[str, str]:
    assert opened.original
    return {
        place.fragment: opened.text[place.start : place.end]
        for place in opened.original.places
        if place.end > place.start
    }


def test_offsets_are_those_of_the_file() -> None:
    data = '\ufeffCCG,"Money, £",x\r\n"NHS ""A"" CCG", 12 ,\r\n'.encode()
    opened = read(data)
    assert opened.text == data.decode("utf-8")
    assert cells(opened) == {
        "cell=1,1": "CCG",
        "cell=1,2": "Money, £",
        "cell=1,3": "x",
        "cell=2,1": 'NHS ""A"" CCG',
        "cell=2,2": "12",
    }
    assert opened.original and opened.original.scheme == "http://tools.ietf.org/rfc/rfc7111"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_seen(sign: str) -> None:
    opened = read(f"a{sign}b\n1{sign}2\n".encode())
    assert cells(opened)["cell=2,2"] == "2"


def test_encodings_are_told_by_their_marks_or_guessed_and_said() -> None:
    assert cells(read("a,b\nSt Helens,£5\n".encode("utf-16")))["cell=2,2"] == "£5"
    guessed = read("a,b\nSt Helens,£5\n".encode("cp1252"))
    assert cells(guessed)["cell=2,2"] == "£5" and guessed.notes == ("its encoding was guessed: Windows-1252",)


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=8), min_size=2, max_size=4
        ),
        min_size=1,
        max_size=5,
    )
)
def test_cells_are_those_that_the_standard_library_reads(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    if not any(cell.strip(" \u00a0") for row in rows for cell in row):
        return
    opened = read(out.getvalue().encode())
    assert opened.original
    found: dict[int, list[str]] = {}
    for place in opened.original.places:
        at = cell_of(place.fragment)
        assert at
        found.setdefault(at.row, []).append(opened.text[place.start : place.end].replace('""', '"'))
    assert list(found.values()) == [[cell.strip(" \u00a0") for cell in row] for row in rows]


ROWS = [
    ["CCG", "Amount", "Share", "From"],
    ["NHS Hull CCG", 154148, 0.0208, date(2016, 4, 1)],
    [None, "two\nlines", None, "=1+1"],
]


@pytest.mark.parametrize(("name", "make"), [("t.xlsx", xlsx), ("t.xlsm", xlsx), ("t.ods", ods)])
def test_a_workbook_is_read_sheet_by_sheet(tmp_path: Path, name: str, make: type) -> None:
    read = source(tmp_path, name, make(**{"Final & more": ROWS, "Notes": [["about"]]}))
    first, second = sheets(read)
    assert (first.name, second.name) == ("Final & more", "Notes")
    assert [row.texts for row in first.rows][:2] == [
        ("CCG", "Amount", "Share", "From"),
        ("NHS Hull CCG", "154148", "0.0208", "2016-04-01"),
    ]
    assert first.rows[2].texts[1] in ("two lines", "twolines")  # a line end is a blank; the writer of ODS leaves none
    cell = first.rows[1].cells[1]
    assert cell.place.fragment == "sheet=Final%20%26%20more&cell=2,2" and read.text[cell.start : cell.end] == "154148"
    assert in_words(cell.place.fragment, "Amount") == "sheet ‘Final & more’, row 2, column 2 (cell B2), under ‘Amount’"


@given(st.integers(1, 10**6), st.integers(1, 16384), st.none() | st.text(min_size=1))
def test_a_fragment_reads_back(row: int, column: int, sheet: str | None) -> None:
    place = CellPlace(row, column, sheet)
    assert cell_of(place.fragment) == place
