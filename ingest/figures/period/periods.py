"""The period that a figure is for: told in its sentence, governing its text, or carried on from what came before
(decision 5).

Carried on is only what plainly belongs, in this order:
the year that the text gives to its ratings, for grades and what is counted of them;
the time that set the scene of the paragraph, for what is told there in the past;
the one time of the figures like it just before, for money and for those who overspent.
Stocks (people, practices, staff) have the time that stands with them or none. What is told of `now` has none.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measure.bare_totals import it_is
from ccgkg.ingest.figures.measure.compared import set_beside
from ccgkg.ingest.figures.measure.differences import is_change
from ccgkg.ingest.figures.measure.lists import time_of_list
from ccgkg.ingest.figures.measure.taken_up import (
    differs_from_the_last,
    gap_of,
    goes_on,
    is_difference,
    of_that,
    taken_up,
)
from ccgkg.ingest.figures.period.carried import carried
from ccgkg.ingest.figures.period.dated import told_with
from ccgkg.ingest.figures.period.like_beside import like_beside
from ccgkg.ingest.figures.period.month_headings import month_over
from ccgkg.ingest.figures.period.period import NO_PERIOD, Period, reasoned, shared, stated, words_of
from ccgkg.ingest.figures.period.period_case import PeriodCase, period_case, year_before
from ccgkg.ingest.figures.period.polls import polled_on
from ccgkg.ingest.figures.period.predicates_apart import has_verb, time_words
from ccgkg.ingest.figures.period.times_after import is_whole_of_last
from ccgkg.ingest.figures.period.undated import votes
from ccgkg.ingest.figures.period.year_headings import year_over
from ccgkg.ingest.figures.period.year_of_accounts import told_as_past, year_covered, year_of_accounts
from ccgkg.ingest.figures.period.year_of_grades import hypothetical, of_the_ratings, year_ended
from ccgkg.ingest.figures.status.known_sets import is_known
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.times.periods import Mention as Time

#: Tokens at most between those who are asked and the word that says so.
_ASKED = 4
#: Behind a year, how it ended: `ended 2016-17 in the black, with a surplus of £2m`.
_BALANCE = frozenset(
    {"in", "the", "red", "black", "deficit", "surplus", "debt", "balance", "well", "badly", "deep", "deeply"}
)
#: Tokens at most from what is compared to the verb that tells who planned it.
_PLANNED = 6
#: The length of a financial year in EDTF.
_YEAR = len("2016-04-01/2017-03-31")


def period_of(c: Context, index: int, measure: str, before: Sequence[Figure]) -> Period:
    """The period of the number with an index, in EDTF, with its evidence; `before` are the figures before it."""
    case = period_case(c, index, measure, before)
    if _of_no_time(case):
        return NO_PERIOD
    return (
        _of_a_poll(case)
        or _of_the_last(case)
        or _as_predicted(case)
        or told_with(case)
        or (_compared(case) if case.own.compared else None)
        or _differing(case)
        or (NO_PERIOD if case.own.now and case.governing is None else None)
        or _of_them(case)
        or _beside_like(case)
        or _told_before_it(case)
        or _taken_up(case)
        or _told_before(case)
    )


def _of_no_time(case: PeriodCase) -> bool:
    """Whether a number has no time: `balloted their 124 member practices in June`, `what happens if that becomes one in
    four`."""
    n, words = case.n, case.words
    if case.measure == "practices" and is_known(case.doc, n):
        around = (*words[max(0, n.first - _ASKED) : n.first], *words[n.last : n.last + _ASKED + 1])
        return not time_words()["asked"].isdisjoint(around)
    since = case.own.time is not None and case.own.time.kind == "since"
    if since and is_whole_of_last(case.c, case.index):
        return True  # `a fifth of its 85 staff have left since January`
    return case.rated and hypothetical(case.c, n)


def _of_a_poll(case: PeriodCase) -> Period | None:
    """The day or month of the vote or survey whose answers a number tells."""
    own = case.own
    if own.time is not None and own.close and own.time.first >= case.n.last:
        return None
    polled = polled_on(case.c, case.n, case.measure)
    return stated(case.doc, polled, polled.edtf) if polled is not None else None


def _of_the_last(case: PeriodCase) -> Period | None:
    """`a deficit of £6.7m this year, on top of £6.9m last`: the year before that of the figure before."""
    last, n, words = case.last, case.n, case.words
    alone = words[n.last : n.last + 1] == ["last"] and not any(w[0].isalnum() for w in words[n.last + 1 : n.last + 2])
    if last is None or last.period is None or len(last.period) != _YEAR or not alone:
        return None
    return reasoned(financial_year(int(last.period[:4]) - 1), f"the year before that of {last.exact}")


def _compared(case: PeriodCase) -> Period | None:
    """The time of a number that stands only to be compared: that of the other, that since when, the year before, or
    none."""
    n, last = case.n, case.last
    if last is not None and n.unit != "count" and set_beside(case.doc, case.c.numbers[case.index - 1], n):
        return shared(last, ", beside which it is set")
    if last is not None and _was_planned(case):
        return shared(last, ", which was planned")
    if case.earlier_of_two and (since := _since_when(case)) is not None:
        return stated(case.doc, since, since.anchor)
    beside = last is not None and n.partner is None and last.measure in families()["rated"] and not case.like
    if case.rated and beside:
        return None
    if case.governing is not None and case.earlier_of_two:
        return reasoned(year_before(case.governing), "the earlier end of a rise or fall: the year before")
    return NO_PERIOD


def _as_predicted(case: PeriodCase) -> Period | None:
    """`a deficit of £2m for 2018-19, up from the £1m predicted in July`: that of what it is compared with."""
    last, n = case.last, case.n
    foreseen = case.words[n.last] in time_words()["planned"] and case.words[n.last + 1] in (
        "in",
        "last",
        "at",
        "by",
        "on",
    )
    low = case.doc.tokens.starts[case.doc.sentence_tokens(n.first)[0]]
    if not foreseen or not case.own.compared or case.earlier_of_two or last is None or last.start < low:
        return None
    return shared(last, ", with which what was foreseen is compared") if last.unit == n.unit else None


def _was_planned(case: PeriodCase) -> bool:
    """`£5m in the red, far worse than the £2m it had planned for`: what was planned for the same time."""
    low, high = case.n.last, case.doc.sentence_tokens(case.n.first)[1]
    behind, planned = case.words[low : min(high, low + _PLANNED)], time_words()["planned"]
    if case.earlier_of_two or any(m.kind != "now" for m in case.c.periods.within(low, high)):
        return False
    return any(w in planned and "had" in behind[:k] for k, w in enumerate(behind))


def _since_when(case: PeriodCase) -> Time | None:
    """`Mergers since 2013 have reduced the total from 211 to 195`: the time since which a rise or fall is told is its
    earlier end's."""
    low = case.doc.sentence_tokens(case.n.first)[0]
    return next((m for m in case.c.periods.within(low, case.n.first) if m.kind == "since" and m.anchor), None)


def _differing(case: PeriodCase) -> Period | None:
    """The time of what a number is compared with, or differs from: `two more than the year before`, `£1m worse than
    plan`."""
    reference = case.own.reference
    if reference is not None and reference.kind == "year-before" and reference.anchor and case.governing is None:
        voted = case.measure == "practices" and votes(case.doc, case.n)
        if voted or not case.among("stocks"):
            return reasoned(reference.anchor, f"what {words_of(case.doc, reference)} is reckoned from")
    last, c, index = case.last, case.c, case.index
    if last is None or case.measure != "other" or not is_difference(case.doc, case.n):
        return None
    if goes_on(c, index) or differs_from_the_last(c, index) or of_that(c, index):
        return shared(last, ", from which it differs")
    return None


def _of_them(case: PeriodCase) -> Period | None:
    """`In 2018-19 ten overspent, and six of them are in the north`: the time of those of whom it is told."""
    if case.last is None or case.measure not in ("other", "failing-or-at-risk", "budget"):
        return None
    low = case.doc.tokens.starts[case.doc.sentence_tokens(case.n.first)[0]]
    if case.n.unit == "percent" and _of_which(case, case.last):
        return shared(case.last, ", of which it is told")
    of_them = case.words[case.n.last : case.n.last + 2]
    if of_them in (["of", "those"], ["of", "these"]) and case.last.unit == "count" and not case.own.time:
        # `57 overspent last year. A quarter of those went over by £5m`
        done = has_verb(case.doc, case.n.last + 2, case.n.last + 3) and told_as_past(case.c, case.n)
        return shared(case.last, ", of whom it is told") if done else None
    return shared(case.last, ", of whom it is told") if of_them == ["of", "them"] and case.last.start >= low else None


def _of_which(case: PeriodCase, last: Figure) -> bool:
    """`Its budget for 2016-17 was £5m, of which it spent 58% on hospital care`: a share of the amount before."""
    n = case.c.numbers[case.index - 1]
    gap = case.words[n.last : case.n.first]
    return (
        last.unit == "GBP"
        and ["of", "which"] in (gap[k : k + 2] for k in range(len(gap)))
        and not {".", ";"} & set(gap)
    )


def _beside_like(case: PeriodCase) -> Period | None:
    """`budgets went up by 2% in 2017/18, but costs by 4%`, `Type 2: 41% in 2016-17. Among others it was one in five`:
    that of the one before."""
    last, doc, n = case.last, case.doc, case.n
    if last is None or case.measure != "other" or n.unit != "percent" or last.unit != "percent":
        return None
    low = doc.sentence_tokens(n.first)[0]
    again = it_is(doc, n, low) and last.measure == "other"
    both = last.basis == "change" and is_change(doc, n) and last.start >= doc.tokens.starts[low]
    both = (
        both
        or last.start >= doc.tokens.starts[low]
        and "target" in case.words[low : case.c.numbers[case.index - 1].first]
    )
    return shared(last, ", with which it goes") if again or both else None


def _told_before_it(case: PeriodCase) -> Period | None:
    """The time in the words over a list, or in the clause that `with` an amount goes on from."""
    fiscal = case.among("fiscal")
    led = time_of_list(case.c, case.n) if (fiscal or case.n.unit != "count") and not case.rated else None
    found = led or (_goes_along(case) if fiscal else None)
    return stated(case.doc, found, found.period(True)) if found is not None else None


def _goes_along(case: PeriodCase) -> Time | None:
    """`was rated inadequate for 2018-19, with a deficit of £22m`: the financial year right before the `with` of an
    amount."""
    doc, n, words = case.doc, case.n, case.words
    first = clause_of(doc, n.first)[0]
    if words[first] not in ("with", "after", "despite", "and") or words[first - 1] != ",":
        return None
    if has_verb(doc, first, n.first):
        return None
    told = case.c.periods.within(doc.sentence_tokens(n.first)[0], first)
    years = (m for m in told if m.kind == "financial-year" and not case.c.numbers_within(m.last, first))
    return next((m for m in years if m.last == first - 1 or _BALANCE.issuperset(words[m.last : first - 1])), None)


def _taken_up(case: PeriodCase) -> Period | None:
    """The time of the amounts whose gap a number is, or of the set or sum told before that it takes up."""
    gap = gap_of(case.c, case.index, case.before)
    if gap is not None:
        return reasoned(gap[0].period, f"the period of {gap[0].exact} and {gap[1].exact}, of which it is the gap")
    taken = taken_up(case.c, case.index, case.before)
    if taken is None or taken.period is None:
        return None
    both = case.measure in (taken.measure, "other") or not case.rated and taken.measure not in families()["rated"]
    return shared(taken, ", which it takes up") if both else None


def _told_before(case: PeriodCase) -> Period:
    """The year of the ratings or the time carried on; else that of the accounts the text is about, or of the month over
    it."""
    c, n, measure, now = case.c, case.n, case.measure, case.own.now
    free = not now and case.own.reference is None
    if free and (told := year_covered(c, n)) is not None:
        return reasoned(told.period(True), f"what it is told from covers {words_of(case.doc, told)}")
    if free and (over := year_over(c, n, measure)) is not None:
        return reasoned(over.period(True), f"it stands under {words_of(case.doc, over)}")
    if free and case.rated and (beside := like_beside(c, case.index, measure, case.before))[0] is not None:
        return beside
    found = (
        of_the_ratings(c, n, measure, now) or year_ended(c, n, measure) or carried(c, case.index, measure, case.before)
    )
    if found[0] is not None or now:
        return found
    year = year_of_accounts(c, n, measure) if case.own.reference is None else None
    if year is not None:
        return reasoned(year.period(True), f"the text is about the accounts of {words_of(case.doc, year)}")
    of_events = (case.among("national") or case.among("grouped")) and measure != "mergers"
    month = month_over(c, n) if of_events else None
    if month is not None:
        return stated(case.doc, month, month.edtf)
    return like_beside(c, case.index, measure, case.before) if free else found
