"""Which of several CCGs a phrase singles out: `the first and last of the trio`, `the two northern organisations`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ontology.register import load

ORDINALS = {"first": 0, "former": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "latter": -1}
#: Those that stand before a number: `the first two`.
ENDS = frozenset({"first", "former", "last", "latter"})
#: The points of the compass as adjectives, each with the word that names have.
SIDES = {"northern": "north", "southern": "south", "eastern": "east", "western": "west"}
_OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}


def ordinals_before(words: Sequence[str], token: int, low: int) -> tuple[int, tuple[int, ...]]:
    """Where the ordinals begin that stand before an `of` right before a token, and the places that they tell: two or
    more, such as (0, -1) for `first and last of`; none where they tell fewer."""
    found: list[int] = []
    i = token - 1
    if i <= low or words[i] != "of":
        return token, ()
    while i > low and (words[i - 1] in ORDINALS or (found and words[i - 1] in ("and", ",", "the"))):
        i -= 1
        if words[i] in ORDINALS:
            found.append(ORDINALS[words[i]])
    return (i, tuple(found[::-1])) if len(found) > 1 else (token, ())


def of_side(members: Sequence[str], phrase: Sequence[str], count: int) -> tuple[str, ...]:
    """The so many members that are of the side that a phrase tells, by their names: those with its word, else those
    without the word of the other side; none where the number does not fit."""
    side = next((SIDES[w] for w in phrase if w in SIDES), None)
    if side is None or len(members) <= count:
        return ()
    with_it = tuple(m for m in members if side in _words(m))
    without = tuple(m for m in members if _OPPOSITE[side] not in _words(m))
    return next((found for found in (with_it, without) if len(found) == count), ())


def at_end(members: Sequence[str], word: str, count: int) -> tuple[str, ...]:
    """The so many members at the end of a list that a word tells: `the last two`; none where the list has no more than
    they."""
    if word not in ENDS or len(members) <= count:
        return ()
    return tuple(sorted(members[:count] if ORDINALS[word] == 0 else members[-count:]))


def _words(member: str) -> frozenset[str]:
    body = load().by_code(member)
    return frozenset(body.name.lower().split() if body is not None else member.split("-"))
