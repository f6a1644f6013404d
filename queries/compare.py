"""What sources say side by side: the figures of one thing with the verdicts on them, and all that contradicts.

The verdicts are those that the build computed and stored; this reads them, from whatever store answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import Any

from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ingest.graph.quantities import COMPARATORS, amount
from ccgkg.ontology.codes import load_codes
from ccgkg.queries.ask import Cell, Engine, rows_of
from ccgkg.queries.catalogue import question
from ccgkg.queries.origins.origin import NO_ORIGINS, Link, Origins, Resting, count_origins
from ccgkg.queries.origins.tracing import Texts, links_of, resting_of
from ccgkg.queries.words import period_in_words

_HEDGES = {concept: words for concept, words in COMPARATORS.values()}
_FINANCIAL = re.compile(r"(\d{4})\s*[/–-]\s*(\d{2}|\d{4})")
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim is made, and by whom. Offsets are code points, half-open. `period_reason`: why its period is inferred."""

    claim: str
    outlet: str
    said_by: str
    published: str | None
    source: str
    start: int
    end: int
    period_reason: str | None


@dataclass(frozen=True, slots=True)
class Given:
    """A proposition as one reads it (`more than 40%`), every value that its words leave open, and who says it."""

    iri: str
    words: str
    interval: str | None
    places: tuple[Place, ...]

    @property
    def inferred(self) -> bool:
        """Whether nobody who says it states its period."""
        return all(place.period_reason for place in self.places)


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict: on two propositions, by their words, or on one that is said several times. `inferred` as in the graph."""

    first: str
    second: str | None
    verdict: str
    reason: str
    inferred: tuple[str, ...]
    compared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One quantity and all its figures, with their origins. `verdict` is None where nothing is compared: one figure, or no period."""

    quantity: str
    measure: str
    measures: str
    whom: str
    basis: str
    status: str
    period: str | None
    period_in_words: str
    verdict: str | None
    figures: tuple[Given, ...]
    comparisons: tuple[Judged, ...]
    origins: Origins = NO_ORIGINS

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(place for figure in self.figures for place in figure.places)

    @property
    def sources(self) -> int:
        return len({place.source for place in self.places})

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"origins": self.origins.to_json()}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two propositions of any kind (`Figure`, `Rating`, …) with the verdict asked for."""

    kind: str
    verdict: str
    reason: str
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    measure: str | None
    period: str | None
    quantities: tuple[Measured, ...]
    disagreements: tuple[Disagreement, ...]

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"quantities": [each.to_json() for each in self.quantities]}


def compare(
    engine: Engine, measure: str | None = None, period: str | None = None, texts: Texts = lambda sha256: None
) -> Answer:
    """What sources give for a measure, by its slug, and how it stands together; without one, for all measures.

    `period` is EDTF: only quantities of just that period are given, and those without one. Without a measure only quantities that
    two claims or more are of are given, and all contradictions, of ratings and events too. The words that sources share, read out of
    `texts`, are given for one measure only. Raises ValueError for a measure that is none.
    """
    if measure is not None and measure not in load_codes()["measure"]:
        raise ValueError(f"no measure {measure!r}; ccgkg compare without one shows those that sources give")
    rows = _rows(engine, "side-by-side", measure)
    verdicts: dict[Cell, list[Row]] = {}
    for row in _rows(engine, "verdicts", measure):
        verdicts.setdefault(row["quantity"], []).append(row)
    found = []
    for key, group in groupby(rows, key=lambda row: row["quantity"]):
        same = list(group)
        if period is None or same[0]["period"] in (None, period):
            found.append(_measured(same, verdicts.get(key, [])))
    if measure is None:
        found = [one for one in found if one.comparisons]
    found.sort(key=lambda one: (one.measure, one.period is None, one.period or "", -one.sources, one.quantity))
    told = _with_origins(engine, found, texts, every=measure is None)
    return Answer(measure, period, told, disagreements(engine) if measure is None and period is None else ())


def _with_origins(engine: Engine, found: Sequence[Measured], texts: Texts, *, every: bool) -> tuple[Measured, ...]:
    places = [place for one in found for place in one.places]
    if not places:
        return ()
    resting: Mapping[str, Resting] = {
        one.claim: one for one in resting_of(engine, None if every else (place.claim for place in places))
    }
    links: list[Link] = [] if every else links_of(engine, (place.source for place in places), texts)
    return tuple(
        replace(
            one, origins=count_origins((resting[each.claim] for each in one.places if each.claim in resting), links)
        )
        for one in found
    )


def disagreements(engine: Engine, verdict: str = "contradictory") -> tuple[Disagreement, ...]:
    """All comparisons of figures, ratings and events with one verdict."""
    rows = rows_of(engine(question("disagreements").with_values({"verdict": verdict}))).records()
    return tuple(
        Disagreement(
            kind=str(same[0]["kind"]),
            verdict=verdict,
            reason=str(same[0]["reason"]),
            given=tuple(
                Given(str(iri), str(told[0]["label"]), None, _places(told))
                for iri, told in ((iri, list(rows)) for iri, rows in groupby(same, key=lambda row: row["proposition"]))
            ),
        )
        for same in (list(group) for _, group in groupby(rows, key=lambda row: row["comparison"]))
    )


def judged(engine: Engine, measure: str) -> dict[tuple[str, ...], Judged]:
    """The stored verdicts on the figures of a measure, by the IRIs of what is compared."""
    return {one.compared: one for one in _judged(_rows(engine, "verdicts", measure), {})}


def read_period(text: str) -> str:
    """A period as a person types it, in EDTF: `2017/18` is a financial year. Raises ValueError, in one line, where it is none.

    >>> read_period("2017/18"), read_period("2018-12")
    ('2017-04-01/2018-03-31', '2018-12')
    """
    year = _FINANCIAL.fullmatch(text.strip())
    if year and len(year[2]) == 2 and (int(year[1]) + 1) % 100 == int(year[2]):
        return financial_year(int(year[1]))
    if year and int(year[2]) == int(year[1]) + 1:
        return financial_year(int(year[1]))
    try:
        bounds(text.strip())
    except ValueError:
        raise ValueError(f"{text!r} is no period; write it like 2017/18, 2018-12 or 2017-04-01/2018-03-31") from None
    return text.strip()


def _rows(engine: Engine, name: str, measure: str | None) -> list[Row]:
    asked = question(name)
    text = (
        asked.with_values({"measure": measure})
        if measure
        else asked.text.replace(f"{{ {asked.parameters[0].default} }}", "{ UNDEF }", 1)
    )
    return rows_of(engine(text)).records()


def _measured(rows: Sequence[Row], verdicts: Iterable[Row]) -> Measured:
    row = rows[0]
    figures = tuple(
        Given(str(iri), _words(told[0]), _text(told[0]["interval"]), _places(told))
        for iri, told in ((iri, list(group)) for iri, group in groupby(rows, key=lambda row: row["figure"]))
    )
    comparisons = tuple(_judged(verdicts, {given.iri: given.words for given in figures}))
    period, verdict = _text(row["period"]), _text(row["verdict"])
    return Measured(
        quantity=str(row["quantity"]),
        measure=str(row["measure_slug"]),
        measures=str(row["measure_name"]),
        whom=str(row["whom"]).partition(", ")[0] if str(row["whom"]).startswith("all CCGs") else str(row["whom"]),
        basis=str(row["basis"]),
        status=str(row["status"]),
        period=period,
        period_in_words=period_in_words(period),
        verdict=verdict or (comparisons[0].verdict if comparisons else None),
        figures=figures,
        comparisons=comparisons,
    )


def _judged(rows: Iterable[Row], words: dict[str, str]) -> Iterable[Judged]:
    for _, group in groupby(rows, key=lambda row: row["comparison"]):
        same = list(group)
        first, second = str(same[0]["first"]), _text(same[0]["second"])
        yield Judged(
            first=words.get(first, first),
            second=words.get(second, second) if second else None,
            verdict=str(same[0]["verdict"]),
            reason=str(same[0]["reason"]),
            inferred=tuple(sorted({str(row["period_reason"]) for row in same if row["period_reason"]})),
            compared=(first, second) if second else (first,),
        )


def _places(rows: Iterable[Row]) -> tuple[Place, ...]:
    places = []
    for _, group in groupby(rows, key=lambda row: row["claim"]):
        same = list(group)
        reasons = sorted({str(row["period_reason"]) for row in same if row["period_reason"]})
        row = same[0]
        start, end = row["start"], row["end"]
        assert isinstance(start, int) and isinstance(end, int)
        places.append(
            Place(
                claim=str(row["claim"]),
                outlet=str(row["outlet"]),
                said_by=str(row["said_by"]),
                published=_text(row["published"]),
                source=str(row["slug"]),
                start=start,
                end=end,
                period_reason="; ".join(reasons) or None,
            )
        )
    return tuple(places)


def _words(row: Row) -> str:
    of = row["of"]
    number = amount(Decimal(str(row["value"])), str(row["unit"]), of if isinstance(of, int) else None)
    return _HEDGES[str(row["comparator"])] + number


def _text(cell: Cell) -> str | None:
    return None if cell in (None, "") else str(cell)
