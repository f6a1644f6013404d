"""The embedded dataset: Oxigraph on disk, loaded in bulk and opened to read, or in memory for a small graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph
from oxrdflib import OxigraphStore
from pyoxigraph import RdfFormat
from rdflib import Dataset, Graph

from ccgkg.store.home import Build, Home, StoreError

#: How many lines are loaded at a time: the loader sorts them in memory.
_PART = 500_000


def load(folder: Path, files: Iterable[Path]) -> int:
    """Loads files of N-Quads into a new store on disk, in parts, and returns how many quads it holds."""
    store = pyoxigraph.Store(folder)
    for file in files:
        for part in _parts(file):
            store.bulk_load(part, format=RdfFormat.N_QUADS)
    # What several parts have brought lies side by side until it is made one, and each question then looks through all.
    store.optimize()
    store.flush()
    return len(store)


def _parts(file: Path) -> Iterator[bytes]:
    with file.open("rb") as lines:
        while part := b"".join(islice(lines, _PART)):
            yield part


def current(root: Path) -> Build:
    """The build in a folder. Raises StoreError where there is none."""
    found = Home(root).current()
    if found is None:
        raise StoreError(f"{root}: no graph is stored here; build one first")
    return found


def open_store(root: Path) -> pyoxigraph.Store:
    """The stored graph, to be read. Raises StoreError where there is none or it cannot be opened."""
    build = current(root)
    try:
        return pyoxigraph.Store.read_only(str(build.store))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{root}: the stored graph cannot be opened ({' '.join(str(error).split())})") from None


def in_memory(root: Path, *, texts: bool = True) -> pyoxigraph.Store:
    """The stored graph, loaded into memory: faster to ask where it is small. Without `texts` it has no one's words."""
    build = current(root)
    store = pyoxigraph.Store()
    for file in (build.graph, build.texts)[: 1 + texts]:
        for part in _parts(file):
            store.bulk_load(part, format=RdfFormat.N_QUADS)
    return store


class _Stored(OxigraphStore):
    """To name a graph of it, as rdflib does to read one, adds none: the store may be open to read alone."""

    def add_graph(self, graph: Graph) -> None:
        pass


def as_dataset(store: pyoxigraph.Store) -> Dataset:
    """The store through rdflib's API. Its default graph is the union of all graphs."""
    return Dataset(store=_Stored(store=store), default_union=True)
