"""The cues that a name in a text may belong to, those nearest to it first: its sentence, its list, what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.text.cues import Cue

#: Where cues stand: with the name, in what leads up to its list, in the sentences after and before, or further down.
Where = Literal["sentence", "lead-in", "after", "before", "later"]
#: Sentences after a name in which `it` may go on from it, and before it in which a heading or lead-in may stand.
_AHEAD, _BEHIND = 4, 12
#: Sentences after a name in which a pronoun or a noun may still stand for it, where no other CCG is named between.
_LATER = 16
#: What stands for a body, or for some of those named in the sentence before.
_PRONOUNS = frozenset({"it", "its", "they", "them", "their", "both", "two", "three", "latter", "former"})
_NOUNS = frozenset({"ccg", "group", "organisation", "body", "leadership"})
#: Items of a list above one, at most, over which its lead-in is looked for.
_ITEMS = 20


def near(ground: Ground, label: str, first: int, last: int, org: str) -> Iterator[tuple[Where, Sequence[Cue]]]:
    """The cues of a label around tokens [first, last), in classes from the nearest to the farthest; none is empty.

    `org` is whom the tokens name: a sentence after them that names another CCG is not about it.
    """
    for where, low, high in _ranges(ground, first, org):
        cues = list(ground.doc.cues.within(label, low, high))
        if cues:
            yield where, sorted(cues, key=lambda c: max(c.first - last, first - c.last, 0))


def _ranges(ground: Ground, first: int, org: str) -> Iterator[tuple[Where, int, int]]:
    doc = ground.doc
    yield "sentence", *doc.sentence_tokens(first)
    listed = ground.list_of.get(first)
    if listed:
        yield "lead-in", listed.first, listed.last
    here = doc.layout.index_at(doc.tokens.starts[first])
    sentences = doc.layout.sentences
    block = sentences[here].block
    under = doc.layout.blocks[block].kind == "heading"
    for index in range(here + 1, min(len(sentences), here + 1 + _AHEAD)):
        low, high = doc.range_of(sentences[index])
        # Another paragraph, or another CCG, ends what is said of this one.
        if (sentences[index].block != block and not under) or any(
            m.kind == "ccg" and m.agent != org for m in ground.bodies.within(low, high)
        ):
            break
        yield "after", low, high
    for number in range(block - 1, max(-1, block - _BEHIND), -1):
        found = doc.layout.blocks[number]
        if found.kind == "heading" or doc.text[found.end - 1] in ":?":
            yield "lead-in", *doc.tokens.range(found.start, found.end)
    if here:
        yield "before", *doc.range_of(sentences[here - 1])
    for index in range(here + 1, min(len(sentences), here + 1 + _LATER)):
        low, high = doc.range_of(sentences[index])
        others = any(m.kind == "ccg" and m.agent != org for m in ground.bodies.within(low, high))
        if not others or index == here + 1 and _PRONOUNS & set(doc.tokens.words[low:high]):
            yield "later", low, high
        if others:
            break


def stands_for(ground: Ground, low: int, high: int) -> bool:
    """Whether tokens have a pronoun, or a noun with `the`, that may stand for a body named before."""
    words = ground.doc.tokens.words
    return any(
        words[i] in _PRONOUNS or (words[i] == "the" and words[i + 1] in _NOUNS)
        for i in range(low, min(high, len(words) - 1))
    )


def lead_in(ground: Ground, index: int) -> list[tuple[int, int]]:
    """The sentence that leads up to the list in whose item a sentence stands, as tokens."""
    doc = ground.doc
    blocks, here = doc.layout.blocks, doc.layout.sentences[index].block
    if blocks[here].kind == "paragraph":
        return []
    for block in reversed(blocks[max(0, here - _ITEMS) : here]):
        if block.kind == "paragraph" or blocks[here].kind == "item" != block.kind or doc.text[block.end - 1] == ":":
            led = (
                blocks[here].kind == "item" or doc.text[block.end - 1] == ":"
            )  # lines with no marks are a list where one leads up to it
            if not led:
                return []
            return [doc.tokens.range(doc.layout.sentence_at(block.end - 1).start, block.end)]
    return []
