"""Whom a text is about where groups come together, so that `the county’s CCGs` or `five organisations` stand for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import SOME_CCGS
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Blocks at the head of a text in which it says whom it is about.
_OPENING = 6
#: A set of more bodies than this is not what a text is about.
MOST = 12
_NOUNS = frozenset({"organisations", "bodies", "commissioners", "groups", "ccgs", "boards"})
_ADJECTIVES = frozenset({"nhs", "health", "local", "separate", "commissioning", "neighbouring", "healthcare", "existing", "clinical", "statutory", "smaller", "public"})


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets of bodies of a text: `told` come together in it, `listed` stand there in one list, `main` is what it is about."""

    told: tuple[tuple[str, ...], ...]
    listed: tuple[tuple[str, ...], ...]
    main: tuple[str, ...]

    def of(self, count: int) -> list[tuple[str, ...]]:
        """The sets of so many bodies: those told, else those listed."""
        return [s for s in self.told if len(s) == count] or [s for s in self.listed if len(s) == count]

    @property
    def all(self) -> list[tuple[str, ...]]:
        return list(self.told or self.listed)


def sets_of(doc: Document, bodies: Bodies, told: Sequence[tuple[str, ...]]) -> Sets:
    """The sets of bodies of a text, given those of the changes that it tells, each once."""
    lists = dict.fromkeys(tuple(sorted({m.agent for m in run})) for run in runs(doc, bodies.mentions))
    listed = tuple(s for s in lists if 1 < len(s) <= MOST)
    found = Sets(tuple(dict.fromkeys(told)), listed, ())
    return Sets(found.told, listed, _main(doc, bodies, found))


def _main(doc: Document, bodies: Bodies, sets: Sets) -> tuple[str, ...]:
    """The set that fits the number with which a text opens (`Five NHS bodies to become one`), else the only one."""
    blocks = doc.layout.blocks
    stop = doc.tokens.at(blocks[min(_OPENING, len(blocks)) - 1].end - 1) if blocks else 0
    for count in (g.count for g in _counted(doc, bodies, stop)):
        fit = sets.of(count) if count else []
        if len(fit) == 1:
            return fit[0]
    return sets.all[0] if len(sets.all) == 1 else ()


def _counted(doc: Document, bodies: Bodies, stop: int) -> Iterator[Group]:
    for token in range(stop):
        if doc.tokens.words[token] in _NOUNS and (group := counted_at(doc, token)):
            yield group


def counted_at(doc: Document, noun: int) -> Group | None:
    """The group of which a noun with a number speaks: `five organisations`, `four local NHS bodies`."""
    tokens = doc.tokens
    i = noun
    while i and noun - i < 3 and tokens.words[i - 1] in _ADJECTIVES:
        i -= 1
    number = number_before(tokens.words, i)
    if number is None or not 1 < number[0] <= MOST:
        return None
    return Group(tokens.starts[number[1]], tokens.ends[noun], number[1], noun + 1, (SOME_CCGS,), number[0])


def counted_after(doc: Document, first: int, last: int) -> Group | None:
    """Such a group right after the words of an event: `merge five organisations`."""
    words = doc.tokens.words
    noun = next((i for i in range(first, min(last, first + 6)) if words[i] in _NOUNS), None)
    group = counted_at(doc, noun) if noun is not None else None
    return group if group is not None and all(w in ("the", "of", "all", "up", "its", "their") for w in words[first : group.first]) else None


def stands_for_main(doc: Document, group: Group) -> bool:
    """Whether a group with no number may be those whom the text is about: `the groups`, `the county’s CCGs`, not `CCGs in Kent`."""
    words = doc.tokens.words
    i = group.first - 1 if words[group.first] not in ("the", "these", "those", "all") else group.first
    if words[i] == "'s" and not doc.tokens.capital(i - 1):
        return True
    return words[i] in ("the", "these", "those", "all") and words[group.last : group.last + 1] not in (["in"], ["that"], ["which"], ["of"], ["with"], ["across"])


def counted_of(doc: Document, group: Group) -> int | None:
    """The number of a group told as those of a place: `all four of Cheshire’s groups`."""
    words = doc.tokens.words
    of = next((i for i in range(group.first - 1, max(1, group.first - 6), -1) if words[i] == "of"), None)
    number = number_before(words, of) if of is not None and words[of - 2] == "all" and "'s" in words[of : group.first] else None
    return number[0] if number else None
