"""Where a stored graph lives: one folder, in which a whole new build takes the place of the old by one rename.

graph/
  graph.nq        the public graph, sorted: a link to that of the current build
  current         a link to the build that is asked
  builds/ID/      store/ (Oxigraph), graph.nq (public), texts.nq (words that do not leave the machine), sources.json
  texts/SHA.txt   snapshots of the sources' texts
  journal.jsonl   what came, changed and went, and when
  parts/          the quads of each source, kept so that a rebuild makes only what changed
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: The names of builds and drafts. Nothing else is ever removed.
_BUILD = re.compile(r"[0-9a-f]{20}|\.draft-\w+")


class StoreError(OSError):
    """A store that is not there, not whole or in use. The message is one line that names it."""


@dataclass(frozen=True, slots=True)
class Build:
    """One build of the graph, in its folder."""

    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "store"

    @property
    def graph(self) -> Path:
        """All public graphs as sorted N-Quads."""
        return self.folder / "graph.nq"

    @property
    def texts(self) -> Path:
        """The graph of the words, as sorted N-Quads."""
        return self.folder / "texts.nq"

    @property
    def sources(self) -> Path:
        """The sources that the build holds, as JSON."""
        return self.folder / "sources.json"

    @property
    def changes(self) -> Path:
        """What the journal is to say of the build; gone once it says so."""
        return self.folder / "changes.jsonl"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of a stored graph."""

    root: Path

    @property
    def texts(self) -> Path:
        return self.root / "texts"

    @property
    def parts(self) -> Path:
        return self.root / "parts"

    @property
    def journal(self) -> Path:
        return self.root / "journal.jsonl"

    @property
    def dump(self) -> Path:
        """A link to the public graph of the build that is asked."""
        return self.root / "graph.nq"

    @property
    def _builds(self) -> Path:
        return self.root / "builds"

    @property
    def _current(self) -> Path:
        return self.root / "current"

    def prepare(self) -> None:
        """Makes the folders. Raises StoreError where that is not possible."""
        try:
            for folder in (self._builds, self.texts, self.parts):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{self.root}: cannot hold a graph ({error.strerror})") from None

    def current(self) -> Build | None:
        """The build that is asked, or None where there is none."""
        folder = self._current.resolve()
        return Build(folder) if self._current.exists() else None

    def mark(self) -> tuple[int, int] | None:
        """Tells whether another build was swapped in since, by one look at a link. None where there is no build."""
        try:
            link = self._current.lstat()
        except OSError:
            return None
        return link.st_ino, link.st_mtime_ns

    def draft(self) -> Build:
        """A new, empty build that no one asks yet."""
        return Build(Path(tempfile.mkdtemp(dir=self._builds, prefix=".draft-")))

    def swap_in(self, draft: Build, name: str) -> Build:
        """Makes a draft the build that is asked, under a name, in one rename; a reader of the one before goes on."""
        before = self.current()
        folder = self._builds / name
        if folder.exists():
            shutil.rmtree(folder)  # left by a build that was killed before it was current
        draft.folder.chmod(0o755)
        draft.folder.rename(folder)
        link = self._builds / ".link"
        link.unlink(missing_ok=True)
        link.symlink_to(Path(self._builds.name) / name, target_is_directory=True)
        os.replace(link, self._current)
        if not self.dump.is_symlink():
            self.dump.unlink(missing_ok=True)
            self.dump.symlink_to(Path(self._current.name) / draft.graph.name)
        self._tidy(keep={folder} | ({before.folder} if before else set()))
        return Build(folder)

    def discard(self, draft: Build) -> None:
        shutil.rmtree(draft.folder, ignore_errors=True)

    def _tidy(self, keep: set[Path]) -> None:
        """Removes all builds but these: drafts that were left, and the build before the last."""
        kept = {folder.resolve() for folder in keep}
        for folder in self._builds.iterdir():
            if folder.resolve() not in kept and _BUILD.fullmatch(folder.name):
                shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the folder against other builds. Raises StoreError at once where one is going on."""
        with (self.root / ".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise StoreError(f"{self.root}: another build is going on here") from None
            yield
