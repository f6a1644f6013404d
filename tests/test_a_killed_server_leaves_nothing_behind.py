"""A server that may not show the words asks copies of the store: they go when it ends, or, if it is killed, when the
next starts."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from served import WORDS, quads, store

_SERVE = """
import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from ccgkg.publish.sparql.limits import PUBLIC
from ccgkg.publish.sparql.pool import Pool
from ccgkg.publish.sparql.worker import Question
pool = Pool(Path(sys.argv[1]), replace(PUBLIC, workers=1))
reply = asyncio.run(pool.ask(Question("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", None, None, "text/csv")))
print(reply.body.split()[1].decode(), flush=True)
sys.stdin.read()
pool.close()
"""


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    store(tmp_path / "graph", quads(10), f'<urn:thing:0> <urn:words> "all that was said" <{WORDS}> .\n')
    return tmp_path / "graph"


@contextmanager
def serving(graph: Path) -> Iterator[subprocess.Popen[str]]:
    place = graph.parent / "tmp"
    place.mkdir(exist_ok=True)
    env = os.environ | {"TMPDIR": str(place)}
    server = subprocess.Popen([sys.executable, "-P", "-c", _SERVE, str(graph)], stdin=-1, stdout=-1, text=True, env=env)
    try:
        assert server.stdout and server.stdout.readline() == "22\n"
        yield server
    finally:
        if server.poll() is None:
            server.communicate("", timeout=20)


def left(graph: Path) -> set[str]:
    return {path.name for path in (graph.parent / "tmp").iterdir()}


def test_one_that_is_stopped_removes_its_own(graph: Path) -> None:
    with serving(graph):
        assert len(left(graph)) == 1
    assert left(graph) == set()


def test_the_next_removes_what_a_killed_one_left_and_no_more(graph: Path) -> None:
    with serving(graph) as killed:
        (of_killed,) = left(graph)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    assert left(graph) == {of_killed}
    (graph.parent / "tmp" / "ccgkg-sparql-of-another").mkdir()
    with serving(graph):
        (first,) = left(graph) - {"ccgkg-sparql-of-another"}
        assert first != of_killed
        with serving(graph):  # one that runs is left alone
            assert first in left(graph) and len(left(graph)) == 3
    assert left(graph) == {"ccgkg-sparql-of-another"}
