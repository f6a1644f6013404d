"""What comes of a merger, where the words around it name that body: `a single X body`; `X CCG would cover`."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.names import ccg_of
from ccgkg.ingest.claim import Change
from ccgkg.ingest.events.parties.party import originals_of
from ccgkg.ingest.events.told import Told
from ccgkg.ingest.events.words.event import Event, is_new_body
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed

#: Tokens of the next sentence in which the noun for the new body is its subject; and what gives it its name.
_SUBJECT = 5
_CALLED = frozenset({"called", "named", "known"})
_AHEAD = frozenset({"will", "would", "is", "could"})
_FOR = frozenset({"for", "in", "across", "covering"})
_IN_NAME = frozenset({"and", "&", "north", "south", "east", "west"})


def with_result(doc: Document, bodies: Bodies, change: Change, told: Told) -> Change:
    """A merger of several with the body that comes of it, where its own words or the next sentence name that."""
    if change.type != "merger" or change.result is not None or len(change.participants) < 2:
        return change
    if (called := _called_next(doc, bodies, told)) is not None and called not in change.participants:
        return changed(change, result=called)
    made = (_of_its_place(doc, told.event) if told.event.form == "one" else None) or _named_next(doc, bodies, told)
    whole = originals_of(made) if made is not None else None
    return changed(change, result=made) if whole is not None and whole == set(change.participants) else change


def _of_its_place(doc: Document, event: Event) -> str | None:
    """`a single Kent and Medway health body`, `a single CCG for north west London`: the CCG named by that place."""
    inside = _place(doc, event.first + 1, event.last)
    behind = event.last + 1
    if not inside and not _FOR.isdisjoint(doc.tokens.words[event.last : behind]):
        inside = _place(doc, behind, doc.sentence_tokens(event.first)[1])
    return ccg_of(f"{inside} CCG") if inside else None


def _place(doc: Document, first: int, stop: int) -> str:
    """The name of a place that begins at a token; empty where none does."""
    tokens, last = doc.tokens, first
    while last < stop and tokens.words[last] != "ccg" and (tokens.capital(last) or tokens.words[last] in _IN_NAME):
        last += 1
    return tokens.text[tokens.starts[first] : tokens.ends[last - 1]] if last > first else ""


def _called_next(doc: Document, bodies: Bodies, told: Told) -> str | None:
    """`A and B will merge. The merged organisation will be called X CCG`: the name that the next sentence gives."""
    words, start = doc.tokens.words, doc.sentence_tokens(told.event.first)[1]
    if start >= len(words):
        return None
    stop = doc.sentence_tokens(start)[1]
    noun = next((i for i in range(start, min(stop, start + _SUBJECT)) if is_new_body(words, i)), None)
    if noun is None:
        return None
    named = next((m for m in bodies.within(noun + 1, stop) if m.kind == "ccg"), None)
    return named.agent if named is not None and not _CALLED.isdisjoint(words[noun + 1 : named.first]) else None


def _named_next(doc: Document, bodies: Bodies, told: Told) -> str | None:
    """`A and B have applied to merge. If approved, X CCG would cover`: the subject of the next sentence."""
    stop = doc.sentence_tokens(told.event.first)[1]
    if stop >= len(doc.tokens.words):
        return None
    named: Mention | None = next(iter(bodies.within(*doc.sentence_tokens(stop))), None)
    ahead = named is not None and doc.tokens.words[named.last : named.last + 1] != []
    return named.agent if named is not None and ahead and doc.tokens.words[named.last] in _AHEAD else None
