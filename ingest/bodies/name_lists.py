"""Lists of names: the run of them that ends at a token, each the name of a CCG or, where it may be, one that no
register has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ccgkg.ingest.bodies.ccg_nouns import SEPARATORS, Item
from ccgkg.ingest.bodies.lineage import joins_originals
from ccgkg.ingest.bodies.name_table import Found
from ccgkg.ingest.bodies.names import ccg_words, number_before, open_on
from ccgkg.ingest.bodies.unknown_names import UnknownNames
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Names that a list may go back before its last.
_LONG = 12
#: What a sentence counts that opens with a list of their places.
_GROUPS = frozenset({"groups", "ccgs", "organisations", "commissioners"})
#: What a name that no register has costs: more than one of a CCG that is not open.
_UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class NameLists:
    """Reads the lists of one text, by the names that end and that start at a token; `covered` are the tokens of the
    CCGs found so far, which grow, and `open` the codes of those open about the date of the text, None for all."""

    doc: Document
    ending: Mapping[int, list[Found]]
    starting: Mapping[int, Found]
    covered: set[int]
    unknown: UnknownNames
    open: frozenset[str] | None

    def before(self, end: int, *, unknown: bool, several: bool) -> list[Item]:
        """The list of names that ends at a token: the longest run, then those open at the date, then the fewest. With
        `unknown` it may hold names that no register has; with `several` a list of one is the last choice."""
        best: tuple[tuple[int, int, int, int], list[Item]] | None = None
        for items, cost in self._readings(end, unknown, 0):
            rank = (int(several and len(items) < 2), items[0].first, cost, len(items))
            if best is None or rank < best[0]:
                best = (rank, items)
        return best[1] if best else []

    def sharing_before(self, end: int) -> list[Item]:
        """The list that ends at a token, if all its names are of the register once they share their words; else
        none."""
        items = with_shared_words(self.doc, self.before(end, unknown=True, several=True))
        return [] if any(i.agent.endswith("-ccg") for i in items) else items

    def end_from(self, first: int, stop: int) -> int:
        """Where the list ends that begins at a token, before `stop`: the token behind its last name, or `first`."""
        words, i, end = self.doc.tokens.words, first, first
        while True:
            while i < stop and (words[i] in SEPARATORS or words[i] == "nhs"):
                i += 1
            if i >= stop or i not in self.starting:
                return end
            i = end = self.starting[i].last

    def _readings(self, end: int, unknown: bool, depth: int) -> Iterator[tuple[list[Item], int]]:
        """Every list that may end at a token, with its cost; `depth` names stand behind it."""
        for item, cost in self._known(end, depth) or (self._not_known(end) if unknown else ()):
            yield [item], cost
            before = self._before_separator(item.first)
            if before is not None and depth < _LONG:
                for items, more in self._readings(before, unknown, depth + 1):
                    yield [*items, item], cost + more

    def _known(self, end: int, depth: int) -> list[tuple[Item, int]]:
        """The names that end at a token and are whole; none that a phrase of place puts before the list."""
        words = self.doc.tokens.words
        names = [
            n
            for n in self.ending.get(end, ())
            if not self.unknown.goes_on_left(n.first) and not joins_originals(n.agent, words[n.first : n.last])
        ]
        if depth and words[end] == ",":  # In Derbyshire, Erewash and Hardwick CCGs
            names = [n for n in names if not self.unknown.fronted(n.first) or self._counts(n.first)]
        return [(Item(n.first, n.last, n.agent), self._cost(n.agent)) for n in names]

    def _counts(self, first: int) -> bool:
        """Whether the sentence counts as many groups as the list has names that begins at a token: `In A, B and C,
        three groups`."""
        words, stop = self.doc.tokens.words, self.doc.sentence_tokens(first)[1]
        i, many = first, 0
        while i < stop and i in self.starting:
            i, many = self.starting[i].last, many + 1
            last = i
            while i < stop and words[i] in SEPARATORS:
                i += 1
        numbers = (number_before(words, n) for n in range(last + 1, stop) if words[n] in _GROUPS)
        return any(n is not None and n[0] == many for n in numbers)

    def _not_known(self, end: int) -> list[tuple[Item, int]]:
        """The name by its capitals that ends at a token. In `A and B, C and D CCGs` the first holds an `and`: only a
        name before a comma may join two."""
        word = self.doc.tokens.words[end]
        if end in self.covered or word == "with":
            return []
        start = self.unknown.start(end, joined=word == ",")
        if start is None or self.unknown.fronted(start):
            return []
        return [(Item(start, end, self.unknown.slug(start, end)), _UNKNOWN)]

    def _cost(self, agent: str) -> int:
        """How far a CCG is from being open at the date of the text."""
        if agent in open_on(self.doc.source.published):
            return 0
        return 1 if self.open is None or agent in self.open else 2

    def _before_separator(self, first: int) -> int | None:
        """Where an item before the one at `first` would end: before a comma, an `and`, or both; or before `and the`."""
        words = self.doc.tokens.words
        own = ("nhs",) if words[max(0, first - 2)] not in ("and", "&") else ("nhs", "the")
        start = i = first - 1 if first and words[first - 1] in own else first
        while i and words[i - 1] in SEPARATORS and start - i < 2:
            i -= 1
        return i if 0 < i < start else None


def with_shared_words(doc: Document, items: list[Item]) -> list[Item]:
    """The list with the CCGs whose names share their end or their beginning: `North, Central and South Manchester`."""
    if len(items) < 2 or not any(i.agent.endswith("-ccg") for i in items):
        return items
    words = doc.tokens.words
    known = [words[i.first : i.last] for i in items if not i.agent.endswith("-ccg")]
    return [
        i._replace(agent=_shared(words[i.first : i.last], known) or i.agent) if i.agent.endswith("-ccg") else i
        for i in items
    ]


def _shared(own: list[str], known: list[list[str]]) -> str | None:
    """The code of the CCG whose name is these words with the end or the beginning of a known one."""
    ends = ((*own, *k[n:]) for k in known for n in range(1, len(k)))
    beginnings = ((*k[:n], *own) for k in known for n in range(1, len(k)))
    by_words = ccg_words()
    return next((by_words[form] for forms in (ends, beginnings) for form in forms if form in by_words), None)
