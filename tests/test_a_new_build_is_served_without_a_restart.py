"""A new build takes the place of the old while many read, and no request fails; one that cannot be opened is passed
over."""

import http.client
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from built_by_hand import read_by_hand, write_pieces
from served import WORDS, Site, quads, running, served, store
from starlette.testclient import TestClient

from ccgkg.publish.build import build
from ccgkg.publish.site.app import site
from ccgkg.publish.site.settings import Settings
from ccgkg.publish.sparql.limits import Limits
from ccgkg.store.home import Home

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccgkg.publish.build._reference", lambda base: "")  # for speed


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def break_current(root: Path) -> None:
    """Makes a build that cannot be opened the one that is asked."""
    home = Home(root)
    broken = home.draft()
    broken.graph.write_text("this is no graph\n", encoding="utf-8")
    broken.texts.write_text("", encoding="utf-8")
    broken.store.mkdir()
    before = home.current()
    if before and before.sources.exists():
        shutil.copy(before.sources, broken.sources)
    home.swap_in(broken, "f" * 20)


def test_the_new_is_taken_and_the_broken_is_not(tmp_path: Path) -> None:
    pieces, graph = tmp_path / "pieces", tmp_path / "graph"
    assert build([write_pieces(pieces, "piece-1")], graph, reader=read_by_hand, workers=1).ok
    client = TestClient(site(Settings(graph)))

    def status(name: str) -> int:
        return client.get(f"/page/source/{name}").status_code

    assert (status("piece-1"), status("piece-2")) == (200, 404)
    assert build([write_pieces(pieces, "piece-2")], graph, reader=read_by_hand, workers=1).ok
    until(lambda: status("piece-2") == 200)
    break_current(graph)
    for _ in range(20):
        assert status("piece-2") == 200
        time.sleep(0.02)
    assert build([write_pieces(pieces, "piece-3")], graph, reader=read_by_hand, workers=1).ok
    until(lambda: status("piece-3") == 200)


def count(at: Site) -> int:
    got = at.ask(COUNT, "text/csv")
    assert got.status == 200, got.body
    return int(got.body.split()[1])


@pytest.mark.slow
@pytest.mark.parametrize("words", [True, False])
def test_the_endpoint_takes_the_new_and_not_the_broken(tmp_path: Path, words: bool) -> None:
    text = f'<urn:thing:0> <urn:words> "all that was said" <{WORDS}> .\n'
    store(tmp_path, quads(10), text, name="a" * 20)
    with served(tmp_path, Limits(seconds=1.0, workers=2, words=words)) as at:
        assert count(at) == 22 + words
        store(tmp_path, quads(20), text, name="b" * 20)
        until(lambda: count(at) == 42 + words)
        break_current(tmp_path)
        assert {count(at) for _ in range(20)} == {42 + words}
        # A worker that is ended is replaced by one over the last good build.
        assert at.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }").status == 503
        assert {count(at) for _ in range(20)} == {42 + words}
        store(tmp_path, quads(30), text, name="c" * 20)
        until(lambda: count(at) == 62 + words)
        # Both workers are over the new one before long, and the old ones have ended.
        until(lambda: {count(at) for _ in range(10)} == {62 + words})


@contextmanager
def readers(port: int, paths: list[str]) -> Iterator[list[tuple[str, int]]]:
    """Eight who read the paths over and over, each over one connection; what went wrong for them."""
    wrong: list[tuple[str, int]] = []
    stop = threading.Event()
    read = [0] * 8

    def reading(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            while not stop.is_set():
                path = paths[(read[number] + number) % len(paths)]
                connection.request("GET", path)
                response = connection.getresponse()
                response.read()
                if response.status != 200:
                    wrong.append((path, response.status))
                read[number] += 1
        except (OSError, http.client.HTTPException) as error:
            wrong.append((repr(error), 0))
        finally:
            connection.close()

    threads = [threading.Thread(target=reading, args=(number,)) for number in range(len(read))]
    for thread in threads:
        thread.start()
    try:
        yield wrong
        for thread in threads:
            assert thread.is_alive() or wrong
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert min(read) > 5


@pytest.mark.slow
@pytest.mark.parametrize("public", [False, True])
def test_no_request_fails_while_builds_are_swapped(tmp_path: Path, public: bool) -> None:
    pieces, graph = tmp_path / "pieces", tmp_path / "graph"
    assert build([write_pieces(pieces, "piece-1")], graph, reader=read_by_hand, workers=1).ok
    paths = ["/", "/page/source/piece-1", "/data/source/piece-1.ttl", "/search?q=42%25", "/api/why?figure=42%25",
             "/download/graph.nq", f"/sparql?query={quote(COUNT)}"]  # fmt: skip
    with (
        running(site(Settings(graph, public), Limits(seconds=10, words=not public))) as port,
        readers(port, paths) as wrong,
    ):
        at = Site(port)
        before = count(at)
        assert build([write_pieces(pieces, "piece-2")], graph, reader=read_by_hand, workers=1).ok
        until(lambda: count(at) > before)
        until(lambda: at.get("/page/source/piece-2").status == 200)
        break_current(graph)
        time.sleep(1)
        assert build([write_pieces(pieces, "piece-3")], graph, reader=read_by_hand, workers=1).ok
        until(lambda: at.get("/page/source/piece-3").status == 200)
        until(lambda: at.get("/page/source/piece-2").status == 200)
        time.sleep(0.5)
    assert not wrong, wrong[:5]
