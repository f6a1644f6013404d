"""The frame of a number whose period is asked: what every rule looks at that says when it was."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.period.own import Own
from ccgkg.ingest.figures.period.own_times import own_time
from ccgkg.ingest.figures.period.year_of_grades import moves
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time
from ccgkg.ingest.values import dataclass

#: The length of a financial year in EDTF.
_YEAR = len("2016-04-01/2017-03-31")


@dataclass(frozen=True, slots=True)
class PeriodCase:
    """The number `n` is that with the `index`; `before` are the figures before it; `own` is what its sentence tells of
    its time."""

    c: Context
    doc: Document
    index: int
    n: Number
    measure: str
    before: Sequence[Figure]
    words: list[str]
    own: Own
    #: Whether it counts those who have a grade.
    rated: bool
    #: The year that the text gives to its ratings, where that can be the number's.
    governing: Time | None

    def among(self, family: str) -> bool:
        """Whether its measure is of a family (`rules/families.yaml`)."""
        return self.measure in families()[family]

    @property
    def last(self) -> Figure | None:
        """The figure just before."""
        return self.before[self.index - 1] if self.index else None

    @property
    def like(self) -> bool:
        """Whether the figure just before has its measure."""
        return self.index > 0 and self.before[self.index - 1].measure == self.measure

    @property
    def earlier_of_two(self) -> bool:
        """Whether it is told before the other end of a range: the first of `from 91 to 66`."""
        return self.n.partner is not None and self.n.partner > self.n.first


def period_case(c: Context, index: int, measure: str, before: Sequence[Figure]) -> PeriodCase:
    """The frame of the number with an index in the order of the text."""
    n, rated = c.numbers[index], measure in families()["rated"]
    own = own_time(c, index, measure in families()["stocks"])
    governing = c.periods.governing if rated or measure == "other" and moves(c.doc, n) else None
    return PeriodCase(c, c.doc, index, n, measure, before, c.doc.tokens.words, own, rated, governing)


def year_before(m: Time) -> str | None:
    """The financial year before that of a time; None where it is no financial year."""
    edtf = m.period(True)
    return financial_year(int(edtf[:4]) - 1) if edtf and len(edtf) == _YEAR else None
