"""As was and as now: what is told of CCGs, recast to the bodies of another day.

The rules. What is told of a body is told of it alone: on another day it stands beside those that stood for it, and is
never made their own. A body lists what is told of each of its predecessors side by side, and says of which of them
nothing is told. Counts of bodies are never added up through a merger: 26 CCGs that were rated are 26 CCGs of that time,
and no number of later ones. An amount of money is added only where it is known, once, of every predecessor. Nothing is
shared out backwards: what is told of a body says nothing of the parts that it came of. The passage to the boards of
2022 is inferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from ccgkg.ontology.register import Body, Register, load
from ccgkg.queries.lineage import Board, standing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """Something told of a body, by its ODS code: a grade, an intervention, an amount; and by whom, if that matters."""

    ods_code: str
    what: T
    by: str = ""


@dataclass(frozen=True, slots=True)
class Recast(Generic[T]):
    """A body of the day asked for, with what is told of those that stand for it on the day of which it is told.

    `was` are these: itself, its predecessors, or, where `part` is true, the one body that it later became a part of.
    `told` has all that is told of them, in their order, and `missing` those of which nothing is told.
    """

    body: Body | Board
    was: tuple[Body, ...]
    told: tuple[Told[T], ...]
    missing: tuple[str, ...]
    part: bool

    @property
    def inferred(self) -> bool:
        """Whether no list states that they became the body."""
        return isinstance(self.body, Board)


def recast(told: Iterable[Told[T]], of: date, to: date, register: Register | None = None) -> tuple[Recast[T], ...]:
    """What is told of the CCGs of the day `of`, by the bodies of the day `to`, in the order of their ODS codes.

    Only bodies that something is told of are there. Raises ValueError for a body that was not open on `of`.
    """
    ccgs = register or load()
    held: dict[str, list[Told[T]]] = defaultdict(list)
    for one in told:
        body = ccgs.by_code(one.ods_code)
        if body is None or not body.open_on(of):
            raise ValueError(f"{one.ods_code}: no CCG of that code was open on {of.isoformat()}")
        held[one.ods_code].append(one)
    was: dict[str, list[Body]] = defaultdict(list)
    now: dict[str, Body | Board] = {}
    for body in ccgs.open_on(of):
        for stands in standing(body, to, ccgs):
            now[stands.ods_code] = stands
            was[stands.ods_code].append(body)
    found = (_recast(now[code], was[code], held, to < of) for code in sorted(now))
    return tuple(each for each in found if each.told)


def _recast(body: Body | Board, was: Sequence[Body], held: dict[str, list[Told[T]]], back: bool) -> Recast[T]:
    told = tuple(one for each in was for one in held.get(each.ods_code, ()))
    missing = tuple(each.ods_code for each in was if each.ods_code not in held)
    part = back and any(each.ods_code != body.ods_code for each in was)
    return Recast(body, tuple(was), told, missing, part)


def total(found: Recast[Decimal]) -> Decimal | None:
    """The sum of the amounts of money told of a body's predecessors, or its own amount.

    None where an amount of one of them is not known, where two that differ are told of one, and where the body is only
    a part of the one that the amount is of.
    """
    if found.missing or found.part:
        return None
    amounts: dict[str, set[Decimal]] = defaultdict(set)
    for one in found.told:
        amounts[one.ods_code].add(one.what)
    if any(len(each) > 1 for each in amounts.values()):
        return None
    return sum((amount for each in amounts.values() for amount in each), Decimal(0))
