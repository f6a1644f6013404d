"""The pages that a graph is made of: each source with its text, the figures in their places, and what it lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from rdflib import RDF

from ccgkg.ingest.graph.quantities import COMPARATORS
from ccgkg.ontology import CCG
from ccgkg.ontology.codes import graph as code_lists
from ccgkg.queries.agreement.figure_rows import measure_listed, of_all, of_some
from ccgkg.queries.agreement.placed import Listed, Page, Placed
from ccgkg.queries.agreement.stated import Quantity, Stated
from ccgkg.queries.ask import Cell, Engine
from ccgkg.queries.whole.columns import Row, slug

#: The snapshot of a text by the SHA-256 of its words, or None where there is none.
Texts = Callable[[str], str | None]
_SIGNS = {concept: sign for sign, (concept, _) in COMPARATORS.items()}
_POPULATIONS = {"AllCCGs": "all", "NamedBodies": "named", "LocalGroup": "local"}


def pages(engine: Engine, texts: Texts, sources: Collection[str] | None = None) -> Iterator[Page]:
    """The sources of a graph that have figures and whose text is at hand, by slug; or those of `sources` alone."""
    read = of_all(engine) if sources is None else of_some(engine, sources)
    stated = _all_stated(read.figures)
    listed: dict[str, list[Listed]] = defaultdict(list)
    for row in read.listed:
        listed[str(row["slug"])].append(Listed(_int(row["start"]), measure_listed(row), str(row["body"])))
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in read.placed:
        claims = found[str(row["source"])]
        before = claims.setdefault(str(row["claim"]), row)
        if str(row["inferred"] or "") > str(before["inferred"] or ""):
            claims[str(row["claim"])] = row
    for source in sorted(read.sources, key=lambda row: str(row["slug"])):
        rows = found.pop(str(source["source"]), None)
        text = texts(str(source["sha256"])) if rows else None
        if not rows or text is None:
            continue
        placed = (_placed(row, source, stated, read.members) for row in rows.values() if not row["hearsay"])
        figures = sorted(placed, key=lambda each: (each.start, each.end, each.claim))
        below = sorted(listed.get(str(source["slug"]), ()), key=lambda each: (each.start, each.measure, each.body))
        published = source["published"]
        yield Page(str(source["slug"]), text, figures, below, str(published) if published else None)


def _placed(row: Row, source: Row, stated: Mapping[str, Stated], members: Mapping[str, tuple[str, ...]]) -> Placed:
    figure = stated[str(row["figure"])]
    return Placed(
        claim=str(row["claim"]),
        start=_int(row["start"]),
        end=_int(row["end"]),
        figure=figure,
        voice="" if row["agent"] == source["publisher"] else str(row["agent"]),
        members=members.get(figure.quantity.whom, ()),
        restates=str(row["restates"]) if row["restates"] else None,
        inferred=str(row["inferred"]) if row["inferred"] else None,
    )


def _all_stated(rows: Collection[Row]) -> Mapping[str, Stated]:
    """The figures by their IRIs; those of one quantity share it."""
    quantities: dict[str, Quantity] = {}
    found = {}
    for row in rows:
        iri = str(row["quantity"])
        if iri not in quantities:
            quantities[iri] = _quantity(row)
        found[str(row["figure"])] = _stated(row, quantities[iri])
    return found


def _quantity(row: Row) -> Quantity:
    measure = str(row["measure"])
    return Quantity(
        str(row["quantity"]),
        slug(measure),
        str(row["population"]),
        _POPULATIONS.get(str(row["class"]).rsplit("#", 1)[-1], "local"),
        str(row["period"]) if row["period"] else None,
        slug(row["basis"]),
        slug(row["status"]),
        share=measure in _of_class("ShareMeasure"),
        loose=measure in _of_class("LooseMeasure"),
    )


def _stated(row: Row, quantity: Quantity) -> Stated:
    return Stated(
        str(row["figure"]),
        quantity,
        Decimal(str(row["value"])),
        slug(row["unit"]),
        _SIGNS[slug(row["comparator"])],
        Decimal(str(row["precision"])),
        _int(row["of"]) if row["of"] is not None else None,
    )


def _int(cell: Cell) -> int:
    if not isinstance(cell, int):
        raise TypeError(f"{cell!r} is no whole number")
    return cell


@lru_cache(maxsize=8)
def _of_class(name: str) -> frozenset[str]:
    return frozenset(map(str, code_lists().subjects(RDF.type, CCG[name])))
