"""Who rests on whom, and what would fall if a source, or one on whom sources rest, were taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from ccgkg.queries.ask import Engine, rows_of
from ccgkg.queries.origins.origin import Resting, count_origins
from ccgkg.queries.origins.tracing import Row, question, resting_in
from ccgkg.queries.whole.columns import Columns


class UnknownSource(LookupError):
    """Neither a source nor anyone on whom one rests has that name. The message is one line."""


@dataclass(frozen=True, slots=True)
class Reliance:
    """One who reports another, or gives the grades of an assessor: in how many claims, of how many sources."""

    who: str
    whom: str
    claims: int
    sources: int


@dataclass(frozen=True, slots=True)
class Struck:
    """A figure that a loss touches: what it says, of what (EDTF for the period), and who said it.

    `origins` are the names of the independent origins before, `left` of those after.
    """

    figure: str
    label: str
    measure: str
    period: str | None
    sources: tuple[str, ...]
    origins: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What would fall. `fallen` is said by no one else, `single` has one origin left and had more; `firm` counts the
    others.

    `asked` is the slug or the name; `agent` says that it is one on whom sources rest, and not a source. `claims` are
    the claims on figures that go.
    """

    asked: str
    agent: bool
    claims: int
    fallen: tuple[Struck, ...]
    single: tuple[Struck, ...]
    firm: int

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def reliance(engine: Engine) -> tuple[Reliance, ...]:
    """Who rests on whom, those with most claims first."""
    rows = rows_of(engine(question("reliance"))).records()
    return tuple(
        Reliance(str(r["who_name"]), str(r["whom_name"]), int(r["claims"] or 0), int(r["sources"] or 0)) for r in rows
    )


def impact(engine: Engine, asked: str) -> Impact:
    """What would fall if a source were taken away, by its slug; or all that rests on an agent, by the name or the slug.

    What is only inferred to rest on an agent goes with it. Raises UnknownSource where nothing has that name.
    """
    rows = rows_of(engine(question("figures"))).records()
    resting = {one.claim: one for one in resting_in(Columns(engine))}
    agent = not any(one.source == asked for one in resting.values())
    gone = {claim for claim, one in resting.items() if (_rests_on(one, asked) if agent else one.source == asked)}
    if agent and not gone:
        raise UnknownSource(f"{asked!r} is no source of the graph, and nothing rests on anyone of that name")
    fallen: list[Struck] = []
    single: list[Struck] = []
    firm, lost = 0, 0
    for _, group in groupby(rows, key=lambda row: row["figure"]):
        said = list(group)
        before = [resting[str(row["claim"])] for row in said if str(row["claim"]) in resting]
        after = [one for one in before if one.claim not in gone]
        if len(after) == len(before):
            continue
        lost += len(before) - len(after)
        struck = _struck(said, before, after)
        if not after:
            fallen.append(struck)
        elif len(struck.left) == 1 < len(struck.origins):
            single.append(struck)
        else:
            firm += 1
    return Impact(asked, agent, lost, _ordered(fallen), _ordered(single), firm)


def _rests_on(one: Resting, asked: str) -> bool:
    wanted = asked.casefold()
    return any(wanted in (each.name.casefold(), each.iri.rsplit("/", 1)[-1].casefold()) for each in one.grounds)


def _struck(said: Sequence[Row], before: Sequence[Resting], after: Sequence[Resting]) -> Struck:
    row = said[0]
    return Struck(
        str(row["figure"]),
        str(row["label"]),
        str(row["measure"]),
        None if row["period"] is None else str(row["period"]),
        tuple(sorted({one.source for one in before})),
        tuple(origin.name for origin in count_origins(before).origins),
        tuple(origin.name for origin in count_origins(after).origins),
    )


def _ordered(struck: list[Struck]) -> tuple[Struck, ...]:
    return tuple(sorted(struck, key=lambda one: (one.measure, one.period or "", one.label, one.figure)))
