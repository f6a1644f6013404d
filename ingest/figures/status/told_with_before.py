"""What a number has of the status and the period of the figure before it: an end of a range, a part, a sum of parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ccgkg.ingest.claim import Evidence, Figure, Status
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measure.compared import set_beside
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.measure.taken_up import differs_from_the_last, gapped, standing_taken_up
from ccgkg.ingest.figures.period.predicates_apart import has_verb
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: Tokens at most between the ends of a range, and before it in which it is told to be one.
_APART = 3
_NEAR = 4
#: Tokens between an amount and what it is for each, and the verbs between them.
_GAP = 9
_COMES_TO = frozenset({"works", "comes", "equates", "amounts", "equals", "means", "is"})
#: Behind an amount, what makes it a part of the one before, and the same for each.
_PART = (["of", "it"], ["of", "that"], ["of", "this"])
_EACH = (["for", "each"], ["for", "every"], ["a", "head"], ["per", "head"], ["a", "person"], ["per", "person"])
#: Behind a part, the verbs that make it one that is there.
_DONE = frozenset({"had", "has", "have", "was", "were", "is"})
_FOUND = frozenset({"found", "made", "delivered", "achieved", "saved", "secured", "banked", "realised"})


class Told(NamedTuple):
    """What the words of a number tell: its status, with the words that say so, and its period."""

    status: Status
    cue: Evidence | None
    period: str | None


def with_the_figure_before(
    c: Context, index: int, measure: str, before: Sequence[Figure], whole: Figure | None, told: Told
) -> tuple[Status, str | None]:
    """The status and period of a number as those of its `whole`, or of the figure before, complete what its words
    tell."""
    status, cue, period = told
    if whole is not None:
        return whole.status if status == "actual" and not was_found(
            c.doc, c.numbers[index]
        ) else status, period or whole.period
    last = before[index - 1] if index else None
    if last is None:
        return status, period
    if status == "actual" and last.measure == measure and (_of_which(c, index) or _works_out_at(c, index)):
        return last.status, period or last.period
    if cue is not None:
        return status, period
    if status == "actual" and last.measure == measure and (_of_it(c, index) or _for_each_of_them(c, index)):
        return last.status, period or last.period
    if last.measure == measure in families()["allotted"] and set_beside(c.doc, c.numbers[index - 1], c.numbers[index]):
        return last.status, period  # `receives £1,544 a head this year, against £1,171 in Harrow`
    if status == "actual" and _sums_up(c, index, measure, last):
        return last.status, period
    if measure == "other" and differs_from_the_last(c, index):
        return last.status, period
    if status != "actual":
        return status, period
    shared = gapped(c, index, before)
    return standing_taken_up(c, index, before) or (shared.status if shared is not None else status), period


def _works_out_at(c: Context, index: int) -> bool:
    """Whether an amount is the one before it for each: `£712m, which works out at roughly £1,290 for every
    resident`."""
    one, two = c.numbers[index - 1], c.numbers[index]
    gap = c.doc.tokens.words[one.last : two.begin]
    return one.unit == two.unit == "GBP" and len(gap) <= _GAP and not _COMES_TO.isdisjoint(gap) and "which" in gap


def _of_it(c: Context, index: int) -> bool:
    """`must save £18m this year and £7m of it had no name`: an amount that is a part of the one before it."""
    one, two, words = c.numbers[index - 1], c.numbers[index], c.doc.tokens.words
    near = one.first >= c.doc.sentence_tokens(two.first)[0] and one.unit == two.unit == "GBP"
    done = words[two.last + 2 : two.last + 3] + words[two.last + 3 : two.last + 5]
    return near and words[two.last : two.last + 2] in _PART and _FOUND.isdisjoint(done)


def _for_each_of_them(c: Context, index: int) -> bool:
    """`would trim £8m from overheads, or £6 for each resident`: the same amount for each."""
    one, two, words = c.numbers[index - 1], c.numbers[index], c.doc.tokens.words
    near = one.first >= c.doc.sentence_tokens(two.first)[0] and one.unit == two.unit == "GBP"
    return near and words[two.begin - 2 : two.begin] == [",", "or"] and words[two.last : two.last + 2] in _EACH


def was_found(doc: Document, n: Number) -> bool:
    """Whether a part is told as done of a whole that was planned: `£12m had been pencilled in and only half had been
    found`."""
    behind = doc.tokens.words[n.last : n.last + 3]
    return n.unit != "count" and behind[:1] != [] and behind[0] in _DONE and not _FOUND.isdisjoint(behind[1:])


def ends_range(c: Context, index: int) -> bool:
    """Whether a number is the other end of the one before it: `between £40m and £60m`, `ranged from £1m to £9m`; not of
    a rise."""
    n, words = c.numbers[index], c.doc.tokens.words
    last = c.numbers[index - 1] if index else None
    if last is None or n.partner != last.first or n.first - last.last > _APART:
        return False
    return n.comparator == "<=" or not word_lists()["ranges"].isdisjoint(words[max(0, last.first - _NEAR) : last.first])


def _of_which(c: Context, index: int) -> bool:
    """Whether an amount is a part of the one before it: `A target of £11m had been set, of which £8m was fully
    developed`."""
    one, two = c.numbers[index - 1], c.numbers[index]
    gap = c.doc.tokens.words[one.last : two.begin]
    if not word_lists()["was_done"].isdisjoint(c.doc.tokens.words[two.last : two.last + 4]):
        return False  # `a target of £12m, of which £3.9m had been delivered`
    if not one.unit == two.unit == "GBP" or "." in gap:
        return False
    return gap[-2:] == ["of", "which"] or gap[-2:] == ["one", "of"] and not has_verb(c.doc, one.last, two.first)


def _sums_up(c: Context, index: int, measure: str, last: Figure) -> bool:
    """Whether an amount is the sum of those who were just said to expect it: `83 forecast an overspend. The combined
    total is £310m`."""
    kinds, layout, n = families()["overspent"], c.doc.layout, c.numbers[index]
    if measure not in kinds or last.measure not in kinds or last.status != "possible":
        return False
    here, before = layout.sentence_at(n.start), layout.sentence_at(last.start)
    if here.passage != before.passage or layout.index_at(n.start) - layout.index_at(last.start) != 1:
        return False
    low = c.doc.sentence_tokens(n.first)[0]
    if any(m.kind == "ccg" for m in c.bodies.within(low, n.first)):
        return False  # `The combined overspend of A and B came to £9m`
    return not word_lists()["sums"].isdisjoint(c.doc.tokens.words[low : low + 3])
