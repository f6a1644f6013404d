"""The words of a cell as a value: numbers, shares, days and periods. What they do not say is never filled in."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ingest.tables.mapping import Column

_NUMBER = re.compile(r"([-−–+]?)\s*£?\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(?:[eE]([-+]?\d{1,2}))?")
_YEARS = re.compile(r"(\d{4})\s*[/–-]\s*(\d{4}|\d{2})")
_BRITISH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2})?.*")
#: Days since 1899 as spreadsheets count them, from 1954 to 2064.
_SERIAL = re.compile(r"[2-5]\d{4}(?:\.0)?")


def number(text: str) -> Decimal:
    """A number in digits: `1,234.5`, `-3`, `£213`, `1e-05`, `(42)` for a loss. Raises ValueError where it is none.

    >>> number("£1,234.50"), number("(42)"), number("−0.5")
    (Decimal('1234.50'), Decimal('-42'), Decimal('-0.5'))
    """
    words = text.strip()
    loss = words.startswith("(") and words.endswith(")")
    found = _NUMBER.fullmatch(words[1:-1].strip() if loss else words)
    if not found or not (found[2] or found[3]):
        raise ValueError(f"{_short(text)} is no number")
    value = Decimal(f"{(found[2] or '0').replace(',', '')}{found[3] or ''}E{found[4] or 0}")
    return -value if loss or found[1] in ("-", "−", "–") and found[1] else value


def share(text: str, column: Column) -> Decimal:
    """A percentage: `2.08%`, or a fraction where the column has fractions. Raises ValueError for a bare number
    elsewhere."""
    words = text.strip()
    if words.endswith("%"):
        try:
            return number(words[:-1])
        except ValueError:
            raise ValueError(f"{_short(text)} is no percentage") from None
    value = number(words)
    if not column.fraction:
        raise ValueError(f"{_short(text)} is no percentage")
    return value * 100


def day(text: str, column: Column) -> str:
    """A day as EDTF: ISO 8601, `1/4/2016` (day first), or `20160401` where the column has that format."""
    words = text.strip()
    if column.format == "yyyymmdd":
        found = _COMPACT.fullmatch(words)
        parts = found.groups() if found else None
    elif found := _BRITISH.fullmatch(words):
        parts = (found[3], found[2], found[1])
    else:
        if found := _TIME.fullmatch(words):
            words = found[1]
        parts = tuple(words.split("-")) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words) else None
    if parts is None:
        if _SERIAL.fullmatch(words):
            raise ValueError(f"{_short(text)} is a number and no date: a spreadsheet may have counted days")
        raise ValueError(f"{_short(text)} is no date")
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2])).isoformat()
    except ValueError:
        raise ValueError(f"{_short(text)} is no day of the calendar") from None


def period(text: str, column: Column) -> str:
    """A period as EDTF: a day, a month, a year, or a financial year: `2015/16`, `2015-16`, `2015/2016`.

    >>> period("2015/16", Column("when"))
    '2015-04-01/2016-03-31'
    """
    words = text.strip()
    if found := _YEARS.fullmatch(words):
        first, second = int(found[1]), int(found[2])
        if second == (first + 1 if second > 99 else (first + 1) % 100):
            return financial_year(first)
    if re.fullmatch(r"\d{4}(-\d{2})?", words) and not _SERIAL.fullmatch(words):
        try:
            bounds(words)
        except ValueError:
            raise ValueError(f"{_short(text)} is no period") from None
        return words
    try:
        return day(words, column)
    except ValueError as error:
        raise ValueError(str(error).replace("is no date", "is no period")) from None


def reads(text: str, column: Column) -> bool:
    """Whether the words are a value of the column's datatype; every word is one of a column of strings."""
    try:
        value_of(text, column)
    except ValueError:
        return False
    return True


def value_of(text: str, column: Column) -> Decimal | str:
    """The value of a cell that is not null, by its column. Raises ValueError, with the words, where it is none."""
    match column.datatype:
        case "number":
            return number(text)
        case "percentage":
            return share(text, column)
        case "date":
            return day(text, column)
        case "period":
            return period(text, column)
    if column.values:
        known = dict(column.values)
        if text.strip().casefold() not in known:
            raise ValueError(f"{_short(text)} is none of {', '.join(known)}")
        return known[text.strip().casefold()]
    if column.format and not re.fullmatch(column.format, text.strip()):
        raise ValueError(f"{_short(text)} is not of the form {column.format}")
    return text.strip()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"‘{words if len(words) <= 40 else words[:37] + '...'}’"
