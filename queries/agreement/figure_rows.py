"""What pages are made of, as rows: of a few sources by questions that begin with these, of all from the columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ccgkg.queries.ask import Engine, rows_of
from ccgkg.queries.whole.columns import Columns, Row, slug

_SLOT = "{ UNDEF }"


@dataclass(frozen=True, slots=True)
class FigureRows:
    """`figures` are what is stated, of which quantity; `placed` the claims of them; `listed` what ratings and
    interventions name; `sources` have the hash of their text; `members` are the bodies of each population, by IRI."""

    sources: list[Row]
    figures: list[Row]
    placed: list[Row]
    listed: list[Row]
    members: Mapping[str, tuple[str, ...]]


def of_some(engine: Engine, sources: Collection[str]) -> FigureRows:
    """Those of sources, by their slugs."""
    terms = " ".join('"' + one.replace("\\", "\\\\").replace('"', '\\"') + '"' for one in sorted(sources))

    def asked(name: str) -> list[Row]:
        return rows_of(engine(_question(name).replace(_SLOT, f"{{ {terms} }}"))).records()

    members: dict[str, set[str]] = defaultdict(set)
    for row in asked("bodies-counted"):
        members[str(row["population"])].add(str(row["member"]))
    return FigureRows(
        asked("sources-published"),
        asked("figures-stated"),
        asked("figures-placed"),
        asked("bodies-listed"),
        {whom: tuple(sorted(some)) for whom, some in members.items()},
    )


def of_all(engine: Engine) -> FigureRows:
    """Those of the whole graph."""
    whole = Columns(engine)
    sources = [row | {"sha256": sha256} for iri, row in whole.sources.items() for sha256 in whole.texts.get(iri, ())]
    return FigureRows(sources, list(_figures(whole)), list(_placed(whole)), list(_listed(whole)), whole.members)


def _figures(whole: Columns) -> Iterator[Row]:
    for row in whole.figures.values():
        thing = whole.quantities.get(str(row["quantity"]))
        if thing is not None:
            yield thing | row | {"class": whole.populations.get(str(thing["population"]))}


def _placed(whole: Columns) -> Iterator[Row]:
    for iri, row in whole.claims.items():
        if str(row["said"]) in whole.figures:
            for reason in whole.reasons.get(iri, (None,)):
                yield row | {"figure": row["said"], "restates": whole.restated.get(iri), "inferred": reason}


def _listed(whole: Columns) -> Iterator[Row]:
    for row in whole.claims.values():
        values = whole.told.get(str(row["said"]), {})
        source = whole.sources.get(str(row["source"]))
        grade, kind = (next(iter(values.get(key, ())), None) for key in ("grade", "intervention"))
        if source is not None and (grade or kind):
            for body in values.get("body", ()):
                yield {"slug": source["slug"], "start": row["start"], "grade": grade, "type": kind, "body": body}


@lru_cache(maxsize=8)
def _question(name: str) -> str:
    return files("ccgkg.queries.agreement").joinpath(f"{name}.rq").read_text(encoding="utf-8")


def measure_listed(row: Row) -> str:
    """The measure of the figures that count such bodies as a row of `listed` names."""
    return f"rated-{slug(row['grade'])}" if row["grade"] else slug(row["type"])
