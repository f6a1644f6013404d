"""A number that measures what one before it does: in another unit, at another time, or of others beside it."""

from __future__ import annotations

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.compared import set_beside
from ccgkg.ingest.figures.measure.differences import is_change
from ccgkg.ingest.figures.measure.measured import Measured, near, of_those, over, word_lists
from ccgkg.ingest.figures.measure.restated import in_other_terms, restates
from ccgkg.ingest.figures.rows import in_row
from ccgkg.ingest.text.clauses import clause_of, opening_of

#: Behind a number, words that say by how much it changed: `1,900, a figure that has risen by 12%`.
_A_FIGURE_THAT = (["figure", "that"], ["figure", "which"], ["number", "that"], ["total", "that"])
#: Marks between an amount and `the same`.
_DASHES = frozenset("–-—,:")
#: Between `the figure` and its amount.
_FIGURE_VERBS = frozenset({"was", "is", "stood", "had", "at", "to"})
_THAT = frozenset({"that", "this", "it"})
#: So far a share may be rounded.
_ROUNDED = 0.6
#: Sentences at most since an amount that `the figure` tells again.
_SENTENCES = 3


def restated(case: Case) -> Measured | None:
    """`42% (87 of 207)`, `70 per cent of whom`: the number before in another unit, or a part of what it counts."""
    before = case.before
    if before is None or not (restates(case.doc, before, case.n) or _part_of_those(case, before.unit)):
        return None
    return case.as_before()


def _part_of_those(case: Case, unit: str) -> bool:
    return (
        (unit != "GBP" or case.n.unit != "count")
        and of_those(case.doc, case.n)
        and case.done[case.index - 1].measure not in ("ccgs", "respondents")
    )


def equivalent_figure(case: Case) -> Measured | None:
    """`The equivalent figures for 2017-18 were 75 and £213m`: what the numbers of the sentence before measure, in their
    order."""
    doc, n, like = case.doc, case.n, case.like
    if like is None or not near(doc, case.numbers[like], n):
        return None
    nouns = [k for k in range(case.low, n.first) if case.words[k] in word_lists()["equivalent_nouns"]]
    if all(case.words[k + 1] == "of" for k in nouns):
        return None  # none, or `The number of CCGs fell from 211 to 191`
    clause = clause_of(doc, n.first)
    graded = doc.cues.within("graded", *clause)
    if not graded and not doc.cues.within("predicate", *clause):
        row = in_row(case)
        if row is not None:
            return over(case.done, row)
    return over(case.done, like) if not graded and _equivalent(case) else None


def _equivalent(case: Case) -> bool:
    return not word_lists()["equivalent"].isdisjoint(case.words[case.low : case.n.first])


def beside_it(case: Case) -> Measured | None:
    """`6%, against 4% for all budgets`: what others have at the same time."""
    n = case.n
    if case.before is None or not set_beside(case.doc, case.before, n):
        return None
    own = next((x for x in case.doc.cues.within("money", n.last, n.last + 4) if case.words[n.last] == "for"), None)
    return Measured(own.value, own.first, own.last) if own is not None else case.as_before()


def the_same(case: Case) -> Measured | None:
    """`£22 – the same, per head of population`: as much as the number before."""
    n, words = case.n, case.words
    if not case.index or words[n.last + 1 : n.last + 3] != ["the", "same"] or words[n.last] not in _DASHES:
        return None
    return case.as_before() if case.numbers[case.index - 1].unit == n.unit else None


def as_were(case: Case) -> Measured | None:
    """`63% of practices in A were in favour, as were 19 out of 27 in B`: what is said of the number before."""
    at = case.n.begin
    said = case.words[at - 2] == "as" and case.words[at - 1] in ("were", "did", "had", "was")
    return case.as_before() if case.before is not None and said else None


def a_figure_that(case: Case) -> Measured | None:
    """`employ some 1,900, a figure that has risen by 12%`: the change of the number before."""
    if case.before is None or not is_change(case.doc, case.n):
        return None
    gap = range(case.before.last, case.n.first)
    return case.as_before() if any(case.words[k : k + 2] in _A_FIGURE_THAT for k in gap) else None


def put_otherwise(case: Case) -> Measured | None:
    """`by 20%, or £4.4m`: the amount that a percentage comes to."""
    if case.before is None or not in_other_terms(case.doc, case.before, case.n):
        return None
    return case.as_before() if case.done[case.index - 1].measure != "other" else None


def that_share(case: Case) -> Measured | None:
    """`142 of the 191 CCGs share one. That is 74 per cent`: the share that the count before is of its whole."""
    if not case.index or case.n.unit != "percent" or case.words[opening_of(case.doc, case.n.first)] not in _THAT:
        return None
    before = case.numbers[case.index - 1]
    if before.unit != "count" or not before.of or not near(case.doc, before, case.n):
        return None
    return case.as_before() if abs(100 * before.value / before.of - case.n.value) <= _ROUNDED else None


def the_average(case: Case) -> Measured | None:
    """`They spend £17 a head on management. The average is £19`: of what the sentence before tells."""
    doc, n, like = case.doc, case.n, case.like
    if like is None or not near(doc, case.numbers[like], n) or "average" not in case.words[case.low : n.first]:
        return None
    if case.before is not None and case.before.unit == "GBP" or doc.cues.within("money", case.low, case.high):
        return None
    return over(case.done, like)


def the_figure(case: Case) -> Measured | None:
    """`The nine-month figure was £437m`, `In 2017/18 the total was £34m`: the amount told before, at another time."""
    like = next((k for k in case.recent(5) if case.numbers[k].unit == "GBP"), None)
    if like is None:
        return None
    doc, n, words = case.doc, case.n, case.words
    at = next(
        (k for k in range(n.first - 1, max(case.low, n.first - 4), -1) if words[k] in ("figure", "gap", "total")), None
    )
    if (
        at is None
        or words[at + 1] not in _FIGURE_VERBS
        or {"the", "that", "this"}.isdisjoint(words[max(case.low, at - 3) : at])
    ):
        return None
    if doc.layout.index_at(n.start) - doc.layout.index_at(case.numbers[like].start) > _SENTENCES:
        return None
    return over(case.done, like) if case.done[like].measure in families()["overspent"] else None
