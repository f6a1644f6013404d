"""What `would` follow from what the sentence before tells as decided is planned (decision 4)."""

from __future__ import annotations

from bisect import bisect_left

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.status.parties_counted import Standing
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import opening_of
from ccgkg.ingest.text.document import Document


def as_decided(c: Context, n: Number, found: Standing) -> Standing:
    """What `would` follow from a change that the sentence before tells as planned is planned (decision 4)."""
    value, cue = found
    doc = c.doc
    index = doc.layout.index_at(n.start)
    if value != "possible" or cue is None or cue.start is None or not index:
        return found
    if _of_decided_scheme(doc, bisect_left(doc.tokens.starts, cue.start), index):
        return "planned", cue
    if doc.tokens.words[opening_of(doc, n.first)] not in ("that", "this", "it"):
        return found
    if doc.tokens.words[bisect_left(doc.tokens.starts, cue.start)] != "would":
        return found
    before = doc.layout.sentences[index - 1]
    told = {x.status for x in c.changes_within(before.start, before.end)}
    conditional = "if" in doc.tokens.words[slice(*doc.range_of(before))]
    return ("planned", cue) if told == {"planned"} and not conditional else found


def _of_decided_scheme(doc: Document, would: int, index: int) -> bool:
    """Whether `the move would` is told of what a sentence before decides: `It voted to stop funding IVF. The move would
    save £1m`.

    `would` is the token of that word, `index` the sentence in which it stands.
    """
    words, lists = doc.tokens.words, word_lists()
    scheme = (
        words[would] in ("would", "'d") and words[would - 1] in lists["ideas"] and words[would - 2] in ("the", "this")
    )
    if not scheme or words[would - 1] in ("merger", "plan", "plans", "proposal", "proposals", "idea", "option"):
        return False
    first, last = doc.range_of(doc.layout.sentences[index - 1])
    told = {x.value for x in doc.cues.within("outlook", first, last) if words[x.first - 1] != "i"}
    weighed = {"possible", "proposed"} & told or not lists["weighs"].isdisjoint(words[first:last])
    return not weighed and ("planned" in told or not lists["has_decided"].isdisjoint(words[first:last]))
