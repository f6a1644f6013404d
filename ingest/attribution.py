"""Voices: whose words stand at each place of a text. They set who asserts the claims that lie there (decision 2)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Mode = Literal["direct", "indirect", "report-finding", "hearsay"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice at code points [start, end). `agent` is None where the speaker is not named; the cue is what credits it."""

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
    """Voices with what lies within what worked out. Where two cross, the later one ends with the earlier."""
    ordered = sorted(voices, key=lambda v: (v.start, -v.end, v.mode == "direct"))
    starts: list[int] = []
    ends: list[int] = []
    layers: list[tuple[Voice, ...]] = []
    stack: list[Voice] = []
    at = 0

    def run(until: int) -> None:
        nonlocal at
        if stack and until > at:
            starts.append(at)
            ends.append(until)
            layers.append(tuple(v for v in stack if v.end > at))
        at = max(at, until)

    for voice in ordered:
        while stack and stack[-1].end <= voice.start:
            run(stack[-1].end)
            stack.pop()
        run(voice.start)
        at = voice.start
        stack.append(voice)
    while stack:
        run(stack[-1].end)
        stack.pop()
    return Voices(tuple(ordered), tuple(starts), tuple(ends), tuple(layers))
