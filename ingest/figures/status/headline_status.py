"""The infinitive of a headline, which tells what is to come: `Regulator to send teams into six CCGs`."""

from __future__ import annotations

from ccgkg.ingest.claim import Evidence
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import has_verb
from ccgkg.ingest.figures.status.parties_counted import Standing
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: Tokens behind a number in which an infinitive begins whose subject it is.
_BEHIND = 4
#: Behind `to` no verbs.
_NO_VERBS = frozenset({"it", "them", "us", "him", "her", "the", "a", "an", "its", "their", "our", "this", "that"})


def headline_status(doc: Document, n: Number) -> Standing | None:
    """The status that an infinitive gives a number in a heading, or behind it in an item; None elsewhere."""
    block = doc.layout.block_at(n.start)
    if block.kind == "paragraph":
        return None
    first, last = doc.tokens.range(block.start, block.end)
    at = _behind(doc, n, first, last)
    if at is None and block.kind == "heading":
        at = _before(doc, n, first)
    return ("planned", Evidence("status", doc.tokens.starts[at], doc.tokens.ends[at])) if at is not None else None


def _behind(doc: Document, n: Number, first: int, last: int) -> int | None:
    """`All 18 groups to enter special measures`."""
    words = doc.tokens.words
    at = next((k for k in range(n.last, n.last + _BEHIND) if words[k] == "to"), None)
    if at is None or at >= last or has_verb(doc, first, at) or not _is_infinitive(words, at, n):
        return None
    return at if {",", "and"}.isdisjoint(words[n.last : at]) else None


def _is_infinitive(words: list[str], at: int, n: Number) -> bool:
    """Whether a `to` begins an infinitive: not in `28 practices belong to it`, `83 votes to 14`, `£446m to spend`."""
    behind = words[at + 1]
    if not behind.isalpha() or behind in _NO_VERBS:
        return False
    return not (n.unit == "GBP" and at == n.last and behind == "spend")


def _before(doc: Document, n: Number, first: int) -> int | None:
    """`Regulator to send teams into six CCGs`; not `up to six CCGs`."""
    words = doc.tokens.words
    at = next((k for k in range(first + 1, n.first) if words[k] == "to"), None)
    if at is None or has_verb(doc, first, at) or not words[at + 1].isalpha():
        return None
    return None if words[at - 1] in word_lists()["no_infinitive"] or words[at + 1] in ("task", "account") else at
