"""The whole of which a count is part: as it was read, or another number that the words around a count point to."""

from __future__ import annotations

from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.claim import Figure
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.verdict import Proof, inferred, proved, refused

#: Words that point to a whole told before, and sentences before in which it stands.
_POINTING = frozenset({"which", "whom", "them", "these", "those", "us", "whose"})
_BACK = 2
#: Tokens behind `of` in which a whole stands: `six of Airedale, Wharfedale and Craven CCG’s 16 practices`.
_REACH = 14


def whole_of(ground: Ground, claim: Figure, number: Number) -> Proof:
    """The proof of a figure's whole."""
    if claim.of == number.of:
        if number.whole:
            return proved("of", *number.whole)
        return proved("of", number.start, number.end) if claim.of is None else inferred("of", "the whole told before it")
    if number.unit == "count" and claim.of is not None and claim.of >= claim.value and _pointed_to(ground, number, claim.of):
        return inferred("of", "the number that the words beside it point to")
    if number.of is None:
        return refused("of", f"it is told as part of no {claim.of}")
    return refused("of", f"it is told as part of {number.of}, not of {claim.of}")


def _pointed_to(ground: Ground, number: Number, whole: int) -> bool:
    """Whether `of` beside a count leads to a number of so many, in its sentence behind it or told before."""
    doc = ground.doc
    words = doc.tokens.words
    low, high = doc.sentence_tokens(number.first)
    behind = words[number.last : number.last + 2]
    if "of" in behind:
        at = number.last + behind.index("of")
        if _POINTING.isdisjoint(words[at + 1 : at + 2]):
            return _told(ground, whole, at, min(high, at + _REACH))
    elif not (words[low] == "of" and not _POINTING.isdisjoint(words[low + 1 : low + 2])):
        return False
    for _ in range(_BACK):
        low = doc.sentence_tokens(low - 1)[0] if low else 0
    return _told(ground, whole, low, number.first)


def _told(ground: Ground, whole: int, first: int, last: int) -> bool:
    """Whether a whole number is told in tokens [first, last)."""
    words = ground.doc.tokens.words
    return any((found := number_before(words, i + 1)) is not None and found[0] == whole for i in range(first, last))
