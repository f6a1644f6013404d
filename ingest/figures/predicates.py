"""What is said of counted CCGs: that they were rated so, overspent, merged, share a chief."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.measured import Measured, restates, word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

GRADES = ("rated-outstanding", "rated-good", "rated-requires-improvement", "rated-inadequate")


_COMBINED = {
    frozenset({"rated-outstanding", "rated-good"}): "rated-good-or-outstanding",
    frozenset({"rated-requires-improvement", "rated-inadequate"}): "rated-requires-improvement-or-inadequate",
}


QUOTES = frozenset("'\"‘’“”")


def _barrier(doc: Document, numbers: Sequence[Number], index: int, high: int) -> int:
    """Where the next number of the unit begins, whose predicate is its own."""
    n = numbers[index]
    return min(next((m.first for m in numbers[index + 1 : index + 12] if m.unit == n.unit and not restates(doc, n, m)), high), high)


def forward(doc: Document, numbers: Sequence[Number], index: int, high: int) -> Measured | None:
    return first_predicate(doc, numbers[index].last, _barrier(doc, numbers, index, high))


def predicate(
    doc: Document, numbers: Sequence[Number], index: int, low: int, high: int, done: Sequence[Measured], counted: str
) -> Measured | None:
    n = numbers[index]
    barrier = _barrier(doc, numbers, index, high)
    floor = next((m.last for m in reversed(numbers[:index]) if not restates(doc, m, n)), low)
    floor = max(floor, low)
    if how_many(doc, n, low) and not any(doc.cues.within("graded", low, high)):
        return Measured("ccgs")
    said = forward(doc, numbers, index, high)
    if said is not None:
        return said
    if not counted and index and numbers[index - 1].first >= low and done[index - 1].counted not in ("", "ccg"):
        return None  # `48 practices backed it, 21 were against`: the noun of the number before holds
    if counted == "ccg" and not word_lists()["remaining"].isdisjoint(doc.tokens.words[n.last : clause_of(doc, n.first)[1]]):
        return Measured("ccgs")
    backward = _last_predicate(doc, floor, n.first)
    if backward is not None:
        return backward
    return first_predicate(doc, n.last, high) if barrier < high and _lists(doc, n, barrier) else None


def _lists(doc: Document, n: Number, barrier: int) -> bool:
    """Whether a number only opens a list or a rise whose predicate comes last: `from 36 to 48 overspending groups`."""
    return doc.tokens.words[n.last : barrier] in (["to"], ["and"], ["or"], [","])


def first_predicate(doc: Document, first: int, last: int) -> Measured | None:
    grade = next((g for g in doc.cues.within("graded", first, last) if _is_grade(doc, g, first)), None)
    other = next(iter(doc.cues.within("predicate", first, last)), None)
    if grade is not None and (other is None or grade.first < other.first):
        if grade.value == "rated-good" and "leadership" in doc.tokens.words[first : grade.first]:
            return Measured("good-leadership", grade.first, grade.last)
        return _with_neighbours(doc, grade, last)
    return Measured(other.value, other.first, other.last) if other is not None else None


def _last_predicate(doc: Document, first: int, last: int) -> Measured | None:
    grades = [g for g in doc.cues.within("graded", first, last) if _is_grade(doc, g, first)]
    others = list(doc.cues.within("predicate", first, last))
    if grades and (not others or grades[-1].first > others[-1].first):
        if grades[-1].value == "rated-good" and "leadership" in doc.tokens.words[first : grades[-1].first]:
            return Measured("good-leadership", grades[-1].first, grades[-1].last)
        return _with_neighbours(doc, grades[-2] if len(grades) > 1 and grades[-1].first - grades[-2].last <= 4 else grades[-1], last)
    return Measured(others[-1].value, others[-1].first, others[-1].last) if others else None


def _is_grade(doc: Document, cue: Cue, number_end: int) -> bool:
    ws = doc.tokens.words
    if cue.value == "rated-inadequate" and cue.last < len(ws) and ws[cue.last] in word_lists()["plain_inadequate"]:
        return False
    if cue.value == "rated-good":
        lists = word_lists()
        before = ws[cue.first - 1]
        nxt = ws[cue.last] if cue.last < len(ws) else ""
        if nxt in lists["plain_good"]:
            return nxt == "for" and before in lists["rating"]
        return before in QUOTES or before in lists["rating"] or cue.first == number_end or before == ","
    return True


def _with_neighbours(doc: Document, grade: Cue, last: int) -> Measured:
    """The grade with the one joined to it: `inadequate or requires improvement`, `good or better`."""
    better = next((b for b in doc.cues.within("better", grade.last, min(grade.last + 4, last + 3))), None)
    if better is not None:
        wide = {"up": ("rated-good", "rated-good-or-outstanding"), "down": ("rated-requires-improvement", "rated-requires-improvement-or-inadequate")}[better.value]
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


def how_many(doc: Document, n: Number, low: int) -> bool:
    """Whether a sentence says how many CCGs there are: `the number of CCGs fell from 211 to 195`."""
    ws = doc.tokens.words
    if ws[n.first - 1] in ("leaving", "leaves", "leave") and n.unit == "count":
        return True
    for k in range(low, n.first - 3):
        if ws[k] == "number" and ws[k + 1] == "of":
            noun = next((c for j in range(k + 2, k + 5) if (c := doc.cues.starting("counted", j))), None)
            nxt = ws[noun.last : noun.last + 2] if noun is not None and noun.value == "ccg" else []
            if nxt and (nxt[0] in word_lists()["number_verbs"] or nxt == ["in", "england"]) and not any(w[0].isdecimal() for w in ws[k + 2 : noun.last if noun else k]):
                return True
    return False


def is_total(doc: Document, n: Number, low: int) -> bool:
    """Whether a number of CCGs says how many there are, and not which ones (decision 10)."""
    ws = doc.tokens.words
    if n.unit != "count" or n.of is not None:
        return False
    first = n.first - (2 if n.hedge else 0)
    before = ws[max(low, n.first - 6) : n.first]
    clause_first, clause_last = clause_of(doc, n.first)
    clause = ws[clause_first:clause_last]
    lists = word_lists()
    if "all" in before[-3:] or "'s" in before[-1:] or not lists["total_before"].isdisjoint((*before, *ws[clause_first:first])):
        return True
    return n.value >= 90 or not lists["total_clause"].isdisjoint(clause)
