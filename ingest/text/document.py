"""A source made ready for the rules: its tokens, its layout and its cues, each found once."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from ccgkg.ingest.source import Source
from ccgkg.ingest.text.clauses import clause_starts
from ccgkg.ingest.text.cues import Cues, find_cues, phrases
from ccgkg.ingest.text.layout import Layout, Sentence, lay_out
from ccgkg.ingest.text.tokens import Tokens, tokenise


@dataclass(frozen=True, slots=True)
class Document:
    source: Source
    tokens: Tokens
    layout: Layout
    cues: Cues
    #: The tokens with which clauses begin, and the token ranges of the sentences by their first tokens.
    clauses: list[int]
    _firsts: list[int]
    _ranges: list[tuple[int, int]]

    @property
    def text(self) -> str:
        return self.source.text

    def sentence_tokens(self, token: int) -> tuple[int, int]:
        """The tokens of the sentence that holds `token`, as a half-open range."""
        return self._ranges[max(0, bisect_right(self._firsts, token) - 1)]

    def range_of(self, sentence: Sentence) -> tuple[int, int]:
        return self.tokens.range(sentence.start, sentence.end)


def prepare(source: Source) -> Document:
    tokens = tokenise(source.text)
    layout = lay_out(source.text)
    ranges = [tokens.range(s.start, s.end) for s in layout.sentences]
    return Document(source, tokens, layout, find_cues(tokens, phrases()), clause_starts(tokens.words), [r[0] for r in ranges], ranges)
