"""What is wrong in a table: headings that moved, rows that are cut, bodies that stand twice or not at all.

Each fault is one line with its place. Nothing is mended: what is doubtful is left out or kept as it stands, and said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ccgkg.ingest.tables.fitting import Fitted
from ccgkg.ingest.tables.grid import Row
from ccgkg.ingest.tables.mapping import Column
from ccgkg.ingest.tables.naming import RowError, body_of
from ccgkg.ingest.tables.rows import Fault
from ccgkg.ingest.tables.values import reads
from ccgkg.ontology.register import Body, load

_TYPED = ("number", "percentage", "date", "period")
_SHOULD = {"number": "numbers", "percentage": "percentages", "date": "dates", "period": "periods"}
#: A column is under a wrong heading if, of this many cells or more, nine in ten are no values of its datatype.
_FEW, _MOST = 3, 90
#: A row is a copy of another if so many cells or more are the same, and all that hold values.
_COPIED = 3
#: Bodies that may lack in a roll, in a hundred, for the day to be told at all.
_LACKING = 5


def whole_rows(fitted: Fitted, faults: list[Fault]) -> list[Row]:
    """The rows that can be read: as wide as the headings, no headings again, with something in each column that
    requires it.

    A row with one cell alone is a note above or below the table, and one whose required cell is null a total.
    """
    found = []
    required = [column.name for column in fitted.mapping.columns if column.required]
    for row in fitted.rows:
        if fitted.head_row and row.texts == fitted.head_row.texts:
            faults.append(Fault(row.number, None, "repeats the headings; nothing is read of it"))
        elif len(row.cells) < fitted.width or row.width > fitted.width:
            cells = f"has {max(row.width, len(row.cells))} cell{'s' * (len(row.cells) != 1)}"
            faults.append(
                Fault(row.number, None, f"{cells} where there should be {fitted.width}; nothing is read of it")
            )
        elif fitted.width > 1 and sum(map(bool, row.texts)) == 1:
            continue
        elif empty := [name for name in required if not row.cell(fitted.numbers.get(name, 0))]:
            faults.append(
                Fault(row.number, None, f"has nothing under ‘{_head(fitted, empty[0])}’; nothing is read of it")
            )
        elif all(fitted.cell(row, name) for name in required):
            found.append(row)
    return found


def _head(fitted: Fitted, name: str) -> str:
    heading = fitted.heading(name)
    return heading.text if heading else name


def doubtful_columns(fitted: Fitted, rows: Sequence[Row], faults: list[Fault]) -> frozenset[str]:
    """The columns whose cells are not of their datatype, and those beside them that should be of the same.

    Where a heading does not fit its column, it belongs to another: the neighbours with the like cells may have moved
    too.
    """
    found: set[str] = set()
    by_number = {
        fitted.numbers[column.name]: column for column in fitted.mapping.columns if column.name in fitted.numbers
    }
    for number, column in sorted(by_number.items()):
        cells = [cell for row in rows if (cell := fitted.cell(row, column.name))]
        wrong = [cell for cell in cells if not reads(cell.text, column)] if column.datatype in _TYPED else []
        if len(cells) < _FEW or len(wrong) * 100 < _MOST * len(cells):
            continue
        moved = sorted({number, *_beside(by_number, number, -1), *_beside(by_number, number, 1)})
        found |= {by_number[n].name for n in moved}
        named = f"‘{_head(fitted, column.name)}’"
        which = "it" if len(moved) == 1 else f"columns {', '.join(map(str, moved[:-1]))} and {moved[-1]}"
        row = fitted.head_row.number if fitted.head_row else None
        reason = (
            f"{named} should head {_SHOULD[column.datatype]}, but {len(wrong)} of {len(cells)} cells are none "
            f"(‘{wrong[0].text}’ in row {wrong[0].place.row})"
        )
        faults.append(Fault(row, number, f"{reason}: the headings are shifted; nothing is read of {which}"))
    return frozenset(found)


def _beside(columns: Mapping[int, Column], number: int, step: int) -> Iterator[int]:
    datatype, at = columns[number].datatype, number + step
    while at in columns and columns[at].datatype == datatype:
        yield at
        at += step


def bodies_of(fitted: Fitted, rows: Sequence[Row], faults: list[Fault]) -> dict[int, str]:
    """The ODS codes of the rows by their numbers, by the column of the roll; says which stand twice and which are
    copies."""
    mapping = fitted.mapping
    if not mapping.roll:
        return {}
    columns = next(
        (k.columns for r in mapping.rules for k in r.keys.values() if mapping.roll in k.columns), (mapping.roll,)
    )
    found: dict[int, str] = {}
    seen: dict[str, Row] = {}
    alike: dict[tuple[str, ...], Row] = {}
    for row in rows:
        try:
            found[row.number], _ = body_of(fitted, row, columns, None)
        except RowError:
            continue  # said where its claims are made
        body, name = found[row.number], _name(found[row.number])
        values = _values(fitted, row)
        if body in seen:
            same = "the same values" if _values(fitted, seen[body]) == values else "other values"
            faults.append(
                Fault(
                    row.number,
                    None,
                    f"{name} stands already in row {seen[body].number}, with {same}; both are kept as they stand",
                )
            )
        elif len(values) >= _COPIED and values in alike:
            other = alike[values]
            faults.append(
                Fault(
                    row.number,
                    None,
                    f"{name} has every value of row {other.number} ({_name(found[other.number])}); kept as it stands",
                )
            )
        seen.setdefault(body, row)
        alike.setdefault(values, row)
    return found


def _values(fitted: Fitted, row: Row) -> tuple[str, ...]:
    """The cells that hold values of a row."""
    typed = [column.name for column in fitted.mapping.columns if column.datatype in ("number", "percentage")]
    return tuple(cell.text for name in typed if (cell := fitted.cell(row, name)))


def missing(bodies: Mapping[int, str], day: date | None) -> Iterator[Fault]:
    """The CCGs of a day that a roll lacks: of the day that the table states, else of the first of April that it fits
    best."""
    there = set(bodies.values())
    if not there:
        return
    days = [day] if day else [date(year, 4, 1) for year in range(2013, 2022)]
    rolls = {d: load().open_on(d) for d in days}
    apart = {d: len({b.ods_code for b in rolls[d]} ^ there) for d in days}
    best, *others = (d for d in days if apart[d] == min(apart.values()))
    lacking = [body for body in rolls[best] if body.ods_code not in there]
    extra = there - {body.ods_code for body in rolls[best]}
    if not lacking or (len(lacking) + len(extra)) * 100 > _LACKING * len(rolls[best]):
        return
    for body in lacking:
        also = "".join(f" and {other.year}" for other in others)
        told = f"the {len(there - extra)} others are those open on {best.day} {best:%B %Y}{also}"
        yield Fault(None, None, f"{body.name} ({body.ods_code}) is missing; {told}")


def _name(code: str) -> str:
    body: Body | None = load().by_code(code)
    return f"{body.name} ({code})" if body else code
