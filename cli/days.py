"""Days, as the command line takes them and as it prints them."""

from __future__ import annotations

from datetime import date

import typer


def read_day(text: str) -> date:
    """A day as ISO 8601 writes it: `2016-07-21`. Raises typer.BadParameter for anything else, also years and months."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2016-07-21")
    return day


def day_in_words(day: date) -> str:
    """
    >>> day_in_words(date(2018, 4, 1))
    '1 April 2018'
    """
    return f"{day.day} {day:%B %Y}"
