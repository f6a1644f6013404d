"""The formats that can be read, by the endings of their files. The next format is one more module and a line here."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from ccgkg.ingest.readers.opened import FileReader

#: The module of each ending; of one publication in several formats the first is taken. The modules are imported when
#: first asked for: the libraries behind some take long to load.
READERS = {".txt": "plain", ".html": "page", ".htm": "page", ".xhtml": "page", ".pdf": "report", ".csv": "delimited",
           ".tsv": "delimited", ".xlsx": "workbook", ".xlsm": "workbook", ".ods": "workbook"}  # fmt: skip
#: How the bytes of a format begin, where no name tells it.
_BEGINNINGS = ((b"%PDF-", ".pdf"), (b"\x1f\x8b", ".html"), (b"<!doctype html", ".html"), (b"<html", ".html"))


def reader_of(path: PurePath) -> FileReader | None:
    """The reader of a file by its ending, or None where no reader has that."""
    name = READERS.get(path.suffix.lower())
    return import_module(f"ccgkg.ingest.readers.{name}").read if name else None


def can_read(path: PurePath) -> bool:
    return path.suffix.lower() in READERS


def ending_of(data: bytes) -> str:
    """The ending that fits bytes without a name: text where they begin like nothing else."""
    head = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((ending for beginning, ending in _BEGINNINGS if head.startswith(beginning.lower())), ".txt")
