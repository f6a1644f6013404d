"""The public tables beside the checkout go in whole: what each gives, what is wrong, and where a figure stands."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.ingest.claim import Figure, Rating
from ccgkg.ingest.source import read_source
from ccgkg.ingest.tables.reading import TableReading, read_table
from ccgkg.publish.build import build

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "data"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the public tables are not beside this checkout")


@cache
def read(name: str) -> TableReading:
    return read_table(read_source(SHARED / name))


#: By file, how many claims of each kind a person reckons from its rows, and its faults.
TABLES = {
    # 140 rows, one page each.
    "ratings.csv": {"rating": 140},
    # 29 directions and 9 special measures, these with two outlets each; three groups share an officer.
    "interventions.csv": {"intervention": 29 + 2 * 9, "change": 3},
    "mergers.csv": {"change": 37},
    # 28 bodies came out of the mergers from 2018 to 2020 and before, each with all its predecessors.
    "raw/ods-successors.csv": {"change": 28},
    # 209 rows of six columns that can be trusted.
    "raw/ccg-allocations.csv": {"figure": 209 * 6},
    "raw/ccg-mental-health-spend.csv": {"figure": 209 * 3},
    "raw/ods-eccg.csv": {},
    "raw/ccg-stp-region-2021.csv": {},
    "raw/ons-ccg-region-2017.csv": {},
    "raw/ons-ccg-2015.csv": {},
    "raw/ons-ccg-2017.csv": {},
    "raw/ons-ccg-2018.csv": {},
    "raw/ons-ccg-2020.csv": {},
    "raw/ons-ccg-2021.csv": {},
    "register.csv": {},
}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_known(name: str) -> None:
    table = read(name)
    assert len(table.fitted) == 1
    assert Counter(claim.kind for claim in table.claims) == TABLES[name]
    assert bool(table.faults) == (name == "raw/ccg-allocations.csv")
    for claim in table.claims:
        assert table.source.text[claim.start : claim.end] == claim.exact


def test_the_faulty_one_goes_in_with_each_fault_by_row() -> None:
    table = read("raw/ccg-allocations.csv")
    places = [re.match(r"ccg-allocations(, row \d+)?(, column \d+)?", line) for line in table.faults]
    assert [place and place[0] for place in places] == [
        "ccg-allocations, row 1, column 10",
        "ccg-allocations, row 102",
        "ccg-allocations, row 103",
        "ccg-allocations",
    ]
    for line, words in zip(
        table.faults,
        ("headings are shifted", "Leicester City", "Leicester City", "Newcastle Gateshead CCG (13T) is missing"),
        strict=True,
    ):
        assert words in line
    figures = [claim for claim in table.claims if isinstance(claim, Figure)]
    assert {figure.period for figure in figures} == {None}
    assert not [figure for figure in figures if figure.about == ("13T",)]


def test_sources_that_disagree_are_both_kept() -> None:
    """Two lists of the inadequate in 2015/16 differ in three bodies: each stays with the page that names it."""
    said: dict[str, set[str | None]] = {}
    for claim in read("ratings.csv").claims:
        assert isinstance(claim, Rating)
        if claim.period == "2015-04-01/2016-03-31" and claim.rating == "inadequate":
            said.setdefault(claim.org, set()).add(claim.asserted_by)
    assert (said["03J"], said["00L"], said["10J"]) == ({"clarke-willmott"}, {"hsj"}, {"hsj"})
    assert said["06F"] == {"hsj", "clarke-willmott"}


@pytest.mark.parametrize(
    ("name", "agreeing"),
    [
        ("raw/ons-ccg-2015.csv", "209 CCGs, of the 209 open on 1 April 2015; 209 as"),
        ("raw/ons-ccg-2017.csv", "207 CCGs, of the 207 open on 1 April 2017; 207 as"),
        ("raw/ons-ccg-2018.csv", "195 CCGs, of the 195 open on 1 April 2018; 195 as"),
        ("raw/ons-ccg-2020.csv", "135 CCGs, of the 135 open on 1 April 2020; 135 as"),
        ("raw/ons-ccg-2021.csv", "106 CCGs, of the 106 open on 1 April 2021; 106 as"),
        ("raw/ons-ccg-region-2017.csv", "207 CCGs, of the 207 open on 1 April 2017; 207 as"),
        ("raw/ccg-stp-region-2021.csv", "106 CCGs, of the 106 open on 1 April 2021; 105 as"),
        ("raw/ods-eccg.csv", "248 CCGs; "),
    ],
)
def test_lists_are_held_against_the_register(name: str, agreeing: str) -> None:
    assert any(agreeing in line for line in read(name).remarks)


@pytest.mark.slow
def test_a_build_of_them_is_valid_and_says_where_a_figure_stands(tmp_path: Path) -> None:
    report = build([SHARED], tmp_path / "graph")
    assert report.stored and not report.violations and not report.refused
    assert len(report.sources) == len(TABLES)
    assert sum(report.claims.values()) == sum(sum(kinds.values()) for kinds in TABLES.values())
    assert [line for line in report.problems if not line.startswith("ccg-allocations")] == []
    why = CliRunner().invoke(app, ["why", "£154,148,000", "--graph", str(tmp_path / "graph")])
    assert "in the file: row 2, column 5 (cell E2), under ‘Final allocation’" in why.output
