"""What a figure measures: its noun, its predicate, or the word for money beside it.

The words are `rules/cues-measures.yaml`. A measure that no word there names is `other`, with the noun kept as it
stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ccgkg.ingest.figures.measure.ballots import voted
from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.ccgs_counted import of_ccgs
from ccgkg.ingest.figures.measure.elided import against_the_run, number_spoken_of
from ccgkg.ingest.figures.measure.measured import Measured
from ccgkg.ingest.figures.measure.nouns import noun_says, other_bodies, what_is_counted
from ccgkg.ingest.figures.measure.of_them import of_others, of_those_told, said_of_them, they_were
from ccgkg.ingest.figures.measure.parts_of_money import spent_on
from ccgkg.ingest.figures.measure.percentages import SHARES, share_of
from ccgkg.ingest.figures.measure.sums import AMOUNTS
from ccgkg.ingest.figures.measure.taken_over import without_words
from ccgkg.ingest.figures.measure.told_again import as_were, equivalent_figure, restated, the_same
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

Rule = Callable[[Case], Measured | None]

#: Numbers back among which the whole may be told of CCGs: `Four of the five said yes`.
_TOLD = 16

#: The rules that are asked before the noun of a count.
_COUNTS = (
    against_the_run,
    number_spoken_of,
    they_were,
    said_of_them,
    restated,
    equivalent_figure,
    the_same,
    as_were,
    spent_on,
    of_those_told,
)
#: By unit, what is asked before the noun.
_RULES: Mapping[str, Sequence[Rule]] = {"count": _COUNTS, "percent": SHARES, "GBP": AMOUNTS}


def measure_of(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured]) -> Measured:
    """The measure of one number; `done` are those of the numbers before it."""
    case = Case.of(doc, numbers, index, done)
    for rule in _RULES[case.n.unit]:
        found = rule(case)
        if found is not None:
            return found
    return Measured("other") if case.n.unit == "GBP" else _by_noun(case)


def _by_noun(case: Case) -> Measured:
    """The measure of a count or a percentage that its noun, or what is said of that, tells."""
    noun = what_is_counted(case)
    told = (of_others(case) if noun is None else None) or _cast(case, noun) or noun_says(case, noun)
    if told is not None:
        return told
    if case.n.unit == "percent":
        share = share_of(case, noun)
        if share is not None:
            return share
    if noun is not None and noun.value == "other":
        return other_bodies(case, noun)
    return of_ccgs(case, noun) or without_words(case)


def _cast(case: Case, noun: Cue | None) -> Measured | None:
    """`52 voted for and six against`, `18 of the 28 votes`: practices, where it is not of CCGs that the whole was
    told."""
    if noun is not None:
        votes = noun.value == "other" and case.words[noun.first] == "votes"
    else:
        n = case.n
        votes = n.whole is None or n.whole[0] <= n.start or not _of_ccgs_told(case)
        votes = votes and case.words[n.first - 3 : n.first - 1] != ["merger", "of"]
    return voted(case.doc, case.n, case.low) if votes else None


def _of_ccgs_told(case: Case) -> bool:
    """Whether the whole of a number was told of CCGs: `Four of the five said yes`."""
    return case.n.of is not None and any(
        case.numbers[k].value == case.n.of and case.done[k].counted == "ccg" for k in case.recent(_TOLD)
    )
