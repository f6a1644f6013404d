"""A person's correction that was applied stands in the graph with its person and reason, and its bytes depend on
nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.testclient import TestClient
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.publish.build import build
from ccgkg.publish.site.app import site
from ccgkg.publish.site.settings import Settings
from ccgkg.queries.ask import Engine, on_oxigraph, rows_of
from ccgkg.store.dataset import in_memory

TEXT = (
    "In 2017-18 some 75 of 207 CCGs overspent. The gap came to £213m. "
    "Oldham CCG was rated good for 2017-18 by NHS England.\n"
)
ADA, LIN = (
    {"name": "Ada Reader", "reason": "the page counts otherwise"},
    {"name": "Lin Okoro", "reason": "the gap is of another year"},
)
ASKED = """
PREFIX ccg: <https://w3id.org/ccgkg/def#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?type ?name ?reason ?slug ?rule WHERE {
  ?correction a ccg:Correction ; dcterms:type ?kind ; ccg:reason ?reason ; prov:used/dcterms:identifier ?slug .
  ?correction prov:wasAssociatedWith ?person . ?person a prov:Person ; foaf:name ?name .
  OPTIONAL { ?claim prov:wasInfluencedBy ?correction ; ccg:rule ?rule }
  BIND (STRAFTER(STR(?kind), "correction/") AS ?type)
} ORDER BY ?type"""


@pytest.fixture
def piece(tmp_path: Path) -> Path:
    path = tmp_path / "pieces" / "over-plan.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


def corrections() -> list[dict[str, Any]]:
    where = {"source": "over-plan", "kind": "figure"}
    start = TEXT.index("£213m")
    gap = {
        "start": start,
        "end": start + 5,
        "exact": "£213m",
        "value": 213_000_000,
        "unit": "GBP",
        "measure": "deficit",
        "period": None,
    }
    return [
        {"action": "drop", **where, "exact": "£213m", **LIN},
        {"action": "change", **where, "exact": "75", "set": {"period": None}, **ADA},
        {"action": "add", "claim": {**where, **gap, "comparator": "=", "of": None, "asserted_by": None}, **ADA},
    ]


def built(piece: Path, *files: Path, out: str = "graph") -> tuple[Engine, str]:
    folder = piece.parents[1] / out
    report = build([piece], folder, workers=1, corrections=files)
    assert report.ok, (report.problems, report.violations)
    return on_oxigraph(in_memory(folder)), (folder / "graph.nq").read_text(encoding="utf-8")


def written(path: Path, given: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(one) + "\n" for one in given), encoding="utf-8")
    return path


def test_each_says_who_made_it_and_why(piece: Path, tmp_path: Path) -> None:
    engine, _ = built(piece, written(tmp_path / "ours.jsonl", corrections()))
    assert rows_of(engine(ASKED)).rows == (
        ("add", "Ada Reader", "the page counts otherwise", "over-plan", "corrections.add"),
        ("change", "Ada Reader", "the page counts otherwise", "over-plan", "corrections.change"),
        ("drop", "Lin Okoro", "the gap is of another year", "over-plan", None),
    )
    said = rows_of(
        engine("SELECT ?name { ?c <http://www.w3.org/ns/prov#wasAttributedTo>/<http://xmlns.com/foaf/0.1/name> ?name }")
    )
    assert not {"Ada Reader", "Lin Okoro"} & {row[0] for row in said.rows}, "who corrects is no voice of a claim"


def test_the_bytes_do_not_depend_on_where_or_in_which_order_they_stand(piece: Path, tmp_path: Path) -> None:
    given = corrections()
    _, first = built(piece, written(tmp_path / "one.jsonl", given))
    _, again = built(piece, written(tmp_path / "away" / "two.jsonl", given[::-1]), out="two")
    other = tmp_path / "three.yaml"
    other.write_text("# by hand\n" + yaml.safe_dump(given, sort_keys=True), encoding="utf-8")
    _, third = built(piece, other, out="three")
    assert first == again == third
    assert str(tmp_path) not in first and "one.jsonl" not in first


def test_another_reason_is_another_correction(piece: Path, tmp_path: Path) -> None:
    drop = corrections()[0]
    _, first = built(piece, written(tmp_path / "one.jsonl", [drop]))
    _, again = built(piece, written(tmp_path / "two.jsonl", [drop | {"reason": "it is told twice"}]), out="two")
    differ = set(first.splitlines()) ^ set(again.splitlines())
    assert differ and all("/correction/" in line for line in differ)


def test_what_could_not_be_applied_is_not_there(piece: Path, tmp_path: Path) -> None:
    refused = {"action": "change", "source": "over-plan", "kind": "figure", "exact": "75", "set": {"value": 76}, **ADA}
    folder = tmp_path / "graph"
    report = build([piece], folder, workers=1, corrections=[written(tmp_path / "ours.jsonl", [refused])])
    assert report.stored and any("refused" in line for line in report.problems)
    assert rows_of(on_oxigraph(in_memory(folder))(ASKED)).rows == ()


def test_a_long_reason_is_cut(piece: Path, tmp_path: Path) -> None:
    drop = corrections()[0] | {"reason": " ".join(f"word{n}" for n in range(40)) + ' "\\'}
    engine, _ = built(piece, written(tmp_path / "ours.jsonl", [drop]))
    ((_, _, reason, _, _),) = rows_of(engine(ASKED)).rows
    assert str(reason).endswith("word24…")


def test_provenance_names_who_corrected_a_figure(piece: Path, tmp_path: Path) -> None:
    built(piece, written(tmp_path / "ours.jsonl", corrections()))
    graph = ["--graph", str(tmp_path / "graph")]
    shown = CliRunner().invoke(app, ["why", "75 of 207", *graph])
    assert "by hand: Changed by Ada Reader: the page counts otherwise" in shown.stdout
    told = json.loads(CliRunner().invoke(app, ["why", "£213m", "--json", *graph]).stdout)
    ((mention,),) = [quantity["mentions"] for quantity in told["quantities"]]
    ((correction),) = mention["corrections"]
    assert (correction["action"], correction["by"], correction["reason"]) == (
        "add",
        "Ada Reader",
        "the page counts otherwise",
    )


def test_the_pages_show_it(piece: Path, tmp_path: Path) -> None:
    built(piece, written(tmp_path / "ours.jsonl", corrections()))
    client = TestClient(site(Settings(tmp_path / "graph", False)))
    page = client.get("/page/source/over-plan").text
    (added,) = re.findall(
        r'<p class="note">\s*<a href="(\S+)">By hand</a>\s*: Added by Ada Reader: the page counts otherwise</p>', page
    )
    assert client.get(added).status_code == 200
    after = page[page.index('id="corrections"') :]
    assert "A claim dropped by Lin Okoro: the gap is of another year" in after and after.count("Ada Reader") == 2
    # The rating was corrected by nobody.
    (rated,) = re.findall(r'<article class="saying kind-rating".*?</article>', page, re.DOTALL)
    assert "By hand" not in rated
