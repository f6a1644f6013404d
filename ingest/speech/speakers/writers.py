"""Who wrote a text: whom its head names, and nothing below it: `Jane Doe on how three groups became one`."""

from __future__ import annotations

from collections import Counter

from ccgkg.ingest.speech.people.people import People
from ccgkg.ingest.speech.roles.capacities import Capacities
from ccgkg.ingest.text.document import Document

#: Blocks below a title in which a by-line or a standfirst stands, and code points of one, at most.
_HEAD, _LINE = 4, 200
#: Before the name of a writer.
_BY = frozenset(("by", "with", "compiled", "words", ":", "|", "–", "—", "-"))


def writers(doc: Document, people: People, capacities: Capacities) -> frozenset[str]:
    """The slugs of those who wrote a text: named once, with no post of which it tells, where a line of its head begins
    or behind `by`."""
    blocks = doc.layout.blocks[1 : _HEAD + 1]
    if not blocks or not people.mentions:
        return frozenset()
    named = Counter(m.person.slug for m in people.mentions)
    found = set()
    for mention in people.mentions:
        if mention.start >= blocks[-1].end:
            break
        block = next((b for b in blocks if b.start <= mention.start < b.end), None)
        if block is None or block.end - block.start > _LINE or named[mention.person.slug] > 1:
            continue
        opens = doc.tokens.starts[mention.lead] == block.start or doc.tokens.words[mention.lead - 1] in _BY
        if opens and not capacities.at(mention.start):
            found.add(mention.person.slug)
    return frozenset(found)
