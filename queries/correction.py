"""Corrections by persons: what was done to a claim, by whom and why, as `docs/model.md` has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ccgkg.queries.ask import Cell, Engine, rows_of
from ccgkg.queries.catalogue import question

_DONE = {"drop": "A claim dropped", "change": "Changed", "add": "Added"}


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person did to a claim: its IRI, `drop`, `change` or `add`, the person's name and reason."""

    iri: str
    action: str
    by: str
    reason: str

    @property
    def in_words(self) -> str:
        return f"{_DONE[self.action]} by {self.by}: {self.reason}"


def corrections_of(rows: Iterable[dict[str, Cell]]) -> tuple[Correction, ...]:
    """The corrections that rows of a question name in their columns `correction…`, each once, sorted."""
    found = {
        Correction(*(str(row[f"correction{key}"]) for key in ("", "_action", "_by", "_reason")))
        for row in rows
        if row.get("correction")
    }
    return tuple(sorted(found, key=lambda one: (one.action, one.by, one.reason, one.iri)))


def corrections_in(engine: Engine, slug: str) -> tuple[Correction, ...]:
    """All corrections of a source, by its slug: also those that dropped a claim, of which nothing else is left."""
    rows = rows_of(engine(question("corrections").text)).records()
    return corrections_of(row for row in rows if row["slug"] == slug)
