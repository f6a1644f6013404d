"""What is first or last said in a run of words of those counted: a grade with the one joined, or another predicate."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.counted import QUOTES
from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Tokens before a number in which it is told that those counted were rated.
_RATED = 6
_CCGS = frozenset({"ccgs", "groups", "organisations", "commissioners"})
_COMBINED = {
    frozenset({"rated-outstanding", "rated-good"}): "rated-good-or-outstanding",
    frozenset({"rated-requires-improvement", "rated-inadequate"}): "rated-requires-improvement-or-inadequate",
}


def first_predicate(doc: Document, first: int, last: int) -> Measured | None:
    """What is first said in the tokens [first, last), past a relative clause between commas where its main clause says
    something."""
    aside = _aside(doc, first, last)
    said = _first_predicate(doc, aside, last) if aside is not None else None
    return said or _first_predicate(doc, first, last)


def _aside(doc: Document, first: int, last: int) -> int | None:
    """The token behind a relative clause between commas that opens at most a few tokens behind `first`."""
    ws = doc.tokens.words
    comma = next(
        (
            k
            for k in range(first, min(first + 8, last - 1))
            if ws[k] == ","
            and ws[k + 1] in ("which", "who", "whose", "led", "headed", "including", "among", "mostly", "most")
        ),
        None,
    )
    close = next((k for k in range(comma + 1, last - 1) if ws[k] == ","), None) if comma is not None else None
    return (
        close + 1
        if close is not None
        and (ws[close + 1] in time_words()["auxiliaries"] or ws[close + 1] in ("already", "now", "all"))
        else None
    )


def _first_predicate(doc: Document, first: int, last: int) -> Measured | None:
    grade = next((g for g in doc.cues.within("graded", first, last) if _is_grade(doc, g, first)), None)
    other = next(
        (
            c
            for c in doc.cues.within("predicate", first, last)
            if c.value != "none" and not _relative(doc, c) and not _of_the_merged(doc, c, first)
        ),
        None,
    )
    if grade is not None and other is not None and grade.first < other.first and _only_says_which(doc, grade, other):
        return Measured(other.value, other.first, other.last)
    if grade is not None and (other is None or grade.first < other.first):
        if grade.value == "rated-good" and "leadership" in doc.tokens.words[first : grade.first]:
            return Measured("good-leadership", grade.first, grade.last)
        return _with_neighbours(doc, grade, last)
    return Measured(other.value, other.first, other.last) if other is not None else None


def _only_says_which(doc: Document, grade: Cue, other: Cue) -> bool:
    """Whether a grade only says which are meant: `Eleven of the 23 groups rated inadequate will be put into special
    measures`."""
    ws = doc.tokens.words
    if other.value not in ("special-measures", "legal-directions", "ccgs-merging"):
        return False
    noun = (
        ws[grade.last] in ("groups", "ccgs", "organisations")
        or ws[grade.first - 1] in ("rated", "judged", "graded")
        and ws[grade.first - 2] in ("groups", "ccgs", "those", "organisations")
    )
    return noun and not {"will", "would", "are", "were", "have", "must", "could"}.isdisjoint(
        ws[grade.last : other.first]
    )


def _of_the_merged(doc: Document, cue: Cue, first: int) -> bool:
    """`Two in five of the merged groups still meet in public`: whether a cue only says of which a number is a part."""
    ws = doc.tokens.words
    if cue.last - cue.first > 1 or ws[cue.first] not in ("merged", "merging") or ws[first : first + 2] != ["of", "the"]:
        return False
    noun = doc.cues.starting("counted", cue.last)
    return noun is not None and noun.value == "ccg"


def _relative(doc: Document, cue: Cue) -> bool:
    """Whether a cue tells nothing of those counted: `CCGs that answered the survey have cut`, `ten accounted for half
    of the overspend`."""
    ws = doc.tokens.words
    if (
        cue.value == "overspending-ccgs"
        and cue.last - cue.first == 1
        and ws[cue.first] in ("overspend", "overspending", "deficit", "deficits")
    ):
        return bool(word_lists()["contributes"].intersection(ws[max(0, cue.first - 9) : cue.first]))
    return cue.value == "respondents" and ws[cue.first - 1] in ("that", "who", "which")


def last_predicate(doc: Document, first: int, last: int) -> Measured | None:
    grades = [g for g in doc.cues.within("graded", first, last) if _is_grade(doc, g, first)]
    others = [c for c in doc.cues.within("predicate", first, last) if c.value not in ("none", "respondents")]
    if grades and (not others or grades[-1].first > others[-1].first):
        if grades[-1].value == "rated-good" and "leadership" in doc.tokens.words[first : grades[-1].first]:
            return Measured("good-leadership", grades[-1].first, grades[-1].last)
        return _with_neighbours(
            doc, grades[-2] if len(grades) > 1 and grades[-1].first - grades[-2].last <= 4 else grades[-1], last
        )
    return Measured(others[-1].value, others[-1].first, others[-1].last) if others else None


def _is_grade(doc: Document, cue: Cue, number_end: int) -> bool:
    ws = doc.tokens.words
    if cue.value == "rated-inadequate" and cue.last < len(ws) and ws[cue.last] in word_lists()["plain_inadequate"]:
        return False
    if cue.value == "rated-good":
        lists = word_lists()
        k = cue.first - 1
        while k > number_end and ws[k] in lists["grade_adverbs"]:
            k -= 1
        before = ws[k]
        if before == "of" and ws[k - 1] in lists["grade_names"]:
            return True  # 99 received a rating of good
        nxt = ws[cue.last] if cue.last < len(ws) else ""
        if nxt in lists["plain_good"]:
            dated = nxt == "for" and cue.last + 1 < len(ws) and ws[cue.last + 1][:2] == "20"  # `100 good for 2017-18`
            return nxt == "for" and (before in lists["rating"] or dated and cue.first == number_end)
        if before in _CCGS and (not nxt[:1].isalnum() or nxt in ("and", "but", "while")):
            return not lists["rating"].isdisjoint(ws[max(0, number_end - _RATED) : number_end])  # `rated 48 CCGs good`
        return before in QUOTES or before in lists["rating"] or cue.first == number_end or before == ","
    return True


def _with_neighbours(doc: Document, grade: Cue, last: int) -> Measured:
    """The grade with the one joined to it: `inadequate or requires improvement`, `good or better`."""
    better = next((b for b in doc.cues.within("better", grade.last, min(grade.last + 4, last + 3))), None)
    if better is not None:
        wide = {
            "up": ("rated-good", "rated-good-or-outstanding"),
            "down": ("rated-requires-improvement", "rated-requires-improvement-or-inadequate"),
        }[better.value]
        if grade.value == wide[0]:
            return Measured(wide[1], grade.first, better.last)
    high = doc.sentence_tokens(grade.first)[1]
    for other in doc.cues.within("graded", grade.last, min(grade.last + 8, high)):
        gap = doc.tokens.words[grade.last : other.first]
        if "or" not in gap or any(w[0].isdecimal() for w in gap):
            break
        combined = _COMBINED.get(frozenset({grade.value, other.value}))
        if combined is not None:
            return Measured(combined, grade.first, other.last)
    return Measured(grade.value, grade.first, grade.last)
