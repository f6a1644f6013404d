"""Where the words of a role stand: in the sentence of its name, and in those behind it that go on of that person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccgkg.ingest.claim import Role
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.proof_words import proof_words

#: A role behind one of these is a longer one.
_LONGER = proof_words("role-longer")
#: A verb that tells a role as its noun does.
_VERB_OF = {"leader": "leads"}
#: Sentences that tell a role of one name, at most.
_GOES_ON = 3


def places_of(ground: Ground, claim: Role, first: int) -> Iterator[tuple[int, int]]:
    """Where the words of a role stand in the sentence of its name, as no part of a longer role."""
    yield from _places(ground, claim, *ground.doc.sentence_tokens(first))


def told_in(ground: Ground, claim: Role, first: int) -> list[tuple[int, int]]:
    """The sentences that have the words of a role: its name's, and those behind it that go on of the same person; else
    its name's."""
    doc = ground.doc
    low, high = doc.sentence_tokens(first)
    surname = doc.tokens.words[max(first, doc.tokens.range(claim.start, claim.end)[1] - 1)]
    found = [(low, high)] if any(_places(ground, claim, low, high)) else []
    here = doc.layout.index_at(claim.start)
    for sentence in doc.layout.sentences[here + 1 : here + 1 + _GOES_ON]:
        low, high = doc.range_of(sentence)
        if {"he", "she", "his", "her", surname}.isdisjoint(doc.tokens.words[low:high]):
            break
        if any(_places(ground, claim, low, high)):
            found.append((low, high))
    return found or [doc.sentence_tokens(first)]


def place_of(ground: Ground, claim: Role, first: int) -> tuple[int, int] | None:
    """The tokens of the words of a role in the first sentence that tells it."""
    return next(
        (place for low, high in told_in(ground, claim, first) for place in _places(ground, claim, low, high)), None
    )


def _places(ground: Ground, claim: Role, low: int, high: int) -> Iterator[tuple[int, int]]:
    doc = ground.doc
    begin, end = doc.tokens.starts[low], doc.tokens.ends[high - 1]
    role = claim.role.lower()
    for match in re.finditer(
        rf"\b(?:{re.escape(role)}s?|{_VERB_OF.get(role, re.escape(role))})\b", ground.lower[begin:end]
    ):
        place = doc.tokens.range(begin + match.start(), begin + match.end())
        if place[0] == low or doc.tokens.words[place[0] - 1] not in _LONGER:
            yield place
