"""Plain text: UTF-8, taken as it is, so that a place in the text is a place in the file."""

from __future__ import annotations

from ccgkg.ingest.readers.opened import Opened, Unreadable


def read(data: bytes) -> Opened:
    """The text of a file. Raises Unreadable for one that is empty, binary, or not UTF-8."""
    if not data.strip():
        raise Unreadable("is empty")
    if b"\x00" in data:
        raise Unreadable(f"is binary (a zero byte at byte {data.index(0)})")
    try:
        return Opened(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"is not UTF-8 (byte 0x{data[error.start]:02x} at byte {error.start})", str(line)) from None
