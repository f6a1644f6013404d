"""A table for a person: columns where they fit the terminal, a block of lines a row where they do not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table as RichTable
from rich.text import Text

from ccgkg.queries.ask import Cell, Table


def show(table: Table, console: Console) -> None:
    """Prints the rows. In a pipe the columns are as wide as they need be, so that nothing is folded or cut."""
    if not table.rows:
        console.print("No rows.")
        return
    grid = _grid(table)
    wide = Measurement.get(console, console.options.update(max_width=100_000), grid).maximum
    if not console.is_terminal:
        console.width = max(wide, console.width)
        console.print(grid)
    elif wide <= console.width:
        console.print(grid)
    else:
        _blocks(table, console)
    if console.is_terminal:
        console.print(Text(f"{len(table.rows)} row{'s' * (len(table.rows) != 1)}", style="dim"))


def _grid(table: Table) -> RichTable:
    grid = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for number, column in enumerate(table.columns):
        numbers = all(isinstance(row[number], int | float | None) for row in table.rows)
        grid.add_column(Text(column), justify="right" if numbers else "left", overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(_plain(cell)) for cell in row))
    return grid


def _blocks(table: Table, console: Console) -> None:
    margin = max(map(len, table.columns)) + 2
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if cell is not None:
                line = Text(f"{column:<{margin}}", style="dim")
                console.print(line.append(_plain(cell), style="default not dim"))
        console.print()


def _plain(cell: Cell) -> str:
    """A cell on one line."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else " ".join(str(cell).split())


def as_csv(columns: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """The rows as CSV (RFC 4180) with a header; what is unbound is empty."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([str(cell).lower() if isinstance(cell, bool) else cell for cell in row] for row in rows)
    return text.getvalue()
