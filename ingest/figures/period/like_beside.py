"""The time of the figure before in the same sentence, for one that measures the same where no other rule speaks
(decision 5).

Of 300 such pairs that were marked, with no time told behind the first of the two, 290 have one time.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.period import NO_PERIOD, Period, shared
from ccgkg.ingest.figures.period.times_apart import is_compared
from ccgkg.ingest.figures.period.undated import is_a_rate, stands_now
from ccgkg.ingest.numbers.numbers import Number

#: What makes a number one of another time than that before it.
_SINCE = frozenset({"since", "instead", "now", "previously", "already", "if"})


def like_beside(c: Context, index: int, measure: str, before: Sequence[Figure]) -> Period:
    """`In 2018/19 16 of the largest were good; of the smallest, 19 were`, `£9m was spent, £4m of it on beds`."""
    n, last = c.numbers[index], before[index - 1] if index else None
    if last is None or last.measure != measure or last.period is None or is_compared(c.doc, n):
        return NO_PERIOD
    if measure in families()["grouped"]:
        return NO_PERIOD  # each merger has its own date
    one = c.numbers[index - 1]
    low, high = c.doc.sentence_tokens(n.first)
    if one.first < low or n.partner is not None and n.comparator == "=":
        return NO_PERIOD
    told = c.periods.within(one.first, high)  # `16 were good in 2018/19, and of the smallest 19`
    if any(m.first > n.first or last.period not in (m.edtf, m.fiscal) for m in told):
        return NO_PERIOD
    return NO_PERIOD if _turns(c, one, n) else shared(last, " beside it")


def _turns(c: Context, one: Number, n: Number) -> bool:
    """Whether the words from one number to behind the other tell of another time: of now, of what may come."""
    words, high = c.doc.tokens.words, c.doc.sentence_tokens(n.first)[1]
    between, behind = words[one.last : n.first], words[n.last : min(high, n.last + 4)]
    if stands_now(c.doc, n) or is_a_rate(c.doc, n) or not _SINCE.isdisjoint((*between, *behind)):
        return True
    if words[n.last] in ("has", "have"):
        return True  # `40 came out of retirement, and 12 have left`
    return not word_lists()["modals"].isdisjoint(between)
