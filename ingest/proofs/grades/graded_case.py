"""A rating or an intervention to be proved: its words in the text, and what the rules read of its body there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ccgkg.ingest.claim import Claim, Intervention, Rating
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.proofs.times.near_times import fits
from ccgkg.ingest.text.cues import Cue


@dataclass(frozen=True, eq=False)
class Graded:
    """A claim whose span, at the tokens [first, last), names a body, and whose grade or type stands elsewhere."""

    ground: Ground
    named: Named
    claim: Rating | Intervention
    first: int
    last: int

    @property
    def key(self) -> str:
        """The key of the grade or type, which is its value."""
        return "rating" if isinstance(self.claim, Rating) else "type"

    @property
    def label(self) -> str:
        """The label of the cues that tell it."""
        return "grade" if isinstance(self.claim, Rating) else "intervention"

    @property
    def value(self) -> str:
        return self.claim.rating if isinstance(self.claim, Rating) else self.claim.type

    @cached_property
    def here(self) -> Sequence[Claim]:
        """What the rules read of the body at its name."""
        read = self.ground.read_at(self.claim.kind, self.claim.start, self.claim.end)
        return [c for c in read if getattr(c, "org", None) == self.claim.org]

    @cached_property
    def fitting(self) -> Sequence[Claim]:
        """Those of these with the claim's grade or type, and no other element or year."""
        same = [c for c in self.here if getattr(c, self.key) == self.value]
        return [c for c in same if not (isinstance(c, Rating) and self._is_of_another(c))]

    def _is_of_another(self, reading: Rating) -> bool:
        """Whether a reading with the same grade is of another element or year, and the claim's own has another
        grade."""
        claim = self.claim
        if not isinstance(claim, Rating):
            return False
        for other in self.here:
            if not isinstance(other, Rating) or other.rating == claim.rating or other.dimension != claim.dimension:
                continue
            if reading.dimension != claim.dimension or _is_of_its_year(claim, other, reading):
                return True
        return False

    def read_places(self) -> list[tuple[int, int]]:
        """The tokens of the grade of each fitting reading, those of the claim's own element and year first."""
        claim = self.claim
        if not isinstance(claim, Rating):
            return []
        alike = sorted(
            (c for c in self.fitting if isinstance(c, Rating)),
            key=lambda c: (c.dimension != claim.dimension, c.period != claim.period),
        )
        return [place for c in alike for place in self.places_of(c)]

    def places_of(self, reading: Claim) -> list[tuple[int, int]]:
        """The tokens of the grade or type that a reading tells."""
        at = self.ground.doc.tokens.range
        return [at(e.start, e.end) for e in reading.evidence if e.key == self.key and e.start is not None and e.end]

    def place(self, cue: Cue) -> tuple[int, int]:
        """The code points of a cue."""
        return self.ground.doc.tokens.starts[cue.first], self.ground.doc.tokens.ends[cue.last - 1]

    def said(self, cue: Cue) -> str:
        """The words of a cue."""
        return self.ground.doc.text[slice(*self.place(cue))]


def _is_of_its_year(claim: Rating, other: Rating, reading: Rating) -> bool:
    """Whether a claim's period is that of another reading, and not of this one."""
    if not claim.period:
        return False
    asked = bounds(claim.period)
    return fits(other.period, asked) and not fits(reading.period, asked)
