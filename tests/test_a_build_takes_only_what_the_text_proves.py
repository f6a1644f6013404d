"""A build passes every claim through the gate: our own, those of others and those that a person's corrections make."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.ingest.extract import extract
from ccgkg.ingest.gate import Gate
from ccgkg.ingest.source import read_source
from ccgkg.publish.build import build
from ccgkg.publish.report import BuildReport

TEXT = """Groups over plan in 2017-18

In 2017-18 some 75 of 207 CCGs overspent. The gap came to £213m. Oldham CCG was rated good for 2017-18 by NHS England.
"""
WHO = {"name": "Ada Reader", "reason": "the page says otherwise"}


@pytest.fixture
def piece(tmp_path: Path) -> Path:
    path = tmp_path / "pieces" / "over-plan.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8", newline="")
    path.with_name("over-plan.meta.json").write_text(
        json.dumps({"title": "Groups over plan", "publisher": "The Weekly Reader", "published": "2019-01-10"}),
        encoding="utf-8",
    )
    return path


def claim(exact: str, **keys: Any) -> dict[str, Any]:
    start = TEXT.index(exact)
    return {"kind": "figure", "source": "over-plan", "start": start, "end": start + len(exact), "exact": exact, **keys}


def lines(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def graph(out: Path) -> str:
    return next(out.rglob("graph.nq")).read_text(encoding="utf-8")


def made(piece: Path, **given: Any) -> BuildReport:
    return build([piece], piece.parent.parent / "graph", workers=1, **given)


def test_our_own_claims_pass(piece: Path) -> None:
    source = read_source(piece)
    told = extract(source)
    gate = Gate.of(source)
    assert {c.kind for c in told} >= {"figure", "rating"}
    assert all(gate.verify(c).accepted for c in told)
    report = made(piece)
    assert report.ok and not report.refused
    assert sum(report.claims.values()) == len(told)


def test_claims_of_others_are_taken_where_the_text_proves_them(piece: Path, tmp_path: Path) -> None:
    before = made(piece)
    wrong = claim("£213m", value=214_000_000, unit="GBP", measure="overspend")
    same = next(c for c in extract(read_source(piece)) if c.exact == "£213m").to_json()
    elsewhere = {**wrong, "source": "another"}
    path = lines(tmp_path / "x.jsonl", wrong, same, elsewhere, {"kind": "poem"})
    report = made(piece, claims=[path])
    assert report.claims == before.claims
    assert [str(r) for r in report.refused] == [
        (
            f"over-plan:{wrong['start']}-{wrong['end']}: figure refused: value: the text says '£213m', "
            f"which is 213,000,000 and not 214,000,000 ({path}:1)"
        )
    ]
    assert f"{path}:3: another is no source given" in report.problems
    assert any(line.startswith(f"{path}:4: kind: ") for line in report.problems)


def test_corrections_are_applied_at_every_build(piece: Path, tmp_path: Path) -> None:
    before = made(piece)
    path = lines(
        tmp_path / "c.jsonl",
        {"action": "drop", "source": "over-plan", "kind": "rating", "exact": "Oldham CCG", **WHO},
        {
            "action": "change",
            "source": "over-plan",
            "kind": "figure",
            "exact": "£213m",
            "set": {"measure": "deficit"},
            **WHO,
        },
    )
    first = made(piece, corrections=[path])
    assert first.ok and first.changed
    assert first.claims["rating"] == before.claims["rating"] - 1
    again = made(piece, corrections=[path])
    assert again.ok and not again.changed
    assert made(piece).claims == before.claims


def test_a_correction_that_the_text_does_not_prove_is_one_line_and_the_claim_stays(piece: Path, tmp_path: Path) -> None:
    path = lines(
        tmp_path / "c.jsonl",
        {"action": "change", "source": "over-plan", "kind": "figure", "exact": "£213m", "set": {"value": 1}, **WHO},
        {"action": "add", "claim": claim("75", value=75, unit="percent"), **WHO},
        {"action": "drop", "source": "gone", "kind": "figure", "exact": "9", **WHO},
    )
    report = made(piece, corrections=[path])
    assert not report.ok and report.stored
    assert report.claims == made(piece).claims
    assert [line.split(": ")[0] for line in report.problems] == [f"{path}:1", f"{path}:2", f"{path}:3"]
    assert "refused: value: " in report.problems[0]
    assert "refused: unit: " in report.problems[1]


def test_verify_says_which_and_why_with_status_1(piece: Path, tmp_path: Path) -> None:
    path = lines(
        tmp_path / "x.jsonl",
        claim("£213m", value=213_000_000, unit="GBP"),
        claim("75", value=75, unit="count", comparator="="),
    )
    runner = CliRunner()
    said = runner.invoke(app, ["verify", str(piece), str(path)])
    assert said.exit_code == 1
    assert f"{path}:2: figure '75' refused: comparator: 'some' makes it '~' and not '='" in said.output
    assert "2 claims: 1 accepted, 1 refused" in said.output
    told = runner.invoke(app, ["verify", str(piece), str(path), "--json"])
    verdicts = [json.loads(line) for line in told.stdout.splitlines()]
    assert [v["accepted"] for v in verdicts] == [True, False]
    assert TEXT[slice(*(verdicts[0]["keys"]["value"][k] for k in ("start", "end")))] == "£213m"
    good = lines(tmp_path / "y.jsonl", claim("£213m", value=213_000_000, unit="GBP"))
    assert runner.invoke(app, ["verify", str(piece), str(good)]).exit_code == 0


def test_verify_says_what_it_cannot_read(piece: Path, tmp_path: Path) -> None:
    runner = CliRunner()
    (tmp_path / "bad.jsonl").write_text("{\n", encoding="utf-8")
    for source, claims in (
        (piece, tmp_path / "bad.jsonl"),
        (piece, tmp_path / "none.jsonl"),
        (tmp_path / "none.txt", tmp_path / "bad.jsonl"),
    ):
        said = runner.invoke(app, ["verify", str(source), str(claims)])
        assert said.exit_code == 1
        assert "Traceback" not in said.output
