"""A passage: the words that a span stands in, with the span marked."""

from __future__ import annotations

from dataclasses import dataclass

from ccgkg.ingest.fragments import cell_of
from ccgkg.ingest.text.layout import Layout

#: The most code points that are shown before and behind a span.
_AROUND = 400


@dataclass(frozen=True, slots=True)
class Passage:
    """`inside` are the words of the span, at these offsets (code points, half-open); empty if not to be shown."""

    start: int
    end: int
    before: str
    inside: str
    after: str
    place: str | None = None


def in_text(layout: Layout, text: str, start: int, end: int, fragment: str | None, place: str | None) -> Passage:
    """The span in its sentence; in a table, in its row. What is far away is cut."""
    if fragment and cell_of(fragment):
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        last = len(text) if last < 0 else last
    else:
        first = layout.sentence_at(start).start
        last = layout.sentence_at(max(start, end - 1)).end
    first, last = min(first, start), max(last, end)
    before, after = text[first:start], text[end:last]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + " …"
    before, after = (" ".join(f"|{part}|".replace("\t", " · ").split())[1:-1] for part in (before, after))
    return Passage(start, end, before, text[start:end], after, place)


def in_graph(start: int, end: int, before: str, exact: str, after: str, place: str | None) -> Passage:
    """The few words that the graph itself holds."""
    behind = f"{after} …" if after else ""
    return Passage(start, end, f"… {before}" if before else "", exact, behind if exact else "", place)
