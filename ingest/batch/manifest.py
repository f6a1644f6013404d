"""A manifest: which files a batch is, and what is known of each, as CSV or JSON.

CSV has a header with `path` and any of `url`, `title`, `publisher`, `date` (or `published`) and `author`; JSON is a
list of objects with these keys. A path is taken from the manifest's own folder. What a manifest says goes before what a
file says.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ccgkg.ingest.batch.file import FileError, on_disk
from ccgkg.ingest.batch.metadata import KEYS, MetadataError, checked

_NAMES = {"date": "published"}


@dataclass(frozen=True, slots=True)
class Manifest:
    """`known` is the metadata by the resolved path; a member of an archive is `ARCHIVE!MEMBER`. `-` is standard
    input."""

    paths: tuple[Path, ...] = ()
    known: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def of(self, name: str) -> Mapping[str, str | None]:
        """What the manifest knows of a file by the name that messages give it."""
        if not self.known:
            return {}
        archive, mark, member = name.partition("!")
        return self.known.get(name if name == "-" else f"{Path(archive).resolve()}{mark}{member}", {})


def read_manifest(path: Path) -> Manifest:
    """Reads a manifest. A row that cannot be read is said in one line with its place, and the rest is read all the
    same."""
    problems: list[str] = []
    known: dict[str, Mapping[str, str | None]] = {}
    paths: dict[Path, None] = {}
    try:
        data = on_disk(path).load().decode("utf-8-sig")
        for place, record in _objects(data) if path.suffix.lower() == ".json" else _rows(data):
            named = str(record.get("path") or "").strip()
            try:
                if not named:
                    raise MetadataError("has no path")
                archive, mark, member = named.partition("!")
                file = path.parent / archive
                found = checked({_NAMES.get(key, key): value for key, value in record.items() if value})
            except MetadataError as error:
                problems.append(f"{path}:{place}: {error}")
                continue
            known["-" if named == "-" else f"{file.resolve()}{mark}{member}"] = {k: v for k, v in found.items() if v}
            paths[Path("-") if named == "-" else file] = None
    except FileError as error:
        problems.append(f"{path}: {error}")
    except UnicodeDecodeError as error:
        problems.append(f"{path}: is not UTF-8 (at byte {error.start})")
    except MetadataError as error:
        problems.append(f"{path}{':' * bool(error.place)}{error.place}: {error}")
    return Manifest(tuple(paths), known, tuple(problems))


def _objects(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        records = json.loads(text)
    except json.JSONDecodeError as error:
        raise MetadataError("is not JSON", f"{error.lineno}:{error.colno}") from None
    except RecursionError:
        raise MetadataError("is not JSON", "1:1") from None
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise MetadataError("is no JSON list of objects")
    yield from enumerate(records, start=1)


def _rows(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in reader.fieldnames or ()]
        if "path" not in header:
            raise MetadataError("has no column `path`", "1")
        unknown = [name for name in header if name not in {"path", *KEYS, *_NAMES}]
        if unknown:
            raise MetadataError(f"has a column that means nothing here: {unknown[0]!r}", "1")
        reader.fieldnames = header
        for row in reader:
            if None in row:
                raise MetadataError("has more cells than its header", str(reader.line_num))
            yield reader.line_num, row
    except csv.Error as error:
        raise MetadataError(f"is no CSV ({error})", str(reader.line_num + 1)) from None
