"""The edition that is served: one build of the graph, opened. A new build takes its place between two requests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph

from ccgkg.ingest.text.layout import Layout, lay_out
from ccgkg.publish.site.names import Names
from ccgkg.publish.site.search import Index
from ccgkg.publish.site.settings import Settings
from ccgkg.queries.ask import Engine, on_oxigraph
from ccgkg.store import snapshots
from ccgkg.store.dataset import current, in_memory, open_store
from ccgkg.store.home import Home, StoreError
from ccgkg.store.watch import Watch

#: A graph whose file is no longer than this many bytes is served from memory.
_SMALL = 64_000_000
Texts = Callable[[str], str | None]


@dataclass(frozen=True, eq=False)
class Edition:
    """A build and all that pages need of it. It is equal to itself alone, so that answers on it are cheap to keep.

    `texts` finds a snapshot by its hash; on a public site it finds none. `checked` finds it there, too: the arithmetic
    is done on the words, and shows none but the figures.
    """

    id: str
    public: bool
    names: Names
    store: pyoxigraph.Store
    engine: Engine
    texts: Texts
    checked: Texts
    layout: Callable[[str], Layout | None]
    index: Index


def open_edition(settings: Settings) -> Edition:
    """Raises StoreError where there is no graph or it cannot be opened."""
    build = current(settings.graph)
    if settings.public or build.graph.stat().st_size <= _SMALL:
        store = in_memory(settings.graph, texts=not settings.public)
    else:
        store = open_store(settings.graph)

    def snapshot(sha256: str) -> str | None:
        try:
            return snapshots.read(Home(settings.graph).texts, sha256)
        except StoreError:
            return None

    def nothing(_: str) -> str | None:
        return None

    texts: Texts = nothing if settings.public else lru_cache(maxsize=64)(snapshot)

    @lru_cache(maxsize=64)
    def layout(sha256: str) -> Layout | None:
        text = texts(sha256)
        return None if text is None else lay_out(text)

    engine, names = on_oxigraph(store, ours=True), Names(settings.base)
    index = Index.of(engine, names)
    return Edition(build.folder.name, settings.public, names, store, engine, texts, snapshot, layout, index)


class Editions:
    """Gives the edition of the current build. A new one is opened aside, while the old is read; if it cannot be, the
    old stays."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._watch = Watch(Home(settings.graph))
        self._edition = open_edition(settings)
        self._opening = threading.Lock()

    def now(self) -> Edition:
        """The edition to read. It never waits, so it may be asked on an event loop."""
        if self._watch.changed():
            threading.Thread(target=self._open, name="edition", daemon=True).start()
        return self._edition

    def _open(self) -> None:
        # One after another, so that the last stays.
        with self._opening, suppress(StoreError, OSError, ValueError, RuntimeError, SyntaxError):
            self._edition = open_edition(self.settings)
