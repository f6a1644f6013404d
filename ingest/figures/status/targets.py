"""Amounts that are aimed at and not reached: called planned, needed, set, ordered, or those of a control total
(decision 4)."""

from __future__ import annotations

from ccgkg.ingest.claim import Evidence
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measure.budgets_held import has_budget
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.status.on_paper import identified
from ccgkg.ingest.figures.status.parties_counted import Standing
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document

#: Tokens behind an amount in which a relative clause says that it is needed: `the £8m savings it needs`.
_BEHIND = 8
#: Tokens between a verb of ordering and its `to`: `told in 2018 to cut`.
_ORDER = 6


def aimed_at(c: Context, n: Number, measure: str) -> int | None:
    """The token that makes a number a target; None where nothing does."""
    if measure in families()["events"] | families()["rated"] or measure == "population":
        return None
    named = _called_so(c, n, measure)
    if named is not None:
        return named
    rules = (_needed, identified, has_budget, _set, _total, _ordered)
    return next((at for rule in rules if (at := rule(c, n)) is not None), None)


def _needed(c: Context, n: Number) -> int | None:
    """`needs savings of £15m`, `the £8m savings it needs`, `the £5m that it must find`."""
    ws, lists = c.doc.tokens.words, word_lists()
    first, _ = clause_of(c.doc, n.first)
    at = next((k for k in range(n.first - 1, max(first, n.first - 7) - 1, -1) if ws[k] in lists["needs"]), None)
    if (
        at is not None
        and ws[at + 1] != "to"
        and not c.numbers_within(at, n.first)
        and lists["no_need"].isdisjoint(ws[at : n.first])
        and (n.unit == "GBP" or n.unit == "percent" and n.comparator == ">=")
    ):
        return at
    high = min(c.doc.sentence_tokens(n.first)[1], n.last + _BEHIND)
    at = next((k for k in range(n.last, high) if ws[k] in lists["needs"] or ws[k] == "must"), None)
    if at is None or n.unit == "count" or c.numbers_within(n.last, at):
        return None
    subject = ws[at - 1] in ("it", "they", "we", "ccg", "ccgs", "group", "groups", "he", "she", "still", "now") and ws[
        at + 1
    ] not in ("more", "less")
    return at if subject and not {",", ";", "and", "but", "because", "than"} & set(ws[n.last : at]) else None


def _called_so(c: Context, n: Number, measure: str) -> int | None:
    """`save £6m of an £8.9m target`: an amount that is called a target."""
    ws = c.doc.tokens.words
    at = n.last + (ws[n.last] in word_lists()["on_paper"])
    if n.unit != "GBP" or at >= len(ws):
        return None
    if (
        ws[at] in ("target", "goal")
        or ws[at] in ("programme", "plan")
        and (at > n.last or c.doc.tokens.words[n.begin - 1] in ("a", "an", "the", "its", "their", "our"))
        and measure == "savings"
    ):
        return at  # `less than half of a £16m programme was achieved`
    low = c.doc.sentence_tokens(n.first)[0]
    return next(
        (
            k
            for k in range(max(low, n.first - 3), n.first)
            if ws[k] in ("programme", "plan") and ws[k + 1] == "of" and measure == "savings"
        ),
        None,
    )


def _set(c: Context, n: Number) -> int | None:
    """`had been set a deficit of £2m`, `was offered a surplus of £1m`, `asked for a deficit no bigger than £2m`."""
    ws, low = c.doc.tokens.words, clause_of(c.doc, n.first)[0]
    i = n.begin
    if n.unit != "GBP" or i - 2 < low:
        return None
    behind = c.doc.cues.starting("money", n.last)
    if (
        behind is not None
        and behind.value in ("deficit", "surplus", "savings", "overspend")
        and ws[i - 1] in ("a", "an")
    ):
        return next(
            (
                k
                for k in range(i - 2, max(low, i - 5), -1)
                if ws[k] in word_lists()["sets_targets"] and ws[k + 1] not in ("back", "over")
            ),
            None,
        )  # `were offered a £2m deficit`
    if ws[i - 1] != "of":
        return None
    money = c.doc.cues.ending("money", i - 1)
    if money is None or money.value not in ("deficit", "surplus", "savings", "overspend"):
        return None
    at = next(
        (k for k in range(money.first - 1, max(low, money.first - 5), -1) if ws[k] in word_lists()["sets_targets"]),
        None,
    )
    return (
        at
        if at is not None and ws[money.first - 1] in ("a", "an", "in-year", "year-end", "maximum", "minimum", "no")
        else None
    )


def _total(c: Context, n: Number) -> int | None:
    """`Control totals add up to a deficit of £366m`, `its target was £3m`, `The plan is for a surplus of £1m`."""
    ws, lists, low = c.doc.tokens.words, word_lists(), c.doc.sentence_tokens(n.first)[0]
    first = clause_of(c.doc, n.first)[0]
    at = next(
        (
            k
            for k in range(first, min(first + 4, n.first))
            if ws[k] in lists["target_nouns"]
            and ws[k - 1] not in lists["off_target"]
            and (ws[k] not in ("total", "totals") or ws[k - 1] == "control")
        ),
        None,
    )
    if (
        at is None
        or first > low
        and ws[first] not in ("and", "but", "while", "its", "their", "the", "our")
        or n.unit == "count"
    ):
        return None
    verb = next((k for k in range(at + 1, n.first) if ws[k] in lists["amounts_to"]), None)
    return (
        at
        if verb is not None and not c.numbers_within(at, n.first) and lists["off_target"].isdisjoint(ws[at : n.first])
        else None
    )


def _ordered(c: Context, n: Number) -> int | None:
    """`were told in 2018 to cut their spending by 20%`: an order with its time before what it orders."""
    ws, lists, first = c.doc.tokens.words, word_lists(), clause_of(c.doc, n.first)[0]
    for k in range(n.first - 1, first, -1):
        if ws[k] in lists["ordered"] and ws[k - 1] in ("was", "were", "been", "being", "are", "is"):
            to = next((j for j in range(k + 1, min(n.first, k + _ORDER)) if ws[j] == "to"), None)
            return (
                k
                if to is not None
                and ws[to + 1] != "expect"
                and ("by" in ws[k:to] or any(k < m.first < to for m in c.periods.within(k, to)))
                else None
            )
    return None


def owed(doc: Document, n: Number) -> bool:
    """`could be halted to plug £12.5m NHS gap`, `to help pay off a £5m deficit`: what is there already, whatever is
    done about it."""
    ws, lists = doc.tokens.words, word_lists()
    if n.unit != "GBP" or n.hedge is not None and ws[doc.tokens.at(n.hedge[0])] in ("up", "expected", "forecast"):
        return False
    at = next((k for k in range(n.last, min(n.last + 4, len(ws))) if ws[k] in lists["holes"]), None)
    i = n.begin
    i -= ws[i - 1] in ("a", "an", "its", "their", "our", "the", "this", "that")
    if at is not None and ws[n.first - 1] in ("'s", "'", "its", "their", "our"):
        return True  # `what would happen to Saltmarsh's £9m deficit`
    rid = ws[i - 1] in lists["gets_rid"] and (
        ws[i - 1] not in ("out", "with", "off", "cover") or ws[i - 2] in lists["gets_rid_of"]
    )
    return at is not None and (
        rid or ws[at + 1 : at + 3] in (["to", "fill"], ["to", "close"], ["to", "plug"], ["to", "clear"])
    )


def own_adjective(c: Context, n: Number) -> int | None:
    """The token of a `planned` that stands before an amount, or before the word for money that it belongs to."""
    words, lists, low = c.doc.tokens.words, word_lists(), c.doc.sentence_tokens(n.first)[0]
    i = n.begin
    if i > low and words[i - 1] in lists["own_adjective"]:
        return i - 1
    if n.unit != "GBP":
        return None
    while i > low and words[i - 1] in lists["of_money"]:
        i -= 1
    money = c.doc.cues.ending("money", i)
    first = money.first if money else i - 1 if words[i - 1] == "one" else low  # `against a planned one of £2m`
    near = range(first - 1, max(low, first - 3) - 1, -1)
    return next((k for k in near if words[k] in lists["own_adjective"]), None)


def in_brackets_told(doc: Document, n: Number) -> Standing | None:
    """What brackets in the line of an amount say that it is: `2017-18 (plan): £10bn`, `£10bn (forecast)`."""
    ws, tokens, lists = doc.tokens.words, doc.tokens, word_lists()
    i = n.begin - 1 if ws[n.begin - 1] in (":", "–", "-", "—") else n.begin
    for at in (i - 2, n.last + 1):
        if (
            0 < at < len(ws) - 1
            and ws[at - 1] == "("
            and ws[at + 1] == ")"
            and (ws[at] in lists["told_planned"] or ws[at] in lists["told_possible"])
        ):
            return "planned" if ws[at] in lists["told_planned"] else "possible", Evidence(
                "status", tokens.starts[at], tokens.ends[at]
            )
    return None
