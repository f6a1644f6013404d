"""The sets of bodies of a text: those that come together in its changes, and those that stand in one list."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.bodies.line_ups import MOST
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import SOME_CCGS
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

_NOUNS = frozenset({"organisations", "bodies", "commissioners", "groups", "ccgs", "boards"})
_ADJECTIVES = frozenset({"nhs", "health", "local", "separate", "commissioning", "neighbouring", "healthcare", "existing", "clinical", "statutory", "smaller", "public"})


@dataclass(frozen=True, slots=True)
class Sets:
    """`told` come together in the text, `listed` stand there in one list; each once."""

    told: tuple[tuple[str, ...], ...]
    listed: tuple[tuple[str, ...], ...]

    def of(self, count: int) -> list[tuple[str, ...]]:
        """The sets of so many bodies: those told, else those listed."""
        return [s for s in self.told if len(s) == count] or [s for s in self.listed if len(s) == count]

    @property
    def all(self) -> list[tuple[str, ...]]:
        return list(self.told or self.listed)


def sets_of(doc: Document, bodies: Bodies, told: Sequence[tuple[str, ...]]) -> Sets:
    """The sets of bodies of a text, given those of the changes that it tells."""
    lists = dict.fromkeys(tuple(sorted({m.agent for m in run})) for run in runs(doc, bodies.mentions))
    return Sets(tuple(dict.fromkeys(told)), tuple(s for s in lists if 1 < len(s) <= MOST))


def counted_after(doc: Document, first: int, last: int) -> Group | None:
    """A group that a number and a noun for bodies tell right after the words of an event: `merge five local NHS organisations`."""
    words = doc.tokens.words
    noun = next((i for i in range(first, min(last, first + 6)) if words[i] in _NOUNS), None)
    group = _counted(doc, noun) if noun is not None else None
    return group if group is not None and all(w in ("the", "of", "all", "up", "its", "their") for w in words[first : group.first]) else None


def _counted(doc: Document, noun: int) -> Group | None:
    tokens = doc.tokens
    i = noun
    while i and noun - i < 3 and tokens.words[i - 1] in _ADJECTIVES:
        i -= 1
    number = number_before(tokens.words, i)
    if number is None or not 1 < number[0] <= MOST:
        return None
    return Group(tokens.starts[number[1]], tokens.ends[noun], number[1], noun + 1, (SOME_CCGS,), number[0])
