"""A change that a text tells, with what of its sentence may date it."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.events.event_clauses import event_clause
from ccgkg.ingest.events.status.sureness import Status
from ccgkg.ingest.events.words.event import Event, names_end
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class ChangeCase:
    """An event in its sentence, tokens [start, stop), and in its clause, tokens [clause, clause_end)."""

    doc: Document
    bodies: Bodies
    periods: Periods
    event: Event
    status: Status
    #: The CCGs counted as its subject.
    group: Group | None
    start: int
    stop: int
    #: The token where the next event of the sentence begins, else the end of the sentence.
    limit: int
    clause: int
    clause_end: int
    #: The token behind the names that hang on the event.
    named: int
    #: All words of the text.
    words: list[str]

    @classmethod
    def of(
        cls,
        doc: Document,
        bodies: Bodies,
        periods: Periods,
        event: Event,
        status: Status,
        group: Group | None,
        end: int,
    ) -> ChangeCase:
        """The case of an event; `end` is the token where the next event begins, in this sentence or elsewhere."""
        start, stop = doc.sentence_tokens(event.first)
        clause, clause_end = event_clause(doc, event.first)
        return cls(
            doc=doc,
            bodies=bodies,
            periods=periods,
            event=event,
            status=status,
            group=group,
            start=start,
            stop=stop,
            limit=min(stop, end) if end > event.last else stop,
            clause=clause,
            clause_end=clause_end,
            named=names_end(doc, bodies, event.last),
            words=doc.tokens.words,
        )
