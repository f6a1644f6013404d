"""Which mapping a table fits: by its headings, which may stand some rows down, or, without headings, by its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dict
from dataclasses import dataclass

from ccgkg.ingest.tables.grid import Cell, Row, Sheet
from ccgkg.ingest.tables.mapping import Column, Mapping

#: Rows from the top in which headings are looked for; titles and notes stand above them in many workbooks.
_TOP = 30
#: A table without headings is known if so many of a hundred of its cells have the form of their columns.
_FORM = 90


@dataclass(frozen=True, slots=True)
class Fitted:
    """A sheet with the mapping that it fits. `numbers` are the numbers of its columns by name; `first` is the number of
    the first row below the headings, `headings` are the cells above, by number; `year` the two digits that `{yy}`
    stands for."""

    sheet: Sheet
    mapping: Mapping
    numbers: Dict[str, int]
    first: int
    headings: Dict[int, Cell]
    head_row: Row | None = None
    year: str | None = None

    @property
    def rows(self) -> Iterator[Row]:
        """The rows below the headings that have anything in them."""
        return (row for row in self.sheet.rows if row.number >= self.first and not row.empty)

    @property
    def width(self) -> int:
        """How many cells a row has."""
        if self.mapping.width:
            return self.mapping.width
        return self.head_row.width if self.head_row else max(self.numbers.values())

    def cell(self, row: Row, name: str) -> Cell | None:
        """The cell of a column in a row; None where it is null or the table lacks the column."""
        number = self.numbers.get(name)
        found = row.cell(number) if number else None
        return None if found is None or found.text in self.mapping.column(name).null else found

    def heading(self, name: str) -> Cell | None:
        return self.headings.get(self.numbers.get(name, 0))

    def day(self, as_at: str | None) -> str | None:
        """A day of the mapping with the year of the headings put in."""
        if as_at and "{yy}" in as_at:
            return as_at.replace("{yy}", self.year) if self.year else None
        return as_at


def fit(sheet: Sheet, mappings: Sequence[Mapping]) -> Fitted | None:
    """The mapping that fits a sheet: the one with the most columns, the first of several; None where none does."""
    fitted = [found for mapping in mappings if (found := _fit(sheet, mapping))]
    return max(fitted, key=lambda found: len(found.numbers), default=None)


def _fit(sheet: Sheet, mapping: Mapping) -> Fitted | None:
    if not mapping.header:
        return _by_form(sheet, mapping)
    rows = [row for row in sheet.rows[:_TOP] if not row.empty]
    for number in range(mapping.header_rows - 1, len(rows)):
        heads = rows[number + 1 - mapping.header_rows : number + 1]
        found = _numbers(_titles(heads), mapping)
        if found:
            numbers, year = found
            headings = {n: cell for n in numbers.values() if (cell := heads[-1].cell(n))}
            return Fitted(sheet, mapping, numbers, heads[-1].number + 1, headings, heads[-1], year)
    return None


def _titles(heads: Sequence[Row]) -> list[str]:
    """The heading of each column; of several lines joined, an upper one going on to the right until the next."""
    lines = []
    for level, row in enumerate(heads):
        texts = list(row.texts)
        if level < len(heads) - 1:
            for n in range(1, len(texts)):
                texts[n] = texts[n] or texts[n - 1]
        lines.append(texts)
    width = max(map(len, lines))
    return [_plain(" ".join(line[n] for line in lines if n < len(line) and line[n])) for n in range(width)]


def _numbers(titles: Sequence[str], mapping: Mapping) -> tuple[dict[str, int], str | None] | None:
    """The numbers of the mapping's columns and the year in their titles, where all are there that must be."""
    numbers: dict[str, int] = {}
    year: str | None = None
    for column in mapping.columns:
        patterns = [re.compile(re.escape(_plain(title)).replace(r"\{yy\}", r"(?P<yy>\d\d)")) for title in column.titles]
        for n, title in enumerate(titles, start=1):
            found = next(
                (m for pattern in patterns if title and n not in numbers.values() and (m := pattern.fullmatch(title))),
                None,
            )
            if found and (yy := found.groupdict().get("yy")) and year not in (None, yy):
                continue
            if found:
                year = found.groupdict().get("yy") or year
                numbers[column.name] = n
                break
        else:
            if not column.optional:
                return None
    return numbers, year


def _by_form(sheet: Sheet, mapping: Mapping) -> Fitted | None:
    """A table without headings: of its width, its cells of the forms that the columns have."""
    rows = [row for row in sheet.rows if not row.empty]
    if not rows or (mapping.width and sum(len(row.cells) == mapping.width for row in rows) * 100 < _FORM * len(rows)):
        return None
    formed = [column for column in mapping.columns if column.format and column.datatype != "date" and column.position]
    if not formed and not mapping.width:
        return None
    for column in formed:
        if sum(_has_form(row, column) for row in rows) * 100 < _FORM * len(rows):
            return None
    numbers = {column.name: column.position for column in mapping.columns if column.position}
    return Fitted(sheet, mapping, numbers, rows[0].number, {})


def _has_form(row: Row, column: Column) -> bool:
    cell = row.cell(column.position or 0)
    return cell is not None and re.fullmatch(column.format or "", cell.text) is not None


def _plain(title: str) -> str:
    return " ".join(title.casefold().replace("\ufeff", "").split())
