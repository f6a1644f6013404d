"""What sources say side by side: the figures of one thing with the verdicts on them, and all that contradicts.

The verdicts are those that the build computed and stored; this reads them, from whatever store answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import Any

from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ontology.codes import load_codes
from ccgkg.queries.ask import Cell, Engine, rows_of
from ccgkg.queries.catalogue import question
from ccgkg.queries.collector import paused
from ccgkg.queries.disagreement import Disagreement, disagreements_in
from ccgkg.queries.measured import Judged, Measured, judgements, measured
from ccgkg.queries.origins.origin import Link, Resting, count_origins
from ccgkg.queries.origins.tracing import Texts, links_of, resting_in, resting_of
from ccgkg.queries.whole import rows
from ccgkg.queries.whole.columns import Columns, Row

_FINANCIAL = re.compile(r"(\d{4})\s*[/–-]\s*(\d{2}|\d{4})")


@dataclass(frozen=True, slots=True)
class Answer:
    measure: str | None
    period: str | None
    quantities: tuple[Measured, ...]
    disagreements: tuple[Disagreement, ...]

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"quantities": [each.to_json() for each in self.quantities]}


def compare(
    engine: Engine, measure: str | None = None, period: str | None = None, texts: Texts = lambda sha256: None
) -> Answer:
    """What sources give for a measure, by its slug, and how it stands together; without one, for all measures.

    `period` is EDTF: only quantities of just that period are given, and those without one. Without a measure only
    quantities that two claims or more are of are given, and all contradictions, of ratings and events too. The words
    that sources share, read out of `texts`, are given for one measure only. Raises ValueError for an unknown one.
    """
    if measure is None:
        with paused():
            return _all(Columns(engine), period)
    if measure not in load_codes()["measure"]:
        raise ValueError(f"no measure {measure!r}; ccgkg compare without one shows those that sources give")
    found = _found(_rows(engine, "side-by-side", measure), _rows(engine, "verdicts", measure), period)
    places = [place for one in found for place in one.places]
    resting = resting_of(engine, (place.claim for place in places)) if places else []
    links = links_of(engine, (place.source for place in places), texts)
    return Answer(measure, period, _with_origins(found, resting, links), ())


def _all(whole: Columns, period: str | None) -> Answer:
    """Of the whole graph each claim is read once, whatever is asked of it."""
    found = [one for one in _found(rows.side_by_side(whole), rows.verdicts(whole), period) if one.comparisons]
    told = _with_origins(found, resting_in(whole) if found else [], [])
    return Answer(None, period, told, disagreements_in(whole) if period is None else ())


def _found(claims: Sequence[Row], verdicts: Sequence[Row], period: str | None) -> list[Measured]:
    judged: dict[Cell, list[Row]] = {}
    for row in verdicts:
        judged.setdefault(row["quantity"], []).append(row)
    found = []
    for key, group in groupby(claims, key=lambda row: row["quantity"]):
        same = list(group)
        if period is None or same[0]["period"] in (None, period):
            found.append(measured(same, judged.get(key, [])))
    return sorted(
        found, key=lambda one: (one.measure, one.period is None, one.period or "", -one.sources, one.quantity)
    )


def _with_origins(found: Sequence[Measured], resting: Sequence[Resting], links: Sequence[Link]) -> tuple[Measured, ...]:
    by_claim: Mapping[str, Resting] = {one.claim: one for one in resting}
    return tuple(
        replace(
            one, origins=count_origins((by_claim[each.claim] for each in one.places if each.claim in by_claim), links)
        )
        for one in found
    )


def judged(engine: Engine, measure: str) -> dict[tuple[str, ...], Judged]:
    """The stored verdicts on the figures of a measure, by the IRIs of what is compared."""
    return {one.compared: one for one in judgements(_rows(engine, "verdicts", measure), {})}


def read_period(text: str) -> str:
    """A period as a person types it, in EDTF: `2017/18` is a financial year. Raises ValueError, in one line, where it
    is none.

    >>> read_period("2017/18"), read_period("2018-12")
    ('2017-04-01/2018-03-31', '2018-12')
    """
    year = _FINANCIAL.fullmatch(text.strip())
    if year and len(year[2]) == 2 and (int(year[1]) + 1) % 100 == int(year[2]):
        return financial_year(int(year[1]))
    if year and int(year[2]) == int(year[1]) + 1:
        return financial_year(int(year[1]))
    try:
        bounds(text.strip())
    except ValueError:
        raise ValueError(f"{text!r} is no period; write it like 2017/18, 2018-12 or 2017-04-01/2018-03-31") from None
    return text.strip()


def _rows(engine: Engine, name: str, measure: str) -> list[Row]:
    return rows_of(engine(question(name).with_values({"measure": measure}))).records()
