"""What a sentence tells of the time of a number in it."""

from __future__ import annotations

from ccgkg.ingest.times.periods import Mention as Time
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Own:
    """`time` is that of the number. Where the sentence only tells what it is compared with, that is `reference`."""

    time: Time | None = None
    reference: Time | None = None
    #: Whether the number stands only to be compared with another.
    compared: bool = False
    #: Whether its clause says that it is told of now.
    now: bool = False
    #: Whether the time stands at the number itself, or sets its scene, and not somewhere in its sentence.
    close: bool = False
    #: Whether it stands with the number in one predicate.
    same: bool = False
