"""The number whose measure is sought: in its sentence, behind the numbers before it and what those measure."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.measure.measured import Measured, over
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Numbers back among which the last of the same unit may stand that the sentences before tell.
_LIKE = 7


@dataclass(frozen=True, slots=True)
class Case:
    """What all rules for the measure of one number look at."""

    doc: Document
    #: All numbers of the text, and which of them is meant.
    numbers: Sequence[Number]
    index: int
    #: What the numbers before it measure.
    done: Sequence[Measured]
    n: Number
    words: list[str]
    #: The tokens [low, high) of its sentence.
    low: int
    high: int
    #: The number before it, where it stands in the same sentence.
    before: Number | None
    #: The last number of its unit in the sentences before, by its index.
    like: int | None
    #: Whether `of them` follows it.
    of_them: bool

    @classmethod
    def of(cls, doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured]) -> Case:
        """The case of the number at an index; `done` are the measures of those before it."""
        n, words = numbers[index], doc.tokens.words
        low, high = doc.sentence_tokens(n.first)
        like = None
        for k in range(index - 1, max(-1, index - 1 - _LIKE), -1):
            if numbers[k].unit == n.unit and numbers[k].first < low:
                like = k
                break
        before = numbers[index - 1] if index and numbers[index - 1].first >= low else None
        of_them = words[n.last : n.last + 2] == ["of", "them"]
        return cls(doc, numbers, index, done, n, words, low, high, before, like, of_them)

    def recent(self, count: int) -> range:
        """The indices of as many numbers before this one, the nearest first."""
        return range(self.index - 1, max(-1, self.index - 1 - count), -1)

    def as_before(self) -> Measured:
        """What the number before measures, taken over."""
        return over(self.done, self.index - 1)
