"""Names of places that are the items of a list of CCGs: lines of their own under a lead-in."""

from __future__ import annotations

from collections.abc import Iterable

from ccgkg.ingest.bodies.ccg_topics import tells_of_ccgs
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.layout import Block

#: Code points of a line that may be a name alone.
_NAME_LINE = 70


def is_list_item(doc: Document, first: int, last: int, heads: Iterable[tuple[int, int, bool]]) -> bool:
    """Whether the names at tokens [first, last) open a short line of their own, alone or before a grade or a number,
    under a lead-in that speaks of CCGs; `heads` are the nouns for CCGs of the text."""
    start, stop = doc.sentence_tokens(first)
    if first != start:
        return False
    index = doc.layout.sentences[doc.layout.index_at(doc.tokens.starts[start])].block
    block = doc.layout.blocks[index]
    if block.kind == "paragraph" or not _ends_as_item(doc, last, stop):
        return False
    if doc.tokens.words[last:stop] == ["."] and _labels(stop, _tokens_of(doc, block)[1], heads):
        return False
    lead = _lead_in(doc, index)
    return lead is not None and _leads_in(doc, lead)


def _ends_as_item(doc: Document, last: int, stop: int) -> bool:
    """`Barnet`, `Barnet (£3m)`, `Barnet – good`: nothing is told behind the names but a mark, a figure or a grade."""
    return last >= stop or not doc.tokens.words[last][0].isalpha() or doc.cues.starting("grade", last) is not None


def _labels(first: int, last: int, heads: Iterable[tuple[int, int, bool]]) -> bool:
    """Whether names at the head of a line only say where its CCGs are: `North west London. Eight CCGs are to …`."""
    return any(first <= head < last for head, _, _ in heads)


def _lead_in(doc: Document, item: int) -> Block | None:
    """The block before a list, by the index of one of its items."""
    blocks = doc.layout.blocks
    for block in reversed(blocks[:item]):
        if block.kind != "item" and not _is_name_line(doc, block):
            return block
    return None


def _leads_in(doc: Document, block: Block) -> bool:
    """`The groups are:`, `Ratings for 2016`."""
    first, last = _tokens_of(doc, block)
    return tells_of_ccgs(doc, first, last) or not {"ccg", "ccgs", "groups"}.isdisjoint(doc.tokens.words[first:last])


def _is_name_line(doc: Document, block: Block) -> bool:
    """Whether a block is one short line that says nothing of its own: a name of the list."""
    if block.kind != "heading" or block.end - block.start > _NAME_LINE:
        return False
    words, (first, last) = doc.tokens.words, _tokens_of(doc, block)
    if words[last - 1] == ":" or not {"ccgs", "groups"}.isdisjoint(words[first:last]):
        return False
    return all(words[cue.first] == "ccg" for cue in doc.cues.within("ccg-topic", first, last))


def _tokens_of(doc: Document, block: Block) -> tuple[int, int]:
    return doc.tokens.range(block.start, block.end)
