"""What the day of a time tells of an event's status: what begins after the text was published is yet to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.claim import Change
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.near import lead_in
from ccgkg.ingest.text.clauses import clause_of

#: Tokens behind an event, past its clause, in which its time stands.
_BEHIND = 12
#: Verbs in the present that tell what is to come, where a time does.
_COMES = frozenset({"becomes", "joins", "takes", "starts", "begins", "moves", "replaces"})
#: Verbs that tell of a choice: whoever was chosen may have begun or not.
_CHOOSING = ("appoint", "confirm", "name", "pick", "chos", "choos", "select", "elect", "recruit", "hire", "promot")
_REACH = 30
_NOT_YET = frozenset({"will", "would", "to", "could", "may", "might", "not", "should"})


def _is_past(ground: Ground, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a time in the clause of an event or behind it began before the text was published."""
    day = day_of(ground.doc.source.published)
    return day is not None and any(one <= day for place in places for one in _begins(ground, *place))


def is_ahead(ground: Ground, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a time behind the words of an event, or in its clause, begins after the text was published, and none
    there is over."""
    day = day_of(ground.doc.source.published)
    begins = [first for first in (_begins(ground, *place) for place in places) if first]
    return day is not None and bool(begins) and all(one > day for times in begins for one in times)


def _begins(ground: Ground, first: int, last: int) -> list[date]:
    """The days on which the times of the clause of an event begin, or those right behind it."""
    start, stop = clause_of(ground.doc, first)
    high = min(ground.doc.sentence_tokens(first)[1], max(stop, last + _BEHIND))
    found = [bounds(m.edtf)[0] for m in ground.periods.within(start, high) if m.edtf]
    return [one for one in found if one is not None]


def comes(ground: Ground, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a verb in the present before the words of an event tells it as yet to come: `becomes chief officer from 1
    October`."""
    words = ground.doc.tokens.words
    present = any(
        not _COMES.isdisjoint(words[max(clause_of(ground.doc, first)[0], first - 3) : last]) for first, last in places
    )
    unsure = any(not _NOT_YET.isdisjoint(words[clause_of(ground.doc, first)[0] : first]) for first, _ in places)
    return present and not unsure and is_ahead(ground, places)


def _is_chosen(ground: Ground, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a verb of choosing governs the words of an event, and none of what is yet to be: `has been confirmed
    as`."""
    words = ground.doc.tokens.words
    for first, _ in places:
        low = max(ground.doc.sentence_tokens(first)[0], first - _REACH)
        at = next((i for i in range(first - 1, low - 1, -1) if words[i].startswith(_CHOOSING)), None)
        if (
            at is not None
            and _NOT_YET.isdisjoint(words[max(low, at - 3) : at])
            and {"as", "their", "a"} & set(words[at:first])
        ):
            return True
    return False


def may_begin(ground: Ground, status: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether someone was chosen for a shared post, who holds it or is to hold it; a day to come leaves the latter
    alone."""
    if status not in ("actual", "planned") or not _is_chosen(ground, places):
        return False
    return not is_ahead(ground, places) if status == "actual" else not _is_past(ground, places)


def yet_to_come(ground: Ground, claim: Change) -> bool:
    """Whether the sentence of a change, or what leads up to its list, tells a day after that of the text, and no
    past."""
    day = day_of(ground.doc.source.published)
    if day is None:
        return False
    here = ground.doc.layout.index_at(claim.start)
    spans = [ground.doc.range_of(ground.doc.layout.sentences[here]), *lead_in(ground, here)]
    told = [bounds(m.edtf)[0] for span in spans for m in ground.periods.within(*span) if m.edtf]
    return any(begins is not None and begins > day for begins in told) and not claim.exact.endswith(("ed", "became"))
