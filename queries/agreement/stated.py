"""What sources say, as far as it can be compared: figures with what they measure, and who says them where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ccgkg.ingest.graph.quantities import COMPARATORS, amount
from ccgkg.queries.agreement.interval import Interval, stated


@dataclass(frozen=True, slots=True)
class Said:
    """One claim: who says it in which source, by their IRIs. `own` is the outlet's own voice.

    `inferred` is the reason for which the period was taken from the text around, where the text does not state it.
    `others` says that "other" stands behind the number: it may leave out a body that the text speaks of.
    `published` is when the source came out: the first and the last day that it may have been, each None where unknown.
    """

    claim: str
    source: str
    agent: str
    own: bool
    status: str = "actual"
    hearsay: bool = False
    others: bool = False
    inferred: str | None = None
    published: tuple[date | None, date | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a figure measures. `measure`, `basis` and `status` are slugs of the code lists, `period` is EDTF.

    `population` is `all`, `named` or `local`, `whom` its IRI. `share` says that a percentage of the measure is a share
    of a group, `loose` that the measure leaves open which things of the group are counted.
    """

    iri: str
    measure: str
    whom: str
    population: str = "all"
    period: str | None = None
    basis: str = "total"
    status: str = "actual"
    share: bool = False
    loose: bool = False

    @property
    def endless(self) -> bool:
        """Whether its period has no end: `since 2013` goes up to the day on which it is said."""
        return bool(self.period and self.period.endswith("/.."))

    @property
    def averaged(self) -> bool:
        """Whether it is for each of what no claim says: a head of the population, a patient on a list, a body."""
        return self.basis == "each"


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as it is stated, by whomever. `comparator` is the sign of the claims contract, `of` the whole stated."""

    iri: str
    quantity: Quantity
    value: Decimal
    unit: str
    comparator: str = "="
    precision: Decimal = Decimal(1)
    of: int | None = None
    said: tuple[Said, ...] = ()

    @property
    def words(self) -> str:
        """As one reads it: `more than 40%`, `87 of 207`, `£213m`."""
        return COMPARATORS[self.comparator][1] + amount(self.value, self.unit, self.of)

    @property
    def interval(self) -> Interval:
        """What its words leave open, in its own unit."""
        return stated(self.value, self.unit, self.comparator, self.precision, basis=self.quantity.basis, of=self.of)

    @property
    def inferred(self) -> str | None:
        """Why its period is inferred, where nobody who says it states the period."""
        reasons = [said.inferred for said in self.said]
        return min(reason for reason in reasons if reason) if reasons and all(reasons) else None


@dataclass(frozen=True, slots=True)
class Graded:
    """A rating: a body's grade for one element in one period. `body` and `assessor` are IRIs, the period is EDTF."""

    iri: str
    body: str
    grade: str
    element: str
    period: str
    assessor: str | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """A change or an intervention: what is told to happen to whom, and when. `kind` is `change` or `intervention`.

    `type` is a slug of its code list, `bodies` and `result` are IRIs, `effective` is EDTF.
    """

    iri: str
    kind: str
    type: str
    bodies: tuple[str, ...]
    result: str | None
    effective: str | None
    said: tuple[Said, ...]
