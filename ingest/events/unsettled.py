"""A change that a text tells, among all that it tells, before it is settled whom it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.parties.sets import Sets
from ccgkg.ingest.events.told import Told
from ccgkg.ingest.events.words.event import JOINING, Event
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The change of an index among the changes of a text; `sets` are those of which the text tells that they come
    together."""

    doc: Document
    bodies: Bodies
    found: Sequence[Told]
    index: int
    sets: Sets

    @property
    def told(self) -> Told:
        return self.found[self.index]

    @property
    def event(self) -> Event:
        return self.found[self.index].event

    @property
    def own(self) -> tuple[str, ...]:
        """Those whom its own words name."""
        return self.found[self.index].parties.participants

    @property
    def sentence(self) -> int:
        """The index of its sentence in the text."""
        return self.doc.layout.index_at(self.doc.tokens.starts[self.event.first])

    @property
    def paragraph(self) -> int:
        """The token where its paragraph begins."""
        return self.doc.tokens.at(self.doc.layout.block_at(self.doc.tokens.starts[self.event.first]).start)

    @property
    def main(self) -> tuple[str, ...]:
        """Those whom the text is about."""
        return self.bodies.meant.main

    def before(self) -> Iterator[Told]:
        """The changes told before it, the last first."""
        return (self.found[i] for i in range(self.index - 1, -1, -1))

    def joined_before(self) -> Iterator[Told]:
        """Those of them in which several come together."""
        return (t for t in self.before() if t.change.type in JOINING and len(t.parties.participants) > 1)

    def here(self) -> set[str]:
        """The CCGs that its paragraph names before it."""
        return {m.agent for m in self.bodies.within(self.paragraph, self.event.first) if m.kind == "ccg"}

    def back(self, sentences: int) -> int:
        """The token where the sentence so many before its own begins."""
        return self.doc.range_of(self.doc.layout.sentences[max(0, self.sentence - sentences)])[0]


#: One case of the language: whom the change is about; None where it does not apply.
Case = Callable[[Unsettled], "tuple[str, ...] | None"]


def first_told(cases: tuple[Case, ...], change: Unsettled) -> tuple[str, ...] | None:
    """What the first case says that applies."""
    for case in cases:
        if (whom := case(change)) is not None:
            return whom
    return None
