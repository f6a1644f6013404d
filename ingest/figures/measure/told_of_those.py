"""What is told of CCGs that a number only points to: `57 such groups`, `one of 23`, the share of those who did it."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.measured import Measured, near, over, word_lists
from ccgkg.ingest.figures.measure.said_of import first_predicate
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

_BRINGS = frozenset({"bring", "brings", "bringing", "brought"})
#: Behind a bare number, what those who voted did.
_VOTED = frozenset({"said", "voted", "supported", "opposed", "undecided", "unsure"})
#: Tokens behind a noun in which it is told that they are under something.
_UNDER = 5
_AGAINST = frozenset({"opposed", "against", "undecided", "unsure"})
_IN_FAVOUR = (["were", "in", "favour"], ["voted", "in", "favour"])


def brought_together(doc: Document, n: Number, noun: Cue, low: int) -> Measured | None:
    """`an attempt to bring the two Kirklees groups together`: those whom a number counts are to be one."""
    words = doc.tokens.words
    if words[noun.last] != "together" or _BRINGS.isdisjoint(words[max(low, n.first - 3) : n.first]):
        return None
    return Measured("ccgs-merging", noun.last, noun.last + 1, "ccg")


def such(case: Case, noun: Cue | None) -> Measured | None:
    """`There had been 57 such groups`, `That compares with 31 CCGs`: those of whom the sentence before tells."""
    doc, n, words, low = case.doc, case.n, case.words, case.low
    if noun is not None and (under := _under_them(case, noun)) is not None:
        return under
    of_them = noun is not None and "such" in words[n.last : noun.first + 1]
    if not of_them:
        compares = words[low] in ("that", "this", "it") and "compares" in words[low : low + 3]
        if noun is not None and noun.value != "ccg" or not compares and words[low : low + 2] != ["this", "compared"]:
            return None
    for k in case.recent(4):
        told = case.done[k]
        if (
            case.numbers[k].unit == "GBP"
            or told.counted not in ("ccg", "")
            or told.measure not in families()["of_some"]
        ):
            continue
        if doc.layout.index_at(n.start) - doc.layout.index_at(case.numbers[k].start) <= 2:
            return over(case.done, k)
    return None


def _under_them(case: Case, noun: Cue) -> Measured | None:
    """`Directions are a blunt tool. About 20 groups could be under them`: the mark told last that `them` stands for."""
    doc, words, last = case.doc, case.words, noun.last
    them = any(words[k] in ("under", "to", "in") and words[k + 1] == "them" for k in range(last, last + _UNDER))
    here = doc.layout.index_at(case.n.start)
    if not them or not here:
        return None
    before = doc.cues.within("predicate", doc.range_of(doc.layout.sentences[here - 1])[0], case.n.first)
    mark = next((x for x in reversed(before) if x.value in ("special-measures", "legal-directions")), None)
    return Measured(mark.value, mark.first, mark.last, "ccg") if mark is not None else None


def among_those(case: Case) -> Measured | None:
    """`NHS England rated it inadequate. It was one of 23`: those who have the grade that the words before tell."""
    doc, n, words = case.doc, case.n, case.words
    i = n.first - (words[n.first - 1] in ("only", "just", "the"))
    here = doc.layout.index_at(n.start)
    if words[i - 2 : i] != ["one", "of"] or not here or n.unit != "count":
        return None
    last = doc.layout.sentences[here - 1]
    before = doc.range_of(last)[0] if last.passage == doc.layout.sentences[here].passage else case.low
    told = [x for label in ("graded", "predicate") for x in doc.cues.within(label, before, n.first) if _is_mark(x)]
    mark = max(told, key=lambda x: x.first, default=None)
    return Measured(mark.value, mark.first, mark.last, "ccg") if mark is not None else None


def _is_mark(cue: Cue) -> bool:
    """Whether a cue says that a CCG has a grade, or is watched for a bad one."""
    return cue.value.startswith("rated-") or cue.value in ("special-measures", "legal-directions")


def votes(case: Case) -> Measured | None:
    """`19 of the 23 practices replied. Eleven said they would support a merger; five were opposed`: those who
    answered."""
    doc, n, words, at = case.doc, case.n, case.words, case.index - 1
    favour = words[n.last : n.last + 3] in _IN_FAVOUR
    opposed = words[n.last] in ("were", "are") and words[n.last + 1] in _AGAINST
    if at < 0 or n.unit != "count" or not (favour or opposed or words[n.last] in _VOTED):
        return None
    last = case.done[at].measure
    if last not in ("practices", "respondents") or not near(doc, case.numbers[at], n):
        return None
    first = doc.range_of(doc.layout.sentences[max(0, doc.layout.index_at(case.numbers[at].start))])[0]
    if last != "practices" and "practices" not in words[first : n.first]:
        return None
    return Measured("practices", counted="practices", inherited=at)


def graded(doc: Document, noun: Cue, high: int) -> Measured | None:
    """`Six in ten of our members are now rated good`: bodies by any name that are said to have a grade."""
    words, auxiliaries = doc.tokens.words, time_words()["auxiliaries"]
    rated = next((k for k in range(noun.last, min(high, noun.last + 4)) if words[k] in word_lists()["rated_so"]), None)
    if rated is None:
        return None
    if auxiliaries.isdisjoint(words[noun.last : rated]):
        return None
    said = first_predicate(doc, rated + 1, min(high, rated + 6))
    return replace(said, counted="ccg") if said is not None and said.measure in families()["rated"] else None


def proportion(doc: Document, n: Number, low: int) -> Measured | None:
    """`The proportion of CCGs in deficit rose from a quarter to 38%`: what is said of those of whom it is a share."""
    words = doc.tokens.words
    for k in range(low, n.first - 3):
        if words[k] in ("proportion", "share", "percentage") and words[k + 1] == "of":
            noun = next((c for j in range(k + 2, min(k + 6, n.first)) if (c := doc.cues.starting("counted", j))), None)
            if noun is not None and noun.value == "ccg":
                return first_predicate(doc, noun.last, n.first)
    return None
