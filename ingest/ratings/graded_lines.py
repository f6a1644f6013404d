"""Grades that their line makes ones: a heading over names, a row with a name and a year, a grade right behind a name.

Each case answers `list` or `verb`, the way in which the grade is told, or None where it is not the case.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.ratings.candidate import Candidate
from ccgkg.ingest.ratings.words import QUOTES, rating_words

#: Besides a name, a year and a grade, in a line of a list.
_IN_ROWS = frozenset({"nhs", "the", "financial", "year", "rating", "grade", "overall"})
#: The noun that the names of a list share.
_SHARED = frozenset({"ccgs", "clinical", "commissioning", "groups"})
#: What stands for a body that was named before.
_BODY = frozenset({"group", "ccg", "organisation", "commissioner", "it"})
#: Before a grade with its year these make it one that is told beside a name.
_BESIDE = (",", ":", "–", "—", "then")


def over_a_list(word: Candidate) -> str | None:
    """`Inadequate CCGs in Kent:`."""
    kind = word.right in ("ccgs", "groups", "commissioners", "clinical")
    return "list" if kind and ":" in word.words[word.cue.last : min(word.stop, word.cue.last + 6)] else None


def in_a_line(word: Candidate) -> str | None:
    """`Bury CCG – good`, `Good:`, `Inadequate in 2016/17`."""
    return "list" if _after_name(word) or _opens_a_list(word) else None


def _opens_a_list(word: Candidate) -> bool:
    """Whether the grade opens a sentence that is a heading: `Outstanding (2017-18)`."""
    cue, right = word.cue, word.right
    if cue.first != word.start:
        return False
    if right in rating_words()["heads"] or cue.last == word.stop:
        return True
    dated = right in ("in", "for", "during", "(") and _is_year(word.words[cue.last + 1 : word.stop])
    return dated and not word.bodies.within(word.start, word.stop)


def counted_in_a_heading(word: Candidate) -> str | None:
    """`18 inadequate`, over the names."""
    whole = word.left.isdecimal() and word.cue.first - 1 == word.start and word.cue.last == word.stop
    heading = whole and word.doc.layout.block_at(word.doc.tokens.starts[word.start]).kind == "heading"
    return "list" if heading else None


def in_a_row(word: Candidate) -> str | None:
    """`Kernow CCG: 2015/16, inadequate`: a line with a CCG, a time and a grade, and nothing else."""
    doc, words = word.doc, word.words
    told = {i for c in doc.cues.within("grade", word.start, word.stop) for i in range(c.first, c.last)}
    named = {i for m in word.bodies.within(word.start, word.stop) if m.kind == "ccg" for i in range(m.first, m.last)}
    row = bool(named) and all(
        i in told or i in named or not words[i].isalpha() or words[i] in _IN_ROWS for i in range(word.start, word.stop)
    )
    return "list" if row else None


def with_its_year(word: Candidate) -> str | None:
    """`Bury CCG was good in 2016/17`, `Bury CCG, good in 2016/17, is`."""
    words, cue = word.words, word.cue
    behind = cue.last + (word.right in QUOTES)
    dated = words[behind : behind + 1] != [] and words[behind] in ("in", "for", "during", "(")
    if not dated or not _is_year(words[behind + 1 : word.stop]):
        return None
    left = word.outside
    if left not in _BESIDE and left not in rating_words()["copulas"]:
        return None
    # `The group, good in 2016/17,`
    stands_in = not _BODY.isdisjoint(words[word.start : min(cue.first, word.start + 3)])
    return "verb" if stands_in or word.names_ccg(word.start, cue.first) else None


def _is_year(words: Sequence[str]) -> bool:
    """Whether some words begin with a year: `2016-17`, `16/17`, `the 2016-17 financial year`."""
    first = words[1:3] if words[:1] == ["the"] else words[:2]
    if not first or not first[0].isdecimal():
        return False
    short = len(first[0]) == 2 and first[1:] != [] and (first[1] == "/" or first[1].isdecimal())
    return len(first[0]) == 4 or short


def _after_name(word: Candidate) -> bool:
    """Whether the grade stands right after the name of a CCG, but for a mark or an adverb: `X CCG – good`, `X and Y
    CCGs: good`."""
    last, bodies = word.cue.first, word.bodies
    if bodies.at(last - 1) is None and last > word.start + 1 and word.words[last - 1] in rating_words()["after_name"]:
        last -= 1
    while last > word.start + 1 and word.words[last - 1] in _SHARED:
        last -= 1
    mention = bodies.at(last - 1)
    return mention is not None and mention.first >= word.start and mention.kind == "ccg"
