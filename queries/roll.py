"""The roll: the CCGs of a day, or all there ever were, one row a body, as a table for a spreadsheet or a program."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ccgkg.ontology.areas import placement_near
from ccgkg.ontology.register import Body, Register, load


class Entry(NamedTuple):
    """One body. Days are in ISO 8601, both ends included; what is not known is None.

    `successors` are ODS codes, of integrated care boards for the CCGs that were left in 2022. `name` and `ons_code` are
    those of the day asked for, else the last. `region` and `stp` are those of the public list nearest to that day, and
    `placed_on` is the day of that list. `inferred` says that no list states the successors.
    """

    ods_code: str
    name: str
    ons_code: str
    first_day: str
    last_day: str | None
    registered: str
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    inferred: bool
    region: str | None
    stp: str | None
    placed_on: str | None
    former_names: tuple[str, ...]
    other_names: tuple[str, ...]


def roll(day: date | None = None, register: Register | None = None) -> tuple[Entry, ...]:
    """The bodies open on a day, or all where none is given, in the order of their ODS codes."""
    ccgs = register or load()
    return tuple(_entry(ccgs, body, day) for body in (ccgs.bodies if day is None else ccgs.open_on(day)))


def _entry(ccgs: Register, body: Body, day: date | None) -> Entry:
    at = day or body.last_day or date.max
    merger = ccgs.merger_into(body.ods_code)
    placed = placement_near(body.ods_code, day)
    name = body.name_on(at)
    former = [dated.name for dated in body.dated_names if dated.name != name and dated.first_day <= at]
    return Entry(
        ods_code=body.ods_code,
        name=name,
        ons_code=body.ons_code_on(at),
        first_day=body.first_day.isoformat(),
        last_day=body.last_day.isoformat() if body.last_day else None,
        registered=body.registered.isoformat(),
        predecessors=tuple(o.ods_code for o in merger.originals) if merger else (),
        successors=body.successors,
        inferred=body.successors_inferred,
        region=placed.region.name if placed else None,
        stp=placed.stp.name if placed and placed.stp else None,
        placed_on=placed.day.isoformat() if placed else None,
        former_names=tuple(former),
        other_names=tuple(other.name for other in body.other_names if other.kind != "former"),
    )
