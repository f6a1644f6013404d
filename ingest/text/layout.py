"""How a text is laid out: its blocks (paragraphs, headings, list items) and their sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from ccgkg.ingest.values import dataclass

BlockKind = Literal["paragraph", "heading", "item"]

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[•·▪◦‣●*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t\u00a0]+(?=\S)")
#: The end of a block that is no heading: a mark, and what may close behind it.
TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]]*$")

#: The end of a sentence: a full stop, question or exclamation mark, closing marks, space, and then what can open one.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+\s+(?=[\"'“‘(\[]?[A-Z0-9£•])")
#: What ends in a full stop and ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Sir|St|Cllr|Rt|Hon|Rev|Fig|vs|cf|etc|approx|e\.g|i\.e|al|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
    r"|(?<!&)\b[A-Z](?:\.[A-Z])*)\.$"
)
#: It ends one where no number follows: `Was it good? No. It was inadequate.`
_NUMBER = re.compile(r"\bNos?\.$")
#: No sentence is longer: a run of text with no mark is cut at a space, since a rule may look through all of its
#: sentence.
_LONGEST = 1000
#: A line at least this long that ends without a mark was wrapped, and goes on in the next.
_WRAPPED = 60
#: The share of a text that may stand in lines longer than any that was wrapped: addresses, rows of tables.
_LONG_LINES = 0.1


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands by itself. Offsets leave out the bullet of a list item and the space around."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """`passage` is the first block of the paragraphs that are read as one with its own: see `_passages`."""

    start: int
    end: int
    block: int
    passage: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks and sentences in the order of the text; every non-space character outside bullets lies in one of each."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    _starts: tuple[int, ...]

    def index_at(self, offset: int) -> int:
        """The index of the sentence that holds `offset`, or of the last that begins before it."""
        return bisect_right(self._starts, offset, 1) - 1

    def sentence_at(self, offset: int) -> Sentence:
        return self.sentences[bisect_right(self._starts, offset, 1) - 1]

    def block_at(self, offset: int) -> Block:
        return self.blocks[self.sentences[bisect_right(self._starts, offset, 1) - 1].block]


def lay_out(text: str, blocks: tuple[Block, ...] | None = None) -> Layout:
    """The layout of a text, whose `blocks` may be known."""
    blocks = blocks or tuple(blocks_of(text))
    spans = [list(_sentences(text, b)) for b in blocks]
    passages = _passages(blocks, [len(s) for s in spans])
    sentences = tuple(Sentence(start, end, i, passages[i]) for i, s in enumerate(spans) for start, end in s)
    return Layout(blocks, sentences, tuple(s.start for s in sentences))


def _passages(blocks: Sequence[Block], counts: Sequence[int]) -> list[int]:
    """By block the first of its passage: a paragraph of one sentence goes on from that before it, and is gone on from,
    as where the press makes each sentence a paragraph."""
    found: list[int] = []
    for i, block in enumerate(blocks):
        prose = i > 0 and block.kind == blocks[i - 1].kind == "paragraph"
        found.append(found[-1] if prose and (counts[i] == 1 or counts[i - 1] == 1) else i)
    return found


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a text in its order."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if not m.group().isspace()]
    wrapped = _is_wrapped(lines)
    i, block = 0, None
    while i < len(lines):
        start, end = lines[i]
        while wrapped and i + 1 < len(lines) and _goes_on(text, lines[i], lines[i + 1]):
            i += 1
            end = lines[i][1]
        i += 1
        run = text[start:end]
        start += len(run) - len(run.lstrip())
        end -= len(run) - len(run.rstrip())
        bullet = _BULLET.match(text, start, end)
        listed = _is_listed(text, block, start) if block is not None else False
        kind: BlockKind = "paragraph" if not _is_heading(text[start:end]) else "item" if listed else "heading"
        block = Block(bullet.end(), end, "item") if bullet else Block(start, end, kind)
        yield block


def _is_listed(text: str, last: Block, start: int) -> bool:
    """Whether a short line is an item without a bullet: under words that end in a colon, or right under such a line."""
    if text[last.end - 1] == ":":
        return True
    return last.kind == "item" and text.count("\n", last.end, start) == 1


def _is_wrapped(lines: list[tuple[int, int]]) -> bool:
    """Whether the lines of a text were cut to a width, as in mail and print: hardly any of it stands in longer ones."""
    lengths = [end - start for start, end in lines]
    return sum(length for length in lengths if length > 2 * _WRAPPED) <= _LONG_LINES * sum(lengths)


def _goes_on(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a line was wrapped and goes on in the next: both within one paragraph, no mark at its end, long
    enough."""
    gap = text[line[1] : after[0]]
    if gap.count("\n") > 1 or gap.count("\r") > 1 or not _WRAPPED <= line[1] - line[0] <= 2 * _WRAPPED:
        return False
    first = text[after[0] : after[1]].lstrip()
    if _BULLET.match(first):
        return False
    return not TERMINAL.search(text[line[0] : line[1]].rstrip()) or first[:1].islower()


def _is_heading(run: str) -> bool:
    return len(run) < 120 and not TERMINAL.search(run)


def _sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        mark = stop.start() + 1
        if text[stop.start()] == "." and _ABBREVIATION.search(text, max(start, mark - 12), mark):
            continue
        if text[stop.end()].isdecimal() and _NUMBER.search(text, max(start, mark - 4), mark):
            continue
        end = stop.start() + len(stop.group().rstrip())
        yield from _cut(text, start, end)
        start = stop.end()
    if start < block.end:
        yield from _cut(text, start, block.end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, in parts where it is no sentence of a language."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield start, cut
        start = cut + (cut == space)
    yield start, end
