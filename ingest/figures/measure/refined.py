"""What a count measures where the change that its sentence tells says it, and the words of an unlisted measure."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: Words at most that name a measure of no list.
_WORDS = 6


def refined(c: Context, n: Number, found: Measured) -> str:
    """The measure, where the count of a group takes it from a change that its sentence tells (decision 10)."""
    if found.measure != "other" or n.unit != "count" or found.counted not in ("ccg", ""):
        return found.measure
    low, high = c.doc.sentence_tokens(n.first)
    if found.counted != "ccg" and not any(
        g.first <= n.last and n.first < g.last for g in c.bodies.groups_within(low, high)
    ):
        return found.measure
    within = c.changes_within(c.doc.tokens.starts[low], c.doc.tokens.ends[high - 1])
    at = c.doc.tokens.at
    apart = [x for x in within if any(m.of == n.value for m in c.numbers_within(n.last, at(x.start)))]
    told = {x.type for x in within if x not in apart}  # `Eleven went, and nine of those now share one`
    if "merger" in told:
        return "ccgs-merging"
    return "ccgs-sharing-leadership" if "shared-leadership" in told else found.measure


def measure_text(doc: Document, n: Number) -> str | None:
    """The noun behind a number whose measure no list has: its own words up to a verb or a mark, six at most."""
    ws, tokens = doc.tokens.words, doc.tokens
    _, high = doc.sentence_tokens(n.first)
    last = n.last
    while last < high and last - n.last < _WORDS and (ws[last][0].isalpha() and ws[last] not in word_lists()["ends"]):
        last += 1
    return " ".join(doc.text[tokens.starts[n.last] : tokens.ends[last - 1]].split()) or None
