"""The pages that a graph is made of: each source with its text, the figures in their places, and what it lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files

from rdflib import RDF

from ccgkg.ingest.graph.quantities import COMPARATORS
from ccgkg.ontology import CCG
from ccgkg.ontology.codes import graph as code_lists
from ccgkg.queries.agreement.placed import Listed, Page, Placed
from ccgkg.queries.agreement.stated import Quantity, Stated
from ccgkg.queries.ask import Cell, Engine, rows_of

#: The snapshot of a text by the SHA-256 of its words, or None where there is none.
Texts = Callable[[str], str | None]
_SIGNS = {slug: sign for sign, (slug, _) in COMPARATORS.items()}
_POPULATIONS = {"AllCCGs": "all", "NamedBodies": "named", "LocalGroup": "local"}
_SLOT = "# of these sources"


def pages(engine: Engine, texts: Texts, sources: Collection[str] | None = None) -> Iterator[Page]:
    """The sources of a graph that have figures and whose text is at hand, by their slugs; or those of `sources` alone."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in _rows(engine, "bodies-counted"):
        members[str(row["whom"])].append(str(row["member"]))
    quantities = {str(row["quantity"]): _quantity(row) for row in _rows(engine, "quantities-measured")}
    stated = {str(row["figure"]): _stated(row, quantities) for row in _rows(engine, "figures-stated")}
    listed: dict[str, list[Listed]] = defaultdict(list)
    for row in _rows(engine, "bodies-listed", sources):
        measure = f"rated-{_slug(row['grade'])}" if row["grade"] else _slug(row["type"])
        listed[str(row["slug"])].append(Listed(_int(row["start"]), measure, str(row["body"])))
    found: dict[str, dict[str, dict[str, Cell]]] = defaultdict(dict)
    for row in _rows(engine, "figures-placed", sources):
        claims = found[str(row["source"])]
        before = claims.setdefault(str(row["claim"]), row)
        if str(row["inferred"] or "") > str(before["inferred"] or ""):
            claims[str(row["claim"])] = row
    for source in sorted(_rows(engine, "sources-published", sources), key=lambda row: str(row["slug"])):
        rows = found.pop(str(source["source"]), None)
        text = texts(str(source["sha256"])) if rows else None
        if not rows or text is None:
            continue
        placed = (_placed(row, source, stated, members) for row in rows.values() if _slug(row["mode"]) != "hearsay")
        figures = sorted(placed, key=lambda each: (each.start, each.end, each.claim))
        below = sorted(listed.get(str(source["slug"]), ()), key=lambda each: (each.start, each.measure, each.body))
        published = source["published"]
        yield Page(str(source["slug"]), text, figures, below, str(published) if published else None)


def _placed(
    row: dict[str, Cell], source: dict[str, Cell], stated: dict[str, Stated], members: dict[str, list[str]]
) -> Placed:
    figure = stated[str(row["figure"])]
    return Placed(
        claim=str(row["claim"]),
        start=_int(row["start"]),
        end=_int(row["end"]),
        figure=figure,
        voice="" if row["agent"] == source["publisher"] else str(row["agent"]),
        members=tuple(members.get(figure.quantity.whom, ())),
        restates=str(row["restates"]) if row["restates"] else None,
        inferred=str(row["inferred"]) if row["inferred"] else None,
    )


def _quantity(row: dict[str, Cell]) -> Quantity:
    measure = str(row["measure"])
    return Quantity(
        str(row["quantity"]),
        _slug(measure),
        str(row["whom"]),
        _POPULATIONS.get(str(row["population"]).rsplit("#", 1)[-1], "local"),
        str(row["period"]) if row["period"] else None,
        _slug(row["basis"]),
        _slug(row["status"]),
        share=measure in _of_class("ShareMeasure"),
        loose=measure in _of_class("LooseMeasure"),
    )


def _stated(row: dict[str, Cell], quantities: dict[str, Quantity]) -> Stated:
    return Stated(
        str(row["figure"]),
        quantities[str(row["quantity"])],
        Decimal(str(row["number"])),
        _slug(row["unit"]),
        _SIGNS[_slug(row["comparator"])],
        Decimal(str(row["precision"])),
        _int(row["of"]) if row["of"] is not None else None,
    )


def _rows(engine: Engine, name: str, sources: Collection[str] | None = None) -> list[dict[str, Cell]]:
    """The answer to a question of this folder, of all sources or of some."""
    text = files("ccgkg.queries.agreement").joinpath(f"{name}.rq").read_text(encoding="utf-8")
    if sources is not None:
        slugs = " ".join('"' + slug.replace("\\", "\\\\").replace('"', '\\"') + '"' for slug in sorted(sources))
        text = text.replace(_SLOT, f"VALUES ?slug {{ {slugs} }}")
    return rows_of(engine(text)).records()


def _slug(cell: Cell) -> str:
    return str(cell or "").rsplit("/", 1)[-1]


def _int(cell: Cell) -> int:
    if not isinstance(cell, int):
        raise TypeError(f"{cell!r} is no whole number")
    return cell


@lru_cache(maxsize=8)
def _of_class(name: str) -> frozenset[str]:
    return frozenset(map(str, code_lists().subjects(RDF.type, CCG[name])))
