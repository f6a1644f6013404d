"""A grade with what of its sentence may tell its year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from ccgkg.ingest.ratings.grades import Grade
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods
from ccgkg.ingest.values import dataclass

#: A period in EDTF, and why it is that, where no time beside the grade tells it.
Dated = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class GradedClause:
    """One of the grades of a text, by its index, in the sentence of tokens [start, stop)."""

    doc: Document
    periods: Periods
    grades: Sequence[Grade]
    index: int
    start: int
    stop: int
    cue: Cue
    #: The grades before it in its sentence, in their order, and the next one.
    earlier: Sequence[Cue]
    following: Cue | None
    #: The year of the text's ratings, in EDTF.
    governing: str | None
    #: All words of the text.
    words: list[str]

    @classmethod
    def of(
        cls, doc: Document, periods: Periods, grades: Sequence[Grade], index: int, start: int, stop: int
    ) -> GradedClause:
        back = (grades[k].cue for k in range(index - 1, -1, -1))
        after = grades[index + 1].cue if index + 1 < len(grades) else None
        return cls(
            doc=doc,
            periods=periods,
            grades=grades,
            index=index,
            start=start,
            stop=stop,
            cue=grades[index].cue,
            earlier=[*takewhile(lambda c: c.first >= start, back)][::-1],
            following=after if after and after.first < stop else None,
            governing=periods.governing.edtf if periods.governing else None,
            words=doc.tokens.words,
        )

    @property
    def how(self) -> str:
        """How the grade is told: `Grade.how`."""
        return self.grades[self.index].how

    def before(self) -> GradedClause:
        """The grade before this one."""
        return GradedClause.of(self.doc, self.periods, self.grades, self.index - 1, self.start, self.stop)
