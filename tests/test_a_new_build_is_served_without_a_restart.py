"""The site takes up a new build between two requests, and keeps the old one where the new cannot be opened."""

from pathlib import Path

import pytest
from built_by_hand import read_by_hand, write_pieces
from starlette.testclient import TestClient

from ccgkg.publish.build import build
from ccgkg.publish.site.app import site
from ccgkg.publish.site.settings import Settings


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccgkg.publish.build._reference", lambda base: "")  # for speed


def test_the_new_is_taken_and_the_broken_is_not(tmp_path: Path) -> None:
    pieces, graph = tmp_path / "pieces", tmp_path / "graph"
    assert build([write_pieces(pieces, "piece-1")], graph, reader=read_by_hand, workers=1).ok
    client = TestClient(site(Settings(graph)))
    assert client.get("/page/source/piece-1").status_code == 200
    assert client.get("/page/source/piece-2").status_code == 404

    assert build([write_pieces(pieces, "piece-2")], graph, reader=read_by_hand, workers=1).ok
    assert client.get("/page/source/piece-2").status_code == 200

    assert build([write_pieces(pieces, "piece-3")], graph, reader=read_by_hand, workers=1).ok
    broken = (graph / "current").resolve() / "graph.nq"
    broken.chmod(0o644)
    broken.write_text("this is no graph\n", encoding="utf-8")
    assert client.get("/page/source/piece-2").status_code == 200
    assert client.get("/page/source/piece-3").status_code == 404
