"""A number of a text with the words around it, before it is known to be a figure."""

from __future__ import annotations

from ccgkg.ingest.numbers.amounts import Amount, Words
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.tokens import Tokens
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the rules for numbers that are no figures look at."""

    doc: Document
    w: Words
    t: Tokens
    ws: list[str]
    #: The token with which it begins, and the amount that was read there.
    i: int
    amount: Amount
    #: The token behind it.
    last: int
    #: The words right before it and right behind it; empty at the ends of the text.
    prev: str
    nxt: str
    #: Its code points [start, end).
    start: int
    end: int
    #: Whether a word for a percentage, or `per`, follows.
    percent: bool

    @classmethod
    def of(cls, doc: Document, w: Words, i: int, amount: Amount) -> Candidate:
        """The number at token `i`."""
        t, ws, last = doc.tokens, doc.tokens.words, amount.last
        prev = ws[i - 1] if i else ""
        nxt = ws[last] if last < len(ws) else ""
        percent = nxt in w.sets["percent"] or nxt == "per"
        return cls(doc, w, t, ws, i, amount, last, prev, nxt, t.starts[i], t.ends[last - 1], percent)

    @property
    def touched(self) -> bool:
        """Whether the token behind it touches it."""
        return self.last < len(self.ws) and self.t.starts[self.last] == self.end
