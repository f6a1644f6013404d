"""Which number a time stands behind as its own, and which times belong to what follows them."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.restated import in_other_terms, restates
from ccgkg.ingest.figures.period.predicates_apart import parted, time_words
from ccgkg.ingest.figures.period.times_apart import is_compared
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: Tokens at most between a time and the number that takes it; behind one that opens a conjunct, in which its own number
#: stands.
_TAKEN = 24
_CONJUNCT = 16
#: Behind a time that opens a conjunct, what begins its subject.
_SUBJECTS = frozenset({"the", "it", "they", "he", "she", "we", "its", "their", "his", "her", "nhs", "ministers"})
#: Before such a time, what opens the conjunct; behind it, what ends it.
_OPENS = frozenset({"and", ";", "but", "while", "whereas", ",", "then"})
_ENDS = frozenset({";", "but", "while", "down", "up"})


def end_of(doc: Document, n: Number) -> int:
    """The first token behind a number and its whole."""
    return max(n.last, *(doc.tokens.at(span[1] - 1) + 1 for span in (n.whole, n.hedge) if span is not None), 0)


def taker(c: Context, m: Time) -> Number | None:
    """The number that a time stands behind as its own: `£158m in 2015-16`; None where it belongs to no number before
    it."""
    doc = c.doc
    near = c.numbers_within(max(doc.sentence_tokens(m.first)[0], m.first - _TAKEN), m.first)
    if not near or parted(doc, end_of(doc, near[-1]), m.first) or fronts(c, m):
        return None
    last = near[-1]
    earlier = near[-2] if len(near) > 1 else None
    if earlier is not None and (restates(doc, earlier, last) or in_other_terms(doc, earlier, last)):
        return earlier
    return last


def fronts(c: Context, m: Time) -> bool:
    """Whether a time opens a conjunct and so belongs to what follows: `… and in 2016-17 it was £38m`, `; by March it
    was 83`."""
    words, (low, high) = c.doc.tokens.words, c.doc.sentence_tokens(m.first)
    if words[m.last] == ":" and c.numbers_within(m.last, m.last + 4):
        return True  # `£310m (2016-17: £298m)`
    opener = _before_the_phrase(c.doc, m, low) - 1
    if opener < low or words[opener] not in _OPENS:
        return False
    if words[opener] == "," and words[m.last] in (",", "."):
        return False
    if words[opener - 1 : opener + 1] in ([",", "and"], [",", "but"]) and words[m.last] in _SUBJECTS:
        return True  # `85 per cent were in favour, and last week the governing bodies applied`
    far = min(high, m.last + _CONJUNCT)
    stop = next((k for k in range(m.last, far) if words[k] in _ENDS), far)
    return any(not is_compared(c.doc, n) for n in c.numbers_within(m.last, stop))


def _before_the_phrase(doc: Document, m: Time, low: int) -> int:
    """Where the phrase of a time begins, at the `in` of `in the year to March`."""
    words, i, joints = doc.tokens.words, m.first, time_words()["joints"] - {",", ":", "(", "–"}
    while i > low and words[i - 1] in joints and m.first - i < 4:
        i -= 1
    return i
