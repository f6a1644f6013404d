"""How far apart two words of a sentence stand, as a reader counts: a long noun for a body is one word, as its short
form is."""

from __future__ import annotations

from collections.abc import Sequence

#: Words that belong to a noun which the words beside them have already told.
_PARTS = frozenset({"clinical", "commissioning", "nhs"})
_QUOTES = frozenset("‘’“”'\"")


def apart(words: Sequence[str], first: int, last: int) -> int:
    """The number of words in the tokens [first, last), without quotation marks and the parts of `clinical commissioning
    group` and of `NHS England and NHS Improvement` that their short forms leave out; negative where `last` comes
    first."""
    if last <= first:
        return last - first
    between = words[first:last]
    count = sum(1 for w in between if w not in _PARTS and w not in _QUOTES)
    return count - 2 * sum(
        1
        for i, w in enumerate(between)
        if w == "improvement" and between[max(0, i - 3) : i] == ["england", "and", "nhs"]
    )
