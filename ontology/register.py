"""The register of clinical commissioning groups: every CCG there ever was, its names, codes, days and successors.

`register.csv` has one row a body; `names.csv` has the other names under which a body was written about. The key is the
ODS code, which never changed; ONS codes changed with boundaries, and so are dated.

Compiled from the ODS register and the ONS code lists of 2015 to 2021 (Open Government Licence v3.0). All days are
included in the period that they bound.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast, get_args

NameKind = Literal["former", "variant", "short"]
_DAY = timedelta(days=1)
#: The Health and Care Act 2022 put integrated care boards in the place of CCGs on this day.
BOARDS_OPENED = date(2022, 7, 1)


class DatedName(NamedTuple):
    """An official name and the days on which it held, both included; `last_day` is None while it holds."""

    name: str
    first_day: date
    last_day: date | None


class OtherName(NamedTuple):
    """A name that is not the body's official one today.

    A `former` name was official once. A `variant` is written like an official name (`NHS Wigan CCG`); `&` for `and`,
    case, and a missing `NHS` or `CCG` are no variants of their own. A `short` form stands alone (`BNSSG`).
    """

    name: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Body:
    """One CCG. `name` is its last official name, written `NHS X CCG`; `ons_codes` pairs a code with its first day."""

    ods_code: str
    name: str
    #: The days on which it was open for business, both included.
    first_day: date
    last_day: date | None
    #: The day of its registration in the ODS register, from which it was there in law.
    registered: date
    #: ODS codes of the bodies that took over; inferred where no public list states it.
    successors: tuple[str, ...]
    successors_inferred: bool
    ons_codes: tuple[tuple[str, date], ...]
    #: The official names, oldest first.
    dated_names: tuple[DatedName, ...]
    other_names: tuple[OtherName, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All known spellings, the official name first."""
        return (self.name, *(other.name for other in self.other_names))

    @property
    def short_name(self) -> str:
        """The name without `NHS` and `CCG`."""
        return self.name.removeprefix("NHS ").removesuffix(" CCG")

    def open_on(self, day: date) -> bool:
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def name_on(self, day: date) -> str:
        """The official name on a day: before the first day the first name, after the last day the last."""
        held = [dated.name for dated in self.dated_names if dated.first_day <= day]
        return held[-1] if held else self.dated_names[0].name

    def ons_code_on(self, day: date) -> str:
        """The ONS code on a day: before the first day the first code, after the last day the last."""
        held = [code for code, since in self.ons_codes if since <= day]
        return held[-1] if held else self.ons_codes[0][0]


@dataclass(frozen=True, slots=True)
class Merger:
    """Bodies that closed on the day before `first_day`, on which the one that replaced them opened."""

    result: Body
    originals: tuple[Body, ...]
    first_day: date


@dataclass(frozen=True, slots=True)
class BoundaryChange:
    """A body that went on under its ODS code with another area and ONS code; `renamed` if its name changed."""

    body: Body
    day: date
    ons_code: str
    renamed: bool


@dataclass(frozen=True, eq=False)
class Register:
    """All bodies, in the order of their ODS codes. A register is equal to itself alone, so that answers on it are cheap
    to keep."""

    bodies: tuple[Body, ...]

    @cached_property
    def _by_code(self) -> Mapping[str, Body]:
        return {body.ods_code: body for body in self.bodies}

    @cached_property
    def _by_result(self) -> Mapping[str, Merger]:
        originals: dict[str, list[Body]] = defaultdict(list)
        for body in self.bodies:
            for code in body.successors:
                if code in self._by_code:
                    originals[code].append(body)
        results = ((self._by_code[code], tuple(bodies)) for code, bodies in originals.items())
        return {result.ods_code: Merger(result, bodies, result.first_day) for result, bodies in results}

    def by_code(self, code: str) -> Body | None:
        """The body with an ODS code, or None where the register has no such code."""
        return self._by_code.get(code)

    def open_on(self, day: date) -> tuple[Body, ...]:
        """The bodies that were open on a day."""
        return tuple(body for body in self.bodies if body.open_on(day))

    def mergers(self) -> Iterator[Merger]:
        """The mergers, by day and result. The passage to integrated care boards in 2022 is none."""
        yield from sorted(self._by_result.values(), key=lambda merger: (merger.first_day, merger.result.ods_code))

    def merger_into(self, code: str) -> Merger | None:
        """The merger that a body came out of, by its ODS code; None where it came out of none."""
        return self._by_result.get(code)

    def boundary_changes(self) -> Iterator[BoundaryChange]:
        """The changes of boundary, by ODS code and day, as the change of ONS code tells them."""
        for body in self.bodies:
            for code, day in body.ons_codes[1:]:
                renamed = any(dated.first_day == day for dated in body.dated_names[1:])
                yield BoundaryChange(body, day, code, renamed)


@lru_cache(maxsize=1)
def load_boards() -> Mapping[str, str]:
    """The names of the integrated care boards by ODS code. They took over from the CCGs on `BOARDS_OPENED`."""
    return {row["ods_code"]: row["name"] for _, row in rows("boards.csv")}


@lru_cache(maxsize=1)
def load() -> Register:
    """The register that comes with the package.

    Raises ValueError naming the file and the row where a row is malformed.
    """
    others: dict[str, list[tuple[OtherName, DatedName | None]]] = defaultdict(list)
    for place, row in rows("names.csv"):
        try:
            if row["kind"] not in get_args(NameKind):
                raise ValueError(f"{row['kind']!r} is no kind of name")
            other = OtherName(row["name"], cast(NameKind, row["kind"]))
            dated = None
            if other.kind == "former":
                dated = DatedName(other.name, date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"]))
        except (KeyError, ValueError) as error:
            raise ValueError(f"{place}: {error}") from None
        others[row["ods_code"]].append((other, dated))
    bodies = []
    for place, row in rows("register.csv"):
        try:
            bodies.append(_body(row, others.pop(row["ods_code"], [])))
        except (KeyError, ValueError) as error:
            raise ValueError(f"{place}: {error}") from None
    if others:
        raise ValueError(f"names.csv: the register has no {', '.join(sorted(others))}")
    return Register(tuple(sorted(bodies, key=lambda body: body.ods_code)))


def _body(row: Mapping[str, str], others: list[tuple[OtherName, DatedName | None]]) -> Body:
    first_day = date.fromisoformat(row["first_day"])
    last_day = date.fromisoformat(row["last_day"]) if row["last_day"] else None
    former = sorted((dated for _, dated in others if dated), key=lambda dated: dated.first_day)
    since = first_day
    for dated in former:
        if dated.first_day != since or dated.last_day is None:
            raise ValueError(f"the name {dated.name!r} does not begin where the one before it ends")
        since = dated.last_day + _DAY
    basis = row["successor_basis"]
    if basis not in ("published", "inferred"):
        raise ValueError(f"{basis!r} is no basis of a succession")
    ons = (pair.split("@") for pair in row["ons_codes"].split())
    return Body(
        ods_code=row["ods_code"],
        name=row["name"],
        first_day=first_day,
        last_day=last_day,
        registered=date.fromisoformat(row["registered"]),
        successors=tuple(row["successors"].split()),
        successors_inferred=basis == "inferred",
        ons_codes=tuple((code, date.fromisoformat(day)) for code, day in ons),
        dated_names=(*former, DatedName(row["name"], since, last_day)),
        other_names=tuple(other for other, _ in others),
    )


def rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a CSV file of this folder, each with its place in words: `register.csv, line 2`."""
    text = (files("ccgkg.ontology") / name).read_text(encoding="utf-8")
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        yield f"{name}, line {number}", row
