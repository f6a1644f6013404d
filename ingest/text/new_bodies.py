"""What came of a merger, in plain words: `the newly merged organisation`, `the single CCG`, `the successor body` and
`the new clinical commissioning group` are read as `the new organisation`, `the new CCG`, `the new body` and `the new
group`.

The words are `rules/new-bodies.yaml`.
"""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.tokens import Tokens

#: Words before the noun, at most.
_FAR = 6


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(str(lexicon("new-bodies")[key]).split())


def new_bodies(tokens: Tokens) -> Tokens:
    """The tokens with one plain adjective before each such noun."""
    words = tokens.words
    dropped: set[int] = set()
    put: dict[int, str] = {}
    for i in tokens.among(_words("nouns")):
        first = i
        while first > max(0, i - _FAR) and words[first - 1] in _words("adjectives"):
            first -= 1
        told = words[first:i]
        if words[first - 1] not in _words("determiners") or _words("makes").isdisjoint(told) or tokens.capital(i - 1):
            continue
        kept = next(k for k in range(first, i) if words[k] in _words("makes"))
        dropped.update(k for k in range(first, i) if k != kept)
        put[kept] = "new"
    return tokens.without(dropped, put) if put else tokens
