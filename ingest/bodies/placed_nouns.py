"""CCGs told by where they are: `In Ellesbourne the CCG posted a deficit`, `In Oakhanger and Elmsett … both CCGs`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ccgkg.ingest.bodies.areas import places
from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.names import ccg_words, rules
from ccgkg.ingest.bodies.unknown_names import UnknownNames
from ccgkg.ingest.text.document import Document

#: Words of a place at most.
_LONGEST = 4
_BEFORE = frozenset({"the", "its", "local", ","})
_TWO = (["both"], ["two"])


def placed_nouns(
    doc: Document, items: Collection[Item], heads: Iterable[tuple[int, int, bool]], taken: set[int]
) -> Iterator[Item]:
    """The places in front of a clause that name its CCG, or both of its CCGs; `items` are those told by name, `heads`
    the nouns.

    A text about one CCG calls nothing else `the CCG`.
    """
    words = doc.tokens.words
    one = len(items) > 1 and len({i.agent for i in items}) == 1
    for head, _, plural in heads:
        start, _ = doc.sentence_tokens(head)
        if plural:
            at = (
                _place(doc, start + 1, taken)
                if words[start] in ("in", "at") and words[head - 1 : head] in _TWO
                else None
            )
            joint = at is not None and at < head and words[at] in ("and", "&")
            end = _place(doc, at + 1, taken) if joint and at is not None else None
            if at is not None and end is not None and end < head and tuple(words[start + 1 : end]) not in ccg_words():
                yield from (_item(doc, first, last, items) for first, last in ((start + 1, at), (at + 1, end)))
            continue
        at = head
        while at > start and words[at - 1] in _BEFORE:
            at -= 1
        first = next(
            (i + 1 for i in range(at - 1, max(start - 1, at - _LONGEST - 2), -1) if words[i] in ("in", "at")), at
        )
        fronts = (
            first - 1 == start
            or first > start + 1
            and words[first - 2] in rules()["clause_openers"] | rules()["openers"]
        )
        if at < head and first < at and fronts and not one and _place(doc, first, taken) == at:
            yield _item(doc, first, at, items)


def _place(doc: Document, first: int, taken: set[int]) -> int | None:
    """The token after the name of one town or so that begins at a token; a county or a region may have many CCGs."""
    tokens, last = doc.tokens, first
    while (
        last < len(tokens)
        and last - first < _LONGEST
        and last not in taken
        and tokens.capital(last)
        and tokens.words[last] not in rules()["no_name"]
    ):
        last += 1
    name = tuple(tokens.words[first:last])
    return (
        last
        if name and (name in ccg_words() or not places() & set(name) and not rules()["directions"] & set(name))
        else None
    )


def _item(doc: Document, first: int, last: int, items: Iterable[Item]) -> Item:
    """The CCG of a place: the one of the register, or one told whose name begins with it."""
    words = tuple(doc.tokens.words[first:last])
    told = {
        i.agent
        for i in items
        if tuple(w for w in doc.tokens.words[i.first : i.last] if w != "nhs")[: len(words)] == words
    }
    agent = ccg_words().get(words) or (
        told.pop() if len(told) == 1 else UnknownNames(doc, set(), set()).slug(first, last)
    )
    return Item(first, last, agent)
