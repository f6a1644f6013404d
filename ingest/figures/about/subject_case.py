"""The frame of a number whose subject is asked: what every rule that says of whom it is looks at."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.figures.about.cast import Cast
from ccgkg.ingest.figures.about.places import in_a_place
from ccgkg.ingest.figures.about.referent import Referent, Referents
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measure.measured import Measured
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import opening_of
from ccgkg.ingest.values import dataclass

#: A whole of so many CCGs is all of England's: there were never fewer than 106.
NATIONWIDE = 100
#: There were never so few in England: a total of fewer is that of a place.
LOCAL = 40
#: Tokens before a number in which a place may be told of which nobody else is.
FAR = 14


@dataclass(frozen=True, slots=True)
class SubjectCase:
    """`before` are the figures before that of the number `n`; the tokens [low, high) are its sentence, `words` those of
    the text."""

    c: Context
    cast: Cast
    refs: Referents
    n: Number
    found: Measured
    measure: str
    before: Sequence[Figure]
    words: list[str]
    low: int
    high: int
    #: Whether it counts, and is no share and no money.
    counts: bool

    def among(self, family: str) -> bool:
        """Whether its measure is of a family (`rules/families.yaml`)."""
        return self.measure in families()[family]

    @property
    def taken_from(self) -> Figure | None:
        """The figure that its measure was taken over from."""
        inherited = self.found.inherited
        return self.before[inherited] if inherited is not None and inherited >= 0 else None

    @property
    def last(self) -> Figure | None:
        """The figure before it, in the same sentence."""
        last = self.before[-1] if self.before else None
        return last if last is not None and last.start >= self.c.doc.tokens.starts[self.low] else None

    @property
    def of_a_few(self) -> bool:
        """Whether it is part of so few that they are those of a place: `four of the six`."""
        return 0 < (self.n.of or 0) < LOCAL

    @property
    def of_the_nation(self) -> bool:
        """Whether it is part of so many that they are all of England's: `87 of 207`."""
        return (self.n.of or 0) >= NATIONWIDE

    def group_behind(self, tokens: int) -> Referent | None:
        """The first group that begins within so many tokens behind the number."""
        near = self.refs.within(self.n.last, min(self.high, self.n.last + tokens))
        return next((r for r in near if r.kind == "group"), None)

    def in_a_place_told_first(self) -> bool:
        """Whether the sentence opens with a place, not long before a small count: `Across the north 12 were told to
        improve`."""
        n, doc = self.n, self.c.doc
        head = opening_of(doc, n.first)
        return n.of is None and n.value < LOCAL and n.first - head <= FAR and in_a_place(doc, head, 0)
