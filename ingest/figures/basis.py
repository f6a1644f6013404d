"""What a figure is reckoned on: a whole amount, one for each of many, or a change (decision 9)."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.figures.compared import compared, set_beside
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.differences import is_change
from ccgkg.ingest.figures.measured import Measured, word_lists
from ccgkg.ingest.figures.parts_of_money import OVER_PLAN
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of, opening_of

#: Tokens at most between an amount and the words behind it that say for whom each is.
_BEHIND = 4
#: Running costs of fewer pounds are a head.
_A_HEAD = 100
_A_BUDGET = 3000


def basis_of(c: Context, index: int, found: Measured, measure: str, before: Sequence[Figure]) -> str:
    """`total`, `each` or `change`; `before` are the figures before it."""
    n = c.numbers[index]
    if measure == "running-cost-reduction":
        return "change"
    if found.counted == OVER_PLAN:
        return "total"
    partner = c.partner(n)
    ends_of_range = [partner] if partner is not None and n.comparator in (">=", "<=") else []
    if measure != "savings" and any(is_change(c.doc, m) for m in (n, *ends_of_range)):
        return "change"
    if (
        index
        and n.unit == "percent"
        and before[index - 1].basis == "change"
        and set_beside(c.doc, c.numbers[index - 1], n)
    ):
        return "change"
    if any(_is_each(c, m, found.counted) for m in (n, *ends_of_range)):
        return "each"
    if c.doc.tokens.words[opening_of(c.doc, n.first)] == "each" and (
        n.unit == "GBP" or found.counted not in ("ccg", "")
    ):
        return "each"  # `Each of the five will keep a budget of £300m`
    low = c.doc.sentence_tokens(n.first)[0]
    head = opening_of(c.doc, n.first)
    opening = c.doc.tokens.words[head : head + 5]
    if opening[:2] in (["for", "every"], ["for", "each"]) and n.unit == "GBP":
        return "each"  # `For every patient on its list, X gets £1,250`
    if (
        not word_lists()["typical"].isdisjoint(opening[:2])
        and not {"ccg", "group", "commissioner"}.isdisjoint(opening)
        and found.counted != "ccg"
        and n.form != "share"
        and (n.unit != "percent" or "," not in c.doc.tokens.words[low : n.first])
    ):
        return "each"  # `The average CCG has 38 practices and looks after 280,000 people`
    if measure in ("population", "practices") and _distributes(c, n):
        return "each"
    if partner is not None and partner.unit == n.unit and _is_each(c, partner, found.counted):
        return "each"
    if n.unit == "GBP" and (
        measure == "running-costs"
        and 0 < abs(n.value) < _A_HEAD
        or measure == "budget"
        and _A_HEAD < abs(n.value) < _A_BUDGET
    ):
        return "each"  # `the allowance was under £19`
    if (
        not index
        or c.numbers[index - 1].first < low
        or c.numbers[index - 1].unit != n.unit
        or before[index - 1].measure != measure
    ):
        return "total"
    if (
        before[index - 1].basis == "change"
        and found.inherited == index - 1
        and n.unit == "percent"
        and not compared(c.doc, n, n.first - 3)
    ):
        return "change"  # `15pc in Bradford City and 11pc in Blackpool`
    return "total"


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
        if cue.first >= n.last and ws[cue.first : cue.last] == ["each"] and counted == "ccg" and n.unit == "count":
            continue  # `the five groups each employ 80`
        if cue.first >= n.last and n.unit == "count" and "one" in ws[n.last : cue.first]:
            continue  # `42 of them, one for each system`
        if cue.first >= n.last and ws[cue.first] == "each" and ws[cue.first - 1] == "," and n.unit == "count":
            continue  # `42 boards, each covering 1.3m people`
        if ws[cue.first] == "a" and n.unit == "count":
            continue  # `nine have seen a patient`
        if ws[cue.last] == "of" and cue.last <= n.first and ws[cue.last - 1] != "average":
            continue
        if cue.last <= n.first and ws[cue.first] in ("a", "apiece") and ws[cue.last - 1] != "of":
            continue
        if cue.last <= n.first and n.unit == "percent" and {"and", "but", "while"} & set(ws[cue.last : n.first]):
            continue  # `every CCG is having this talk, and four in five have less money`
        if cue.last > n.first and (ws[cue.first - 1] == "and" or ws[cue.first - 1 : cue.last] == ["of", "each"]):
            continue  # `has 20 practices and each of them`
        if (
            cue.last > n.first
            and word_lists()["averaged"].intersection(ws[cue.first : cue.last])
            and "of" in ws[cue.first : cue.last]
        ):
            continue  # `£5m, an average of £2m`
        return True
    return False


def _distributes(c: Context, n: Number) -> bool:
    """Whether the subject of a clause is some of many, each of whom has so many: `some of our members cover 150,000 people`."""
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
