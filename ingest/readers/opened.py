"""What a reader makes of a file, and how it says that it cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ccgkg.ingest.original import Original


class Unreadable(ValueError):
    """A file that a reader cannot read. The message is one line without the file's name; `place` is where, such as a
    line."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(reason)
        self.place = place


@dataclass(frozen=True, slots=True)
class Opened:
    """The text of a file, and what the file says of itself (`title`, `publisher`, `published` in EDTF, `url`,
    `author`).

    `original` is None where the text is the file, character by character. `notes` are lines that a reader of the output
    should know, such as that an encoding was guessed.
    """

    text: str
    metadata: Mapping[str, str | None] = field(default_factory=dict)
    original: Original | None = None
    notes: tuple[str, ...] = ()


#: From the bytes of a file to what it holds. Raises Unreadable.
FileReader = Callable[[bytes], Opened]
