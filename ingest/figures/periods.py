"""The period that a figure is for: told in its sentence, governing its text, or carried on from what came before (decision 5).

Carried on is only what plainly belongs, in this order:
the year that the text gives to its ratings, for grades and what is counted of them;
the time that set the scene of the paragraph, for what is told there in the past;
the one time of the figures like it just before, for money and for those who overspent.
Stocks (people, practices, staff) have the time that stands with them or none. What is told of `now` has none.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Evidence, Figure
from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.figures.carried import carried, in_general
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.holding import from_then_on, holds, in_since, is_forecast, votes
from ccgkg.ingest.figures.known_sets import is_known
from ccgkg.ingest.figures.lists import time_of_list
from ccgkg.ingest.figures.measured import set_beside
from ccgkg.ingest.figures.month_headings import month_over
from ccgkg.ingest.figures.own_times import own_time
from ccgkg.ingest.figures.polls import polled_on
from ccgkg.ingest.figures.predicates_apart import has_verb, time_words
from ccgkg.ingest.figures.scenes import sets_scene
from ccgkg.ingest.figures.taken_up import (
    differs_from_the_last,
    gap_of,
    goes_on,
    goes_with,
    is_difference,
    of_that,
    taken_up,
)
from ccgkg.ingest.figures.year_of_accounts import year_of_accounts
from ccgkg.ingest.figures.year_of_grades import Period, hypothetical, moves, of_the_ratings, words_of, year_ended
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: Tokens at most between those who are asked and the word that says so.
_ASKED = 4


def period_of(c: Context, index: int, measure: str, before: Sequence[Figure]) -> Period:
    doc, n = c.doc, c.numbers[index]
    own = own_time(c, index, measure in families()["stocks"])
    rated = measure in families()["rated"]
    if (
        measure == "practices"
        and is_known(doc, n)
        and not time_words()["asked"].isdisjoint(
            (*doc.tokens.words[max(0, n.first - _ASKED) : n.first], *doc.tokens.words[n.last : n.last + _ASKED + 1])
        )
    ):
        return None, None  # `balloted their 124 member practices in June`: so many there are
    if rated and hypothetical(c, n):
        return None, None
    polled = None if own.time is not None and own.close and own.time.first >= n.last else polled_on(c, n, measure)
    if polled is not None:
        return polled.edtf, _stated(doc, polled)
    if own.time is not None and own.time.last <= n.first and in_general(doc, n) and not sets_scene(doc, own.time):
        return None, None  # `was rated good for 2015-16 and spends £890m a year`
    governing = c.periods.governing if rated or measure == "other" and moves(doc, n) else None
    like = index > 0 and before[index - 1].measure == measure
    if own.time is not None and (
        holds(doc, n, own, own.time, measure) or like and goes_with(c, index, own.time, before[index - 1])
    ):
        if own.time.kind == "year-before" and governing is not None and not _year_in_sentence(c, n):
            return _years_before(governing, 1), Evidence("period", reason="the year before that of the ratings")
        if rated and _is_earlier_end(n, own.time) and (earlier := _years_before(own.time, 1)):
            return earlier, Evidence("period", reason="the earlier end of a rise or fall: the year before")
        period = own.time.period(measure in families()["fiscal"])
        if period is not None and from_then_on(doc, own.time, measure):
            period = f"{period[:10] if len(period) > 10 else period}/.."
        if (
            measure == "ccgs"
            and own.time.kind == "until"
            and own.time.anchor
            and own.time.last <= n.first
            and _is_past(c, own.time.anchor)
        ):
            return own.time.anchor, _stated(
                doc, own.time
            )  # `By April 2018 the number was down to 195`: so many there were then
        if (
            own.time.kind in ("part", "financial-year")
            and "-04/" in (period or "")
            and measure in families()["overspent"]
            and period is not None
            and is_forecast(doc, n)
        ):
            return financial_year(int(period[:4])), _stated(
                doc, own.time
            )  # `a forecast overspend of £11m at month nine`: for the year
        if period is not None and in_since(doc, n, own.time):
            period = f"{own.time.edtf}/.."
        if period is not None or governing is None:
            return period, _stated(doc, own.time) if period else None
    if own.compared and n.unit != "count" and set_beside(doc, c.numbers[index - 1], n):
        return before[index - 1].period, Evidence(
            "period", reason=f"the period of {before[index - 1].exact}, beside which it is set"
        )
    if own.compared and n.partner is not None and n.partner > n.first and (since := _since_when(c, n)) is not None:
        return since.anchor, _stated(doc, since)
    if own.compared and not (
        rated and index and n.partner is None and before[index - 1].measure in families()["rated"] and not like
    ):
        if governing is not None and n.partner is not None and n.partner > n.first:
            return _years_before(governing, 1), Evidence(
                "period", reason="the earlier end of a rise or fall: the year before"
            )
        return None, None
    if (
        own.reference is not None
        and own.reference.kind == "year-before"
        and own.reference.anchor
        and governing is None
        and _may_carry(doc, n, measure)
    ):
        return own.reference.anchor, Evidence("period", reason=f"what {words_of(doc, own.reference)} is reckoned from")
    if (
        index
        and measure == "other"
        and is_difference(doc, n)
        and (goes_on(c, index) or differs_from_the_last(c, index) or of_that(c, index))
    ):
        return before[index - 1].period, Evidence(
            "period", reason=f"the period of {before[index - 1].exact}, from which it differs"
        )
    if own.now and governing is None:
        return None, None
    if (
        index
        and measure in ("other", "failing-or-at-risk")
        and doc.tokens.words[n.last : n.last + 2] == ["of", "them"]
        and before[index - 1].start >= doc.tokens.starts[doc.sentence_tokens(n.first)[0]]
    ):
        return before[index - 1].period, Evidence(
            "period", reason=f"the period of {before[index - 1].exact}, of whom it is told"
        )
    led = time_of_list(c, n) if (measure in families()["fiscal"] or n.unit != "count") and not rated else None
    if led is not None:
        return led.period(True), _stated(doc, led)
    along = _goes_along(c, n) if measure in families()["fiscal"] else None
    if along is not None:
        return along.period(True), _stated(doc, along)
    taken, gap = taken_up(c, index, before), gap_of(c, index, before)
    if gap is not None:
        return gap[0].period, Evidence(
            "period", reason=f"the period of {gap[0].exact} and {gap[1].exact}, of which it is the gap"
        )
    if (
        taken is not None
        and taken.period is not None
        and (measure in (taken.measure, "other") or not rated and taken.measure not in families()["rated"])
    ):
        return taken.period, Evidence("period", reason=f"the period of {taken.exact}, which it takes up")
    found = of_the_ratings(c, n, measure, own.now) or year_ended(c, n, measure) or carried(c, index, measure, before)
    if (
        found[0] is None
        and (year := year_of_accounts(c, n, measure)) is not None
        and not own.now
        and own.reference is None
    ):
        return year.period(True), Evidence("period", reason=f"the text is about the accounts of {words_of(doc, year)}")
    of_events = measure in families()["national"] | families()["grouped"]
    if found[0] is None and of_events and measure != "mergers" and not own.now:
        over = month_over(c, n)
        return (over.edtf, _stated(doc, over)) if over is not None else found
    return found


def _is_past(c: Context, edtf: str) -> bool:
    """Whether a time lies before the text came out."""
    return bool(c.doc.source.published) and edtf[-10:] < (c.doc.source.published or "")[:10]


def _goes_along(c: Context, n: Number) -> Time | None:
    """`was rated inadequate for 2018-19, with a deficit of £22m`: the financial year right before the `with` of an amount."""
    words, first = c.doc.tokens.words, clause_of(c.doc, n.first)[0]
    low = c.doc.sentence_tokens(n.first)[0]
    if (
        words[first] not in ("with", "after", "despite", "and")
        or words[first - 1] != ","
        or has_verb(c.doc, first, n.first)
    ):
        return None
    return next((m for m in c.periods.within(low, first) if m.last == first - 1 and m.kind == "financial-year"), None)


def _since_when(c: Context, n: Number) -> Time | None:
    """`Mergers since 2013 have reduced the total from 211 to 195`: the time since which a rise or fall is told is its earlier end's."""
    low = c.doc.sentence_tokens(n.first)[0]
    return next((m for m in c.periods.within(low, n.first) if m.kind == "since" and m.anchor), None)


def _is_earlier_end(n: Number, m: Time) -> bool:
    """Whether a number is the first of `from 91 to 66 in 2017-18`."""
    return n.partner is not None and n.partner > n.first and n.comparator != ">=" and not 0 <= m.first - n.last <= 3


def _years_before(m: Time, years: int) -> str | None:
    edtf = m.period(True)
    return financial_year(int(edtf[:4]) - years) if edtf and len(edtf) == 21 else None


def _year_in_sentence(c: Context, n: Number) -> bool:
    return any(m.kind == "financial-year" for m in c.periods.within(*c.doc.sentence_tokens(n.first)))


def _may_carry(doc: Document, n: Number, measure: str) -> bool:
    return measure not in families()["stocks"] or measure == "practices" and votes(doc, n)


def _stated(doc: Document, mention: Time) -> Evidence:
    return Evidence("period", doc.tokens.starts[mention.first], doc.tokens.ends[mention.last - 1])
