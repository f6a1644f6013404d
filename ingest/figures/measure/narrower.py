"""Figures that tell of less than a measure of the list, and so of none: grades for one element of the assessment alone
(`Cancer: 56% are good`), and deficits that are not those of one year (`32 had a cumulative deficit`)."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.measure.measured import Measured, near, word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.ratings.topics import CARE, heading_element
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document

#: Before a field, what makes it one of many: `graded from A&E to maternity`.
_ENDS_OF_RANGE = frozenset({"from", "to"})
#: Tokens at most between a grade and its `for`, and between that and the element.
_GAP = 3


def narrower(doc: Document, numbers: Sequence[Number], measured: Sequence[Measured]) -> frozenset[int]:
    """The indices of the numbers whose words leave out most of what their measure is of.

    The list has the grades of the annual assessment as a whole, and those who spent more than their plan in a period.
    """
    found: set[int] = set()
    of_one_field = _is_of_one_field(doc)
    for index, each in enumerate(measured):
        if each.first is None and each.inherited is not None:
            apart = each.inherited in found and near(doc, numbers[each.inherited], numbers[index])
        elif each.measure in families()["rated"]:
            apart = of_one_field or _of_an_element(doc, numbers[index], each)
        else:
            apart = each.measure == "overspending-ccgs" and _of_years(doc, each)
        if apart:
            found.add(index)
    return frozenset(found)


def _is_of_one_field(doc: Document) -> bool:
    """`Half of areas fall short on diabetes`: whether the headline of a text names one field of care, whose grades
    it then counts; `leaders` and `finances` stand in headlines of much else."""
    first = next(iter(doc.layout.blocks), None)
    if first is None or doc.text[first.end - 1] == ".":
        return False
    told = doc.cues.within("element", 0, doc.tokens.range(0, first.end)[1])
    named = {c.value for c in told}
    return len(named) == 1 and named <= CARE and doc.tokens.words[told[0].first - 1] not in _ENDS_OF_RANGE


def _of_an_element(doc: Document, n: Number, grade: Measured) -> bool:
    """`Dementia: 83 are outstanding`; `On cancer, 12 were inadequate`; `21 were rated good for maternity`; an item
    under `Cancer`."""
    ws = doc.tokens.words
    low = doc.sentence_tokens(n.first)[0]
    opened = doc.cues.starting("element", low)
    if opened is not None and opened.last <= n.first and ws[opened.last] in (":", "–", "—", "-"):
        return True
    brought = doc.cues.starting("element", low + 1) if ws[low] in ("on", "for", "in") else None
    if brought is not None and brought.last <= n.first and ws[brought.last] == ",":
        return True
    if grade.last is not None:
        end = min(clause_of(doc, max(n.first, grade.last - 1))[1], grade.last + 2 * _GAP)
        for element in doc.cues.within("element", grade.last, end):
            gap = ws[grade.last : element.first]
            if {"for", "on"} & set(gap[:_GAP]) and gap[-1] in ("for", "on", "their", "its"):
                return True
    return doc.layout.block_at(n.start).kind == "item" and heading_element(doc, n.first) is not None


def _of_years(doc: Document, told: Measured) -> bool:
    """`had a cumulative deficit`, `carrying accumulated deficits`: what was run up in all the years before."""
    if told.first is None or told.last is None:
        return False
    return not word_lists()["run_up"].isdisjoint(doc.tokens.words[max(0, told.first - 1) : told.last])
