"""What a figure measures: its noun, its predicate, or the word for money beside it.

The words are `rules/cues-measures.yaml`. A measure that no word there names is `other`, with the noun kept as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.counted import answers, held, noun_before, noun_of, own_noun
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
from ccgkg.ingest.figures.parts_of_money import DIFFERENCE, difference, part_of_amount, spent_on, under_heading
from ccgkg.ingest.figures.predicates import GRADES, first_predicate, forward, likewise, predicate
from ccgkg.ingest.figures.predicates_apart import time_words
from ccgkg.ingest.figures.rows import in_row
from ccgkg.ingest.figures.totals import existing, fewer, how_many, is_total, led_in, owning, speaks_of_number
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: From so many on, a bare number beside a population is one.
_MANY = 20_000
#: Measures of money: a share of those who did something is none of it.
_OF_MONEY = frozenset({"budget", "savings", "running-costs", "deficit", "surplus", "overspend"})


def measure_of(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured]) -> Measured:
    """The measure of one number; `done` are those of the numbers before it."""
    n = numbers[index]
    low, high = doc.sentence_tokens(n.first)
    before = numbers[index - 1] if index and numbers[index - 1].first >= low else None
    if n.unit == "count" and doc.tokens.words[n.last : n.last + 2] == ["of", "them"] and existing(doc, n, low):
        nouns = [x.value for x in doc.cues.within("counted", doc.range_of(doc.layout.sentences[max(0, doc.layout.index_at(n.start) - 1)])[0], n.first) if x.value in ("ccg", "practices", "staff")]
        if not nouns or nouns[-1] == "ccg":
            return Measured("ccgs", counted="ccg")  # `when there were 135 of them`
    if before is not None and (restates(doc, before, n) or of_those(doc, n) and done[index - 1].measure not in ("ccgs", "respondents")):
        return _over(done, index - 1)
    like = next((k for k in range(index - 1, max(-1, index - 8), -1) if numbers[k].unit == n.unit and numbers[k].first < low), None)
    if like is not None and near(doc, numbers[like], n) and not word_lists()["equivalent_nouns"].isdisjoint(doc.tokens.words[low : n.first]):
        row = in_row(doc, numbers, index, low, high) if not any(True for label in ("graded", "predicate") for _ in doc.cues.within(label, *clause_of(doc, n.first))) else None
        if row is not None or equivalent(doc, low, n):
            return _over(done, like if row is None else row)
    apart = difference(doc, n, low) or part_of_amount(doc, numbers, index, done, low) or spent_on(doc, numbers, index, done, low)
    if apart is not None:
        return apart
    if n.unit == "GBP" and before is not None and in_other_terms(doc, before, n) and done[index - 1].measure != "other":
        return _over(done, index - 1)
    if n.unit == "GBP":
        if like is not None and near(doc, numbers[like], n) and "average" in doc.tokens.words[low : n.first] and not any(True for _ in doc.cues.within("money", low, high)):
            return _over(done, like)  # `They spend £17 a head on management. The average is £19`
        found = under_heading(doc, numbers, index, done) or money(doc, numbers, index, low, high, done) or _taken_over(numbers, index, done, low) or spoken_of(doc, n, low)
        if found is None and like is not None and near(doc, numbers[like], n):
            found = Measured(done[like].measure, inherited=like)
        return found or _had(doc, n, low) or Measured("other")
    if n.of is not None and of_those(doc, n):
        whole = next((k for k in range(index - 1, max(-1, index - 4), -1) if numbers[k].value == n.of and done[k].measure in ("practices", "staff")), None)
        if whole is not None:
            return _over(done, whole)  # `70 practices voted. It was backed by 60 of them`
    noun = noun_of(doc, _with_partner(numbers, index), high) or noun_before(doc, n)
    told = _noun_says(doc, n, noun, low)
    if told is not None:
        return told
    if n.unit == "percent":
        off = doc.cues.starting("off-plan", n.last)
        if off is not None and off.last - off.first > 1:
            return Measured(off.value, off.first, off.last)
        if before is not None and in_other_terms(doc, before, n):
            return _over(done, index - 1)
        told = _proportion(doc, n, low)
        if told is not None:
            return told
        share = share_of_money(doc, numbers, index, low, high, noun)
        if share is None or share.measure != "running-cost-reduction":
            share = _of_running_costs(doc, numbers, index, done) or share
        if share is not None:
            return share
    counted = noun.value if noun is not None else ""
    if counted == "other":
        assert noun is not None
        graded = _graded(doc, noun, high)
        if graded is not None:
            return graded
        if doc.tokens.words[noun.last - 1] in word_lists()["bodies_counted"] and n.unit == "count":
            said = predicate(doc, numbers, index, low, high, done, "ccg")
            if said is not None and said.measure in families()["events"]:
                return replace(said, counted="ccg")  # `takes control of four struggling GP-led bodies`
        return Measured("other", noun.first, noun.last, counted)
    return _of_ccgs(doc, numbers, index, done, noun, low, high) or _without_words(doc, numbers, index, done, low)


def _had(doc: Document, n: Number, low: int) -> Measured | None:
    """`Your CCG has £350m`: what a CCG has, with no word for money, is its budget."""
    ws = doc.tokens.words
    i = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    noun = doc.cues.ending("counted", i - 1) if i > low + 1 and ws[i - 1] in ("has", "have", "had") else None
    ends = n.last >= len(ws) or not ws[n.last].isalpha() or ws[n.last] in ("to", "a", "and", "for", "this", "last", "in")
    return Measured("budget", i - 1, i) if noun is not None and noun.value == "ccg" and ends else None


def _with_partner(numbers: Sequence[Number], index: int) -> Number:
    """The first end of a range as far as its other end, which has the noun of both: `10 to 15 per cent of GPs`."""
    n = numbers[index]
    other = numbers[index + 1] if index + 1 < len(numbers) else n
    return replace(n, last=other.last, unit=other.unit) if n.partner == other.first and other.first - n.last <= 2 else n


def _noun_says(doc: Document, n: Number, noun: Cue | None, low: int) -> Measured | None:
    """The measure that the noun of a number says alone: one that is counted, or that held it before."""
    if n.unit == "count" and (noun is None or noun.value not in ("respondents", "mergers")):
        answered = answers(doc, n, low)
        if answered is not None:
            return answered
    if noun is not None and noun.value not in ("ccg", "other"):
        return own_noun(doc, noun, n)
    return held(doc, n, low) if noun is None and n.unit == "count" else None


def _of_ccgs(
    doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], noun: Cue | None, low: int, high: int
) -> Measured | None:
    """The measure of a number of CCGs, or of one with no noun: what is said of them."""
    n = numbers[index]
    counted = noun.value if noun is not None else ""
    if noun is None and n.partner is not None and how_many(doc, n, low) and not any(doc.cues.within("graded", low, high)):
        return Measured("ccgs", counted="ccg")
    if n.partner is None and compared(doc, n, low) and not forward(doc, numbers, index, high, low):
        like = next((k for k in range(index - 1, max(-1, index - 6), -1) if numbers[k].unit == n.unit), None)
        if like is not None and near(doc, numbers[like], n):
            return _over(done, like)
    if counted == "ccg" and _joins(doc, numbers, index, done, low) and not forward(doc, numbers, index, high, low):
        return Measured(done[index - 1].measure, counted=counted, inherited=index - 1)
    if noun is None and index:
        listed = led_in(doc, n, (numbers[index - 1], done[index - 1]))
        if listed is not None:
            return listed
    if counted == "ccg" and existing(doc, n, low) and forward(doc, numbers, index, high, low) is None:
        return Measured("ccgs", counted=counted)
    last = next((x for x in reversed(list(doc.cues.within("counted", low, n.first)))), None) if noun is None and existing(doc, n, low) else None
    if last is not None and last.value == "mergers":
        return Measured("mergers", last.first, last.last, "mergers")  # `nine mergers followed, and then there were 18`
    if noun is None and n.unit == "count" and fewer(doc, n, low):
        return Measured("ccgs", counted="ccg")
    spoken = noun is None and speaks_of_number(doc, low)
    if noun is None and _bare_total(doc, n, low, spoken or index and done[index - 1].counted in ("ccg", "")):
        return Measured("ccgs", counted="ccg")
    if spoken and (_it_is(doc, n, low) or existing(doc, n, low)):
        return Measured("ccgs", counted="ccg")
    again = likewise(doc, numbers, index, done, high)
    found = again or predicate(doc, numbers, index, low, high, done, counted)
    if found is not None:
        if found.measure in GRADES and found.first is not None and any(doc.cues.within("moved", n.last, found.first)):
            return Measured("other", found.first, found.last, counted)  # the number that moved band (decision 10)
        return Measured(found.measure, found.first, found.last, counted, found.inherited)
    if noun is not None and counted == "ccg":
        total = is_total(doc, n, low) or owning(doc, n, low)
        return Measured("ccgs" if total else "other", noun.first, noun.last, counted)
    if n.unit == "count" and noun is None and existing(doc, n, low) and _nothing_counted(doc, n):
        return Measured("ccgs")
    return None


def _graded(doc: Document, noun: Cue, high: int) -> Measured | None:
    """`Six in ten of our members are now rated good`: bodies by any name that are said to have a grade."""
    ws = doc.tokens.words
    rated = next((k for k in range(noun.last, min(high, noun.last + 4)) if ws[k] in word_lists()["rated_so"]), None)
    if rated is None or time_words()["auxiliaries"].isdisjoint(ws[noun.last : rated]):
        return None
    said = first_predicate(doc, rated + 1, min(high, rated + 6))
    return replace(said, counted="ccg") if said is not None and said.measure in families()["rated"] else None


def _proportion(doc: Document, n: Number, low: int) -> Measured | None:
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
    return _nothing_counted(doc, n) and (large or existing(doc, n, low) and ws[n.last : n.last + 1] != ["of"])


def _nothing_counted(doc: Document, n: Number) -> bool:
    """Whether behind `there are N` no noun follows: in a text about CCGs, they are counted."""
    after = doc.tokens.words[n.last : n.last + 2]
    return not after or after == ["of", "them"] or after[0] in word_lists()["there_are"]


def _without_words(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int) -> Measured:
    """The measure of a number that no word of its own tells: that of the number before it, if that can hold on."""
    n = numbers[index]
    inherited = _taken_over(numbers, index, done, low)
    if inherited is None and n.unit == "percent" and index and numbers[index - 1].unit == "GBP" and numbers[index - 1].first >= low:
        inherited = Measured(done[index - 1].measure, inherited=index - 1)  # a share of the amount before it
    if inherited is None and n.form != "amount" and index and numbers[index - 1].first >= low and done[index - 1].counted == "practices":
        inherited = _over(done, index - 1)  # `57 of the 81 practices backed it, but one in six did not vote`
    if inherited is None and index and doc.layout.block_at(n.start) == doc.layout.block_at(numbers[index - 1].start) and n.unit == numbers[index - 1].unit:
        inherited = _over(done, index - 1)
    if inherited is None and index and numbers[index - 1].unit == n.unit and near(doc, numbers[index - 1], n) and _it_is(doc, n, low):
        inherited = _over(done, index - 1)
    if inherited is None and n.unit == "count" and n.value >= _MANY:
        inherited = next((_over(done, k) for k in range(index - 1, max(-1, index - 5), -1) if done[k].measure == "population" and near(doc, numbers[k], n)), None)
    if inherited is None and n.form != "amount" and not word_lists()["ballots"].isdisjoint(doc.tokens.words[n.last : n.last + 4]):
        inherited = next((_over(done, k) for k in range(index - 1, max(-1, index - 8), -1) if done[k].counted == "practices"), None)
    if inherited is None:
        return Measured("other")
    if n.unit == "percent" and inherited.measure in _OF_MONEY and doc.tokens.words[n.last].endswith("ed") and not any(True for _ in doc.cues.within("money", low, n.last + 3)):
        return Measured("other")  # `About 85% passed it`
    if inherited.measure == "ccgs" and not _still_total(doc, n, low):
        return Measured("other", counted="ccg")
    return inherited


def _still_total(doc: Document, n: Number, low: int) -> bool:
    """Whether a bare number is again how many there are: one of two that are compared, or what `it` is now."""
    ws = doc.tokens.words
    i = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    while i > low and ws[i - 1] in word_lists()["before_total"]:
        i -= 1
    if n.of is not None or ws[n.last : n.last + 1] == ["of"]:
        return False
    return compared(doc, n, low) or n.partner is not None or _nothing_counted(doc, n) or i > low and ws[i - 1] in word_lists()["to_a_total"]


def _it_is(doc: Document, n: Number, low: int) -> bool:
    """`Next month it will be 106`: what the number before was, again."""
    ws = doc.tokens.words
    i = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    k = i
    while k > low and (ws[k - 1] in word_lists()["exist_verbs"] or ws[k - 1] in word_lists()["before_total"]):
        k -= 1
    return k < i and k > low and ws[k - 1] in ("it", "that", "this", "figure", "number", "total", "tally")


def _over(done: Sequence[Measured], index: int) -> Measured:
    return Measured(done[index].measure, counted=done[index].counted, inherited=index)


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
    if done[index - 1].counted not in ("ccg", ""):
        return False
    return doc.tokens.words[n.first - 1] == "and"


def _taken_over(numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int) -> Measured | None:
    """The measure of the number before, where a number has no words of its own (`and 56 in 2015-16`)."""
    n = numbers[index]
    for k in range(index - 1, -1, -1):
        if numbers[k].first < low:
            return None
        if numbers[k].unit == n.unit and done[k].counted != DIFFERENCE:
            return _over(done, k)
    return None
