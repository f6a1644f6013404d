"""A source: one publication's text and what is known of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ccgkg.ingest.batch.file import File, FileError, on_disk
from ccgkg.ingest.batch.metadata import MetadataError, parsed
from ccgkg.ingest.original import Original
from ccgkg.ingest.readers.opened import Unreadable
from ccgkg.ingest.readers.registry import READERS, reader_of


class SourceError(ValueError):
    """A source that cannot be read. The message is one line that names the file and, where there is one, the place."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text to extract from; `published` is EDTF.

    `text` is the file decoded as UTF-8 with nothing changed, or what a reader made of the file that is its `original`.
    """

    slug: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    original: Original | None = None
    #: What a reader of the output should know, such as that no metadata stood beside the file.
    notes: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def read_source(path: Path) -> Source:
    """The source in a file on disk. Raises SourceError as `open_source` does."""
    return open_source(on_disk(path))


def open_source(file: File, said: Mapping[str, str | None] | None = None) -> Source:
    """The source in a file, read by its ending.

    What `said` has of its metadata goes first, then `NAME.meta.json` beside it, then what the file says of itself.
    Where none of them says who published it or when, the source is read all the same, and a note says what is unknown.
    Raises SourceError for a file that cannot be opened or read, and for metadata that do not parse.
    """
    slug = file.path.name.removesuffix(file.path.suffix)
    reader = reader_of(file.path)
    if reader is None:
        raise SourceError(f"{file.name}: is none of {', '.join(sorted(READERS))}")
    try:
        opened = reader(file.load())
    except Unreadable as error:
        raise SourceError(f"{file.name}{':' * bool(error.place)}{error.place}: {error}") from None
    except FileError as error:
        raise SourceError(f"{file.name}: {error}") from None
    beside = _beside(file, slug + ".meta.json")
    known = dict(opened.metadata)
    for more in (beside or {}, said or {}):
        known |= {key: value for key, value in more.items() if value}
    missing = [word for key, word in (("publisher", "publisher"), ("published", "date")) if not known.get(key)]
    notes = opened.notes
    if missing and beside is None:
        notes += (f"no metadata beside it: {' and '.join(missing)} unknown",)
    return Source(slug, opened.text, **known, original=opened.original, notes=notes)


def _beside(file: File, name: str) -> Mapping[str, str | None] | None:
    place = str(Path(file.name).with_name(name))
    try:
        data = file.beside(name)
        return None if data is None else parsed(data)
    except FileError as error:
        raise SourceError(f"{place}: {error}") from None
    except MetadataError as error:
        raise SourceError(f"{place}{':' * bool(error.place)}{error.place}: {error}") from None
