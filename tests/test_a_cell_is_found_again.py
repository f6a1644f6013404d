"""`why` leads from a figure to the cell of the spreadsheet that a person can open, and bad tables beside it do no
harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tables_by_hand import ALLOCATIONS, RATINGS, ods, write, xlsx
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.publish.build import build

GRID = [["Allocations, as published"], [], *(line.split(",") for line in ALLOCATIONS.splitlines())]


@pytest.mark.parametrize(
    ("name", "make"), [("money.xlsx", xlsx), pytest.param("money.ods", ods, marks=pytest.mark.slow)]
)
def test_why_names_the_sheet_the_cell_and_the_heading(tmp_path: Path, name: str, make: type) -> None:
    table = write(tmp_path, name, make(**{"Read me": [["about"]], "Table 1": GRID}))
    write(tmp_path, "money.meta.json", json.dumps({"publisher": "NHS England", "published": "2016-01-08"}))
    built = CliRunner().invoke(app, ["build", str(table), "--out", str(tmp_path / "g")])
    assert built.exit_code == 0, built.output
    why = CliRunner().invoke(app, ["why", "£414,993,000", "--graph", str(tmp_path / "g")])
    assert "NHS England published: £414.993m (planned)" in why.output
    assert "NHS Bolton CCG | -2.81% | 414017 | 2.08% | [414993] | 2.32%" in why.output
    assert "in the file: sheet ‘Table 1’, row 5, column 5 (cell E5), under ‘Final allocation’" in why.output


def test_bad_tables_get_their_lines_and_leave_the_rest_and_the_store_alone(tmp_path: Path) -> None:
    good, out = write(tmp_path, "ratings.csv", RATINGS), tmp_path / "g"
    first = build([good], out, workers=1)
    assert first.ok and first.claims["rating"] == 4
    bad = [write(tmp_path, "cut.xlsx", xlsx(A=[["x"]])[:900]), write(tmp_path, "open.csv", 'a,b\n"x,1\n')]
    second = build([good, *bad], out, workers=1)
    assert not second.ok and second.stored and second.claims == first.claims and not second.changed
    assert second.problems == (
        f"{bad[0]}: is no spreadsheet, or a broken one",
        f"{bad[1]}:2: has a quoted cell that is never closed",
    )
    # A table of which nothing can be read any more keeps the text that the store has.
    write(tmp_path, "ratings.csv", b"a,\x00")
    third = build([good], out, workers=1)
    assert not third.ok and third.kept == ("ratings",) and third.claims == first.claims


def test_the_faults_of_a_table_are_told_and_its_sound_rows_stored(tmp_path: Path) -> None:
    table = write(tmp_path, "ratings.csv", RATINGS + "06F,NHS Bedfordshire CCG,2016/17\n")
    report = build([table], tmp_path / "g", workers=1)
    assert report.stored and not report.ok and report.claims["rating"] == 4
    assert report.problems == ("ratings, row 6: has 3 cells where there should be 6; nothing is read of it",)
