"""A measure that a text may tell of, with what its rules look at."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """The words of a measure in their sentence, tokens [start, stop), and the verb that carries them, where one
    does."""

    doc: Document
    bodies: Bodies
    periods: Periods
    cue: Cue
    start: int
    stop: int
    verb: Cue | None
    #: Whether the words only recall a measure that was told before: `them`.
    recalled: bool
    #: The one body that does all the intervening of the text.
    by_text: str | None
    #: All words of the text.
    words: list[str]

    @property
    def ended(self) -> bool:
        """Whether the verb tells of the end of the measure: `were lifted`."""
        return self.verb is not None and self.verb.value == "end"
