"""A source made ready for the rules: its tokens, its layout and its cues, each found once."""

from __future__ import annotations

from dataclasses import dataclass

from ccgkg.ingest.cues import Cues, find_cues, phrases
from ccgkg.ingest.layout import Layout, Sentence, lay_out
from ccgkg.ingest.source import Source
from ccgkg.ingest.tokens import Tokens, tokenise


@dataclass(frozen=True, slots=True)
class Document:
    source: Source
    tokens: Tokens
    layout: Layout
    cues: Cues

    @property
    def text(self) -> str:
        return self.source.text

    def sentence_tokens(self, token: int) -> tuple[int, int]:
        """The tokens of the sentence that holds `token`, as a half-open range."""
        sentence = self.layout.sentence_at(self.tokens.starts[token])
        return self.tokens.range(sentence.start, sentence.end)

    def range_of(self, sentence: Sentence) -> tuple[int, int]:
        return self.tokens.range(sentence.start, sentence.end)


def prepare(source: Source) -> Document:
    tokens = tokenise(source.text)
    return Document(source, tokens, lay_out(source.text), find_cues(tokens, phrases()))
