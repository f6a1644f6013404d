"""What headlines and their bullets announce: of whom it is, and how sure it is, as the text then tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.claim import ALL_CCGS, Change
from ccgkg.ingest.events.parties.own_body import head_of
from ccgkg.ingest.events.told import Told
from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed


def as_below(doc: Document, changes: Sequence[Change], index: int, event: Event, events: Mapping[int, Event]) -> Change:
    """The change that a headline tells with no verb, as sure as the text then says it is: `Joint chief named for A and
    B`."""
    change = changes[index]
    headline = doc.layout.index_at(change.start) == 0 and doc.layout.block_at(change.start).kind == "heading"
    if not headline and not event_at_head(doc, event):
        return change
    would = change.status == "possible" and doc.tokens.words[event.last : event.last + 1] == ["would"]
    present = (
        event.form == "verb"
        and change.participants != (ALL_CCGS,)
        and doc.tokens.words[event.first] in ("merge", "unite", "combine", "amalgamate")
    )
    named = event.form in ("office", "noun", "one") or present
    if not would and (
        not named
        or change.status not in ("actual", "proposed")
        or (change.status == "proposed" and event.form != "one")
    ):
        return change
    below = (
        c
        for n, c in enumerate(islice(changes, index + 1, index + 6))
        if c.type == change.type and (c.participants == change.participants or not n)
    )
    status = next((c.status for c in below if not event_at_head(doc, events[c.start])), "actual")
    off = "off" in doc.tokens.words[event.last : doc.sentence_tokens(event.first)[1]]
    return (
        changed(change, status=status)
        if status in ("planned", "proposed") or (off and status == "rejected")
        else change
    )


def not_yet_in_place(doc: Document, changes: Sequence[Change], index: int, event: Event) -> Change:
    """The leader whom bodies have only chosen, where the text tells that the post begins later: `have chosen one
    chief`."""
    change = changes[index]
    if change.type != "shared-leadership" or change.status != "actual" or change.effective is not None:
        return change
    words = doc.tokens.words
    i = event.first - 1
    while i > 0 and words[i] in ("a", "an", "their", "its", "the", "as", "new"):
        i -= 1
    if i < 0 or words[i] not in change_words()["appoints"]:
        return change
    ahead = any(
        c.type == change.type
        and c.status == "planned"
        and c.effective is not None
        and c.participants == change.participants
        for c in changes
    )
    return changed(change, status="planned") if ahead else change


def of_head(doc: Document, bodies: Bodies, found: Sequence[Told], index: int, told: Told) -> tuple[str, ...]:
    """The bodies of the change below that a headline or its bullets announce: that of the one CCG that it names, or
    those named after the place that it names (`Cheshire CCGs appoint one chief`)."""
    first, last = doc.sentence_tokens(told.event.first)
    named = {m.agent for m in bodies.within(first, last) if m.kind == "ccg"} | set(told.parties.participants)
    tokens = doc.tokens
    places = {
        tokens.words[i]
        for i in range(first, last)
        if tokens.capital(i) and tokens.words[i].isalpha() and len(tokens.words[i]) > 3
    }
    for below in islice(found, index + 1, None):
        members = below.parties.participants
        if below.change.type != told.change.type or len(members) < 2:
            continue
        if named and named <= set(members):
            return members
        names = [set(tokens.words[m.first : m.last]) for a in members if (m := bodies.first_of(a))]
        if not named and 2 * sum(bool(places & n - change_words()["of_many_names"]) for n in names) >= len(names):
            return members
    return ()


def event_at_head(doc: Document, event: Event) -> bool:
    """Whether an event stands in the headings and bullets before the first paragraph."""
    return doc.layout.block_at(doc.tokens.starts[event.first]).kind in ("heading", "item") and event.first < head_of(
        doc
    )
