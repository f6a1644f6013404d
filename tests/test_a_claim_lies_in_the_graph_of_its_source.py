"""The loader refuses a claim that lies anywhere but in the graph of the one source that it is part of."""

from pathlib import Path

import pytest
from built_by_hand import read_by_hand, write_pieces
from claims_by_hand import CLAIMS, SOURCE, Figure, the

from ccgkg.ingest.graph.quads import quads
from ccgkg.ontology import BASE
from ccgkg.publish.build import build
from ccgkg.store.loader import misplaced

OWN, OTHER = f"<{BASE}graph/source/{SOURCE.slug}>", f"<{BASE}graph/source/other>"
CLAIM = the("£213m", Figure).id


@pytest.fixture
def lines() -> list[str]:
    return list(quads(SOURCE, CLAIMS))


def refused(lines: list[str]) -> list[str]:
    return list(misplaced(sorted(lines), BASE))


def about(lines: list[str]) -> list[str]:
    """The lines whose subject is the claim, or the outer voices of it."""
    return [line for line in lines if line.startswith(f"<{CLAIM}")]


def test_claims_in_their_own_graph_are_taken(lines: list[str]) -> None:
    assert about(lines) and refused(lines) == []


def test_a_claim_in_the_graph_of_another_source(lines: list[str]) -> None:
    moved = [line.replace(OWN, OTHER) if line in about(lines) else line for line in lines]
    assert refused(moved) == [
        f"{CLAIM}: the claim is part of {BASE}source/{SOURCE.slug} and lies in the graph {OTHER[1:-1]}"
    ]


@pytest.mark.parametrize("number", range(9))
def test_one_triple_of_a_claim_in_the_graph_of_another_source(lines: list[str], number: int) -> None:
    odd = about(lines)[number % len(about(lines))]
    moved = [line.replace(OWN, OTHER) if line == odd else line for line in lines]
    assert refused(moved)


def test_a_claim_in_the_content_graph(lines: list[str]) -> None:
    moved = [line.replace(OWN, f"<{BASE}graph/content>") if line in about(lines) else line for line in lines]
    assert len(refused(moved)) == 1


def test_a_claim_that_says_it_is_part_of_another_source(lines: list[str]) -> None:
    changed = [
        line.replace(f"<{BASE}source/{SOURCE.slug}>", f"<{BASE}source/other>") if line in about(lines) else line
        for line in lines
    ]
    assert len(refused(changed)) == 1


def test_a_claim_of_two_sources_and_one_of_none(lines: list[str]) -> None:
    (part,) = [line for line in about(lines) if "isPartOf" in line]
    two = part.replace(f"<{BASE}source/{SOURCE.slug}>", f"<{BASE}source/other>")
    assert "not of one source" in refused([*lines, two])[0]
    assert "no source" in refused([line for line in lines if line != part])[0]


def test_leaving_out_its_type_hides_nothing(lines: list[str]) -> None:
    moved = [line.replace(OWN, OTHER) for line in about(lines) if "#type>" not in line]
    assert len(refused(moved)) == 1


def test_a_build_with_such_a_claim_stores_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = write_pieces(tmp_path / "pieces", "piece-1", "piece-2")
    assert build([pieces], tmp_path / "graph", reader=read_by_hand, workers=1).ok
    for part in (tmp_path / "graph" / "parts").glob("*.nq"):
        text = part.read_text(encoding="utf-8")
        part.write_text(text.replace("graph/source/piece-1>", "graph/source/piece-2>"), encoding="utf-8")
    report = build([pieces], tmp_path / "graph", reader=read_by_hand, workers=1)
    assert not report.stored and not report.changed
    assert {violation.shape for violation in report.violations} == {"Loader"}
    assert "lies in the graph" in report.violations[0].message
