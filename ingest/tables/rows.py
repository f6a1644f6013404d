"""Rows as claims: the one algorithm that runs every mapping. It says what the cells say, or why it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from ccgkg.ingest.claim import CLASSES, Claim, Evidence
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.tables.fitting import Fitted
from ccgkg.ingest.tables.grid import Cell, Row
from ccgkg.ingest.tables.mapping import Key, Rule
from ccgkg.ingest.tables.naming import RowError, body_of, one
from ccgkg.ingest.tables.pages import speakers
from ccgkg.ingest.tables.values import value_of

#: Keys whose value is one body, and those that are lists of bodies.
_BODIES, _LISTS = ("org", "result"), ("about", "participants")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a table, in one line without its place; `row` and `column` from 1, None for the whole."""

    row: int | None
    column: int | None
    words: str


def claims_of(fitted: Fitted, rows: Sequence[Row], doubtful: frozenset[str], faults: list[Fault]) -> Iterator[Claim]:
    """The claims that rows make, without ids. Nothing is read of `doubtful` columns. Adds to `faults`."""
    for rule in fitted.mapping.rules:
        if rule.span in doubtful:
            continue
        for group in _groups(fitted, rule, rows):
            try:
                yield from _claims(fitted, rule, group)
            except RowError as error:
                fault = Fault(group[0].number, _column_of(error), str(error))
                if fault not in faults:
                    faults.append(fault)


class CellError(RowError):
    """A cell that is no value of its column."""

    def __init__(self, cell: Cell, words: str) -> None:
        super().__init__(words)
        self.cell = cell


def _column_of(error: RowError) -> int | None:
    return error.cell.place.column if isinstance(error, CellError) else None


def _groups(fitted: Fitted, rule: Rule, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of each claim: one, or all that are equal in the columns of the group, in the order of the first."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        if fits(fitted, row, rule.when) and fitted.cell(row, rule.span):
            key = (
                tuple(cell.text if (cell := fitted.cell(row, name)) else "" for name in rule.group)
                if rule.group
                else row.number
            )
            found.setdefault(key, []).append(row)
    yield from found.values()


def fits(fitted: Fitted, row: Row, patterns: tuple[tuple[str, tuple[str, ...]], ...]) -> bool:
    """Whether the cells of each column fit one of its patterns; letters count alike in both cases."""
    for name, wanted in patterns:
        cell = fitted.cell(row, name)
        if not any(fnmatchcase((cell.text if cell else "").casefold(), pattern.casefold()) for pattern in wanted):
            return False
    return True


def _claims(fitted: Fitted, rule: Rule, rows: Sequence[Row]) -> Iterator[Claim]:
    """The claims of one group of rows: one for each voice that they cite."""
    row = rows[0]
    span = fitted.cell(row, rule.span)
    assert span is not None
    taken = _Taken(fitted, rule, rows)
    values = {key: taken.value(key) for key in rule.keys if key not in ("asserted_by", "ends", "effective", "period")}
    if rule.kind == "figure":
        values["value"] = taken.figure(span)
        if values.get("measure") == "other" and "measure_text" not in values and (heading := fitted.heading(rule.span)):
            values["measure_text"] = heading.text
    if rule.kind in ("figure", "rating"):
        values["period"] = taken.when
    else:
        values["effective"] = taken.effective()
    if values.get("type") == "merger" and len(values["participants"]) < 2:
        raise RowError(f"{span.text} has one predecessor: that is no merger")
    if heading := fitted.heading(rule.span):
        taken.evidence.append(Evidence("heading", heading.start, heading.end))
    source = fitted.sheet.source
    for voice in taken.voices():
        mode = "indirect" if voice else fitted.mapping.mode
        yield CLASSES[rule.kind](
            source=source, start=span.start, end=span.end, exact=source_words(span), asserted_by=voice,
            rule=f"tables.{fitted.mapping.name}", mode=mode, evidence=tuple(taken.evidence), **values,
        )  # fmt: skip


def source_words(cell: Cell) -> str:
    """The cell as the text has it, its quotation marks doubled again."""
    return cell.text.replace('"', '""') if cell.end - cell.start > len(cell.text) else cell.text


class _Taken:
    """The keys of one claim, taken from its rows, with the evidence of each."""

    def __init__(self, fitted: Fitted, rule: Rule, rows: Sequence[Row]) -> None:
        self.fitted, self.rule, self.rows = fitted, rule, rows
        self.evidence: list[Evidence] = []
        period = rule.keys.get("period") or rule.keys.get("effective")
        self.when = self._time("period") if "period" in rule.keys else None
        #: The day on which names are read.
        self.day: date | None = None
        if period:
            told = self.when or self._time("effective", quiet=True)
            self.day = bounds(told)[0] if told else None
        elif (reference := fitted.mapping.reference) and (as_at := fitted.day(reference.as_at)):
            self.day = date.fromisoformat(as_at)

    def value(self, name: str) -> Any:
        key = self.rule.keys[name]
        if key.value is not None:
            self.evidence.append(Evidence(name, reason=key.reason))
            return (key.value,) if name in _LISTS else key.value
        if name in _LISTS:
            return tuple(sorted({body for row in self.rows for body in self._listed(name, key, row)}))
        row = self.rows[0]
        if name in _BODIES:
            if not any(self.fitted.cell(row, column) for column in key.columns) and name != "org":
                return None
            # A body that comes out of a change may open after the day of which the row tells.
            body, cell = body_of(self.fitted, row, key.columns, None if name == "result" else self.day)
            self._stands(name, cell)
            return body
        found = self._cell(key, row)
        if found is None:
            raise RowError(f"has nothing under {' or '.join(f'‘{c}’' for c in key.columns)}")
        self._stands(name, found[0])
        return str(found[1])

    def _listed(self, name: str, key: Key, row: Row) -> Iterator[str]:
        column = self.fitted.mapping.column(key.columns[0])
        cell = self.fitted.cell(row, column.name)
        if cell and column.separator:
            for piece in filter(None, map(str.strip, cell.text.split(column.separator))):
                yield one(piece, None)
            self._stands(name, cell)
        else:
            body, cell = body_of(self.fitted, row, key.columns, self.day)
            self._stands(name, cell)
            yield body

    def figure(self, cell: Cell) -> float:
        try:
            value = value_of(cell.text, self.fitted.mapping.column(self.rule.span))
        except ValueError as error:
            raise CellError(cell, str(error)) from None
        self._stands("value", cell)
        if self.rule.factor_reason:
            self.evidence.append(Evidence("value", reason=self.rule.factor_reason))
        return float(value) * self.rule.factor

    def effective(self) -> str | None:
        """When it takes effect, to its end where the row has one."""
        start = self._time("effective")
        end = self._time("ends")
        if end is None:
            return start
        last = bounds(end)[1] if "/" in end else None
        told = f"{start or '..'}/{last.isoformat() if last else end}"
        try:
            bounds(told)
        except ValueError:
            raise RowError(f"ends ({end}) before it begins ({start})") from None
        return told

    def _time(self, name: str, *, quiet: bool = False) -> str | None:
        key = self.rule.keys.get(name)
        if key is None:
            return None
        if key.value is not None:
            self.evidence += [] if quiet else [Evidence(name, reason=key.reason)]
            return self.fitted.day(key.value)
        found = self._cell(key, self.rows[0])
        if found is None:
            return None
        if not quiet:
            self._stands("effective" if name == "ends" else name, found[0])
        return str(found[1])

    def voices(self) -> list[str | None]:
        """Who says it, by the pages that the row cites; None for the table itself."""
        key = self.rule.keys.get("asserted_by")
        row = self.rows[0]
        if key is None or (key.unless and any(fits(self.fitted, row, (pattern,)) for pattern in key.unless)):
            return [None]
        if key.value is not None:
            self.evidence.append(Evidence("asserted_by", reason=key.reason))
            return [key.value]
        cell = next((c for name in key.columns if (c := self.fitted.cell(row, name))), None)
        if cell is None:
            return [None]
        try:
            found = speakers(cell.text, self.fitted.mapping.column(key.columns[0]).separator)
        except ValueError as error:
            raise CellError(cell, str(error)) from None
        self._stands("asserted_by", cell)
        return found

    def _cell(self, key: Key, row: Row) -> tuple[Cell, Any] | None:
        """The first filled cell of a key's columns with its value; None where the row has none, or its words except
        it."""
        if key.unless and any(fits(self.fitted, row, (pattern,)) for pattern in key.unless):
            return None
        for name in key.columns:
            if cell := self.fitted.cell(row, name):
                try:
                    return cell, value_of(cell.text, self.fitted.mapping.column(name))
                except ValueError as error:
                    raise CellError(cell, str(error)) from None
        return None

    def _stands(self, name: str, cell: Cell) -> None:
        self.evidence.append(Evidence(name, cell.start, cell.end))
