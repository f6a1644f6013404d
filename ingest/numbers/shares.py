"""Shares in words: `half`, `a third`, `one in ten`, `four in every ten` (decision 7)."""

from __future__ import annotations

from ccgkg.ingest.numbers.amounts import Number, Skipped, Words, plain, read_amount, unit_after
from ccgkg.ingest.numbers.hedges import hedged
from ccgkg.ingest.text.document import Document


def ratio(doc: Document, w: Words, i: int) -> Number | None:
    """`one in ten`, `four in every ten`, `nine out of ten`: a percentage, exact as written (decision 7)."""
    t, ws = doc.tokens, doc.tokens.words
    part = read_amount(t, w, i)
    if part is None or part.scaled or part.last >= len(ws):
        return None
    j = part.last
    if ws[j] == "in":
        j += 1
    elif ws[j : j + 2] == ["out", "of"]:
        j += 2
        if part.digits or (ws[j] in ("the", "all", "its", "our")):
            return None  # `6 out of 8` counts; `one out of the eight` too
    else:
        return None
    if ws[j] == "every":
        j += 1
    whole = read_amount(t, w, j)
    single = part.value == 1 and whole is not None and whole.value < 1900
    if whole is None or whole.scaled or not (single or whole.value in w.wholes) or whole.value <= part.value:
        return None
    if whole.last < len(ws) and (ws[whole.last] in w.sets["measured"] or ws[whole.last] in w.sets["months"]):
        return None
    if ws[part.last] == "out" and whole.value not in (5, 10, 20, 100):
        return None
    share = round(100 * part.value / whole.value, 2)
    return hedged(doc, Number(i, whole.last, t.starts[i], t.ends[whole.last - 1], plain(share), "percent", "ratio"))


def fraction(doc: Document, w: Words, i: int) -> Number | Skipped | None:
    """`half`, `a third`, `two-fifths`, `three quarters`: a percentage; an ordinal or a stretch of time is none."""
    t, ws = doc.tokens, doc.tokens.words
    count = len(ws)
    if ws[i] in w.fractions:
        last, parts, wholes = i + 1, 1, w.fractions[ws[i]]
        if wholes != 2 and not (i and ws[i - 1] in ("a", "one")):
            return None
        if wholes == 2 and ws[i - 1 : i] and ws[i - 1] in w.sets["half_never_before"]:
            return Skipped(i, last, "half of a stretch of time")
        if (
            wholes == 2
            and last < count
            and (ws[last] in w.sets["half_never_after"] or (t.joined(last) and ws[last][0].isalnum()))
        ):
            return Skipped(i, last, "half of a compound")
    elif ws[i] in w.small and i + 1 < count and ws[i + 1] in w.fractions and ws[i + 1] not in ("second", "seconds"):
        parts, wholes, last = w.small[ws[i]], w.fractions[ws[i + 1]], i + 2
        if parts >= wholes or (parts > 1 and not ws[i + 1].endswith("s")) or wholes == 2:
            return None
    else:
        return None
    half_million = _half_of_a_magnitude(doc, w, i, last, parts / wholes)
    if half_million is not None:
        return half_million
    after = ws[last] if last < count else ""
    if _stretch(ws, w, last) or ws[i - 2 : i] == ["and", "a"] and ws[i - 3] in w.sets["measured"]:
        return Skipped(i, last, "a part of a stretch of time")
    if (
        wholes > 2
        and parts == 1
        and after
        and (after[0].isalnum() or after in "£")
        and after not in w.sets["share_next"]
        and not _is_verb(ws, w, last)
        and not (
            after.endswith("ed")
            and {"about", "nearly", "almost", "roughly", "over", "around"} & set(ws[max(0, i - 2) : i])
        )
    ):
        return Skipped(i, last, "an ordinal")
    first = i - 1 if wholes > 2 and parts == 1 and ws[i - 1] in ("a", "one") and ws[i] in w.fractions else i
    value = round(100 * parts / wholes, 2)
    return hedged(doc, Number(first, last, t.starts[first], t.ends[last - 1], plain(value), "percent", "fraction"))


def _is_verb(ws: list[str], w: Words, k: int) -> bool:
    """Whether the word behind a fraction is what those it counts did: `a third supported it`; not `a third failed
    merger`."""
    behind = ws[k + 1] if k + 1 < len(ws) else "."
    return ws[k].endswith("ed") and (
        not behind[0].isalnum() or behind in w.sets["share_next"] or behind in ("it", "them", "that", "with", "nothing")
    )


def _half_of_a_magnitude(doc: Document, w: Words, i: int, last: int, share: float) -> Number | None:
    """`half a million`, `a quarter of a million`, `half a dozen`."""
    t, ws = doc.tokens, doc.tokens.words
    j = last + 1 if ws[last] == "of" else last
    if ws[j] == "a" and j + 1 < len(ws) and ws[j + 1] in w.magnitudes:
        first = i - 1 if i and ws[i - 1] == "a" else i
        value = plain(share * w.magnitudes[ws[j + 1]])
        unit, end, _ = unit_after(t, w, j + 2)
        return hedged(doc, Number(first, end, t.starts[first], t.ends[end - 1], value, unit))
    return None


def _stretch(ws: list[str], w: Words, j: int) -> bool:
    """Whether what follows a fraction is time or distance: `of a century`, `an hour`, `of the year`."""
    k = j + 1 if ws[j : j + 1] == ["of"] else j
    if k == j and ws[k : k + 1] in (["last"], ["this"]):
        return False  # `jumped by a third last year`
    while k < len(ws) and ws[k] in ("a", "an", "the", "this", "last", "its", "financial", "way"):
        if ws[k] == "way":
            return True
        k += 1
    return k > j and k < len(ws) and ws[k] in w.sets["measured"]
