"""The sources of a batch: files and folders, each read once; what cannot be read is said in one line and left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ccgkg.ingest.readers.registry import READERS, reader_of
from ccgkg.ingest.source import Source, SourceError, read_source


@dataclass(frozen=True, slots=True)
class Collected:
    """The sources in the order of their slugs, and a line for each file or folder that gave none."""

    sources: tuple[Source, ...]
    problems: tuple[str, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of sources that were taken all the same."""
        return tuple(f"{source.slug}: {note}" for source in self.sources for note in source.notes)


def collect(paths: Iterable[Path]) -> Collected:
    """Reads the files named, and those that have a reader in the folders named, at any depth. The order of `paths` does not matter.

    Of files with one slug the first by its path is taken. A file that is named twice, or by its folder too, is one.
    """
    problems: list[str] = []
    files = sorted(set(_files(paths, problems)))
    sources: dict[str, Source] = {}
    places: dict[str, Path] = {}
    for file in files:
        try:
            source = read_source(file)
        except SourceError as error:
            problems.append(str(error))
            continue
        if source.slug in sources:
            problems.append(f"{file}: its name {source.slug!r} is taken by {places[source.slug]}")
        else:
            sources[source.slug], places[source.slug] = source, file
    ordered = tuple(sources[slug] for slug in sorted(sources))
    return Collected(ordered, tuple(sorted(set(problems))))


def _files(paths: Iterable[Path], problems: list[str]) -> Iterator[Path]:
    for path in sorted(set(paths)):
        if path.is_dir():
            found = [f for f in path.rglob("*") if reader_of(f) and not f.name.startswith(".")]
            if not found:
                problems.append(f"{path}: has no {_endings()} file")
            yield from (_plain(file) for file in found)
        elif not path.exists():
            problems.append(f"{path}: does not exist")
        elif not reader_of(path):
            problems.append(f"{path}: is no {_endings()} file")
        else:
            yield _plain(path)


def _endings() -> str:
    return " or ".join(sorted(READERS))


def _plain(path: Path) -> Path:
    """The path as it was given, unless another way of writing it leads to the same file."""
    resolved = path.resolve()
    here = Path.cwd()
    return resolved.relative_to(here) if resolved.is_relative_to(here) else resolved
