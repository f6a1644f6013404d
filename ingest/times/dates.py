"""Times as they are written: financial years, years, months, days, weekdays.

A month or a weekday without a year is reckoned from the date of the text (decision 5). The words are
`rules/periods.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.tokens import Tokens
from ccgkg.ingest.times.ahead import looks_ahead
from ccgkg.ingest.times.calendar_dates import CalendarDate, calendar_at, financial_at, is_year, year_range
from ccgkg.ingest.times.time_lexicon import Lexicon
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A time that the text tells: tokens [first, last). `edtf` is null for `now`, and where it cannot be reckoned.

    `fiscal` is the period where the words stand in a financial context (`last year` of a budget).
    """

    first: int
    last: int
    edtf: str | None
    kind: str
    fiscal: str | None = None
    #: The time that these words are reckoned from or bounded by: 2017-18 for `the year before`, April for `since
    #: April`.
    anchor: str | None = None
    #: The two times that a span is told by: `between 2015-16 and 2016-17`.
    ends: tuple[str, str] | None = None

    def period(self, fiscal: bool) -> str | None:
        return self.fiscal if fiscal and self.fiscal is not None else self.edtf


def published(doc: Document, lex: Lexicon) -> tuple[date, date] | None:
    """The days between which the text was published: those of its metadata, else the date in its first lines."""
    if doc.source.published:
        first, last = bounds(doc.source.published)
        if first and last:
            return first, last
    for block in doc.layout.blocks[:6]:
        if block.kind != "heading" and block.end - block.start > 120:
            continue
        first_token, last_token = doc.tokens.range(block.start, block.end)
        for i in range(first_token, last_token):
            read = calendar_at(doc.tokens, lex, i)
            if read is not None and read.day is not None and read.year is not None:
                day = date(read.year, read.month, read.day)
                return day, day
    return None


def written(doc: Document, lex: Lexicon, i: int, reference: tuple[date, date] | None) -> Mention | None:
    t, ws = doc.tokens, doc.tokens.words
    word = ws[i]
    year = financial_at(t, i)
    if year is not None:
        return Mention(_whole(ws, i), year[1], financial_year(year[0]), "financial-year")
    read = calendar_at(t, lex, i)
    if read is not None:
        return _from_calendar(i, read, reference, ws[i - 1] if i else "", looks_ahead(doc, i))
    if is_year(t, i):
        span = year_range(t, i)
        if span is not None:
            return Mention(i, span[1], f"{word}/{span[0]}", "years", ends=(word, str(span[0])))
        return Mention(i, i + 1, word, "year")
    return None


def _whole(ws: Sequence[str], first: int) -> int:
    """Where a financial year begins that is told as a whole: `in the course of 2016-17`."""
    return first - 3 if ws[max(0, first - 3) : first] == ["the", "course", "of"] else first


def _from_calendar(
    i: int, read: CalendarDate, reference: tuple[date, date] | None, prev: str, ahead: bool | None
) -> Mention | None:
    last, month, day, year = read
    if year is None:
        year = _reckon(month, reference, prev, ahead)
    kind = "day" if day else "month"
    if year is None:
        return Mention(i, last, None, kind)
    if day:
        return Mention(i, last, f"{year}-{month:02d}-{day:02d}", kind)
    return Mention(i, last, f"{year}-{month:02d}", kind)


def _reckon(month: int, reference: tuple[date, date] | None, prev: str, ahead: bool | None) -> int | None:
    """The year of a month told without one: the nearest behind the text, or ahead of it where the words look ahead."""
    if reference is None:
        return None

    def year_of(day: date) -> int:
        if ahead is True or ahead is None and prev in ("by", "until", "before") or prev in ("next", "coming"):
            return day.year if month > day.month or (month == day.month and prev != "next") else day.year + 1
        if prev == "last":
            return day.year if month < day.month else day.year - 1
        return day.year if month <= day.month else day.year - 1

    years = {year_of(d) for d in reference}
    return years.pop() if len(years) == 1 else None


def month(doc: Document, lex: Lexicon, i: int, reference: tuple[date, date] | None) -> Mention | None:
    t, ws = doc.tokens, doc.tokens.words
    read = calendar_at(t, lex, i)
    if read is None:
        return None
    prev = ws[i - 1] if i else ""
    block = doc.layout.block_at(t.starts[i])
    alone = (block.start, block.end) == (t.starts[i], t.ends[i])  # `May`, over what happened in May
    if (
        not alone
        and read.day is None
        and read.year is None
        and ws[i] in lex.sets["doubtful_months"]
        and prev not in lex.sets["before_month"]
    ):
        return None
    return _from_calendar(i, read, reference, prev, looks_ahead(doc, i))


def following(t: Tokens, lex: Lexicon, i: int, before: list[Mention]) -> Mention | None:
    """`the following March`: the first after the time told before; `that December`: the one of its year."""
    if not i or t.words[i - 1] not in ("following", "that") or not before or before[-1].edtf is None:
        return None
    anchor = bounds(before[-1].edtf)[1]
    if anchor is None:
        return None
    month = lex.months[t.words[i]]
    later = month <= anchor.month and t.words[i - 1] == "following"
    return Mention(i, i + 1, f"{anchor.year + later}-{month:02d}", "month")


def weekday(doc: Document, lex: Lexicon, i: int, reference: tuple[date, date]) -> Mention | None:
    """`on Friday`: the day before the text, or its own; `next Friday`, `will start on Friday`: the one after; `on
    Friday 3 May`: that date."""
    t = doc.tokens
    prev = t.words[i - 1] if i else ""
    ahead = prev == "on" and looks_ahead(doc, i)

    def day_of(day: date) -> date:
        back = (day.weekday() - lex.weekdays[t.words[i]]) % 7
        if ahead:
            return day + timedelta(days=-back % 7)
        return day + timedelta(days=7 - back if back else 7) if prev == "next" else day - timedelta(days=back)

    dated = _with_its_date(doc, lex, i, reference)
    if dated is not None:
        return dated
    days = {day_of(d) for d in reference}
    if prev not in ("on", "last", "next", "this", "of", "until", "by", "from", "since", "late", "early"):
        return None
    return Mention(i, i + 1, days.pop().isoformat() if len(days) == 1 else None, "weekday")


def _with_its_date(doc: Document, lex: Lexicon, i: int, reference: tuple[date, date]) -> Mention | None:
    """`Tuesday 1 April`, `Monday, 3 July`: the date that stands with a weekday."""
    t = doc.tokens
    at = i + 1 + (i + 1 < len(t) and t.words[i + 1] == ",")
    read = calendar_at(t, lex, at) if at < len(t) else None
    if read is None or read.day is None:
        return None
    return _from_calendar(i, read, reference, t.words[i - 1] if i else "", looks_ahead(doc, i))
