"""Figures and the quantities that they measure: what makes two of them comparable, and what a hedge leaves open."""

from __future__ import annotations

from decimal import Decimal

from ccgkg.ingest.claim import ALL_CCGS, Figure
from ccgkg.ingest.graph.concepts import OTHER, concept, concept_or_other
from ccgkg.ingest.graph.disclosure import brief
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.populations import Described, period, population
from ccgkg.ingest.graph.precision import precision, scale
from ccgkg.ingest.graph.terms import CCG, RDFS, decimal, integer, iri, line, text, typed
from ccgkg.ontology.codes import Concept

#: The comparators of the contract: the last part of the concept's IRI, and the words before a value.
COMPARATORS = {
    "=": ("equal", ""),
    "~": ("about", "about "),
    ">": ("more-than", "more than "),
    ">=": ("at-least", "at least "),
    "<": ("less-than", "less than "),
    "<=": ("at-most", "at most "),
}
_SIZES = ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))


def figure(claim: Figure, iris: Iris, graph: str) -> Described:
    """A figure with its quantity, its population and its period.

    A hedge is a bound: `>` and `>=` have a lower bound and no value, `<` and `<=` an upper one. Raises ValueError for a
    unit, comparator, basis or status that is none, or a value or period that does not parse.
    """
    comparator, unit = concept("comparator", claim.comparator), concept("unit", claim.unit)
    measured = quantity(claim, iris, graph)
    value = Decimal(str(claim.value))
    number = decimal(value)
    place = precision(claim.exact, claim.unit) * scale(claim.exact, value)
    whole = str(claim.of) if claim.of is not None else None
    node = iris.minted(
        "figure", measured.iri.rsplit("/", 1)[-1], claim.unit, claim.comparator, number, whole, str(place)
    )
    lines = [
        typed(node, CCG.Figure, graph),
        typed(node, CCG.Proposition, graph),
        line(node, RDFS.label, text(_label(claim, value), "en"), graph),
        line(node, CCG.quantity, iri(measured.iri), graph),
        line(node, CCG.unit, iri(unit.iri), graph),
        line(node, CCG.comparator, iri(comparator.iri), graph),
        line(node, CCG.precision, decimal(place), graph),
    ]
    stated = CCG.lowerBound if ">" in claim.comparator else CCG.upperBound if "<" in claim.comparator else CCG.value
    lines.append(line(node, stated, number, graph))
    if claim.of is not None:
        lines.append(line(node, CCG.denominator, integer(int(claim.of)), graph))
        if stated == CCG.value and value == value.to_integral_value():
            lines.append(line(node, CCG.numerator, integer(int(value)), graph))
    return Described(node, lines + measured.lines, measured.local, (measured.iri,))


def quantity(claim: Figure, iris: Iris, graph: str) -> Described:
    """What a figure measures, without its unit. Figures of one quantity may be compared.

    So a quantity whose period or measure the source leaves open, or whose population is its own, is that source's
    alone.
    """
    whom = population(claim.about, claim.period, claim.source, iris, graph)
    measure, measure_text = _measure(claim)
    local = whom.local or claim.period is None or measure.slug == OTHER
    content = (measure.slug, measure_text, whom.iri.rsplit("/", 1)[-1], claim.period, claim.basis, claim.status)
    node = iris.minted("quantity", *content, claim.source if local else None)
    lines = [
        typed(node, CCG.Quantity, graph),
        line(node, RDFS.label, text(_measured(claim), "en"), graph),
        line(node, CCG.measure, iri(measure.iri), graph),
        line(node, CCG.population, iri(whom.iri), graph),
        line(node, CCG.basis, iri(concept("basis", claim.basis).iri), graph),
        line(node, CCG.status, iri(concept("status", claim.status).iri), graph),
        *whom.lines,
    ]
    if measure_text:
        lines.append(line(node, CCG.measureText, text(measure_text), graph))
    if claim.period is not None:
        span = period(claim.period, iris, graph)
        lines += [line(node, CCG.period, iri(span.iri), graph), *span.lines]
    return Described(node, lines, local)


def _measure(claim: Figure) -> tuple[Concept, str | None]:
    """The measure, and its own noun where it is none of the list."""
    measure, words = concept_or_other("measure", claim.measure)
    if measure.slug == OTHER and claim.measure_text:
        words = brief(claim.measure_text)
    return measure, words


def _measured(claim: Figure) -> str:
    measure, words = _measure(claim)
    named = sorted(set(claim.about))
    about = "all CCGs" if named == [ALL_CCGS] else ", ".join(named[:3]) + ", …" * (len(named) > 3)
    parts = [words or measure.label, about, claim.period or "no period given"]
    parts += [claim.basis] * (claim.basis != "total") + [claim.status] * (claim.status != "actual")
    return "; ".join(parts)


def _label(claim: Figure, value: Decimal) -> str:
    return f"{COMPARATORS[claim.comparator][1]}{amount(value, claim.unit, claim.of)} ({_measured(claim)})"


def amount(value: Decimal, unit: str, of: int | None = None) -> str:
    """A value as one reads it: `£213m`, `£1.35bn`, `42%`, `87 of 207`."""
    suffix = "%" if unit == "percent" else ""
    if unit == "GBP":
        size, suffix = next((s for s in _SIZES if abs(value) >= s[0]), (Decimal(1), ""))
        value /= size
    number = f"{value.normalize():,f}"
    sign, number = ("-", number[1:]) if number.startswith("-") else ("", number)
    return f"{sign}{'£' if unit == 'GBP' else ''}{number}{suffix}" + (f" of {of:,}" if of is not None else "")
