"""A source: one publication's text and what is known of it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccgkg.ingest.edtf import bounds

#: `published` is a day or an interval of days.
_PUBLISHED = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")


class SourceError(ValueError):
    """A source that cannot be read. The message is one line that names the file and, where there is one, the place."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text to extract from. `text` is the file decoded as UTF-8 with nothing changed; `published` is EDTF."""

    slug: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    #: What a reader of the output should know, such as that no metadata stood beside the file.
    notes: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def read_source(path: Path) -> Source:
    """The source in a `.txt` file, with `NAME.meta.json` beside it as its metadata.

    Without that file the source is read all the same, its publisher and date unknown, and a note says so.
    Raises SourceError for a file that cannot be opened, is empty, binary, or not UTF-8, and for metadata that do not parse.
    """
    slug = path.name.removesuffix(path.suffix)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error})") from None
    text = _decode(path, data)
    meta_path = path.with_name(slug + ".meta.json")
    if not meta_path.exists():
        return Source(slug, text, notes=("no metadata beside it: publisher and date unknown",))
    return Source(slug, text, **_metadata(meta_path))


def _decode(path: Path, data: bytes) -> str:
    if not data.strip():
        raise SourceError(f"{path}: is empty")
    if b"\x00" in data:
        raise SourceError(f"{path}: is binary (a zero byte at byte {data.index(0)})")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{path}:{line}: is not UTF-8 (byte 0x{data[error.start]:02x} at byte {error.start})") from None


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
