"""The bodies that a text names: CCGs and others, groups of them, and what a pronoun or a noun stands for."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter

from ccgkg.ingest.bodies.antecedents import REACH, Spoken, spoken_of, topic_of
from ccgkg.ingest.bodies.groups import Group
from ccgkg.ingest.bodies.meant import Meant
from ccgkg.ingest.bodies.mention import BodyKind, Mention
from ccgkg.ingest.bodies.one_body import made_before, named_so, singular_nouns
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

_first, _at = attrgetter("first"), attrgetter("at")
#: Names before `the new body` among which it is looked for.
_MADE = 20

__all__ = ["Bodies", "Group", "Mention", "indexed"]


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of a text in its order. Mentions do not overlap; a group may hold mentions."""

    mentions: tuple[Mention, ...]
    groups: tuple[Group, ...]
    _firsts: tuple[int, ...]
    _kinds: Mapping[str, Sequence[Mention]]
    _agents: Mapping[str, Sequence[Mention]]
    #: The mention that holds a token.
    at: Callable[[int], Mention | None]
    #: The CCG named most often so far, at each mention of one, or None where two are.
    _leaders: Sequence[str | None]
    #: The CCG that the whole text is about, if there is one.
    topic: str | None
    #: The only CCG that the text names, if it names no other.
    only: str | None
    #: What a noun for several CCGs stands for, and the several that the text is about.
    meant: Meant
    #: The nouns for one body, and what each is; and those asked for so far.
    nouns: Sequence[tuple[int, str]]
    _meant_by: dict[int, Mention | None]

    def within(self, first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin in the tokens [first, last)."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def apart(self, first: int, last: int) -> int:
        """The number of the tokens [first, last), where the name of a body counts as two, as `Bury CCG` does."""
        return last - first - sum(max(0, m.last - m.first - 2) for m in self.within(first, last) if m.last <= last)

    def back(self, token: int, low: int, reach: int) -> Iterator[int]:
        """The tokens from before one back to `low`, nearest first, as far as so many words reach; of a name only its
        first, as one."""
        i = token - 1
        while i >= low and reach:
            mention = self.at(i)
            i = max(low, mention.first) if mention is not None else i
            yield i
            i, reach = i - 1, reach - 1

    def groups_within(self, first: int, last: int) -> Iterator[Group]:
        start = bisect_left(self.groups, first, key=_first)
        return itertools.takewhile(lambda g: g.first < last, itertools.islice(self.groups, start, None))

    def groups_before(self, token: int) -> Iterator[Group]:
        """The groups that end at or before a token, the nearest first."""
        for index in range(bisect_left(self.groups, token, key=_first) - 1, -1, -1):
            if self.groups[index].last <= token:
                yield self.groups[index]

    def before(self, token: int, kind: BodyKind | None = None) -> Iterator[Mention]:
        """The mentions, all or those of a kind, that end at or before a token, the nearest first."""
        return _back(self.mentions if kind is None else self._kinds.get(kind, ()), token)

    def nearest_before(self, token: int, kind: BodyKind | None = None) -> Mention | None:
        return next(self.before(token, kind), None)

    def first_after(self, token: int, kind: BodyKind) -> Mention | None:
        """The first mention of a kind that begins after a token."""
        same = self._kinds.get(kind, ())
        index = bisect_left(same, token + 1, key=_first)
        return same[index] if index < len(same) else None

    def first_of(self, agent: str) -> Mention | None:
        return next(iter(self._agents.get(agent, ())), None)

    def nearest_of(self, agent: str, token: int) -> Mention | None:
        """The mention of an agent nearest before a token, or else the first after it."""
        return next(_back(self._agents.get(agent, ()), token), None) or self.first_of(agent)

    def most_named(self, token: int) -> Mention | None:
        """The CCG that the text has named most often before a token, at its first mention."""
        ccgs = self._kinds.get("ccg", ())
        index = bisect_left(ccgs, token, key=_first)
        while index and ccgs[index - 1].last > token:
            index -= 1
        leader = self._leaders[index - 1] if index else None
        return self.first_of(leader) if leader else None

    def antecedent(self, doc: Document, token: int, kinds: tuple[BodyKind, ...] = ("ccg",)) -> Mention | None:
        """The body that a pronoun, or `the group`, at a token stands for."""
        layout = doc.layout
        low = doc.range_of(layout.sentences[max(0, layout.index_at(doc.tokens.starts[token]) - REACH)])[0]
        spoken = [Spoken(m.first, m) for m in self.within(low, token) if m.kind in kinds]
        nouns = [
            Spoken(at, m, True)
            for at in self._nouns_in(low, token)
            if (m := self._stood_for(doc, at)) is not None and m.kind in kinds
        ]
        if not spoken and not nouns and (before := self._nouns_in(0, low)):
            return self._stood_for(doc, before[-1])  # a text that goes on about the one told of far before
        leader = self.most_named(token)
        topic = self.topic if leader is not None and leader.agent == self.topic else None  # so far, too
        far = self.nearest_of(topic, low) if topic is not None else None
        if far is not None and far.first < low:
            spoken.insert(0, Spoken(far.first, far))
        return spoken_of(doc, sorted((*spoken, *nouns), key=_at) if nouns else spoken, token, topic)

    def new_body(self, doc: Document, token: int) -> Mention | None:
        """The body that others became, for which a noun at a token stands: `the new CCG`; None of other words."""
        return self._stood_for(doc, token) if (token, "new") in self.nouns else None

    def _nouns_in(self, low: int, high: int) -> list[int]:
        """The nouns for one body at the tokens [low, high)."""
        return [at for at, _ in self.nouns[bisect_left(self.nouns, (low, "")) : bisect_left(self.nouns, (high, ""))]]

    def _stood_for(self, doc: Document, noun: int) -> Mention | None:
        """The body that a noun for one stands for: `the CCG`, one told before; `the new body`, one that others
        become."""
        while noun not in self._meant_by:  # in their order, for each may stand for what those before it do
            at, what = self.nouns[len(self._meant_by)]
            if what == "ccg":
                found = self.antecedent(doc, at)
            elif what == "new":
                found = made_before(doc, list(itertools.islice(self.before(at, "ccg"), _MADE))[::-1])
            else:
                found = named_so(itertools.islice(self.before(at, "body"), _MADE), what)
            self._meant_by[at] = found
        return self._meant_by[noun]


def _back(mentions: Sequence[Mention], token: int) -> Iterator[Mention]:
    for index in range(bisect_left(mentions, token, key=_first) - 1, -1, -1):
        if mentions[index].last <= token:
            yield mentions[index]


def indexed(mentions: Sequence[Mention], groups: Sequence[Group], meant: Meant) -> Bodies:
    """The bodies of a text, given what it names in order, and what its nouns for several stand for."""
    kinds: defaultdict[str, list[Mention]] = defaultdict(list)
    agents: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        kinds[mention.kind].append(mention)
        agents[mention.agent].append(mention)
    leaders: list[str | None] = []
    counts: Counter[str] = Counter()
    leader: str | None = None
    most = 0
    for mention in kinds.get("ccg", ()):
        counts[mention.agent] += 1
        count = counts[mention.agent]
        if count >= most:
            leader = mention.agent if count > most else None
            most = count
        leaders.append(leader)
    topic = topic_of(meant.doc, kinds.get("ccg", ()))
    firsts = tuple(m.first for m in mentions)
    held = {token: m for m in mentions for token in range(m.first, m.last)}
    return Bodies(
        tuple(mentions),
        tuple(groups),
        firsts,
        dict(kinds),
        dict(agents),
        held.get,
        leaders,
        topic,
        next(iter(counts)) if len(counts) == 1 else None,
        meant,
        singular_nouns(meant.doc),
        {},
    )
