"""Grades in brackets behind those of the year that a text is about: `Bury CCG: good (requires improvement)`."""

from __future__ import annotations

from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods

#: Blocks above a line in which its heading stands, and tokens between a year and `in brackets`.
_LINES, _NEAR = 30, 4
_OPENS = frozenset({"(", "was", "from", "down", "up", "previously", "formerly", ":", "before", "had", "been", "then"})
_CLOSES = frozenset({"before", "last", "year", "the", "previously"})


def is_in_brackets(doc: Document, last: int, cue: Cue) -> bool:
    """Whether a grade stands alone in brackets behind another that ends at the token `last`."""
    words = doc.tokens.words
    inside = [w for w in words[last : cue.first] if w.isalpha() or w in ("(", ":")]
    closing = next((i for i in range(cue.last, min(len(words), cue.last + _NEAR)) if words[i] == ")"), None)
    return (
        "(" in inside
        and _OPENS.issuperset(inside)
        and closing is not None
        and _CLOSES.issuperset(words[cue.last : closing])
    )


def year_in_brackets(doc: Document, periods: Periods, token: int, main: str | None) -> str | None:
    """The year of a grade in brackets at a token, behind one of the year `main`: the one that a heading tells, else the
    year before."""
    blocks = doc.layout.blocks
    here = doc.layout.sentence_at(doc.tokens.starts[token]).block
    words = doc.tokens.words
    for block in reversed(blocks[max(0, here - _LINES) : here]):
        first, last = doc.tokens.range(block.start, block.end)
        if "brackets" not in words[first:last]:
            continue
        at = words.index("brackets", first)
        near = (m for m in reversed(periods.within(first, at)) if at - m.last <= _NEAR and m.kind == "financial-year")
        told = next(near, None)
        return told.edtf if told is not None else year_before(main)
    return year_before(main)


def year_before(year: str | None) -> str | None:
    """The financial year before one, in EDTF; None before anything else."""
    return financial_year(int(year[:4]) - 1) if year and year.endswith("-03-31") and year[:4].isdecimal() else None
