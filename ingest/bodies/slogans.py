"""Campaigns called by what they ask for: `the Save Our Wards group`, `the Keep Ely Open campaign`."""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document

#: Nouns in lower case for those who ask, which are no part of their name.
_NOUNS = frozenset({"group", "campaign", "coalition", "alliance", "network", "movement", "campaigners"})
#: Words of a slogan, at most, and those of them that may stand in lower case.
_LONGEST, _INNER = 7, frozenset({"our", "my", "the", "in", "on", "off", "up", "for", "and", "nhs"})


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon("roles")["slogans"].split())


def slogan_before(doc: Document, noun: int) -> tuple[int, int] | None:
    """The tokens of the slogan that ends where a noun for campaigners begins; None where none does."""
    tokens, words = doc.tokens, doc.tokens.words
    if words[noun] not in _NOUNS or tokens.capital(noun):
        return None
    floor = max(doc.sentence_tokens(noun)[0], noun - _LONGEST)
    for i in range(noun - 1, floor - 1, -1):
        if not tokens.capital(i) and words[i] not in _INNER:
            return None
        if words[i] in _verbs() and tokens.capital(i):
            opens = i == doc.sentence_tokens(noun)[0]
            return (i, noun) if noun - i > 1 and tokens.capital(i + 1) and not opens else None
    return None
