"""Why a figure is in the graph: every voice that says it, where exactly, on whose word, and what else is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import Any

from ccgkg.ingest.graph.quantities import COMPARATORS
from ccgkg.queries.agreement.arithmetic import checks_of
from ccgkg.queries.agreement.reckoning import Reckoning
from ccgkg.queries.ask import Cell, Engine, rows_of
from ccgkg.queries.asked import Asked, read_asked
from ccgkg.queries.catalogue import question
from ccgkg.queries.compare import judged
from ccgkg.queries.measured import Judged
from ccgkg.queries.mention import Mention, Other, mention, other_figure, text_of
from ccgkg.queries.origins.origin import NO_ORIGINS, Origins, count_origins
from ccgkg.queries.origins.tracing import Texts, links_of, resting_of
from ccgkg.queries.words import period_in_words

_SIGNS = {concept: sign for sign, (concept, _) in COMPARATORS.items()}


@dataclass(frozen=True, slots=True)
class Measured:
    """One quantity that the figure is given for: what is measured, for which period (EDTF, and in words).

    `origins` are those of the mentions, with the words that their sources share; `checks` is the published arithmetic
    that a mention has part in, done again, as far as the words of its source are at hand.
    """

    quantity: str
    measure: str
    measures: str
    basis: str
    period: str | None
    period_in_words: str
    #: Why the period was taken to be this one, where the text does not state it.
    period_reason: str | None
    mentions: tuple[Mention, ...]
    others: tuple[Other, ...]
    origins: Origins = NO_ORIGINS
    checks: tuple[Reckoning, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"origins": self.origins.to_json()}


@dataclass(frozen=True, slots=True)
class Answer:
    asked: str
    number: str
    unit: str | None
    quantities: tuple[Measured, ...]

    @property
    def voices(self) -> int:
        """How many places there are where the figure is said."""
        return sum(len(q.mentions) for q in self.quantities)

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"quantities": [each.to_json() for each in self.quantities]}


def why(engine: Engine, figure_text: str, texts: Texts = lambda sha256: None) -> Answer:
    """The provenance of a figure in words such as `£213m`, `87 of 207` or `more than 40 per cent`.

    `engine` asks the graph, `texts` finds snapshots of sources. An answer without quantities means that nobody says it.
    Raises ValueError where the words are no figure.
    """
    asked = read_asked(figure_text)
    values = {"number": asked.number}
    rows = rows_of(engine(question("who-says").with_values(values))).records()
    rows = [row for row in rows if _fits(asked, row)]
    others = rows_of(engine(question("other-figures").with_values(values))).records() if rows else []
    verdicts = {measure: judged(engine, measure) for measure in sorted({str(row["measure"]) for row in rows})}
    quantities = []
    for quantity, group in groupby(sorted(rows, key=_by_quantity), key=lambda r: r["quantity"]):
        same = list(group)
        mentions = tuple(mention(list(of_claim), texts) for _, of_claim in groupby(same, key=lambda r: r["claim"]))
        places = {(m.source, m.start, m.end) for m in mentions}
        stored = verdicts[str(same[0]["measure"])]
        asked_for = sorted({str(row["figure"]) for row in same})
        beside = tuple(
            other_figure(row, _verdict(stored, asked_for, str(row["figure"])))
            for row in others
            if row["quantity"] == quantity and (row["slug"], row["start"], row["end"]) not in places
        )
        quantities.append(_measured(same[0], mentions, beside))
    quantities.sort(key=lambda q: (q.period is None, -len(q.mentions), q.measure, q.period or "", q.quantity))
    return Answer(figure_text, asked.number, asked.unit, _judged(engine, quantities, texts))


def _judged(engine: Engine, quantities: Iterable[Measured], texts: Texts) -> tuple[Measured, ...]:
    """Quantities with the origins of their mentions and the arithmetic that these have part in."""
    told = {each.quantity: each for each in quantities}
    claims = {mention.claim: mention.source for each in told.values() for mention in each.mentions}
    if not claims:
        return ()
    resting = {one.claim: one for one in resting_of(engine, claims)}
    links = links_of(engine, claims.values(), texts)
    checks = checks_of(engine, texts, claims, frozenset(claims.values()))
    return tuple(
        replace(
            each,
            origins=count_origins((resting[m.claim] for m in each.mentions if m.claim in resting), links),
            checks=tuple(dict.fromkeys(check for m in each.mentions for check in checks.get(m.claim, ()))),
        )
        for each in told.values()
    )


def _fits(asked: Asked, row: dict[str, Cell]) -> bool:
    of = row["of"]
    return asked.fits(str(row["unit"]), _SIGNS[str(row["comparator"])], of if isinstance(of, int) else None)


def _by_quantity(row: dict[str, Cell]) -> tuple[str, ...]:
    return tuple(str(row[key] or "") for key in ("quantity", "published", "outlet", "slug")) + (
        f"{row['start']:>12}",
        str(row["claim"]),
    )


def _measured(row: dict[str, Cell], mentions: tuple[Mention, ...], others: tuple[Other, ...]) -> Measured:
    measure, period = str(row["measure"]), text_of(row["period"])
    return Measured(
        quantity=str(row["quantity"]),
        measure=measure,
        measures=text_of(row["measure_name"]) or measure.replace("-", " "),
        basis=str(row["basis"]),
        period=period,
        period_in_words=period_in_words(period),
        period_reason=text_of(row["period_reason"]),
        mentions=mentions,
        others=others,
    )


def _verdict(stored: Mapping[tuple[str, ...], Judged], asked_for: Iterable[str], other: str) -> Judged | None:
    """The verdict on another figure beside those asked for: the one that tells most against it."""
    found = [stored.get(tuple(sorted({figure, other}))) for figure in asked_for]
    return max((one for one in found if one), key=lambda one: one.verdict == "contradictory", default=None)
