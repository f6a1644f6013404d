"""Words, numbers and marks of a text, each with its offsets.

A hyphen, en dash or no-break hyphen inside a word is no token: `Twenty-six` is two tokens that touch one, and `2017-18` two
numbers, so that a phrase matches however it is joined. A possessive `'s` is a token of its own, and so
are the verbs of `it'll` and `they'd`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass
from itertools import accumulate, compress, count
from operator import itemgetter

_TOKEN = re.compile(
    # A word, with its inner apostrophes: don't, O’Neill. Latin letters first, for speed.
    r"([A-Za-zÀ-ÖØ-öø-ɏ]+(?:['’](?!(?:[sS]|ll|d)\b)[A-Za-zÀ-ÖØ-öø-ɏ]+)*|[^\W\d_]+"
    r"|['’](?:[sS]|ll|d)\b"
    r"|[0-9]+(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
    r"|[^\w\s\-–‑]|[-–‑](?!\w)|(?<!\w)[-–‑])"
)
HYPHENS = "-–‑"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: `words` in lower case with straight apostrophes, `starts` and `ends` in code points, half-open."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """The first token that ends after `offset`."""
        return bisect_right(self.ends, offset)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens within [start, end), as a half-open range of indices."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def among(self, words: Container[str]) -> list[int]:
        """The tokens whose word is one of these. Nothing runs for each token but C: so a rule looks only where it may apply."""
        quick = frozenset(words) if isinstance(words, tuple) else words  # a word has its hash already
        return list(compress(count(), map(quick.__contains__, self.words)))

    def numerals(self) -> list[int]:
        """The tokens that begin with a digit."""
        return list(compress(count(), map(str.isdecimal, map(itemgetter(0), self.words))))

    def raw(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]]

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def joined(self, index: int) -> bool:
        """Whether the token hangs on the one before: by a hyphen, or with nothing between."""
        if index == 0:
            return False
        gap = self.text[self.ends[index - 1] : self.starts[index]]
        return not gap or (len(gap) == 1 and gap in HYPHENS)


def tokenise(text: str) -> Tokens:
    parts = _TOKEN.split(text)  # what stands between two tokens, a token, and so on
    places = list(accumulate(map(len, parts)))
    # No token holds a line break, so that one call lowers all of them.
    words = "\n".join(parts[1::2]).lower().replace("’", "'").split("\n") if len(parts) > 1 else []
    return Tokens(text, words, places[0:-1:2], places[1::2])
