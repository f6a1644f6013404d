"""Sentences that go on about some of those told of before, with a number or a pronoun for their subject: `Five are in
Sussex: A, B …`, `The others include C and D`."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.text.document import Document

_VERBS = frozenset({"are", "were", "include", "included", "is", "was"})
_SAME = frozenset({"is", "are", "was", "were", "has", "have", "had", "did"})
_ALONE = frozenset({"others", "they", "these", "those", "rest", "most", "some", "several", "many"})
_BEFORE = frozenset({"the", "those", "these", "another", "a", "further", "other", "only"})
_AFTER = frozenset({"more", "others", "of", "them", "these", "those", "further"})
#: Tokens behind the verb in which its names are led up to.
_NEAR = 8
#: Tokens of a sentence that says the same of others with a `too`: `Bury CCG was too.`
_TOO = 12
#: What opens such a sentence is no longer than this.
_LONGEST = 5


def elided(doc: Document) -> Iterator[tuple[int, int]]:
    """The tokens of each such subject that opens a sentence, or a part of one behind a semicolon, up to its verb; the
    sentence before is not looked at."""
    words = doc.tokens.words
    for i in doc.tokens.among(_VERBS):
        start, stop = doc.sentence_tokens(i)
        start = next((k + 1 for k in range(i - 1, max(start, i - _LONGEST - 1), -1) if words[k] == ";"), start)
        if not 0 < i - start <= _LONGEST or not start or words[stop - 1] == "?":
            continue
        phrase = words[start:i]
        while len(phrase) > 1 and phrase[0] in _BEFORE:
            phrase = phrase[1:]
        while phrase and phrase[-1] in _AFTER and len(phrase) > 1:
            phrase = phrase[:-1]
        if len(phrase) == 1 and (phrase[0] in _ALONE or number_before(phrase, 1) is not None) and _names(doc, i, stop):
            yield start, i


def so_said(doc: Document) -> Iterator[tuple[int, int, int]]:
    """The tokens at which others are said to be the same, with the first and last of those that tell how: `X was rated
    good. So was Y.`, `X was rated good; so were Y and Z`."""
    words = doc.tokens.words
    for i in doc.tokens.among(("ditto",)):
        start = doc.sentence_tokens(i)[0]
        if i == start and start:
            yield i, *doc.sentence_tokens(start - 1)
        elif i > start and words[i - 1] in (";", ",", "–"):
            yield i, start, i
    for i in doc.tokens.among(("too",)):
        start, stop = doc.sentence_tokens(i)
        if start < i - 1 and words[i - 1] in _SAME and i + 2 >= stop and start and stop - start <= _TOO:
            yield i, *doc.sentence_tokens(start - 1)
    for i in doc.tokens.among(("so",)):
        start, stop = doc.sentence_tokens(i)
        if i + 1 >= stop or words[i + 1] not in _SAME or words[stop - 1] == "?":
            continue
        if i == start and start:
            yield i, *doc.sentence_tokens(start - 1)
        elif i > start and words[i - 1] in (";", "and", ","):
            yield i, start, i


def _names(doc: Document, verb: int, stop: int) -> bool:
    """Whether a verb leads up to names: right behind it, past a mark, or after `among them`."""
    words = doc.tokens.words
    if words[verb].startswith("include") or verb + 1 < stop and doc.tokens.capital(verb + 1):
        return True
    return bool({":", "–", "("} & set(words[verb + 1 : min(stop, verb + _NEAR)])) or ["among", "them"] in [
        words[k : k + 2] for k in range(verb, min(stop, verb + _NEAR))
    ]
