"""Times that a change shares with the one told before it: `merged on the same day`, `abolished in April and their work
passed on`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.events.event_clauses import event_clause
from ccgkg.ingest.events.parties.sets import counted_in_place
from ccgkg.ingest.events.status.sureness import Status
from ccgkg.ingest.events.words.event import Event
from ccgkg.ingest.text.document import Document

#: Nouns for a time behind `same`.
_TIMES = frozenset({"day", "date", "time", "month", "year"})
#: Verbs that give what is behind an `and` a predicate of its own.
_OWN = frozenset({"will", "would", "was", "were", "is", "are", "could", "may", "might", "has", "have", "had"})
#: Tokens behind an event in which `that day` and `the same day` stand.
_NEAR, _FAR = 8, 10


def same_day(doc: Document, event: Event) -> bool:
    """Whether the clause dates the event by the one told before: `merged on the same day`."""
    words = doc.tokens.words
    first, last = event_clause(doc, event.first)
    behind = range(event.last, min(last, event.last + _NEAR) - 2)
    if any(words[i : i + 2] == ["on", "that"] and words[i + 2] in ("day", "date") for i in behind):
        return True
    last = max(last, min(doc.sentence_tokens(event.first)[1], event.last + _FAR))
    return any(words[i] == "same" and words[i + 1] in _TIMES for i in range(first, last - 1))


def goes_on(doc: Document, event: Event, before: Event, status: Status, told: str) -> bool:
    """Whether an event shares the time of the one told before, of the status `told`: joined to it by an `and` without a
    verb of its own (`abolished in April and their functions transferred`), or told right after it of what else was done
    then."""
    here, there = doc.sentence_tokens(event.first)[0], doc.sentence_tokens(before.first)[0]
    if here != there:
        return _merged_then(doc, event, before, here) and status.value == told == "actual"
    words = doc.tokens.words
    gap = words[before.last : event.first]
    if "and" not in gap:
        return False
    if event.form != "same" and counted_in_place(doc, event.first) is not None:
        return True  # `when four in Kent merge and two in Devon become one`
    same = status.value == told
    if same and event.form == before.form == "makes":
        return True
    if not {";", "but", "while"}.isdisjoint(gap):
        return False
    if same and _of_theirs(words, event, before):
        return True
    if event.type != "function-transfer":
        return False
    if same and before.type == "establishment" and _OWN.issuperset(gap[gap.index("and") + 1 :]):
        return True  # `boards will be set up in July and will take over their work`
    return (same and _fronted(words, before, here)) or _OWN.isdisjoint(gap[gap.index("and") :])


def _fronted(words: Sequence[str], before: Event, start: int) -> bool:
    """`On 1 July they will be abolished, and boards will take over their work`."""
    return before.first > start and words[start] in ("on", "in", "from", "by", "next")


def _of_theirs(words: Sequence[str], event: Event, before: Event) -> bool:
    """`CCGs will be abolished in April and their functions will pass to boards`, `and boards set up in their place`."""
    if {"their", "its"}.isdisjoint(words[before.last : event.last + 2]):
        return False
    in_place = words[event.last - 1] == "place" or words[event.last : event.last + 3] == ["in", "their", "place"]
    return in_place or event.type == "function-transfer"


def _merged_then(doc: Document, event: Event, before: Event, start: int) -> bool:
    """`In April 2018 A and B merged. C and D became E CCG`, in one paragraph."""
    if not event.type == before.type == "merger" or not start:
        return False
    opens = doc.sentence_tokens(before.first)[0]
    if doc.sentence_tokens(start - 1)[0] != opens or doc.tokens.words[opens] not in ("on", "in"):
        return False
    block, starts = doc.layout.block_at, doc.tokens.starts
    return block(starts[start]) == block(starts[before.first])
