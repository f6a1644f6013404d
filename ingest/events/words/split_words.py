"""Words of change that quotation marks or names part: `could be ‘broken up’`, `bring the two groups together`."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.words.event import Event
from ccgkg.ingest.text.document import Document

_OPENING = frozenset({"‘", "“", "'", '"'})
_PASSIVE = frozenset({"be", "been", "being", "were", "was", "are", "is"})
#: What is done to a body that ends, which without the quotation marks is read with its `be`.
_DONE = frozenset({"closed", "scrapped", "axed", "broken", "shut"})
_DOING = frozenset({"breaking", "closing", "scrapping", "axing"})
#: Verbs whose object stands before their `together`.
_BRING = frozenset({"bring", "brings", "bringing", "brought", "roll", "rolls", "rolling", "rolled"})
#: Words between `bring` and `together`, at most.
_APART = 14


def quoted_ends(doc: Document) -> Iterator[Event]:
    """`CCGs could be ‘broken up’`, `consider “breaking up” CCGs`: an end in quotation marks of its own."""
    words = doc.tokens.words
    for i in doc.tokens.among(_DONE | _DOING):
        last = i + 1 + (words[i + 1 : i + 2] in (["up"], ["down"]))
        if (
            i < 2
            or words[i - 1] not in _OPENING
            or not doc.text[doc.tokens.ends[last - 1] : doc.tokens.ends[last - 1] + 1] in ("’", "”", "'", '"')
        ):
            continue
        of_ccgs = words[last + 1 : last + 2] != [] and words[last + 1] in ("ccgs", "clinical", "groups", "the")
        if words[i] in _DONE and words[i - 2] in _PASSIVE or words[i] in _DOING and of_ccgs:
            yield Event(i, last, "disbandment", "verb")


def brought_together(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`a previous attempt to bring the two Kirklees groups together`."""
    words = doc.tokens.words
    for i in doc.tokens.among({"together"}):
        start = doc.sentence_tokens(i)[0]
        verb = next((k for k in range(i - 2, max(start, i - _APART) - 1, -1) if words[k] in _BRING), None)
        if verb is None or words[verb - 1] in _PASSIVE:
            continue
        named = [m for m in bodies.within(verb, i) if m.kind == "ccg"]
        group = next(bodies.groups_within(verb, i), None)
        if len(named) > 1 or group is not None and group.last == i:
            yield Event(verb, verb + 1, "merger", "verb")
