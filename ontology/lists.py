"""The lists that the register was compiled from, and the row of each on which a fact of the register stands.

Two of them are files of this folder: what was compiled for the register and no public list has stands in these alone.
`lists.csv` names the lists as they were found, with the hash of each file; `list_rows.csv` has the row of every CCG in
each. Rows are counted as RFC 7111 counts them: from 1, the header included where there is one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from ccgkg.ontology.register import rows


@dataclass(frozen=True, slots=True)
class PublicList:
    """A list as found. `publisher` is a slug, empty for a list of our own; `holds_for` is the day it is a list of, None
    for one of all times; `sha256` is of the bytes of the file.
    """

    slug: str
    title: str
    publisher: str
    holds_for: date | None
    license: str
    sha256: str


@lru_cache(maxsize=1)
def load_lists() -> Mapping[str, PublicList]:
    """The lists by their slugs, in the order of the file. Raises ValueError naming the row where a row is malformed."""
    found = {}
    for place, row in rows("lists.csv"):
        try:
            day = date.fromisoformat(row["holds_for"]) if row["holds_for"] else None
        except ValueError as error:
            raise ValueError(f"{place}: {error}") from None
        sha256 = (
            row["sha256"] or hashlib.sha256((files("ccgkg.ontology") / f"{row['slug']}.csv").read_bytes()).hexdigest()
        )
        found[row["slug"]] = PublicList(row["slug"], row["title"], row["publisher"], day, row["license"], sha256)
    return found


@lru_cache(maxsize=1)
def _rows() -> Mapping[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for place, row in rows("list_rows.csv"):
        if row["list"] not in load_lists():
            raise ValueError(f"{place}: there is no list {row['list']!r}")
        found[row["list"], row["ods_code"]] = int(row["row"])
    for number, (_, row) in enumerate(rows("register.csv"), start=2):
        found["register", row["ods_code"]] = number
    return found


@lru_cache(maxsize=1)
def name_rows() -> Mapping[tuple[str, str], int]:
    """The row of `names.csv` of each other name, by ODS code and name."""
    return {(row["ods_code"], row["name"]): number for number, (_, row) in enumerate(rows("names.csv"), start=2)}


def row_of(slug: str, code: str) -> int | None:
    """The row of a list that is on a CCG, by its ODS code; None where it has none."""
    return _rows().get((slug, code))
