"""An event where it stands: its document, the bodies named there, its words and its sentence, as the rules of who takes
part need them."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.events.words.event import Event
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Before a participle these make it a passive.
_PASSIVE = frozenset({"be", "been", "being", "were", "was", "are", "is"})


@dataclass(frozen=True, slots=True)
class Scene:
    """An event in its sentence of the tokens [start, stop); at the token `end` the next event begins, else the sentence
    ends."""

    doc: Document
    bodies: Bodies
    event: Event
    words: list[str]
    start: int
    stop: int
    end: int

    @classmethod
    def of(cls, doc: Document, bodies: Bodies, event: Event, end: int | None = None) -> Scene:
        start, stop = doc.sentence_tokens(event.first)
        return cls(doc, bodies, event, doc.tokens.words, start, stop, stop if end is None else end)

    @property
    def opening(self) -> str:
        """The first word of the event."""
        return self.words[self.event.first]

    @property
    def closing(self) -> str:
        """The last word of the event."""
        return self.words[self.event.last - 1]

    @property
    def previous(self) -> str:
        """The word before the event."""
        return self.words[self.event.first - 1]

    @property
    def following(self) -> str:
        """The word behind the event, of this sentence or the next; empty at the end of the text."""
        return self.words[self.event.last] if self.event.last < len(self.words) else ""

    @property
    def front(self) -> list[str]:
        """The words of the sentence before the event."""
        return self.words[self.start : self.event.first]

    @property
    def active(self) -> bool:
        """Whether no form of `to be` stands in front of the words of the event, or as the first of them."""
        return self.previous not in _PASSIVE and self.opening not in _PASSIVE

    def ccgs(self, first: int, last: int) -> list[Mention]:
        """The CCGs named in the tokens [first, last), in their order."""
        return [m for m in self.bodies.within(first, last) if m.kind == "ccg"]
