"""How the event stands whose parties a number counts: as the change that its sentence tells, behind a relative clause,
waited for."""

from __future__ import annotations

from ccgkg.ingest.claim import Evidence, Status
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.period.of_changes import told_with
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of

Standing = tuple[Status, Evidence | None]


def of_event(c: Context, n: Number, measure: str) -> Standing | None:
    """The standing of the one change of its kind that the sentence tells of those whom a number counts."""
    told = {x.status for x in told_with(c, n, measure)}
    return (told.pop(), Evidence("status", reason="the change that its sentence tells")) if len(told) == 1 else None


def waiting(c: Context, n: Number) -> Standing | None:
    """`A's merger was turned down, and five groups are still waiting to hear`: those who are told to wait in a clause
    of their own."""
    cue = next(
        (
            x
            for x in c.doc.cues.within("outlook", n.last, clause_of(c.doc, n.first)[1])
            if c.doc.tokens.words[x.first] in ("waiting", "awaiting", "await")
        ),
        None,
    )
    return (
        ("proposed", Evidence("status", c.doc.tokens.starts[cue.first], c.doc.tokens.ends[cue.last - 1]))
        if cue is not None
        else None
    )
