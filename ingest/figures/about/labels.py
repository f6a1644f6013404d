"""The name that stands as the label of a number: `Leeds (£9m)`, `Holbeck £3.2m`, `X CCG (population 280,000)`."""

from __future__ import annotations

from ccgkg.ingest.bodies.names import ccg_names
from ccgkg.ingest.figures.about.owner_case import OwnerCase
from ccgkg.ingest.figures.about.referent import Referent

#: Tokens at most before a number in which its label begins, or its bracket opens; before a bracket, its name.
_LABEL = 12
_BRACKET = 4
_NAME = 8
_SHORT_NAME = 5
_MARKS = frozenset({"(", ":", "–", "-", "—", "'s", "'"})
_JOINTS = frozenset({"and", "while", "but", ",", ";"})


def labelled(case: OwnerCase) -> tuple[str, ...]:
    """The members of the label of a number; empty where it has none."""
    if case.n.unit != "percent" and (code := _before_a_bracket(case)):
        return (code,)
    near = case.refs.within(max(case.low, case.n.first - _LABEL), case.n.first)
    label = next((r for r in near if _labels(case, r)), None)
    if label is not None and case.fits(label):
        return label.members
    if case.measure != "other" and (by_a_place(case) or _heads_a_line(case)) and (code := _place(case)):
        return (code,)
    code = _named_before(case) if case.n.unit == "GBP" and case.among("fiscal") else None
    return (code,) if code else ()


def by_a_place(case: OwnerCase) -> bool:
    """Whether the label of an amount is a place: `Staffordshire (£34.2m)`."""
    n, ws = case.n, case.words
    if n.unit == "count" or ws[n.first - 1] != "(" or ws[n.last] != ")":
        return False
    return case.doc.tokens.capital(n.first - 2)


def _heads_a_line(case: OwnerCase) -> bool:
    """Whether an item is a label and an amount: `Slough: 9.5 per cent`."""
    at, n = case.low, case.n
    return n.unit != "count" and n.first - at <= _SHORT_NAME and case.words[n.first - 1] in (":", "–", "-", "—")


def _before_a_bracket(case: OwnerCase) -> str | None:
    """`Castle CCG (population 280,000) and Moor CCG (population 190,000)`."""
    floor = max(case.low, case.n.first - _BRACKET)
    bracket = next((k for k in range(case.n.first - 1, floor - 1, -1) if case.words[k] in ("(", ")")), case.low)
    if case.words[bracket] != "(":
        return None
    near = case.c.bodies.within(max(case.low, bracket - _NAME), bracket)
    return next((m.agent for m in near if m.last == bracket and m.kind == "ccg"), None)


def _labels(case: OwnerCase, r: Referent) -> bool:
    """Whether a name stands as the label of a number: `Kent (£16m)`, `Holbeck £3.2m`, `A CCG: £5m`, `Croydon’s £5m`."""
    gap = case.words[r.last : case.n.first]
    return r.kind in ("named", "group", "other") and len(gap) <= 2 and _MARKS.issuperset(gap)


def _place(case: OwnerCase) -> str | None:
    """The CCG whose name alone is the label of an amount: `Leeds (£9m)`, `Leeds: £9m`."""
    found = _name_ending(case, case.n.first - 1)
    if found is None:
        return None
    first, agent = found
    return None if first and case.doc.tokens.capital(first - 1) else agent


def _named_before(case: OwnerCase) -> str | None:
    """The CCG whose name alone stands before an amount that goes on from one before: `Haringey ended £2.1m up and
    Barnet £6.4m in the red`."""
    found = _name_ending(case, case.n.first)
    if found is None:
        return None
    first, agent = found
    joined = first > 0 and case.words[first - 1] in _JOINTS
    goes_on = joined and case.c.numbers_within(case.low, first)
    return agent if goes_on else None


def _name_ending(case: OwnerCase, last: int) -> tuple[int, str] | None:
    """The name of a CCG that ends before a token: its first token and its code."""
    tokens = case.doc.tokens
    found = (x for k in range(max(0, last - _SHORT_NAME), last) for x in ccg_names().at(tokens, k) if x.last == last)
    name = next(found, None)
    return (name.first, name.agent) if name is not None else None
