"""What the rules for a figure look at: the text, its bodies, times, numbers and changes, and how measures behave."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.claim import Change, Claim, Statement
from ccgkg.ingest.figures.about.put_under import Named
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods


@dataclass(frozen=True, slots=True)
class Context:
    """Numbers, changes and statements are in the order of the text."""

    doc: Document
    bodies: Bodies
    periods: Periods
    numbers: Sequence[Number]
    changes: Sequence[Change]
    statements: Sequence[Statement]
    #: The CCGs that the text is about as those that merge.
    topic: tuple[str, ...]
    #: Those that the text names as put under each measure.
    put_under: Named
    #: The tokens with which the numbers begin.
    firsts: Sequence[int]

    def numbers_within(self, first: int, last: int) -> Sequence[Number]:
        """The numbers that begin in the tokens [first, last)."""
        return self.numbers[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def partner(self, n: Number) -> Number | None:
        """The other end of a range."""
        return None if n.partner is None else next(iter(self.numbers_within(n.partner, n.partner + 1)), None)

    def changes_within(self, start: int, end: int) -> Sequence[Change]:
        """The changes that begin in the code points [start, end)."""
        return self.changes[bisect_left(self.changes, start, key=_start) : bisect_left(self.changes, end, key=_start)]

    def statements_within(self, start: int, end: int) -> Sequence[Statement]:
        """The statements that begin in the code points [start, end)."""
        return self.statements[
            bisect_left(self.statements, start, key=_start) : bisect_left(self.statements, end, key=_start)
        ]


def _start(claim: Claim) -> int:
    return claim.start


@cache
def families() -> dict[str, frozenset[str]]:
    """The measures that behave alike (`rules/families.yaml`)."""
    return {name: frozenset(measures) for name, measures in lexicon("families").items()}
