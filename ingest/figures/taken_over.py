"""The measure that a number without words of its own takes over from one before it."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.ccgs_counted import it_is, still_total
from ccgkg.ingest.figures.measured import Measured, near, over, word_lists
from ccgkg.ingest.figures.parts_of_money import DIFFERENCE
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: Measures of money: a share of those who did something is none of it.
_OF_MONEY = frozenset({"budget", "savings", "running-costs", "deficit", "surplus", "overspend"})
#: From so many on, a bare number beside a population is one.
_MANY = 20_000


def without_words(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int) -> Measured:
    """The measure of a number that no word of its own tells: that of the number before it, if that can hold on."""
    n = numbers[index]
    inherited = taken_over(numbers, index, done, low)
    if inherited is None and n.unit == "percent" and index and numbers[index - 1].unit == "GBP" and numbers[index - 1].first >= low:
        inherited = Measured(done[index - 1].measure, inherited=index - 1)  # a share of the amount before it
    if inherited is None and n.form != "amount" and index and numbers[index - 1].first >= low and done[index - 1].counted == "practices":
        inherited = over(done, index - 1)  # `57 of the 81 practices backed it, but one in six did not vote`
    if inherited is None and index and doc.layout.block_at(n.start) == doc.layout.block_at(numbers[index - 1].start) and n.unit == numbers[index - 1].unit:
        inherited = over(done, index - 1)
    if inherited is None and index and numbers[index - 1].unit == n.unit and near(doc, numbers[index - 1], n) and it_is(doc, n, low):
        inherited = over(done, index - 1)
    if inherited is None and n.unit == "count" and n.value >= _MANY:
        inherited = next((over(done, k) for k in range(index - 1, max(-1, index - 5), -1) if done[k].measure == "population" and near(doc, numbers[k], n)), None)
    if inherited is None and n.form != "amount" and not word_lists()["ballots"].isdisjoint(doc.tokens.words[n.last : n.last + 4]):
        inherited = next((over(done, k) for k in range(index - 1, max(-1, index - 8), -1) if done[k].counted == "practices"), None)
    if inherited is None or inherited.measure == "respondents" and n.of is not None:
        return Measured("other")  # `182 replied. Of those, 86 had cut posts`
    if inherited.measure == "other" and n.unit == "percent" and it_is(doc, n, low) and index and done[index - 1].measure == "practices":
        return over(done, index - 1)
    if n.unit == "percent" and inherited.measure in _OF_MONEY and doc.tokens.words[n.last].endswith("ed") and not any(True for _ in doc.cues.within("money", low, n.last + 3)):
        return Measured("other")  # `About 85% passed it`
    if inherited.measure == "ccgs" and not still_total(doc, n, low):
        return Measured("other", counted="ccg")
    return inherited


def taken_over(numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int) -> Measured | None:
    """The measure of the number before, where a number has no words of its own (`and 56 in 2015-16`)."""
    n = numbers[index]
    for k in range(index - 1, -1, -1):
        if numbers[k].first < low:
            return None
        if numbers[k].unit == n.unit and done[k].counted != DIFFERENCE:
            return over(done, k)
    return None
