"""A word that may be a grade, with what stands around it; whether it is one, its sentence tells."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.ratings.words import QUOTES
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be a grade, with what stands around it in its sentence, tokens [start, stop)."""

    doc: Document
    bodies: Bodies
    cue: Cue
    start: int
    stop: int
    #: The words before and behind it, empty at the ends of the sentence.
    left: str
    right: str
    #: Whether marks of quotation enclose it.
    quoted: bool
    #: Whether it is of several words, and not also a plain verb as `requires improvement` is.
    several: bool
    #: The last verb or noun of rating before it, and the words from that to it.
    near: Cue | None
    gap: Sequence[str]
    #: How the grade before it in the sentence rates; None where there is none.
    before: str | None
    #: All words of the text.
    words: list[str]

    @classmethod
    def of(cls, doc: Document, bodies: Bodies, cue: Cue, last: tuple[Cue, str] | None) -> Candidate:
        """The frame of a word; `last` is the grade told before it in the text, and how that rates."""
        words = doc.tokens.words
        start, stop = doc.sentence_tokens(cue.first)
        left = words[cue.first - 1] if cue.first > start else ""
        right = words[cue.last] if cue.last < stop else ""
        rates = doc.cues.within("rates", start, cue.first)
        near = rates[-1] if rates else None
        return cls(
            doc=doc,
            bodies=bodies,
            cue=cue,
            start=start,
            stop=stop,
            left=left,
            right=right,
            quoted=left in QUOTES and right in QUOTES,
            several=cue.last - cue.first > 1 and cue.value != "requires-improvement",
            near=near,
            gap=words[near.last : cue.first] if near else (),
            before=last[1] if last and last[0].first >= start else None,
            words=words,
        )

    def names_ccg(self, first: int, last: int) -> bool:
        """Whether a CCG is named in the tokens [first, last)."""
        return any(m.kind == "ccg" for m in self.bodies.within(first, last))

    def rated_behind(self) -> bool:
        """Whether a noun for a rating follows closely: `the ‘good’ overall rating`."""
        reach = min(self.stop, self.cue.last + (8 if self.quoted else 3))
        after = next(iter(self.doc.cues.within("rates", self.cue.last, reach)), None)
        return after is not None and after.value == "noun"

    @property
    def outside(self) -> str:
        """The word before it and the mark of quotation that opens it."""
        if self.left not in QUOTES:
            return self.left
        return self.words[self.cue.first - 2] if self.cue.first - 1 > self.start else ""

    @property
    def beyond(self) -> str:
        """The word behind it and the mark of quotation that closes it, empty at the end of the sentence."""
        if self.right not in QUOTES:
            return self.right
        return self.words[self.cue.last + 1] if self.cue.last + 1 < self.stop else ""
