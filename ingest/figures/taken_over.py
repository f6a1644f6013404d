"""The measure that a number without words of its own takes over from one before it."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.ccgs_counted import among_those, it_is, still_total
from ccgkg.ingest.figures.measured import Measured, near, over, word_lists
from ccgkg.ingest.figures.parts_of_money import DIFFERENCE
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import opening_of
from ccgkg.ingest.text.document import Document

#: Measures of money: a share of those who did something is none of it.
_OF_MONEY = frozenset({"budget", "savings", "running-costs", "deficit", "surplus", "overspend"})
#: The length of a line of a table, and lines below its heading.
_LINE = 60
_LINES = 12
#: From so many on, a bare number beside a population is one.
_MANY = 20_000


def without_words(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int) -> Measured:
    """The measure of a number that no word of its own tells: that of the number before it, if that can hold on."""
    n = numbers[index]
    apart = _of_the_whole(doc, numbers, index, done) or _of_votes(doc, n) or among_those(doc, n, low)
    if apart is not None:
        return apart
    inherited = taken_over(numbers, index, done, low)
    if (
        inherited is None
        and n.unit == "percent"
        and index
        and numbers[index - 1].unit == "GBP"
        and numbers[index - 1].first >= low
    ):
        inherited = Measured(done[index - 1].measure, inherited=index - 1)  # a share of the amount before it
    if (
        inherited is None
        and n.form != "amount"
        and index
        and numbers[index - 1].first >= low
        and done[index - 1].counted == "practices"
    ):
        inherited = over(done, index - 1)  # `57 of the 81 practices backed it, but one in six did not vote`
    if (
        inherited is None
        and index
        and doc.layout.block_at(n.start) == doc.layout.block_at(numbers[index - 1].start)
        and n.unit == numbers[index - 1].unit
    ):
        inherited = over(done, index - 1)
    if (
        inherited is None
        and index
        and numbers[index - 1].unit == n.unit
        and near(doc, numbers[index - 1], n)
        and it_is(doc, n, low)
    ):
        inherited = over(done, index - 1)
    if (
        inherited is None
        and n.unit == "count"
        and doc.tokens.words[n.first - 2] in ("figure", "number", "total")
        and doc.tokens.words[n.first - 1] in ("was", "is", "were")
    ):
        inherited = next(
            (
                over(done, k)
                for k in range(index - 1, max(-1, index - 4), -1)
                if numbers[k].unit == "count" and near(doc, numbers[k], n)
            ),
            None,
        )  # `In November the figure was 84`
    if inherited is None and n.unit == "count" and it_is(doc, n, low) and numbers[index - 1].unit != "count":
        inherited = next(
            (
                over(done, k)
                for k in range(index - 2, max(-1, index - 5), -1)
                if numbers[k].unit == "count" and near(doc, numbers[k], n)
            ),
            None,
        )  # `75 overspent by £213m in all. The year before it was 57`
    if inherited is None and n.unit == "count" and n.value >= _MANY:
        inherited = next(
            (
                over(done, k)
                for k in range(index - 1, max(-1, index - 5), -1)
                if done[k].measure == "population" and near(doc, numbers[k], n)
            ),
            None,
        )
    if (
        inherited is None
        and (n.form != "amount" or n.unit == "percent")
        and not word_lists()["ballots"].isdisjoint(doc.tokens.words[n.last : n.last + 4])
    ):
        back = 8 if n.form != "amount" else 1
        inherited = next(
            (over(done, k) for k in range(index - 1, max(-1, index - 1 - back), -1) if done[k].counted == "practices"),
            None,
        )
    if (
        inherited is None
        and n.unit == "percent"
        and index
        and done[index - 1].measure == "practices"
        and near(doc, numbers[index - 1], n)
        and it_is(doc, n, low)
    ):
        return over(done, index - 1)  # `37 of 40 practices said yes. In Walsall it was just over half`
    if (
        inherited is None
        or inherited.measure in ("respondents", "special-measures", "legal-directions")
        and n.of is not None
    ):
        return Measured("other")  # `182 replied. Of those, 86 had cut posts`
    if (
        n.unit == "percent"
        and inherited.measure in _OF_MONEY
        and doc.tokens.words[n.last].endswith("ed")
        and not doc.cues.within("money", low, n.last + 3)
    ):
        return Measured("other")  # `About 85% passed it`
    if inherited.measure == "ccgs" and not still_total(doc, n, low):
        return Measured("other", counted="ccg")
    return inherited


def _of_the_whole(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured]) -> Measured | None:
    """`Five of the 18 are in Sussex`: what the 18 were counted for, where only a place is told of the five."""
    n, ws = numbers[index], doc.tokens.words
    end = doc.tokens.at(n.whole[1] - 1) + 1 if n.whole is not None and n.whole[0] > n.start else 0
    if (
        n.whole is None
        and n.unit == "count"
        and n.first == opening_of(doc, n.first)
        and ws[n.last : n.last + 2] in (["are", "in"], ["were", "in"], ["are", "from"])
        and doc.tokens.capital(n.last + 2)
    ):
        return next(
            (
                over(done, k)
                for k in range(index - 1, max(-1, index - 4), -1)
                if numbers[k].value > n.value and done[k].counted == "ccg" and done[k].measure.startswith("rated")
            ),
            None,
        )  # `Five are in Sussex`
    if not end or ws[end] not in ("are", "were", "is", "was", "come") or ws[end + 1] not in ("in", "from"):
        return None
    return next(
        (
            over(done, k)
            for k in range(index - 1, -1, -1)
            if numbers[k].value == n.of
            and numbers[k].unit == "count"
            and done[k].counted == "ccg"
            and done[k].measure != "other"
        ),
        None,
    )


def _of_votes(doc: Document, n: Number) -> Measured | None:
    """A number in a short line under words for a ballot of practices: `Dudley: 38 / 5`, `Turnout was 87%`."""
    layout, ws = doc.layout, doc.tokens.words
    here = layout.sentence_at(n.start).block
    if layout.blocks[here].end - layout.blocks[here].start > _LINE or n.unit == "GBP":
        return None
    for k in range(here - 1, max(-1, here - 1 - _LINES), -1):
        first, last = doc.tokens.range(layout.blocks[k].start, layout.blocks[k].end)
        if layout.blocks[k].end - layout.blocks[k].start > _LINE:
            return None
        if not word_lists()["ballots"].isdisjoint(ws[first:last]) and "practices" in ws[first:last]:
            return Measured("practices", first, last)
    return None


def taken_over(numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int) -> Measured | None:
    """The measure of the number before, where a number has no words of its own (`and 56 in 2015-16`)."""
    n = numbers[index]
    for k in range(index - 1, -1, -1):
        if numbers[k].first < low:
            return None
        if numbers[k].unit == n.unit and done[k].counted != DIFFERENCE:
            return over(done, k)
    return None
