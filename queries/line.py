"""The line that shows a span of a text: the sentence that holds it, or the row of a table.

Offsets are code points, half-open.
"""

from __future__ import annotations

from functools import lru_cache

from ccgkg.ingest.text.layout import lay_out

#: The most code points that are shown of a row before and behind a cell.
_AROUND = 160
#: Many spans may stand in one text.
_layout = lru_cache(maxsize=16)(lay_out)


def in_text(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """The sentence that holds a span, on one line, and the span's offsets in it."""
    layout = _layout(text)
    first, last = layout.sentence_at(start), layout.sentence_at(max(start, end - 1))
    before, inside, behind = text[min(first.start, start) : start], text[start:end], text[end : max(last.end, end)]
    before, behind = (" ".join(f"|{part}|".split())[1:-1] for part in (before, behind))
    return before + inside + behind, (len(before), len(before) + len(inside))


def in_row(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """The line of a table that holds a cell, cut where it is long, and the cell's offsets in it."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    before, behind = text[first:start].lstrip("\ufeff"), text[end:last].rstrip("\r")
    before = "…" + before[-_AROUND:] if len(before) > _AROUND else before
    behind = behind[:_AROUND] + "…" if len(behind) > _AROUND else behind
    before, behind = before.replace("\t", " | "), behind.replace("\t", " | ")
    return before + text[start:end] + behind, (len(before), len(before) + end - start)
