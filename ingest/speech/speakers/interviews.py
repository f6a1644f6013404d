"""Interviews: texts that put questions in blocks of their own, and the one person who answers them."""

from __future__ import annotations

from ccgkg.ingest.speech.people.people import Named, People
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.layout import Block
from ccgkg.ingest.text.quotations import Quotations

#: Questions that an interview has at least, and the blocks at its head that name who is asked.
_QUESTIONS, _HEAD = 2, 4
#: Words before the name of the one who asks: `talks to Ned Roe`, `By Ned Roe`.
_ASKS = frozenset({"to", "by", "with", "tells", "told"})
#: Before a colon and the name of the one who wrote it down.
_WROTE = frozenset({"words", "author", "text", "interviewer", "writer", "reporter"})


def is_question(doc: Document, quotations: Quotations, block: Block) -> bool:
    """Whether a block ends in a question that stands in no quotation."""
    return doc.text[block.end - 1] == "?" and quotations.at(block.end - 1) is None


def interviewee(doc: Document, people: People, quotations: Quotations) -> Named | None:
    """Who answers the questions of a text: the person its head names first, else the one most spoken of. None where it
    is no interview."""
    blocks = doc.layout.blocks
    if not blocks:
        return None
    low, high = doc.tokens.range(blocks[0].start, blocks[min(_HEAD, len(blocks)) - 1].end)
    if (
        "interview" not in doc.tokens.words[low:high]
        and sum(is_question(doc, quotations, block) for block in blocks) < _QUESTIONS
    ):
        return None
    named = people.within(low, high)
    asking = {
        m.person
        for m in named
        if doc.tokens.words[m.lead - 1] in _ASKS
        or doc.tokens.words[m.lead - 1] == ":"
        and doc.tokens.words[m.lead - 2] in _WROTE
    }  # talks to Ned Roe
    first = next((m for m in named if m.person not in asking), None)
    if first is not None or not asking:
        return first.person if first is not None else None
    told = [m.person for m in people.mentions if m.person not in asking]
    return max(told, key=told.count) if told else None  # the one most spoken of
