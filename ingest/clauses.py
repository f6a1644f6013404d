"""Clauses: the stretch of a sentence around a token in which its words belong together.

No parse: a clause ends at a semicolon, a colon, a dash, a bracket, and at a comma or a conjunction that opens a new predicate.
"""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.cues import lexicon
from ccgkg.ingest.document import Document


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = lexicon("clauses")
    return frozenset(data["breaks"]), frozenset(data["openers"]), frozenset(data["after_comma"])


def clause_of(doc: Document, token: int) -> tuple[int, int]:
    """The tokens [first, last) of the clause that holds `token`; never beyond its sentence."""
    low, high = doc.sentence_tokens(token)
    first, last = token, token
    while first > low and not opens_clause(doc, first):
        first -= 1
    last = token + 1
    while last < high and not opens_clause(doc, last):
        last += 1
    return first, last


def opens_clause(doc: Document, token: int) -> bool:
    """Whether a clause begins with this token."""
    breaks, openers, after_comma = _words()
    ws = doc.tokens.words
    word, prev = ws[token], ws[token - 1] if token else ""
    if prev in breaks:
        return True
    if word in openers:
        return prev != "as" and not (word == "and" and prev == ",")
    return prev == "," and word in after_comma
