"""What a build did, to be printed or read by a program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ccgkg.ingest.taken import Refusal
from ccgkg.shapes.validate import Violation


@dataclass(frozen=True, slots=True)
class SourceReport:
    """One source of a build: what it was read from (a media type), and how many claims of it are stored."""

    slug: str
    media_type: str
    claims: int
    refused: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    `problems` are lines on what could not be read or corrected, each naming its file; `kept` are the slugs of which the
    store keeps an earlier text, since the file that is there now could not be read. `stored` says whether the graph
    that was built is the one that is asked now, `changed` whether that differs from the one before.
    """

    sources: tuple[SourceReport, ...]
    claims: Mapping[str, int]
    triples: int
    seconds: float
    stored: bool
    changed: bool
    violations: tuple[Violation, ...] = ()
    refused: tuple[Refusal, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether all that was given is in the store. Claims that were refused are reported and no failure."""
        return self.stored and not self.problems and not self.violations

    def to_json(self) -> dict[str, Any]:
        return {"ok": self.ok, **asdict(self)}
