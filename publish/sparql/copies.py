"""Stores without the words, made for as long as a server runs that may not let the words be asked.

They lie in a folder of the server's own that it holds a lock on. A server that is killed cannot remove its folder, but
its lock goes with it: the next server removes each folder that no one holds.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import threading
from pathlib import Path

from ccgkg.store.dataset import load
from ccgkg.store.home import Build

_PREFIX, _LOCK = "ccgkg-sparql-", ".lock"
#: How many builds have a copy: the one that is asked, and the one before, which may still be.
_KEPT = 2


class Copies:
    """The copies of one server. Nothing is made before the first is wanted."""

    def __init__(self) -> None:
        self._making = threading.Lock()
        self._folder: Path | None = None
        self._held = -1
        self._made: dict[Path, Path] = {}

    def of(self, build: Build) -> Path:
        """The store of a build without its words. Raises OSError where it cannot be made."""
        with self._making:
            if self._folder is None:
                remove_left()
                self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
                self._held = _locked(self._folder)
            if build.folder not in self._made:
                copy = self._folder / build.folder.name
                shutil.rmtree(copy, ignore_errors=True)
                load(copy, [build.graph])
                self._made[build.folder] = copy
            for old in list(self._made)[:-_KEPT]:
                shutil.rmtree(self._made.pop(old), ignore_errors=True)
            return self._made[build.folder]

    def close(self) -> None:
        """Removes them."""
        with self._making:
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)
                os.close(self._held)
                self._folder = None
                self._made.clear()


def remove_left() -> None:
    """Removes what servers left that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            lock = os.open(folder / _LOCK, os.O_RDONLY | os.O_NOFOLLOW)
        except OSError:
            continue  # that of another user, or none of ours
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            pass  # it is in use
        finally:
            os.close(lock)


def _locked(folder: Path) -> int:
    """Locks a folder. The lock is there only once it is held, so that no other server takes the folder for one that was
    left."""
    lock = os.open(folder / f"{_LOCK}.new", os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    (folder / f"{_LOCK}.new").rename(folder / _LOCK)
    return lock
