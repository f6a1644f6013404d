"""Changes told by a verb and its object a few words on: `share a chief`, `form a single CCG`, `hand over their
functions`."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.words.event import Event
from ccgkg.ingest.events.words.handing_over import handed_over
from ccgkg.ingest.events.words.made_bodies import made_of_several
from ccgkg.ingest.events.words.practices_told import practices_told
from ccgkg.ingest.events.words.shared_leaders import shared_by_several, shared_leader
from ccgkg.ingest.events.words.single_bodies import named_single, single_body
from ccgkg.ingest.text.document import Document


def pairs(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """The events that a verb and its object tell, or an object that needs no verb: `a single CCG for Norfolk`."""
    yield from shared_by_several(doc, bodies)
    yield from made_of_several(doc, bodies)
    yield from named_single(doc, bodies)
    for item in doc.cues.all("change-object"):
        start = doc.sentence_tokens(item.first)[0]
        if item.value == "leader":
            yield from shared_leader(doc, bodies, item, start)
        elif item.value == "one":
            yield from single_body(doc, item, start)
        elif item.value == "functions":
            yield from handed_over(doc, bodies, item, start)
        elif item.value == "practices":
            yield from practices_told(doc, bodies, item)
