"""`ccgkg register`: the CCGs that were open on a day, or all there ever were."""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated

import typer

from ccgkg.cli.console import out, say_json
from ccgkg.cli.days import day_in_words, read_day
from ccgkg.cli.places import JsonOption
from ccgkg.cli.tables import as_csv, show
from ccgkg.queries.ask import Cell, Table
from ccgkg.queries.roll import Entry, roll

EXAMPLES = """Examples:

ccgkg register --as-of 2016-04-01

ccgkg register --csv > register.csv        a row a CCG, all 248 of them

ccgkg register --as-of 2021-04-01 --json"""

#: What fits a terminal; a program gets all.
_SHOWN = ("ods_code", "name", "first_day", "last_day", "predecessors", "successors", "region")


def run(
    as_of: Annotated[
        date | None, typer.Option(parser=read_day, metavar="DATE", help="Those open on this day, such as 2016-04-01.")
    ] = None,
    json: JsonOption = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV with a header, one row a CCG.")] = False,
) -> None:
    """List the CCGs: all there ever were, or those open on a day under the names and codes that they had then."""
    if json and csv:
        raise typer.BadParameter("--json and --csv are two formats; choose one", param_hint="--csv")
    entries = roll(as_of)
    if json:
        say_json([entry._asdict() for entry in entries])
        return
    if csv:
        sys.stdout.write(as_csv(Entry._fields, map(_flat, entries)))
        return
    console = out()
    if as_of:
        were = "CCG was" if len(entries) == 1 else "CCGs were"
        console.print(f"{len(entries) or 'No'} {were} open on {day_in_words(as_of)}.")
    else:
        console.print(f"{len(entries)} CCGs there ever were, under the names that they had last.")
    if entries:
        console.print()
        wanted = [Entry._fields.index(column) for column in _SHOWN]
        show(Table(_SHOWN, tuple(tuple(row[column] for column in wanted) for row in map(_flat, entries))), console)


def _flat(entry: Entry) -> tuple[Cell, ...]:
    """Codes that share a cell are parted by a blank, names by a semicolon."""
    parted = {"predecessors": " ", "successors": " ", "former_names": "; ", "other_names": "; "}
    return tuple(parted[key].join(cell) if key in parted else cell for key, cell in entry._asdict().items())
