"""Times that open a sentence and hold for all of it, and for the sentences behind it."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import parted, time_words
from ccgkg.ingest.figures.period.times_apart import compares
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import opening_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: Sentences back in a paragraph that a time which opens one still holds for.
_BACK = 3


def sets_scene(doc: Document, m: Time) -> bool:
    """Whether a time opens its sentence and so holds for all of it: `In 2017-18 the group …`, `Nine months into
    2017-18, …`."""
    words, lists = doc.tokens.words, time_words()
    low = min(opening_of(doc, m.first), m.first)
    if m.kind == "part" and words[m.first + 1] == "month":
        return False  # `the nine-month figure` is one number's
    said = next((k for k in range(m.first - 1, max(low, m.first - 6), -1) if words[k] == "that"), None)
    if said is not None and all(w in lists["scene"] or w in lists["joints"] for w in words[said + 1 : m.first]):
        return True  # `found that in 2017/18, 42% were …`
    if m.first - low > 9:
        return False
    if m.first <= low:
        return True
    if _in_apposition(doc, low, m):
        return True
    counts = words[low] in lists["numerals"] and not {"month", "months", "weeks", "days", "years"} & set(
        words[low : m.last]
    )
    return (
        words[low] in lists["scene"]
        and not counts
        and "," not in words[low : m.first]
        and not parted(doc, low + 1, m.first)
    )


def _in_apposition(doc: Document, low: int, m: Time) -> bool:
    """Whether a time says when what opens the sentence was: `At the last count, in March, …`, `When it was set up, in
    2013, …`."""
    words = doc.tokens.words
    comma = next((k for k in range(low, m.first) if words[k] == ","), None)
    if comma is None or words[low] not in ("at", "by", "on", "when") or words[m.last] != "," or m.first - comma > 3:
        return False
    return time_words()["joints"].issuperset(words[comma : m.first])


def scene_of(c: Context, n: Number) -> Time | None:
    """The time that opened an earlier sentence of the paragraph of a number, where none has been told since."""
    doc = c.doc
    layout = doc.layout
    here = layout.index_at(n.start)
    block = layout.sentences[here].block
    for index in range(here - 1, max(-1, here - 1 - _BACK), -1):
        if layout.sentences[index].block != block:
            return None
        told = c.periods.within(*doc.range_of(layout.sentences[index]))
        opening = next((m for m in told if m.edtf and sets_scene(doc, m)), None)
        if opening is not None:
            return opening
        if any(m.kind != "now" and not compares(c, m) for m in told):
            return None
    return None


def of_a_board(c: Context, m: Time) -> bool:
    """Whether a time is that of what a board or a council did: no practices voted then."""
    sentence = c.doc.tokens.words[slice(*c.doc.sentence_tokens(m.first))]
    return not word_lists()["who_decides"].isdisjoint(sentence)
