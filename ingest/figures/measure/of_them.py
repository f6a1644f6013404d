"""Numbers of `them`, `those` or `each`: of the CCGs, the amounts or the practices told of before."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.measured import Measured, of_those, over
from ccgkg.ingest.figures.measure.restated import restates
from ccgkg.ingest.figures.measure.said_of import first_predicate
from ccgkg.ingest.figures.measure.totals import existing
from ccgkg.ingest.text.clauses import clause_of

#: Nouns that `them` may stand for beside CCGs.
_COUNTED = frozenset({"ccg", "practices", "staff"})
#: What is said of some of those who do badly.
_FAILING = frozenset({"failing-or-at-risk", "special-measures", "legal-directions"})
#: Measures of amounts that a plural stands for: `savings … half of them`.
_PLURAL = frozenset({"savings", "deficit", "surplus", "running-costs"})
#: Bodies other than CCGs, as the lexicons name them.
_OTHERS = frozenset({"trusts", "nhs-trusts", "hospitals", "foundation-trusts", "acute-trusts", "councils"})


def they_were(case: Case) -> Measured | None:
    """`when there were 135 of them`: CCGs, where no other noun was counted last."""
    doc, n = case.doc, case.n
    if not case.of_them or not existing(doc, n, case.low):
        return None
    first = doc.range_of(doc.layout.sentences[max(0, doc.layout.index_at(n.start) - 1)])[0]
    nouns = [x.value for x in doc.cues.within("counted", first, n.first) if x.value in _COUNTED]
    if nouns and nouns[-1] in ("practices", "staff"):
        return Measured(nouns[-1], counted=nouns[-1])
    return Measured("ccgs", counted="ccg") if not nouns or nouns[-1] == "ccg" else None


def said_of_them(case: Case) -> Measured | None:
    """`24 of them were deemed to be failing`: some of those counted before, who do badly."""
    doc, n = case.doc, case.n
    if not case.of_them or case.words[n.last + 2] not in ("were", "are", "was"):
        return None
    said = first_predicate(doc, n.last, clause_of(doc, n.first)[1])
    if said is None or said.measure not in _FAILING or case.before is None or restates(doc, case.before, n):
        return None
    return replace(said, counted="ccg")


def half_of_them(case: Case) -> Measured | None:
    """`savings of £14m, or 5% of its £288m budget, and has found half of them`: a share of an amount in the plural."""
    if not case.of_them:
        return None
    for k in case.recent(4):
        if case.numbers[k].first >= case.low and case.numbers[k].unit == "GBP" and _is_plural(case, case.done[k]):
            return over(case.done, k)
    return None


def _is_plural(case: Case, m: Measured) -> bool:
    """Whether the word for an amount is one that `them` can stand for."""
    return m.last is not None and case.words[m.last - 1].endswith("s") and m.measure in _PLURAL


def of_each(case: Case) -> Measured | None:
    """`37 practices in one and 27 in the other; at least 75% of each must agree`: a share of practices."""
    each = case.words[case.n.last : case.n.last + 2] == ["of", "each"]
    return case.as_before() if each and case.index and case.done[case.index - 1].measure == "practices" else None


def of_those_told(case: Case) -> Measured | None:
    """`70 practices voted. It was backed by 60 of them`: some of the whole that was told."""
    if case.n.of is None or not of_those(case.doc, case.n):
        return None
    for k in case.recent(3):
        if case.numbers[k].value == case.n.of and case.done[k].measure in ("practices", "staff"):
            return over(case.done, k)
    return None


def of_others(case: Case) -> Measured | None:
    """`Trusts ended the year in deficit, with ten of them responsible for most`: some of bodies that are no CCGs."""
    if case.n.unit != "count" or not case.of_them:
        return None
    nouns = [x for label in ("other-body", "counted") for x in case.doc.cues.within(label, case.low, case.n.first)]
    if not nouns or max(nouns, key=lambda x: (x.first, x.last)).value not in _OTHERS:
        return None
    return Measured("other", counted="other")
