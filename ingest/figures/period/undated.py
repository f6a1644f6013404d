"""What the words beside a number say of its time where they tell none: of now, in general, at a rate, as done, as
foreseen."""

from __future__ import annotations

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document

#: Before such a verb, what makes it one of another time: `this year it will spend £3m`.
_TO_COME = frozenset({"will", "would", "could", "did", "may", "might", "must", "should"})
#: Tokens before and behind a number in which it is told as foreseen.
_NEAR = 8


def is_a_rate(doc: Document, n: Number) -> bool:
    """`£80bn a year`, `£3m every month`: no year bounds it."""
    words = doc.tokens.words
    return words[n.last] in ("a", "per", "each", "every", "an") and words[n.last + 1] in time_words()["rates"]


def stands_now(doc: Document, n: Number) -> bool:
    """`The deficit stands at £8.1m`: told of when the text came out."""
    words, lists = doc.tokens.words, time_words()
    i, low = n.first, doc.sentence_tokens(n.first)[0]
    while i > low and words[i - 1] in lists["stands_joints"]:
        i -= 1
    return i > low and words[i - 1] in lists["stands"]


def in_general(doc: Document, n: Number) -> bool:
    """Whether the verb straight before a number tells what holds in general: `together they control two-thirds of its
    budget`."""
    i, words = n.begin, doc.tokens.words
    if i <= doc.sentence_tokens(n.first)[0] or words[i - 1] not in time_words()["general"]:
        return False
    return words[i - 2] not in _TO_COME


def happened(doc: Document, n: Number, measure: str) -> bool:
    """Whether a number is told of an event of the past: `eight CCGs became one`; not `12 have left`, nor what there
    is."""
    if measure not in families()["grouped"] | {"other", "mergers"}:
        return False
    lists = time_words()
    for word in doc.tokens.words[n.last : clause_of(doc, n.first)[1]]:
        if word in lists["past"] or word.endswith("ed"):
            return True
        if word in lists["auxiliaries"] or word in lists["present"]:
            return False
    return False


def is_forecast(doc: Document, n: Number) -> bool:
    """Whether a number is told as foreseen: `a forecast overspend of £11m`, `a third were predicting a deficit`."""
    words, (first, last) = doc.tokens.words, clause_of(doc, n.first)
    forecasts = word_lists()["forecasts"]
    if not forecasts.isdisjoint(words[max(first, n.first - _NEAR) : n.first]):
        return True
    return n.unit != "GBP" and not forecasts.isdisjoint(words[n.last : min(last, n.last + _NEAR)])


def votes(doc: Document, n: Number) -> bool:
    """Whether the sentence of a number tells of a vote: `53 practices backed the merger`."""
    low, high = doc.sentence_tokens(n.first)
    return not time_words()["votes"].isdisjoint(doc.tokens.words[low:high])


def in_own_words(doc: Document, n: Number) -> bool:
    """Whether someone speaks of their own, `we have saved £3m`: no time told before goes on into that."""
    low, high = doc.sentence_tokens(n.first)
    return not time_words()["first_person"].isdisjoint(doc.tokens.words[low:high])


def told_anew(doc: Document, n: Number) -> bool:
    """Whether someone tells a number in a sentence of its own: `The report found that in nine of the cases a year had
    gone by`."""
    words, low = doc.tokens.words, doc.sentence_tokens(n.first)[0]
    return any(
        words[k] == "that" and (words[k - 1] in time_words()["telling"] or words[k - 1] == "accepted")
        for k in range(low + 1, n.first)
    )
