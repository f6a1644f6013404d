"""What a percentage measures: the share of a whole, or the change of one."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.differences import is_change
from ccgkg.ingest.figures.measure.held import level_of, number_of
from ccgkg.ingest.figures.measure.measured import Measured, near, word_lists
from ccgkg.ingest.figures.measure.of_them import half_of_them, of_each
from ccgkg.ingest.figures.measure.parts_of_money import DIFFERENCE, part_of_amount, spent_on
from ccgkg.ingest.figures.measure.restated import in_other_terms
from ccgkg.ingest.figures.measure.shares_of_money import share_of_money
from ccgkg.ingest.figures.measure.told_again import (
    a_figure_that,
    beside_it,
    equivalent_figure,
    restated,
    that_share,
    the_same,
)
from ccgkg.ingest.figures.measure.told_of_those import proportion
from ccgkg.ingest.figures.rows import under_falls
from ccgkg.ingest.text.cues import Cue

#: Before a percentage, verbs of being given money.
_GETS = frozenset({"get", "gets", "got", "receive", "receives", "received", "given"})
#: Behind `short of`, what an amount falls short of.
_AIMS = frozenset({"target", "plan", "that", "what", "the", "its", "their"})


def response_rate(case: Case) -> Measured | None:
    """`a response rate of 36%`."""
    first = case.n.first
    rate = case.words[first - 3 : first - 1] == ["response", "rate"]
    return Measured("respondents", first - 3, first - 1, "respondents") if rate else None


#: The rules that need no noun.
SHARES = (
    half_of_them,
    restated,
    equivalent_figure,
    beside_it,
    the_same,
    response_rate,
    of_each,
    a_figure_that,
    that_share,
    under_falls,
    part_of_amount,
    spent_on,
)


def share_of(case: Case, noun: Cue | None) -> Measured | None:
    """What a percentage of the noun behind it, or of none, is a share or a change of; None where only the noun may say
    it."""
    return (
        _change_of_a_number(case)
        or _gets_more(case)
        or _short_of_target(case)
        or _missed_by(case)
        or _off_plan(case)
        or _put_otherwise(case)
        or proportion(case.doc, case.n, case.low)
        or _of_money(case, noun)
    )


def _change_of_a_number(case: Case) -> Measured | None:
    """`the number of interims had fallen by 12%`."""
    doc, n = case.doc, case.n
    if not is_change(doc, n):
        return None
    many = number_of(doc, case.low, n.first) or level_of(doc, case.low, n.first)
    if many is None or many.measure != "population":
        return many
    return many if many.first is not None and case.words[many.first] == "population" else None


def _gets_more(case: Case) -> Measured | None:
    """`X CCG will get 4% more next year`: of what it is given."""
    words, last = case.words, case.n.last
    more = words[case.n.begin - 1] in _GETS and words[last] in ("more", "less", "extra")
    named = not {"ccg", "ccgs", "group", "groups", "commissioners"}.isdisjoint(words[case.low : case.n.begin])
    own = not {",", ".", "next", "this", "than", "in", "per", "a"}.isdisjoint(words[last + 1 : last + 2])
    return Measured("budget", case.n.begin - 1, case.n.begin) if more and named and own else None


def _short_of_target(case: Case) -> Measured | None:
    """`about 10% short of target`: a difference."""
    last, words = case.n.last, case.words
    short = words[last : last + 2] in (["short", "of"], ["shy", "of"]) and words[last + 2] in _AIMS
    return Measured("other", last, last + 2, DIFFERENCE) if short else None


def _missed_by(case: Case) -> Measured | None:
    """`67 have missed their plan by more than 1%`, `64 overspent, 22 of them by more than 2%`: the overspend."""
    opening = case.n.begin
    if case.before is not None and case.words[case.before.last : opening] in (["by"], ["of", "them", "by"]):
        by_them = case.done[case.index - 1]
        if by_them.measure == "overspending-ccgs":
            return Measured("overspend", by_them.first, by_them.last)
    missed = case.doc.cues.ending("predicate", opening - 1) if case.words[opening - 1] == "by" else None
    if missed is None or missed.value != "overspending-ccgs":
        return None
    return Measured("overspend", missed.first, missed.last)


def _off_plan(case: Case) -> Measured | None:
    """`2% over budget`, where no work is told of, which may be over plan too."""
    off = case.doc.cues.starting("off-plan", case.n.last)
    if off is None or off.last - off.first == 1:
        return None
    work = not word_lists()["activity"].isdisjoint(case.words[case.low : case.n.first])
    return None if work else Measured(off.value, off.first, off.last)


def _put_otherwise(case: Case) -> Measured | None:
    """`£4m, or 2.5% of its budget`: the amount before in other terms."""
    other_terms = case.before is not None and in_other_terms(case.doc, case.before, case.n)
    return case.as_before() if other_terms else None


def _of_money(case: Case, noun: Cue | None) -> Measured | None:
    """A share or a change of money; of running costs told just before, that before another."""
    share = share_of_money(case, noun)
    if share is not None and (share.measure == "running-cost-reduction" or _opens_a_block(case)):
        return share
    return _of_running_costs(case) or share


def _opens_a_block(case: Case) -> bool:
    """Whether the number before stands in another paragraph, so that this one's own word for money goes first."""
    doc, last = case.doc, case.index - 1
    return last >= 0 and doc.layout.block_at(case.numbers[last].start) != doc.layout.block_at(case.n.start)


def _of_running_costs(case: Case) -> Measured | None:
    """`from £3.4m to £2.9m, a cut of 15 per cent`: the change of running costs told just before."""
    doc, n, last = case.doc, case.n, case.index - 1
    if last < 0 or case.done[last].measure not in ("running-costs", "running-cost-reduction"):
        return None
    if not near(doc, case.numbers[last], n):
        return None
    cut = is_change(doc, n) or not {"that", "saving", "reduction"}.isdisjoint(case.words[n.last : n.last + 2])
    return Measured("running-cost-reduction", inherited=last) if cut else None
