"""Snapshots of texts, by their hash, outside the RDF: what a source said when it was read can be read again."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from ccgkg.ingest.files import write_whole
from ccgkg.store.home import StoreError

_HASH = re.compile(r"[0-9a-f]{64}")


def keep(folder: Path, text: str) -> str:
    """Keeps a text, unless it is kept already, and returns the SHA-256 of its UTF-8, in hexadecimal."""
    data = text.encode("utf-8")
    sha256 = hashlib.sha256(data).hexdigest()
    path = folder / f"{sha256}.txt"
    if not path.exists():
        write_whole(path, data)
    return sha256


def read(folder: Path, sha256: str) -> str | None:
    """The text of a hash, or None where it was not kept. Raises StoreError where it is no longer what it was."""
    if not _HASH.fullmatch(sha256):
        return None
    path = folder / f"{sha256}.txt"
    if not path.exists():
        return None
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise StoreError(f"{path}: is no longer the text that was read")
    return data.decode("utf-8")
