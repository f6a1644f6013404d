"""A site over a small graph that a person read, with one source that means harm."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from built_by_hand import read_by_hand, write_pieces
from starlette.testclient import TestClient

from ccgkg.publish.build import build
from ccgkg.publish.site.app import site
from ccgkg.publish.site.settings import Settings

#: Marks, an address that is code, a turn of the direction of writing, and a word without an end.
HOSTILE = (
    "Holmedale CCG <script>alert(1)</script> \u202edlrow\u202c <img src=x onerror=alert(2)> "
    + "long" * 200
    + " said it overspent by £9m in 2016/17.\n"
)
_FOLDER = TemporaryDirectory(prefix="site-")


@cache
def graph() -> Path:
    folder = Path(_FOLDER.name)
    pieces = write_pieces(folder / "pieces", "piece-1", "piece-2", "piece-3")
    write_pieces(pieces)
    (pieces / "piece-9.txt").write_text(HOSTILE, encoding="utf-8")
    told = {
        "title": "</title><script>alert(3)</script>\u202e",
        "publisher": '"><svg onload=alert(4)>',
        "published": "2017-05-02",
    }
    (pieces / "piece-9.meta.json").write_text(json.dumps(told), encoding="utf-8")
    report = build([pieces], folder / "graph", reader=read_by_hand, workers=1)
    assert report.ok, report
    return folder / "graph"


@cache
def client(public: bool = False) -> TestClient:
    return TestClient(site(Settings(graph(), public)), follow_redirects=False, raise_server_exceptions=True)
