"""Ranges: two numbers that are the ends of one and share a unit: `between 5 and 7`, `from 58% to 71%`, `£5-7m`."""

from __future__ import annotations

from ccgkg.ingest.numbers.amounts import Number, Words, plain
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed

#: Between two ends that a dash joins.
_DASH: tuple[list[str], ...] = ([], ["–"], ["-"], ["‑"])
#: Between `from` and the first end.
_BEFORE_LOW = frozenset(["just", "about", "around", "nearly", "over", "under", "a", "more", "than", "almost", "some"])
#: Tokens at most between the ends up to `to`, and behind it.
_TO = 8
_BEHIND_TO = 5
#: What says that two numbers are told apart.
_APART = frozenset({",", ".", ";", "and", "but"})


def joined_ends(doc: Document, w: Words, found: list[Number]) -> list[Number]:
    """The numbers, in which two that are the ends of a range know each other; of `between X and Y` they are bounds."""
    out = list(found)
    for k in range(len(out) - 1):
        low, high = out[k], out[k + 1]
        joint = doc.tokens.words[low.last : high.first]
        if len(joint) > _TO + _BEHIND_TO:
            continue
        if _spans(doc, low, high, joint):
            out[k], out[k + 1] = _ends(doc, w, low, high, True)
        elif "to" in joint and _opened_by_from(doc, low) and _belongs(joint):
            out[k], out[k + 1] = _ends(doc, w, low, high, False)
        elif joint in (["to"], ["or"]) and _rises(doc, low, high, joint):
            if joint == ["or"] and low.unit == "count" != high.unit:
                out[k] = changed(low, unit=high.unit)  # `two or 3 per cent`
            else:
                out[k], out[k + 1] = _ends(doc, w, low, high, joint == ["to"] or high.unit == "count")
    return out


def _spans(doc: Document, low: Number, high: Number, joint: list[str]) -> bool:
    """`between 5 and 7`, `5-7%`."""
    t = doc.tokens
    if joint == ["and"]:
        return low.first > 0 and t.words[low.first - 1] == "between"
    if joint not in _DASH or t.starts[high.first] - low.end > 1 or high.start <= low.end:
        return False
    return low.value < high.value or low.unit != high.unit


def _rises(doc: Document, low: Number, high: Number, joint: list[str]) -> bool:
    """`10 to 15 per cent`, `five or six`; not `rise by £20bn to £148bn`."""
    if low.unit not in ("count", high.unit) or low.comparator not in ("=", "~"):
        return False
    if low.value >= high.value or low.form != "amount":
        return False
    words = doc.tokens.words
    if joint == ["or"] or not low.first or words[low.first - 1] != "by":
        return True
    return high.value <= 2 * low.value and not (low.unit == "GBP" and words[low.first] == "£")


def _ends(doc: Document, w: Words, low: Number, high: Number, bounds: bool) -> tuple[Number, Number]:
    """The two ends with one unit and one magnitude, that know each other; as the least and the most where they
    bound."""
    t, ws = doc.tokens, doc.tokens.words
    if low.unit == "count" and high.unit == "percent" or low.unit == "GBP" and high.unit == "count":
        unit = "percent" if high.unit == "percent" else "GBP"
        low, high = changed(low, unit=unit), changed(high, unit=unit)
    if low.unit == "GBP" and low.value < 1000 <= high.value and ws[low.last - 1][0].isdecimal():
        scale = {**w.suffixes, **w.magnitudes}.get(ws[high.last - 1], 1)
        low = changed(low, value=plain(low.value * scale))
    if bounds:
        low, high = changed(low, comparator=">="), changed(high, comparator="<=")
        if ws[low.last : high.first] == ["and"]:
            at = low.first - 1  # `between` is the hedge of the first end
            low = changed(low, hedge=(t.starts[at], t.ends[at]), begin=at)
    return changed(low, partner=high.first), changed(high, partner=low.first)


def _opened_by_from(doc: Document, low: Number) -> bool:
    """`from just under 40 …`."""
    ws, i = doc.tokens.words, low.first
    while i and ws[i - 1] in _BEFORE_LOW:
        i -= 1
    return i > 0 and ws[i - 1] == "from"


def _belongs(joint: list[str]) -> bool:
    """Whether all between the ends of `from X … to Y` belongs to X up to the last `to`, and hedges Y behind it."""
    behind = joint[::-1].index("to") + 1
    return len(joint) - behind <= _TO and behind <= _BEHIND_TO and _APART.isdisjoint(joint)
