"""Numbers with no noun that say how many CCGs there are: `leaving 195`, `The total will fall to 191`, `it will be
106`."""

from __future__ import annotations

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.compared import compared
from ccgkg.ingest.figures.measure.measured import Measured, over, word_lists
from ccgkg.ingest.figures.measure.totals import existing, fewer, how_many, speaks_of_number
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: There were never fewer CCGs than this.
CCGS = 106
#: Tokens at most between `the total` and its number.
_TOTAL = 8
_THE_TOTAL = (["the", "total"], ["the", "number"], ["the", "tally"])
#: Numbers back among which those stand whose number is told.
_BACK = 5
_TAKES = frozenset({"taking", "bringing", "takes", "brings"})
#: What stands for the number told before.
_NUMBER = frozenset({"it", "that", "this", "figure", "number", "total", "tally"})


def _all() -> Measured:
    return Measured("ccgs", counted="ccg")


def end_of_range(case: Case) -> Measured | None:
    """`the number of CCGs will be between 40 and 50`."""
    if case.n.partner is None or not how_many(case.doc, case.n, case.low):
        return None
    return None if case.doc.cues.within("graded", case.low, case.high) else _all()


def fewer_than_before(case: Case) -> Measured | None:
    """`There are fewer groups to grade: 135`."""
    return _all() if case.n.unit == "count" and fewer(case.doc, case.n, case.low) else None


def the_total_falls(case: Case) -> Measured | None:
    """`The total will fall to 191`, `and the total has come down from 207 to 195`."""
    n = case.n
    if n.value < CCGS or n.unit != "count" or case.words[n.first - 1] not in ("to", "from"):
        return None
    near = range(max(case.low, n.first - _TOTAL), n.first)
    if not _TAKES.isdisjoint(case.words[max(case.low, n.first - _TOTAL) : n.first]):
        return None  # `Eight will appoint joint chiefs, taking the total to 120`
    return _all() if any(case.words[k : k + 2] in _THE_TOTAL for k in near) else None


def number_of_those(case: Case) -> Measured | None:
    """`Eight are under directions. She expects the number to fall to five`: what was said of those counted before."""
    n = case.n
    near = range(max(case.low, n.first - _TOTAL), n.first - 1)
    if n.value >= CCGS or n.unit != "count" or not any(case.words[k : k + 2] in _THE_TOTAL for k in near):
        return None
    if case.before is not None or any(case.words[k : k + 3] == ["the", "number", "of"] for k in near):
        return None
    for k in case.recent(_BACK):
        if case.done[k].counted in ("ccg", "") and case.done[k].measure in families()["of_some"]:
            return over(case.done, k)
    return None


def all_there_are(case: Case) -> Measured | None:
    """`leaving 195`, behind a number of CCGs; `Next month it will be 106`, behind words on how many there are."""
    doc, n, low = case.doc, case.n, case.low
    spoken = speaks_of_number(doc, low)
    told = spoken or case.index > 0 and case.done[case.index - 1].counted in ("ccg", "")
    if told and _bare_total(doc, n, low):
        return _all()
    return _all() if spoken and (it_is(doc, n, low) or existing(doc, n, low)) else None


def _bare_total(doc: Document, n: Number, low: int) -> bool:
    """`leaving 195`, `around 135 will be left`, `the original 211`: all that exist, with no noun."""
    words = doc.tokens.words
    if n.unit != "count" or n.of is not None:
        return False
    if words[n.last : n.last + 3] in (["will", "be", "left"], ["would", "be", "left"]):
        return True
    before = words[n.first - 1] if n.first > low else ""
    large = n.value > 100 and (before in word_lists()["original"] or before == "the")
    if n.value >= CCGS and before == "all" and not word_lists()["total_clause"].isdisjoint(words[n.last : n.last + 3]):
        return True  # `All 211 were established`
    return nothing_counted(doc, n) and (large or existing(doc, n, low) and words[n.last] != "of")


def there_are(case: Case) -> bool:
    """`there are now 191`: whether so many exist of what has no noun."""
    return case.n.unit == "count" and existing(case.doc, case.n, case.low) and nothing_counted(case.doc, case.n)


def nothing_counted(doc: Document, n: Number) -> bool:
    """Whether behind `there are N` no noun follows: in a text about CCGs, they are counted."""
    after = doc.tokens.words[n.last : n.last + 2]
    return not after or after == ["of", "them"] or after[0] in word_lists()["there_are"]


def still_total(doc: Document, n: Number, low: int) -> bool:
    """Whether a bare number is again how many there are: one of two that are compared, or what `it` is now."""
    words, i = doc.tokens.words, n.begin
    if n.of is not None or words[n.last] == "of":
        return False
    while i > low and words[i - 1] in word_lists()["before_total"]:
        i -= 1
    stands_at = i > low and words[i - 1] in word_lists()["to_a_total"]
    return stands_at or n.partner is not None or compared(doc, n, low) or nothing_counted(doc, n)


def it_is(doc: Document, n: Number, low: int) -> bool:
    """`Next month it will be 106`: what the number before was, again."""
    words, lists = doc.tokens.words, word_lists()
    i = k = n.begin
    while k > low and (words[k - 1] in lists["exist_verbs"] or words[k - 1] in lists["before_total"]):
        k -= 1
    return low < k < i and words[k - 1] in _NUMBER
