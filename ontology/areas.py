"""Where CCGs were put: regions and local offices of NHS England, sustainability and transformation partnerships.

A public list says where each CCG was on one day. On other days it may have been elsewhere, so a placement has its day
and is never shown without it. The lists are of 1 April 2017 and 1 April 2021: a body that was open on neither has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, cast, get_args

from ccgkg.ontology.register import rows

AreaKind = Literal["region", "local-office", "stp"]


@dataclass(frozen=True, slots=True)
class Area:
    """A region, local office or STP. Its ONS code is its identity; `ods_code` is empty where no list gives one."""

    ons_code: str
    ods_code: str
    kind: AreaKind
    name: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a CCG was on a day. `local_office` and `stp` are None where the list of that day has none."""

    ods_code: str
    day: date
    region: Area
    local_office: Area | None
    stp: Area | None

    @property
    def areas(self) -> tuple[Area, ...]:
        return tuple(area for area in (self.region, self.local_office, self.stp) if area)


@lru_cache(maxsize=1)
def load_areas() -> Mapping[str, Area]:
    """All areas by their ONS codes. Raises ValueError naming the file and the row where a row is malformed."""
    found = {}
    for place, row in rows("areas.csv"):
        if row["kind"] not in get_args(AreaKind):
            raise ValueError(f"{place}: {row['kind']!r} is no kind of area")
        found[row["ons_code"]] = Area(row["ons_code"], row["ods_code"], cast(AreaKind, row["kind"]), row["name"])
    return found


@lru_cache(maxsize=1)
def load_placements() -> Mapping[str, tuple[Placement, ...]]:
    """The placements of each CCG with any, by ODS code, in order of time. Raises ValueError as `load_areas` does."""
    areas = load_areas()
    found: dict[str, list[Placement]] = defaultdict(list)
    for place, row in rows("placements.csv"):
        try:
            region, office, stp = (areas[row[key]] if row[key] else None for key in ("region", "local_office", "stp"))
            if region is None:
                raise ValueError("the region is missing")
            found[row["ods_code"]].append(
                Placement(row["ods_code"], date.fromisoformat(row["day"]), region, office, stp)
            )
        except (KeyError, ValueError) as error:
            raise ValueError(f"{place}: {error}") from None
    return {code: tuple(sorted(held, key=lambda p: p.day)) for code, held in found.items()}


def placement_near(code: str, day: date | None = None) -> Placement | None:
    """The placement of the list that is nearest to a day, to be shown with its own day. Without a day, the last."""
    held = load_placements().get(code, ())
    if not held:
        return None
    return held[-1] if day is None else min(held, key=lambda p: abs((p.day - day).days))
