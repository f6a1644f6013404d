"""The sources of a batch: files, folders, patterns, archives and standard input, each read once.

What cannot be read is said in one line and left out. The order in which things are named does not matter.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import BinaryIO

from ccgkg.ingest.batch import archive
from ccgkg.ingest.batch.file import MOST_BYTES, File, bounded, on_disk
from ccgkg.ingest.batch.manifest import Manifest
from ccgkg.ingest.readers.registry import READERS, can_read, ending_of
from ccgkg.ingest.source import Source, SourceError, open_source

STDIN = Path("-")
_PATTERN = re.compile(r"[*?\[]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Collected:
    """The sources in the order of their slugs, and a line for each file or folder that gave none."""

    sources: tuple[Source, ...]
    problems: tuple[str, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of sources that were taken all the same."""
        return tuple(f"{source.slug}: {note}" for source in self.sources for note in source.notes)


def collect(paths: Iterable[Path], manifest: Manifest | None = None, stdin: BinaryIO | None = None) -> Collected:
    """Reads the files named, those of the folders, patterns and archives named, and those of a manifest.

    A path `-` is `stdin`, by default the standard input. One content is one source, however often it is given; of two
    contents under one name the first by its path is taken, and the other is a problem.
    """
    manifest = manifest or Manifest()
    problems = list(manifest.problems)
    sources: dict[str, Source] = {}
    places: dict[str, str] = {}
    contents: dict[str, str] = {}
    for file in sorted(_files({*paths, *manifest.paths}, problems, stdin), key=_rank):
        try:
            source = open_source(file, manifest.of(file.name))
        except SourceError as error:
            problems.append(str(error))
            continue
        taken = contents.get(source.sha256) or (source.slug if source.slug in sources else None)
        if taken is None:
            sources[source.slug], places[source.slug] = source, file.name
            contents[source.sha256] = source.slug
        elif _same(sources[taken], source):
            again = f"{file.name} is the same publication and was not read twice"
            sources[taken] = replace(sources[taken], notes=(*sources[taken].notes, again))
        else:
            problems.append(f"{file.name}: its name {source.slug!r} is taken by {places[taken]}")
    return Collected(tuple(sources[slug] for slug in sorted(sources)), tuple(sorted(set(problems))))


def _rank(file: File) -> tuple[str, int, str]:
    """Of one publication in several formats the one whose text needs no reading comes first."""
    endings = list(READERS)
    return file.name.removesuffix(file.path.suffix), endings.index(file.path.suffix.lower()), file.name


def _same(one: Source, other: Source) -> bool:
    """Whether two sources are one publication: the same words, or the same address under the same name."""
    if one.slug == other.slug and one.url and one.url == other.url:
        return True
    return _SPACES.sub(" ", one.text).strip() == _SPACES.sub(" ", other.text).strip()


def _files(paths: set[Path], problems: list[str], stdin: BinaryIO | None) -> Iterator[File]:
    plain: set[Path] = set()
    packed: set[Path] = set()
    for path in sorted(paths):
        if path == STDIN:
            yield _standard_input(stdin or sys.stdin.buffer)
        elif path.is_dir():
            found = [f for f in path.rglob("*") if can_read(f) and not f.name.startswith(".") and f.is_file()]
            if not found:
                problems.append(f"{path}: has no {_kind()}")
            plain.update(map(_plain, found))
        elif not path.exists() and _PATTERN.search(str(path)):
            matching = list(Path(path.anchor or ".").glob(str(path.relative_to(path.anchor))))
            found = [f for f in matching if f.is_file() and (can_read(f) or archive.is_archive(f))]
            if not found:
                problems.append(f"{path}: matches no {_kind()}")
            plain.update(_plain(f) for f in found if not archive.is_archive(f))
            packed.update(_plain(f) for f in found if archive.is_archive(f))
        elif not path.exists():
            problems.append(f"{path}: does not exist")
        elif archive.is_archive(path):
            packed.add(_plain(path))
        elif not can_read(path):
            problems.append(f"{path}: is no {_kind()}")
        else:
            plain.add(_plain(path))
    yield from map(on_disk, sorted(plain))
    for path in sorted(packed):
        found_in = archive.members(path, can_read, problems)
        if not found_in and not any(line.startswith(f"{path}") for line in problems):
            problems.append(f"{path}: has no {_kind()}")
        yield from found_in


def _standard_input(stdin: BinaryIO) -> File:
    data = stdin.read(MOST_BYTES + 1)
    return File("-", PurePath(f"stdin{ending_of(data)}"), lambda: bounded(data), lambda name: None)


def _kind() -> str:
    return f"file that can be read ({', '.join(READERS)})"


def _plain(path: Path) -> Path:
    """The path as it was given, unless another way of writing it leads to the same file."""
    resolved = path.resolve()
    here = Path.cwd()
    return resolved.relative_to(here) if resolved.is_relative_to(here) else resolved
