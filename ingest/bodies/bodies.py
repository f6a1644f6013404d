"""The bodies that a text names: CCGs and others, groups of them, and what a pronoun or a noun stands for."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Literal

from ccgkg.ingest.bodies.acronyms import find_acronyms
from ccgkg.ingest.bodies.ccg_nouns import ccg_heads
from ccgkg.ingest.bodies.ccgs import CcgFinder
from ccgkg.ingest.bodies.groups import Group, find_groups
from ccgkg.ingest.bodies.meant import Meant, meant_in
from ccgkg.ingest.bodies.names import Found, body_names, ccg_names, rules
from ccgkg.ingest.bodies.others import Other, find_others
from ccgkg.ingest.bodies.publishers import named_publisher
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

BodyKind = Literal["ccg", "body", "outlet"]

_PREPOSITIONS = frozenset({"of", "at", "by", "in", "from", "to", "than", "with", "for", "near", "like", "unlike"})
#: Between such a preposition and a name.
_BEFORE_NAME = frozenset({"neighbouring", "nearby", "neighbour", "neighbours", "nhs", "its", "their", "the", ",", "adjoining", "fellow"})
_first = attrgetter("first")
_FORMER = frozenset({"former", "formerly", "previously", "ex"})
#: So many sentences nearer the CCG is that the whole text is about.
_TOPIC = 3

__all__ = ["Bodies", "Group", "Mention", "find_bodies", "word_before"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named at code points [start, end), tokens [first, last). `agent` is an ODS code or a slug."""

    start: int
    end: int
    first: int
    last: int
    agent: str
    kind: BodyKind


def word_before(words: Sequence[str], mention: Mention, start: int) -> str:
    """The word before a mention, past `the`; empty where the mention is the first from the token `start` on."""
    before = words[mention.first - 1] if mention.first > start else ""
    return words[mention.first - 2] if before == "the" and mention.first - 2 >= start else before


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of a text in its order. Mentions do not overlap; a group may hold mentions."""

    mentions: tuple[Mention, ...]
    groups: tuple[Group, ...]
    _firsts: tuple[int, ...]
    _kinds: Mapping[str, Sequence[Mention]]
    _agents: Mapping[str, Sequence[Mention]]
    #: The CCG named most often so far, at each mention of one, or None where two are.
    _leaders: Sequence[str | None]
    #: The CCG that the whole text is about, where it names one at least three times and twice as often as any other.
    topic: str | None
    #: What a noun for several CCGs stands for, and the several that the text is about.
    meant: Meant

    def within(self, first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin in the tokens [first, last)."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def groups_within(self, first: int, last: int) -> Iterator[Group]:
        start = bisect_left(self.groups, first, key=_first)
        return itertools.takewhile(lambda g: g.first < last, itertools.islice(self.groups, start, None))

    def groups_before(self, token: int) -> Iterator[Group]:
        """The groups that end at or before a token, the nearest first."""
        for index in range(bisect_left(self.groups, token, key=_first) - 1, -1, -1):
            if self.groups[index].last <= token:
                yield self.groups[index]

    def at(self, token: int) -> Mention | None:
        """The mention that holds a token."""
        index = bisect_left(self._firsts, token + 1) - 1
        if index >= 0 and token < self.mentions[index].last:
            return self.mentions[index]
        return None

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
        """The body that a pronoun, or `the group`, at a token stands for.

        The first of a kind in its sentence, else the subject of a sentence before: the nearer the better, and one that
        hangs on a preposition (`chair of X`) counts as two sentences farther off, a former one as six, another paragraph as one;
        the one that the whole text is about as three nearer.
        """
        layout, words = doc.layout, doc.tokens.words
        index = layout.index_at(doc.tokens.starts[token])
        best: tuple[int, Mention] | None = None
        for back in range(index, max(-1, index - 7), -1):
            first, last = doc.range_of(layout.sentences[back])
            for mention in self.within(first, min(last, token)):
                if mention.kind not in kinds:
                    continue
                if back == index:
                    return mention
                hangs = _hangs(words, mention.first, first)
                lead = set(words[max(first, mention.first - 6) : mention.first])
                past = hangs and bool(_FORMER & lead or {"who", "was"} <= lead)
                apart = layout.sentences[back].block != layout.sentences[index].block
                far = index - back + (6 if past else 2 if hangs else 0) + apart - (_TOPIC if mention.agent == self.topic else 0)
                if best is None or far < best[0]:
                    best = (far, mention)
        return best[1] if best else None


def _hangs(words: Sequence[str], token: int, first: int) -> bool:
    """Whether a name hangs on a preposition: `chair of X`, `handed to neighbouring X`, `to its neighbour, X`."""
    i = token - 1
    while i > first and words[i] in _BEFORE_NAME:
        i -= 1
    return i >= first and words[i] in _PREPOSITIONS


def _back(mentions: Sequence[Mention], token: int) -> Iterator[Mention]:
    for index in range(bisect_left(mentions, token, key=_first) - 1, -1, -1):
        if mentions[index].last <= token:
            yield mentions[index]


def _indexed(mentions: Sequence[Mention], groups: Sequence[Group], meant: Meant) -> Bodies:
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
    (topic, often), (_, next_often) = [*counts.most_common(2), (None, 0), (None, 0)][:2]
    topic = topic if often >= max(3, 2 * next_often) else None
    return Bodies(tuple(mentions), tuple(groups), tuple(m.first for m in mentions), dict(kinds), dict(agents), leaders, topic, meant)


@cache
def _triggers() -> dict[str, int]:
    """What a word may begin or end: 1 a CCG of the register, 2 another body, 4 a noun for CCGs, 8 an organisation noun,
    16 a group of CCGs."""
    found: dict[str, int] = {}
    heads = ("ccg", "ccgs", "cgg", "cggs", "commissioning", "group", "groups", "bodies", "organisations", "commissioners")
    lists = rules()
    nouns = lists["organisation_nouns"] | lists["plain_nouns"] | set(lists["announcers"])
    for bit, words in ((1, ccg_names().entries), (2, body_names().entries), (4, heads), (8, nouns), (16, lists["determiners"] | {"'s"})):
        for word in words:
            found[word] = found.get(word, 0) | bit
    return found


def find_bodies(doc: Document) -> Bodies:
    """All bodies of a document. Names that fit none of the known ones get a slug of their own."""
    tokens = doc.tokens
    triggers, ccgs, bodies = _triggers(), ccg_names(), body_names()
    names: list[Found] = []
    known: list[Found] = []
    heads: list[int] = []
    nouns: list[int] = []
    openers: list[int] = []
    for i in tokens.among(triggers):
        bits = triggers[tokens.words[i]]
        if bits & 1:
            names.extend(ccgs.at(tokens, i))
        if bits & 2:
            known.extend(bodies.at(tokens, i))
        if bits & 4:
            heads.append(i)
        if bits & 8:
            nouns.append(i)
        if bits & 16:
            openers.append(i)
    places = ccg_heads(tokens.words, heads)
    publisher = named_publisher(doc)
    known = [_regional(doc, k) for k in _longest([*known, *publisher])]
    reserved = {t for first, last, _ in places for t in range(first, last)}
    reserved |= {t for k in known for t in range(k.first, k.last) if tokens.words[t] != "healthwatch"}
    of_register = frozenset(n.last for n in names if n.first and tokens.words[n.first - 1] == "nhs")
    unknown = find_others(doc, nouns, reserved, of_register)
    held = {t for o in unknown for t in range(o.first, o.last)}
    known = [k for k in known if not (k.first in held and k.last - 1 in held and _within(k, unknown))]
    unknown = _shortened(doc, unknown)
    others = [*(Other(k.first, k.last, k.agent, k.kind) for k in known), *unknown]
    others += [*find_acronyms(doc, others, frozenset(t for o in others for t in range(o.first, o.last)))]
    items = CcgFinder(doc, names, places, {t for o in others for t in range(o.first, o.last)}).find()
    mentions = [_mention(doc, i.first, i.last, i.agent, "ccg") for i in items]
    mentions += [_mention(doc, o.first, o.last, o.agent, o.kind) for o in others]
    mentions.sort(key=lambda m: m.first)
    groups = find_groups(doc, items, places, openers)
    meant = meant_in(doc, items, groups)
    return _indexed(mentions, meant.resolved(groups), meant)


def _regional(doc: Document, name: Found) -> Found:
    """The regional team whose name a national body's begins: `NHS England East of England`."""
    if name.agent not in rules()["regional"]:
        return name
    tokens = doc.tokens
    for words in _regions():
        last = name.last + len(words)
        if tokens.words[name.last : last] == words and all(tokens.capital(i) for i in range(name.last, last) if tokens.words[i] not in ("and", "of")):
            return name._replace(last=last, agent="-".join((name.agent, *words)))
    return name


@cache
def _regions() -> tuple[list[str], ...]:
    """The words of each region, the longer names first."""
    return tuple(sorted((region.split() for region in rules()["regions"]), key=len, reverse=True))


def _mention(doc: Document, first: int, last: int, agent: str, kind: str) -> Mention:
    assert kind in ("ccg", "body", "outlet")
    return Mention(doc.tokens.starts[first], doc.tokens.ends[last - 1], first, last, agent, kind)  # type: ignore[arg-type]


def _longest(found: list[Found]) -> list[Found]:
    """Of names that overlap, the longest."""
    chosen: list[Found] = []
    end = 0
    for name in sorted(found, key=lambda n: (n.first, n.first - n.last)):
        if name.first >= end:
            chosen.append(name)
            end = name.last
    return chosen


def _shortened(doc: Document, others: list[Other]) -> list[Other]:
    """The unlisted bodies, each `the Local Medical Committee` with the agent of the one longer name that ends so."""
    words = doc.tokens.words
    slugs = {o.agent for o in others if o.kind == "body"}
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for slug in slugs:
        parts = slug.split("-")
        for n in range(1, len(parts)):
            ends["-".join(parts[n:])].append(slug)
    found = []
    for other in others:
        longer = ends.get(other.agent, ())
        if len(longer) == 1 and other.first and words[other.first - 1] == "the" and other.last - other.first > 1:
            other = other._replace(agent=longer[0])
        found.append(other)
    return found


def _within(name: Found, others: list[Other]) -> bool:
    return any(o.first <= name.first and name.last <= o.last for o in others)
