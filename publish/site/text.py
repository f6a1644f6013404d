"""The text of a source cut into pieces, each with the claims that stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ccgkg.publish.site.sayings import Saying


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that follow each other. `claim` is the narrowest that stands on them, `others` how many more do."""

    words: str
    claim: Saying | None
    others: int


def pieces(text: str, found: Sequence[Saying]) -> list[Piece]:
    """The whole text in its order. Spans may overlap: each piece belongs to the shortest, which a click then opens."""
    spans = [(p.start, p.end, one) for one in found for p in one.passages if p.start < p.end <= len(text)]
    turns = sorted({0, len(text), *(at for start, end, _ in spans for at in (start, end))})
    starting = sorted(spans, key=lambda span: (span[0], span[1]))
    cut, open_spans, number = [], list[tuple[int, int, Saying]](), 0
    for start, end in pairwise(turns):
        open_spans = [span for span in open_spans if span[1] > start]
        while number < len(starting) and starting[number][0] <= start:
            open_spans.append(starting[number])
            number += 1
        over = {span[2].claim: span for span in open_spans}
        narrowest = min(over.values(), key=lambda span: (span[1] - span[0], span[2].claim), default=None)
        cut.append(Piece(text[start:end], narrowest[2] if narrowest else None, max(0, len(over) - 1)))
    return cut
