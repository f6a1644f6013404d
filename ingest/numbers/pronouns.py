"""`one`, which counts only beside other counts: `one of the nine`, `six cut back and one would not say`."""

from __future__ import annotations

from ccgkg.ingest.numbers.candidate import Candidate

#: Before `one of the nine`, what makes it tell of someone that they belong to the nine.
_BELONGS = frozenset(["is", "was", "as", "are", "be", "been", "became", "become", "being", ",", "remains", "with"])
#: Before `one group`, what makes it no count.
_NO_COUNT = frozenset({"no", "every", "any", "than", "just", "single", "for", "to"})
_THE = frozenset({"the", "those", "these", "its", "our", "their"})


def one(c: Candidate) -> str | None:
    """Why `one` is no figure; None as `one of the N` that did something, or where it counts CCGs against another
    count."""
    if c.ws[c.i + 1] == "of":
        return _one_of(c)
    if _last_of_a_row(c) or _one_more_than(c) or _beside_others(c) or _told_apart(c):
        return None
    return "a pronoun or a determiner"


def _is_number(c: Candidate, k: int) -> bool:
    return c.ws[k][0].isdecimal() or c.ws[k] in c.w.small


def _one_of(c: Candidate) -> str | None:
    """`one of the nine`: a figure where nobody is said to be the one."""
    ws, first = c.ws, c.i + 2
    j = first
    while j < len(ws) and ws[j] in _THE:
        j += 1
    if j == first or j >= len(ws) or not _is_number(c, j) and ws[j] not in c.w.tens:
        return "a pronoun"
    if ws[c.i - 1] in ("every", "each", "any", "no", "not"):
        return "a pronoun"  # `every one of the 26 surgeries`
    return "one of a group that it belongs to" if ws[c.i - 1] in _BELONGS else None


def _last_of_a_row(c: Candidate) -> bool:
    """`the figures were two, eight, five and one`."""
    ws, i = c.ws, c.i
    if i < 3 or ws[i - 1] != "and" or ws[i - 3] not in (",", "and") or i + 1 < len(ws) and ws[i + 1][0].isalnum():
        return False
    return ws[i - 2] in c.w.small or ws[i - 2].isdecimal()


def _one_more_than(c: Candidate) -> bool:
    """`100 are good, one more than last year`."""
    if c.ws[c.i + 1] not in ("more", "fewer") or c.ws[c.i + 2] != "than":
        return False
    return any(_is_number(c, k) for k in range(c.doc.sentence_tokens(c.i)[0], c.i))


def _beside_others(c: Candidate) -> bool:
    """`two groups were rated good and one group outstanding`: one CCG, where other words of the sentence count too."""
    ws, (first, last) = c.ws, c.doc.sentence_tokens(c.i)
    if ws[c.i - 1] in _NO_COUNT:
        return False
    noun = next((k for k in range(c.i + 1, min(c.i + 4, last)) if ws[k] in ("ccg", "group", "clinical")), None)
    if noun is None or ws[noun + 1 : noun + 2] == ["of"]:
        return False  # `one group of very tired managers`
    return any(ws[k] in c.w.small and ws[k] != "one" for k in range(first, last))


def _told_apart(c: Candidate) -> bool:
    """`of the ten, six cut back, three did not and one would not say`."""
    ws, first = c.ws, c.doc.sentence_tokens(c.i)[0]
    opening = next((k for k in range(first, c.i) if ws[k][0].isalnum()), c.i)
    if ws[opening] != "of" or ws[c.i - 1] not in ("and", ",", "while", "but") or ws[c.i + 1] == "who":
        return False
    return sum(_is_number(c, k) for k in range(opening, c.i)) > 1
