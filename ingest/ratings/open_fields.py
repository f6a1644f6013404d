"""What a grade is for where no lexicon has it: `rated good for its work on social prescribing`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.ratings.words import QUOTES, rating_words

#: Words at most of a field; before it these only say what was judged of it, as in `its record on`.
_LONGEST = 4
_OWN = frozenset({"its", "their"})
_WORK = frozenset({"work", "performance", "record", "handling", "management", "approach", "provision", "efforts"})
_OF_WORK = frozenset({"on", "of", "in", "to"})


def open_field(words: Sequence[str], last: int, end: int) -> str | None:
    """The slug of the field that a `for` brings right behind the grade that ends at a token, before the token `end`;
    None where it brings none: `for now`, `for patients`, `for the second year`."""
    i = last + (last < end and words[last] in QUOTES)
    if i >= end or words[i] != "for":
        return None
    i += 1
    i += words[i] in _OWN
    if words[i] in _WORK and words[i + 1] in _OF_WORK:
        i += 2
    lists, first = rating_words(), i
    while i < end and words[i].isalpha() and words[i] not in lists["field_ends"]:
        i += 1
    field = words[first:i]
    if not 0 < len(field) <= _LONGEST or not lists["no_fields"].isdisjoint(field):
        return None
    return "-".join(field)
