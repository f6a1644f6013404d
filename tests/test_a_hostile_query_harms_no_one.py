"""Whatever strangers send is refused or answered within the limit and a second, and the next who asks is answered.

No query leaves the machine, none changes the graph, and none is answered in part.
"""

import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hostile_queries import ALL, LIMITS, Hostile
from served import Site, quads, served, store
from workers_watched import bound, watched, workers

from ccgkg.publish.sparql.limits import Limits

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    """A port of this machine, where no one may come."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        found.setblocking(False)
        yield found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("hostile")
    store(root, quads())
    with served(root, LIMITS) as site:
        assert site.ask(COUNT, "text/csv").body.split() == [b"n", b"602"]
        # A worker's first query that has to be parsed loads the parser; on a busy machine that takes a while.
        parsed = COUNT.replace("{", "FROM <urn:graph:one> {")
        assert any(site.ask(parsed).seconds < 0.2 for _ in range(50))
        yield site


@pytest.fixture(scope="module")
def table(site: Site) -> Iterator[list[str]]:
    """What came of each entry, printed when all have been tried: `make hostile` shows it."""
    rows: list[str] = []
    yield rows
    limits = (
        f"limits: {LIMITS.seconds:g} s, {LIMITS.memory // 2**20} MiB of memory beyond what a worker has when it starts"
    )
    head = f"{'':<40}{'status':>7}{'seconds':>9}{'peak MiB':>10}{'the next':>10}"
    print("", head, *rows, f"{len(rows)} entries; {limits}", sep="\n")


@pytest.fixture(scope="module")
def most(site: Site) -> int | None:
    """Bytes that a worker may have at most; None where the kernel bounds none."""
    if sys.platform != "linux":
        return None
    found = max(bound(pid) or 0 for pid in workers())
    # Little more than its questions may take: the libraries, the stacks of threads.
    assert LIMITS.memory < found < LIMITS.memory + 3 * 2**26
    return found


@pytest.mark.parametrize(
    "hostile",
    [pytest.param(one, id=one.name, marks=[pytest.mark.slow] if one.heavy else []) for one in ALL],
)
def test_it_is_refused_in_time_and_the_next_is_answered(
    site: Site, listener: socket.socket, table: list[str], most: int | None, hostile: Hostile
) -> None:
    query = hostile.query.replace("{port}", str(listener.getsockname()[1]))
    with watched() as memory:
        got = site.send(hostile.method, hostile.address, query.encode() or hostile.body, hostile.headers)
    then = site.ask(COUNT, "text/csv")
    taken = "" if memory.peak is None else f"{memory.peak / 2**20:.0f}"
    table.append(f"{hostile.name:<40}{got.status:>7}{got.seconds:>9.2f}{taken:>10}{then.seconds:>8.2f} s")
    assert got.status in hostile.statuses, got.body[:300]
    assert hostile.says.encode() in got.body
    assert got.seconds < LIMITS.seconds + 1
    assert memory.peak is None or most is None or memory.peak < most
    assert ("retry-after" in got.headers) == (got.status == 503)
    if got.status >= 400:
        assert got.media == "text/plain"
        assert len(got.body) < 500
    # All is as it was, and no one was called.
    assert (then.status, then.body.split()) == (200, [b"n", b"602"])
    assert then.seconds < LIMITS.seconds / 2 + 1
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone bounds the memory of a process so")
def test_a_query_that_takes_too_much_memory_is_ended_long_before_its_time(tmp_path: Path) -> None:
    # A cross join that is put in order holds all of it: 218 million rows, some tens of gigabytes.
    store(tmp_path, quads())
    limits, others = Limits(seconds=60.0, memory=2**28, workers=1), set(workers())
    with served(tmp_path, limits) as site:
        assert site.ask(COUNT).status == 200
        most = max(bound(pid) or 0 for pid in set(workers()) - others)
        with watched() as memory:
            got = site.post("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a")
        assert (got.status, b"needs more memory" in got.body) == (503, True)
        assert got.seconds < limits.seconds / 2
        assert limits.memory < most < limits.memory + 3 * 2**26
        assert memory.peak and limits.memory / 2 < memory.peak < most
        assert site.ask(COUNT, "text/csv").body.split() == [b"n", b"602"]


@pytest.mark.slow
def test_a_long_query_keeps_no_one_waiting(tmp_path: Path) -> None:
    # Five thousand terms take the parser seconds, for the letters of FROM are in it; others are answered meanwhile.
    store(tmp_path, quads())
    long = "SELECT ?from { VALUES ?from { " + "1 " * 5_000 + "} }"
    with served(tmp_path, Limits(seconds=60.0, workers=2)) as site, ThreadPoolExecutor(1) as aside:
        assert site.ask(COUNT).status == 200
        slow = aside.submit(site.post, long, "text/csv")
        others = []
        while not slow.done():
            others.append(site.ask(COUNT, "text/csv").seconds)
        got = slow.result()
        print(f"the long one {got.status} in {got.seconds:.2f} s; {len(others)} others in {max(others):.2f} s at most")
        assert (got.status, len(got.body.split())) == (200, 5_001)
        assert len(others) > 10 and max(others) < got.seconds / 2
        assert site.post(long.replace("from", "x")).seconds < got.seconds / 2


def test_the_table_is_long_enough() -> None:
    assert len({hostile.name for hostile in ALL}) == len(ALL) >= 40


def test_more_at_once_than_may_be_are_told_to_come_again(site: Site) -> None:
    # Those that can be answered and those that wait are as many as the limits say; each works for some time.
    most = LIMITS.workers + LIMITS.queue
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
    with ThreadPoolExecutor(most * 4) as many:
        got = list(many.map(lambda n: site.ask(f"{slow} # {n}"), range(most * 4)))
    assert {one.status for one in got} == {200, 503}
    for one in got:
        assert one.seconds < LIMITS.seconds + 1
        if one.status == 503:
            assert one.headers["retry-after"] == str(LIMITS.retry_after)
    assert site.ask(COUNT).status == 200


def test_no_graph_is_told(tmp_path: Path) -> None:
    with served(tmp_path / "nothing", LIMITS) as site:
        got = site.ask("ASK {}")
    assert (got.status, got.body) == (503, b"no graph can be asked at the moment\n")


#: Oxigraph itself would go out for a SERVICE.
_GOES_OUT = """
import sys, pyoxigraph
from ccgkg.publish.sparql import isolation
print(getattr(isolation, sys.argv[1])())
try:
    print(list(pyoxigraph.Store().query("SELECT * { SERVICE <http://127.0.0.1:%s/> { ?s ?p ?o } }" % sys.argv[2])))
except Exception as error:
    print("refused")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone takes the network from a process")
@pytest.mark.parametrize("way", ["without_network", "_filter"])
def test_a_worker_has_no_way_out(listener: socket.socket, way: str) -> None:
    command = [sys.executable, "-P", "-c", _GOES_OUT, way, str(listener.getsockname()[1])]
    said = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout.split()
    if said[0] in ("None", "guard"):
        pytest.skip("this kernel takes the network from no process")
    assert said == [said[0], "refused"]
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.slow
def test_a_worker_that_no_one_ends_ends_itself() -> None:
    work = "from ccgkg.publish.sparql.isolation import bound_work\nbound_work(0.5)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-P", "-c", work], timeout=30, check=False)
    assert done.returncode < 0
