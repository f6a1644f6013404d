"""How a number stands to the one before it: only compared with it, set beside it as that of others, or the earlier end
of a change."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: Tokens at most between two numbers that are set beside each other.
_FAR = 16
#: Right before a number, what makes the one it is set against its aim or its past.
_AIMS = frozenset({"to", "from", "planned", "target", "plan"})
_AGAINST = frozenset({"against", "with", "than"})
#: Behind a number, whose it is.
_OTHERS = frozenset({"nationally", "elsewhere", "among"})


def compared(doc: Document, n: Number, low: int) -> bool:
    """Whether a number stands only to be compared with the one before it: `compared with 57 CCGs`, `up from 57`."""
    words, i, lists = doc.tokens.words, n.first, word_lists()
    before, comparisons = lists["before_compared"], lists["comparisons"]
    pair = " ".join(words[max(low, i - 2) : i])
    while i > low and words[i - 1] in before and pair not in comparisons:
        i -= 1
        pair = " ".join(words[max(low, i - 2) : i])
    return pair in comparisons or words[i - 1] == "against"


def set_beside(doc: Document, one: Number, two: Number) -> bool:
    """Whether a number is set beside the one before it as that of others at the same time: `6%, against 4% for all
    budgets`."""
    words = doc.tokens.words
    gap = words[one.last : two.first]
    near = gap[-1:] if gap[-2:] == [",", "against"] else gap[-3:]  # `said they were listened to, against half`
    if one.unit != two.unit or len(gap) > _FAR or _AGAINST.isdisjoint(gap) or not _AIMS.isdisjoint(near):
        return False
    if "against" not in gap and not compared(doc, two, doc.sentence_tokens(two.first)[0]):
        return False
    placed = words[two.last] == "in" and "against" in gap and doc.tokens.capital(two.last + 1)
    return "average" in gap or placed or _of_others(words[two.last : two.last + 2])


def _of_others(behind: list[str]) -> bool:
    """Whether the two tokens behind a number say whose it is: `4% nationally`, `4% for all budgets`; not `4% for
    2016`."""
    if behind == ["of", "the"] or behind[:1] != [] and behind[0] in _OTHERS:
        return True
    return behind[:1] == ["for"] and not behind[1][:1].isdecimal()


def falls_to(doc: Document, one: Number, two: Number) -> bool:
    """Whether two numbers are the later and the earlier end of a change, told in that order: `fall to £1.1bn from
    £1.3bn`."""
    words = doc.tokens.words
    gap = words[one.last : two.first]
    told = words[one.first - 1] == "to" and gap[-1:] == ["from"] and len(gap) <= 2
    return told and one.unit == two.unit and gap[0] != ","
