"""A text as its words: what they are, however they are written, and where each stands."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

#: A number with its points and commas, or letters and digits with apostrophes between.
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = str.maketrans("’", "'")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text in lower case, with `'` for every apostrophe, and their offsets in code points, half-open."""

    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    #: Whether the text begins the word in lower case: names and numbers do not.
    plain: bytes

    def __len__(self) -> int:
        return len(self.words)

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the words `first` to `last` (left out) stand."""
        return self.starts[first], self.ends[last - 1]


def wording(text: str) -> Wording:
    """The words of a text.

    >>> wording("NHS England’s £1.35bn").words
    ('nhs', "england's", '1.35', 'bn')
    """
    words, starts, ends, plain = [], array("L"), array("L"), bytearray()
    for match in _WORD.finditer(text):
        word = match[0]
        words.append(word.translate(_APOSTROPHE).lower())
        starts.append(match.start())
        ends.append(match.end())
        plain.append(word[0].islower())
    return Wording(tuple(words), starts, ends, bytes(plain))


@lru_cache(maxsize=200_000)
def fingerprint(word: str) -> int:
    """A number for a word, the same in every run of the program."""
    return crc32(word.encode("utf-8"))
