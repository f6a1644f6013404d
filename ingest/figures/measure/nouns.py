"""What the noun of a number says of its measure."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.measure.answering import answers
from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.counted import noun_before, noun_of
from ccgkg.ingest.figures.measure.employed import employed
from ccgkg.ingest.figures.measure.held import held
from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.figures.measure.own_nouns import own_noun
from ccgkg.ingest.figures.measure.predicates import predicate
from ccgkg.ingest.figures.measure.restated import restates
from ccgkg.ingest.figures.measure.told_of_those import brought_together, graded, such
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.cues import Cue

#: From so many on, people are a population.
_MANY = 20_000


def what_is_counted(case: Case) -> Cue | None:
    """The noun that a number counts, behind it or before it; None where none stands there, or `of us` does."""
    if case.words[case.n.last : case.n.last + 2] == ["of", "us"]:
        return None
    noun = noun_of(case.doc, _with_partner(case), case.high) or noun_before(case.doc, case.n)
    if noun is None:
        return _noun_of_next(case) if case.n.unit == "percent" else None
    return None if noun.value == "other" and _is_population(case) else noun


def _with_partner(case: Case) -> Number:
    """The first end of a range as far as its other end, which has the noun of both: `10 to 15 per cent of GPs`."""
    n, nxt = case.n, case.index + 1
    other = case.numbers[nxt] if nxt < len(case.numbers) else n
    return replace(n, last=other.last, unit=other.unit) if n.partner == other.first and other.first - n.last <= 2 else n


def _noun_of_next(case: Case) -> Cue | None:
    """`79 per cent, or 30 of the 38 practices`: the noun of the count that says the same."""
    after = next(iter(case.numbers[case.index + 1 : case.index + 2]), None)
    if after is None or after.unit != "count" or not restates(case.doc, case.n, after):
        return None
    noun = noun_of(case.doc, after, case.high)
    return noun if noun is not None and noun.value == "practices" else None


def _is_population(case: Case) -> bool:
    """`its population of 220,000 changes`: no plural, but a verb behind."""
    n = case.n
    return n.unit == "count" and n.value >= _MANY and case.words[n.first - 2 : n.first] == ["population", "of"]


def noun_says(case: Case, noun: Cue | None) -> Measured | None:
    """The measure that the noun of a number says alone: one that is counted, or that held it before."""
    count = case.n.unit == "count"
    answered = _answered(case, noun) if count else None
    if answered is not None:
        return answered
    if noun is None:
        return held(case.doc, case.n, case.low) if count else None
    if noun.value == "ccg":
        return _line_of_answers(case, noun)
    return own_noun(case.doc, noun, case.n) if noun.value != "other" else None


def _answered(case: Case, noun: Cue | None) -> Measured | None:
    """`replies came from 112 of the groups`."""
    other = noun is not None and noun.value in ("respondents", "mergers")
    return None if other else answers(case.doc, case.n, case.low)


def _line_of_answers(case: Case, noun: Cue) -> Measured | None:
    """`43 – groups that answered our survey`."""
    n, words = case.n, case.words
    line = words[n.last] in ("-", "–", "—", ":") or words[case.low] == "of"
    if n.first > case.low + 1 or not line or words[noun.last] not in ("that", "who", "which"):
        return None
    said = case.doc.cues.starting("predicate", noun.last + 1)
    if said is None or said.value != "respondents":
        return None
    return Measured("respondents", noun.first, said.last, "respondents")


def other_bodies(case: Case, noun: Cue) -> Measured:
    """What is said of those whom no lexicon names: a grade, an employer, or what bodies by any name do; else
    `other`."""
    return (
        graded(case.doc, noun, case.high)
        or employed(case.doc, noun, case.n)
        or _like_ccgs(case, noun)
        or Measured("other", noun.first, noun.last, noun.value)
    )


def _like_ccgs(case: Case, noun: Cue) -> Measured | None:
    """`takes control of four struggling GP-led bodies`: CCGs by another name, where what is said is said of CCGs."""
    if case.n.unit != "count" or case.words[noun.last - 1] not in word_lists()["bodies_counted"]:
        return None
    again = such(case, noun) or brought_together(case.doc, case.n, noun, case.low)
    if again is not None:
        return again
    said = predicate(case, "ccg")
    if said is None or said.measure not in families()["of_some"]:
        return None
    near = said.last is not None and 0 <= case.n.first - said.last <= 2
    if case.doc.cues.within("other-body", case.low, case.high) and not near:
        return None
    return replace(said, counted="ccg")
