"""What an amount of money measures: the rules for one, in the order in which they are asked."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.elided import as_the_line_above
from ccgkg.ingest.figures.measure.measured import Measured, near, over
from ccgkg.ingest.figures.measure.money import money, spoken_of
from ccgkg.ingest.figures.measure.parts_of_money import difference, spent_on, under_heading
from ccgkg.ingest.figures.measure.taken_over import taken_over
from ccgkg.ingest.figures.measure.told_again import (
    beside_it,
    equivalent_figure,
    put_otherwise,
    restated,
    the_average,
    the_figure,
    the_same,
)
from ccgkg.ingest.figures.rows import under_falls

#: Running costs of fewer pounds are a head.
_HEAD = 100
_SPENDS = frozenset({"spend", "spends", "spent", "spending"})
#: Behind an amount that a CCG has, words that begin something else.
_GOES_ON = frozenset({"to", "a", "and", "for", "this", "last", "in"})


def as_the_last(case: Case) -> Measured | None:
    """The measure of the last amount in the sentence before, of the same block."""
    like, doc = case.like, case.doc
    if like is None or not near(doc, case.numbers[like], case.n):
        return None
    same = doc.layout.block_at(case.numbers[like].start) == doc.layout.block_at(case.n.start)
    return Measured(case.done[like].measure, inherited=like) if same else None


def spends_too(case: Case) -> Measured | None:
    """`The average CCG spends £21 a head on administration. Hull CCG spends £29`: on the same."""
    words, like = case.words, case.like
    if like is None or words[case.n.begin - 1] not in _SPENDS or case.done[like].measure != "running-costs":
        return None
    same = words[case.numbers[like].begin - 1] in _SPENDS and words[case.n.last] not in ("on", "a")
    return over(case.done, like) if same and near(case.doc, case.numbers[like], case.n) else None


def part_of_it(case: Case) -> Measured | None:
    """`overspent by £9m. Hull CCG was responsible for £4m of it`: of the amount told last."""
    words, last, i = case.words, case.n.last, case.n.begin
    if words[i - 1] != "for" or words[i - 2] not in ("responsible", "accounted", "accounts", "answerable"):
        return None
    if case.like is None or words[last : last + 2] not in (["of", "it"], ["of", "that"], ["of", "this"]):
        return None
    return over(case.done, case.like) if near(case.doc, case.numbers[case.like], case.n) else None


def a_head(case: Case) -> Measured | None:
    """`Running costs will fall to £1.2bn. Each group will receive £22.07 per head`: the same for each."""
    like = next((k for k in case.recent(2) if case.numbers[k].unit == "GBP"), None)
    if like is None or case.n.value >= _HEAD or case.done[like].measure != "running-costs":
        return None
    each = bool(case.doc.cues.within("each", case.n.last, case.n.last + 3)) or case.done[like].inherited is not None
    return over(case.done, like) if each and near(case.doc, case.numbers[like], case.n) else None


def it_has(case: Case) -> Measured | None:
    """`Your CCG has £350m`: what a CCG has, with no word for money, is its budget."""
    words, i, behind = case.words, case.n.begin, case.n.last
    if i <= case.low + 1 or words[i - 1] not in ("has", "have", "had"):
        return None
    if words[i - 2] in ("we", "they") and words[behind] == "for":
        return Measured("budget", i - 1, i)  # `We had £4.1m for services outside hospital`
    noun = case.doc.cues.ending("counted", i - 1)
    ends = behind >= len(words) or not words[behind].isalpha() or words[behind] in _GOES_ON
    return Measured("budget", i - 1, i) if noun is not None and noun.value == "ccg" and ends else None


#: What tells it as it was told before, then the words for it, then what it takes over.
AMOUNTS = (
    restated,
    equivalent_figure,
    beside_it,
    the_same,
    under_falls,
    as_the_line_above,
    difference,
    spent_on,
    put_otherwise,
    the_average,
    the_figure,
    under_heading,
    a_head,
    spends_too,
    part_of_it,
    money,
    taken_over,
    spoken_of,
    as_the_last,
    it_has,
)
