"""Lists of codes, names, days and areas, held against the register. They make no claim: what differs is said by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ccgkg.ingest.tables.fitting import Fitted
from ccgkg.ingest.tables.grid import Row
from ccgkg.ingest.tables.mapping import Reference
from ccgkg.ingest.tables.naming import resolved
from ccgkg.ingest.tables.rows import Fault
from ccgkg.ingest.tables.values import value_of
from ccgkg.ontology.areas import load_placements
from ccgkg.ontology.naming import plain
from ccgkg.ontology.register import Body, load

#: Rows that name no CCG are counted, and so many of them named; rows that differ in the same column, told one by one.
_NAMED, _TOLD = 3, 5


def compare(fitted: Fitted, reference: Reference, rows: Sequence[Row]) -> Iterator[Fault]:
    """What a list says other than the register, by row, and in its last line how far they agree."""
    told = fitted.day(reference.as_at)
    day = date.fromisoformat(told) if told else None
    others: list[str] = []
    known: dict[str, list[str]] = {}
    differing: Counter[str] = Counter()
    for row in rows:
        cell = fitted.cell(row, reference.body)
        body = resolved(cell.text, None).body if cell else None
        if body is None:
            others.append(cell.text if cell else "")
            continue
        found = list(_differences(fitted, reference, row, body, day))
        known.setdefault(body.ods_code, []).extend(name for name, _ in found)
        for name, words in found:
            differing[name] += 1
            if differing[name] <= _TOLD:
                yield Fault(row.number, None, f"{body.name} ({body.ods_code}): {words}")
    for name, number in differing.items():
        if number > _TOLD:
            yield Fault(None, None, f"{number - _TOLD} more rows differ in ‘{name}’")
    agreeing = sum(not found for found in known.values())
    open_then = {body.ods_code for body in load().open_on(day)} if day else None
    of = "" if day is None else f", of the {len(open_then or ())} open on {day.day} {day:%B %Y}"
    yield Fault(
        None,
        None,
        f"{fitted.mapping.title or fitted.mapping.name}: {len(known)} CCGs{of}; {agreeing} as the register has them",
    )
    if others:
        some = ", ".join(f"‘{name}’" for name in others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
        yield Fault(
            None, None, f"{len(others)} row{'s name' if len(others) > 1 else ' names'} no CCG of the register ({some})"
        )
    if open_then is not None and (lacking := sorted(open_then - known.keys())):
        yield Fault(None, None, f"it lacks {', '.join(lacking)}, open on that day")


def _differences(
    fitted: Fitted, reference: Reference, row: Row, body: Body, day: date | None
) -> Iterator[tuple[str, str]]:
    """The columns in which a row differs, and how."""
    if day is not None and not body.open_on(day):
        yield reference.body, f"was not open on {day.day} {day:%B %Y}"
    for name in reference.names:
        cell = fitted.cell(row, name)
        if cell and plain(cell.text) not in {plain(known) for known in body.names}:
            yield name, f"the name ‘{cell.text}’ is none of its names"
    if (cell := fitted.cell(row, reference.ods or "")) and cell.text != body.ods_code:
        yield reference.ods or "", f"{cell.text} is not its ODS code"
    if (cell := fitted.cell(row, reference.ons or "")) and cell.text not in {code for code, _ in body.ons_codes}:
        yield reference.ons or "", f"{cell.text} is none of its ONS codes"
    for column, days in ((reference.opens, {body.first_day, body.registered}), (reference.closes, {body.last_day})):
        name = column or ""
        cell = fitted.cell(row, name)
        if cell is None:
            continue
        try:
            said = date.fromisoformat(str(value_of(cell.text, fitted.mapping.column(name))))
        except ValueError as error:
            yield name, str(error)
            continue
        if said not in days:
            have = " or ".join(sorted(known.isoformat() for known in days if known)) or "none"
            yield name, f"‘{name}’ is {said.isoformat()}, the register has {have}"
    yield from _areas(fitted, reference, row, body, day)


def _areas(fitted: Fitted, reference: Reference, row: Row, body: Body, day: date | None) -> Iterator[tuple[str, str]]:
    """The areas of a row that the register does not have the body in on that day."""
    placed = [held for held in load_placements().get(body.ods_code, ()) if held.day == day]
    if not placed:
        return
    known = {area.ons_code for area in placed[0].areas}
    for name in reference.areas:
        cell = fitted.cell(row, name)
        if cell and cell.text not in known:
            yield name, f"‘{name}’ is {cell.text}, the register has {', '.join(sorted(known))}"
