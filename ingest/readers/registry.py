"""The formats that can be read, by the endings of their files. The next format is one more module and one more line here."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from ccgkg.ingest.readers.opened import FileReader

#: The module of each ending. They are imported when first asked for: the libraries behind some take long to load.
READERS = {".txt": "plain", ".html": "page", ".htm": "page", ".xhtml": "page", ".pdf": "report"}


def reader_of(path: PurePath) -> FileReader | None:
    """The reader of a file by its ending, or None where no reader has that."""
    name = READERS.get(path.suffix.lower())
    return import_module(f"ccgkg.ingest.readers.{name}").read if name else None
