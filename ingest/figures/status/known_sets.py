"""Sets that a text speaks of as known: `the four`, `its 93 practices`, `all three`. What is planned for them, they are
there."""

from __future__ import annotations

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document


def is_known(doc: Document, n: Number) -> bool:
    """Whether a count stands behind an article or a possessive that makes it one of a set told or known."""
    ws = doc.tokens.words
    i = n.first
    if n.unit != "count" or n.of is not None or n.hedge is not None:
        return False
    while i and n.first - i < 2 and ws[i - 1] in word_lists()["known_adjectives"]:
        i -= 1
    return i > 0 and ws[i - 1] in word_lists()["known_by"]


def is_there(doc: Document, n: Number, measure: str) -> bool:
    """Whether a known set is told as there, whatever is planned for it: only a count of those who merge or share is as
    that event."""
    if measure in families()["grouped"] or measure == "mergers" or not is_known(doc, n):
        return False
    behind = doc.tokens.words[n.last : n.last + 3]
    if (
        "to" in behind[:2]
        and doc.layout.block_at(n.start).kind != "paragraph"
        or measure in families()["events"]
        and _put_there(doc, n)
    ):
        return False  # `All 18 groups to enter special measures`
    return doc.cues.starting("outlook", n.last) is None or behind[:1] != ["in"]  # `The six in line for a review`


def _put_there(doc: Document, n: Number) -> bool:
    """Whether the clause goes on to say that they are put under what they are counted for."""
    words = doc.tokens.words[n.last : clause_of(doc, n.first)[1]]
    return "measures" in words or "directions" in words
