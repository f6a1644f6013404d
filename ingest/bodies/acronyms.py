"""Acronyms that a text gives its bodies: `Association of Locality Commissioners (ALC)`, and after it, or in the
headline, `the ALC`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.others import Other
from ccgkg.ingest.text.document import Document

_SHORTEST, _LONGEST = 2, 7
#: Tokens from one bracket to the other at most, and what may stand beside the acronym: `(“the ALC”)`.
_BRACKET, _AROUND = 6, frozenset({"the", "or", "“", "”", '"', "‘", "’", "'"})
#: Before an acronym these say that any body of the kind is meant, and none in particular.
_ANY = frozenset({"a", "an", "any", "each", "every", "no", "another", "one", "per"})


def find_acronyms(doc: Document, others: Sequence[Other], held: frozenset[int]) -> Iterator[Other]:
    """The places where a text calls a body that is no CCG by the acronym in brackets after its name; `held` are tokens
    of names."""
    given: dict[str, list[tuple[int, Other]]] = {}
    for other in others:
        acronym = _given(doc, other)
        if acronym is not None:
            given.setdefault(acronym, []).append((other.last, other))
    if not given:
        return
    tokens = doc.tokens
    for token in tokens.among({acronym.lower() for acronym in given}):
        named = given.get(tokens.raw(token))
        if named is None or token in held or not _alone(doc, token):
            continue
        before = [other for place, other in named if place <= token]
        body = before[-1] if before else named[0][1]
        yield Other(token, token + 1, body.agent, body.kind)


def _given(doc: Document, other: Other) -> str | None:
    """The acronym in brackets after a name, whose letters begin words of the name in their order."""
    words, at = doc.tokens.words, other.last
    if words[at] != "(":
        return None
    inside = [i for i in range(at + 1, min(len(words), at + _BRACKET)) if words[i] not in _AROUND]
    if len(inside) < 2 or words[inside[1]] != ")":
        return None
    acronym = doc.tokens.raw(inside[0])
    if not (acronym.isalpha() and acronym.isupper() and _SHORTEST <= len(acronym) <= _LONGEST):
        return None
    initials = iter(word[0] for word in words[other.first : other.last])
    return acronym if all(letter in initials for letter in acronym.lower()) else None


def _alone(doc: Document, token: int) -> bool:
    """Whether an acronym is no part of another name (`Kent ICB`) and stands for no body of the kind (`every ICB`)."""
    tokens = doc.tokens
    first = doc.sentence_tokens(token)[0]
    before = tokens.words[token - 1] if token > first else ""
    if before in _ANY:
        return False
    return not before.isalpha() or before == "the" or not tokens.capital(token - 1) or token - 1 == first
