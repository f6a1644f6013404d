"""The words of a quotation in one spelling, so that only other words are a difference, and what meaning they carry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

#: A number with its points and commas, a word with its apostrophes, or a sign that stands for a word.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%£]")
_NUMBER = re.compile(r"\d")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the one spelling, and its offsets in the text, half-open. Of one that is two, both have its offsets."""

    plain: str
    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a part of a text.

    >>> [word.plain for word in words_of("We can’t cut twenty per cent, or £1.2bn")]
    ['we', 'can', 'not', 'cut', '20', '%', 'or', '£', '1.2', 'billion']
    """
    words: list[Word] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        for plain in _spelled(match[0].replace("’", "'").lower()):
            if plain == "cent" and words and words[-1].plain == "per":
                words[-1] = Word("%", words[-1].start, match.end())
            else:
                words.append(Word(plain, match.start(), match.end()))
    return words


@lru_cache(maxsize=50_000)
def _spelled(word: str) -> tuple[str, ...]:
    known = _spellings()
    if word in known["contractions"]:
        return tuple(known["contractions"][word])
    for ending, full in known["endings"].items():
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending), full
    if word[0].isdigit():
        return (word.replace(",", "") if _THOUSANDS.fullmatch(word) else word,)
    return (known["words"].get(word, word),)


@lru_cache(maxsize=1)
def _spellings() -> dict[str, Any]:
    read = yaml.safe_load(files("ccgkg.queries.origins").joinpath("spellings.yaml").read_text(encoding="utf-8"))
    return dict(read)


def negations(words: Sequence[Word]) -> int:
    """How many words deny."""
    return sum(word.plain in _spellings()["negations"] for word in words)


def numbers(words: Sequence[Word]) -> list[str]:
    """The numbers among words, and what makes others of them, in one order."""
    return sorted(word.plain for word in words if _NUMBER.search(word.plain) or word.plain in _spellings()["scales"])
