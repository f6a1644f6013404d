"""The characters of a table in plain text: UTF-8 or UTF-16 by their marks, else Windows-1252, and never two at once."""

from __future__ import annotations

import codecs

from ccgkg.ingest.readers.opened import Unreadable

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
GUESSED = "its encoding was guessed: Windows-1252"


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file with nothing changed, and a note where its encoding had to be guessed.

    A byte order mark stays, so that offsets are those of the file. Raises Unreadable, with the line, for a file that is
    binary, or of which some lines are UTF-8 and others are not.
    """
    if data.startswith(_UTF_16):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise Unreadable(f"is broken UTF-16 (at byte {error.start})") from None
    if b"\x00" in data:
        raise Unreadable(f"is binary (a zero byte at byte {data.index(0)})")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    lines = data.split(b"\n")
    marked = [number for number, line in enumerate(lines, start=1) if not line.isascii()]
    broken = [number for number in marked if not _is_utf8(lines[number - 1])]
    if whole := sorted(set(marked) - set(broken)):
        raise Unreadable(f"mixes encodings: line {whole[0]} is UTF-8, line {broken[0]} is not", str(broken[0]))
    try:
        return data.decode("cp1252"), (GUESSED,)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"is neither UTF-8 nor Windows-1252 (byte 0x{data[error.start]:02x})", str(line)) from None


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
