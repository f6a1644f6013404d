"""A source made ready for the rules: its tokens, its layout and its cues, each found once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ccgkg.ingest.source import Source
from ccgkg.ingest.text.asides import asides
from ccgkg.ingest.text.bystanders import bystanders
from ccgkg.ingest.text.clauses import clause_starts, clauses_of, mains_behind, opening_within
from ccgkg.ingest.text.consents import consents
from ccgkg.ingest.text.cues import Cues, find_cues, phrases
from ccgkg.ingest.text.epithets import epithets
from ccgkg.ingest.text.fillers import fillers
from ccgkg.ingest.text.furniture import cleared
from ccgkg.ingest.text.layout import Layout, Sentence, blocks_of, lay_out
from ccgkg.ingest.text.light import without_light
from ccgkg.ingest.text.new_bodies import new_bodies
from ccgkg.ingest.text.plain_times import plain_times
from ccgkg.ingest.text.quotations import Quotations, find_quotations
from ccgkg.ingest.text.spare_words import spare_words
from ccgkg.ingest.text.tokens import Tokens, tokenise
from ccgkg.ingest.text.turns import turns
from ccgkg.ingest.text.whereabouts import whereabouts

#: A rule looks at most so many tokens past the end of a text or before its beginning.
_AROUND = 32
#: Full stops behind a text, so that a rule may look so many tokens past its last.
_PAST = 8
_END = "\n\n" + " ." * _PAST


@dataclass(frozen=True, slots=True)
class Document:
    source: Source
    #: The text of the source, with spaces in the place of web furniture, of asides and sentences that claim nothing,
    #: of spare words and of the labels of questions and answers.
    text: str
    tokens: Tokens
    layout: Layout
    cues: Cues
    #: The sentence that holds a token, as a half-open range of tokens; and the clause. A rule may ask for places a
    #: little behind the text, which are of the last, and before it, of the first.
    sentence_tokens: Callable[[int], tuple[int, int]]
    clause_tokens: Callable[[int], tuple[int, int]]
    #: The token with which a sentence begins to tell, by its first.
    openings: Mapping[int, int]
    quotations: Quotations

    def range_of(self, sentence: Sentence) -> tuple[int, int]:
        return self.tokens.range(sentence.start, sentence.end)


def prepare(source: Source) -> Document:
    blocks = tuple(blocks_of(source.text))
    text = cleared(source.text, blocks)
    for idle in (turns, consents, asides, whereabouts, spare_words, fillers):
        text = _without(text, idle(text))
    layout = lay_out(text, blocks if text == source.text else None)
    tokens = new_bodies(plain_times(tokenise(text + _END)))
    beside = {k for span in bystanders(text) for k in range(*tokens.range(*span))}
    beside |= epithets(tokens)
    tokens = tokens.without(beside) if beside else tokens
    tokens = without_light(tokens, [tokens.at(s.start) for s in layout.sentences])
    ranges = [tokens.range(s.start, s.end) for s in layout.sentences]
    spans: list[tuple[int, int]] = []
    for span, (following, _) in zip(ranges, [*ranges[1:], (len(tokens) - _PAST, 0)], strict=False):
        spans += [span] * (following - len(spans))
    clauses = clauses_of(sorted({*clause_starts(tokens), *mains_behind(tokens, ranges)}), spans)
    openings = {low: opening_within(tokens.words, low, high) for low, high in ranges}
    cues, quotations = find_cues(tokens, phrases()), find_quotations(text, layout)
    return Document(source, text, tokens, layout, cues, _around(spans), _around(clauses), openings, quotations)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]]) if parts else text


def _around(spans: list[tuple[int, int]]) -> Callable[[int], tuple[int, int]]:
    """What looks up the span of a token: places before the text are counted from the end."""
    return [*spans, *spans[-1:] * _AROUND, *spans[:1] * _AROUND].__getitem__
