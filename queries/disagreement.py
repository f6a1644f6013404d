"""What sources say that does not go together, or whatever else the verdict on it is: figures, ratings and events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from itertools import groupby

from ccgkg.queries.ask import Engine, rows_of
from ccgkg.queries.catalogue import question
from ccgkg.queries.measured import Given, places_of
from ccgkg.queries.whole.columns import Columns, Row
from ccgkg.queries.whole.columns import question as whole_question
from ccgkg.queries.whole.rows import disagreements as rows_with


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two propositions of any kind (`Figure`, `Rating`, …) with the verdict asked for."""

    kind: str
    verdict: str
    reason: str
    given: tuple[Given, ...]


def disagreements(engine: Engine, verdict: str = "contradictory", most: int | None = None) -> tuple[Disagreement, ...]:
    """The comparisons of figures, ratings and events with one verdict: all of them, or the first of them."""
    if most is None:
        return disagreements_in(Columns(engine), verdict)
    text = question("disagreements").with_values({"verdict": verdict})
    # An engine that sorts them reads the IRIs of two again at each step.
    found = {(str(row["class"]), str(row["comparison"])) for row in rows_of(engine(_judged(verdict))).records()}
    if not found:
        return ()
    chosen = " ".join(f"<{comparison}>" for _, comparison in nsmallest(most, found))
    text = text.replace("WHERE {", f"WHERE {{\n  VALUES ?comparison {{ {chosen} }}", 1)
    return _read(rows_of(engine(text)).records(), verdict)


def disagreements_in(whole: Columns, verdict: str = "contradictory") -> tuple[Disagreement, ...]:
    """All comparisons of a graph with one verdict."""
    return _read(rows_with(whole, verdict), verdict)


def _judged(verdict: str) -> str:
    return whole_question("judged").replace("verdict:contradictory", f"verdict:{verdict}")


def _read(rows: Iterable[Row], verdict: str) -> tuple[Disagreement, ...]:
    return tuple(
        Disagreement(
            kind=str(same[0]["kind"]),
            verdict=verdict,
            reason=str(same[0]["reason"]),
            given=tuple(
                Given(str(iri), str(told[0]["label"]), None, places_of(told))
                for iri, told in ((iri, list(some)) for iri, some in groupby(same, key=lambda row: row["proposition"]))
            ),
        )
        for same in (list(group) for _, group in groupby(rows, key=lambda row: row["comparison"]))
    )
