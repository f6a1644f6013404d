"""Numbers that are ages: `people over 65`, `under fives`, `she is forty-nine`, `aged 16 to 18`."""

from __future__ import annotations

from ccgkg.ingest.numbers.candidate import Candidate

#: No one is older.
_OLDEST = 110
#: Between these, an age of someone who joins or leaves a board; above the last, of one who has an office.
_YOUNG = 15
_OLD = 100
_GROWN = 16
_OVER = frozenset({"over", "under", "above", "below"})
_I_AM = frozenset({"i'm", "he's", "she's", "i’m"})
_IS = frozenset({"is", "was", "'s", "turned", "turns"})
_REACHES = frozenset({"reaches", "turns", "turned"})
_POPULATION_OVER = (["is", "over"], ["are", "over"], ["aged", "over"])


def age(c: Candidate) -> bool:
    """Whether a number is an age: no noun follows that could be counted."""
    nxt = c.nxt if c.last < len(c.ws) else "."
    if c.amount.value > _OLDEST or c.amount.scaled:
        return False
    if nxt.isalpha() and nxt not in c.w.sets["after_age"] and not nxt.endswith("s"):
        return False
    before = c.ws[max(0, c.i - 4) : c.i]
    if not before:
        return False
    return _older_than(c, before) or _of_a_person(c, before, nxt) or _at_an_age(c, before, nxt)


def _older_than(c: Candidate, before: list[str]) -> bool:
    """`people over 65`, `a quarter of our population is over 65`, `aged 16 to 18`."""
    if before[-1] in _OVER:
        if before[-2:] in _POPULATION_OVER and "population" in c.ws[max(0, c.i - 8) : c.i]:
            return True
        return len(before) > 1 and before[-2] in c.w.sets["people"]
    return before[-1] == "to" and "aged" in before or before[-2:] == ["age", "of"]


def _of_a_person(c: Candidate, before: list[str], nxt: str) -> bool:
    """`I'm 49`, `she is forty-nine`, `The chair is 58.`, `who reaches 65 next spring`."""
    if before[-1] in _I_AM or before[-1] in _REACHES and _GROWN < c.amount.value < _OLD and c.amount.digits:
        return True
    if len(before) < 2 or before[-1] not in _IS:
        return False
    if before[-2] in ("he", "she", "i", "who"):
        return True
    office = before[-1] in ("is", "was") and before[-2] in c.w.sets["of_an_age"]
    return office and c.amount.value > _GROWN and not nxt[:1].isalpha()


def _at_an_age(c: Candidate, before: list[str], nxt: str) -> bool:
    """`I joined the board at 38 and left it at 47`."""
    if before[-1] != "at" or not c.amount.digits or not _YOUNG < c.amount.value < _OLD:
        return False
    if nxt[:1].isalnum() and nxt not in ("and", "but", "after", "with"):
        return False
    return not c.w.sets["of_a_life"].isdisjoint(c.ws[max(0, c.i - 12) : c.i])
