"""Which words of a source may leave the machine: never more than 25 in a row.

A literal of the public graph is short; but many short ones side by side would give the article away too, since every
span has its offsets. So what is shown of one text is counted together: a quotation, or the words around a span, is
shown only where it makes no longer run with what is shown already. Only the names and numbers that carry a claim are
always shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: The most words that may follow each other.
MOST_WORDS = 25
#: The most words shown before and after a span.
_AROUND = 4
#: Where they are looked for, in code points.
_NEAR = 80
#: A run of letters and digits, or a sign that stands alone: as many as any way of counting words finds, or more.
_WORD = re.compile(r"\w+|(?<!\S)[^\w\s]+(?!\S)")
_GAP = re.compile(r"\s+")

Span = tuple[int, int]


def count_words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def brief(text: str) -> str:
    """The text, cut behind 25 words, with an ellipsis where it was cut."""
    for number, word in enumerate(_WORD.finditer(text), start=1):
        if number > MOST_WORDS:
            return text[: word.start()].rstrip() + "…"
    return text


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a span: its words or not, and what stands before and after it (empty where nothing may be)."""

    words: bool
    prefix: str
    suffix: str


def disclose(text: str, carriers: Iterable[Span], sayings: Iterable[Span]) -> Mapping[Span, Shown]:
    """What may be shown of each span of a text.

    `carriers` are the spans of names, numbers and events; `sayings` those of statements, shown where they make no run
    of more than 25 words with others. Offsets are code points, half-open. A longer span of either sort is never shown.
    """
    ledger = _Ledger(text)
    carried, said = sorted(set(carriers)), sorted(set(sayings))
    shown = {span: ledger.show(*span, joined=False) for span in carried}
    shown |= {span: ledger.show(*span) for span in said if span not in shown}
    return {
        (start, end): Shown(words, ledger.before(start), ledger.after(end) if words else "")
        for (start, end), words in sorted(shown.items())
    }


class _Ledger:
    """The words of a text, and which of them are shown."""

    def __init__(self, text: str) -> None:
        self.text = text
        words = [match.span() for match in _WORD.finditer(text)]
        self.starts = [start for start, _ in words]
        self.ends = [end for _, end in words]
        self.shown = bytearray(len(words))

    def show(self, start: int, end: int, *, joined: bool = True) -> bool:
        """Shows a run of the text if it is short enough; with `joined`, together with what is shown beside it."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        length = last - first
        if joined:
            length += self._run(range(first - 1, -1, -1)) + self._run(range(last, len(self.shown)))
        if length > MOST_WORDS:
            return False
        self.shown[first:last] = b"\x01" * (last - first)
        return True

    def _run(self, words: range) -> int:
        """How many words are shown without a gap, up to the most that matters."""
        for number, word in enumerate(words):
            if not self.shown[word] or number > MOST_WORDS:
                return number
        return len(words)

    def before(self, end: int) -> str:
        """As many as four words in front of an offset, in its paragraph, as may be shown."""
        line = self.text.rfind("\n", max(0, end - _NEAR), end) + 1
        near = max(line, end - _NEAR)
        cuts = [gap.end() for gap in _GAP.finditer(self.text, near, end) if gap.end() < end]
        if near == line < end:
            cuts.insert(0, line)
        for start in cuts[-_AROUND:]:
            if self.show(start, end):
                return self.text[start:end]
        return ""

    def after(self, start: int) -> str:
        """As many as four words behind an offset, in its paragraph, as may be shown."""
        far = min(start + _NEAR, len(self.text))
        line = self.text.find("\n", start, far)
        near = far if line < 0 else line
        cuts = [gap.start() for gap in _GAP.finditer(self.text, start, near) if gap.start() > start]
        if line >= 0 or far == len(self.text):
            cuts.append(near)
        for end in reversed(cuts[:_AROUND]):
            if self.show(start, end):
                return self.text[start:end]
        return ""
