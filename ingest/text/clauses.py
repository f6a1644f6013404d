"""Clauses: the stretch of a sentence around a token in which its words belong together.

No parse: a clause ends at a semicolon, a colon, a dash, a bracket, and at a comma or a conjunction that opens a new
predicate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.tokens import Tokens

if TYPE_CHECKING:
    from ccgkg.ingest.text.document import Document


#: Behind a bracket, what goes on with the name before it.
_NAMED = (["ccg"], ["clinical"])
#: Tokens in which a sentence that a clause opens has the word that opens it: `A year after X was rescued, Y`.
_HEAD = 4


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = lexicon("clauses")
    return frozenset(data["breaks"]), frozenset(data["openers"]), frozenset(data["after_comma"])


def clause_starts(tokens: Tokens) -> list[int]:
    """The tokens with which a clause begins, apart from those that begin a sentence."""
    breaks, openers, after_comma = _words()
    words = tokens.words
    starts = {i + 1 for i in tokens.among(breaks) if not _in_a_name(words, i)}
    for i in tokens.among(openers | after_comma):
        word, prev = words[i], words[i - 1] if i else ""
        opens = word in openers and prev != "as" and not (word == "after" and prev.startswith("look"))
        opens = opens and not _before_a_time(words, i)
        if opens or (prev == "," and word in after_comma):
            starts.add(i)
    starts.discard(len(words))
    return sorted(starts)


def _in_a_name(words: Sequence[str], i: int) -> bool:
    """Whether a bracket stands in the name of a body: `Central London (Westminster) CCG`."""
    close = i if words[i] == ")" else i + 2 if words[i] == "(" else 0
    return close > 2 and words[close - 2 : close + 1 : 2] == ["(", ")"] and words[close + 1 : close + 2] in _NAMED


def _before_a_time(words: Sequence[str], i: int) -> bool:
    """Whether a token only brings a time: `before April`, `before the end of the month`, `before 2020`."""
    data = _times()
    if words[i] not in data["before_times"]:
        return False
    following = words[i + 1 : i + 3]
    if not following:
        return False
    if following[0] in ("the", "next", "this", "last", "that", "it", "a") and len(following) > 1:
        return following[0] != "it" and following[1] in data["time_nouns"] | data["times"]
    year = following[0][:2] in ("19", "20") and len(following[0]) == 4 and following[0].isdecimal()
    return year or following[0] in data["times"] or following[0].isdecimal() and following[-1] in data["times"]


@cache
def _times() -> dict[str, frozenset[str]]:
    data = lexicon("clauses")
    return {name: frozenset(data[name]) for name in ("before_times", "times", "time_nouns")}


def clauses_of(starts: Sequence[int], sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The clause of each token, given those with which a clause begins, and the sentence of each."""
    clauses: list[tuple[int, int]] = []
    index, count = 0, len(starts)
    for at, following in pairwise(sorted({0, *map(itemgetter(0), sentences), *starts, len(sentences)})):
        low, high = sentences[at]
        index += index < count and starts[index] == at
        first = starts[index - 1] if index else low
        last = starts[index] if index < count else high
        clauses += [(max(low, first), min(last, high))] * (following - at)
    return clauses


def clause_of(doc: Document, token: int) -> tuple[int, int]:
    """The tokens [first, last) of the clause that holds `token`; never beyond its sentence."""
    return doc.clause_tokens(token)


@cache
def _connectives() -> frozenset[str]:
    return frozenset(lexicon("clauses")["connectives"])


def opening_of(doc: Document, token: int) -> int:
    """The token with which the sentence of a token begins to tell: past marks and a connective, as in `“However, the
    deficit`."""
    return doc.openings[doc.sentence_tokens(token)[0]]


def opening_within(words: Sequence[str], low: int, high: int) -> int:
    """The token with which the sentence of the tokens [low, high) begins to tell."""
    at = low
    while at < high - 1 and not words[at][0].isalnum() and words[at] != "£":
        at += 1
    if words[at] in _connectives() and at < high - 2:
        return at + 1 + (words[at + 1] == ",")
    return at


def main_of(tokens: Tokens, low: int, high: int) -> int:
    """The token with which the main clause of the sentence of tokens [low, high) begins, behind a clause that hangs on
    it: `While Hull CCG broke even, Leeds CCG overspent`."""
    words, fronts = tokens.words, _fronts()
    head = next((k for k in range(low, min(low + _HEAD, high)) if words[k] in fronts), None)
    if head is None or any(not words[k][0].isalnum() or k > low and tokens.capital(k) for k in range(low, head)):
        return low
    for k in range(head + 2, high - 1):
        if words[k] == "," and any(w.isalpha() and not tokens.capital(i) for i, w in _between(words, head + 1, k)):
            return k + 1
    return low


def mains_behind(tokens: Tokens, sentences: Iterable[tuple[int, int]]) -> Iterator[int]:
    """The tokens with which main clauses begin behind a clause that contrasts with them; not behind an `if` or a
    `when`, which bound what they tell."""
    contrasts = frozenset(lexicon("clauses")["contrasts"])
    for low, high in sentences:
        if not contrasts.isdisjoint(tokens.words[low : low + 2]) and (main := main_of(tokens, low, high)) > low:
            yield main


def _between(words: Sequence[str], first: int, last: int) -> Iterator[tuple[int, str]]:
    """The tokens [first, last) with their words but for those that stand in names."""
    return ((i, words[i]) for i in range(first, last) if words[i] not in ("and", "of", "on", "the", "upon", "with"))


@cache
def _fronts() -> frozenset[str]:
    return frozenset(lexicon("clauses")["fronts"])


def relatives(words: Sequence[str], first: int, last: int) -> set[int]:
    """The tokens of relative clauses between commas: `four groups, which pay for hospitals, in special measures`."""
    found: set[int] = set()
    for i in range(first, last - 1):
        if words[i] == "," and words[i + 1] in ("which", "who", "whose", "where"):
            closing = next((k for k in range(i + 1, last) if words[k] == ","), None)
            found |= set(range(i, closing + 1)) if closing is not None else set()
    return found
