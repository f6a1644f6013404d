"""Times beside a grade: which year one stands for, and whether it dates the rating, the telling, or something else."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.tokens import Tokens
from ccgkg.ingest.times.dates import Mention

_JOINTS = frozenset({";", "but", "while", "whereas", "although", "though"})
#: What stands between a grade and the time at which it had been given, and tokens of it at most.
_OWN = frozenset(
    {
        "it",
        "that",
        "which",
        "they",
        "had",
        "has",
        "have",
        "was",
        "were",
        "been",
        "first",
        "in",
        "for",
        "‘",
        "’",
        "“",
        "”",
    }
)
_GIVEN = 8
_NOW = frozenset({"now", "still", "currently", "today"})


def loose(time: Mention) -> bool:
    """Whether a time dates the telling and not the rating, where the text gives its ratings a year: `this year`."""
    return time.kind == "relative" and not (time.edtf or "").endswith("-03-31")


def year_told(time: Mention) -> str | None:
    """The year of a rating, in EDTF: of one told `by 2018-19`, that year."""
    edtf = time.edtf or ""
    if edtf.startswith("../") and edtf.endswith("-03-31"):
        return financial_year(int(edtf[3:7]) - 1)
    return time.edtf


def told_as_now(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the tokens [first, last) tell of the time of the telling: `is now inadequate`, `has now risen`."""
    return not _NOW.isdisjoint(tokens.words[first:last]) or not _NOW.isdisjoint(tokens.light_within(first, last))


def of_clause_before(words: Sequence[str], time: Mention, start: int, stop: int) -> bool:
    """Whether a time is that of a clause before the grade: `which had been inadequate in 2015/16; X was good`."""
    joint = time.first - start > 2 and not _JOINTS.isdisjoint(words[time.last : stop])
    return joint and words[time.last : time.last + 1] != [","]


def of_amount(words: Sequence[str], time: Mention) -> bool:
    """Whether a time is that of an amount right before it: `a deficit of £21m for 2019-20`."""
    before = words[max(0, time.first - 3) : time.first]
    return before[-1:] in (["for"], ["in"]) and any(c.isdigit() for w in before[:-1] for c in w)


def of_grade_before(tokens: Tokens, last: int, time: Mention, high: int) -> bool:
    """Whether a time belongs to the grade that ends at the token `last`, and not to the one that begins at `high`."""
    if not _JOINTS.isdisjoint(tokens.words[last : time.first]):
        return False
    return time.first - last <= 2 or told_as_now(tokens, time.last, high) or given_then(tokens.words, last, time.first)


def given_then(words: Sequence[str], last: int, time: int) -> bool:
    """Whether a time behind a grade is when it had been given: `kept the good it was awarded in 2016/17`."""
    between = words[last:time]
    given = rating_words()["given"]
    return 1 < len(between) <= _GIVEN and not given.isdisjoint(between) and (_OWN | given).issuperset(between)
