"""What hedges a number: a bound before it or behind it (decision 7). The words are `rules/cues-hedges.yaml`."""

from __future__ import annotations

from ccgkg.ingest.numbers.amounts import Number, words
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed

#: Tokens back in which a subject is denied: `no group would get less than 1.9%`.
_DENIED, _NEITHER = 7, 24
#: Tokens behind a count in which an `or more` may stand.
_BEHIND = 6
#: What a bound becomes that no one goes beyond.
_DENIAL = {"<": ">=", ">": "<="}
_AS_MANY_AS = (["as", "many", "as"], ["as", "much", "as"], ["as", "high", "as"])
#: Between a hedge and its number.
_BETWEEN = frozenset({"a", "an", "the", "another", "further", "total", "of", "“", "‘", '"', "(", "some"})
#: Hedges that are none before `the`: `over the 26`.
_NOT_BEFORE_THE = frozenset({"over", "under", "above", "below", "some", "about", "around"})


def hedged(doc: Document, number: Number) -> Number:
    """The number with the bound that words before it or behind it make, and where it begins with these."""
    number = _hedged_before(doc, number)
    after = _hedge_behind(doc, number) if number.comparator in ("=", "~") else None
    if after is None:
        return number
    span = (doc.tokens.starts[after.first], doc.tokens.ends[after.last - 1])
    return changed(number, comparator=after.value, hedge=span, begin=number.first)


def _hedged_before(doc: Document, number: Number) -> Number:
    """`about 40`, `up to a third`."""
    t, ws, i = doc.tokens, doc.tokens.words, number.first
    if i and number.start < t.starts[i]:
        i -= 1  # the minus sign
    while i > number.first - 4 and i and ws[i - 1] in _BETWEEN and not doc.cues.ending("hedge", i):
        i -= 1
    cue = doc.cues.ending("hedge", i) or doc.cues.ending("hedge", number.first)
    if cue is None or _false_hedge(doc, cue.first, cue.last, number):
        return number
    value = "<=" if ws[cue.first : cue.last] in _AS_MANY_AS and _may_be(doc, cue.first, number) else cue.value
    value = _DENIAL.get(value, value) if _denied(doc, cue.first) else value
    return changed(number, comparator=value, hedge=(t.starts[cue.first], t.ends[cue.last - 1]), begin=cue.first)


def _hedge_behind(doc: Document, number: Number) -> Cue | None:
    """`40 or so`, `12 groups or more`, `760,000 patients, roughly, and`."""
    ws, last = doc.tokens.words, number.last
    after = doc.cues.starting("hedge-after", last)
    if after is None and number.unit == "count":
        behind = (c for c in doc.cues.within("hedge-after", last, last + _BEHIND) if ws[c.first] == "or")
        after = next((c for c in behind if all(x.isalpha() for x in ws[last : c.first])), None)
    if after is not None:
        return after
    aside = next((k for k in range(last, last + 3) if ws[k] == "," and ws[k + 2] in (",", ".")), None)
    cue = doc.cues.starting("hedge", aside + 1) if aside is not None else None
    return cue if cue is not None and aside is not None and cue.value == "~" and cue.last == aside + 2 else None


def _may_be(doc: Document, first: int, number: Number) -> bool:
    """Whether a modal makes `as many as` mean `up to`: `as many as a third might leave`."""
    low, high = doc.sentence_tokens(number.first)
    near = doc.tokens.words[max(low, first - 5) : min(high, number.last + 8)]
    return not words().sets["may_be"].isdisjoint(near)


def _denied(doc: Document, first: int) -> bool:
    """Whether no one is said to be beyond a bound: `no group would get less than 1.9%`, `none spends more than £22`."""
    ws = doc.tokens.words
    low = max(clause_of(doc, first)[0], first - _DENIED)
    if {"neither", "nor"} <= set(ws[max(doc.sentence_tokens(first)[0], first - _NEITHER) : first]):
        return True  # `Neither A nor B has more than 57 staff`
    at = next((k for k in range(first - 2, low - 1, -1) if ws[k] in words().sets["no_one"]), None)
    return at is not None and not any(
        ws[k][0].isdecimal() or ws[k] in (",", "and", "but") for k in range(at + 1, first)
    )


def _false_hedge(doc: Document, first: int, last: int, number: Number) -> bool:
    """`over the 26`, `some of the 26`: whether the cue in the tokens [first, last) does not bound the number."""
    ws, sets = doc.tokens.words, words().sets
    gap, word = ws[last : number.first], ws[last - 1]
    if word in _NOT_BEFORE_THE and "the" in gap:
        return True  # `in just under the third`
    if word == "than":
        # `That is less than the 4 per cent that trusts spend`
        return gap == ["the"] or ws[first] == "some" and bool(gap)
    before = ws[first - 1] if first else ""
    if word == "about" and last - first == 1 and before in sets["before_about"]:
        return True
    if ws[first:last] == ["over"] and (
        before in sets["before_over"] or number.unit == "GBP" and gap in (["a"], ["an"])
    ):
        return True  # `a dispute over a £4m bill`
    if ws[first:last] == ["up", "to"] and before in sets["sums_up"]:
        return True  # `control totals add up to a £366m deficit`
    return ws[first] == "some" and bool(gap)
