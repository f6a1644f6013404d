"""Words, numbers and marks of a text, each with its offsets.

A hyphen, en dash or no-break hyphen inside a word is no token: `Twenty-six` is two tokens that touch one, and `2017-18`
two numbers, so that a phrase matches however it is joined. A possessive `'s` is a token of its own, and so are the
verbs of `it'll` and `they'd`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, chain, compress, count
from operator import itemgetter

_TOKEN = re.compile(
    # A word, with its inner apostrophes: don't, O’Neill. Latin letters first, for speed.
    r"([A-Za-zÀ-ÖØ-öø-ɏ]+(?:['’](?!(?:[sS]|ll|d)\b)[A-Za-zÀ-ÖØ-öø-ɏ]+)*|[^\W\d_]+"
    r"|['’](?:[sS]|ll|d)\b"
    r"|[0-9]+(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
    r"|[^\w\s\-–‑]|[-–‑](?!\w)|(?<!\w)[-–‑])"
)
HYPHENS = "-–‑"
_NOTHING: Mapping[int, str] = {}


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: `words` in lower case with straight apostrophes, `starts` and `ends` in code points,
    half-open."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    #: The tokens of each word.
    places: Mapping[str, Sequence[int]]
    #: The tokens that begin with a digit.
    numerals: Sequence[int]
    #: The first token that ends after an offset.
    at: Callable[[int], int]
    #: The words that are no tokens, by the token before which they stand: see `light.py`.
    light: Mapping[int, Sequence[str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens within [start, end), as a half-open range of indices."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def among(self, words: Iterable[str]) -> Sequence[int]:
        """The tokens whose word is one of these, in order: so a rule looks only where it may apply."""
        found = [self.places[w] for w in self.places.keys() & words]
        return sorted(chain.from_iterable(found)) if len(found) > 1 else found[0] if found else ()

    def walked(self, words: Mapping[str, object]) -> Iterator[int]:
        """The same for a lexicon that knows most words."""
        return compress(count(), map(words.__contains__, self.words))

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

    def without(self, dropped: AbstractSet[int], put: Mapping[int, str] = _NOTHING) -> Tokens:
        """The same but for some tokens, which the others keep as `light`, and with some told in other words."""
        light: defaultdict[int, list[str]] = defaultdict(list)
        gone = sorted(dropped)
        for i, words in self.light.items():
            light[i - bisect_left(gone, i)] += words
        for nth, i in enumerate(gone):
            light[i - nth].append(self.words[i])
        kept = [i not in dropped for i in range(len(self.words))]
        told = [put.get(i, word) for i, word in enumerate(self.words)] if put else self.words
        words, starts = list(compress(told, kept)), list(compress(self.starts, kept))
        return _tokens(self.text, words, starts, list(compress(self.ends, kept)), light)

    def light_within(self, first: int, last: int) -> set[str]:
        """The words that stand before the tokens [first, last) and are none."""
        return {word for i in self.light.keys() & range(first, last) for word in self.light[i]}


def tokenise(text: str) -> Tokens:
    parts = _TOKEN.split(text)  # what stands between two tokens, a token, and so on
    places = list(accumulate(map(len, parts)))
    # No token holds a line break, so that one call lowers all of them; a long dash is a dash.
    words = "\n".join(parts[1::2]).lower().replace("’", "'").replace("—", "–").split("\n") if len(parts) > 1 else []
    return _tokens(text, words, places[0:-1:2], places[1::2], {})


def _tokens(
    text: str, words: list[str], starts: list[int], ends: list[int], light: Mapping[int, Sequence[str]]
) -> Tokens:
    of_word: defaultdict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        of_word[word].append(i)
    numerals = list(compress(count(), map(str.isdecimal, map(itemgetter(0), words))))
    return Tokens(text, words, starts, ends, of_word, numerals, partial(bisect_right, ends), light)
