"""The formats that can be read, by the endings of their files. The next format is one more module and one more line here."""

from __future__ import annotations

from pathlib import PurePath

from ccgkg.ingest.readers import plain
from ccgkg.ingest.readers.opened import FileReader

READERS: dict[str, FileReader] = {ending: module.read for module in (plain,) for ending in module.ENDINGS}


def reader_of(path: PurePath) -> FileReader | None:
    """The reader of a file by its ending, or None where no reader has that."""
    return READERS.get(path.suffix.lower())
