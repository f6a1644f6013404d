"""A person's corrections: read with their places, met by id or by words, and one line for each that cannot be
applied."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ccgkg.ingest.claim import Claim, Figure, number
from ccgkg.ingest.claim_files import read_claims
from ccgkg.ingest.corrections import Correction, correct, read_corrections, unmet
from ccgkg.ontology import BASE

WHO = {"name": "Ada Reader", "reason": "read again"}


def figures() -> list[Claim]:
    return number(
        [Figure(source="a", start=n, end=n + 2, exact="12", value=12, unit="count") for n in (0, 10, 20)], BASE
    )


def written(path: Path, *records: dict[str, Any] | str) -> Path:
    path.write_text("".join(f"{r if isinstance(r, str) else json.dumps(r)}\n" for r in records), encoding="utf-8")
    return path


def read(path: Path) -> tuple[Correction, ...]:
    found, problems = read_corrections(path)
    assert not problems
    return found


def test_a_claim_is_dropped_by_its_id_and_changed_by_its_words(tmp_path: Path) -> None:
    claims = figures()
    given = read(written(
        tmp_path / "c.jsonl",
        {"action": "drop", "id": claims[0].id, **WHO},
        {"action": "change", "source": "a", "kind": "figure", "exact": "12", "ordinal": 3, "set": {"value": 13}, **WHO},
    ))  # fmt: skip
    done = correct(claims, given, "a")
    assert [(c.start, c.value) for c in done.claims if isinstance(c, Figure)] == [(10, 12), (20, 13)]
    assert len(done.used) == 2 and not done.problems


def test_a_claim_is_added(tmp_path: Path) -> None:
    claim = figures()[0].to_json() | {"start": 30, "end": 32}
    given = read(written(tmp_path / "c.jsonl", {"action": "add", "claim": claim, **WHO}))
    done = correct(figures(), given, "a")
    assert done.claims[-1].start == 30
    assert done.claims[-1].rule == "corrections.add"
    assert correct(figures(), given, "b").claims == tuple(figures())


def test_what_meets_nothing_is_one_line(tmp_path: Path) -> None:
    claims = figures()
    given = read(written(
        tmp_path / "c.jsonl",
        {"action": "drop", "source": "a", "kind": "figure", "exact": "12", "ordinal": 4, **WHO},
        {"action": "drop", "id": "https://nowhere.example/claim/1", **WHO},
        {"action": "drop", "source": "b", "kind": "figure", "exact": "12", **WHO},
        {"action": "drop", "id": claims[1].id, **WHO},
        {"action": "drop", "id": claims[1].id, **WHO},
    ))  # fmt: skip
    done = correct(claims, given, "a")
    assert len(done.claims) == 2
    said = [*done.problems, *unmet(given, done.used, done.problems)]
    path = tmp_path / "c.jsonl"
    assert f"{path}:1: the figure '12' number 4 of a is not there" in said
    assert f"{path}:2: the claim https://nowhere.example/claim/1 is in no source given" in said
    assert f"{path}:3: the figure '12' of b is in no source given" in said
    assert any(line.startswith(f"{path}:5: ") and line.endswith("was dropped before") for line in said)


def test_yaml_is_read_with_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(
        "- action: drop\n  source: a\n  kind: figure\n  exact: '12'\n  name: Ada\n  reason: twice\n\n- action: burn\n",
        encoding="utf-8",
    )
    found, problems = read_corrections(path)
    assert [c.place for c in found] == [f"{path}:1"]
    assert problems == (f"{path}:8: action: 'burn' is none of drop, change, add",)


WRONG: list[tuple[dict[str, Any] | str, str]] = [
    ("{", "is not JSON"),
    ("[1]", "is no JSON object"),
    ({"action": "drop", "id": "x", "name": "A"}, "reason: is missing"),
    ({"action": "drop", "id": "x", "reason": "r", "name": " "}, "name: is missing"),
    ({"action": "drop", "source": "a", "kind": "figure", **WHO}, "exact: is missing, and so is id"),
    ({"action": "drop", "source": "a", "kind": "fig", "exact": "x", **WHO}, "kind: 'fig' is none of"),
    ({"action": "change", "id": "x", **WHO}, "set: has the keys to change"),
    ({"action": "drop", "id": "x", "set": {"value": 1}, **WHO}, "set: goes with the action change only"),
    ({"action": "change", "id": "x", "set": {"source": "b"}, **WHO}, "set: source cannot be changed"),
    ({"action": "drop", "id": "x", "ordinal": 0, **WHO}, "ordinal: 0 is no number from 1"),
    ({"action": "add", **WHO}, "claim: is missing"),
    ({"action": "add", "claim": {"kind": "figure"}, **WHO}, "source: is missing"),
]


@pytest.mark.parametrize(("entry", "said"), WRONG)
def test_an_entry_that_is_wrong_is_one_line_and_the_rest_is_read(
    tmp_path: Path, entry: dict[str, Any] | str, said: str
) -> None:
    path = written(tmp_path / "c.jsonl", entry, {"action": "drop", "id": "x", **WHO})
    found, problems = read_corrections(path)
    assert len(found) == 1
    assert len(problems) == 1 and problems[0].startswith(f"{path}:1: ") and said in problems[0]


def test_a_change_to_a_wrong_type_is_one_line(tmp_path: Path) -> None:
    given = read(
        written(tmp_path / "c.jsonl", {"action": "change", "id": figures()[0].id, "set": {"value": "many"}, **WHO})
    )
    done = correct(figures(), given, "a")
    assert done.claims == tuple(figures())
    assert done.problems == (f"{tmp_path / 'c.jsonl'}:1: value: 'many' is no number",)


def test_claims_of_others_are_read_line_by_line(tmp_path: Path) -> None:
    path = written(tmp_path / "x.jsonl", figures()[0].to_json(), "", "nonsense", {"kind": "figure", "value": "x"})
    read_in = read_claims(path)
    assert [one.line for one in read_in.claims] == [1]
    assert read_in.problems == (f"{path}:3: is not JSON", f"{path}:4: source: is missing")
    assert read_claims(tmp_path / "none.jsonl").problems == (
        f"{tmp_path / 'none.jsonl'}: cannot be read (No such file or directory)",
    )
