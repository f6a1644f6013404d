"""One place where a text names a body."""

from __future__ import annotations

from collections.abc import Sequence
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


def word_before(words: Sequence[str], mention: Mention, start: int) -> str:
    """The word before a mention, past `the`; empty where the mention is the first from the token `start` on."""
    before = words[mention.first - 1] if mention.first > start else ""
    return words[mention.first - 2] if before == "the" and mention.first - 2 >= start else before
