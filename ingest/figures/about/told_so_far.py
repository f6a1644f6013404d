"""The referents and changes that a text has told so far, for what stands for one of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from ccgkg.ingest.claim import Change
from ccgkg.ingest.figures.about.referent import Referent
from ccgkg.ingest.text.clauses import main_of
from ccgkg.ingest.text.document import Document

#: Sentences back in which a change is still spoken of; referents back that are looked at.
_CHANGE = 5
_RECENT = 40
#: Tokens at most between two lines of a list.
_LINE = 8


class ToldSoFar:
    """`found` are the referents of one text up to where it is read, in its order; its `changes` are known as a
    whole."""

    def __init__(self, doc: Document, changes: Sequence[Change]) -> None:
        self.doc, self.changes = doc, changes
        self.found: list[Referent] = []

    def since(self, token: int) -> Sequence[Referent]:
        """Those that begin at a token or behind it."""
        return self.found[bisect_left(self.found, token, key=attrgetter("first")) :]

    def sentences_before(self, token: int, most: int) -> Iterator[Sequence[Referent]]:
        """The referents of each of the last sentences before that of a token, those of its main clause first."""
        for first, last in self.spans_before(token, most):
            told = [r for r in self.since(first) if r.first < last]
            main = main_of(self.doc.tokens, first, last)
            yield [r for r in told if r.first >= main] + [r for r in told if r.first < main] if main > first else told

    def spans_before(self, token: int, most: int) -> Iterator[tuple[int, int]]:
        """The tokens of each of the last sentences before that of a token."""
        layout = self.doc.layout
        index = layout.index_at(self.doc.tokens.starts[token])
        for back in range(index - 1, max(-1, index - 1 - most), -1):
            yield self.doc.range_of(layout.sentences[back])

    def recent(self, token: int, blocks: int) -> Iterator[Referent]:
        """The last ones, the nearest first, as far as so many blocks back."""
        here = self.block(token)
        for r in reversed(self.found[-_RECENT:]):
            if here - self.block(r.first) > blocks:
                return
            yield r

    def lines(self) -> tuple[str, ...]:
        """The CCGs of a list of lines that ended just before."""
        run: list[Referent] = []
        for r in reversed(self.found):
            if r.kind != "named" or not self.in_an_item(r.first) or run and run[-1].first - r.last > _LINE:
                break
            run.append(r)
        return tuple(sorted({m for r in run for m in r.members})) if len(run) > 1 else ()

    def change_before(self, token: int, of_type: str = "") -> Change | None:
        """The change told last in the few sentences before a token, and in its own; of a type where one is asked
        for."""
        layout, start = self.doc.layout, self.doc.tokens.starts[token]
        k = bisect_right(self.changes, start, key=attrgetter("start"))
        while k and of_type and self.changes[k - 1].type != of_type:
            k -= 1
        if not k or layout.index_at(start) - layout.index_at(self.changes[k - 1].start) > _CHANGE:
            return None
        return self.changes[k - 1]

    def block(self, token: int) -> int:
        """The index of the block of a token."""
        return self.doc.layout.sentence_at(self.doc.tokens.starts[token]).block

    def in_an_item(self, token: int) -> bool:
        """Whether a token stands in an item of a list."""
        return self.doc.layout.block_at(self.doc.tokens.starts[token]).kind == "item"
