"""What the rules for a figure look at: the text, its bodies, times, numbers and changes, and how measures behave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ccgkg.ingest.bodies import Bodies
from ccgkg.ingest.claim import Change, Statement
from ccgkg.ingest.cues import lexicon
from ccgkg.ingest.document import Document
from ccgkg.ingest.numbers import Number
from ccgkg.ingest.periods import Periods


@dataclass(frozen=True, slots=True)
class Context:
    doc: Document
    bodies: Bodies
    periods: Periods
    numbers: Sequence[Number]
    changes: Sequence[Change]
    statements: Sequence[Statement] = ()


    def speaker_org(self, offset: int) -> str | None:
        """The organisation for which someone speaks at an offset, where it is known."""
        around = [s for s in self.statements if s.start <= offset < s.end]
        return next((s.org for s in around if s.org), None)


@cache
def families() -> dict[str, frozenset[str]]:
    """The measures that behave alike (`rules/families.yaml`)."""
    return {name: frozenset(measures) for name, measures in lexicon("families").items()}
