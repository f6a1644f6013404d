"""The rows of the questions `side-by-side`, `verdicts` and `disagreements` for the whole graph, read in one pass.

They are those that the catalogue's questions give, in the same order; these stand alone and may be put for one measure.
Where a claim has several places, or an agent several names, the first is given alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from ccgkg.queries.whole.columns import Columns, Row, slug

_MEASURE = "measure/"
Key = tuple[str | int | float | bool, ...]


def side_by_side(columns: Columns) -> list[Row]:
    """A row for each claim of a figure that has a measure, and each reason why its period was inferred; no hearsay."""
    return sorted(_side_by_side(columns), key=_beside)


def verdicts(columns: Columns) -> list[Row]:
    """A row for each comparison of figures, and each reason for which a period that it rests on was inferred."""
    return sorted(
        _verdicts(columns), key=lambda row: _key(row, "quantity", "first", "second", "comparison", "period_reason")
    )


def disagreements(columns: Columns, verdict: str) -> list[Row]:
    """A row for each claim of what has been compared with one verdict."""
    order = ("kind", "comparison", "proposition", "published", "slug", "start", "claim", "period_reason")
    return sorted(_disagreements(columns, verdict), key=lambda row: _key(row, *order))


def _side_by_side(columns: Columns) -> Iterator[Row]:
    things: dict[str, Row] = {}
    for iri, row in columns.quantities.items():
        measure = str(row["measure"])
        if slug(measure) != "other" and measure in columns.names and row["whom"] is not None:
            things[iri] = {
                "quantity": iri,
                "measure_slug": measure.partition(_MEASURE)[2],
                "measure_name": columns.names[measure],
                "whom": row["whom"],
                "period": row["period"],
                "basis": slug(row["basis"]),
                "status": slug(row["status"]),
                "verdict": slug(row["verdict"]) or None,
            }
    for iri, claim in columns.claims.items():
        figure = columns.figures.get(str(claim["said"]))
        thing = things.get(str(figure["quantity"])) if figure else None
        if figure is None or thing is None or claim["hearsay"]:
            continue
        told = {"unit": slug(figure["unit"]), "comparator": slug(figure["comparator"]), "figure": figure["figure"]}
        told |= {key: figure[key] for key in ("value", "of", "interval")}
        for place in _places(columns, iri, claim):
            yield thing | told | place


def _verdicts(columns: Columns) -> Iterator[Row]:
    for iri, rows in columns.comparisons.items():
        first, second = rows[0], rows[1] if len(rows) > 1 else None
        figure = columns.figures.get(str(first["compared"]))
        if figure is None:
            continue
        for reason in columns.inferences.get(iri, (None,)):
            yield {
                "quantity": figure["quantity"],
                "comparison": iri,
                "first": first["compared"],
                "second": second["compared"] if second else None,
                "verdict": slug(first["verdict"]),
                "reason": first["reason"],
                "period_reason": reason,
            }


def _disagreements(columns: Columns, verdict: str) -> Iterator[Row]:
    wanted = {iri: rows for iri, rows in columns.comparisons.items() if slug(rows[0]["verdict"]) == verdict}
    compared = {str(row["compared"]) for row in chain.from_iterable(wanted.values())}
    told: dict[str, list[Row]] = defaultdict(list)
    for iri, claim in columns.claims.items():
        if claim["said"] in compared:
            told[str(claim["said"])] += _places(columns, iri, claim)
    for iri, rows in wanted.items():
        for row in rows:
            said = str(row["compared"])
            kind = columns.kinds.get(said)
            if kind is None:
                continue
            head = {"comparison": iri, "reason": row["reason"], "proposition": said, "label": kind["label"]}
            head["kind"] = str(kind["class"]).partition("#")[2]
            for place in told[said]:
                yield head | place


def _places(columns: Columns, iri: str, claim: Row) -> list[Row]:
    """Where a claim is made and by whom, once for each reason for which its period was inferred."""
    source = columns.sources.get(str(claim["source"]))
    if source is None:
        return []
    place: Row = {
        "claim": iri,
        "outlet": columns.name(source["publisher"]),
        "published": source["published"],
        "said_by": columns.name(claim["agent"]),
        "slug": source["slug"],
        "start": claim["start"],
        "end": claim["end"],
    }
    return [place | {"period_reason": reason} for reason in columns.reasons.get(iri, (None,))]


def _beside(row: Row) -> Key:
    order = ("period", "quantity", "unit", "value", "figure", "published", "slug", "start", "claim", "period_reason")
    return str(row["measure_slug"]), row["period"] is None, *_key(row, *order)


def _key(row: Row, *names: str) -> Key:
    """What rows are ordered by: what is not bound comes first, as in SPARQL."""
    return tuple("" if (cell := row[name]) is None else cell for name in names)
