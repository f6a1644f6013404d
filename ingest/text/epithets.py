"""Epithets: adjectives that paint a noun or a name and tell nothing of it, as in `the long-awaited merger` and `while
troubled Hull CCG was rated good`. They are no tokens where they stand so.

Which they are, and where one does tell something, is in `rules/epithets.yaml`.
"""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.text.cues import Trie, compile_phrases, lexicon
from ccgkg.ingest.text.tokens import Tokens


@cache
def _phrases() -> Trie:
    return compile_phrases({"epithets": {"epithets": lexicon("epithets")["epithets"]}})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(str(lexicon("epithets")[key]).split())


def epithets(tokens: Tokens) -> set[int]:
    """The tokens of the epithets of a text."""
    found: set[int] = set()
    fronts = _words("fronts") | {tokens.words[i - 1] for i in tokens.among(_words("backs")) if i and tokens.joined(i)}
    for i in tokens.among(fronts | _phrases().keys()):
        end = _end_of(tokens, i)
        if end is not None and i not in found and _paints(tokens, i, end):
            found.update(range(i, end))
    return found


def _end_of(tokens: Tokens, at: int) -> int | None:
    """The token behind an epithet and those that are joined to it: `large and stubborn`."""
    words, node = tokens.words, _phrases().get(tokens.words[at])
    end = at + 2 if _is_compound(tokens, at) else None
    while node is not None and at < len(words) - 1:
        at += 1
        end = at if node.listed else end
        node = node.after.get(words[at])
    if end is None or words[end] not in (",", "and", "but"):
        return end
    behind = _end_of(tokens, end + 1)
    return end if behind is None else behind


def _is_compound(tokens: Tokens, at: int) -> bool:
    """Whether a compound begins at a token: `ill-fated`, `cash-strapped`."""
    words = tokens.words
    if at + 2 >= len(words) or not tokens.joined(at + 1) or tokens.joined(at + 2):
        return False
    back = words[at + 1]
    told = back in _words("telling")
    return back in _words("backs") or words[at] in _words("fronts") and back.endswith(("ed", "ing", "own")) and not told


def _paints(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the tokens [first, end) stand before a noun or a name, as what adds nothing to it."""
    words, before = tokens.words, tokens.words[first - 1] if first else "."
    if tokens.joined(first) or tokens.joined(end) or end == first + 1 and before in _words("predicative"):
        return False
    noun = words[end]
    if tokens.capital(first) and not (tokens.capital(end) and not before.isalnum()):
        return False
    if not noun.isalpha() and noun != "£" or noun in _words("ends") | _words("determiners"):
        return False
    if before in _words("openers") and not tokens.capital(end):
        return False
    return noun not in _words("plural") or before in _words("determiners") or before[0].isdigit()
