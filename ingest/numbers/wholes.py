"""The whole with which a clause opens: `Of the 87 practices, 60 voted yes`."""

from __future__ import annotations

from ccgkg.ingest.numbers.amounts import Words, words
from ccgkg.ingest.text.document import Document


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
    """Whether the number at a token is a share, of which a count is no whole: `Of 104 CCGs that answered, two-thirds had`."""
    behind = ws[k + 1 : k + 2]
    return ws[k] in w.fractions or behind != [] and (behind[0] in w.fractions or behind[0] in w.sets["percent"] or ws[k + 1 : k + 3] == ["per", "cent"])
