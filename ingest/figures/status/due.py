"""What is due and not yet there: allocations and budgets of a year that is not over, cuts that no word tells as made
(decision 4)."""

from __future__ import annotations

from bisect import bisect_left

from ccgkg.ingest.claim import Evidence
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document

#: Tokens behind a number in which its own predicate begins.
_BEHIND = 14
#: Verbs of the present right before an amount, and behind it what makes it one that is allotted.
_HOLDS = frozenset({"has", "have", "gets", "get", "receives", "receive"})
_FOR_EACH = (["a", "head"], ["per", "head"], ["for", "each"], ["for", "every"], ["a", "person"])
#: Behind a percentage, what sets it against another; before it, what says that it is so by now.
_THAN = frozenset({"below", "above", "lower", "higher", "cheaper", "smaller"})
_DOWN = frozenset({"down"})
_FALLEN = frozenset({"fallen", "risen", "grown", "dropped"})


def still_due(c: Context, n: Number) -> bool:
    """Whether no verb of the past stands before a cut in its clause, or behind it as its own: `a 20 per cent cut by
    2020`."""
    words = c.doc.tokens.words
    first, last = clause_of(c.doc, n.first)
    if words[n.last] in _THAN or not _DOWN.isdisjoint(words[max(first, n.begin - 3) : n.begin]):
        return False  # `are 6% below the average`, `is down by 6%`
    if (
        words[n.last] in ("cut", "reduction")
        and words[n.begin - 1] in ("the", "a", "this", "that", "further", "another")
        and word_lists()["made"].isdisjoint(words[first : n.first])
    ):
        # `denied that the 20% cut in running costs would lead to redundancies`, `has pushed some into mergers`
        return True
    told = any(True for x in c.doc.cues.within("outlook", first, min(last, n.last + _BEHIND)) if x.value == "actual")
    return not told and not any(
        (w in time_words()["past"] or w.endswith("ed")) and words[k - 1] not in ("can", "could", "to")
        for k, w in enumerate(words[first : n.first], first)
    )


def to_come(c: Context, n: Number, period: str | None, stated: Evidence | None) -> bool:
    """Whether a financial year that the words tell was not over when the text came out."""
    published = c.doc.source.published
    if c.doc.tokens.words[n.begin - 1] in ("gave", "handed", "received", "got", "spent", "awarded", "paid"):
        return False
    if not _FALLEN.isdisjoint(c.doc.tokens.words[n.begin - 3 : n.begin]):
        return False  # `had fallen to £1.21bn in 2018-19`
    if period is None or not published or stated is None or stated.start is None or len(period) != 21:
        return False
    last = bounds(published)[1]
    at = bisect_left(c.doc.tokens.starts, stated.start)
    told = next(iter(c.periods.within(at, at + 1)), None)
    return (
        last is not None
        and told is not None
        and period[11:] > last.isoformat()
        and (told.kind != "relative" or _allotted(c, n))
        or period[:10] > published[-10:]
    )


def _allotted(c: Context, n: Number) -> bool:
    """Whether the words beside an amount call it a budget or an allocation, or say that one gets it for each head."""
    ws = c.doc.tokens.words
    low, high = c.doc.sentence_tokens(n.first)
    if ws[n.begin - 1] in _HOLDS and ws[n.last : n.last + 2] in _FOR_EACH:
        return True  # `gets £1,544 a head this year`; what one has to spend is there
    return not word_lists()["allotments"].isdisjoint(
        (*ws[max(low, n.first - 8) : n.first], *ws[n.last : min(high, n.last + 2)])
    )


def is_month(doc: Document, token: int) -> bool:
    """`up from 77 in May 2017`: the month, and no modal."""
    return doc.tokens.words[token] == "may" and doc.tokens.capital(token) and token > doc.sentence_tokens(token)[0]
