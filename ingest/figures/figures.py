"""Figures: each number of a text with what it measures, of whom, when, on what basis, and as what."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.claim import Change, Evidence, Figure, Intervention, Statement
from ccgkg.ingest.figures.ballots import before_their_merger
from ccgkg.ingest.figures.basis import basis_of
from ccgkg.ingest.figures.cast import Cast, cast_of
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.foretold_by import foretold_by
from ccgkg.ingest.figures.headlines import with_the_text
from ccgkg.ingest.figures.measured import Measured, word_lists
from ccgkg.ingest.figures.measures import measure_of
from ccgkg.ingest.figures.narrower import narrower
from ccgkg.ingest.figures.of_changes import date_of_change
from ccgkg.ingest.figures.parts_of_money import DIFFERENCE, PART
from ccgkg.ingest.figures.periods import period_of
from ccgkg.ingest.figures.predicates_apart import has_verb
from ccgkg.ingest.figures.put_under import put_under
from ccgkg.ingest.figures.referent import Referents
from ccgkg.ingest.figures.referents import referents_of
from ccgkg.ingest.figures.restated import in_other_terms, restates
from ccgkg.ingest.figures.standing import standing
from ccgkg.ingest.figures.subjects import about
from ccgkg.ingest.figures.taken_up import differs_from_the_last, gapped, standing_taken_up
from ccgkg.ingest.figures.year_of_grades import about_ratings
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
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
        figures[index] = changed(figures[index], measure="other", measure_text=_measure_text(doc, numbers[index]))
    return with_the_text(
        doc, figures, periods.governing.period(True) if periods.governing and about_ratings(doc) else None
    )


def restated(doc: Document, numbers: Sequence[Number]) -> dict[int, int]:
    """Which number says the same as the one before it in another unit: index to index."""
    return {k: k - 1 for k in range(1, len(numbers)) if restates(doc, numbers[k - 1], numbers[k])}


def _figure(c: Context, cast: Cast, refs: Referents, index: int, found: Measured, before: Sequence[Figure]) -> Figure:
    n = c.numbers[index]
    tokens = c.doc.tokens
    earlier = c.numbers[index - 1] if index else None
    same = earlier is not None and (restates(c.doc, earlier, n) or in_other_terms(c.doc, earlier, n))
    twin = (
        before[index - 1]
        if same and earlier is not None and not earlier.unit == n.unit == "GBP" or _ends_range(c, index)
        else None
    )
    whole = before[found.inherited] if found.counted == PART and found.inherited is not None and not same else None
    measure = _refined(c, n, found)
    basis = (
        twin.basis if twin else "change" if found.counted == DIFFERENCE else basis_of(c, index, found, measure, before)
    )
    if basis == "change" and n.unit != "count" and measure == "running-costs":
        measure = "running-cost-reduction"
    if basis == "change" and n.unit == "count":
        measure = "other"  # a difference is no number of them (decision 10)
    evidence = [Evidence("value", n.start, n.end)]
    if n.hedge:
        evidence.append(Evidence("comparator", *n.hedge))
    if n.whole:
        evidence.append(Evidence("of", *n.whole))
    if found.first is not None and found.last is not None:
        evidence.append(Evidence("measure", tokens.starts[found.first], tokens.ends[found.last - 1]))
    elif found.inherited is not None:
        evidence.append(Evidence("measure", reason="taken over from the figure before it"))
    whom = whole.about if whole else twin.about if twin else about(c, cast, refs, n, found, measure, before)
    if measure == "practices":
        whom = before_their_merger(c, n, whom)
    period, stated = (twin.period, _evidence_of(twin, "period")) if twin else period_of(c, index, measure, before)
    dated = (
        date_of_change(c, n, measure)
        if period is None and (measure in families()["events"] or measure == "practices")
        else None
    )
    period, stated = dated if dated is not None else (period, stated)
    if stated is not None:
        evidence.append(stated)
    status, cue = standing(c, n, measure, period, stated)
    if whole is not None:
        period, status = period or whole.period, whole.status if status == "actual" else status
    elif index and status == "actual" and _of_which(c, index) and before[index - 1].measure == measure:
        status, period = before[index - 1].status, period or before[index - 1].period
    elif (
        cue is None
        and status == "actual"
        and index
        and _sums_up(c, n, measure, before[index - 1])
        or cue is None
        and measure == "other"
        and differs_from_the_last(c, index)
    ):
        status = before[index - 1].status
    elif cue is None and status == "actual":
        shared = gapped(c, index, before)
        status = standing_taken_up(c, index, before) or (shared.status if shared is not None else status)
    teller = foretold_by(c, n, measure, whom)
    if teller is not None:
        evidence.append(teller[1])
    if cue is not None and not twin:
        evidence.append(cue)
    return Figure(
        source=c.doc.source.slug,
        start=n.start,
        end=n.end,
        exact=c.doc.source.text[n.start : n.end],
        status=twin.status if twin else status,
        rule=f"figures.{'restated' if twin else n.form}",
        evidence=tuple(evidence),
        asserted_by=teller[0] if teller is not None else None,
        value=n.value,
        unit=n.unit,
        comparator=n.comparator,
        of=n.of,
        measure=measure,
        about=whom,
        basis=basis,
        period=period,
        measure_text=_measure_text(c.doc, n) if measure == "other" else None,
    )


def _ends_range(c: Context, index: int) -> bool:
    """Whether a number is the other end of the one before it: `between £40m and £60m`, `ranged from £1m to £9m`; not of a rise."""
    n, words = c.numbers[index], c.doc.tokens.words
    if (
        not index
        or n.partner is None
        or n.partner != c.numbers[index - 1].first
        or n.first - c.numbers[index - 1].last > 3
    ):
        return False
    return n.comparator == "<=" or not word_lists()["ranges"].isdisjoint(words[max(0, n.partner - 4) : n.partner])


def _of_which(c: Context, index: int) -> bool:
    """Whether an amount is a part of the one before it: `A target of £11m had been set, of which £8m was fully developed`."""
    one, two = c.numbers[index - 1], c.numbers[index]
    gap = c.doc.tokens.words[one.last : two.begin]
    if not word_lists()["was_done"].isdisjoint(c.doc.tokens.words[two.last : two.last + 4]):
        return False  # `a target of £12m, of which £3.9m had been delivered`
    return (
        one.unit == two.unit == "GBP"
        and (gap[-2:] == ["of", "which"] or gap[-2:] == ["one", "of"] and not has_verb(c.doc, one.last, two.first))
        and "." not in gap
    )


def _sums_up(c: Context, n: Number, measure: str, last: Figure) -> bool:
    """Whether an amount is the sum of those who were just said to expect it: `83 forecast an overspend. The combined total is £310m`."""
    kinds, layout = families()["overspent"], c.doc.layout
    low = c.doc.sentence_tokens(n.first)[0]
    near = (
        layout.index_at(n.start) - layout.index_at(last.start) == 1
        and layout.sentence_at(n.start).block == layout.sentence_at(last.start).block
    )
    return (
        near
        and measure in kinds
        and last.measure in kinds
        and last.status == "possible"
        and not word_lists()["sums"].isdisjoint(c.doc.tokens.words[low : low + 3])
    )


def _evidence_of(figure: Figure, key: str) -> Evidence | None:
    return next((e for e in figure.evidence if e.key == key), None)


def _refined(c: Context, n: Number, found: Measured) -> str:
    """The measure, where the count of a group takes it from a change that its sentence tells (decision 10)."""
    if found.measure == "staff" and n.unit == "GBP":
        return "other"
    if n.unit == "count" and found.measure == "other" and found.counted in ("ccg", ""):
        low, high = c.doc.sentence_tokens(n.first)
        start, end = c.doc.tokens.starts[low], c.doc.tokens.ends[high - 1]
        told = [x.type for x in c.changes_within(start, end) if not _apart(c, n, x)]
        group = found.counted == "ccg" or any(
            g.first <= n.last and n.first < g.last for g in c.bodies.groups_within(low, high)
        )
        if group and "merger" in told:
            return "ccgs-merging"
        if group and "shared-leadership" in told:
            return "ccgs-sharing-leadership"
    return found.measure


def _apart(c: Context, n: Number, change: Change) -> bool:
    """Whether a change stands in a clause of its own that only tells of a place or a time: `Ten CCGs, bar the city, where three became one`."""
    first, last = clause_of(c.doc, c.doc.tokens.at(change.start))
    return c.doc.tokens.words[first] == "where" and not first <= n.first < last


def _measure_text(doc: Document, n: Number) -> str | None:
    """The noun behind a number whose measure no list has: its own words up to a verb or a mark, six at most."""
    ws, tokens = doc.tokens.words, doc.tokens
    _, high = doc.sentence_tokens(n.first)
    last = n.last
    while last < high and last - n.last < 6 and (ws[last][0].isalpha() and ws[last] not in word_lists()["ends"]):
        last += 1
    return " ".join(doc.text[tokens.starts[n.last] : tokens.ends[last - 1]].split()) or None
