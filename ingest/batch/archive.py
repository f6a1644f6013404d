"""The files of a zip or tar archive, read within bounds and without writing any of them to disk.

What an archive says of its sizes is not trusted: bytes are counted as they are unpacked. Members whose paths climb out,
links and devices are left out, each with a line. An archive in an archive is not opened.
"""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from ccgkg.ingest.batch.file import MOST_BYTES, File

ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
#: The most bytes that an archive may unpack to, and the most members that it may have.
MOST_UNPACKED, MOST_MEMBERS = 512 * 1024 * 1024, 20_000
_METADATA = ".meta.json"
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
)


def is_archive(path: Path) -> bool:
    return path.name.lower().endswith(ENDINGS)


def members(path: Path, wanted: Callable[[PurePosixPath], bool], problems: list[str]) -> list[File]:
    """The wanted files of an archive with what lies beside them, in the order of their names. Adds to `problems`.

    An archive that is broken, or that unpacks to too much, gives nothing: what is there of it may be half of it.
    """
    found: dict[str, bytes] = {}
    total = 0
    try:
        for name, size, load in _zipped(path) if path.suffix.lower() == ".zip" else _taped(path):
            if name is None or load is None:
                problems.append(f"{path}!{size}")
                continue
            plain = PurePosixPath(name)
            if not (wanted(plain) or name.endswith(_METADATA)) or plain.name.startswith("."):
                continue
            data = load(min(MOST_BYTES, MOST_UNPACKED - total) + 1)
            total += len(data)
            if total > MOST_UNPACKED:
                raise _TooMuch(f"unpacks to more than {MOST_UNPACKED:,} bytes")
            if len(data) > MOST_BYTES:
                problems.append(f"{path}!{name}: has more than {MOST_BYTES:,} bytes")
            else:
                found[name] = data
    except _TooMuch as error:
        problems.append(f"{path}: {error}")
        return []
    except _BROKEN as error:
        problems.append(f"{path}: is no archive, or a broken one ({_said(error)})")
        return []
    return [_file(path, name, found) for name in sorted(found) if not name.endswith(_METADATA)]


class _TooMuch(Exception):
    """An archive that goes beyond the bounds."""


#: The name of a member and its loader, which reads at most so many bytes; or None and, in place of the size, a line on
#: it.
_Member = tuple[str | None, str, Callable[[int], bytes] | None]


def _zipped(path: Path) -> Iterator[_Member]:
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_MEMBERS:
            raise _TooMuch(f"has more than {MOST_MEMBERS:,} members")
        for entry in entries:
            if entry.is_dir():
                continue
            if entry.flag_bits & 1:
                yield None, f"{entry.filename}: is locked by a password", None
            elif _climbs(entry.filename):
                yield None, f"{entry.filename}: its path climbs out of the archive", None
            else:
                with archive.open(entry) as stream:
                    yield entry.filename, "", stream.read


def _taped(path: Path) -> Iterator[_Member]:
    # As a stream, so that a bomb is not unpacked just to find where its members lie.
    with tarfile.open(path, "r|*") as archive:
        for number, entry in enumerate(archive):
            if number >= MOST_MEMBERS:
                raise _TooMuch(f"has more than {MOST_MEMBERS:,} members")
            if entry.isdir():
                continue
            if not entry.isreg():
                yield None, f"{entry.name}: is a link or a device", None
            elif _climbs(entry.name):
                yield None, f"{entry.name}: its path climbs out of the archive", None
            elif entry.size > MOST_UNPACKED:
                raise _TooMuch(f"unpacks to more than {MOST_UNPACKED:,} bytes")
            else:
                stream: IO[bytes] | None = archive.extractfile(entry)
                if stream is not None:
                    yield entry.name, "", stream.read


def _climbs(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return ".." in parts or name.startswith(("/", "\\")) or name[1:2] == ":"


def _file(path: Path, name: str, found: dict[str, bytes]) -> File:
    inner = PurePosixPath(name)
    return File(f"{path}!{name}", inner, lambda: found[name], lambda other: found.get(str(inner.with_name(other))))


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
