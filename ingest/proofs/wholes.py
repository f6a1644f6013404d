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
#: Tokens between a count and its whole where they are told as one, and before a whole that opens a clause.
_FAR = 5


def whole_of(ground: Ground, claim: Figure, number: Number) -> Proof:
    """The proof of a figure's whole."""
    if claim.of == number.of:
        if number.whole:
            return proved("of", *number.whole)
        return (
            proved("of", number.start, number.end) if claim.of is None else inferred("of", "the whole told before it")
        )
    if (
        number.unit == "count"
        and claim.of is not None
        and claim.of >= claim.value
        and _pointed_to(ground, number, claim.of)
    ):
        return inferred("of", "the number that the words beside it point to")
    if claim.of is None and number.whole and not _told_as_one(ground, number):
        return inferred("of", "a whole told apart from it may be that of another number")
    if number.of is None:
        return refused("of", f"it is told as part of no {claim.of}")
    return refused("of", f"it is told as part of {number.of}, not of {claim.of}")


def _told_as_one(ground: Ground, number: Number) -> bool:
    """Whether no more than `of` and its like stands between a count and the whole that was read for it; or the whole
    opens the sentence, and no colon with another count between sets it apart: `Of the 117, 91 took part: 73 were for
    it`."""
    doc, tokens = ground.doc, ground.doc.tokens
    first, last = tokens.range(*(number.whole or (number.start, number.end)))
    if first <= number.first < last or number.first <= first < number.last:
        return True
    gap = tokens.words[number.last : first]
    if 0 < len(gap) <= _FAR and gap[0] in ("of", "out", "/") and "," not in gap:
        return True
    opens = "of" in tokens.words[max(doc.sentence_tokens(first)[0], first - _FAR) : first]
    between = tokens.words[last : number.first]
    return (
        opens
        and last <= number.first < doc.sentence_tokens(first)[1]
        and (":" not in between or not ground.numbers_within(last, number.first))
    )


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
    elif _in_brackets(ground, number, whole):
        return True
    elif not (words[low] == "of" and not _POINTING.isdisjoint(words[low + 1 : low + 2])):
        return False
    if whole == _items_above(ground, number):
        return True
    for _ in range(_BACK):
        low = doc.sentence_tokens(low - 1)[0] if low else 0
    return _told(ground, whole, low, number.first)


def _items_above(ground: Ground, number: Number) -> int:
    """How many items the list has that ends right before the block of a count: `Two of these`."""
    layout = ground.doc.layout
    here = layout.sentence_at(number.start).block
    count = 0
    while count < here and layout.blocks[here - 1 - count].kind == "item":
        count += 1
    return count


def _in_brackets(ground: Ground, number: Number, whole: int) -> bool:
    """Whether a count stands in brackets right behind a share of so many: `58% of the 207 CCGs (120 in all)`."""
    words = ground.doc.tokens.words
    low = ground.doc.sentence_tokens(number.first)[0]
    if words[number.first - 1] != "(":
        return False
    share = next((n for n in reversed(ground.numbers_within(low, number.first)) if n.unit == "percent"), None)
    return share is not None and words[share.last] == "of" and _told(ground, whole, share.last, number.first)


def _told(ground: Ground, whole: int, first: int, last: int) -> bool:
    """Whether a whole number is told in tokens [first, last)."""
    words = ground.doc.tokens.words
    return any((found := number_before(words, i + 1)) is not None and found[0] == whole for i in range(first, last))
