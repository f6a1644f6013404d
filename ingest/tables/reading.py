"""A table read: its claims, what is wrong in it, and what a reader should know of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ccgkg.ingest.claim import Claim, in_order, number
from ccgkg.ingest.graph.agents import publisher
from ccgkg.ingest.source import Source
from ccgkg.ingest.tables.checks import bodies_of, doubtful_columns, missing, whole_rows
from ccgkg.ingest.tables.fitting import Fitted, fit
from ccgkg.ingest.tables.grid import Sheet, sheets
from ccgkg.ingest.tables.mapping import Mapping
from ccgkg.ingest.tables.mapping_files import shipped
from ccgkg.ingest.tables.reference import compare
from ccgkg.ingest.tables.rows import Fault, claims_of
from ccgkg.ontology import BASE


@dataclass(frozen=True, slots=True)
class TableReading:
    """`claims` in the order of the source. `faults` are lines on what is wrong, each with its place; `remarks` are
    lines on what was read: which table it is, how it compares with the register, what its mapping says of it."""

    source: Source
    sheets: tuple[Sheet, ...]
    fitted: tuple[Fitted, ...]
    claims: tuple[Claim, ...]
    faults: tuple[str, ...]
    remarks: tuple[str, ...]


def read_table(source: Source, mappings: Sequence[Mapping] = (), base: str = BASE) -> TableReading:
    """The claims of a table by the first mapping that fits each sheet: those given go before those that are known."""
    faults: list[str] = []
    remarks: list[str] = []
    claims: list[Claim] = []
    fitted: list[Fitted] = []
    found = sheets(source)
    for sheet in found:
        one = fit(sheet, mappings) or fit(sheet, shipped())
        if one is None:
            remarks += _unknown(sheet)
            continue
        fitted.append(one)
        claims += _read(one, faults, remarks)
    voices = publisher(source)
    voiced = [
        replace(c, chain=tuple(dict.fromkeys((voices, *((c.asserted_by,) if c.asserted_by else ()))))) for c in claims
    ]
    return TableReading(
        source, found, tuple(fitted), tuple(number(in_order(voiced), base)), tuple(faults), tuple(remarks)
    )


def _read(fitted: Fitted, faults: list[str], remarks: list[str]) -> list[Claim]:
    wrong: list[Fault] = []
    rows = whole_rows(fitted, wrong)
    told: list[Fault] = []
    if fitted.mapping.reference:
        told += compare(fitted, fitted.mapping.reference, rows)
    doubtful = doubtful_columns(fitted, rows, wrong)
    bodies = bodies_of(fitted, rows, wrong)
    claims = list(claims_of(fitted, rows, doubtful, wrong))
    if fitted.mapping.roll:
        wrong += missing(bodies, None)
    place = fitted.sheet.place
    faults += [
        f"{place(f.row, f.column)}: {f.words}" for f in sorted(wrong, key=lambda f: (f.row or 10**9, f.column or 0))
    ]
    remarks += [f"{place(f.row, f.column)}: {f.words}" for f in told]
    remarks += [f"{place()}: {note}" for note in fitted.mapping.notes]
    return claims


def _unknown(sheet: Sheet) -> Iterator[str]:
    head = next((row for row in sheet.rows if row.width > 1), None)
    if head:
        names = ", ".join(f"‘{text}’" for text in head.texts[:6] if text) + (", …" if head.width > 6 else "")
        place = sheet.place(head.number)
        yield f"{place}: no mapping fits a table headed {names}; nothing is claimed of it (--mapping FILE)"
