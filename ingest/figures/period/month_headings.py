"""The month over a paragraph: `July`, in a review of a year, dates what is told of there with no time of its own."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.times.periods import Mention as Time

#: Paragraphs at most under one such heading before that of a number.
_PARAGRAPHS = 4


def month_over(c: Context, n: Number) -> Time | None:
    """The month, or the month with its year, that is all of the nearest heading over the paragraph of a number."""
    blocks = c.doc.layout.blocks
    here = c.doc.layout.sentence_at(n.start).block
    for block in reversed(blocks[max(0, here - _PARAGRAPHS) : here]):
        if block.kind != "heading":
            continue
        first, last = c.doc.tokens.range(block.start, block.end)
        told = c.periods.within(first, last)
        whole = len(told) == 1 and told[0].kind == "month" and (told[0].first, told[0].last) == (first, last)
        return told[0] if whole else None
    return None
