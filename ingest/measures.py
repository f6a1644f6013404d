"""What a figure measures: its noun, its predicate, or the word for money beside it.

The words are `rules/cues-measures.yaml`. A measure that no word there names is `other`, with the noun kept as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ccgkg.ingest.clauses import clause_of
from ccgkg.ingest.cues import Cue, lexicon
from ccgkg.ingest.document import Document
from ccgkg.ingest.numbers import Number


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure, with the tokens [first, last) that name it; no tokens where it was taken over from another number."""

    measure: str
    first: int | None = None
    last: int | None = None
    #: What is counted: `ccg`, or the measure of the noun itself; empty where no noun follows.
    counted: str = ""
    #: The index of the number it was taken over from.
    inherited: int | None = None


_GRADES = ("rated-outstanding", "rated-good", "rated-requires-improvement", "rated-inadequate")
_COMBINED = {
    frozenset({"rated-outstanding", "rated-good"}): "rated-good-or-outstanding",
    frozenset({"rated-requires-improvement", "rated-inadequate"}): "rated-requires-improvement-or-inadequate",
}


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """`rules/figures.yaml`."""
    return {key: frozenset(values) for key, values in lexicon("figures").items()}


_QUOTES = frozenset("'\"‘’“”")


def measure_of(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured]) -> Measured:
    """The measure of one number; `done` are those of the numbers before it."""
    n = numbers[index]
    low, high = doc.sentence_tokens(n.first)
    before = numbers[index - 1] if index and numbers[index - 1].first >= low else None
    if before is not None and (restates(doc, before, n) or _of_those(doc, n)):
        return Measured(done[index - 1].measure, counted=done[index - 1].counted, inherited=index - 1)
    like = next((k for k in range(index - 1, max(-1, index - 8), -1) if numbers[k].unit == n.unit and numbers[k].first < low), None)
    if like is not None and _equivalent(doc, low, n) and _near(doc, numbers[like], n):
        return Measured(done[like].measure, counted=done[like].counted, inherited=like)
    if n.unit == "GBP":
        found = _money(doc, numbers, index, low, high) or _taken_over(numbers, index, done, low)
        if found is None and like is not None and _near(doc, numbers[like], n):
            found = Measured(done[like].measure, inherited=like)
        return found or Measured("other")
    noun = _noun(doc, n, high)
    if noun is not None and noun.value not in ("ccg", "other"):
        return _own_noun(doc, noun, n)
    if noun is None and n.unit == "count":
        held = _held(doc, n, low)
        if held is not None:
            return held
    if n.unit == "percent":
        share = _share_of_money(doc, numbers, index, low, high, noun)
        if share is not None:
            return share
    counted = noun.value if noun is not None else ""
    if counted == "other":
        assert noun is not None
        return Measured("other", noun.first, noun.last, counted)
    if compared(doc, n, low) and not _forward(doc, numbers, index, high):
        like = next((k for k in range(index - 1, max(-1, index - 6), -1) if numbers[k].unit == n.unit), None)
        if like is not None and _near(doc, numbers[like], n):
            return Measured(done[like].measure, counted=done[like].counted, inherited=like)
    found = _predicate(doc, numbers, index, low, high, done, counted)
    if found is not None:
        if found.measure in _GRADES and found.first is not None and any(doc.cues.within("moved", n.last, found.first)):
            return Measured("other", found.first, found.last, counted)  # the number that moved band (decision 10)
        return Measured(found.measure, found.first, found.last, counted)
    if counted == "ccg":
        assert noun is not None
        return Measured("ccgs" if _total(doc, n, low) else "other", noun.first, noun.last, counted)
    if n.unit == "count" and not counted and _there_are(doc, n, low):
        return Measured("ccgs")
    inherited = _taken_over(numbers, index, done, low)
    if inherited is None and n.unit == "percent" and index and numbers[index - 1].unit == "GBP" and numbers[index - 1].first >= low:
        inherited = Measured(done[index - 1].measure, inherited=index - 1)  # a share of the amount before it
    if inherited is None and index and doc.layout.block_at(n.start) == doc.layout.block_at(numbers[index - 1].start) and n.unit == numbers[index - 1].unit:
        inherited = Measured(done[index - 1].measure, counted=done[index - 1].counted, inherited=index - 1)
    return inherited or Measured("other")


def restates(doc: Document, one: Number, two: Number) -> bool:
    """Whether two numbers say the same in two units: `42% (87 of 207)`, `75 (36%)`, `21 – one in ten –`, `a third – 75 of them –`."""
    if one.unit == two.unit and one.form == two.form and (one.of is None) == (two.of is None) or "GBP" in (one.unit, two.unit):
        return False
    ws = doc.tokens.words
    last = one.last if one.whole is None else max(one.last, doc.tokens.at(one.whole[1] - 1) + 1)
    gap = ws[last : two.first]
    if gap[-2:] == [",", "or"]:
        gap = [*gap[:-2], "("]
    opened = [k for k, w in enumerate(gap) if w in ("(", "–", "—", "-", "[")]
    if not opened or len(gap) > 11:
        return False
    inside = gap[opened[-1] + 1 :]
    if any(w in (".", ";", "–", ",") for w in gap[: opened[-1]]) or len(inside) > 3:
        return False
    lists = word_lists()["bounding"]
    return all(w in lists or not w[0].isalnum() for w in inside)


def compared(doc: Document, n: Number, low: int) -> bool:
    """Whether a number stands only to be compared with the one before it: `compared with 57 CCGs`, `up from 57`."""
    ws = doc.tokens.words
    i = n.first
    lists = word_lists()
    while i > low and ws[i - 1] in lists["before_compared"] and " ".join(ws[max(low, i - 2) : i]) not in lists["comparisons"]:
        i -= 1
    return " ".join(ws[max(low, i - 2) : i]) in lists["comparisons"] or ws[i - 1] == "against"


def _there_are(doc: Document, n: Number, low: int) -> bool:
    """`There are now 191`, `there were 211 of them`: how many there are, in a text that is about CCGs."""
    ws = doc.tokens.words
    before = ws[max(low, n.first - 6) : n.first]
    after = ws[n.last : n.last + 2]
    return "there" in before and (not after or after == ["of", "them"] or after[0] in word_lists()["there_are"])


def _near(doc: Document, one: Number, two: Number) -> bool:
    """Whether two numbers stand in one sentence or in two that follow one another."""
    return doc.layout.index_at(two.start) - doc.layout.index_at(one.start) <= 1


def _held(doc: Document, n: Number, low: int) -> Measured | None:
    """The noun before a number that has none behind it: `a population of 1.8 million`, `serves 1.3m`."""
    ws = doc.tokens.words
    i = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    while i > low and ws[i - 1] in ("some", "about", "of", "around", "a", "total", "over", "nearly", "combined"):
        i -= 1
    noun = doc.cues.ending("counted", i)
    if noun is not None and noun.value not in ("ccg", "other") and "of" in ws[i : n.first]:
        return Measured(noun.value, noun.first, noun.last, noun.value)
    serves = doc.cues.ending("serves", i)
    if serves is not None and n.value >= 20_000:
        return Measured(serves.value, serves.first, serves.last, serves.value)
    return None


def _equivalent(doc: Document, low: int, n: Number) -> bool:
    """`The equivalent figures for 2017-18 were 75 and £213m`: what the numbers of the sentence before measured."""
    ws, lists = doc.tokens.words[low : n.first], word_lists()
    return not lists["equivalent"].isdisjoint(ws) and not lists["equivalent_nouns"].isdisjoint(ws)


def _of_those(doc: Document, n: Number) -> bool:
    """`70 per cent of whom`: a share of what the number before counted."""
    return doc.tokens.words[n.last : n.last + 2] in (["of", "whom"], ["of", "which"], ["of", "these"], ["of", "those"], ["of", "them"])


def _noun(doc: Document, n: Number, high: int) -> Cue | None:
    """The noun that a number counts: the first word for one behind it, before a verb or a mark."""
    ws = doc.tokens.words
    lists = word_lists()
    start = n.last if n.whole is None else max(n.last, doc.tokens.at(n.whole[1] - 1) + 1)
    last = min(start + 7, high)
    for k in range(start, last):
        cue = doc.cues.starting("counted", k)
        if cue is not None:
            if cue.value == "population" and _employs(doc, n, cue):
                return Cue(cue.first, cue.last, "staff")
            nxt = ws[cue.last] if cue.last < high else ""
            if cue.value == "ccg" and nxt in ("'s", "'"):
                continue  # what belongs to a CCG is counted, not the CCG
            longer = doc.cues.starting("counted", cue.last) if cue.value == "ccg" and nxt in ("practices", "staff", "indicators") else None
            return longer or cue
        if not (ws[k][0].isalnum() or ws[k] in _QUOTES or ws[k] in ("'s", "&", "(")) or ws[k] in lists["verbs"] or (ws[k][0].isdigit() and k > start):
            return None
    return None


def _employs(doc: Document, n: Number, noun: Cue) -> bool:
    """Whether the people counted are employed: `employed 260 people`, `260 people work for`."""
    ws = doc.tokens.words
    near = (*ws[max(0, n.first - 4) : n.first], *ws[noun.last : noun.last + 3])
    return not word_lists()["employs"].isdisjoint(near)


def _own_noun(doc: Document, noun: Cue, n: Number) -> Measured:
    """The measure of a noun. People are a population where they are served, or are many; a share of patients is not."""
    measure = noun.value
    if measure == "population" and (n.value < 20_000 if n.unit == "count" else doc.tokens.words[noun.first] != "people" or not _in_england(doc, noun)):
        measure = "other"
    return Measured(measure, noun.first, noun.last, noun.value)


def _in_england(doc: Document, noun: Cue) -> bool:
    return doc.tokens.words[noun.last : noun.last + 2] in (["in", "england"], ["across", "england"])


# --- CCGs: what is said of them -----------------------------------------------------------------------------------


def _barrier(doc: Document, numbers: Sequence[Number], index: int, high: int) -> int:
    """Where the next number of the unit begins, whose predicate is its own."""
    n = numbers[index]
    return min(next((m.first for m in numbers[index + 1 :] if m.unit == n.unit and not restates(doc, n, m)), high), high)


def _forward(doc: Document, numbers: Sequence[Number], index: int, high: int) -> Measured | None:
    return _first_predicate(doc, numbers[index].last, _barrier(doc, numbers, index, high))


def _predicate(
    doc: Document, numbers: Sequence[Number], index: int, low: int, high: int, done: Sequence[Measured], counted: str
) -> Measured | None:
    n = numbers[index]
    barrier = _barrier(doc, numbers, index, high)
    floor = next((m.last for m in reversed(numbers[:index]) if not restates(doc, m, n)), low)
    floor = max(floor, low)
    forward = _forward(doc, numbers, index, high)
    if forward is not None:
        return forward
    if not counted and index and numbers[index - 1].first >= low and done[index - 1].counted not in ("", "ccg"):
        return None  # `48 practices backed it, 21 were against`: the noun of the number before holds
    backward = _last_predicate(doc, floor, n.first)
    if backward is not None:
        return backward
    return _first_predicate(doc, n.last, high) if barrier < high and _lists(doc, n, barrier) else None


def _lists(doc: Document, n: Number, barrier: int) -> bool:
    """Whether a number only opens a list or a rise whose predicate comes last: `from 36 to 48 overspending groups`."""
    return doc.tokens.words[n.last : barrier] in (["to"], ["and"], ["or"], [","])


def _first_predicate(doc: Document, first: int, last: int) -> Measured | None:
    grade = next((g for g in doc.cues.within("graded", first, last) if _is_grade(doc, g, first)), None)
    other = next(iter(doc.cues.within("predicate", first, last)), None)
    if grade is not None and (other is None or grade.first < other.first):
        return _with_neighbours(doc, grade, last)
    return Measured(other.value, other.first, other.last) if other is not None else None


def _last_predicate(doc: Document, first: int, last: int) -> Measured | None:
    grades = [g for g in doc.cues.within("graded", first, last) if _is_grade(doc, g, first)]
    others = list(doc.cues.within("predicate", first, last))
    if grades and (not others or grades[-1].first > others[-1].first):
        return _with_neighbours(doc, grades[-2] if len(grades) > 1 and grades[-1].first - grades[-2].last <= 4 else grades[-1], last)
    return Measured(others[-1].value, others[-1].first, others[-1].last) if others else None


def _is_grade(doc: Document, cue: Cue, number_end: int) -> bool:
    ws = doc.tokens.words
    if cue.value == "rated-good":
        lists = word_lists()
        before = ws[cue.first - 1]
        nxt = ws[cue.last] if cue.last < len(ws) else ""
        if nxt in lists["plain_good"]:
            return nxt == "for" and before in lists["rating"]
        return before in _QUOTES or before in lists["rating"] or cue.first == number_end or before == ","
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
        if "or" not in gap or any(w[0].isdigit() for w in gap):
            break
        combined = _COMBINED.get(frozenset({grade.value, other.value}))
        if combined is not None:
            return Measured(combined, grade.first, other.last)
    return Measured(grade.value, grade.first, grade.last)


def _total(doc: Document, n: Number, low: int) -> bool:
    """Whether a number of CCGs says how many there are, and not which ones (decision 10)."""
    ws = doc.tokens.words
    first = n.first - (2 if n.hedge else 0)
    before = ws[max(low, n.first - 6) : n.first]
    clause_first, clause_last = clause_of(doc, n.first)
    clause = ws[clause_first:clause_last]
    lists = word_lists()
    if "all" in before[-3:] or "'s" in before[-1:] or not lists["total_before"].isdisjoint((*before, *ws[clause_first:first])):
        return True
    return n.value >= 90 or not lists["total_clause"].isdisjoint(clause)


# --- money --------------------------------------------------------------------------------------------------------


def _money(doc: Document, numbers: Sequence[Number], index: int, low: int, high: int) -> Measured | None:
    """The word for money nearest to an amount: before it with `of`, behind it at once, else the nearest in its clause."""
    n = numbers[index]
    ws = doc.tokens.words
    floor = max((m.last for m in numbers[:index] if m.first >= low and m.unit == "GBP" and m.partner != n.first), default=low)
    ceiling = min((m.first for m in numbers[index + 1 :] if m.first < high and m.unit == "GBP"), default=high)
    best: tuple[float, Cue] | None = None
    lists = word_lists()
    clause = clause_of(doc, n.first)
    for cue in doc.cues.within("money", low, high):
        if cue.last <= n.first:
            gap = n.first - cue.last
            between = ws[cue.last : n.first]
            cost = gap + 0.0
            if between and between[0] in lists["money_joints"] or gap == 0:
                cost = min(cost, 1.5) if gap <= 4 else cost * 0.7
            if cue.first < floor:
                cost += 8
            if any(w in (",", ";", "–", "and") for w in between):
                cost += 2.5
        else:
            gap = cue.first - n.last
            cost = gap + 0.5 if gap else 0.4
            if cue.first >= ceiling:
                cost += 8
            if any(w in (",", ";", "–", "and") for w in ws[n.last : cue.first]):
                cost += 4
        if not clause[0] <= cue.first < clause[1]:
            cost += 3
        if cue.value == "budget" and ws[cue.first] in lists["weak_money"]:
            cost += 1.2
        if cue.value == "other":
            cost += 2
        if best is None or cost < best[0]:
            best = (cost, cue)
    if best is None or best[0] > 22:
        return None
    return Measured(best[1].value, best[1].first, best[1].last)


def _share_of_money(doc: Document, numbers: Sequence[Number], index: int, low: int, high: int, noun: Cue | None) -> Measured | None:
    """A percentage of money or of its growth: the cut in running costs, the rise of a budget."""
    n = numbers[index]
    if noun is not None and noun.value == "ccg":
        return None
    cues = list(doc.cues.within("money", low, high))
    if not cues:
        return None
    changed = is_change(doc, n)
    if any(c.value == "running-costs" for c in cues) and changed:
        cue = next(c for c in cues if c.value == "running-costs")
        return Measured("running-cost-reduction", cue.first, cue.last)
    clause = clause_of(doc, n.first)
    if _first_predicate(doc, n.last, clause[1]) is not None and not changed:
        return None
    nearest = min(cues, key=lambda c: abs(c.first - n.first))
    if changed or abs(nearest.first - n.last) <= 6 and doc.tokens.words[n.last : n.last + 1] == ["of"]:
        return Measured(nearest.value, nearest.first, nearest.last)
    return None


def is_change(doc: Document, n: Number) -> bool:
    """Whether a number is a difference, a rise, a cut or a growth rate (decision 9)."""
    ws = doc.tokens.words
    if n.points:
        return True
    first = n.first
    if n.hedge is not None and n.hedge[0] < n.start:
        first = doc.tokens.at(n.hedge[0])
    while first and ws[first - 1] in ("a", "an", "the", "another", "some") and n.first - first < 3:
        first -= 1
    before = doc.cues.ending("change-before", first)
    if before is not None:
        word = ws[before.last - 1]
        if word == "by":
            return any(True for _ in doc.cues.within("change-verb", doc.sentence_tokens(n.first)[0], first)) or before.last - before.first > 1
        if word in ("up", "down"):
            return before.last - before.first > 1 or ws[n.last : n.last + 1] != ["from"] and n.unit != "count"
        if word in ("further", "another", "additional", "extra"):
            return n.unit == "percent" or word in ("additional", "extra") and n.unit == "GBP"
        return True
    after = n.last
    while after < len(ws) and after - n.last < 2 and ws[after] in word_lists()["change_gap"]:
        after += 1
    cue = doc.cues.starting("change-after", n.last) or doc.cues.starting("change-after", after)
    if cue is None:
        return False
    word = ws[cue.last - 1]
    if word in ("above", "below", "over", "target", "more", "less") and n.unit == "count" and ws[cue.last : cue.last + 1] == ["than"]:
        return word in ("more", "less")
    if word == "off":
        return n.form != "amount" or ws[cue.last : cue.last + 1] not in (["plan"], ["target"], ["budget"])
    if word == "saving":
        return n.unit == "percent"
    return True


def _taken_over(numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int) -> Measured | None:
    """The measure of the number before, where a number has no words of its own (`and 56 in 2015-16`)."""
    n = numbers[index]
    for k in range(index - 1, -1, -1):
        if numbers[k].first < low:
            return None
        if numbers[k].unit == n.unit:
            return Measured(done[k].measure, counted=done[k].counted, inherited=k)
    return None
