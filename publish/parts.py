"""One source made ready for the store: its part file, and what in that breaks a shape. Both are kept and reused."""

from __future__ import annotations

import hashlib
import json
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from rdflib import Graph

from ccgkg.ingest.files import write_whole
from ccgkg.ingest.intake import Intake
from ccgkg.ingest.part import Part, Reader, write_part
from ccgkg.ingest.source import Source
from ccgkg.shapes.validate import Violation, validate


@dataclass(frozen=True, slots=True)
class Made:
    """A part and its violations; none where it conforms."""

    part: Part
    violations: tuple[Violation, ...]


def make(source: Source, folder: Path, reader: Reader, base: str) -> Made | str:
    """Writes and validates the part of one source, unless that was done before with this code and these shapes.

    Where the reader fails on a source, which is a fault of its own, returns a line that says so.
    """
    try:
        part = write_part(source, folder, reader, base)
    except Exception as fault:  # noqa: BLE001 - whatever it is, the rest of the batch goes on
        return f"{source.slug}: could not be read for claims ({type(fault).__name__}: {' '.join(str(fault).split())})"
    note = part.path.with_suffix(f".{shapes_key()}.json")
    if not note.exists():
        found = validate(_graph(part.path, base), base=base)
        write_whole(note, json.dumps([asdict(violation) for violation in found]).encode("utf-8"))
    return Made(part, tuple(Violation(**record) for record in json.loads(note.read_bytes())))


def make_all(
    sources: list[Source], folder: Path, reader: Reader, base: str, workers: int, executor: Executor | None = None
) -> Iterator[Made | str]:
    """The parts of all sources, each as soon as it is made; their order is not set.

    With an `executor` that does the work (its workers see the same folder), else `workers` processes.
    """
    if executor is not None:
        futures = [executor.submit(make, source, folder, _share(reader, source), base) for source in sources]
        for future in as_completed(futures):
            yield future.result()
    elif workers > 1 and len(sources) > 1:
        with ProcessPoolExecutor(min(workers, len(sources)), initializer=_leave_interrupts) as pool:
            try:
                yield from make_all(sources, folder, reader, base, workers, pool)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
    else:
        for source in sources:
            yield make(source, folder, _share(reader, source), base)


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that waits; it tells the workers to stop after the source that they are at."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _share(reader: Reader, source: Source) -> Reader:
    """The reader with no more than a worker needs for one source."""
    return reader.of(source) if isinstance(reader, Intake) else reader


@lru_cache(maxsize=1)
def shapes_key() -> str:
    """A hash of the shapes and of the code that runs them."""
    total = hashlib.sha256()
    for file in sorted(files("ccgkg.shapes").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith((".ttl", ".py")):
            total.update(f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:20]


def _graph(path: Path, base: str) -> Graph:
    """What a source says, as one graph, without the words that do not leave the machine."""
    hidden = f" <{base}graph/texts> ."
    triples = []
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if not line.rstrip("\n").endswith(hidden):
                triples.append(line.rsplit(" <", 1)[0] + " .\n")
    graph = Graph()
    graph.parse(data="".join(triples), format="nt")
    return graph
