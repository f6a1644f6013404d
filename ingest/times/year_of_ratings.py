"""The year of the ratings: the financial year that a text as a whole gives to the grades it tells (decision 5)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.dates import Lexicon, Mention

#: Tokens between a noun for ratings and its year.
_REACH = 12
_AHEAD = frozenset(("will", "would", "may", "might", "could"))
_COVERS = frozenset(("cover", "covers", "covering", "covered"))


def year_of_ratings(doc: Document, lex: Lexicon, mentions: Sequence[Mention]) -> Mention | None:
    """The first financial year told of ratings of several CCGs; of one CCG alone only where no other year is told so."""
    ws = doc.tokens.words
    of_one: list[Mention] = []
    for m in mentions:
        if m.kind != "financial-year":
            continue
        low, high = doc.sentence_tokens(m.first)
        ahead = bool(_AHEAD & set(ws[m.last : m.last + 1]))
        if ahead or not lex.sets["foreseen"].isdisjoint(ws[max(low, m.first - 8) : m.first]):
            continue
        if not _is_of_ratings(doc, lex, m, low, high):
            continue
        if not _of_one_body(ws, low, high):
            return m
        of_one.append(m)
    return of_one[0] if len({m.edtf for m in of_one}) == 1 else None


def _is_of_ratings(doc: Document, lex: Lexicon, m: Mention, low: int, high: int) -> bool:
    """Whether words for rating stand with a year: beside it, before it in one noun phrase, in its heading, in its clause."""
    ws, sets = doc.tokens.words, lex.sets
    rated, nouns = sets["rated"], sets["rating_nouns"]
    before = m.first
    while before and ws[before - 1] in sets["rated_joints"] and m.first - before < 3:
        before -= 1
    if before < m.first and ws[before - 1] in rated - {"performance"} or m.first and ws[m.first - 1] in nouns | {"rating"}:
        return True
    if any(w in rated for w in ws[m.last : m.last + 2]):
        return True
    if m.first and ws[m.first - 1] in _COVERS:
        return any(w in rated for w in ws[low : m.first])
    if _compared(ws, low, m.first):
        return False
    near = ws[max(low, m.first - _REACH) : m.first]
    if any(len(w) == 4 and w.isdecimal() and w.startswith("20") for w in near):
        near = []  # another year stands between
    if not nouns.isdisjoint(near):
        at = max(k for k, w in enumerate(near) if w in nouns)
        if sets["rating_verbs"].isdisjoint(near[at:]) or doc.layout.block_at(doc.tokens.starts[m.first]).kind == "heading":
            return True
    several = not sets["several"].isdisjoint(ws[low:high]) and not _of_one_body(ws, low, high)
    if not several:
        return False
    if m.first and ws[m.first - 1] in ("for", "in") and not (nouns | sets["grading"]).isdisjoint(ws[low : m.first]):
        return True
    return m.first - low <= 2 and not sets["grading"].isdisjoint(ws[m.last : min(high, m.last + _REACH)])


def _compared(ws: Sequence[str], low: int, first: int) -> bool:
    """Whether a year is only compared with: `up from 10 in 2015-16`."""
    words = ws[max(low, first - 6) : first]
    return any(pair in (("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to")) for pair in pairwise(words)) or (
        "than" in words or "against" in words
    )


def _of_one_body(ws: Sequence[str], first: int, last: int) -> bool:
    """Whether a sentence speaks of one CCG only: its year is then that CCG's own."""
    words = ws[first:last]
    return "ccg" in words and "ccgs" not in words and "groups" not in words
