"""`ccgkg serve` listens where it says, for this machine alone unless told; for the open web it says what is on."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from site_by_hand import graph
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.publish.sparql.limits import PUBLIC

COUNT = "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D"


@contextmanager
def serving(place: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], int, list[str]]]:
    """A server, its port, and the lines it prints before it serves."""
    command = [str(Path(sys.executable).parent / "ccgkg"), "serve", "--graph", str(graph()), "--port", "0", *options]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"TMPDIR": str(place)})
    try:
        assert server.stderr is not None
        lines = [server.stderr.readline() for _ in range(2 if options else 1)]
        yield server, int(lines[0].partition("http://")[2].split(" ")[0].rpartition(":")[2]), lines
    finally:
        if server.poll() is None:
            server.kill()
        server.communicate()


def got(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Accept": "text/csv,*/*;q=0.5"})
    response = connection.getresponse()
    found = response.status, response.read().decode()
    connection.close()
    return found


def test_it_listens_for_this_machine_alone_and_ends_with_nothing_left(tmp_path: Path) -> None:
    with serving(tmp_path) as (server, port, lines):
        assert lines == [f"Serving {graph()} at http://127.0.0.1:{port} (interrupt to stop)\n"]
        assert got(port, "/about")[0] == 200 and got(port, COUNT)[0] == 200
        if sys.platform == "linux":
            listening = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()
            (address,) = {
                line.split()[1] for line in listening if f":{port:04X}" in line.split()[1] and line.split()[3] == "0A"
            }
            assert address == f"0100007F:{port:04X}"
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 130
    assert not list(tmp_path.iterdir())


def test_for_the_open_web_it_says_what_it_turned_on_and_does_it(tmp_path: Path) -> None:
    with serving(tmp_path, "--public") as (server, port, lines):
        said = lines[1]
        for words in (
            "no snapshot of a text is shown",
            f"{PUBLIC.seconds:g} seconds",
            f"{PUBLIC.rows:,} rows",
            "16 MiB",
        ):
            assert words in said
        assert got(port, "/about")[0] == 200
        status, answer = got(port, COUNT)
        assert status == 200 and len(list(tmp_path.iterdir())) == 1  # the copy without the words, which is asked
        assert int(answer.split()[1]) > 1_000
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) in (0, -signal.SIGTERM)
    assert not list(tmp_path.iterdir())


def test_whole_texts_are_not_shown_to_others_without_a_word(tmp_path: Path) -> None:
    with serving(tmp_path, "--host", "0.0.0.0") as (_, _, lines):
        assert "whole texts are shown" in lines[1] and "--public" in lines[1]


@pytest.mark.parametrize(
    ("options", "said"),
    [(["--host", "nowhere.invalid"], "cannot listen there"), (["--graph", "nothing"], "no graph is stored here")],
)
def test_what_cannot_be_served_is_told_in_a_line(options: list[str], said: str) -> None:
    given = options if "--graph" in options else [*options, "--graph", str(graph())]
    done = CliRunner().invoke(app, ["serve", *given])
    assert (done.exit_code, done.output.count("\n")) == (1, 1) and said in done.output


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = CliRunner().invoke(app, ["serve", "--graph", str(graph()), "--port", str(port)])
    assert (done.exit_code, done.output) == (
        1,
        (
            f"ccgkg: 127.0.0.1:{port}: cannot listen there (the port is taken); "
            "--port takes another, --host another address\n"
        ),
    )
