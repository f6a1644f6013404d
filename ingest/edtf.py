"""Periods as the contract writes them: a small part of EDTF (ISO 8601-2), with the days that they bound.

A year, a month or a day; two of them joined by `/`; `..` for an end that is open.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first and the last day of a period, both included; None for an open end.

    >>> bounds("2017-04-01/2018-03-31")
    (datetime.date(2017, 4, 1), datetime.date(2018, 3, 31))
    >>> bounds("../2021-03-31")
    (None, datetime.date(2021, 3, 31))

    Raises ValueError where the text is no such period, or ends before it begins.
    """
    parts = edtf.split("/")
    if len(parts) > 2 or parts == [".."]:
        raise ValueError(f"not a period: {edtf!r}")
    first, last = _day(parts[0], last=False), _day(parts[-1], last=True)
    if (first is None and last is None) or (first and last and first > last):
        raise ValueError(f"not a period: {edtf!r}")
    return first, last


def _day(part: str, *, last: bool) -> date | None:
    if part == "..":
        return None
    found = _DATE.fullmatch(part)
    if not found:
        raise ValueError(f"not a date: {part!r}")
    year, month, day = (int(g) if g else None for g in found.groups())
    assert year is not None
    if day:
        return date(year, month or 1, day)
    month = month or (12 if last else 1)
    return date(year, month, calendar.monthrange(year, month)[1] if last else 1)


def financial_year(start: int) -> str:
    """The NHS financial year that begins in April of `start`.

    >>> financial_year(2017)
    '2017-04-01/2018-03-31'
    """
    return f"{start}-04-01/{start + 1}-03-31"
