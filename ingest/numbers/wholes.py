"""The whole with which a clause opens: `Of the 87 practices, 60 voted yes`."""

from __future__ import annotations

from ccgkg.ingest.numbers.amounts import Number, Words, words
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed

#: Tokens at most between a share and its whole, and from there to the bracket; so far a share may be rounded.
_OWNER = 6
_NOUN = 5
_ROUNDED = 0.6


def opens_whole(doc: Document, i: int) -> bool:
    """Whether a clause opens with `Of the N …,` and a count of them follows: N is then their whole and no claim."""
    ws, w = doc.tokens.words, words()
    first, last = doc.sentence_tokens(i)
    while first < i and not ws[first][0].isalnum():
        first += 1
    opening = next((k for k in range(i - 1, max(first, i - 6) - 1, -1) if ws[k] == "of"), i)
    between = ws[opening + 1 : i]
    owned = len(between) > 1 and between[-1] in ("'s", "'", "own") and len(between) <= 4
    if opening == i or not owned and any(x not in w.sets["before_whole"] for x in between):
        return False
    opening -= opening > first and ws[opening - 1] == "out"
    if opening > first and ws[opening - 1] not in w.sets["before_opening"]:
        return False
    comma = next((k for k in range(i, last) if ws[k] == ","), None)
    if comma is None:
        return False
    part = next((k for k in range(comma, min(comma + 8, last)) if ws[k][0].isdecimal() or ws[k] in w.starters), None)
    return part is not None and not _is_share(ws, w, part)


def _is_share(ws: list[str], w: Words, k: int) -> bool:
    """Whether the number at a token is a share, of which a count is no whole: `Of 104 CCGs that answered, two-thirds
    had`."""
    behind = ws[k + 1 : k + 2]
    return (
        ws[k] in w.fractions
        or behind != []
        and (behind[0] in w.fractions or behind[0] in w.sets["percent"] or ws[k + 1 : k + 3] == ["per", "cent"])
    )


def with_shares(doc: Document, found: list[Number]) -> list[Number]:
    """The numbers, with `58% of England's 207 CCGs (120 in total)` as a share and a count whose whole is the one
    between."""
    ws, out = doc.tokens.words, list(found)
    for k in range(len(found) - 2, 0, -1):
        share, whole, count = found[k - 1], found[k], found[k + 1]
        if not (
            share.unit == "percent"
            and whole.unit == count.unit == "count"
            and count.whole is None
            and ws[share.last] == "of"
        ):
            continue
        if (
            whole.first - share.last > _OWNER
            or count.first - whole.last > _NOUN
            or ws[count.first - 1] != "("
            or not whole.value
        ):
            continue
        if abs(100 * count.value / whole.value - share.value) <= _ROUNDED:
            out[k : k + 2] = [changed(count, of=int(whole.value), whole=(whole.start, whole.end))]
    return [n for k, n in enumerate(out) if not (k and _all_of_whom(doc, out[k - 1], n))]


def _all_of_whom(doc: Document, share: Number, n: Number) -> bool:
    """`a third of the 207`, `over 90% of the 207 CCGs belong`: the whole of a share, of which nothing else is told."""
    ws = doc.tokens.words
    if share.unit != "percent" or n.unit != "count" or ws[share.last : n.first] != ["of", "the"]:
        return False
    if not ws[n.last][0].isalnum() or ws[n.last] in words().sets["after_those"]:
        return True
    return ws[n.last] == "ccgs" and ws[n.last + 1] not in ("that", "which", "who", "in")
