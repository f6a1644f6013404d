"""Budgets that one has to spend: `our £410m budget`, `has 44 staff and a budget of £198m`, `are giving the NHS an extra
£2.8bn`."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of

#: Tokens at most between an amount and the budget that it is.
_ADJECTIVES = 6
#: Tokens at most between a verb of giving and its amount.
_GIVES = 8
_GIVING = frozenset({"giving", "putting", "investing", "backing", "injecting", "pumping", "providing", "committing"})
#: Right before an amount that is given.
_BEFORE_GIVEN = frozenset({"extra", "an", "another", "in", "nhs", "putting", "giving"})
#: Before `budget of`, and before that.
_A = frozenset({"a", "combined", "total", "joint", "annual", "an"})
_HAS = frozenset({"has", "have", "and", "with", "a", "combined"})
#: What makes a budget one of the past or to come.
_NOT_NOW = frozenset({"on", "had", "was", "were", "would", "will", "started", "received", "inherited"})
_PAST = frozenset({"was", "were", "had", "did", "spent", "overspent"})
#: Before an amount that is one's own.
_OWN = frozenset({"its", "our", "their", "whose", "his", "her", "my"})
_HAS_A = (["has", "a"], ["have", "a"], ["has", "an"], ["have", "an"], ["with", "a"])
_NO_ADJECTIVE = frozenset({"of", "for", "to", "in", "that"})


def has_budget(c: Context, n: Number) -> int | None:
    """The token that makes an amount what one has to spend, with no verb of the past; None where nothing does."""
    if n.unit != "GBP":
        return None
    low = clause_of(c.doc, n.first)[0]
    of = _budget_of(c, n, low)
    if of is not None:
        return of if not c.periods.within(low, min(n.last + 8, len(c.doc.tokens.words))) else None
    giving = _giving(c.doc.tokens.words, n, low)
    return giving if giving is not None else _own_budget(c, n, low)


def _budget_of(c: Context, n: Number, low: int) -> int | None:
    """`has 44 staff and a budget of £198m`."""
    words, of = c.doc.tokens.words, n.begin - 2
    if words[of + 1] != "of" or words[of] not in word_lists()["allotments"]:
        return None
    held = words[of - 1] in _A and words[of - 2] in _HAS and _NOT_NOW.isdisjoint(words[low:of])
    return of if held else None


def _giving(words: list[str], n: Number, low: int) -> int | None:
    """`We are giving the NHS an extra £2.8bn over the next two years`."""
    i = n.begin
    if words[i - 1] not in _BEFORE_GIVEN:
        return None
    gives = (k for k in range(i - 1, max(low, i - _GIVES), -1) if words[k] in _GIVING)
    return next((k for k in gives if words[k - 1] in ("are", "'re", "is")), None)


def _own_budget(c: Context, n: Number, low: int) -> int | None:
    """`our £410m budget`, `has a £286m budget`."""
    words, lists = c.doc.tokens.words, word_lists()
    end = min(n.last + _ADJECTIVES, len(words))
    at = next((k for k in range(n.last, end) if words[k] in lists["allotments"]), None)
    if at is None or any(not w.isalpha() or w in _NO_ADJECTIVE for w in words[n.last : at]):
        return None
    if words[n.begin - 1] not in _OWN and words[n.begin - 2 : n.begin] not in _HAS_A:
        return None
    around = words[c.doc.sentence_tokens(n.first)[0] : n.first] + words[at + 1 : at + 3]
    if any(w in _PAST or w.endswith("ed") and w not in lists["on_paper_only"] for w in around):
        return None
    return at if not c.periods.within(low, min(at + 4, len(words))) else None
