"""What sources tell that the register can be held against: counts, wholes, mergers and named bodies, with dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.graph.iris import agent_slug
from ccgkg.ingest.graph.quantities import COMPARATORS, amount
from ccgkg.queries.agreement.finding import Finding, Place, Verdict
from ccgkg.queries.agreement.interval import Interval, stated
from ccgkg.queries.ask import Cell, Engine
from ccgkg.queries.collector import paused
from ccgkg.queries.whole.columns import Columns, Row, slug

Kind = Literal["figure", "rating", "change", "intervention", "role"]
#: Whom a claim is about: all CCGs, named bodies, or a group that its source leaves unnamed.
Whom = Literal["all", "named", "group"]
_SIGNS = {slug: sign for sign, (slug, _) in COMPARATORS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim, as far as the register knows of such things. Slugs are those of the code lists, periods are EDTF.

    `period` is that of a figure or a rating, or when an event takes effect. `inferred` says why it is not stated.
    `published` are the first and the last day on which the source may have come out. `bodies` are ODS codes or slugs.
    """

    claim: str
    place: Place
    kind: Kind
    status: str = "actual"
    hearsay: bool = False
    published: tuple[date, date] | None = None
    period: str | None = None
    inferred: str | None = None
    whom: Whom = "all"
    bodies: tuple[str, ...] = ()
    #: The measure of a figure, the type of a change or an intervention.
    type: str = ""
    unit: str = "count"
    basis: str = "total"
    comparator: str = "="
    value: Decimal = Decimal(0)
    of: int | None = None
    result: str | None = None

    @property
    def interval(self) -> Interval:
        """What the words of a count leave open."""
        return stated(self.value, self.unit, self.comparator, basis=self.basis, of=self.of)

    @property
    def words(self) -> str:
        """A figure as one reads it."""
        return COMPARATORS[self.comparator][1] + amount(self.value, self.unit, self.of)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day of the stated period; None for an end that is open, or where none is stated."""
        return bounds(self.period) if self.period else (None, None)

    def found(self, subject: str, verdict: Verdict, reason: str, computation: str) -> Finding:
        return Finding(self.claim, subject, verdict, reason, computation, self.place)


_WHOM: dict[str, Whom] = {"AllCCGs": "all", "LocalGroup": "group"}
_KINDS: dict[str, Kind] = {
    "Rating": "rating",
    "StructuralChange": "change",
    "Intervention": "intervention",
    "RoleHolding": "role",
}


def read_told(engine: Engine) -> list[Told]:
    """All that a graph tells of counts, events and named bodies, in the order of sources and places."""
    with paused():
        whole = Columns(engine)
        told = [each for claim, row in whole.claims.items() if (each := _told(whole, claim, row))]
        return sorted(told, key=lambda each: (each.place.source, each.place.start, each.place.end, each.claim))


def _told(whole: Columns, claim: str, row: Row) -> Told | None:
    """What a claim tells, or None where it is of nothing that the register knows."""
    source = whole.sources.get(str(row["source"]))
    what = _figure(whole, str(row["said"])) or _event(whole, str(row["said"]))
    if source is None or what is None:
        return None
    published = source["published"]
    return Told(
        claim=claim,
        place=Place(str(source["slug"]), _int(row["start"]), _int(row["end"]), whole.words.get(claim)),
        status=whole.statuses[claim],
        hearsay=bool(row["hearsay"]),
        published=_published(str(published) if published else None),
        inferred="; ".join(whole.reasons.get(claim, ())) or None,
        **what,
    )


def _figure(whole: Columns, iri: str) -> dict[str, Any] | None:
    row = whole.figures.get(iri)
    thing = whole.quantities.get(str(row["quantity"])) if row else None
    if row is None or thing is None:
        return None
    whom = str(thing["population"])
    return {
        "kind": "figure",
        "type": slug(thing["measure"]),
        "period": thing["period"],
        "whom": _WHOM.get(whole.populations.get(whom, ""), "named"),
        "bodies": _slugs(whole.members.get(whom, ())),
        "unit": slug(row["unit"]),
        "basis": slug(thing["basis"]),
        "comparator": _SIGNS[slug(row["comparator"])],
        "value": Decimal(str(row["value"])),
        "of": row["of"],
    }


def _event(whole: Columns, iri: str) -> dict[str, Any] | None:
    values = whole.told.get(iri)
    if values is None:
        return None

    def first(*keys: str) -> str | None:
        return next((values[key][0] for key in keys if key in values), None)

    result = first("result")
    return {
        "kind": next(kind for name in values["class"] if (kind := _KINDS.get(name.rsplit("#", 1)[-1]))),
        "type": slug(first("change", "intervention")),
        "period": first("period"),
        "whom": "group" if "group" in values else "named",
        "bodies": _slugs(values.get("body", ())),
        "result": agent_slug(result) if result else None,
    }


def _slugs(bodies: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({agent_slug(body) for body in bodies}))


def _int(cell: Cell) -> int:
    assert isinstance(cell, int)
    return cell


def _published(edtf: str | None) -> tuple[date, date] | None:
    first, last = bounds(edtf) if edtf else (None, None)
    return (first, last) if first and last else None
