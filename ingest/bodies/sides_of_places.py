"""CCGs of a place called by their sides alone: `In Lincolnshire it is the East, West and South West groups`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ccgkg.ingest.bodies.areas import place_fronted, places
from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.names import ccg_words, rules
from ccgkg.ingest.text.document import Document

_JOINTS = frozenset({",", "and", "&"})
_FOR = frozenset({"in", "of", "for", "across"})


def sides_of_places(doc: Document, heads: Iterable[tuple[int, int, bool]], taken: set[int]) -> Iterator[Item]:
    """The sides that a list before a plural noun for CCGs gives, each of a CCG that the register has of the place told
    there; all or none."""
    words = doc.tokens.words
    for head, last, plural in heads:
        if not plural or words[head - 1] not in rules()["directions"] or head - 1 in taken:
            continue
        sides = _sides(doc, head)
        place = _place(doc, sides[0][0], last) if len(sides) > 1 else None
        found = [_code(words[a:b], place) for a, b in sides] if place else []
        if found and all(found) and len(set(found)) == len(found):
            yield from (Item(a, b, code) for (a, b), code in zip(sides, found, strict=True) if code)


def _sides(doc: Document, head: int) -> list[tuple[int, int]]:
    """The points of the compass that a list joins before a token, in their order."""
    words, first = doc.tokens.words, doc.sentence_tokens(head)[0]
    sides: list[tuple[int, int]] = []
    end = head
    while end > first and words[end - 1] in rules()["directions"]:
        start = end
        while start > first and words[start - 1] in rules()["directions"]:
            start -= 1
        sides.insert(0, (start, end))
        end = start
        while end > first and words[end - 1] in _JOINTS:
            end -= 1
        if end == start:
            break
    return sides


def _place(doc: Document, first: int, last: int) -> tuple[str, ...] | None:
    """The place whose sides a list names: `Lincolnshire’s East and …`, `… groups in Lincolnshire`, `In Lincolnshire the
    East …`."""
    tokens, words = doc.tokens, doc.tokens.words
    owner = first - 2 if words[first - 1] == "'s" else last + 1 if words[last] in _FOR else None
    if owner is not None:
        return (words[owner],) if tokens.capital(owner) and words[owner] in places() else None
    fronted = place_fronted(doc, first)
    return tuple(fronted[0].split()) if len(fronted) == 1 else None


def _code(side: list[str], place: tuple[str, ...]) -> str | None:
    """The CCG of the register of a side of a place: `Lincolnshire East`, `South Norfolk`."""
    return ccg_words().get((*place, *side)) or ccg_words().get((*side, *place))
