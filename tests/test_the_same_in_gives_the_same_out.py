"""The bytes of the graph depend on its sources alone: not on order, workers, clock, or what was built before."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from built_by_hand import PIECES, read_by_hand, write_pieces
from claims_by_hand import CLAIMS, SOURCE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccgkg.ingest.graph.run import this_run
from ccgkg.ingest.part import write_part
from ccgkg.publish.build import build
from ccgkg.publish.report import BuildReport
from ccgkg.store import journal
from ccgkg.store.home import Home
from ccgkg.store.merge import merged

LATER = datetime(2031, 1, 1, tzinfo=UTC)


def built(paths: list[Path], out: Path, workers: int = 1, at: datetime | None = None) -> BuildReport:
    return build(paths, out, reader=read_by_hand, workers=workers, at=at)


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pieces(tmp_path_factory.mktemp("pieces"))


@pytest.fixture(scope="module")
def first(pieces: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("first") / "graph"
    report = built([pieces], out)
    assert report.ok and report.changed and len(report.sources) == 1 + len(PIECES)
    return out


def content(out: Path) -> tuple[bytes, bytes]:
    build = Home(out).current()
    assert build is not None
    return build.graph.read_bytes(), build.texts.read_bytes()


def test_any_order_and_any_number_of_workers(pieces: Path, first: Path, tmp_path: Path) -> None:
    files = sorted(pieces.glob("*.txt"), reverse=True)
    report = built([*files, pieces], tmp_path / "graph", workers=2, at=LATER)
    assert report.ok
    assert content(tmp_path / "graph") == content(first)


def test_any_executor(pieces: Path, first: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        build([pieces], tmp_path / "graph", reader=read_by_hand, executor=pool)
    assert content(tmp_path / "graph") == content(first)


def test_another_process_with_another_seed(pieces: Path, first: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from built_by_hand import read_by_hand; "
        "from ccgkg.publish.build import build;"
        "build([Path(sys.argv[1])], Path(sys.argv[2]), reader=read_by_hand, workers=1);"
        "from ccgkg.ingest.graph.run import this_run; print(this_run().key)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-c", code, str(pieces), str(tmp_path / "graph")]
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    if ran.stdout.strip() != this_run().key:
        pytest.skip("the code was edited while the tests ran, so this is another run")
    assert content(tmp_path / "graph") == content(first)


def test_the_lines_are_sorted_and_each_stands_once(first: Path) -> None:
    for data in content(first):
        lines = data.split(b"\n")[:-1]
        assert lines == sorted(set(lines))


def test_ingest_twice_changes_nothing(pieces: Path, first: Path) -> None:
    def files() -> dict[str, tuple[int, int]]:
        return {
            str(file): (file.stat().st_mtime_ns, file.stat().st_size)
            for file in first.rglob("*")
            if file.is_file() and file.name != ".lock"
        }

    before = files()
    report = built([pieces], first, at=LATER)
    assert report.ok and not report.changed
    assert files() == before


def test_what_came_changed_and_went_is_in_the_journal_and_not_in_the_graph(tmp_path: Path) -> None:
    pieces, out = write_pieces(tmp_path / "pieces", "piece-1", "piece-2"), tmp_path / "graph"
    noon = datetime(2024, 5, 1, 12, tzinfo=UTC)
    built([pieces], out, at=noon)
    (pieces / "piece-1.txt").write_text(PIECES["piece-1"].replace("£1m", "£9m"), encoding="utf-8")
    (pieces / "piece-2.txt").unlink()
    write_pieces(pieces, "piece-3")
    built([pieces], out, at=LATER)
    entries = journal.read(out / "journal.jsonl")
    assert [(entry.at[:4], entry.event, entry.source) for entry in entries] == [
        ("2024", "ingested", "piece-1"),
        ("2024", "ingested", "piece-2"),
        ("2031", "replaced", "piece-1"),
        ("2031", "withdrawn", "piece-2"),
        ("2031", "ingested", "piece-3"),
    ]
    assert entries[2].before == entries[0].sha256 != entries[2].sha256
    graph = content(out)[0].decode()
    value = "<https://w3id.org/ccgkg/def#value>"
    assert "piece-2" not in graph and f'{value} "9000000"' in graph and f'{value} "1000000"' not in graph
    # What is there now is what a first build of it gives.
    built([pieces], tmp_path / "fresh")
    assert content(tmp_path / "fresh") == content(out)


def test_a_rebuild_makes_only_what_changed(tmp_path: Path) -> None:
    pieces, out = write_pieces(tmp_path / "pieces"), tmp_path / "graph"
    built([pieces], out)
    before = {file.name: file.stat().st_mtime_ns for file in (out / "parts").glob("*.nq")}
    (pieces / "piece-4.txt").write_text(PIECES["piece-4"] + "\nNo more.\n", encoding="utf-8")
    built([pieces], out)
    after = {file.name: file.stat().st_mtime_ns for file in (out / "parts").glob("*.nq")}
    assert len(after.items() & before.items()) == len(before) - 1 == len(after) - 1


def test_a_part_does_not_depend_on_the_order_in_which_claims_are_found(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    one = write_part(SOURCE, first, in_order_found)
    other = write_part(SOURCE, second, in_other_order)
    assert one.path.read_bytes() == other.path.read_bytes()
    assert one.claims == other.claims and sum(one.claims.values()) == len(CLAIMS)


def in_order_found(source: object) -> list[object]:
    return list(CLAIMS)


def in_other_order(source: object) -> list[object]:
    return list(reversed(CLAIMS))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.lists(st.sampled_from("aäbcz€𝄞"), max_size=6), max_size=6), st.randoms())
def test_merging_gives_each_line_once_in_order_whatever_the_files(
    tmp_path: Path, parts: list[list[str]], random: object
) -> None:
    files = []
    for number, part in enumerate(parts):
        files.append(tmp_path / f"{number}.nq")
        files[-1].write_text("".join(f"{line}\n" for line in sorted(set(part))), encoding="utf-8")
    expected = [f"{line}\n" for line in sorted({line for part in parts for line in part})]
    random.shuffle(files)  # type: ignore[attr-defined]
    assert list(merged(files, tmp_path)) == expected


def test_merging_more_files_than_may_be_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccgkg.store.merge._OPEN", 3)
    files = []
    for number in range(20):
        files.append(tmp_path / f"{number}.nq")
        files[-1].write_text(f"{number:02}\n{number + 1:02}\n", encoding="utf-8")
    assert list(merged(files, tmp_path)) == [f"{number:02}\n" for number in range(21)]
    assert len(list(tmp_path.iterdir())) == 20
