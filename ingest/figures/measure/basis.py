"""What a figure is reckoned on: a whole amount, one for each of many, or a change (decision 9)."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measure.compared import compared, set_beside
from ccgkg.ingest.figures.measure.differences import is_change
from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.figures.measure.parts_of_money import OVER_PLAN
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of, opening_of

#: Tokens at most between an amount and the words behind it that say for whom each is.
_BEHIND = 4
#: Running costs of fewer pounds are a head.
_A_HEAD = 100
_A_BUDGET = 3000
#: Tokens before a percentage in which it is told to be the least or the most; the words that say so.
_EXTREME = 6
_LEAST = frozenset({"least", "most", "smallest", "biggest", "largest", "lowest", "highest", "slowest", "fastest"})
#: Near the opening of a sentence on the average CCG.
_BODY = frozenset({"ccg", "group", "commissioner"})


def basis_of(c: Context, index: int, found: Measured, measure: str, before: Sequence[Figure]) -> str:
    """`total`, `each` or `change`; `before` are the figures before it."""
    if measure == "running-cost-reduction":
        return "change"
    if found.counted == OVER_PLAN or measure == "respondents" or measure in families()["assessed"]:
        return "total"  # so are all 88 that are marked of what all are measured on and of who answered
    n = c.numbers[index]
    partner = c.partner(n)
    ends = (n, partner) if partner is not None and n.comparator in (">=", "<=") else (n,)
    if measure != "savings" and any(is_change(c.doc, m) for m in ends) or _beside_a_change(c, index, before):
        return "change"
    if any(_is_each(c, m, found.counted) for m in ends) or _opened_by_each(c, n, found.counted):
        return "each"
    if measure in ("population", "practices") and _distributes(c, n) or _small_enough(n, measure):
        return "each"
    if partner is not None and partner.unit == n.unit and _is_each(c, partner, found.counted):
        return "each"
    if _of_the_least(c, index, measure, before):
        return "change"
    return "change" if _goes_on_with_a_change(c, index, found, measure, before) else "total"


def _beside_a_change(c: Context, index: int, before: Sequence[Figure]) -> bool:
    """`rose by 6%, against 4% for all budgets`: what others rose by."""
    if not index or c.numbers[index].unit != "percent" or before[index - 1].basis != "change":
        return False
    one, two = c.numbers[index - 1], c.numbers[index]
    if set_beside(c.doc, one, two):
        return True
    behind = c.doc.tokens.words[two.last : two.last + 4]  # `rose by 6%, against the 2% that had been allowed for`
    return one.first >= c.doc.sentence_tokens(two.first)[0] and behind[:2] == ["that", "had"]


def _opened_by_each(c: Context, n: Number, counted: str) -> bool:
    """Whether the words that open the sentence of a number say that it is for each."""
    head, words = opening_of(c.doc, n.first), c.doc.tokens.words
    if words[head] == "each" and (n.unit == "GBP" or counted not in ("ccg", "")):
        return True  # `Each of the five will keep a budget of £300m`
    if n.unit == "GBP" and words[head : head + 2] in (["for", "every"], ["for", "each"]):
        return True  # `For every patient on its list, X gets £1,250`
    return counted != "ccg" and not word_lists()["typical"].isdisjoint(words[head : head + 2]) and _typical(c, n, head)


def _typical(c: Context, n: Number, head: int) -> bool:
    """`The average CCG has 38 practices and looks after 280,000 people`: whether a number is of the CCG that opens its
    sentence."""
    words = c.doc.tokens.words
    one = words[head + 1 : head + 3] in (["typical", "one"], ["average", "one"])
    if not one and _BODY.isdisjoint(words[head : head + 5]):
        return False
    return n.unit != "percent" or "," not in words[c.doc.sentence_tokens(n.first)[0] : n.first]


def _small_enough(n: Number, measure: str) -> bool:
    """`the allowance was under £19`: running costs or a budget too small for more than one person."""
    if n.unit != "GBP":
        return False
    if measure == "running-costs":
        return 0 < abs(n.value) < _A_HEAD
    return measure == "budget" and _A_HEAD < abs(n.value) < _A_BUDGET


def _goes_on_with_a_change(c: Context, index: int, found: Measured, measure: str, before: Sequence[Figure]) -> bool:
    """`15pc in Bradford City and 11pc in Blackpool`: whether a percentage goes on with the change before it."""
    n, last = c.numbers[index], index - 1
    if last < 0 or n.unit != "percent" or found.inherited != last or c.numbers[last].unit != n.unit:
        return False
    if before[last].basis != "change" or before[last].measure != measure:
        return False
    low = c.doc.sentence_tokens(n.first)[0]
    together = c.numbers[last].first >= low or c.doc.layout.block_at(n.start).kind == "item"
    return together and not compared(c.doc, n, n.first - 3)


def _of_the_least(c: Context, index: int, measure: str, before: Sequence[Figure]) -> bool:
    """`Allocations rise by 5.4pc. X gets the least, at 4.9pc`: whose change is the least or the most of those told."""
    n, words = c.numbers[index], c.doc.tokens.words
    if not index or n.unit != "percent" or words[n.begin - 1] not in ("at", "with", "of", ","):
        return False
    last, low = before[index - 1], clause_of(c.doc, n.first)[0]
    low = min(low, max(c.doc.sentence_tokens(n.first)[0], n.begin - _EXTREME))
    near = c.doc.layout.block_at(last.start) == c.doc.layout.block_at(n.start)
    if not near or last.basis != "change" or last.measure != measure:
        return False
    return not _LEAST.isdisjoint(words[low : n.begin])


def _is_each(c: Context, n: Number, counted: str) -> bool:
    """Whether words say that a number is for each: before it (`an average of`), or right behind it (`per head`)."""
    doc, ws = c.doc, c.doc.tokens.words
    first, last = clause_of(doc, n.first)
    last = doc.sentence_tokens(n.first)[1] if ws[n.last] in ("–", "-", "—") and first == n.first else last
    floor = max([first, n.first - 8, *(m.last for m in c.numbers_within(first, n.first) if m.partner != n.first)])
    ceiling = min([n.last + _BEHIND + 4, *(m.first for m in c.numbers_within(n.last, last) if m.partner != n.first)])
    for cue in doc.cues.within("each", floor, min(last, ceiling)):
        if cue.last > n.first and not (0 <= cue.first - n.last <= _BEHIND):
            continue
        if cue.last <= n.first and any(m.last == cue.first for m in c.numbers_within(cue.first - 6, cue.first)):
            continue  # `to £22 per head, just as groups take on 8,000 contracts`
        if n.unit == "percent" and ws[cue.first - 1] == "by" and is_change(doc, n):
            continue  # `will grow by an average of 3%`
        if cue.first >= n.last and ws[cue.first : cue.last] == ["each"] and counted == "ccg" and n.unit == "count":
            continue  # `the five groups each employ 80`
        if cue.first >= n.last and ws[cue.first] in ("each", "apiece") and "one" in ws[n.last : cue.first]:
            continue  # `their 57 practices have one vote each`
        if cue.first >= n.last and ws[cue.first] == "each" and ws[cue.first - 1] == "," and n.unit == "count":
            continue  # `42 boards, each covering 1.3m people`
        if ws[cue.first] == "a" and n.unit == "count":
            continue  # `nine have seen a patient`
        if ws[cue.last] == "of" and cue.last <= n.first and ws[cue.last - 1] != "average":
            continue
        if cue.last > n.first and (ws[cue.first - 1] == "and" or ws[cue.first - 1 : cue.last] == ["of", "each"]):
            continue  # `has 20 practices and each of them`
        return True
    return False


def _distributes(c: Context, n: Number) -> bool:
    """Whether the subject of a clause is some of many, each of whom has so many: `some of our members cover 150,000
    people`."""
    ws = c.doc.tokens.words
    first, _ = clause_of(c.doc, n.first)
    first = next(
        (
            k
            for k in range(n.first - 1, first, -1)
            if ws[k] in ("and", "while", "but") and ws[k + 1] in word_lists()["some_of_many"]
        ),
        first,
    )
    first = max(first, opening_of(c.doc, n.first))
    while first < n.first and ws[first] in ("and", "while", "but", "when", ","):
        first += 1
    if n.hedge is not None and n.hedge[0] <= c.doc.tokens.starts[first] < n.hedge[1]:
        return False  # `Some 26 practices`
    return ws[first] in word_lists()["some_of_many"]
