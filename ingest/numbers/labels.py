"""Numbers that label what stands before them: `page 17`, `Tables 3 and 4`, `Tel. 0113`."""

from __future__ import annotations

from ccgkg.ingest.numbers.candidate import Candidate
from ccgkg.ingest.text.tokens import Tokens

#: Before a word that may be labelled, what makes it a noun of its own: `last month 24 CCGs`.
_ITS_OWN = frozenset(
    {
        *("this", "last", "next", "first", "second", "third", "each", "every", "per", "a", "previous", "same", "that"),
        *("one", "final", "latest", "its", "their", "past", "current", "coming", "following", "preceding", "recent"),
    }
)
#: Behind `a`, what a number makes one of a kind: `a section 30 letter`, `a band 7 nurse`.
_OF_A_KIND = frozenset({"section", "level", "tier", "band", "grade", "category", "phase", "stage", "type", "schedule"})
#: A short word before a stop is an abbreviation: `ext. 4471`.
_SHORT = 4


def label(c: Candidate) -> str | None:
    """What a number labels, if the words before it say so."""
    at = _labelled(c)
    return None if at is None else f"the number of a {c.ws[at]}"


def _labelled(c: Candidate) -> int | None:
    """The token of the word that a number labels."""
    ws, i, labelled = c.ws, c.i, c.w.sets["labelled"]
    if c.prev in labelled:
        of_words = c.amount.digits or c.prev in c.w.sets["labels_with_words"]
        return i - 1 if of_words and _is_label(c.t, i) else None
    if i < 2:
        return None
    if c.prev in ("to", "and", "–"):  # `Tables 3 and 4`
        next_one = i > 2 and ws[i - 2][0].isdecimal() and ws[i - 3] in labelled and _is_label(c.t, i - 2)
        return i - 3 if next_one else None
    if ws[i - 2] not in labelled or not c.amount.digits or not _is_label(c.t, i - 1):
        return None
    if c.prev[:1].isdecimal():  # `pages 17-19`
        return i - 2 if c.t.joined(i) else None
    abbreviated = c.prev == "." and len(ws[i - 2]) <= _SHORT and c.t.starts[i - 1] == c.t.ends[i - 2]
    return i - 2 if abbreviated else None


def _is_label(t: Tokens, i: int) -> bool:
    """Whether the word before token `i` labels it (`page 17`), and is no noun of its own (`last month 24 CCGs`)."""
    ws = t.words
    if ws[i - 1] == "no" and not t.capital(i - 1) and ws[i] != ".":
        return False  # `no CCGs`; not `no. 47`
    before = ws[i - 2] if i > 1 else ""
    return before not in _ITS_OWN or before == "a" and ws[i - 1] in _OF_A_KIND and ws[i].isdecimal()
