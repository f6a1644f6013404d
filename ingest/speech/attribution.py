"""Voices: whose words stand at each place of a text. They set who asserts the claims that lie there (decision 2)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from ccgkg.ingest.values import dataclass

Mode = Literal["direct", "indirect", "report-finding", "hearsay"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice at code points [start, end). `agent` is None where the speaker is not named; the cue is what credits
    it."""

    start: int
    end: int
    agent: str | None
    mode: Mode
    cue_start: int
    cue_end: int


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of a text, cut into runs that do not overlap: in each the innermost voice speaks."""

    all: tuple[Voice, ...]
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]
    _voices: tuple[tuple[Voice, ...], ...]

    def at(self, offset: int) -> Voice | None:
        """The innermost voice at an offset, or None where the outlet speaks itself."""
        around = self.around(offset)
        return around[-1] if around else None

    def around(self, offset: int) -> tuple[Voice, ...]:
        """All voices at an offset, the outermost first."""
        i = bisect_right(self._starts, offset) - 1
        return self._voices[i] if i >= 0 and offset < self._ends[i] else ()


def layer(voices: Iterable[Voice]) -> Voices:
    """Voices with what lies within what worked out. Where two cross, the one that begins later is the inner one."""
    ordered = sorted(voices, key=lambda v: (v.start, -v.end, v.mode == "direct"))
    edges = sorted({v.start for v in ordered} | {v.end for v in ordered})
    starts: list[int] = []
    ends: list[int] = []
    layers: list[tuple[Voice, ...]] = []
    active: list[Voice] = []
    coming = 0
    for start, end in pairwise(edges):
        active = [v for v in active if v.end > start]
        while coming < len(ordered) and ordered[coming].start == start:
            active.append(ordered[coming])
            coming += 1
        if active:
            starts.append(start)
            ends.append(end)
            layers.append(tuple(active))
    return Voices(tuple(ordered), tuple(starts), tuple(ends), tuple(layers))
