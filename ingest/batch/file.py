"""A file to read, wherever it lies: on disk, in an archive, or on standard input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

#: The most bytes of a file that is read. The longest reports have some ten million.
MOST_BYTES = 64 * 1024 * 1024


class FileError(ValueError):
    """A file whose bytes cannot be had. The message is one line without its name."""


@dataclass(frozen=True, slots=True)
class File:
    """`name` is how messages call it. `path` has its ending and, without that, its slug. `load` gives its bytes, or
    raises FileError; `beside` gives those of the file of another name in the same folder, or None where there is
    none."""

    name: str
    path: PurePath
    load: Callable[[], bytes]
    beside: Callable[[str], bytes | None]


def on_disk(path: Path) -> File:
    return File(str(path), path, lambda: _bytes(path), lambda name: _beside(path.with_name(name)))


def _beside(path: Path) -> bytes | None:
    return _bytes(path) if path.exists() else None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return bounded(file.read(MOST_BYTES + 1))
    except OSError as error:
        raise FileError(f"cannot be read ({error.strerror or error})") from None


def bounded(data: bytes) -> bytes:
    """The bytes, unless they are more than a file may have."""
    if len(data) > MOST_BYTES:
        raise FileError(f"has more than {MOST_BYTES:,} bytes")
    return data
