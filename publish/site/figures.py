"""The figures of a measure or of one quantity, as a table and a chart show them, and the verdicts on what is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from ccgkg.ingest.graph.quantities import COMPARATORS, amount
from ccgkg.publish.site.edition import Edition
from ccgkg.publish.site.search import asks
from ccgkg.queries.ask import Cell, rows_of
from ccgkg.queries.words import period_in_words

_HEDGES = {concept: words for concept, words in COMPARATORS.values()}
_SIGNS = {concept: sign for sign, (concept, _) in COMPARATORS.items()}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a quantity. `value` is exact, or the bound that `sign` tells; `period` is EDTF; `whom` it is of."""

    iri: str
    quantity: str
    measure: str
    measures: str
    whom: str
    period: str | None
    basis: str
    status: str
    unit: str
    sign: str
    value: Decimal
    words: str
    interval: str | None
    verdict: str | None
    claims: int
    sources: int

    @property
    def when(self) -> str:
        return period_in_words(self.period)

    @property
    def ends(self) -> tuple[Decimal | None, Decimal | None]:
        """From where to where its words leave the value open; None is an open end. Both are `value` if exact."""
        return _ends(self.interval) or (self.value, self.value)


@dataclass(frozen=True, slots=True)
class Compared:
    """A stored verdict, with the IRIs and the words of what was compared; `second` is None where one was said twice."""

    first: str
    first_words: str
    second: str | None
    second_words: str | None
    verdict: str
    reason: str
    inferred: tuple[str, ...]


def figures(edition: Edition, iri: str, of: str = "measure") -> list[Figure]:
    """The figures of a `measure` or of a `quantity`, by its IRI, in order of time."""
    text = asks("given").replace("VALUES ?measure { UNDEF }", f"VALUES ?{of} {{ <{iri}> }}")
    return [_figure(row) for row in rows_of(edition.engine(text)).records()]


def compared(edition: Edition, propositions: Iterable[str]) -> list[Compared]:
    """The verdicts on propositions, by their IRIs: those that contradict first."""
    terms = " ".join(f"<{iri}>" for iri in propositions)
    if not terms:
        return []
    rows = rows_of(edition.engine(asks("compared").replace("{ UNDEF }", f"{{ {terms} }}"))).records()
    found = [_compared(list(same)) for _, same in groupby(rows, key=lambda row: row["comparison"])]
    return sorted(found, key=lambda one: one.verdict != "contradictory")


def left_open(interval: str | None, words: str) -> str:
    """What an interval leaves open, in the unit of the figure's own words; empty where the value is exact.

    >>> left_open("[35.5, 36.5)", "36%"), left_open("(40, ∞)", "more than 40%"), left_open("87", "87 of 207")
    ('35.5% to under 36.5%', 'above 40%', '')
    """
    ends = _ends(interval)
    if interval is None or ends is None:
        return ""
    unit = "GBP" if "£" in words else "percent" if "%" in words else "count"
    first, last = ("" if end is None else amount(end, unit) for end in ends)
    with_first, with_last = interval[0] == "[", interval[-1] == "]"
    if not last:
        return f"{first} or more" if with_first else f"above {first}"
    if not first:
        return f"up to {last}" if with_last else f"under {last}"
    return f"{'' if with_first else 'above '}{first} to {'' if with_last else 'under '}{last}"


def _ends(interval: str | None) -> tuple[Decimal | None, Decimal | None] | None:
    if interval is None or interval[0] not in "[(":
        return None
    first, last = (None if "∞" in end else Decimal(end.replace(",", "")) for end in interval[1:-1].split(", "))
    return first, last


def _figure(row: dict[str, Cell]) -> Figure:
    of, comparator, value = row["of"], str(row["comparator"]), Decimal(str(row["value"]))
    measure = str(row["measure"])
    return Figure(
        iri=str(row["figure"]),
        quantity=str(row["quantity"]),
        measure=measure,
        measures=str(row["measure_text"] or row["measure_name"] or measure.rsplit("/", 1)[-1].replace("-", " ")),
        whom=str(row["whom"] or "a group that the source names").partition(", ")[0]
        if str(row["whom"]).startswith("all CCGs")
        else str(row["whom"] or "a group that the source names"),
        period=None if row["period"] is None else str(row["period"]),
        basis=str(row["basis"]),
        status=str(row["status"]),
        unit=str(row["unit"]),
        sign=_SIGNS[comparator],
        value=value,
        words=_HEDGES[comparator] + amount(value, str(row["unit"]), of if isinstance(of, int) else None),
        interval=None if row["interval"] is None else str(row["interval"]),
        verdict=str(row["verdict"]) if row["verdict"] else None,
        claims=int(row["claims"] or 0),
        sources=int(row["sources"] or 0),
    )


def _compared(rows: Sequence[dict[str, Cell]]) -> Compared:
    row = rows[0]
    second = None if row["second"] is None else str(row["second"])
    return Compared(
        first=str(row["first"]),
        first_words=str(row["first_label"] or row["first"]),
        second=second,
        second_words=str(row["second_label"] or second) if second else None,
        verdict=str(row["verdict"]),
        reason=str(row["reason"]),
        inferred=tuple(sorted({str(each["inferred"]) for each in rows if each["inferred"]})),
    )
