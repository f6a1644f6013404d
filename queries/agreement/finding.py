"""A finding: what a check says of one claim, with the reason and the reckoning, for a reader and for a program."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

Verdict = Literal["agrees", "disagrees", "cannot-be-checked"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: the slug of its source, code points into the text (half-open), and the words there."""

    source: str
    start: int
    end: int
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on a claim.

    `claim` is its IRI, `subject` what of it was checked (`count of CCGs`, `denominator`, …). `reason` is a clause for a
    reader, `computation` the numbers and days that the verdict rests on.
    """

    claim: str
    subject: str
    verdict: Verdict
    reason: str
    computation: str
    place: Place

    def to_json(self) -> dict[str, Any]:
        return asdict(self)
