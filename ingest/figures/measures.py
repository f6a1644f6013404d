"""What a figure measures: its noun, its predicate, or the word for money beside it.

The words are `rules/cues-measures.yaml`. A measure that no word there names is `other`, with the noun kept as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.figures.ballots import voted
from ccgkg.ingest.figures.ccgs_counted import brought_together, graded, of_ccgs, proportion, such
from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.counted import answers, held, level_of, noun_before, noun_of, number_of, own_noun
from ccgkg.ingest.figures.employed import employed
from ccgkg.ingest.figures.measured import (
    Measured,
    equivalent,
    in_other_terms,
    is_change,
    near,
    of_those,
    over,
    restates,
    set_beside,
    word_lists,
)
from ccgkg.ingest.figures.money import money, share_of_money, spoken_of
from ccgkg.ingest.figures.parts_of_money import DIFFERENCE, difference, part_of_amount, spent_on, under_heading
from ccgkg.ingest.figures.predicates import predicate
from ccgkg.ingest.figures.rows import in_row, under_falls
from ccgkg.ingest.figures.said_of import first_predicate
from ccgkg.ingest.figures.taken_over import taken_over, without_words
from ccgkg.ingest.figures.totals import existing
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of, opening_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Numbers back among which the whole may be told of CCGs: `Four of the five said yes`.
_TOLD = 16
#: From so many on, people are a population.
_MANY = 20_000


def measure_of(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured]) -> Measured:
    """The measure of one number; `done` are those of the numbers before it."""
    n = numbers[index]
    low, high = doc.sentence_tokens(n.first)
    before = numbers[index - 1] if index and numbers[index - 1].first >= low else None
    if n.unit == "count" and doc.tokens.words[n.last : n.last + 2] == ["of", "them"] and existing(doc, n, low):
        nouns = [
            x.value
            for x in doc.cues.within(
                "counted", doc.range_of(doc.layout.sentences[max(0, doc.layout.index_at(n.start) - 1)])[0], n.first
            )
            if x.value in ("ccg", "practices", "staff")
        ]
        if not nouns or nouns[-1] == "ccg":
            return Measured("ccgs", counted="ccg")  # `when there were 135 of them`
    plural = (
        next(
            (
                k
                for k in range(index - 1, max(-1, index - 5), -1)
                if numbers[k].first >= low and numbers[k].unit == "GBP" and _is_plural(doc, done[k])
            ),
            None,
        )
        if n.unit == "percent" and doc.tokens.words[n.last : n.last + 2] == ["of", "them"]
        else None
    )
    if plural is not None:
        return over(done, plural)  # `savings of £14m, or 5% of its £288m budget, and has found half of them`
    said = (
        first_predicate(doc, n.last, clause_of(doc, n.first)[1])
        if n.unit == "count"
        and doc.tokens.words[n.last : n.last + 2] == ["of", "them"]
        and doc.tokens.words[n.last + 2] in ("were", "are", "was")
        else None
    )
    if (
        said is not None
        and said.measure in ("failing-or-at-risk", "special-measures", "legal-directions")
        and before is not None
        and not restates(doc, before, n)
    ):
        return replace(said, counted="ccg")  # `24 of them were deemed to be failing`
    if before is not None and (
        restates(doc, before, n)
        or (before.unit != "GBP" or n.unit != "count")
        and of_those(doc, n)
        and done[index - 1].measure not in ("ccgs", "respondents")
    ):
        return over(done, index - 1)
    like = next(
        (k for k in range(index - 1, max(-1, index - 8), -1) if numbers[k].unit == n.unit and numbers[k].first < low),
        None,
    )
    if (
        like is not None
        and near(doc, numbers[like], n)
        and not word_lists()["equivalent_nouns"].isdisjoint(doc.tokens.words[low : n.first])
    ):
        row = (
            in_row(doc, numbers, index, low, high)
            if not any(doc.cues.within(label, *clause_of(doc, n.first)) for label in ("graded", "predicate"))
            else None
        )
        if row is not None or equivalent(doc, low, n) and not doc.cues.within("graded", *clause_of(doc, n.first)):
            return over(done, like if row is None else row)
    if before is not None and n.unit != "count" and set_beside(doc, before, n):
        own = next((x for x in doc.cues.within("money", n.last, n.last + 4) if doc.tokens.words[n.last] == "for"), None)
        return Measured(own.value, own.first, own.last) if own is not None else over(done, index - 1)
    if (
        index
        and doc.tokens.words[n.last + 1 : n.last + 3] == ["the", "same"]
        and numbers[index - 1].unit == n.unit
        and doc.tokens.words[n.last] in ("–", "-", "—", ",", ":")
    ):
        return over(done, index - 1)  # `£22 – the same, per head of population`
    if n.unit == "percent" and doc.tokens.words[n.first - 3 : n.first - 1] == ["response", "rate"]:
        return Measured("respondents", n.first - 3, n.first - 1, "respondents")
    if before is not None and _as_were(doc, n):
        return over(done, index - 1)  # `63% of practices in A were in favour, as were 19 out of 27 in B`
    if (
        n.unit == "percent"
        and doc.tokens.words[n.last : n.last + 2] == ["of", "each"]
        and index
        and done[index - 1].measure == "practices"
    ):
        return over(done, index - 1)  # `37 practices in one and 27 in the other; at least 75% of each must agree`
    if (
        n.unit == "percent"
        and before is not None
        and is_change(doc, n)
        and any(
            doc.tokens.words[k : k + 2]
            in (["figure", "that"], ["figure", "which"], ["number", "that"], ["total", "that"])
            for k in range(before.last, n.first)
        )
    ):
        return over(done, index - 1)  # `employ some 1,900, a figure that has risen by 12%`
    listed = under_falls(doc, numbers, index, done)
    if listed is not None:
        return listed
    apart = (
        difference(doc, n, low)
        or part_of_amount(doc, numbers, index, done, low)
        or spent_on(doc, numbers, index, done, low)
    )
    if apart is not None:
        return apart
    if n.unit == "GBP" and before is not None and in_other_terms(doc, before, n) and done[index - 1].measure != "other":
        return over(done, index - 1)
    if (
        n.unit == "GBP"
        and before is not None
        and before.unit == "GBP"
        and doc.tokens.words[before.last] == "("
        and doc.tokens.words[n.first - 1] == ":"
        and n.first - before.last <= 6
    ):
        return over(done, index - 1)  # `deficit £5m (2017-18: £3m)`
    if (
        n.unit == "GBP"
        and index
        and numbers[index - 1].unit == "percent"
        and near(doc, numbers[index - 1], n)
        and done[index - 1].measure in ("budget", "savings", "running-cost-reduction", "deficit")
        and doc.tokens.words[opening_of(doc, n.first)] in ("that", "this", "it")
        and not word_lists()["comes_to"].isdisjoint(doc.tokens.words[low : low + 3])
    ):
        return over(done, index - 1)  # `to keep 1 per cent of their budgets. That came to £800m`
    if n.unit == "GBP":
        if (
            like is not None
            and near(doc, numbers[like], n)
            and "average" in doc.tokens.words[low : n.first]
            and (before is None or before.unit != "GBP")
            and not doc.cues.within("money", low, high)
        ):
            return over(done, like)  # `They spend £17 a head on management. The average is £19`
        found = (
            _again(doc, numbers, index, done, low)
            or under_heading(doc, numbers, index, done)
            or money(doc, numbers, index, low, high, done)
            or taken_over(numbers, index, done, low)
            or spoken_of(doc, n, low)
        )
        if (
            found is None
            and like is not None
            and near(doc, numbers[like], n)
            and doc.layout.block_at(numbers[like].start) == doc.layout.block_at(n.start)
        ):
            found = Measured(done[like].measure, inherited=like)
        return found or _had(doc, n, low) or Measured("other")
    if n.of is not None and of_those(doc, n):
        whole = next(
            (
                k
                for k in range(index - 1, max(-1, index - 4), -1)
                if numbers[k].value == n.of and done[k].measure in ("practices", "staff")
            ),
            None,
        )
        if whole is not None:
            return over(done, whole)  # `70 practices voted. It was backed by 60 of them`
    noun = noun_of(doc, _with_partner(numbers, index), high) or noun_before(doc, n)
    if (
        noun is None
        and n.unit == "percent"
        and index + 1 < len(numbers)
        and numbers[index + 1].unit == "count"
        and restates(doc, n, numbers[index + 1])
    ):
        noun = next(
            (c for c in (noun_of(doc, numbers[index + 1], high),) if c is not None and c.value == "practices"), None
        )  # `79 per cent, or 30 of the 38 practices`
    if (
        noun is not None
        and noun.value == "other"
        and n.unit == "count"
        and n.value >= _MANY
        and doc.tokens.words[n.first - 2 : n.first] == ["population", "of"]
    ):
        noun = None  # `its population of 220,000 changes`
    if noun is None and n.unit == "count" and doc.tokens.words[n.last : n.last + 2] == ["of", "them"]:
        others = [x for label in ("other-body", "counted") for x in doc.cues.within(label, low, n.first)]
        if others and max(others, key=lambda x: (x.first, x.last)).value in (
            "trusts",
            "nhs-trusts",
            "hospitals",
            "foundation-trusts",
            "acute-trusts",
            "councils",
        ):
            return Measured(
                "other", counted="other"
            )  # `Trusts ended the year in deficit, with ten of them responsible for most`
    by_ccgs = n.of is not None and any(
        m.value == n.of and d.counted == "ccg"
        for m, d in zip(numbers[max(0, index - _TOLD) : index], done[max(0, index - _TOLD) :], strict=True)
    )
    cast = (
        None
        if by_ccgs and noun is None and n.whole is not None and n.whole[0] > n.start
        else voted(doc, n, low)
        if noun is None or noun.value == "other" and doc.tokens.words[noun.first] == "votes"
        else None
    )
    if cast is not None:
        return cast
    told = _noun_says(doc, n, noun, low, done[index - 1] if before is not None else None)
    if told is not None:
        return told
    if (
        n.unit == "percent"
        and is_change(doc, n)
        and (many := number_of(doc, low, n.first) or level_of(doc, low, n.first)) is not None
        and (many.measure != "population" or many.first is not None and doc.tokens.words[many.first] == "population")
    ):
        return many  # `the number of interims had fallen by 12%`
    if n.unit == "percent":
        if doc.tokens.words[n.last : n.last + 2] in (["short", "of"], ["shy", "of"]) and doc.tokens.words[
            n.last + 2
        ] in ("target", "plan", "that", "what", "the", "its", "their"):
            return Measured("other", n.last, n.last + 2, DIFFERENCE)  # `about 10% short of target`
        opening = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
        missed = doc.cues.ending("predicate", opening - 1) if doc.tokens.words[opening - 1] == "by" else None
        if missed is not None and missed.value == "overspending-ccgs":
            return Measured("overspend", missed.first, missed.last)  # `67 have missed their plan by more than 1%`
        off = doc.cues.starting("off-plan", n.last)
        if (
            off is not None
            and off.last - off.first > 1
            and word_lists()["activity"].isdisjoint(doc.tokens.words[low : n.first])
        ):
            return Measured(off.value, off.first, off.last)
        if before is not None and in_other_terms(doc, before, n):
            return over(done, index - 1)
        told = proportion(doc, n, low)
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
        apart = graded(doc, noun, high) or employed(doc, noun, n)
        if apart is not None:
            return apart
        if doc.tokens.words[noun.last - 1] in word_lists()["bodies_counted"] and n.unit == "count":
            again = such(doc, numbers, index, done, noun, low) or brought_together(doc, n, noun, low)
            if again is not None:
                return again
            said = predicate(doc, numbers, index, low, high, done, "ccg")
            if (
                said is not None
                and said.measure in families()["of_some"]
                and (
                    not doc.cues.within("other-body", low, high)
                    or said.last is not None
                    and 0 <= n.first - said.last <= 2
                )
            ):
                return replace(said, counted="ccg")  # `takes control of four struggling GP-led bodies`
        return Measured("other", noun.first, noun.last, counted)
    return of_ccgs(doc, numbers, index, done, noun, low, high) or without_words(doc, numbers, index, done, low)


def _as_were(doc: Document, n: Number) -> bool:
    """Whether what is said of the number before is said of one with no noun: `as were 19`, `as did 12`."""
    at = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    words = doc.tokens.words
    return words[at - 2] == "as" and words[at - 1] in ("were", "did", "had", "was") and n.unit == "count"


def _again(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int) -> Measured | None:
    """`The nine-month figure was £437m`, `the gap was £159m`: the amount told before, at another time."""
    n, ws = numbers[index], doc.tokens.words
    i = next((k for k in range(n.first - 1, max(low, n.first - 4), -1) if ws[k] in ("figure", "gap")), None)
    like = next((k for k in range(index - 1, max(-1, index - 6), -1) if numbers[k].unit == "GBP"), None)
    if (
        i is None
        or like is None
        or ws[i + 1] not in ("was", "is", "stood", "had", "at", "to")
        or not {"the", "that", "this"} & set(ws[max(low, i - 3) : i])
    ):
        return None
    if (
        doc.layout.index_at(n.start) - doc.layout.index_at(numbers[like].start) > 3
        or done[like].measure not in families()["overspent"]
    ):
        return None
    return over(done, like)


def _is_plural(doc: Document, m: Measured) -> bool:
    """Whether the word for an amount is one that `them` can stand for."""
    return (
        m.last is not None
        and doc.tokens.words[m.last - 1].endswith("s")
        and m.measure in ("savings", "deficit", "surplus", "running-costs")
    )


def _had(doc: Document, n: Number, low: int) -> Measured | None:
    """`Your CCG has £350m`: what a CCG has, with no word for money, is its budget."""
    ws = doc.tokens.words
    i = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    noun = doc.cues.ending("counted", i - 1) if i > low + 1 and ws[i - 1] in ("has", "have", "had") else None
    ends = (
        n.last >= len(ws) or not ws[n.last].isalpha() or ws[n.last] in ("to", "a", "and", "for", "this", "last", "in")
    )
    return Measured("budget", i - 1, i) if noun is not None and noun.value == "ccg" and ends else None


def _with_partner(numbers: Sequence[Number], index: int) -> Number:
    """The first end of a range as far as its other end, which has the noun of both: `10 to 15 per cent of GPs`."""
    n = numbers[index]
    other = numbers[index + 1] if index + 1 < len(numbers) else n
    return replace(n, last=other.last, unit=other.unit) if n.partner == other.first and other.first - n.last <= 2 else n


def _noun_says(doc: Document, n: Number, noun: Cue | None, low: int, before: Measured | None = None) -> Measured | None:
    """The measure that the noun of a number says alone: one that is counted, or that held it before."""
    if n.unit == "count" and (noun is None or noun.value not in ("respondents", "mergers")):
        answered = answers(doc, n, low)
        if answered is not None:
            return answered
    ws = doc.tokens.words
    line = ws[n.last] in ("-", "–", "—", ":") or ws[low] == "of"
    if (
        noun is not None
        and noun.value == "ccg"
        and n.first <= low + 1
        and line
        and ws[noun.last] in ("that", "who", "which")
    ):
        said = doc.cues.starting("predicate", noun.last + 1)  # `43 – groups that answered our survey`
        if said is not None and said.value == "respondents":
            return Measured("respondents", noun.first, said.last, "respondents")
    if noun is not None and noun.value not in ("ccg", "other"):
        return own_noun(doc, noun, n)
    return held(doc, n, low) if noun is None and n.unit == "count" else None


def _of_running_costs(
    doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured]
) -> Measured | None:
    """`from £3.4m to £2.9m, a cut of 15 per cent`: the change of running costs told just before."""
    n = numbers[index]
    if (
        not index
        or done[index - 1].measure not in ("running-costs", "running-cost-reduction")
        or not near(doc, numbers[index - 1], n)
    ):
        return None
    return (
        Measured("running-cost-reduction", inherited=index - 1)
        if is_change(doc, n) or not {"that", "saving", "reduction"}.isdisjoint(doc.tokens.words[n.last : n.last + 2])
        else None
    )
