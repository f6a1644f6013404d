"""Files, folders, patterns, archives, standard input and manifests give their sources; what is broken gives a line."""

import csv
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.ingest.batch import archive, file
from ccgkg.ingest.batch.manifest import read_manifest
from ccgkg.ingest.collect import collect

WORDS = "NHS England said that 75 of the 207 CCGs had overspent in 2017-18. The total was £213m.\n"
META = {"title": "Overspent", "publisher": "The Ledger", "published": "2018-12-19", "url": "https://ledger.example/1"}


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


def taped(path: Path, members: dict[str, bytes], links: dict[str, str] | None = None) -> Path:
    with tarfile.open(path, "w:gz") as out:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            out.addfile(entry, io.BytesIO(data))
        for name, target in (links or {}).items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            out.addfile(entry)
    return path


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_an_archive_reads_as_its_folder(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "in"
    (folder / "a").mkdir(parents=True)
    members = {
        "a/one.txt": WORDS,
        "a/one.meta.json": json.dumps(META),
        "two.txt": WORDS.replace("75", "76"),
        "a/.hidden.txt": "x",
        "b.exe": "x",
    }
    for name, words in members.items():
        (folder / name).write_text(words)
    packed = tmp_path / f"all.{kind}"
    zipped(packed, {**members}) if kind == "zip" else taped(
        packed, {name: words.encode() for name, words in members.items()}
    )
    plain, unpacked = collect([folder]), collect([packed])
    assert plain.sources == unpacked.sources and not plain.problems and not unpacked.problems
    assert [source.slug for source in plain.sources] == ["one", "two"] and plain.sources[0].publisher == "The Ledger"


def test_patterns_and_standard_input(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{name}: {WORDS}")
    given = collect([tmp_path / "*.txt", Path("-")], stdin=io.BytesIO(WORDS.encode()))
    assert [source.slug for source in given.sources] == ["one", "stdin", "two"] and not given.problems
    assert "matches no file that can be read (.txt" in collect([tmp_path / "none*.txt"]).problems[0]


def test_one_content_is_one_source(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(WORDS)
    page = f"<html><body><article><h1>Overspent</h1><p>{WORDS * 3}</p></article></body></html>"
    (tmp_path / "c.html").write_text(page)
    (tmp_path / "c.txt").write_text("Overspent\n\n" + (WORDS * 3).replace("\n", " "))
    (tmp_path / "c.meta.json").write_text(json.dumps(META))
    given = collect([tmp_path])
    assert [source.slug for source in given.sources] == ["a", "c"] and not given.problems
    assert given.sources[1].original is None  # the text goes before the page
    assert sum("is the same publication" in note for note in given.notes) == 2


def test_two_contents_under_one_name_are_told(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "same.txt").write_text(WORDS)
    (tmp_path / "x" / "same.txt").write_text("Something else was said.")
    given = collect([tmp_path])
    assert len(given.sources) == 1 and "its name 'same' is taken by" in given.problems[0]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_manifest_supplies_and_overrides(tmp_path: Path, form: str) -> None:
    (tmp_path / "one.txt").write_text(WORDS)
    (tmp_path / "one.meta.json").write_text(json.dumps(META))
    zipped(tmp_path / "more.zip", {"in/two.txt": WORDS.replace("75", "77")})
    rows = [
        {"path": "one.txt", "url": "", "title": "Another title", "publisher": "", "date": "2018-12-20"},
        {
            "path": "more.zip!in/two.txt",
            "url": "https://x.example/2",
            "title": "",
            "publisher": "The Tribune",
            "date": "",
        },
    ]
    path = tmp_path / f"list.{form}"
    if form == "json":
        path.write_text(json.dumps(rows))
    else:
        with path.open("w", newline="", encoding="utf-8-sig") as out:
            writer = csv.DictWriter(out, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    given = collect([], read_manifest(path))
    assert not given.problems
    one, two = given.sources
    assert (one.title, one.publisher, one.published) == ("Another title", "The Ledger", "2018-12-20")
    assert (two.url, two.publisher, two.published) == ("https://x.example/2", "The Tribune", None)


def wrong_manifests() -> list[tuple[str, str, str]]:
    return [
        ("m.csv", "path,date\none.txt,19/12/2018\n", "m.csv:2: published is neither a day nor an interval"),
        ("m.csv", "file,date\none.txt,2018-12-19\n", "m.csv:1: has no column `path`"),
        ("m.csv", "path,colour\none.txt,red\n", "m.csv:1: has a column that means nothing here: 'colour'"),
        ("m.csv", "path,date\none.txt,2018-12-19,more\n", "m.csv:2: has more cells than its header"),
        ("m.csv", 'path,date\n"one.txt,2018\n', "m.csv:2: is no CSV"),
        ("m.csv", "path,date\n,2018-12-19\n", "m.csv:2: has no path"),
        ("m.csv", "path\nnone.txt\n", "none.txt: does not exist"),
        ("m.json", "[{]", "m.json:1:3: is not JSON"),
        ("m.json", '{"path": "one.txt"}', "m.json: is no JSON list of objects"),
        ("m.json", '[{"path": "one.txt", "title": 5}]', "m.json:1: title is no string"),
        ("m.json", "[" * 100_000, "is not JSON"),
    ]


@pytest.mark.parametrize(("name", "content", "line"), wrong_manifests())
def test_a_wrong_manifest_gives_one_line(tmp_path: Path, name: str, content: str, line: str) -> None:
    (tmp_path / "one.txt").write_text(WORDS)
    (tmp_path / name).write_text(content)
    given = collect([tmp_path / "one.txt"], read_manifest(tmp_path / name))
    assert len(given.problems) == 1 and line in given.problems[0] and len(given.sources) == 1


def climbing(path: Path) -> None:
    zipped(path / "bad.zip", {"../../out.txt": WORDS, "/abs.txt": WORDS, "C:\\x.txt": WORDS, "good.txt": WORDS})


def cut_short(path: Path) -> None:
    whole = zipped(path / "bad.zip", {"a.txt": WORDS * 50}).read_bytes()
    (path / "bad.zip").write_bytes(whole[: len(whole) // 2])


def cut_tape(path: Path) -> None:
    whole = taped(path / "bad.tar.gz", {"a.txt": bytes(range(32, 127)) * 18}).read_bytes()
    (path / "bad.tar.gz").write_bytes(whole[: len(whole) // 2])


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path / "bad.zip", "w", zipfile.ZIP_DEFLATED) as out:
        for number in range(3):
            out.writestr(f"{number}.txt", b"a" * 1500)


def locked(path: Path) -> None:
    data = bytearray(zipped(path / "bad.zip", {"a.txt": WORDS}).read_bytes())
    data[6] |= 1  # the flag of encryption, in the member's own header and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (path / "bad.zip").write_bytes(bytes(data))


def linked(path: Path) -> None:
    taped(path / "bad.tar.gz", {"good.txt": WORDS.encode()}, {"passwd.txt": "/etc/passwd"})


@pytest.mark.parametrize(
    ("make", "lines"),
    [
        (
            climbing,
            [
                "bad.zip!../../out.txt: its path climbs out of the archive",
                "bad.zip!/abs.txt: its path climbs",
                "bad.zip!C:\\x.txt: its path climbs",
            ],
        ),
        (cut_short, ["bad.zip: is no archive, or a broken one"]),
        (cut_tape, ["bad.tar.gz: is no archive, or a broken one"]),
        (bomb, ["bad.zip: unpacks to more than 4,000 bytes"]),
        (locked, ["bad.zip!a.txt: is locked by a password"]),
        (linked, ["bad.tar.gz!passwd.txt: is a link or a device"]),
        (lambda path: zipped(path / "bad.zip", {"a.exe": "x"}), ["bad.zip: has no file that can be read (.txt"]),
        (lambda path: (path / "bad.tar").write_bytes(b"no archive"), ["bad.tar: is no archive, or a broken one"]),
        (lambda path: (path / "bad.txt").write_bytes(b"a" * 2_001), ["bad.txt: has more than 2,000 bytes"]),
        (lambda path: (path / "bad.txt").write_bytes(b"a\x00b"), ["bad.txt: is binary"]),
        (lambda path: (path / "bad.pdf").write_bytes(b"%PDF-1.4 no more"), ["bad.pdf: is no PDF, or a broken one"]),
        (lambda path: (path / "bad.html").write_bytes(b"\x1f\x8bno"), ["bad.html: is broken gzip"]),
    ],
)
def test_what_is_broken_gives_one_line_and_leaves_the_rest(
    tmp_path: Path, make: Callable[[Path], object], lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 4_000)
    for module in (file, archive):
        monkeypatch.setattr(module, "MOST_BYTES", 2_000)
    (tmp_path / "good.txt").write_text(WORDS)
    make(tmp_path)
    bad = next(path for path in tmp_path.iterdir() if path.name.startswith("bad"))
    run = CliRunner().invoke(app, ["extract", str(bad), str(tmp_path / "good.txt")])
    assert run.exit_code == 1 and "Traceback" not in run.stderr
    told = [line for line in run.stderr.splitlines() if "bad" in line and not line.startswith("note")]
    assert len(told) == len(lines) and all(any(line in one for one in told) for line in lines), told
    assert all(json.loads(line)["source"] == "good" for line in run.stdout.splitlines()) and "£213m" in run.stdout
