"""The month that a heading gives to what a chronicle tells below it: `July`, and under it what happened in July."""

from __future__ import annotations

from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention, Periods

#: At most this many blocks between a heading and what stands under it.
_BLOCKS = 8


def month_of_heading(doc: Document, periods: Periods, token: int) -> Mention | None:
    """The month that the nearest heading above a token is, and no more than that; None under any other heading."""
    blocks = doc.layout.blocks
    here = doc.layout.sentence_at(doc.tokens.starts[token]).block
    heading = next((b for b in reversed(blocks[max(0, here - _BLOCKS) : here]) if b.kind == "heading"), None)
    if heading is None:
        return None
    first, last = doc.tokens.range(heading.start, heading.end)
    told = periods.within(first, last)
    whole = bool(told) and told[0].kind == "month" and (told[0].first, told[0].last) == (first, last)
    return told[0] if whole and not _is_date_line(doc, told[0]) else None


def _is_date_line(doc: Document, month: Mention) -> bool:
    """Whether a month is the one in which the text was published, with its year: `September 2018`, under the title."""
    dated = doc.source.published is not None and bool(month.edtf) and doc.source.published.startswith(month.edtf or "")
    return dated and doc.tokens.words[month.last - 1].isdecimal()
