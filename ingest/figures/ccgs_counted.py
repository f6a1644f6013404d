"""What a number of CCGs, or one with no noun in a text about them, measures: how many there are, or what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.measured import Measured, compared, is_change, near, over, word_lists
from ccgkg.ingest.figures.predicates import GRADES, forward, likewise, predicate
from ccgkg.ingest.figures.predicates_apart import time_words
from ccgkg.ingest.figures.said_of import first_predicate
from ccgkg.ingest.figures.totals import existing, fewer, how_many, is_total, led_in, owning, speaks_of_number
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import opening_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: There were never fewer CCGs than this.
_CCGS = 106
#: Sentences back in which those of whom a bare number tells were counted.
_STILL = 6
#: Measures whose total goes up by those just counted; that of mergers is of CCGs.
_TALLIED = ("special-measures", "legal-directions", "ccgs-sharing-leadership", *GRADES)
#: More than these are spoken of again by their number alone only as a set told before.
_SET = 12


def of_ccgs(
    doc: Document,
    numbers: Sequence[Number],
    index: int,
    done: Sequence[Measured],
    noun: Cue | None,
    low: int,
    high: int,
) -> Measured | None:
    """The measure of a number of CCGs, or of one with no noun: what is said of them."""
    n = numbers[index]
    counted = noun.value if noun is not None else ""
    if noun is None and n.partner is not None and how_many(doc, n, low) and not doc.cues.within("graded", low, high):
        return Measured("ccgs", counted="ccg")
    if n.partner is None and compared(doc, n, low) and not forward(doc, numbers, index, high, low):
        like = next(
            (
                k
                for k in range(index - 1, max(-1, index - 6), -1)
                if numbers[k].unit == n.unit and (n.unit != "count" or not is_change(doc, numbers[k]))
            ),
            None,
        )
        if like is not None and near(doc, numbers[like], n):
            return over(done, like)
    if counted == "ccg" and _joins(doc, numbers, index, done, low) and not forward(doc, numbers, index, high, low):
        return Measured(done[index - 1].measure, counted=counted, inherited=index - 1)
    again = such(doc, numbers, index, done, noun, low)
    if again is not None:
        return again
    if noun is None:
        listed = led_in(doc, n, (numbers[index - 1], done[index - 1]) if index else None)
        if listed is not None:
            return listed
    if counted == "ccg" and existing(doc, n, low) and forward(doc, numbers, index, high, low) is None:
        return Measured("ccgs", counted=counted)
    last = (
        next((x for x in reversed(list(doc.cues.within("counted", low, n.first)))), None)
        if noun is None and existing(doc, n, low)
        else None
    )
    if last is not None and last.value == "mergers" and n.value < _CCGS:
        return Measured("mergers", last.first, last.last, "mergers")  # `nine mergers followed, and then there were 18`
    if noun is None and n.unit == "count" and fewer(doc, n, low):
        return Measured("ccgs", counted="ccg")
    spoken_of = _subject_before(doc, n, low) if noun is None and n.unit == "count" else None
    if spoken_of is not None:
        return spoken_of
    there = n.unit == "count" and noun is None and existing(doc, n, low) and nothing_counted(doc, n)
    some = (
        next(
            (
                k
                for k in range(index - 1, max(-1, index - 6), -1)
                if numbers[k].unit == "count" and done[k].measure in families()["of_some"] | {"ccgs"}
            ),
            None,
        )
        if there and n.value < _CCGS
        else None
    )
    if (
        some is not None
        and done[some].measure != "ccgs"
        and doc.layout.index_at(n.start) - doc.layout.index_at(numbers[some].start) <= _STILL
    ):
        return over(done, some)  # `11 were rated inadequate, down from 18. Two years ago there were 23`
    head = opening_of(doc, n.first)
    if (
        noun is None
        and n.value >= _CCGS
        and n.unit == "count"
        and doc.tokens.words[head : head + 2] in (["the", "total"], ["the", "number"], ["the", "tally"])
        and doc.tokens.words[n.first - 1] == "to"
        and n.first - head <= 8
    ):
        return Measured("ccgs", counted="ccg")  # `The total will fall to 191`
    if (
        noun is None
        and n.unit == "count"
        and index
        and numbers[index - 1].first >= low
        and done[index - 1].measure in _TALLIED
        and not {"taking", "bringing", "takes", "brings"}.isdisjoint(
            doc.tokens.words[numbers[index - 1].last : n.first]
        )
        and doc.tokens.words[n.first - 1] == "to"
    ):
        return over(done, index - 1)  # `has placed four under directions, taking the national total to 19`
    spoken = noun is None and speaks_of_number(doc, low)
    if noun is None and _bare_total(doc, n, low, spoken or index and done[index - 1].counted in ("ccg", "")):
        return Measured("ccgs", counted="ccg")
    if spoken and (it_is(doc, n, low) or existing(doc, n, low)):
        return Measured("ccgs", counted="ccg")
    votes = _votes(doc, numbers, index, done) if noun is None else None
    if votes is not None:
        return votes
    among = (
        among_those(doc, n, low)
        if doc.tokens.words[n.first - 3 : n.first - 1] in (["one", "of"], ["–", "one"])
        or doc.tokens.words[n.first - 2 : n.first] == ["one", "of"]
        else None
    )
    if among is not None and not any(
        doc.cues.within(label, n.last, _closed(doc, n, high)) for label in ("graded", "predicate")
    ):
        return among
    if noun is not None and counted == "ccg" and (together := brought_together(doc, n, noun, low)) is not None:
        return together
    again = likewise(doc, numbers, index, done, high)
    found = again or predicate(doc, numbers, index, low, high, done, counted)
    if found is not None:
        if found.measure in GRADES and found.first is not None and doc.cues.within("moved", n.last, found.first):
            return Measured("other", found.first, found.last, counted)  # the number that moved band (decision 10)
        return Measured(found.measure, found.first, found.last, counted or found.counted, found.inherited)
    if (
        noun is None
        and n.unit == "count"
        and n.value > _SET
        and doc.tokens.words[n.first - 1] in ("all", "the")
        and (
            known := next(
                (
                    k
                    for k in range(index - 1, -1, -1)
                    if numbers[k].value == n.value
                    and done[k].counted == "ccg"
                    and done[k].measure in families()["of_some"]
                ),
                None,
            )
        )
        is not None
    ):
        return over(done, known)  # `it would be having conversations with all 18`
    if noun is not None and counted == "ccg":
        total = is_total(doc, n, low) or owning(doc, n, low)
        return Measured("ccgs" if total else "other", noun.first, noun.last, counted)
    if n.unit == "count" and noun is None and existing(doc, n, low) and nothing_counted(doc, n):
        return Measured("ccgs")
    return None


def _subject_before(doc: Document, n: Number, low: int) -> Measured | None:
    """`Mergers have been rarer. There have been eight since 2013`, `Nine were waved through`: the plural that the sentence before is about."""
    index, ws = doc.layout.index_at(n.start), doc.tokens.words
    i = doc.tokens.at(n.hedge[0]) if n.hedge is not None and n.hedge[0] < n.start else n.first
    there = existing(doc, n, low) and "there" in ws[low : n.first] and nothing_counted(doc, n) or ws[n.last] == "since"
    bare = i == low and ws[n.last] in time_words()["auxiliaries"]
    if (
        n.value >= _CCGS
        or not (there or bare)
        or not index
        or doc.layout.sentences[index - 1].block != doc.layout.sentences[index].block
    ):
        return None
    first, last = doc.range_of(doc.layout.sentences[index - 1])
    nouns = [c for c in doc.cues.within("counted", first, last) if c.value in ("mergers", "ccg", "practices", "staff")]
    told = nouns[-1] if bare and nouns else next((c for c in nouns if c.first - first <= 2), None)
    return (
        Measured("mergers", told.first, told.last, "mergers") if told is not None and told.value == "mergers" else None
    )


def brought_together(doc: Document, n: Number, noun: Cue, low: int) -> Measured | None:
    """`an attempt to bring the two Kirklees groups together`: those whom a number counts are to be one."""
    ws = doc.tokens.words
    brings = not {"bring", "brings", "bringing", "brought"}.isdisjoint(ws[max(low, n.first - 3) : n.first])
    return Measured("ccgs-merging", noun.last, noun.last + 1, "ccg") if brings and ws[noun.last] == "together" else None


def such(
    doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], noun: Cue | None, low: int
) -> Measured | None:
    """`There had been 57 such groups`, `That compares with 31 CCGs`: those of whom the sentence before tells."""
    n, ws = numbers[index], doc.tokens.words
    of_them = noun is not None and "such" in ws[n.last : noun.first + 1]
    compares = (
        ws[low] in ("that", "this", "it")
        and "compares" in ws[low : low + 3]
        or ws[low : low + 2] == ["this", "compared"]
    )
    if n.unit == "GBP" or not (of_them or compares and (noun is None or noun.value == "ccg")):
        return None
    return next(
        (
            over(done, k)
            for k in range(index - 1, max(-1, index - 5), -1)
            if numbers[k].unit != "GBP"
            and done[k].counted in ("ccg", "")
            and done[k].measure in families()["of_some"]
            and doc.layout.index_at(n.start) - doc.layout.index_at(numbers[k].start) <= 2
        ),
        None,
    )


def among_those(doc: Document, n: Number, low: int) -> Measured | None:
    """`NHS England rated it inadequate. It was one of 23`: those who have the grade that the words before tell."""
    ws, index = doc.tokens.words, doc.layout.index_at(n.start)
    i = n.first - (ws[n.first - 1] in ("only", "just", "the"))
    if ws[i - 2 : i] != ["one", "of"] or not index or n.unit != "count":
        return None
    before = (
        doc.range_of(doc.layout.sentences[index - 1])[0]
        if doc.layout.sentences[index - 1].block == doc.layout.sentences[index].block
        else low
    )
    told = [
        x
        for label in ("graded", "predicate")
        for x in doc.cues.within(label, before, n.first)
        if x.value.startswith("rated-") or x.value in ("special-measures", "legal-directions")
    ]
    last = max(told, key=lambda x: x.first, default=None)
    return Measured(last.value, last.first, last.last, "ccg") if last is not None else None


def _closed(doc: Document, n: Number, high: int) -> int:
    """Where the aside or the clause of a number ends."""
    return next((k for k in range(n.last, high) if doc.tokens.words[k] in (",", "–", "—", ")", ";")), high)


def _votes(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured]) -> Measured | None:
    """`19 of the 23 practices replied. Eleven said they would support a merger; five were opposed`: those who answered."""
    n, ws = numbers[index], doc.tokens.words
    favour = ws[n.last : n.last + 3] in (["were", "in", "favour"], ["voted", "in", "favour"])
    opposed = ws[n.last] in ("were", "are") and ws[n.last + 1] in ("opposed", "against", "undecided", "unsure")
    told = favour or opposed or ws[n.last] in ("said", "voted", "supported", "opposed", "undecided", "unsure")
    last = done[index - 1] if index else None
    if (
        n.unit != "count"
        or not told
        or last is None
        or last.measure not in ("practices", "respondents")
        or not near(doc, numbers[index - 1], n)
    ):
        return None
    first = doc.range_of(doc.layout.sentences[max(0, doc.layout.index_at(numbers[index - 1].start))])[0]
    return (
        Measured("practices", counted="practices", inherited=index - 1)
        if last.measure == "practices" or "practices" in ws[first : n.first]
        else None
    )


def graded(doc: Document, noun: Cue, high: int) -> Measured | None:
    """`Six in ten of our members are now rated good`: bodies by any name that are said to have a grade."""
    ws = doc.tokens.words
    rated = next((k for k in range(noun.last, min(high, noun.last + 4)) if ws[k] in word_lists()["rated_so"]), None)
    if (
        rated is None
        and ws[noun.last - 1] in word_lists()["rated_bodies"]
        and not time_words()["auxiliaries"].isdisjoint(ws[noun.last : noun.last + 1])
    ):
        grade = next(iter(doc.cues.within("graded", noun.last + 1, min(high, noun.last + 6))), None)
        return (
            Measured(grade.value, grade.first, grade.last, "ccg") if grade is not None else None
        )  # `two of our predecessors had been inadequate`
    if rated is None or time_words()["auxiliaries"].isdisjoint(ws[noun.last : rated]):
        return None
    said = first_predicate(doc, rated + 1, min(high, rated + 6))
    return replace(said, counted="ccg") if said is not None and said.measure in families()["rated"] else None


def proportion(doc: Document, n: Number, low: int) -> Measured | None:
    """`The proportion of CCGs in deficit rose from a quarter to 38%`: what is said of those of whom it is a share."""
    ws = doc.tokens.words
    for k in range(low, n.first - 3):
        if ws[k] in ("proportion", "share", "percentage") and ws[k + 1] == "of":
            noun = next((c for j in range(k + 2, min(k + 6, n.first)) if (c := doc.cues.starting("counted", j))), None)
            if noun is not None and noun.value == "ccg":
                return first_predicate(doc, noun.last, n.first)
    return None


def _bare_total(doc: Document, n: Number, low: int, of_ccgs: bool | int) -> bool:
    """`leaving 195`, `around 135 will be left`, `the original 211`: all that exist, with no noun."""
    ws, lists = doc.tokens.words, word_lists()
    if n.unit != "count" or n.of is not None or not of_ccgs:
        return False
    if ws[n.last : n.last + 3] in (["will", "be", "left"], ["would", "be", "left"]):
        return True
    before = ws[n.first - 1] if n.first > low else ""
    large = n.value > 100 and (before in lists["original"] or before == "the")
    return nothing_counted(doc, n) and (large or existing(doc, n, low) and ws[n.last] != "of")


def nothing_counted(doc: Document, n: Number) -> bool:
    """Whether behind `there are N` no noun follows: in a text about CCGs, they are counted."""
    after = doc.tokens.words[n.last : n.last + 2]
    return not after or after == ["of", "them"] or after[0] in word_lists()["there_are"]


def still_total(doc: Document, n: Number, low: int) -> bool:
    """Whether a bare number is again how many there are: one of two that are compared, or what `it` is now."""
    ws = doc.tokens.words
    i = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    while i > low and ws[i - 1] in word_lists()["before_total"]:
        i -= 1
    if n.of is not None or ws[n.last] == "of":
        return False
    return (
        compared(doc, n, low)
        or n.partner is not None
        or nothing_counted(doc, n)
        or i > low
        and ws[i - 1] in word_lists()["to_a_total"]
    )


def it_is(doc: Document, n: Number, low: int) -> bool:
    """`Next month it will be 106`: what the number before was, again."""
    ws = doc.tokens.words
    i = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    k = i
    while k > low and (ws[k - 1] in word_lists()["exist_verbs"] or ws[k - 1] in word_lists()["before_total"]):
        k -= 1
    return k < i and k > low and ws[k - 1] in ("it", "that", "this", "figure", "number", "total", "tally")


def _joins(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int) -> bool:
    """`57 CCGs in 2016-17 and 56 CCGs in 2015-16`: a number joined to one that took its measure over."""
    n, before = numbers[index], numbers[index - 1] if index else None
    if before is None or before.first < low or before.unit != n.unit or done[index - 1].inherited is None:
        return False
    if done[index - 1].counted not in ("ccg", ""):
        return False
    return doc.tokens.words[n.first - 1] == "and"
