"""Structural changes: mergers, shared leaders, joint commissioning and the rest, between whom, into what, when, and how
sure."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.claim import Change
from ccgkg.ingest.events.parties.topics import with_topic
from ccgkg.ingest.events.reading import read_event
from ccgkg.ingest.events.same_change import has_done_so, one_with, told_already
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.told import Told
from ccgkg.ingest.events.words.events import find_events
from ccgkg.ingest.events.words.reach import reach
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods


def find_changes(doc: Document, bodies: Bodies, periods: Periods) -> list[Change]:
    """The structural changes of a document, in its order, each told once in its sentence."""
    events = find_events(doc, bodies)
    found: list[Told] = []
    for index, event in enumerate(events):
        read = read_event(bodies, periods, Scene.of(doc, bodies, event, reach(doc, bodies, events, index)), found)
        if read is None:
            continue
        change, parties = read
        last = found[-1] if found else None
        if last is not None and has_done_so(doc, last, event):
            found[-1] = last._replace(change=replace(last.change, status="actual", effective=change.effective))
        elif last is not None and one_with(doc, last, change, event):
            found[-1] = Told(replace(last.change, participants=change.participants), parties, last.event)
        elif not told_already(doc, bodies, found, change, parties, event):
            found.append(Told(change, parties, event))
    return with_topic(doc, bodies, found) if found else []
