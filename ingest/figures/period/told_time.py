"""A time that a sentence tells beside a figure in it: what the rules look at that ask whether it is the figure's."""

from __future__ import annotations

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.period.own import Own
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class ToldTime:
    """The time `m`, the number `n`, how they stand to one another (`own`), and the words between them."""

    doc: Document
    n: Number
    own: Own
    m: Time
    measure: str
    words: list[str]
    #: The tokens [first, last) of the number's clause, and the first of the number with what hedges it.
    first: int
    last: int
    begin: int

    @property
    def leads(self) -> bool:
        """Whether the time stands before the number."""
        return self.m.last <= self.n.first

    @property
    def follows(self) -> bool:
        """Whether the time stands behind the number, and not straight behind it."""
        return self.m.first > self.n.last

    @property
    def of_a_day(self) -> bool:
        """Whether the time is told to the month or the day."""
        return self.m.kind in ("month", "day")

    @property
    def held_by(self) -> str:
        """The word before the number and its hedge."""
        return self.words[self.begin - 1]

    def among(self, family: str) -> bool:
        """Whether the measure is of a family (`rules/families.yaml`)."""
        return self.measure in families()[family]

    def behind(self) -> list[str]:
        """The words from the number to the time."""
        return self.words[self.n.last : self.m.first]

    def before(self) -> list[str]:
        """The words from the time to the number."""
        return self.words[self.m.last : self.n.first]


def told_time(doc: Document, n: Number, own: Own, m: Time, measure: str) -> ToldTime:
    """The frame of a time and a figure."""
    return ToldTime(doc, n, own, m, measure, doc.tokens.words, *clause_of(doc, n.first), n.begin)
