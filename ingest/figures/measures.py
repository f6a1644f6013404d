"""What a figure measures: its noun, its predicate, or the word for money beside it.

The words are `rules/cues-measures.yaml`. A measure that no word there names is `other`, with the noun kept as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.measured import (
    Measured,
    compared,
    equivalent,
    in_other_terms,
    is_change,
    near,
    of_those,
    restates,
    word_lists,
)
from ccgkg.ingest.figures.money import money, share_of_money, spoken_of
from ccgkg.ingest.figures.predicates import GRADES, QUOTES, forward, is_total, predicate
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document


def measure_of(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured]) -> Measured:
    """The measure of one number; `done` are those of the numbers before it."""
    n = numbers[index]
    low, high = doc.sentence_tokens(n.first)
    before = numbers[index - 1] if index and numbers[index - 1].first >= low else None
    if before is not None and (restates(doc, before, n) or of_those(doc, n)):
        return Measured(done[index - 1].measure, counted=done[index - 1].counted, inherited=index - 1)
    like = next((k for k in range(index - 1, max(-1, index - 8), -1) if numbers[k].unit == n.unit and numbers[k].first < low), None)
    if like is not None and equivalent(doc, low, n) and near(doc, numbers[like], n):
        return Measured(done[like].measure, counted=done[like].counted, inherited=like)
    if n.unit == "GBP":
        found = money(doc, numbers, index, low, high) or _taken_over(numbers, index, done, low) or spoken_of(doc, n, low)
        if found is None and like is not None and near(doc, numbers[like], n):
            found = Measured(done[like].measure, inherited=like)
        return found or Measured("other")
    noun = _noun(doc, n, high)
    if noun is not None and noun.value == "population" and n.unit == "count":
        held = _held(doc, n, low)
        if held is not None and held.measure == "respondents":
            return held
    if noun is not None and noun.value not in ("ccg", "other"):
        return _own_noun(doc, noun, n)
    if noun is None and n.unit == "count":
        held = _held(doc, n, low)
        if held is not None:
            return held
    if n.unit == "percent" and before is not None and in_other_terms(doc, before, n):
        return Measured(done[index - 1].measure, counted=done[index - 1].counted, inherited=index - 1)
    if n.unit == "percent":
        share = share_of_money(doc, numbers, index, low, high, noun)
        if share is None or share.measure != "running-cost-reduction":
            share = _of_running_costs(doc, numbers, index, done) or share
        if share is not None:
            return share
    counted = noun.value if noun is not None else ""
    if counted == "other":
        assert noun is not None
        return Measured("other", noun.first, noun.last, counted)
    if compared(doc, n, low) and not forward(doc, numbers, index, high):
        like = next((k for k in range(index - 1, max(-1, index - 6), -1) if numbers[k].unit == n.unit), None)
        if like is not None and near(doc, numbers[like], n):
            return Measured(done[like].measure, counted=done[like].counted, inherited=like)
    if counted == "ccg" and _joins(doc, numbers, index, done, low) and not forward(doc, numbers, index, high):
        return Measured(done[index - 1].measure, counted=counted, inherited=index - 1)
    found = predicate(doc, numbers, index, low, high, done, counted)
    if found is not None:
        if found.measure in GRADES and found.first is not None and any(doc.cues.within("moved", n.last, found.first)):
            return Measured("other", found.first, found.last, counted)  # the number that moved band (decision 10)
        return Measured(found.measure, found.first, found.last, counted)
    if counted == "ccg":
        assert noun is not None
        return Measured("ccgs" if is_total(doc, n, low) else "other", noun.first, noun.last, counted)
    if n.unit == "count" and not counted and _there_are(doc, n, low):
        return Measured("ccgs")
    inherited = _taken_over(numbers, index, done, low)
    if inherited is None and n.unit == "percent" and index and numbers[index - 1].unit == "GBP" and numbers[index - 1].first >= low:
        inherited = Measured(done[index - 1].measure, inherited=index - 1)  # a share of the amount before it
    if inherited is None and index and doc.layout.block_at(n.start) == doc.layout.block_at(numbers[index - 1].start) and n.unit == numbers[index - 1].unit:
        inherited = Measured(done[index - 1].measure, counted=done[index - 1].counted, inherited=index - 1)
    return inherited or Measured("other")


def _there_are(doc: Document, n: Number, low: int) -> bool:
    """`There are now 191`, `there were 211 of them`: how many there are, in a text that is about CCGs."""
    ws = doc.tokens.words
    before = ws[max(low, n.first - 6) : n.first]
    after = ws[n.last : n.last + 2]
    return "there" in before and (not after or after == ["of", "them"] or after[0] in word_lists()["there_are"])


def _held(doc: Document, n: Number, low: int) -> Measured | None:
    """The noun before a number that has none behind it: `a population of 1.8 million`, `serves 1.3m`."""
    ws = doc.tokens.words
    i = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    while i > low and ws[i - 1] in ("some", "about", "of", "around", "a", "total", "over", "nearly", "combined"):
        i -= 1
    noun = doc.cues.ending("counted", i) or (doc.cues.ending("counted", i - 1) if ws[i - 1] == "from" else None)
    if noun is not None and noun.value == "respondents" and ws[i - 1] == "from":
        return Measured(noun.value, noun.first, noun.last, noun.value)
    if noun is not None and noun.value not in ("ccg", "other") and "of" in ws[i : n.first]:
        return Measured(noun.value, noun.first, noun.last, noun.value)
    if n.value >= 20_000 and any(c.value == "population" for c in doc.cues.within("counted", low, n.first)):
        return Measured("population", counted="population")
    serves = doc.cues.ending("serves", i)
    if serves is not None and n.value >= 20_000:
        return Measured(serves.value, serves.first, serves.last, serves.value)
    return None


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
        if not (ws[k][0].isalnum() or ws[k] in QUOTES or ws[k] in ("'s", "&", "(")) or ws[k] in lists["verbs"] or (ws[k][0].isdecimal() and k > start):
            return None
    return None


def _employs(doc: Document, n: Number, noun: Cue) -> bool:
    """Whether the people counted are employed: `employed 260 people`, `260 people work for`."""
    ws = doc.tokens.words
    if ws[n.first - 2 : n.first] in (["we", "have"], ["we", "had"], ["team", "of"], ["staff", "of"], ["workforce", "of"]):
        return True
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


def _of_running_costs(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured]) -> Measured | None:
    """`from £3.4m to £2.9m, a cut of 15 per cent`: the change of running costs told just before."""
    n = numbers[index]
    if not index or done[index - 1].measure not in ("running-costs", "running-cost-reduction") or not near(doc, numbers[index - 1], n):
        return None
    return Measured("running-cost-reduction", inherited=index - 1) if is_change(doc, n) or "that" in doc.tokens.words[n.last : n.last + 2] else None


def _joins(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int) -> bool:
    """`57 CCGs in 2016-17 and 56 CCGs in 2015-16`: a number joined to one that took its measure over."""
    n, before = numbers[index], numbers[index - 1] if index else None
    if before is None or before.first < low or before.unit != n.unit or done[index - 1].inherited is None:
        return False
    return doc.tokens.words[n.first - 1] == "and"


def _taken_over(numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int) -> Measured | None:
    """The measure of the number before, where a number has no words of its own (`and 56 in 2015-16`)."""
    n = numbers[index]
    for k in range(index - 1, -1, -1):
        if numbers[k].first < low:
            return None
        if numbers[k].unit == n.unit:
            return Measured(done[k].measure, counted=done[k].counted, inherited=k)
    return None
