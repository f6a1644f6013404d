"""Times as they are written: financial years, years, months, days, weekdays.

A month or a weekday without a year is reckoned from the date of the text (decision 5). The words are `rules/periods.yaml`.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.tokens import Tokens
from ccgkg.ingest.times.ahead import looks_ahead
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
    #: The time that these words are reckoned from or bounded by: 2017-18 for `the year before`, April for `since April`.
    anchor: str | None = None

    def period(self, fiscal: bool) -> str | None:
        return self.fiscal if fiscal and self.fiscal is not None else self.edtf


@dataclass(frozen=True, slots=True)
class Lexicon:
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    sets: Mapping[str, frozenset[str]]


@cache
def dates() -> Lexicon:
    data: dict[str, Any] = lexicon("periods")
    sets = {k: frozenset(v) for k, v in data.items() if isinstance(v, list)}
    return Lexicon(data["months"], {d: i for i, d in enumerate(data["weekdays"])}, sets)


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
            read = _calendar(doc.tokens, lex, i)
            if read is not None and read[2] is not None and read[3] is not None and read[1]:
                day = date(read[3], read[1], read[2])
                return day, day
    return None


def written(doc: Document, lex: Lexicon, i: int, reference: tuple[date, date] | None) -> Mention | None:
    t, ws = doc.tokens, doc.tokens.words
    word = ws[i]
    year = _financial(t, i)
    if year is not None:
        return Mention(*_phrase(ws, i, year[1]), financial_year(year[0]), "financial-year")
    read = _calendar(t, lex, i)
    if read is not None:
        return _from_calendar(i, read, reference, ws[i - 1] if i else "", lex, looks_ahead(doc, i))
    if _is_year(t, i):
        span = _year_range(t, i)
        if span is not None:
            return Mention(i, span[1], f"{word}/{span[0]}", "years")
        return Mention(i, i + 1, word, "year")
    return None


def _phrase(ws: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """The tokens of a financial year with its nouns: `the 2016-17 financial year`, `the financial year 2016-17`, `the year 2016-17`."""
    before = (
        3
        if ws[max(0, first - 3) : first] == ["the", "course", "of"]
        else 2
        if ws[max(0, first - 2) : first] in (["financial", "year"], ["fiscal", "year"])
        else int(ws[max(0, first - 2) : first] == ["the", "year"])
    )
    after = ws[last : last + 2] in (["financial", "year"], ["fiscal", "year"])
    first -= before
    return first - (bool(before or after) and first > 0 and ws[first - 1] == "the"), last + 2 * after


def is_financial(t: Tokens, i: int) -> bool:
    """Whether a financial year is written at a token."""
    return i < len(t) and t.words[i][0].isdecimal() and _financial(t, i) is not None


def _is_year(t: Tokens, i: int) -> bool:
    word = t.words[i]
    if len(word) != 4 or not word.isdecimal() or word[:2] not in ("19", "20") or int(word) > 2035:
        return False
    prev = t.words[i - 1] if i else ""
    nxt = t.words[i + 1] if i + 1 < len(t) else ""
    if prev in dates().months and t.capital(i - 1):
        return True  # `in July 2022 CCGs were abolished`
    return prev not in ("£", "$", "€") and nxt not in (
        "%",
        "per",
        "percent",
        "pc",
        "ccgs",
        "people",
        "patients",
        "practices",
        "gps",
        "staff",
        "members",
    )


def _financial(t: Tokens, i: int) -> tuple[int, int] | None:
    """The first year of a financial year at token `i`, and the token behind it."""
    ws = t.words
    first = ws[i]
    if not first.isdecimal() or len(first) not in (2, 4) or (len(first) == 4 and first[:2] != "20"):
        return None
    j = i + 1
    if ws[j] == "/":
        j += 1
    elif not (j < len(ws) and t.joined(j) and t.starts[j] > t.ends[i]):
        return None
    if j >= len(ws) or not ws[j].isdecimal() or len(ws[j]) not in (2, 4) or t.starts[j] - t.ends[i] > 1:
        return None
    start = int(first) if len(first) == 4 else 2000 + int(first)
    end = int(ws[j]) if len(ws[j]) == 4 else start // 100 * 100 + int(ws[j])
    if end != start + 1 or not 1990 <= start <= 2035 or (len(first) == 2 and len(ws[j]) == 4):
        return None
    return start, j + 1


def _year_range(t: Tokens, i: int) -> tuple[int, int] | None:
    """`2013-2018`, `between 2013 and 2018`, `2013 to 2018`."""
    ws = t.words
    j = i + 1
    if ws[j : j + 1] and ws[j] in ("and", "to", "–") and (ws[j] != "and" or ws[i - 1] == "between"):
        j += 1
    elif not (j < len(ws) and t.joined(j) and t.starts[j] > t.ends[i]):
        return None
    if j >= len(ws) or not ws[j].isdecimal() or _financial(t, j) is not None:
        return None
    if len(ws[j]) == 4 and int(ws[j]) > int(ws[i]):
        return int(ws[j]), j + 1
    if len(ws[j]) == 2 and t.joined(j) and int(ws[j]) > int(ws[i][2:]):
        return int(ws[i][:2] + ws[j]), j + 1
    return None


#: last token, month, day, year
_Read = tuple[int, int, int | None, int | None]


def _calendar(t: Tokens, lex: Lexicon, i: int) -> _Read | None:
    """`3 April 2017`, `3rd of April`, `April 3, 2017`, `April 2017`: from its first token."""
    ws, count = t.words, len(t.words)
    day: int | None = None
    j = i
    if ws[j].isdecimal() and len(ws[j]) <= 2 and 1 <= int(ws[j]) <= 31:
        day = int(ws[j])
        j += 1
        if j < count and ws[j] in ("st", "nd", "rd", "th") and t.starts[j] == t.ends[j - 1]:
            j += 1
        if j < count and ws[j] == "of":
            j += 1
    if j >= count or ws[j] not in lex.months or not t.capital(j):
        return None
    month = lex.months[ws[j]]
    j += 1
    if (
        day is None
        and j < count
        and ws[j].isdecimal()
        and len(ws[j]) <= 2
        and 1 <= int(ws[j]) <= 31
        and not _financial(t, j)
    ):
        follow = ws[j + 1] if j + 1 < count and t.starts[j + 1] - t.ends[j] < 2 else ""
        if (
            ws[i - 1] == "on"
            or ws[i - 1] in lex.weekdays
            or follow not in ("%", "per", "ccgs", "percent", "pc")
            and not (
                follow
                and follow[0].isalpha()
                and follow
                not in (
                    "and",
                    "at",
                    "to",
                    "in",
                    "when",
                    "after",
                    "by",
                    "the",
                    "with",
                    "but",
                    "that",
                    "as",
                    "for",
                    "while",
                    "because",
                    "next",
                    "this",
                    "last",
                    "th",
                    "st",
                    "nd",
                    "rd",
                )
            )
        ):
            day = int(ws[j])
            j += 1
            if j < count and ws[j] in ("st", "nd", "rd", "th"):
                j += 1
    year: int | None = None
    if (
        day is not None
        and j < count
        and ws[j].isdecimal()
        and len(ws[j]) == 2
        and (j + 1 == count or ws[j + 1] in (".", ",", "|"))
    ):
        year, j = 2000 + int(ws[j]), j + 1  # `2 Nov 17`
    k = j + 1 if j < count and ws[j] == "," and day is not None else j
    if k < count and _is_year(t, k) and _financial(t, k) is None:
        year, j = int(ws[k]), k + 1
    if day is not None and day > calendar.monthrange(year or 2016, month)[1]:
        return None
    return j, month, day, year


def _from_calendar(
    i: int, read: _Read, reference: tuple[date, date] | None, prev: str, lex: Lexicon, ahead: bool | None = None
) -> Mention | None:
    last, month, day, year = read
    if year is None:
        year = _reckon(month, reference, prev, lex, ahead)
    kind = "day" if day else "month"
    if year is None:
        return Mention(i, last, None, kind)
    if day:
        return Mention(i, last, f"{year}-{month:02d}-{day:02d}", kind)
    return Mention(i, last, f"{year}-{month:02d}", kind)


def _reckon(month: int, reference: tuple[date, date] | None, prev: str, lex: Lexicon, ahead: bool | None) -> int | None:
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
    read = _calendar(t, lex, i)
    if read is None:
        return None
    prev = ws[i - 1] if i else ""
    block = doc.layout.block_at(t.starts[i])
    alone = (block.start, block.end) == (t.starts[i], t.ends[i])  # `May`, over what happened in May
    if (
        not alone
        and read[2] is None
        and read[3] is None
        and ws[i] in lex.sets["doubtful_months"]
        and prev not in lex.sets["before_month"]
    ):
        return None
    return _from_calendar(i, read, reference, prev, lex, looks_ahead(doc, i))


def following(t: Tokens, lex: Lexicon, i: int, before: list[Mention]) -> Mention | None:
    """`the following March`: the first after the time told before; `that December`: the one of its year."""
    if not i or t.words[i - 1] not in ("following", "that") or not before or before[-1].edtf is None:
        return None
    if t.words[i - 1] == "that" and not (
        t.capital(i) and before[-1].edtf[:4].isdecimal() and before[-1].kind in ("month", "day", "year")
    ):
        return None
    anchor = bounds(before[-1].edtf)[1]
    if anchor is None:
        return None
    month = lex.months[t.words[i]]
    later = month <= anchor.month and t.words[i - 1] == "following"
    return Mention(i, i + 1, f"{anchor.year + later}-{month:02d}", "month")


def weekday(doc: Document, lex: Lexicon, i: int, reference: tuple[date, date]) -> Mention | None:
    """`on Friday`: the day before the text, or its own; `next Friday`, `will start on Friday`: the one after."""
    t = doc.tokens
    prev = t.words[i - 1] if i else ""
    ahead = prev == "on" and looks_ahead(doc, i)

    def day_of(day: date) -> date:
        back = (day.weekday() - lex.weekdays[t.words[i]]) % 7
        if ahead:
            return day + timedelta(days=-back % 7)
        return day + timedelta(days=7 - back if back else 7) if prev == "next" else day - timedelta(days=back)

    days = {day_of(d) for d in reference}
    if prev not in ("on", "last", "next", "this", "of", "until", "by", "from", "since", "late", "early"):
        return None
    return Mention(i, i + 1, days.pop().isoformat() if len(days) == 1 else None, "weekday")
