"""Numbers whose measure is told of by others and left out: those of a list set beside an earlier one, of which the
sentence before gives the kind, of a line that goes on as the line above."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.measured import Measured, over, word_lists
from ccgkg.ingest.figures.measure.said_of import first_predicate
from ccgkg.ingest.numbers.numbers import Number

#: Before the first number of a run, what sets it against the run before.
_AGAINST = frozenset({"against", "with", "from", "than"})
#: Between the numbers of such a run.
_JOINTS = frozenset({"and", ",", "just", "only"})
_COPULAS = frozenset({"was", "is", "were", "are", "would", "sounds", "seems"})
#: Behind a number that the last sentence asked for or foretold, what makes it a noun of its own.
_NOUNS = frozenset({"of", "%", "percent", "per"})
#: Tokens at most in the label of a line, and before its mark.
_LABEL = 20
_MARKS = frozenset({":", "–", "-", "—"})
_MONEY = frozenset({"overspend", "deficit", "surplus", "budget", "savings", "running-costs"})


def against_the_run(case: Case) -> Measured | None:
    """`21 CCGs are outstanding and 23 inadequate, against ten and 26 a year before`: each answers to one before, by its
    place."""
    numbers, index = case.numbers, case.index
    first = index
    while first and numbers[first - 1].first >= case.low and _joined(case, numbers[first - 1], numbers[first]):
        first -= 1
    last = index + 1
    while last < len(numbers) and numbers[last].first < case.high and _joined(case, numbers[last - 1], numbers[last]):
        last += 1
    size = last - first
    if size < 2 or first < size or case.words[numbers[first].begin - 1] not in _AGAINST:
        return None
    earlier = numbers[first - size : first]
    if earlier[0].first < case.low or any(m.unit != case.n.unit for m in earlier):
        return None
    return over(case.done, index - size)


def _joined(case: Case, one: Number, two: Number) -> bool:
    gap = case.words[one.last : two.first]
    return one.unit == two.unit and 0 < len(gap) <= 2 and _JOINTS.issuperset(gap)


def number_spoken_of(case: Case) -> Measured | None:
    """`The number rated inadequate will go down. Twenty-six was too many`: the kind whose number the sentence before
    speaks of."""
    doc, n, words = case.doc, case.n, case.words
    here = doc.layout.index_at(n.start)
    if n.unit != "count" or not here or n.begin - case.low > 1 or words[n.last] not in _COPULAS:
        return None
    before = doc.layout.sentences[here - 1]
    if before.block != doc.layout.sentences[here].block:
        return None
    first, last = doc.range_of(before)
    at = next((k for k in range(last - 2, first, -1) if words[k] in word_lists()["tallies"]), None)
    if at is None or words[at - 1] not in ("the", "that", "this"):
        return None
    said = first_predicate(doc, at + 1, last)
    return Measured(said.measure, said.first, said.last, "ccg") if said is not None else None


def as_the_line_above(case: Case) -> Measured | None:
    """`Bury: £4m, or 2% of its budget` below `Hull: £9m over plan`: the first amount of a line with a label only."""
    doc, n, layout = case.doc, case.n, case.doc.layout
    here = layout.sentence_at(n.start).block
    if n.unit != "GBP" or not here or layout.blocks[here].kind != "item" or not _labelled(case, n):
        return None
    above = layout.blocks[here - 1]
    if above.kind != "item" or doc.cues.starting("money", n.last) is not None:
        return None
    if doc.cues.starting("off-plan", n.last) is not None:
        return None
    amounts = [k for k in range(case.index) if above.start <= case.numbers[k].start < above.end]
    first = next((k for k in amounts if case.numbers[k].unit == "GBP"), None)
    if first is None or not _labelled(case, case.numbers[first]) or case.done[first].measure not in _MONEY:
        return None
    return over(case.done, first)


def _labelled(case: Case, n: Number) -> bool:
    """Whether only a name and a mark stand before an amount in its line."""
    doc = case.doc
    first = doc.tokens.range(doc.layout.block_at(n.start).start, n.start)[0]
    return n.begin - first <= _LABEL and case.words[n.begin - 1] in _MARKS
