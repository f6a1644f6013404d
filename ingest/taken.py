"""What is taken of a source: the claims that passed, those refused, and what became of a person's corrections."""

from __future__ import annotations

from dataclasses import dataclass

from ccgkg.ingest.amendment import Amendment
from ccgkg.ingest.claim import Claim


@dataclass(frozen=True, slots=True)
class Refusal:
    """A claim that was not taken, and why. `start` and `end` are code points into the source's text."""

    source: str
    start: int
    end: int
    kind: str
    reason: str

    def __str__(self) -> str:
        return f"{self.source}:{self.start}-{self.end}: {self.kind} refused: {self.reason}"


@dataclass(frozen=True, slots=True)
class Taken:
    """The claims to store. `problems` are lines on corrections that could not be applied, `used` the places of those
    that were. `faults` are lines on what is wrong in the source itself, `remarks` lines on how it was read; `dropped`
    are the corrections that took a claim away."""

    claims: tuple[Claim, ...]
    refused: tuple[Refusal, ...] = ()
    problems: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    dropped: tuple[Amendment, ...] = ()
