"""One place where a text names a body."""

from __future__ import annotations

from typing import Literal

from ccgkg.ingest.values import dataclass

BodyKind = Literal["ccg", "body", "outlet"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named at code points [start, end), tokens [first, last). `agent` is an ODS code or a slug."""

    start: int
    end: int
    first: int
    last: int
    agent: str
    kind: BodyKind
