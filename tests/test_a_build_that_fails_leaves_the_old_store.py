"""Until a new graph is whole and valid the one before stays: when one is killed, breaks a shape, or has bad input."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from built_by_hand import PIECES, read_by_hand, write_pieces

from ccgkg.ingest.claim import Claim, Figure
from ccgkg.ingest.source import Source
from ccgkg.publish.build import build
from ccgkg.store import journal
from ccgkg.store.dataset import open_store
from ccgkg.store.home import Home, StoreError


def state(out: Path) -> tuple[str, int, bytes]:
    """Which build is asked, how many quads it holds, and the journal."""
    current = Home(out).current()
    assert current is not None
    return current.folder.name, len(open_store(out)), (out / "journal.jsonl").read_bytes()


@pytest.fixture
def pieces(tmp_path: Path) -> Path:
    return write_pieces(tmp_path / "pieces", "piece-1", "piece-2")


@pytest.fixture(scope="module", autouse=True)
def _without_the_reference_graph() -> Iterator[None]:
    """It is seven thousand lines that make no difference here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ccgkg.publish.build._reference", lambda base: "")
        yield


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stored")
    pieces = write_pieces(folder / "pieces", "piece-1", "piece-2")
    assert build([pieces], folder / "graph", reader=read_by_hand, workers=1).ok
    return folder / "graph"


@pytest.fixture
def out(tmp_path: Path, stored: Path) -> Path:
    """A store of the first two pieces."""
    return Path(shutil.copytree(stored, tmp_path / "graph", symlinks=True))


#: Where a build is stopped, and the line that stops it there.
STOPS = {
    "while the parts are made": "ccgkg.publish.build.make_all",
    "while the store is loaded": "ccgkg.publish.build.load",
    "before the swap": "ccgkg.store.home.os.replace",
}
KILLED = """
import sys, time
from pathlib import Path
from unittest.mock import patch
from built_by_hand import read_by_hand
from ccgkg.publish.build import build

def stop(*args, **keys):
    print("stopped", flush=True)
    time.sleep(60)

with patch(sys.argv[3], stop):
    build([Path(sys.argv[1])], Path(sys.argv[2]), reader=read_by_hand, workers=1)
"""


@pytest.mark.parametrize("place", STOPS)
def test_a_killed_build_leaves_the_old_store_and_the_next_one_works(place: str, pieces: Path, out: Path) -> None:
    before = state(out)
    write_pieces(pieces, "piece-3")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    if place == "before the swap":  # parts are made by a rename too
        build(
            [write_pieces(pieces.parent / "more", "piece-3")], pieces.parent / "other", reader=read_by_hand, workers=1
        )
        for file in (pieces.parent / "other" / "parts").iterdir():
            file.rename(out / "parts" / file.name)
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(pieces), str(out), STOPS[place]],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "stopped\n"
    assert state(out) == before  # also while it is going on
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert state(out) == before

    report = build([pieces], out, reader=read_by_hand, workers=1)
    assert (
        report.ok and report.changed and [source.slug for source in report.sources] == ["piece-1", "piece-2", "piece-3"]
    )
    assert not list((out / "builds").glob(".draft-*"))
    assert [entry.source for entry in journal.read(out / "journal.jsonl")] == ["piece-1", "piece-2", "piece-3"]


def test_a_kill_between_the_swap_and_the_journal_is_made_good(pieces: Path, out: Path) -> None:
    write_pieces(pieces, "piece-3")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ccgkg.store.journal.take", lambda path, changes: None)
        build([pieces], out, reader=read_by_hand, workers=1)
    assert len(journal.read(out / "journal.jsonl")) == 2
    for _ in range(2):
        build([pieces], out, reader=read_by_hand, workers=1)
        assert [entry.source for entry in journal.read(out / "journal.jsonl")] == ["piece-1", "piece-2", "piece-3"]


def test_a_journal_that_was_cut_short_is_gone_on_with(pieces: Path, out: Path) -> None:
    path = out / "journal.jsonl"
    path.write_bytes(path.read_bytes() + b'{"at": "20')
    write_pieces(pieces, "piece-3")
    build([pieces], out, reader=read_by_hand, workers=1)
    assert [entry.source for entry in journal.read(path)] == ["piece-1", "piece-2", "piece-3"]


def test_a_reader_that_has_the_old_store_open_goes_on(pieces: Path, out: Path) -> None:
    store = open_store(out)
    quads = len(store)
    write_pieces(pieces, "piece-3")
    build([pieces], out, reader=read_by_hand, workers=1)
    assert len(list(store)) == quads < len(open_store(out))


def test_two_builds_at_once_are_one_too_many(pieces: Path, out: Path) -> None:
    with Home(out).locked(), pytest.raises(StoreError, match="another build"):
        build([pieces], out, reader=read_by_hand, workers=1)


def test_a_place_that_cannot_hold_a_graph(pieces: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match=r"^\S+file: cannot hold a graph"):
        build([pieces], tmp_path / "file", reader=read_by_hand, workers=1)


def test_no_store_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph is stored here"):
        open_store(tmp_path)


def shares_of_130(source: Source) -> list[Claim]:
    return [
        replace(claim, unit="percent", value=130, measure="overspending-ccgs")
        for claim in read_by_hand(source)
        if isinstance(claim, Figure)
    ]


def test_a_graph_that_breaks_a_shape_is_not_stored(pieces: Path, out: Path) -> None:
    before = state(out)
    report = build([pieces], out, reader=shares_of_130, workers=1)
    assert report.violations and not report.stored and not report.ok
    assert all("100" in violation.message for violation in report.violations)
    assert state(out) == before


def failing(source: Source) -> list[Claim]:
    if source.slug == "piece-2":
        raise IndexError("list index\nout of range")
    return list(read_by_hand(source))


def test_a_reader_that_fails_is_one_line_and_nothing_is_stored(pieces: Path, out: Path) -> None:
    before = state(out)
    report = build([pieces], out, reader=failing, workers=1)
    assert report.problems == ("piece-2: could not be read for claims (IndexError: list index out of range)",)
    assert not report.ok and state(out) == before


def broken(source: Source) -> list[Claim]:
    return [
        *read_by_hand(source),
        *(replace(claim, start=0, end=len(claim.exact)) for claim in read_by_hand(source)),
    ]


def test_a_claim_whose_words_do_not_stand_there_is_refused_and_the_rest_goes_on(pieces: Path, out: Path) -> None:
    report = build([pieces], out, reader=broken, workers=1)
    assert report.stored and report.claims["figure"] == 2
    assert [str(refusal) for refusal in report.refused] == [
        f"piece-{n}:0-3: figure refused: its words do not stand there" for n in (1, 2)
    ]


META = '{"publisher": "Holmedale Clarion", "published": "%s"}'
#: What is wrong with a file, what is done to it, and the end of the line that says so.
BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "not UTF-8": (
        lambda f: f.write_bytes("Good.\n£2m".encode("latin-1")),
        "bad.txt:2: is not UTF-8 (byte 0xa3 at byte 6)",
    ),
    "empty": (lambda f: f.write_bytes(b" \n"), "bad.txt: is empty"),
    "binary": (lambda f: f.write_bytes(b"PK\x03\x04\x00"), "bad.txt: is binary (a zero byte at byte 4)"),
    "a folder": (
        lambda f: f.mkdir(),
        "bad.txt: has no file that can be read (.txt, .html, .htm, .xhtml, .pdf, .csv, .tsv, .xlsx, .xlsm, .ods)",
    ),
    "a broken link": (lambda f: f.symlink_to(f.parent / "gone"), "bad.txt: does not exist"),
    "metadata that do not parse": (
        lambda f: (f.write_text("Fine."), f.with_name("bad.meta.json").write_text('{"title": "x",\n}')),
        "bad.meta.json:2:1: is not JSON",
    ),
    "metadata with a wrong date": (
        lambda f: (f.write_text("Fine."), f.with_name("bad.meta.json").write_text(META % "2018-02-30")),
        "bad.meta.json: published is neither a day nor an interval of days: '2018-02-30'",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_one_line_and_the_rest_goes_on(what: str, pieces: Path, out: Path) -> None:
    spoil, said = BAD[what]
    bad = pieces.parent / "in" / "bad.txt"
    bad.parent.mkdir()
    spoil(bad)
    write_pieces(pieces, "piece-3")
    report = build([pieces, bad], out, reader=read_by_hand, workers=1)
    assert len(report.problems) == 1 and report.problems[0].endswith(said) and "\n" not in report.problems[0]
    assert str(bad.parent.name) in report.problems[0]
    assert not report.ok and report.stored
    assert [source.slug for source in report.sources] == ["piece-1", "piece-2", "piece-3"] and report.claims[
        "figure"
    ] == 3


def test_a_source_that_cannot_be_read_any_more_stays_as_it_was(pieces: Path, out: Path) -> None:
    before = state(out)
    (pieces / "piece-2.txt").write_bytes(b"\xff\xfe")
    report = build([pieces], out, reader=read_by_hand, workers=1)
    assert not report.ok and report.kept == ("piece-2",) and len(report.problems) == 1
    assert state(out) == before


def test_nothing_is_withdrawn_while_something_cannot_be_read(pieces: Path, out: Path) -> None:
    before = state(out)
    report = build([pieces / "piece-1.txt", pieces / "gone"], out, reader=read_by_hand, workers=1)
    assert report.problems[0].endswith("gone: does not exist") and report.kept == ("piece-2",)
    assert state(out) == before


def test_of_two_files_with_one_name_the_first_by_its_path_is_taken(pieces: Path, tmp_path: Path) -> None:
    other = write_pieces(tmp_path / "zzz", "piece-1")
    (other / "piece-1.txt").write_text(PIECES["piece-1"].replace("£1m", "£9m"), encoding="utf-8")
    for paths in ([pieces, other], [other, pieces]):
        report = build(paths, tmp_path / "g", reader=read_by_hand, workers=1)
        assert [line.split(": ", 1)[1] for line in report.problems] == [
            f"its name 'piece-1' is taken by {pieces / 'piece-1.txt'}"
        ]
        assert "1000000" in (tmp_path / "g" / "graph.nq").read_text(encoding="utf-8")


def test_a_source_without_metadata_is_taken_and_a_note_says_so(pieces: Path, out: Path) -> None:
    (pieces / "piece-2.meta.json").unlink()
    report = build([pieces], out, reader=read_by_hand, workers=1)
    assert report.ok and report.notes == ("piece-2: no metadata beside it: publisher and date unknown",)


def test_nothing_that_can_be_read_stores_nothing(out: Path, tmp_path: Path) -> None:
    before = state(out)
    report = build([tmp_path / "none"], tmp_path / "new", reader=read_by_hand, workers=1)
    assert not report.ok and not report.stored and Home(tmp_path / "new").current() is None
    assert state(out) == before


def test_other_files_in_the_folder_of_the_graph_are_left_alone(pieces: Path, out: Path) -> None:
    mine = [out / "parts" / "notes.nq", out / "builds" / "mine" / "x", out / "README"]
    for file in mine:
        file.parent.mkdir(exist_ok=True)
        file.write_text("mine", encoding="utf-8")
    write_pieces(pieces, "piece-3")
    assert build([pieces], out, reader=read_by_hand, workers=1).changed
    assert all(file.read_text(encoding="utf-8") == "mine" for file in mine)


def test_the_report_is_json(pieces: Path, out: Path) -> None:
    report = build([pieces], out, reader=broken, workers=1)
    record = json.loads(json.dumps(report.to_json()))
    assert record["ok"] is True and record["refused"][0]["source"] == "piece-1"


def test_time_is_measured(pieces: Path, tmp_path: Path) -> None:
    started = time.perf_counter()
    report = build([pieces], tmp_path / "g", reader=read_by_hand, workers=1)
    assert 0 < report.seconds <= time.perf_counter() - started
