"""What is said of counted CCGs: that they were rated so, overspent, merged, share a chief."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.counted import QUOTES
from ccgkg.ingest.figures.measured import Measured, compared, restates, word_lists
from ccgkg.ingest.figures.predicates_apart import time_words
from ccgkg.ingest.figures.totals import how_many
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: No fewer share a leader.
_SEVERAL = 2
GRADES = ("rated-outstanding", "rated-good", "rated-requires-improvement", "rated-inadequate")


#: The ends of the scale, with no noun.
_ENDS = {**dict.fromkeys(("lowest", "worst", "bottom"), "rated-inadequate"), **dict.fromkeys(("highest", "best", "top"), "rated-outstanding")}
_COMBINED = {
    frozenset({"rated-outstanding", "rated-good"}): "rated-good-or-outstanding",
    frozenset({"rated-requires-improvement", "rated-inadequate"}): "rated-requires-improvement-or-inadequate",
}


def _barrier(doc: Document, numbers: Sequence[Number], index: int, high: int) -> int:
    """Where the words of a number end: at the next number of its unit, or one that a joint opens, or at a semicolon."""
    n, ws = numbers[index], doc.tokens.words
    end = high
    for m in numbers[index + 1 : index + 12]:
        if m.first >= high:
            break
        if m.first == n.partner and m.first - n.last <= 2:
            continue
        opening = doc.tokens.at(m.hedge[0]) if m.hedge and m.hedge[0] < m.start else m.first
        joined = m.unit != "GBP" and ws[opening - 1] in _JOINTS
        if (m.unit == n.unit or joined) and not restates(doc, n, m):
            end = m.first
            break
    return next((k for k in range(n.last, end) if ws[k] == ";" or ws[k] in ("but", "while", "and") and ws[k + 1 : k + 3] in (["the", "rest"], ["the", "others"], ["the", "remainder"], ["the", "number"], ["the", "proportion"], ["the", "share"])), end)


_JOINTS = frozenset({"and", "but", "while", ","})


def forward(doc: Document, numbers: Sequence[Number], index: int, high: int, low: int) -> Measured | None:
    """What is said behind a number; of one that is only compared, before the next comma."""
    n = numbers[index]
    ws = doc.tokens.words
    if ws[n.last : n.last + 1] == ["the"] and ws[n.last + 1 : n.last + 2] and ws[n.last + 1] in _ENDS and not (n.last + 2 < high and ws[n.last + 2].isalpha()):
        return Measured(_ENDS[ws[n.last + 1]], n.last, n.last + 2)  # `24 got the top mark and 11 the lowest`
    end = _barrier(doc, numbers, index, high)
    if ws[n.first - 2 : n.first] == ["one", "of"] and ws[n.first - 3] == ",":
        end = next((k for k in range(n.last, end) if ws[k] == ","), end)  # `The CCG, one of nine in the first wave, expects a deficit`
    if compared(doc, n, low):
        ws = doc.tokens.words
        end = min(end, max(clause_of(doc, n.first)[1], n.last))
        end = next((k for k in range(n.last, end) if ws[k] in (",", "–", "(")), end)
    return first_predicate(doc, n.last, end)


def likewise(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], high: int) -> Measured | None:
    """`a further six have applied to do so`: what was said of the CCGs counted before."""
    n = numbers[index]
    end = min(_barrier(doc, numbers, index, high), n.last + 16)
    cue = next(iter(doc.cues.within("likewise", n.last, end)), None) if n.unit != "GBP" else None
    if cue is None or first_predicate(doc, n.last, cue.first) is not None:
        return None
    for k in range(index - 1, max(-1, index - 4), -1):
        if numbers[k].unit != "GBP" and done[k].counted in ("", "ccg") and done[k].measure not in ("ccgs", "other"):
            return Measured(done[k].measure, counted=done[k].counted, inherited=k)
    return None


def _led(doc: Document, n: Number, low: int, counted: str) -> Measured | None:
    """`accountable officer of all four`, `oversees eight CCGs`: a number of CCGs held straight by what leads them."""
    ws, i = doc.tokens.words, n.first
    lists = word_lists()
    if n.value < _SEVERAL:
        return None  # `the officer of one of the nine`
    while i > low and ws[i - 1] in ("the", "all", "both", "these", "those", "its", "their", "our", "some"):
        i -= 1
    cue = doc.cues.ending("predicate", i)
    if cue is not None and cue.value in ("ccgs-sharing-leadership", "legal-directions"):
        return Measured(cue.value, cue.first, cue.last)
    if i > low and ws[i - 1] in lists["leads_verbs"] and (counted == "ccg" or not counted and ws[n.first - 1] == "all"):
        return Measured("ccgs-sharing-leadership", i - 1, i)
    if i > low + 1 and ws[i - 1] in ("of", "for", "at", "across", "over") and ws[i - 2] in lists["leads"]:
        return Measured("ccgs-sharing-leadership", i - 2, i)
    return None


def _event_of(doc: Document, n: Number, low: int) -> Measured | None:
    """`A merger of the two could be looked at if they fail`: a number held straight by the noun of an event."""
    ws, i = doc.tokens.words, n.first
    while i > low and ws[i - 1] in ("the", "all", "these", "those", "its", "their"):
        i -= 1
    if n.unit == "count" and ws[i - 1] == "of" and ws[i - 2] in word_lists()["bodies_of_several"]:
        return Measured("other", i - 2, i, "other")  # `a joint committee of the four has met since 2018`
    held = doc.cues.ending("predicate", i - 1) if i > low + 1 and ws[i - 1] in ("of", "between") else None
    return Measured(held.value, held.first, held.last) if held is not None and held.value == "ccgs-merging" and n.unit == "count" else None


def predicate(
    doc: Document, numbers: Sequence[Number], index: int, low: int, high: int, done: Sequence[Measured], counted: str
) -> Measured | None:
    n = numbers[index]
    barrier = _barrier(doc, numbers, index, high)
    floor = next((numbers[k].last for k in range(index - 1, -1, -1) if not restates(doc, numbers[k], n)), low)
    floor = max(floor, low)
    if (event := _event_of(doc, n, low)) is not None:
        return event
    if counted == "ccg" and (own := forward(doc, numbers, index, high, low)) is not None:
        return _led(doc, n, low, counted) or own
    if how_many(doc, n, low) and not any(doc.cues.within("graded", low, high)):
        return Measured("ccgs")
    led = _led(doc, n, low, counted) if n.unit == "count" and n.of is None and n.value < 100 else None
    if led is not None:
        return led
    if not counted and index and numbers[index - 1].first >= low and done[index - 1].counted not in ("", "ccg", "other"):
        return None  # `48 practices backed it, 21 were against`: the noun of the number before holds
    said = forward(doc, numbers, index, high, low)
    if said is not None:
        return said
    if index and done[index - 1].measure in families()["overspent"] and doc.tokens.words[n.first - 1] in word_lists()["struck"]:
        return Measured("overspending-ccgs", n.first - 1, n.first)
    if not counted and index and numbers[index - 1].first >= low and done[index - 1].counted == "other":
        return None
    if n.whole is not None and n.whole[1] <= n.start and counted in ("", "ccg"):
        return None  # `of the nine CCGs in special measures, two have left`
    if counted == "ccg" and not word_lists()["remaining"].isdisjoint(doc.tokens.words[n.last : clause_of(doc, n.first)[1]]):
        return Measured("ccgs")
    backward = _last_predicate(doc, floor, n.first)
    if backward is not None and n.unit == "percent" and backward.measure in families()["rated"] and backward.last is not None and _of_another_verb(doc, n, backward.last, low):
        return Measured("other")  # `was rated outstanding and has cut admissions by 21%`
    if backward is not None:
        return backward
    return first_predicate(doc, n.last, high) if barrier < high and _lists(doc, n, barrier) else None


def _of_another_verb(doc: Document, n: Number, last: int, low: int) -> bool:
    """Whether a percentage is how much something else rose or fell than the share of those rated so."""
    ws = doc.tokens.words
    if not {"share", "proportion", "percentage", "number"}.isdisjoint(ws[low : n.first]):
        return False
    return any(True for _ in doc.cues.within("change-verb", last, n.first)) and not {"by", "from", "to"}.isdisjoint(ws[max(last, n.first - 3) : n.first])


def _lists(doc: Document, n: Number, barrier: int) -> bool:
    """Whether a number only opens a list or a rise whose predicate comes last: `from 36 to 48 overspending groups`."""
    return doc.tokens.words[n.last : barrier] in (["to"], ["and"], ["or"], [","])


def first_predicate(doc: Document, first: int, last: int) -> Measured | None:
    """What is first said in the tokens [first, last), past a relative clause between commas where its main clause says something."""
    aside = _aside(doc, first, last)
    said = _first_predicate(doc, aside, last) if aside is not None else None
    return said or _first_predicate(doc, first, last)


def _aside(doc: Document, first: int, last: int) -> int | None:
    """The token behind a relative clause between commas that opens at most a few tokens behind `first`."""
    ws = doc.tokens.words
    comma = next((k for k in range(first, min(first + 8, last - 1)) if ws[k] == "," and ws[k + 1] in ("which", "who", "whose", "led", "headed", "including", "among", "mostly", "most")), None)
    close = next((k for k in range(comma + 1, last - 1) if ws[k] == ","), None) if comma is not None else None
    return close + 1 if close is not None and (ws[close + 1] in time_words()["auxiliaries"] or ws[close + 1] in ("already", "now", "all")) else None


def _first_predicate(doc: Document, first: int, last: int) -> Measured | None:
    grade = next((g for g in doc.cues.within("graded", first, last) if _is_grade(doc, g, first)), None)
    other = next((c for c in doc.cues.within("predicate", first, last) if c.value != "none" and not _relative(doc, c)), None)
    if grade is not None and (other is None or grade.first < other.first):
        if grade.value == "rated-good" and "leadership" in doc.tokens.words[first : grade.first]:
            return Measured("good-leadership", grade.first, grade.last)
        return _with_neighbours(doc, grade, last)
    return Measured(other.value, other.first, other.last) if other is not None else None


def _relative(doc: Document, cue: Cue) -> bool:
    """Whether a cue tells nothing of those counted: `CCGs that answered the survey have cut`, `ten accounted for half of the overspend`."""
    ws = doc.tokens.words
    if cue.value == "overspending-ccgs" and cue.last - cue.first == 1 and ws[cue.first] in ("overspend", "overspending", "deficit", "deficits"):
        return bool(word_lists()["contributes"].intersection(ws[max(0, cue.first - 9) : cue.first]))
    return cue.value == "respondents" and ws[cue.first - 1] in ("that", "who", "which")


def _last_predicate(doc: Document, first: int, last: int) -> Measured | None:
    grades = [g for g in doc.cues.within("graded", first, last) if _is_grade(doc, g, first)]
    others = [c for c in doc.cues.within("predicate", first, last) if c.value not in ("none", "respondents")]
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
        k = cue.first - 1
        while k > number_end and ws[k] in lists["grade_adverbs"]:
            k -= 1
        before = ws[k]
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
