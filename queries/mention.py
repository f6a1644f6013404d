"""Mentions of a figure: where it is said and on whose word, and the other figures given for the same quantity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ccgkg.ingest.fragments import cell_of
from ccgkg.ingest.graph.quantities import COMPARATORS, amount
from ccgkg.queries.ask import Cell
from ccgkg.queries.correction import Correction, corrections_of
from ccgkg.queries.line import in_row, in_text
from ccgkg.queries.measured import Judged
from ccgkg.queries.origins.tracing import Texts
from ccgkg.queries.words import Voice, chain_in_words

_HEDGES = {concept: words for concept, words in COMPARATORS.values()}
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the figure is said. Offsets are code points into the source's text, half-open.

    `sentence` is the sentence that holds it, `mark` the figure's offsets in that sentence. Without a snapshot of the
    text the sentence is the few words around that the graph has. `places` are where it stands in the file that the text
    was read from, in words: a page, or a cell with the heading of its column; of a table the sentence is the row.
    `corrections` are those of the claim that a person made.
    """

    claim: str
    source: str
    outlet: str
    title: str | None
    published: str | None
    url: str | None
    start: int
    end: int
    exact: str
    sentence: str
    mark: tuple[int, int]
    figure: str
    status: str
    chain: tuple[Voice, ...]
    chain_in_words: str
    places: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """Another figure for the same quantity, who gives it where, and how it stands to the one asked for.

    `verdict` and its `reason` are None where nothing is compared: no period, hearsay, a measure that no list has.
    """

    figure: str
    exact: str | None
    outlet: str
    said_by: str
    published: str | None
    source: str
    start: int
    end: int
    verdict: str | None
    reason: str | None
    #: Why a period that the verdict rests on was inferred.
    inferred: tuple[str, ...]


def mention(voices: list[Row], texts: Texts) -> Mention:
    """One place of the rows of `who-says`, a row for each voice of one claim."""
    row = voices[0]
    start, end = _offset(row["start"]), _offset(row["end"])
    text = texts(str(row["sha256"]))
    tabled = any(cell_of(str(voice["fragment"])) for voice in voices if voice["fragment"])
    around = in_row if tabled else in_text
    sentence, mark = around(text, start, end) if text and end <= len(text) else _in_graph(row)
    chain = tuple(_chain(voices))
    return Mention(
        claim=str(row["claim"]),
        source=str(row["slug"]),
        outlet=str(row["outlet"]),
        title=text_of(row["title"]),
        published=text_of(row["published"]),
        url=text_of(row["url"]),
        start=start,
        end=end,
        exact=sentence[mark[0] : mark[1]],
        sentence=sentence,
        mark=mark,
        figure=_figure(row),
        status=str(row["status"]),
        chain=chain,
        chain_in_words=chain_in_words(chain),
        places=tuple(dict.fromkeys(str(voice["place"]) for voice in voices if voice["place"])),
        corrections=corrections_of(voices),
    )


def _in_graph(row: Row) -> tuple[str, tuple[int, int]]:
    before, exact, after = (str(row[key] or "") for key in ("before", "exact", "after"))
    return before + exact + after, (len(before), len(before) + len(exact))


def _chain(voices: Iterable[Row]) -> Iterable[Voice]:
    """The voices of one claim from the outermost to the innermost: each reports the next."""
    by_inner = {row["reports"]: row for row in voices}
    chain, inner = [], None
    while inner in by_inner:
        row = by_inner.pop(inner)
        chain.append(Voice(str(row["agent_name"] or row["agent"]), str(row["agent"]), str(row["mode"])))
        inner = row["voice"]
    return reversed(chain)


def other_figure(row: Row, verdict: Judged | None) -> Other:
    """A row of `other-figures`, with the verdict on it."""
    return Other(
        figure=_figure(row),
        exact=text_of(row["exact"]),
        outlet=str(row["outlet"]),
        said_by=str(row["said_by"]),
        published=text_of(row["published"]),
        source=str(row["slug"]),
        start=_offset(row["start"]),
        end=_offset(row["end"]),
        verdict=verdict.verdict if verdict else None,
        reason=verdict.reason if verdict else None,
        inferred=verdict.inferred if verdict else (),
    )


def _figure(row: Row) -> str:
    """The figure as one reads it: `more than 40%`, `87 of 207`, `£213m`."""
    of = row["of"]
    value = amount(
        Decimal(str(row["value"] if "value" in row else row["number"])),
        str(row["unit"]),
        of if isinstance(of, int) else None,
    )
    return _HEDGES[str(row["comparator"])] + value


def text_of(cell: Cell) -> str | None:
    """What a cell has, as text."""
    return None if cell is None else str(cell)


def _offset(cell: Cell) -> int:
    if not isinstance(cell, int):
        raise TypeError(f"{cell!r} is no offset")
    return cell
