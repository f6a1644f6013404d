"""A mapping of a user is checked, told wrong in one line with file and place, and then says what a new table holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tables_by_hand import source, write
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.ingest.claim import Figure
from ccgkg.ingest.tables.mapping_files import MappingError, read_mapping, shipped
from ccgkg.ingest.tables.reading import read_table

MAPPING = """name: deficits
title: Deficits of CCGs
dialect: {headerRowCount: 2}
tableSchema:
  columns:
    - {name: ccg, titles: Body, datatype: body, required: true, null: ["", England]}
    - {name: deficit, titles: "2016/17 Deficit £m", datatype: number, null: ["", "-"]}
    - {name: share, titles: "2016/17 Share", datatype: percentage, fraction: true}
claims:
  - kind: figure
    span: deficit
    factor: {value: 1000000, reason: its heading}
    keys:
      about: ccg
      measure: {value: deficit, reason: its heading}
      unit: {value: GBP, reason: its heading}
      period: {value: 2016-04-01/2017-03-31, reason: its heading}
  - kind: figure
    span: share
    keys:
      about: ccg
      measure: {value: deficit, reason: its heading}
      unit: {value: percent, reason: its heading}
      period: {value: 2016-04-01/2017-03-31, reason: its heading}
"""
TABLE = ",2016/17,\nBody,Deficit £m,Share\nNHS Croydon CCG,35.9,0.05\nNHS Hull CCG,-,0.01\nEngland,551,1\n"


def test_a_new_table_is_read_by_it(tmp_path: Path) -> None:
    mapping = read_mapping(write(tmp_path, "m.yaml", MAPPING))
    table = read_table(source(tmp_path, "t.csv", TABLE), [mapping])
    assert not table.faults
    assert [(c.exact, c.value, c.about, c.period, c.rule) for c in table.claims if isinstance(c, Figure)] == [
        ("35.9", 35_900_000, ("07V",), "2016-04-01/2017-03-31", "tables.deficits"),
        ("0.05", 5, ("07V",), "2016-04-01/2017-03-31", "tables.deficits"),
        ("0.01", 1, ("03F",), "2016-04-01/2017-03-31", "tables.deficits"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("name: deficits", "name: The Deficits", "m.yaml:1: name: 'The Deficits' does not match"),
        ("tableSchema:", "schema:", "m.yaml:1: the mapping: "),
        ("datatype: body", "datatype: ccg", "m.yaml:6: tableSchema/columns/0/datatype: 'ccg' is not one of"),
        ("span: deficit", "span: Deficit",
         "m.yaml:11: claims/0/span: 'Deficit' is none of the columns ccg, deficit, share"),
        ("{value: GBP, reason: its heading}", "{value: pounds, reason: its heading}",
         "m.yaml:16: claims/0/keys/unit/value: 'pounds' is none of"),
        ("{value: GBP, reason: its heading}", "{value: GBP}", "m.yaml:16: claims/0/keys/unit: "),
        ("      about: ccg\n", "", "m.yaml:13: claims/0/keys: 'about' is a required property"),
        ("kind: figure", "kind: statement", "m.yaml:10: claims/0/kind: 'statement' is not one of"),
        ("title: Deficits of CCGs", "title: [", "m.yaml:4: is no YAML"),
        ("titles: Body", 'titles: Body, format: "("', "m.yaml:6: tableSchema/columns/0/format: is no pattern"),
        ("titles: Body", "colour: red", "m.yaml:6: tableSchema/columns/0: Additional properties are not allowed"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line_with_its_place(tmp_path: Path, old: str, new: str, line: str) -> None:
    assert old in MAPPING
    path = write(tmp_path, "m.yaml", MAPPING.replace(old, new, 1))
    with pytest.raises(MappingError) as refused:
        read_mapping(path)
    said = str(refused.value)
    assert said.startswith(f"{tmp_path}/{line}") and "\n" not in said, said


@pytest.mark.parametrize(
    "content",
    [b"", b"- a\n", b"\xff\xfe\x00", b"a: &a [*a]\n", b"name: 3\n", b"!!python/object/apply:os.system [ls]\n"],
)
def test_what_is_no_mapping_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(MappingError):
        read_mapping(write(tmp_path, "m.yaml", content))


def test_the_known_tables_have_mappings() -> None:
    assert {mapping.name for mapping in shipped()} == {
        "ccg-allocations", "ccg-interventions", "ccg-mental-health-spend", "ccg-mergers", "ccg-ratings", "ccg-register",
        "ccg-stp-region", "ods-eccg", "ods-successors", "ons-ccg-region", "ons-names-and-codes",
    }  # fmt: skip


def test_the_command_takes_one(tmp_path: Path) -> None:
    mapping, table = write(tmp_path, "m.yaml", MAPPING), write(tmp_path, "t.csv", TABLE)
    run = CliRunner()
    alone = run.invoke(app, ["extract", str(table)])
    assert alone.exit_code == 0 and alone.stdout == ""
    done = run.invoke(app, ["extract", str(table), "--mapping", str(mapping)])
    assert done.exit_code == 0
    assert [json.loads(line)["exact"] for line in done.stdout.splitlines()] == ["35.9", "0.05", "0.01"]
    wrong = run.invoke(
        app,
        ["build", str(table), "--mapping", str(write(tmp_path, "w.yaml", "name: x\n")), "--out", str(tmp_path / "g")],
    )
    assert wrong.exit_code == 1 and "w.yaml:1: the mapping: 'tableSchema' is a required property" in wrong.output
    built = run.invoke(app, ["build", str(table), "--mapping", str(mapping), "--out", str(tmp_path / "g")])
    assert built.exit_code == 0, built.output
    why = run.invoke(app, ["why", "£35.9m", "--graph", str(tmp_path / "g")])
    assert "in the file: row 3, column 2 (cell B3), under ‘Deficit £m’" in why.output
    claims = write(tmp_path, "c.jsonl", done.stdout.replace('"value": 35900000.0', '"value": 36900000.0'))
    checked = run.invoke(app, ["verify", str(table), str(claims), "--mapping", str(mapping)])
    assert checked.exit_code == 1 and "the table says 35,900,000, not 36,900,000" in checked.output
