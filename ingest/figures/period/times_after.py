"""Whether the time behind a number is its own: no new predicate between, and no number but those listed with it."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.measure.restated import in_other_terms, restates
from ccgkg.ingest.figures.period.predicates_apart import has_verb, parted, time_words
from ccgkg.ingest.figures.period.times_apart import is_compared
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.times.periods import Mention as Time

#: Numbers between one and its time that are looked at.
_REACH = 8
#: Tokens at most between two numbers that are joined, and between a share and its whole.
_JOINED = 3
_WHOLE = 6


def reaches(c: Context, index: int, end: int, m: Time, strict: bool) -> bool:
    """Whether the time `m` is that of the number `index`, whose phrase ends at the token `end`.

    `strict` lets no number of another unit between: of a stock, and of a number that stands only to be compared.
    """
    doc, n = c.doc, c.numbers[index]
    if _set_apart(c, n, end, m) or parted(doc, end, m.first, has_verb(doc, clause_of(doc, n.first)[0], n.first)):
        return False
    between = c.numbers_within(n.first + 1, m.first)
    return len(between) < _REACH and all(_lets_pass(c, n, other, m, strict) for other in between)


def _set_apart(c: Context, n: Number, end: int, m: Time) -> bool:
    """Whether the time stands in an aside, or behind one that holds the number."""
    words = c.doc.tokens.words
    aside = next((k for k in range(end, m.first) if words[k] in ("–", "—")), None)
    if aside is not None and aside > end and c.numbers_within(aside, m.first):
        closed = words[aside + 1 : m.first].count(words[aside]) % 2 == 1
        if not closed:
            return True  # `The five officers in post – there were 22 four years ago – will go`
    if words[end] == "," and words[end + 1].endswith("ed") and words[n.begin - 1] == "worth":
        return True  # `a contract, worth £800m, collapsed in December`
    if words[clause_of(c.doc, n.first)[0]] not in time_words()["private"]:
        return False
    verbs = (
        time_words()["auxiliaries"] | time_words()["past"]
    )  # `which serves 357,000 people, ended 2018-19 in deficit`
    behind = (words[j + 1] for j in range(end, m.first - 1) if words[j] == ",")
    return any(w in verbs or w.endswith("ed") for w in behind)


def _lets_pass(c: Context, n: Number, other: Number, m: Time, strict: bool) -> bool:
    """Whether a number between another and a time leaves the time to that other: it is listed with it, or says the
    same."""
    words = c.doc.tokens.words
    if is_compared(c.doc, other) or _of_another_time(words, n, other, m):
        return False
    joined = is_compared(c.doc, n) and words[other.first - 1] == "and" and other.first - n.last <= _JOINED
    if joined or n.unit == "percent" and _is_whole(words, n, other):
        return True  # `compares with 56 CCGs and £145m in 2015-16`, `a fifth of its 85 staff have left since January`
    if restates(c.doc, n, other) or in_other_terms(c.doc, n, other) or other.partner == n.first:
        return True
    if _turns_to_other(words, other, m):
        return False
    if not strict:
        return "so" not in words[other.last : m.first]
    if other.unit == "percent" and not word_lists()["contributes"].isdisjoint(words[n.last : other.first]):
        return True  # `ten CCGs accounted for four-fifths of the overspend in 2018-19`
    if other.unit != n.unit or is_compared(c.doc, n):
        return False
    return "so" not in words[other.last : m.first]  # `leaving 195, and a further six have applied to do so next April`


def _is_whole(words: list[str], n: Number, other: Number) -> bool:
    """Whether a number is the whole of a share before it: `a fifth of its 85 staff`."""
    return words[n.last] == "of" and other.first - n.last <= _WHOLE and "," not in words[n.last : other.first]


def is_whole_of_last(c: Context, index: int) -> bool:
    """Whether a number is the whole of the share before it, which has the time of the sentence."""
    one, n = c.numbers[max(0, index - 1)], c.numbers[index]
    return index > 0 and one.unit == "percent" and n.unit == "count" and _is_whole(c.doc.tokens.words, one, n)


def _of_another_time(words: list[str], n: Number, other: Number, m: Time) -> bool:
    """Whether the words between two numbers give the time to the second: `into`, `against`."""
    if other.unit == n.unit and words[n.last] == "into":
        return True  # `turned a deficit of £4m into a surplus of £2m in 2018/19`
    # `overspent by £12.4m, against a forecast overspend of £11m at month nine`
    return m.kind in ("part", "month") and "against" in words[n.last : other.first]


def _turns_to_other(words: list[str], other: Number, m: Time) -> bool:
    """Whether the second number has a clause of its own: `There are 209, 26 of which were rated inadequate for
    2015-16`."""
    needs = word_lists()["needs"] | {"has", "have", "must"}
    return any(
        words[j] in ("it", "they", "we") and words[j + 1] in needs for j in range(other.last, m.first)
    )  # `has found £5m of the £8m savings it needs by March`
