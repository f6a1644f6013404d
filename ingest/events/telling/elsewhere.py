"""Whether a change is told of another place, or of others, than those whom a text is about."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.areas import places
from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.event_clauses import event_clause
from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.text.document import Document

#: A line's label has no more words.
_LABEL = 6


def elsewhere(doc: Document, bodies: Bodies, event: Event, members: Sequence[str]) -> bool:
    """Whether the clause is set in a place of which the members do not have their names: `In Kent, practices
    threw out a merger`, `practices in Kent rejected one`."""
    tokens = doc.tokens
    first = doc.sentence_tokens(event.first)[0]
    block = doc.layout.block_at(tokens.starts[event.first])
    label = doc.tokens.at(block.start)
    short = doc.sentence_tokens(label)[1] - label <= _LABEL and doc.sentence_tokens(label)[1] <= event.first
    if (
        block.kind == "item"
        and short
        and any(tokens.words[i] in places() and tokens.capital(i) for i in range(label, label + 3))
        and not any(True for _ in bodies.within(label, first))
    ):
        return True  # `• Lancashire. A single CCG is unlikely`
    if set_behind(doc, bodies, event, members):
        return True
    said_of = next(
        (
            i
            for i in range(first + 1, event.first)
            if tokens.words[i] in ("in", "across", "around") and tokens.words[i - 1] in change_words()["voters"]
        ),
        None,
    )
    first = first if tokens.words[first] in ("in", "across", "around") else said_of if said_of is not None else first
    if (
        tokens.words[first] not in ("in", "across", "around")
        or not tokens.capital(first + 1)
        or not tokens.words[first + 1].isalpha()
    ):
        return False
    if (
        any(True for m in bodies.within(first, first + 3))
        or tokens.words[first + 1] in change_words()["no_place_fronted"]
    ):
        return False
    return not any(
        tokens.words[first + 1] in tokens.words[m.first : m.last] for a in members if (m := bodies.first_of(a))
    )


def set_behind(doc: Document, bodies: Bodies, event: Event, members: Sequence[str]) -> bool:
    """Whether a merger is of another place by what stands behind it: `a merger is possible in Hampshire`."""
    tokens = doc.tokens
    last = event_clause(doc, event.first)[1] if event.form == "noun" and event.type == "merger" else 0
    behind = next(
        (
            i
            for i in range(event.last, last - 1)
            if tokens.words[i] in ("in", "across") and tokens.capital(i + 1) and tokens.words[i + 1] in places()
        ),
        None,
    )
    if behind is None or bodies.at(behind + 1) is not None:
        return False
    return not any(
        tokens.words[behind + 1] in tokens.words[m.first : m.last] for a in members if (m := bodies.first_of(a))
    )


def of_others_here(doc: Document, bodies: Bodies, event: Event) -> bool:
    """Whether the paragraph of an event, up to it, names others than those whom the text is about."""
    first = doc.tokens.at(doc.layout.block_at(doc.tokens.starts[event.first]).start)
    return any(m.kind == "ccg" and m.agent not in bodies.meant.main for m in bodies.within(first, event.first))
