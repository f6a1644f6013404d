"""The frame of a number whose status is asked: what every rule looks at that says what it is told as."""

from __future__ import annotations

from ccgkg.ingest.claim import Evidence
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class StandingCase:
    """The number `n`; the tokens [low, high) are its sentence, [first, last) its clause; it begins with its hedge at
    `begin`."""

    c: Context
    doc: Document
    n: Number
    measure: str
    words: list[str]
    low: int
    high: int
    first: int
    last: int
    begin: int

    def among(self, family: str) -> bool:
        """Whether its measure is of a family (`rules/families.yaml`)."""
        return self.measure in families()[family]

    @property
    def held_by(self) -> str:
        """The word before the number and its hedge."""
        return self.words[self.begin - 1]

    def says(self, first: int, last: int) -> Evidence:
        """The tokens [first, last) as the words that give the status."""
        return Evidence("status", self.doc.tokens.starts[first], self.doc.tokens.ends[last - 1])


def standing_case(c: Context, n: Number, measure: str) -> StandingCase:
    """The frame of a number."""
    doc = c.doc
    return StandingCase(
        c, doc, n, measure, doc.tokens.words, *doc.sentence_tokens(n.first), *clause_of(doc, n.first), n.begin
    )
