"""Figures: each number of a text with what it measures, of whom, when, on what basis, and as what."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.claim import Change, Evidence, Figure, Intervention, Statement
from ccgkg.ingest.figures.about.cast import Cast, cast_of
from ccgkg.ingest.figures.about.foretold_by import foretold_by
from ccgkg.ingest.figures.about.makes_up import part_made_up
from ccgkg.ingest.figures.about.put_under import put_under
from ccgkg.ingest.figures.about.referent import Referents
from ccgkg.ingest.figures.about.referents import referents_of
from ccgkg.ingest.figures.about.subjects import about
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.headlines import with_the_text
from ccgkg.ingest.figures.measure.ballots import before_their_merger
from ccgkg.ingest.figures.measure.basis import basis_of
from ccgkg.ingest.figures.measure.measured import Measured
from ccgkg.ingest.figures.measure.measures import measure_of
from ccgkg.ingest.figures.measure.narrower import narrower
from ccgkg.ingest.figures.measure.parts_of_money import DIFFERENCE, PART
from ccgkg.ingest.figures.measure.refined import measure_text, refined
from ccgkg.ingest.figures.measure.restated import in_other_terms, restates
from ccgkg.ingest.figures.period.of_changes import date_of_change
from ccgkg.ingest.figures.period.periods import period_of
from ccgkg.ingest.figures.period.year_of_grades import about_ratings
from ccgkg.ingest.figures.status.standing import standing
from ccgkg.ingest.figures.status.told_with_before import Told, ends_range, with_the_figure_before
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods
from ccgkg.ingest.values import changed


def find_figures(
    doc: Document,
    numbers: Sequence[Number],
    bodies: Bodies,
    periods: Periods,
    changes: Sequence[Change] = (),
    statements: Sequence[Statement] = (),
    interventions: Sequence[Intervention] = (),
) -> list[Figure]:
    """A claim for each number, in the order of the text. The other claims of the text say of whom a number is."""
    ordered, said = sorted(changes, key=lambda x: x.start), sorted(statements, key=lambda s: s.start)
    cast = cast_of(doc, bodies, ordered)
    context = Context(
        doc, bodies, periods, numbers, ordered, said, cast.topic, put_under(interventions), [n.first for n in numbers]
    )
    refs = referents_of(doc, bodies, cast, ordered)
    measured: list[Measured] = []
    figures: list[Figure] = []
    for index in range(len(numbers)):
        found = measure_of(doc, numbers, index, measured)
        measured.append(found)
        figures.append(_figure(context, cast, refs, index, found, figures))
    for index in narrower(doc, numbers, measured):
        figures[index] = changed(figures[index], measure="other", measure_text=measure_text(doc, numbers[index]))
    year = periods.governing.period(True) if periods.governing and about_ratings(doc) else None
    return with_the_text(doc, figures, year)


def restated(doc: Document, numbers: Sequence[Number]) -> dict[int, int]:
    """Which number says the same as the one before it in another unit: index to index."""
    return {k: k - 1 for k in range(1, len(numbers)) if restates(doc, numbers[k - 1], numbers[k])}


def _figure(c: Context, cast: Cast, refs: Referents, index: int, found: Measured, before: Sequence[Figure]) -> Figure:
    """The claim of the number with an index, of which `found` is what its words measure, and `before` the figures
    before it."""
    n = c.numbers[index]
    same = _says_the_same(c, index)
    twin = before[index - 1] if same and not _two_amounts(c, index) or ends_range(c, index) else None
    whole = before[found.inherited] if found.counted == PART and found.inherited is not None and not same else None
    measure, basis = _measure_and_basis(c, index, found, twin, before)
    makes_up = part_made_up(c, cast, refs, n) if whole else ()
    whom = makes_up or whole.about if whole else twin.about if twin else about(c, cast, refs, n, found, measure, before)
    if measure == "practices":
        whom = before_their_merger(c, n, whom)
    period, stated = (twin.period, _evidence_of(twin, "period")) if twin else period_of(c, index, measure, before)
    if period is None and (measure in families()["events"] or measure == "practices"):
        period, stated = date_of_change(c, n, measure) or (period, stated)
    status, cue = standing(c, n, measure, period, stated)
    status, period = with_the_figure_before(c, index, measure, before, whole, Told(status, cue, period))
    teller = foretold_by(c, n, measure, whom)
    evidence = (*_evidence(c, n, found), stated, teller[1] if teller is not None else None, None if twin else cue)
    return Figure(
        source=c.doc.source.slug,
        start=n.start,
        end=n.end,
        exact=c.doc.source.text[n.start : n.end],
        status=twin.status if twin else status,
        rule=f"figures.{'restated' if twin else n.form}",
        evidence=tuple(e for e in evidence if e is not None),
        asserted_by=teller[0] if teller is not None else None,
        value=n.value,
        unit=n.unit,
        comparator=n.comparator,
        of=n.of,
        measure=measure,
        about=whom,
        basis=basis,
        period=period,
        measure_text=measure_text(c.doc, n) if measure == "other" else None,
    )


def _says_the_same(c: Context, index: int) -> bool:
    """Whether a number says the same as the one before it: `42% (87 of 207)`, `£4m, or 2% of its budget`."""
    if not index:
        return False
    one, two = c.numbers[index - 1], c.numbers[index]
    return restates(c.doc, one, two) or in_other_terms(c.doc, one, two)


def _two_amounts(c: Context, index: int) -> bool:
    return c.numbers[index - 1].unit == c.numbers[index].unit == "GBP"


def _measure_and_basis(
    c: Context, index: int, found: Measured, twin: Figure | None, before: Sequence[Figure]
) -> tuple[str, str]:
    """What a number measures, and whether it is a total or a change: a change of running costs has a measure of its
    own."""
    n = c.numbers[index]
    measure = refined(c, n, found)
    if twin is not None:
        basis = twin.basis
    else:
        basis = "change" if found.counted == DIFFERENCE else basis_of(c, index, found, measure, before)
    if basis == "change" and n.unit == "count":
        return "other", basis  # a difference is no number of them (decision 10)
    if basis == "change" and measure == "running-costs":
        return "running-cost-reduction", basis
    return measure, basis


def _evidence(c: Context, n: Number, found: Measured) -> list[Evidence]:
    """The words for the value, its comparator, its whole and its measure."""
    starts, ends = c.doc.tokens.starts, c.doc.tokens.ends
    evidence = [Evidence("value", n.start, n.end)]
    if n.hedge:
        evidence.append(Evidence("comparator", *n.hedge))
    if n.whole:
        evidence.append(Evidence("of", *n.whole))
    if found.first is not None and found.last is not None:
        evidence.append(Evidence("measure", starts[found.first], ends[found.last - 1]))
    elif found.inherited is not None:
        evidence.append(Evidence("measure", reason="taken over from the figure before it"))
    return evidence


def _evidence_of(figure: Figure, key: str) -> Evidence | None:
    return next((e for e in figure.evidence if e.key == key), None)
