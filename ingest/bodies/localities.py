"""Whether the words around a noun for CCGs say that those of a place or some circle are meant, not England’s."""

from __future__ import annotations

from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.text.document import Document

_IN = frozenset({"in", "across", "around", "from", "within", "of", "near", "serving", "covering"})
_ENGLAND = frozenset({"england", "nhs"})
_OWNED = frozenset({"my", "our", "his", "her"})
#: A line’s label has no more words: `North west London. Eight CCGs are to merge`.
_LABEL = 6


def local(doc: Document, first: int, last: int, count: int | None) -> bool:
    """Whether a noun phrase for CCGs at tokens [first, last), with or without a number, stands for some: `CCGs in
    Sussex`."""
    tokens, lists = doc.tokens, rules()
    words = tokens.words
    start, stop = doc.sentence_tokens(first)
    before = words[first - 1] if first else ""
    if before == "'s" or (
        first - 1 > start and before.isalpha() and tokens.capital(first - 1) and before not in lists["no_name"]
    ):
        return words[first - 2] not in ("england", "country", "nation", "nhs")
    if last < stop and words[last] in lists["which_some"]:
        return True
    if count is not None and (_fronted(doc, start, first) or _where(doc, start, first) or _labelled(doc, start, first)):
        return True
    return stop - last > 1 and words[last] in _IN and _in_a_place(doc, last + 1, stop)


def _place(doc: Document, token: int) -> bool:
    """Whether a token may be the name of a place, other than England."""
    word = doc.tokens.words[token]
    return doc.tokens.capital(token) and word.isalpha() and word not in rules()["no_name"] and word not in _ENGLAND


def _in_a_place(doc: Document, at: int, stop: int) -> bool:
    """`in Sussex`, `in the county`, `in her network`."""
    words, lists = doc.tokens.words, rules()
    while at + 1 < stop and words[at] in lists["directions"]:
        at += 1
    if words[at] in _OWNED and at + 1 < stop:
        return True
    if words[at] in ("the", "its", "their") and at + 1 < stop:
        return words[at + 1] in lists["areas"] or (doc.tokens.capital(at + 1) and words[at + 1] not in _ENGLAND)
    return _place(doc, at)


def _fronted(doc: Document, start: int, first: int) -> bool:
    """`In Kent eight CCGs …`, `Across the county the five groups …`."""
    words, lists = doc.tokens.words, rules()
    if words[start] not in ("in", "across") or start + 1 >= first:
        return False
    at = start + 1
    while at < first and words[at] in lists["directions"]:
        at += 1
    return (words[at] in ("the", "this", "that") and words[at + 1] in lists["areas"]) or _place(doc, at)


def _where(doc: Document, start: int, first: int) -> bool:
    """`Lancashire and South Cumbria, where there are eight CCGs`."""
    words = doc.tokens.words
    at = next((i for i in range(first - 1, max(start, first - 5), -1) if words[i] == "where"), None)
    if at is None:
        return False
    at -= words[at - 1] == ","
    return at - 1 >= start and (_place(doc, at - 1) or words[at - 1] in rules()["areas"])


def _labelled(doc: Document, start: int, first: int) -> bool:
    """Whether a phrase opens the sentence behind the label of its line: `North west London. Eight CCGs are to
    merge`."""
    layout, starts = doc.layout, doc.tokens.starts
    index = layout.index_at(starts[start])
    if first - start > 1 or not index or layout.sentences[index - 1].passage != layout.sentences[index].passage:
        return False
    low, high = doc.range_of(layout.sentences[index - 1])
    opens = layout.blocks[layout.sentences[index].block].start >= layout.sentences[index - 1].start - 4
    words = doc.tokens.words[low : high - 1]
    named = all(
        _place(doc, i) or doc.tokens.words[i] in rules()["directions"] | rules()["inside"] for i in range(low, high - 1)
    )
    return opens and 0 < len(words) <= _LABEL and doc.tokens.capital(low) and named
