"""Plain words for what the graph holds: a period, an attribution, an offset."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ccgkg.ingest.edtf import bounds

#: How the innermost voice says it, by its mode.
_VERBS = {"report-finding": "found", "official-data": "published", "own-voice": "says in its own voice"}
#: Names that take an article in running text.
_ARTICLE = re.compile(r"(?!The ).*\b(?:Department|Office|Committee|Association|Commission|Authority|Board)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """One that says it: an outlet, a report, a body or a person, and in which mode (`own-voice`, `report-finding`,
    …)."""

    name: str
    iri: str
    mode: str


def chain_in_words(voices: Sequence[Voice]) -> str:
    """Who says it on whose word, from the outermost voice to the innermost, ready for what is said to follow.

    >>> chain_in_words([Voice("Ekklesia", "", "indirect-speech"), Voice("National Audit Office", "", "report-finding")])
    'Ekklesia reports that the National Audit Office found'
    """
    *outer, inner = voices
    told = "".join(f"{_named(v.name, first=i == 0)} reports that " for i, v in enumerate(outer))
    if inner.mode == "hearsay":
        return told + ("an unnamed source said" if outer else f"{inner.name} has it from an unnamed source")
    return told + f"{_named(inner.name, first=not outer)} {_VERBS.get(inner.mode, 'said')}"


def _named(name: str, *, first: bool) -> str:
    return f"{'The' if first else 'the'} {name}" if _ARTICLE.match(name) else name


def period_in_words(edtf: str | None) -> str:
    """A period as a reader of British reports writes it; its EDTF where it is none of the usual ones.

    >>> period_in_words("2017-04-01/2018-03-31"), period_in_words("../2021-03-31"), period_in_words("2018-12-19")
    ('2017/18', 'by 31 March 2021', '19 December 2018')
    """
    if not edtf:
        return "no period stated"
    try:
        first, last = bounds(edtf)
    except ValueError:
        return edtf
    if first is None or last is None:
        return f"by {_day(last)}" if last else f"since {_day(first)}"
    if first == last:
        return _day(first)
    following = last + timedelta(days=1)
    if (following.month, following.day, following.year) == (first.month, first.day, first.year + 1):
        if first.month == 4 and first.day == 1:
            return f"{first.year}/{last.year % 100:02d}"
        if first.month == 1 and first.day == 1:
            return str(first.year)
    if first.day == 1 and following.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{month_name[first.month]} {first.year}"
    return f"{_day(first)} to {_day(last)}"


def _day(day: date | None) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}" if day else ".."
