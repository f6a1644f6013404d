"""The measure that a number without words of its own takes over from one before it."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.bare_totals import it_is, still_total
from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.measured import Measured, near, over, word_lists
from ccgkg.ingest.figures.measure.parts_of_money import DIFFERENCE
from ccgkg.ingest.figures.measure.told_of_those import among_those
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import opening_of
from ccgkg.ingest.text.document import Document

#: Measures of money: a share of those who did something is none of it.
_OF_MONEY = frozenset({"budget", "savings", "running-costs", "deficit", "surplus", "overspend"})
#: Measures of some whose own parts are told by other words: `182 replied. Of those, 86 had cut posts`.
_OF_SOME = frozenset({"respondents", "special-measures", "legal-directions"})
#: The length of a line of a table, and lines below its heading.
_LINE = 60
_LINES = 12
#: Between the label of an item and its number.
_LABELS = frozenset({":", "–", "-", "—", "("})
#: From so many on, a bare number beside a population is one.
_MANY = 20_000


def without_words(case: Case) -> Measured:
    """The measure of a number that no word of its own tells: that of the number before it, if that can hold on."""
    apart = _of_the_whole(case) or _of_votes(case) or among_those(case)
    if apart is not None:
        return apart
    inherited = taken_over(case)
    for rule in () if inherited is not None else _INHERITING:
        inherited = rule(case)
        if inherited is not None:
            break
    if inherited is None or inherited.measure in _OF_SOME and case.n.of is not None:
        return Measured("other")
    if inherited.measure in _OF_MONEY and _tells_who_did(case):
        return Measured("other")
    if inherited.measure == "ccgs" and not still_total(case.doc, case.n, case.low):
        return Measured("other", counted="ccg")
    return inherited


def _tells_who_did(case: Case) -> bool:
    """`About 85% passed it`: a share of those who did something, and not of money."""
    n = case.n
    did = n.unit == "percent" and case.words[n.last].endswith("ed")
    return did and not case.doc.cues.within("money", case.low, n.last + 3)


def taken_over(case: Case) -> Measured | None:
    """The measure of the number before, where a number has no words of its own (`and 56 in 2015-16`)."""
    for k in range(case.index - 1, -1, -1):
        if case.numbers[k].first < case.low:
            return None
        if case.numbers[k].unit == case.n.unit and case.done[k].counted != DIFFERENCE:
            return over(case.done, k)
    return None


def _share_of_amount(case: Case) -> Measured | None:
    """`£4m was saved, 12% in the first year`: a share of the amount before it."""
    if case.n.unit != "percent" or case.before is None or case.before.unit != "GBP":
        return None
    return Measured(case.done[case.index - 1].measure, inherited=case.index - 1)


def _share_of_practices(case: Case) -> Measured | None:
    """`57 of the 81 practices backed it, but one in six did not vote`."""
    if case.n.form == "amount" or case.before is None:
        return None
    return case.as_before() if case.done[case.index - 1].counted == "practices" else None


def _beside(case: Case) -> Measured | None:
    """What the number before of its unit measures, in the same block, or where `it` goes on to be so many."""
    if not case.index or case.numbers[case.index - 1].unit != case.n.unit:
        return None
    doc, n, last = case.doc, case.n, case.numbers[case.index - 1]
    if doc.layout.block_at(n.start) == doc.layout.block_at(last.start) or _goes_on_in_a_list(doc, last, n):
        return case.as_before()
    return case.as_before() if near(doc, last, n) and it_is(doc, n, case.low) else None


def _goes_on_in_a_list(doc: Document, last: Number, n: Number) -> bool:
    """Whether a label and a number are an item of a list (`Slough: 9.5%`) whose words or last item hold the number
    before."""
    layout = doc.layout
    here, before = layout.sentence_at(n.start).block, layout.sentence_at(last.start).block
    block = layout.blocks[here]
    if block.kind != "item" or block.end - block.start > _LINE or doc.tokens.words[n.first - 1] not in _LABELS:
        return False
    return here - before <= 1 + (doc.text[layout.blocks[here - 1].end - 1] == ":")


def _the_figure(case: Case) -> Measured | None:
    """`In November the figure was 84`: what the last count measures."""
    first, words = case.n.first, case.words
    if case.n.unit != "count" or words[first - 2] not in ("figure", "number", "total"):
        return None
    return _last_count(case, 3) if words[first - 1] in ("was", "is", "were") else None


def _it_again(case: Case) -> Measured | None:
    """`75 overspent by £213m in all. The year before it was 57`: what the count before the amount measures."""
    again = case.n.unit == "count" and case.index and case.numbers[case.index - 1].unit != "count"
    return _last_count(case, 4) if again and it_is(case.doc, case.n, case.low) else None


def _last_count(case: Case, back: int) -> Measured | None:
    for k in case.recent(back):
        if case.numbers[k].unit == "count" and near(case.doc, case.numbers[k], case.n):
            return over(case.done, k)
    return None


def _population(case: Case) -> Measured | None:
    """`serves 280,000 people; by 2020 it may be 310,000`: so many are a population too."""
    if case.n.unit != "count" or case.n.value < _MANY:
        return None
    for k in case.recent(4):
        if case.done[k].measure == "population" and near(case.doc, case.numbers[k], case.n):
            return over(case.done, k)
    return None


def _of_a_ballot(case: Case) -> Measured | None:
    """`two in five voted against`: a share of the practices counted before."""
    n = case.n
    if n.form == "amount" and n.unit != "percent":
        return None
    if word_lists()["ballots"].isdisjoint(case.words[n.last : n.last + 4]):
        return None
    back = 8 if n.form != "amount" else 1
    return next((over(case.done, k) for k in case.recent(back) if case.done[k].counted == "practices"), None)


def _it_was_a_share(case: Case) -> Measured | None:
    """`37 of 40 practices said yes. In Walsall it was just over half`."""
    if case.n.unit != "percent" or not case.index or case.done[case.index - 1].measure != "practices":
        return None
    again = near(case.doc, case.numbers[case.index - 1], case.n) and it_is(case.doc, case.n, case.low)
    return case.as_before() if again else None


#: What a number takes over from those before it, where its sentence has none of its unit.
_INHERITING = (
    _share_of_amount,
    _share_of_practices,
    _beside,
    _the_figure,
    _it_again,
    _population,
    _of_a_ballot,
    _it_was_a_share,
)


def _of_the_whole(case: Case) -> Measured | None:
    """`Five of the 18 are in Sussex`: what the 18 were counted for, where only a place is told of the five."""
    n, words = case.n, case.words
    if n.whole is None:
        return _of_those_graded(case)
    if n.whole[0] <= n.start:
        return None
    end = case.doc.tokens.at(n.whole[1] - 1) + 1
    if words[end] not in ("are", "were", "is", "was", "come") or words[end + 1] not in ("in", "from"):
        return None
    for k in range(case.index - 1, -1, -1):
        told = case.done[k]
        whole = case.numbers[k].value == n.of and case.numbers[k].unit == "count"
        if whole and told.counted == "ccg" and told.measure != "other":
            return over(case.done, k)
    return None


def _of_those_graded(case: Case) -> Measured | None:
    """`Five are in Sussex`: of more that have a grade."""
    n, words = case.n, case.words
    if n.unit != "count" or words[n.last : n.last + 2] not in (["are", "in"], ["were", "in"], ["are", "from"]):
        return None
    if n.first != opening_of(case.doc, n.first) or not case.doc.tokens.capital(n.last + 2):
        return None
    for k in case.recent(3):
        told = case.done[k]
        if case.numbers[k].value > n.value and told.counted == "ccg" and told.measure.startswith("rated"):
            return over(case.done, k)
    return None


def _of_votes(case: Case) -> Measured | None:
    """A number in a short line under words for a ballot of practices: `Dudley: 38 / 5`, `Turnout was 87%`."""
    layout, tokens = case.doc.layout, case.doc.tokens
    here = layout.sentence_at(case.n.start).block
    if layout.blocks[here].end - layout.blocks[here].start > _LINE:
        return None
    for k in range(here - 1, max(-1, here - 1 - _LINES), -1):
        block = layout.blocks[k]
        if block.end - block.start > _LINE:
            return None
        first, last = tokens.range(block.start, block.end)
        lead = case.words[first:last]
        if not word_lists()["ballots"].isdisjoint(lead) and "practices" in lead:
            return Measured("practices", first, last)
    return None
