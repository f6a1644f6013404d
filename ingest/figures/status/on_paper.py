"""Savings that stand on paper: `have so far identified £31m`, `savings of £14m are needed`, `£9m had yet to be
identified`."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.numbers.numbers import Number

#: Tokens behind an amount in which it is said to be needed or found, and before it in which a plan is named.
_BEHIND = 8
_PLAN = 8
_WORTH = 12
_PLANS = frozenset({"plan", "plans", "programme", "planned", "schemes"})
#: What ends the words on an amount.
_STOPS = frozenset({",", ";", "who", "which"})


def identified(c: Context, n: Number) -> int | None:
    """The token that makes an amount one that is only on paper; None where nothing does."""
    words, i = c.doc.tokens.words, n.begin
    if n.unit != "GBP":
        return None
    if words[n.last : n.last + 2] == ["on", "paper"]:
        return n.last  # `We had schemes worth £22m on paper`
    if words[i - 1] == "identified":
        return i - 1
    low = c.doc.sentence_tokens(n.first)[0]
    saves = not word_lists()["on_paper"].isdisjoint(words[max(low, i - 4) : i])
    before = _identified_before(words, low, i) if saves else None
    if before is not None:
        return before
    if _worth_a_plan(words, low, i) or saves and _in_a_plan(words, low, i):
        return i - 1
    return _behind(c, n, saves)


def _identified_before(words: list[str], low: int, i: int) -> int | None:
    """`had already identified savings of £11.3m`."""
    if words[i - 1] != "of":
        return None
    return next((k for k in range(max(low, i - 6), i) if words[k] == "identified"), None)


def _worth_a_plan(words: list[str], low: int, i: int) -> bool:
    """`the savings plan for 2017-18, worth £10m`; not where it was delivered."""
    if words[i - 1] != "worth" or _PLANS.isdisjoint(words[max(low, i - _WORTH) : i - 1]):
        return False
    return {"delivered", "achieved", "made"}.isdisjoint(words[max(low, i - _PLAN) : i])


def _in_a_plan(words: list[str], low: int, i: int) -> bool:
    """`has drawn up a plan, which includes savings of £20m`."""
    includes = not {"includes", "include"}.isdisjoint(words[max(low, i - 4) : i])
    return includes and not {"plan", "plans"}.isdisjoint(words[max(low, i - _PLAN) : i])


def _behind(c: Context, n: Number, saves: bool) -> int | None:
    """`savings of £14m are needed`, `£9m had yet to be identified`: what is said of the amount behind it."""
    words, lists = c.doc.tokens.words, word_lists()
    last = min(c.doc.sentence_tokens(n.first)[1], n.last + _BEHIND)
    at = next((k for k in range(n.last, last) if words[k] in lists["on_paper_only"]), None)
    if at is None or words[at - 1 - (words[at - 1] in time_words()["adverbs"])] not in lists["passives"]:
        return None
    before = words[n.begin - 1]
    of_it = (saves or words[at] != "needed" or before == "of") and _STOPS.isdisjoint(words[n.last : at])
    return at if of_it or before == "which" else None
