"""Those who have a grade that the sentence before tells of a group: `Ten were rated inadequate. Among them are A, B and
C`, `Three are in London: A, B and C`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: What a sentence that only says who they are does not do.
_TELLING = ("grade", "rates", "say", "intervention", "change")


def taken_up(doc: Document, bodies: Bodies, cues: Sequence[Cue]) -> Iterator[Cue]:
    """The word of each such sentence that stands for the grade, as a cue of it, given the grades of a text in order."""
    for cue in cues:
        low, high = doc.sentence_tokens(cue.first)
        start, stop = doc.sentence_tokens(high)
        if start != high or len({c.value for c in doc.cues.within("grade", low, high)}) != 1:
            continue
        places = (doc.tokens.starts[i] for i in (start, cue.first))
        if len({doc.layout.sentence_at(place).passage for place in places}) != 1:
            continue
        at_list = next((i for i in range(start, stop) if doc.tokens.words[i] == "list"), None)  # no verb here
        named = {m.agent for m in bodies.within(start, stop) if m.kind == "ccg"}
        if not named or any(m.kind == "ccg" for m in bodies.within(low, high)):
            continue
        if any(c.first != at_list for label in _TELLING for c in doc.cues.within(label, start, stop)):
            continue
        at = _membership(doc.tokens.words, start, stop, len(named))
        if at is not None:
            yield Cue(at, at + 1, cue.value)


def _membership(words: Sequence[str], start: int, stop: int, count: int) -> int | None:
    """The word by which a sentence makes its names some of those told of before, or the number of them."""
    for i in range(start, stop):
        if words[i] in rating_words()["members"]:
            return i
        number = number_before(words, i + 1)
        if number is not None and number[0] == count > 1:
            return i
    return None
