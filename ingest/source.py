"""A source: one publication's text and what is known of it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.original import Original
from ccgkg.ingest.readers.opened import Unreadable
from ccgkg.ingest.readers.registry import READERS, reader_of

#: `published` is a day or an interval of days.
_PUBLISHED = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")


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
    """The source in a file, read by its ending. `NAME.meta.json` beside it is its metadata and goes before its own.

    Where neither says who published it or when, the source is read all the same, and a note says what is unknown.
    Raises SourceError for a file that cannot be opened or read, and for metadata that do not parse.
    """
    slug = path.name.removesuffix(path.suffix)
    reader = reader_of(path)
    if reader is None:
        raise SourceError(f"{path}: is none of {', '.join(sorted(READERS))}")
    try:
        opened = reader(path.read_bytes())
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error})") from None
    except Unreadable as error:
        raise SourceError(f"{path}{':' * bool(error.place)}{error.place}: {error}") from None
    meta_path = path.with_name(slug + ".meta.json")
    beside = _metadata(meta_path) if meta_path.exists() else {}
    known = dict(opened.metadata) | {key: value for key, value in beside.items() if value}
    missing = [word for key, word in (("publisher", "publisher"), ("published", "date")) if not known.get(key)]
    notes = opened.notes
    if missing and not beside:
        notes += (f"no metadata beside it: {' and '.join(missing)} unknown",)
    return Source(slug, opened.text, **known, original=opened.original, notes=notes)


def _metadata(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: is not UTF-8 (at byte {error.start})") from None
    except (json.JSONDecodeError, RecursionError) as error:
        place = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else "1:1"
        raise SourceError(f"{path}:{place}: is not JSON") from None
    if not isinstance(record, dict):
        raise SourceError(f"{path}: is no JSON object")
    known: dict[str, Any] = {}
    for key in ("title", "publisher", "published", "url", "author"):
        value = record.get(key)
        if value is not None and not isinstance(value, str):
            raise SourceError(f"{path}: {key} is no string")
        known[key] = value or None
    published = known["published"]
    if published is not None:
        try:
            if not _PUBLISHED.fullmatch(published):
                raise ValueError
            bounds(published)
        except ValueError:
            raise SourceError(f"{path}: published is neither a day nor an interval of days: {published!r}") from None
    return known
