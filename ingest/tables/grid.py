"""The cells of a table, again from the text of its source and the places in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ccgkg.ingest.fragments import CellPlace, cell_of
from ccgkg.ingest.source import Source

_MEDIA_TYPES = frozenset(
    {
        "text/csv",
        "text/tab-separated-values",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    }
)


@dataclass(frozen=True, slots=True)
class Cell:
    """`start` and `end` are code points into the source's text; `text` has no doubled quotation marks."""

    place: CellPlace
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell | None:
        """The cell of a column, from 1; None where the row is too short or the cell is empty."""
        found = self.cells[column - 1] if 0 < column <= len(self.cells) else None
        return found if found and found.text else None

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)

    @property
    def empty(self) -> bool:
        return not any(cell.text for cell in self.cells)

    @property
    def width(self) -> int:
        """How many cells there are up to the last with anything in it."""
        return max((number for number, cell in enumerate(self.cells, start=1) if cell.text), default=0)


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or the one table of another file, whose name is None. `rows` are in order."""

    source: str
    name: str | None
    rows: tuple[Row, ...]

    @cached_property
    def at(self) -> Mapping[tuple[int, int], Cell]:
        """The cells by their offsets in the text."""
        return {(cell.start, cell.end): cell for row in self.rows for cell in row.cells if cell.text}

    @cached_property
    def by_number(self) -> Mapping[int, Row]:
        return {row.number: row for row in self.rows}

    def place(self, row: int | None = None, column: int | None = None) -> str:
        """A place in words, for a line that says what is wrong there."""
        sheet = f", sheet ‘{self.name}’" if self.name is not None else ""
        return f"{self.source}{sheet}" + (f", row {row}" if row else "") + (f", column {column}" if column else "")


def is_table(source: Source) -> bool:
    return source.original is not None and source.original.media_type in _MEDIA_TYPES


def sheets(source: Source) -> tuple[Sheet, ...]:
    """The sheets of a table, in their order; none of another source."""
    if source.original is None:
        return ()
    found: dict[str | None, dict[int, list[Cell]]] = {}
    text = source.text
    for place in source.original.places:
        cell = cell_of(place.fragment)
        if cell is not None:
            words = text[place.start : place.end]
            if '""' in words and text[place.start - 1 : place.start] == '"':
                words = words.replace('""', '"')
            found.setdefault(cell.sheet, {}).setdefault(cell.row, []).append(Cell(cell, place.start, place.end, words))
    return tuple(
        Sheet(source.slug, name, tuple(Row(number, tuple(cells)) for number, cells in rows.items()))
        for name, rows in found.items()
    )
