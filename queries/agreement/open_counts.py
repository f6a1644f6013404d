"""How many CCGs were open, and how many mergers there were, in stretches of days: the register's side of a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ccgkg.ontology.register import BOARDS_OPENED, Merger, load
from ccgkg.queries.agreement.told import Told
from ccgkg.queries.words import period_in_words

_DAY = timedelta(days=1)
#: The first day on which CCGs were open for business.
OPENED = date(2013, 4, 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, both ends included, on all of which one number of CCGs was open."""

    number: int
    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.number} from {day(self.first)} to {day(self.last)}"


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a claim is held against: `stated` where the claim gives them, else those of publication."""

    first: date
    last: date
    stated: bool

    @property
    def words(self) -> str:
        span = period_in_words(self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}")
        return span if self.stated else f"{span}, when it was published"


@lru_cache(maxsize=1)
def stretches() -> tuple[Stretch, ...]:
    """All stretches in order of time, the days without any CCG left out."""
    bodies = load().bodies
    starts = sorted({b.first_day for b in bodies} | {b.last_day + _DAY for b in bodies if b.last_day})
    ends = [start - _DAY for start in starts[1:]]
    counted = ((len(load().open_on(start)), start, end) for start, end in zip(starts, ends, strict=False))
    return tuple(Stretch(*found) for found in counted if found[0])


def stretches_in(first: date, last: date) -> tuple[Stretch, ...]:
    """The stretches that have a day between two, both included."""
    return tuple(s for s in stretches() if s.first <= last and s.last >= first)


def window(told: Told) -> Window | None:
    """The days for which a count is told, or None where neither it nor its source has a date.

    "Since 2013" ends with the publication; "by April 2020" is that day; what came out before is no date of it.
    """
    first, last = told.days
    if told.period:
        last = last or (told.published[1] if told.published else None)
        if last is None or (first and first > last):
            return None
        return Window(first or last, last, stated=True)
    return Window(*told.published, stated=False) if told.published else None


def tally_window(told: Told) -> Window | None:
    """The days in which mergers are counted: those that are stated, else all from the first CCGs to the publication."""
    found = window(told)
    if found is None or (found.stated and told.days[0]):
        return found
    return Window(OPENED, found.last, stated=found.stated) if found.last >= OPENED else None


def mergers_in(first: date, last: date) -> Sequence[Merger]:
    """The mergers whose result opened between two days, both included."""
    return [merger for merger in load().mergers() if first <= merger.first_day <= last]


def by_day(mergers: Sequence[Merger]) -> str:
    """`3 CCGs became 1 on 1 April 2015, 3 became 1 on 1 April 2017`."""
    days = sorted({merger.first_day for merger in mergers})
    told = []
    for when in days:
        held = [merger for merger in mergers if merger.first_day == when]
        told.append(f"{sum(len(m.originals) for m in held)} CCGs became {len(held)} on {day(when)}")
    return ", ".join(told) or "no merger"


def open_in_words(found: Sequence[Stretch]) -> str:
    return "; ".join(map(str, found)) or f"no CCG was open before {day(OPENED)} or from {day(BOARDS_OPENED)}"


def day(when: date) -> str:
    return period_in_words(when.isoformat())
