"""The end of bodies that commissioned care before CCGs did: `primary care trusts were abolished in 2013`."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.events.words.event import Event
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Words between the noun and the words of the end.
_NEAR = 9
_JOINS = frozenset({"and", ",", "the", "all", "both", "of", "england", "'s", "(", ")", "its", "as", "well", "or"})
_PASSIVE = frozenset({"be", "been", "being", "were", "was", "are", "is", "get", "got"})


def forerunners(doc: Document, bodies: Bodies, event: Event) -> tuple[str, ...]:
    """The kinds of forerunners that an end is told of, sorted: those right after its words, else those that are their
    subject."""
    if event.type != "disbandment":
        return ()
    words = doc.tokens.words
    start, stop = doc.sentence_tokens(event.first)
    passive = (
        words[event.first - 1] in _PASSIVE
        or words[event.first] in _PASSIVE
        or words[event.first].startswith("ceas")
        or words[event.first] == "wound"
    )
    if not passive:
        return tuple(sorted(c.value for c in _joined(doc, event.last, stop)))
    before = [c for c in doc.cues.within("forerunner", max(start, event.first - _NEAR), event.first)]
    if not before or any(m.kind == "ccg" for m in bodies.within(before[-1].last, event.first)):
        return ()
    if any(True for _ in bodies.groups_within(before[-1].last, event.first)):
        return ()
    return tuple(sorted({c.value for c in before}))


def _joined(doc: Document, first: int, stop: int) -> list[Cue]:
    """The nouns right after a token that an `and` or a comma joins: `primary care trusts and strategic health
    authorities`."""
    found: list[Cue] = []
    at = first
    for cue in doc.cues.within("forerunner", first, min(stop, first + 2 * _NEAR)):
        gap = doc.tokens.words[at : cue.first]
        number = number_before(doc.tokens.words, cue.first)
        plain = gap[: number[1] - at] if number is not None and number[1] >= at else gap
        if any(w not in _JOINS for w in plain):
            break
        found.append(cue)
        at = cue.last
    return list({c.value: c for c in found}.values())
