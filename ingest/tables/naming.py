"""Which body a row is about: by the ODS code, the ONS code or the name in its cells, through the register."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from ccgkg.ingest.tables.fitting import Fitted
from ccgkg.ingest.tables.grid import Cell, Row
from ccgkg.ontology.naming import Resolution, resolve


class RowError(ValueError):
    """Why a row, or a key of its claim, cannot be read. The message is one line without the place of the row."""


@lru_cache(maxsize=8192)
def resolved(words: str, day: date | None) -> Resolution:
    return resolve(words, day)


def body_of(fitted: Fitted, row: Row, columns: tuple[str, ...], day: date | None) -> tuple[str, Cell]:
    """The ODS code of a row's body and the cell that names it; the first column that is filled decides.

    Another cell may not name another body. Raises RowError where none is filled, or none is one body's on that day.
    """
    cells = [cell for name in columns if (cell := fitted.cell(row, name))]
    if not cells:
        headed = " or ".join(f"‘{name}’" for name in columns)
        raise RowError(f"names no body under {headed}")
    body = one(cells[0].text, day)
    for cell in cells[1:]:
        other = resolved(cell.text, None).body
        if other and other.ods_code != body:
            raise RowError(f"{cells[0].text} is {body}, but ‘{cell.text}’ is {other.ods_code}")
    return body, cells[0]


def one(words: str, day: date | None) -> str:
    """The ODS code of a body. Raises RowError with what the register says of the words where they name no one body."""
    found = resolved(words, day)
    if found.body is None:
        raise RowError(found.words)
    return found.body.ods_code
