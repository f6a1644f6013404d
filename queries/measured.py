"""What is measured, as it is read side by side: each figure that is given for it, who says it where, and the verdicts
on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from ccgkg.ingest.graph.quantities import COMPARATORS, amount
from ccgkg.queries.ask import Cell
from ccgkg.queries.origins.origin import NO_ORIGINS, Origins
from ccgkg.queries.words import period_in_words

_HEDGES = {concept: words for concept, words in COMPARATORS.values()}
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim is made, and by whom. Offsets are code points, half-open. `period_reason`: why its period is
    inferred."""

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
    """A verdict: on two propositions, by their words, or on one that is said several times. `inferred` as in the
    graph."""

    first: str
    second: str | None
    verdict: str
    reason: str
    inferred: tuple[str, ...]
    compared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One quantity and all its figures, with their origins. `verdict` is None where nothing is compared: one figure, or
    no period."""

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


def measured(rows: Sequence[Row], verdicts: Iterable[Row]) -> Measured:
    """One quantity of the rows of `side-by-side` that are of it, and of those of `verdicts`."""
    row = rows[0]
    figures = tuple(
        Given(str(iri), _words(told[0]), _text(told[0]["interval"]), places_of(told))
        for iri, told in ((iri, list(group)) for iri, group in groupby(rows, key=lambda row: row["figure"]))
    )
    comparisons = tuple(judgements(verdicts, {given.iri: given.words for given in figures}))
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


def judgements(rows: Iterable[Row], words: dict[str, str]) -> Iterable[Judged]:
    """The verdicts of rows of `verdicts`, with `words` in place of the IRIs that have some."""
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


def places_of(rows: Iterable[Row]) -> tuple[Place, ...]:
    """Where the claims of rows are made, each once."""
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
