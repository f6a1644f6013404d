"""The times that the day of a text leaves open where no digits of a year stand with what is told.

A time without its year (`on 1 March`, `at month 5`) may be reckoned back or forth from that day, as the verb before it
looks. What has no time at all may be of the financial year that had ended then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.times.open_times import with_year
from ccgkg.ingest.times.dates import published
from ccgkg.ingest.times.periods import Mention
from ccgkg.ingest.times.time_lexicon import dates

_YEAR = re.compile(r"\d{4}(?=-|/|$)")
#: What tells that a time without its year is yet to come, and what that it is over.
_AHEAD = frozenset(
    {"will", "would", "must", "shall", "may", "might", "could", "should", "due", "next", "expected", "planned", "'ll"}
)
_BEHIND = frozenset({"was", "were", "had", "did", "has", "have", "been"})
#: Kinds of times whose words tell a day or a month alone, and words that tell which year is meant, or that it is over.
_YEARLESS = frozenset({"month", "day", "part", "since"})
_WHICH = frozenset(
    {"last", "this", "next", "previous", "same", "that", "current", "past", "coming", "before", "earlier", "following"}
)
_OVER = frozenset({"ended", "finished", "closed"})
_A_YEAR = 366
#: A financial year begins in this month; the grades of one that ended are published in this.
_APRIL, _GRADED = 4, 7


def day(ground: Ground) -> date | None:
    """The last day on which the text can have been published."""
    days = published(ground.doc, dates())
    return days[1] if days else None


def of_another_year(ground: Ground, mention: Mention) -> Iterator[str]:
    """The periods that a time without its year may mean besides the one that was reckoned: within a year of the day of
    the text, after it where its sentence tells what is yet to come, else before it; in headings and items that tell
    neither, both.
    """
    today = day(ground)
    if mention.edtf is None or today is None:
        return
    own = ground.doc.tokens.words[mention.first : mention.last]
    if mention.kind not in _YEARLESS or not _WHICH.isdisjoint(own) or with_year(ground, mention):
        return
    ahead, read = _looks_ahead(ground, mention), _begins(mention.edtf)
    if read is None or (read > today) is ahead:
        return  # as its sentence tells it
    for by in (-1, 1):
        moved = _moved(mention.edtf, by)
        begins = _begins(moved)
        if begins is not None and abs((begins - today).days) <= _A_YEAR and ahead in (None, begins > today):
            yield moved


def _moved(edtf: str, by: int) -> str:
    """A period so many years later; the end of a February is its 28th."""
    return _YEAR.sub(lambda found: str(int(found[0]) + by), edtf).replace("-02-29", "-02-28")


def _looks_ahead(ground: Ground, mention: Mention) -> bool | None:
    """Whether the verb nearest before a time tells what is yet to come; None where its sentence has none that tells."""
    words = ground.doc.tokens.words
    low, high = ground.doc.sentence_tokens(mention.first)
    for i in (*range(mention.first - 1, low - 1, -1), *range(mention.last, high)):
        if words[i] in _AHEAD or words[i] in _BEHIND:
            return words[i] in _AHEAD
    return False if ground.doc.layout.block_at(ground.doc.tokens.starts[mention.first]).kind == "paragraph" else None


def _begins(edtf: str) -> date | None:
    first, last = bounds(edtf)
    return first or last


def of_day(ground: Ground, *, graded: bool) -> Iterator[str]:
    """The financial years that may be meant where the text tells none: of `graded`, those whose grades were out on its
    day."""
    today = day(ground)
    if today is None:
        return
    ended = today.year - (today.month < _APRIL) - 1
    yield financial_year(ended)
    if graded and _APRIL <= today.month < _GRADED:
        yield financial_year(ended - 1)


def is_over(ground: Ground, mention: Mention) -> bool:
    """Whether a time tells that a year is over, and leaves open which: `ended the year`."""
    words = ground.doc.tokens.words[mention.first : mention.last]
    return _WHICH.isdisjoint(words) and not _OVER.isdisjoint(words)
