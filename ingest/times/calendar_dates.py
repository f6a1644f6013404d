"""Years and days as digits and words write them, with no reckoning: `2016-17`, `2013 to 2018`, `3rd of April 2017`."""

from __future__ import annotations

import calendar
from typing import NamedTuple

from ccgkg.ingest.text.tokens import Tokens
from ccgkg.ingest.times.time_lexicon import Lexicon, dates

#: Years that a text may tell of.
_FIRST, _LAST = 1990, 2035
#: A leap year: with no year told, 29 February may be meant.
_LEAP = 2016
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_CENTURIES = frozenset({"19", "20"})
#: Behind a number after a month, what makes it a count and no day: `In April 30% were`.
_COUNTED = frozenset({"%", "per", "ccgs", "percent", "pc"})


class CalendarDate(NamedTuple):
    """The token behind a date, and its month, day and year as far as they are told."""

    last: int
    month: int
    day: int | None
    year: int | None


def financial_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """The first year of a financial year at token `i`, and the token behind it: `2016-17`, `16/17`, `2016/2017`."""
    ws, first = t.words, t.words[i]
    if not first.isdecimal() or len(first) not in (2, 4) or len(first) == 4 and first[:2] != "20":
        return None
    j = i + 1
    if ws[j] == "/":
        j += 1
    elif not _hangs_on(t, j) and not {"to", "march"} & set(t.light.get(j, ())):
        return None
    if j >= len(ws) or not ws[j].isdecimal() or len(ws[j]) not in (2, 4):
        return None
    if t.starts[j] - t.ends[i] > 1 and j not in t.light:
        return None
    start = int(first) if len(first) == 4 else 2000 + int(first)
    end = int(ws[j]) if len(ws[j]) == 4 else start // 100 * 100 + int(ws[j])
    if end != start + 1 or not _FIRST <= start <= _LAST or len(first) == 2 and len(ws[j]) == 4:
        return None
    return start, j + 1


def is_financial(t: Tokens, i: int) -> bool:
    """Whether a financial year is written at a token."""
    return i < len(t) and t.words[i][0].isdecimal() and financial_at(t, i) is not None


def is_year(t: Tokens, i: int) -> bool:
    """Whether a token is a year, and no number of something: `in 2017`, `in July 2022 CCGs were abolished`; not `2,000
    people`."""
    word = t.words[i]
    if len(word) != 4 or not word.isdecimal() or word[:2] not in _CENTURIES or int(word) > _LAST:
        return False
    prev = t.words[i - 1] if i else ""
    if prev in dates().months and t.capital(i - 1):
        return True
    following = t.words[i + 1] if i + 1 < len(t) else ""
    return prev not in ("£", "$", "€") and following not in dates().sets["no_year"]


def year_range(t: Tokens, i: int) -> tuple[int, int] | None:
    """The last year of a range that begins at token `i`, and the token behind it: `2013-2018`, `between 2013 and 2018`,
    `2013 to 2018`."""
    ws, j = t.words, i + 1
    if ws[j] in ("and", "to", "–") and (ws[j] != "and" or ws[i - 1] == "between"):
        j += 1
    elif not _hangs_on(t, j):
        return None
    if j >= len(ws) or not ws[j].isdecimal() or financial_at(t, j) is not None:
        return None
    if len(ws[j]) == 4 and int(ws[j]) > int(ws[i]):
        return int(ws[j]), j + 1
    if len(ws[j]) == 2 and t.joined(j) and int(ws[j]) > int(ws[i][2:]):
        return int(ws[i][:2] + ws[j]), j + 1
    return None


def _hangs_on(t: Tokens, j: int) -> bool:
    """Whether a hyphen or a dash joins a token to the one before."""
    return j < len(t) and t.joined(j) and t.starts[j] > t.ends[j - 1]


def calendar_at(t: Tokens, lex: Lexicon, i: int) -> CalendarDate | None:
    """`3 April 2017`, `3rd of April`, `April 3, 2017`, `April 2017`: from its first token."""
    day, j = _day_in_front(t, i)
    if j >= len(t) or t.words[j] not in lex.months or not t.capital(j):
        return None
    month = lex.months[t.words[j]]
    day, j = _day_behind(t, lex, i, j + 1) if day is None else (day, j + 1)
    year, j = _year_behind(t, j, day)
    if day is not None and day > calendar.monthrange(year or _LEAP, month)[1]:
        return None
    return CalendarDate(j, month, day, year)


def _is_day(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31


def _day_in_front(t: Tokens, i: int) -> tuple[int | None, int]:
    """The day before a month, `3`, `3rd of`, and the token behind it."""
    ws = t.words
    if not _is_day(ws[i]):
        return None, i
    j = i + 1
    if j < len(ws) and ws[j] in _ORDINALS and t.starts[j] == t.ends[j - 1]:
        j += 1
    return int(ws[i]), j + (j < len(ws) and ws[j] == "of")


def _day_behind(t: Tokens, lex: Lexicon, i: int, j: int) -> tuple[int | None, int]:
    """The day at the token `j` behind a month at `i`, as in `April 3`, and the token behind it; none in `In April 30
    CCGs`."""
    ws = t.words
    if j >= len(ws) or not _is_day(ws[j]) or financial_at(t, j):
        return None, j
    if ws[i - 1] != "on" and ws[i - 1] not in lex.weekdays and _counts(t, lex, j):
        return None, j
    return int(ws[j]), j + 1 + (j + 1 < len(ws) and ws[j + 1] in _ORDINALS)


def _counts(t: Tokens, lex: Lexicon, j: int) -> bool:
    """Whether the number at a token counts what follows it."""
    follow = t.words[j + 1] if j + 1 < len(t) and t.starts[j + 1] - t.ends[j] < 2 else ""
    return follow in _COUNTED or follow[:1].isalpha() and follow not in lex.sets["behind_day"]


def _year_behind(t: Tokens, j: int, day: int | None) -> tuple[int | None, int]:
    """The year at the token `j` behind a month or a day, `2 Nov 17`, `April 3, 2017`, and the token behind it."""
    ws, count, year = t.words, len(t), None
    short = day is not None and j < count and ws[j].isdecimal() and len(ws[j]) == 2
    if short and (j + 1 == count or ws[j + 1] in (".", ",", "|")):
        year, j = 2000 + int(ws[j]), j + 1
    k = j + 1 if j < count and ws[j] == "," and day is not None else j
    if k < count and is_year(t, k) and financial_at(t, k) is None:
        return int(ws[k]), k + 1
    return year, j
