"""Amounts: numbers in digits and in words, with their magnitude and their unit.

The words are `rules/numbers.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.tokens import Tokens
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as it stands: tokens [first, last), code points [start, end), and what the words around it say.

    `form` is `amount` (a plain number), `fraction` (`a third`) or `ratio` (`one in ten`). `hedge` is the span of the
    words that made the comparator, `whole` that of the number it is part of.
    """

    first: int
    last: int
    start: int
    end: int
    value: float
    unit: str
    form: str = "amount"
    comparator: str = "="
    of: int | None = None
    hedge: tuple[int, int] | None = None
    whole: tuple[int, int] | None = None
    #: The other end of a range (`between 5 and 7`, `from 58% to 71%`), as the index of its first token.
    partner: int | None = None
    points: bool = False
    #: Its first token, or that of the hedge right before it: rules that look before a number look before `up to` too.
    begin: int = -1

    def __post_init__(self) -> None:
        if self.begin < 0:
            object.__setattr__(self, "begin", self.first)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A number that is no figure, with the reason."""

    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class Words:
    """`rules/numbers.yaml`, made ready."""

    small: Mapping[str, int]
    tens: Mapping[str, int]
    magnitudes: Mapping[str, int]
    suffixes: Mapping[str, int]
    fractions: Mapping[str, int]
    sets: Mapping[str, frozenset[str]]
    wholes: frozenset[int]
    starters: frozenset[str]


@cache
def words() -> Words:
    data: dict[str, Any] = lexicon("numbers")
    sets = {k: frozenset(map(str, v)) for k, v in data.items() if isinstance(v, list) and k != "wholes"}
    sets["months"] = frozenset(data["months"])
    starters = {*data["units"], *data["tens"], *data["magnitudes"], *data["fractions"], "none", "£"}
    return Words(
        data["units"],
        data["tens"],
        data["magnitudes"],
        data["suffixes"],
        data["fractions"],
        sets,
        frozenset(data["wholes"]),
        frozenset(starters),
    )


@dataclass(frozen=True, slots=True)
class Amount:
    last: int
    value: float
    digits: bool
    #: Whether a magnitude (`million`, `m`) closed it.
    scaled: bool = False
    magnitude: int = 1


#: What is greater is no amount, but a run of digits.
_GREATEST = 1e15


def read_amount(t: Tokens, w: Words, i: int) -> Amount | None:
    """A number in digits or in words that begins at token `i`, with its magnitude."""
    ws, count = t.words, len(t.words)
    word = ws[i]
    if word[0].isdecimal():
        value, last, digits = float(word.replace(",", "")), i + 1, True
    else:
        spelled = _spelled(t, w, i)
        if spelled is None:
            return None
        value, last, digits = *spelled, False
    scaled, magnitude = False, 1
    if last < count:
        nxt = ws[last]
        touching = t.starts[last] == t.ends[last - 1]
        if (
            digits
            and nxt in w.suffixes
            and (touching or nxt in ("bn", "mn") or (i and ws[i - 1] == "£" and not t.capital(last)))
        ):
            magnitude, scaled, last = w.suffixes[nxt], True, last + 1
        elif digits and nxt in w.magnitudes:
            magnitude, scaled, last = w.magnitudes[nxt], True, last + 1
    if value * magnitude > _GREATEST:
        return None
    return Amount(last, plain(value * magnitude), digits, scaled, magnitude)


def _spelled(t: Tokens, w: Words, i: int) -> tuple[float, int] | None:
    """A number in words: `twenty-six`, `two hundred and six`, `two dozen`, `one and a half million`."""
    ws, count = t.words, len(t.words)
    total, current, j, seen = 0.0, 0.0, i, False
    while j < count:
        word = ws[j]
        if word in w.small and not (seen and current % 10 and current < 20) and not (seen and current and current % 10):
            if seen and current and current % 10 == 0 and w.small[word] >= 10 and current < 100:
                break
            current += w.small[word]
        elif word in w.tens and not (seen and current % 100):
            current += w.tens[word]
        elif word in w.magnitudes and (seen or _article(t, i)):
            scale = w.magnitudes[word]
            if scale in (100, 12):
                current = max(current, 1) * scale
            else:
                total, current = total + max(current, 1) * scale, 0.0
        elif (
            word == "and"
            and seen
            and j + 1 < count
            and (current >= 100 or total)
            and (ws[j + 1] in w.small or ws[j + 1] in w.tens)
        ):
            j += 1
            continue
        elif word == "and" and seen and ws[j + 1 : j + 3] == ["a", "half"]:
            current += 0.5
            j += 3
            continue
        else:
            break
        seen, j = True, j + 1
        if j < count and ws[j] not in w.magnitudes and ws[j] != "and" and not t.joined(j) and current < 100:
            break  # `twenty six` as two words is not written; `Two, three` are two numbers
    return (total + current, j) if seen else None


def _article(t: Tokens, i: int) -> bool:
    return i > 0 and t.words[i - 1] in ("a", "half", "per")


def plain(value: float) -> float:
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def unit_after(t: Tokens, w: Words, last: int) -> tuple[str, int, bool]:
    ws = t.words
    if last < len(ws):
        nxt = ws[last]
        pair = f"{nxt} {ws[last + 1]}" if last + 1 < len(ws) else ""
        if pair in w.sets["percent"]:
            return "percent", last + 2, pair.startswith("percentage")
        if nxt in w.sets["percent"]:
            return "percent", last + 1, nxt in ("pp", "ppts")
        if nxt in w.sets["money_words"]:
            return "GBP", last + 1, False
    return "count", last, False
