"""How the site and the endpoint bear many who read at once, beside `oxigraph serve` on the same SPARQL lookups.

`python -m benchmarks.serve [GRAPH]` serves a stored graph (by default one that it builds of the articles in
`tests/articles`) on 127.0.0.1. 64 clients read for 60 seconds, each request drawn by chance: pages, searches, linked
data, the API, SPARQL lookups. Nothing is asked before that, so each page is made within that time, when it is first
read; the second half tells how it goes on. Then as many clients put lookups alone, the same ones, to `ccgkg serve` and
to `oxigraph serve-read-only`. Times are those that the clients see.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

from benchmarks.addresses import mixed_load, sparql_lookups, things
from benchmarks.clients import Took, load
from ccgkg.store.dataset import open_store
from ccgkg.store.home import Home

HERE = Path(__file__).resolve().parents[1]
CLIENTS, SECONDS, ALONE = 64, 60.0, 15.0
HEAD = f"{'':<16}{'requests':>9}{'a second':>10}{'median ms':>11}{'99th ms':>9}{'longest ms':>11}"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="benchmark-serve-") as folder:
        graph = Path(sys.argv[1]) if len(sys.argv) > 1 else _built(Path(folder) / "graph")
        store = open_store(graph)
        names = things(store)
        mixed, lookups = mixed_load(names), sparql_lookups(names)
        told = len({ask for same in mixed for ask in same})
        python = sys.version.split()[0]
        print(f"{len(store):,} triples, {told:,} addresses; {os.cpu_count()} processors, Python {python}\n")
        with served([_beside("ccgkg"), "serve", "--graph", str(graph), "--port"]) as port:
            print(f"{CLIENTS} clients that read everything for {SECONDS:g} s")
            took = load(port, mixed, CLIENTS, SECONDS)
            failed = report(took)
            print(f"\n{CLIENTS} clients with the same lookups for {ALONE:g} s\n{HEAD}")
            own = load(port, [lookups], CLIENTS, ALONE)
        copy = Path(folder) / "copy"
        build = Home(graph).current()
        assert build is not None
        shutil.copytree(build.store, copy)
        command = ["serve-read-only", "--union-default-graph", "--location", str(copy), "--bind"]
        with served([_beside("oxigraph"), *command], address=True) as port:
            there = [replace(ask, path=ask.path.replace("/sparql?", "/query?", 1)) for ask in lookups]
            other = load(port, [there], CLIENTS, ALONE)
    row("ccgkg serve", own, ALONE)
    row("oxigraph serve", other, ALONE)
    failed += faults([*own, *other])
    mine, theirs = (median(one.seconds for one in some) for some in (own, other))
    print(f"ratio: {len(own) / len(other):.2f} of its requests a second, {mine / theirs:.1f} times its median")
    return int(failed > 0)


def report(took: Sequence[Took]) -> int:
    """Prints requests, median and 99th percentile by kind, and of the second half; returns how many failed."""
    kinds = defaultdict(list)
    for one in took:
        kinds[one.kind].append(one)
    print(HEAD)
    for kind in sorted(kinds):
        row(kind, kinds[kind], SECONDS)
    row("all", took, SECONDS)
    row("all, 2nd half", [one for one in took if one.at >= SECONDS / 2], SECONDS / 2)
    return faults(took)


def row(name: str, took: Sequence[Took], seconds: float) -> None:
    times = [one.seconds * 1e3 for one in took]
    high = quantiles(times, n=100)[98]
    print(
        f"{name:<16}{len(times):>9,}{len(times) / seconds:>10,.0f}{median(times):>11.1f}{high:>9.1f}{max(times):>11.0f}"
    )


def faults(took: Sequence[Took]) -> int:
    found = Counter(one.fault for one in took if one.fault)
    print(f"errors: {found.total()}", *(f"  {number} × {fault}" for fault, number in found.most_common(5)), sep="\n")
    return found.total()


@contextmanager
def served(command: list[str], *, address: bool = False) -> Iterator[int]:
    """Runs a server on a free port of 127.0.0.1, which ends its command, until it is no longer wanted."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen([*command, f"127.0.0.1:{port}" if address else str(port)], stderr=subprocess.DEVNULL)
    try:
        _wait(server, port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"a server did not start: {server.args!r}")


def _beside(command: str) -> str:
    """A command of the environment that this runs in."""
    return str(Path(sys.executable).parent / command)


def _built(folder: Path) -> Path:
    articles = sorted(str(path) for path in (HERE / "tests" / "articles").glob("*/*.txt"))
    command = [_beside("ccgkg"), "build", *articles, "--out", str(folder), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout or not json.loads(done.stdout).get("stored"):
        raise SystemExit(f"the graph could not be built: {done.stderr}")
    return folder


if __name__ == "__main__":
    raise SystemExit(main())
