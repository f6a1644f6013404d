"""The whole with which a clause opens: `Of the 87 practices, 60 voted yes`."""

from __future__ import annotations

from ccgkg.ingest.numbers.amounts import Number, Words, read_amount, words
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed

#: Tokens at most between a share and its whole, and from there to the bracket; so far a share may be rounded.
_OWNER = 6
_NOUN = 5
_ROUNDED = 0.6
#: What leads to a whole, so many tokens before it; tokens behind the comma in which a part of it is told.
_OPENS = frozenset({"of", "among"})
_OPENED = 6
_PART = 8
#: What opens an aside that tells a share as a count.
_ASIDE = frozenset({"(", "–", "—"})


def opens_whole(doc: Document, i: int) -> bool:
    """Whether a clause opens with `Of the N …,` and a count of them follows: N is then their whole and no claim."""
    ws = doc.tokens.words
    first, last = doc.sentence_tokens(i)
    while first < i and not ws[first][0].isalnum():
        first += 1
    opening = _opening(ws, first, i)
    if opening is None:
        return False
    if opening > first and ws[opening - 1 : opening + 1] == ["out", "of"]:
        if _counts(ws, opening - 2):
            return False  # `18 out of 207 belonged there, five fewer than before`
    elif opening > first and ws[opening - 1] not in words().sets["before_opening"]:
        return False
    comma = next((k for k in range(i, last) if ws[k] == ","), None)
    return comma is not None and _counts_part(doc, i, comma, last)


def _opening(ws: list[str], first: int, i: int) -> int | None:
    """The `of` or `among` that leads to a whole at a token: `Of England's 32`, `out of a total of 207`."""
    opening = next((k for k in range(i - 1, max(first, i - _OPENED) - 1, -1) if ws[k] in _OPENS), None)
    if opening is None:
        return None
    between = ws[opening + 1 : i]
    owned = len(between) > 1 and between[-1] in ("'s", "'", "own") and len(between) <= 4
    if not owned and any(x not in words().sets["before_whole"] for x in between):
        return None
    if opening - first > 2 and ws[opening - 1] == "total" and ws[opening - 3] in _OPENS:
        return opening - 3
    return opening


def _counts(ws: list[str], k: int) -> bool:
    """Whether a count, or what it counts, stands at a token."""
    w = words()
    return ws[k][0].isdecimal() or ws[k] in w.small or ws[k] in w.tens or ws[k] in w.sets["counted"] or ws[k] == ")"


def _counts_part(doc: Document, i: int, comma: int, last: int) -> bool:
    """Whether no greater count than the one at a token follows a comma, or a share with a count behind it in an aside:
    `Of 207, 75 overspent`, `Of 207, 36% (75)`."""
    ws, w = doc.tokens.words, words()
    part = next(
        (k for k in range(comma, min(comma + _PART, last)) if ws[k][0].isdecimal() or ws[k] in w.starters), None
    )
    if part is None:
        return False
    if not _is_share(ws, w, part):
        whole, count = read_amount(doc.tokens, w, i), read_amount(doc.tokens, w, part)
        return whole is None or count is None or count.value <= whole.value
    aside = next((k for k in range(part, min(part + _NOUN, last)) if ws[k] in _ASIDE), None)
    return aside is not None and ws[aside + 1][0].isdecimal() and not _is_share(ws, w, aside + 1)


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
