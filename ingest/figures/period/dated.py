"""The period that a sentence tells with its figure, as the kind of time and of measure make it (decision 5)."""

from __future__ import annotations

from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.figures.measure.taken_up import goes_with
from ccgkg.ingest.figures.period.holding import holds
from ccgkg.ingest.figures.period.period import NO_PERIOD, Period, reasoned, stated
from ccgkg.ingest.figures.period.period_case import PeriodCase, year_before
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.figures.period.scenes import sets_scene
from ccgkg.ingest.figures.period.undated import in_general, is_a_rate, is_forecast
from ccgkg.ingest.times.periods import Mention as Time

#: Tokens at most between a number and the date of that since which it holds; and of the later end of a rise from its
#: time.
_SINCE = 10
#: Verbs that tell how many there were with someone.
_HAD = frozenset({"had", "employed", "served", "covered"})
#: Tokens at most from the words for how many there are to their number.
_HOW_MANY = 16
#: The length of a day in EDTF.
_DAY = 10
#: The length of a stretch of months.
_MONTHS = len("2018-04/2018-08")


def told_with(case: PeriodCase) -> Period | None:
    """The period that the time of a number's own sentence gives it; None where it tells none that is its own."""
    m = case.own.time
    if m is None:
        return None
    lasting = in_general(case.doc, case.n) or case.n.unit == "percent" and is_a_rate(case.doc, case.n)
    if m.last <= case.n.first and lasting and not sets_scene(case.doc, m):
        return NO_PERIOD  # `was rated good for 2015-16 and spends £890m a year`
    if not holds(case.doc, case.n, case.own, m, case.measure) and not _goes_with_the_last(case, m):
        return None
    return _year_earlier(case, m) or _months_a_year_back(case, m) or _reckoned(case, m)


def _goes_with_the_last(case: PeriodCase, m: Time) -> bool:
    """Whether the figure before has the time and the measure: `In 2018 there were 195, and 191 by the end`."""
    last = case.last
    return last is not None and case.like and goes_with(case.c, case.index, m, last)


def _year_earlier(case: PeriodCase, m: Time) -> Period | None:
    """The year before that of the ratings or of the later end: `two more than the year before`, `from 91 to 66 in
    2017-18`."""
    governing = case.governing
    if m.kind == "year-before" and governing is not None and not _year_in_sentence(case):
        return reasoned(year_before(governing), "the year before that of the ratings")
    return None


def _months_a_year_back(case: PeriodCase, m: Time) -> Period | None:
    """`£8m after five months of 2018/19. A year ago the figure was £3m`: the same months, a year back."""
    last = case.last
    ago = case.words[m.first : m.last][-2:] in (["year", "ago"], ["months", "ago"], ["year", "earlier"])
    if last is None or not ago or last.measure != case.measure or not case.among("overspent"):
        return None
    if last.period is None or len(last.period) != _MONTHS or ".." in last.period:
        return None
    ends = [f"{int(end[:4]) - 1}{end[4:]}" for end in last.period.split("/")]
    return reasoned("/".join(ends), f"the months of {last.exact}, a year back")


def _reckoned(case: PeriodCase, m: Time) -> Period | None:
    """The period of a time for a measure: a day, from then on, all of a year; None where the year of the ratings must
    serve."""
    if m.ends is not None and (end := _end_of_rise(case, m.ends)) is not None:
        return stated(case.doc, m, end)
    period = m.period(_is_of_accounts(case, m))
    if period is not None and _from_then_on(case, m):
        period = f"{period[:_DAY]}/.."
    if m.anchor and _is_how_many(case) and _so_many_by(case, m, m.anchor):
        return stated(case.doc, m, m.anchor)
    if period is not None and _for_the_year(case, m, period):
        return stated(case.doc, m, financial_year(int(period[:4])))
    if period is not None and _in_since(case, m):
        period = f"{m.edtf}/.."
    if period is not None:
        return stated(case.doc, m, period)
    return NO_PERIOD if case.governing is None else None


def _end_of_rise(case: PeriodCase, ends: tuple[str, str]) -> str | None:
    """`doubled from £2m to £4m between 2015-16 and 2016-17`: of the first the one time, of the second the other."""
    partner = case.n.partner
    if (
        partner is None
        or case.n.comparator != "="
        or "to" not in case.words[case.n.begin - 1 : case.n.begin + 1]
        and partner < case.n.first
    ):
        return None
    return ends[0] if case.earlier_of_two else ends[1]


def _is_of_accounts(case: PeriodCase, m: Time) -> bool:
    """Whether `last year` of a figure is a financial year: of money and outturns, but for what was `earlier this
    year`."""
    if case.words[m.first - 1] in ("earlier", "later"):
        return False
    return case.among("fiscal") or case.n.unit == "GBP"


def _year_in_sentence(case: PeriodCase) -> bool:
    told = case.c.periods.within(*case.doc.sentence_tokens(case.n.first))
    return any(m.kind == "financial-year" for m in told)


def _from_then_on(case: PeriodCase, m: Time) -> bool:
    """Whether what begins `from April` goes on: a shared chief, a cut, a role; a merger is done at once."""
    if m.kind not in ("month", "day", "year", "relative"):
        return False
    if case.among("grouped") or case.measure in ("mergers", "ccgs"):
        return False
    words = case.words
    if words[m.first - 1] == "from" and words[m.first - 2] in time_words()["letters"]:
        return False  # `According to a paper from October, 24 were in deficit`
    if "from" not in words[m.first - 1 - (words[m.first - 1] in ("next", "this")) : m.first]:
        return False
    if words[m.last : m.last + 2] == [",", "when"]:
        return False  # `a far cry from 2015, when it had a surplus`
    return words[m.last] != "to" and "/.." not in (m.edtf or "")


def _is_how_many(case: PeriodCase) -> bool:
    """Whether a number is how many there are of something: `the number that share a chief had reached 81`, `it was
    48`."""
    if case.measure == "ccgs":
        return True
    if case.measure in ("staff", "practices", "population") and case.words[case.n.begin - 1] in _HAD:
        return True
    ws, low = case.words, case.doc.sentence_tokens(case.n.first)[0]
    before, lists = ws[max(low, case.n.begin - _HOW_MANY) : case.n.begin], time_words()
    k = len(before)
    while k and before[k - 1] in lists["stands_joints"]:
        k -= 1
    if case.n.unit == "GBP" or not k or before[k - 1] not in lists["reaches"]:
        return False
    return before[k - 2 : k - 1] == ["it"] or "number" in before or "total" in before


def _so_many_by(case: PeriodCase, m: Time, day: str) -> bool:
    """`By April 2018 the number was down to 195`: so many there were then, on a day before the text came out."""
    published = case.doc.source.published
    if m.kind != "until" or m.last > case.n.first or not published:
        return False
    return day[-_DAY:] < published[:_DAY]


def _for_the_year(case: PeriodCase, m: Time, period: str) -> bool:
    """`a forecast overspend of £11m at month nine`: for the whole of the year."""
    if not case.among("overspent") or not is_forecast(case.doc, case.n):
        return False
    start = case.words[m.first : m.first + 3] == ["the", "start", "of"] or "start" in case.words[m.first - 2 : m.last]
    return start or m.kind in ("part", "financial-year") and "-04/" in period


def _in_since(case: PeriodCase, m: Time) -> bool:
    """Whether a time dates the event since which a number holds: `have fallen by 10% since CCGs were set up in
    2013`."""
    if m.kind not in ("year", "month", "day") or m.first - case.n.last > _SINCE:
        return False
    gap = case.words[case.n.last : m.first]
    return "since" in gap and "," not in gap
