"""The text of a source cut into pieces, each with the claims that stand on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ccgkg.publish.site.listed import Listed


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that follow each other. `claim` is the narrowest that stands on them, `others` how many more do.

    `place` is the address of that claim, from the page of its source. `begins` are the claims whose words begin here,
    the narrowest first.
    """

    words: str
    claim: Listed | None
    others: int
    place: str = ""
    begins: tuple[str, ...] = ()


def pieces(text: str, found: Sequence[Listed], place_of: Callable[[Listed], str]) -> list[Piece]:
    """The whole text in its order. Spans may overlap: each piece belongs to the shortest, which a click then opens."""
    spans = [(start, end, one) for one in found for start, end in one.spans if start < end <= len(text)]
    turns = sorted({0, len(text), *(at for start, end, _ in spans for at in (start, end))})
    starting = sorted(spans, key=lambda span: (span[0], span[1]))
    begun: set[str] = set()
    first_at: dict[int, list[str]] = {}
    for first, _, one in starting:
        if one.claim not in begun:
            begun.add(one.claim)
            first_at.setdefault(first, []).append(one.claim)
    cut, open_spans, number = [], list[tuple[int, int, Listed]](), 0
    for start, end in pairwise(turns):
        open_spans = [span for span in open_spans if span[1] > start]
        while number < len(starting) and starting[number][0] <= start:
            open_spans.append(starting[number])
            number += 1
        over = {span[2].claim: span for span in open_spans}
        narrowest = min(over.values(), key=lambda span: (span[1] - span[0], span[2].claim), default=None)
        claim = narrowest[2] if narrowest else None
        place = place_of(claim) if claim else ""
        cut.append(Piece(text[start:end], claim, max(0, len(over) - 1), place, tuple(first_at.get(start, ()))))
    return cut
