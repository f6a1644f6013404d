"""How much a question may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Beyond any of these a question is refused, never answered in part."""

    #: Seconds from the arrival of a question to its answer. At most half of them are spent waiting for a worker.
    seconds: float = 60.0
    #: Rows of a SELECT, triples of a CONSTRUCT or DESCRIBE.
    rows: int = 1_000_000
    #: Bytes of an answer.
    bytes: int = 128 * 2**20
    #: Bytes of a query in UTF-8.
    query: int = 256 * 2**10
    #: Bytes of memory that a worker may take for its questions, beyond what it takes when it starts.
    memory: int = 2 * 2**30
    #: Questions that are worked on at once, each by its own process.
    workers: int = 2
    #: Questions that wait for a worker.
    queue: int = 128
    #: Seconds after which one who was refused may ask again.
    retry_after: int = 10
    #: Whether the graph of the words, which holds sentences longer than a quotation may be, can be asked.
    words: bool = True


#: For one's own machine.
PRIVATE = Limits()

#: For the open web: `--public`.
PUBLIC = Limits(
    seconds=10.0,
    rows=100_000,
    bytes=16 * 2**20,
    query=32 * 2**10,
    memory=2**29,
    queue=64,
    words=False,
)
