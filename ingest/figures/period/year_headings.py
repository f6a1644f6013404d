"""The financial year over a section: `2016-17 in figures`, `Overspends 2015/16`, and what is told under it with no time
of its own (decision 5)."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.period.predicates_apart import has_verb
from ccgkg.ingest.figures.period.year_of_accounts import told_as_past
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.layout import Block
from ccgkg.ingest.times.periods import Mention as Time

#: Blocks at most between a heading and a paragraph under it, and rows between it and one of a list.
_PARAGRAPHS, _ROWS = 3, 20
#: Tokens at most of a heading, and of a row.
_HEADING, _ROW = 8, 14


def year_over(c: Context, n: Number, measure: str) -> Time | None:
    """The one financial year in the nearest heading over a number of money or outturn, which is told as past or in a
    row."""
    blocks = c.doc.layout.blocks
    here = c.doc.layout.sentence_at(n.start).block
    row = _is_row(c, blocks[here])
    if measure not in families()["fiscal"] or not (row or told_as_past(c, n)):
        return None
    for block in reversed(blocks[max(0, here - (_ROWS if row else _PARAGRAPHS)) : here]):
        if _is_row(c, block):
            continue
        if block.kind == "heading":
            year = _year_of(c, block)
            return year if year is not None and not _told_since(c, year, n) else None
        if row:
            return None
    return None


def _year_of(c: Context, heading: Block) -> Time | None:
    """The financial year of a heading that names it, and tells no more."""
    first, last = c.doc.tokens.range(heading.start, heading.end)
    if last - first > _HEADING or c.numbers_within(first, last) or has_verb(c.doc, first, last):
        return None
    told = c.periods.within(first, last)
    return told[0] if len(told) == 1 and told[0].kind == "financial-year" else None


def _told_since(c: Context, year: Time, n: Number) -> bool:
    """Whether another year is told between the heading and the sentence of a number."""
    low = c.doc.sentence_tokens(n.first)[0]
    return any(m.kind in ("financial-year", "year") for m in c.periods.within(year.last, low))


def _is_row(c: Context, block: Block) -> bool:
    """Whether a block tells a number behind a name and a colon, and no more: `Harrow CCG: £47m`."""
    first, last = c.doc.tokens.range(block.start, block.end)
    if block.kind == "paragraph" or last - first > _ROW:
        return False
    colon = next((k for k in range(first, last) if c.doc.tokens.words[k] == ":"), None)
    return colon is not None and bool(c.numbers_within(colon, last))
