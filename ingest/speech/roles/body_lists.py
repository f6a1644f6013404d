"""Lists of bodies beside a role, and those that `both`, `all three`, `they` stands for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ccgkg.ingest.bodies.areas import place_fronted, places_beside
from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.bodies.lineage import apart
from ccgkg.ingest.bodies.names import opens_later
from ccgkg.ingest.bodies.neighbours import joined_as_neighbours
from ccgkg.ingest.speech.roles.capacities import role_words
from ccgkg.ingest.text.document import Document

#: Offsets of the words that name the bodies.
Where = tuple[int, int] | None
#: The bodies that own a role, and where they are named.
Owned = tuple[tuple[str, ...], Where]
NOBODY: Owned = (), None

#: How many paragraphs a heading reaches.
_SECTION = 8
#: Sets named together that are tried for a number.
_LINE_UPS = 12
#: Sentences before `they` in which two CCGs are named.
_SPOKEN = 4


class BodyLists:
    """Finds the lists in one document. Places are tokens, ranges half-open."""

    def __init__(self, doc: Document, bodies: Bodies) -> None:
        self.doc, self.bodies = doc, bodies
        self.words = doc.tokens.words
        self.lists = role_words()

    def orgs(self, at: int, end: int) -> Owned:
        """The first body in the tokens, with those that a list joins to it."""
        mentions = self.bodies.within(at, end)
        if not mentions or any(w in self.lists["verbs"] for w in self.words[at : mentions[0].first]):
            return (), None
        if mentions[0].first > at + 1 and self._within_name(mentions[0].first):
            return (), None
        run = [mentions[0]]
        for mention in mentions[1:]:
            gap = self.words[run[-1].last : mention.first]
            gap = gap[:-1] if gap[-2:] in (["and", "of"], ["and", "at"], ["and", "for"]) else gap  # of X and of Y
            listed = len(gap) <= 4 and all(w in self.lists["joints"] or w in self.lists["beside"] for w in gap)
            if not (listed or joined_as_neighbours(gap)) or self._owns(mention):
                break
            run.append(mention)
        return tuple(dict.fromkeys(m.agent for m in run)), (run[0].start, run[-1].end)

    def _owns(self, mention: Mention) -> bool:
        """Whether what follows a body is its own: `A chairs X, and Y’s chief officer …`, `…, and Y chair B`."""
        after = self.words[mention.last : mention.last + 1]
        return (
            after == ["'s"]
            or after != []
            and after[0] not in self.lists["heads"]
            and self.doc.cues.starting("role", mention.last) is not None
        )

    def _within_name(self, at: int) -> bool:
        """Whether the body at a token is part of a longer name: `Stand Up For Corby`."""
        return (
            self.words[at - 1] in self.lists["prepositions"]
            and self.doc.tokens.capital(at - 1)
            and self.doc.tokens.capital(at - 2)
        )

    def counted(self, at: int, limit: int) -> Owned:
        """The CCGs that `the three groups`, `all three` in the tokens stands for."""
        group = next(iter(self.bodies.groups_within(at, limit)), None)
        return (
            (self.members(group), (group.start, group.end)) if group is not None else (self._several(at, limit), None)
        )

    def past_noun(self, at: int, limit: int) -> int:
        """The token behind the noun for CCGs, if one opens the tokens, and what joins it to their names: `the trio of
        CCGs –`, `clinical commissioning groups in`; else the first."""
        group = next(iter(self.bodies.groups_within(at, limit)), None)
        if group is None or group.first > at + 1 or group.last + 1 < limit - 1:
            return at
        return group.last + 1

    def _several(self, at: int, limit: int) -> tuple[str, ...]:
        """The CCGs that `the three`, `both`, `each` stands for: those of the last list, if they are as many."""
        words = [w for w in self.words[at:limit] if w not in ("the", "all", "of", "them", "us")]
        if not words or words[0] not in self.lists["numerals"]:
            return ()
        order = ("both", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
        count = max(2, order.index(words[0]) + 1) if words[0] in order else 0
        section = self._of_section(at)
        if count and len(section) == count:
            return section
        members = self._told_of(at, limit, count) or self._last_list(at)
        if not count:  # all of them: none that is still to come
            members = tuple(m for m in members if not opens_later(m, self.doc.source.published))
        return members if len(members) == (count or len(members)) else ()

    def _told_of(self, at: int, limit: int, count: int) -> tuple[str, ...]:
        """So many CCGs of the place in which the sentence is set: `In Essex she is chair of all four`."""
        tokens = self.doc.tokens
        if not count or not (place_fronted(self.doc, at) or places_beside(self.doc, at, limit)):
            return ()
        phrase = Group(tokens.starts[at], tokens.ends[limit - 1], at, limit, (), count)
        return self.bodies.meant.of(phrase) or ()

    def _of_section(self, at: int) -> tuple[str, ...]:
        """The CCGs named before a token under the heading that it stands under; none where there is no heading near."""
        layout, start = self.doc.layout, self.doc.tokens.starts[at]
        index = layout.sentence_at(start).block
        for block in range(index - 1, max(-1, index - _SECTION), -1):
            if layout.blocks[block].kind == "heading" and block:
                first = self.doc.tokens.at(layout.blocks[block].end)
                named = dict.fromkeys(m.agent for m in self.bodies.within(first, at) if m.kind == "ccg")
                return tuple(c for c in named if not opens_later(c, self.doc.source.published))
        return ()

    def members(self, group: Group) -> tuple[str, ...]:
        """The members of a group; under a heading the CCGs named there go before those of a list further up."""
        told = self._told_of(group.first, group.last, group.count or 0)
        if told:
            return told
        if not group.named:
            return self._counted(group)
        if all(self.bodies.first_of(m) is None for m in group.members):
            return ()  # seven CCGs in east London, of which the text names none (decision 25)
        yet = [m for m in group.members if opens_later(m, self.doc.source.published)]
        if group.count is None and 0 < len(yet) < len(group.members):
            return tuple(m for m in group.members if m not in yet)  # all of them, and none that is still to come
        near = self._of_section(group.first)
        return (
            near
            if group.count is not None and len(near) == group.count and not set(near) & set(group.members)
            else group.members
        )

    def _counted(self, group: Group) -> tuple[str, ...]:
        """The members of a group that is only counted: the list after it or before it, or all CCGs told before, if as
        many."""
        if group.count is None:
            return ()
        after, _ = self.orgs(group.last, group.last + 4)
        before: tuple[str, ...] = ()
        block = self.doc.layout.sentence_at(group.start).block
        for sentence in reversed(self.doc.layout.sentences[: self.doc.layout.index_at(group.start) + 1]):
            if sentence.block < block - 1:
                break
            first, last = self.doc.range_of(sentence)
            here = [m.agent for m in self.bodies.within(first, min(last, group.first)) if m.kind == "ccg"]
            before = tuple(dict.fromkeys((*here, *before)))
            if len(before) >= group.count:
                break
        every = tuple(dict.fromkeys(m.agent for m in self.bodies.within(0, group.first) if m.kind == "ccg"))
        named = (after, self._of_section(group.first), self._last_list(group.first), before, every)
        for members in (*named, *self._together(group.first)):
            if len(members) == group.count and self.bodies.meant.may_be(group, members):
                return members
        return ()

    def _together(self, at: int) -> Iterator[tuple[str, ...]]:
        """Those named together before a token, the nearest first, without what they become: `A will merge with B and C
        into D`."""
        for line_up in islice(self.bodies.meant.line_ups.before(at), _LINE_UPS):
            yield tuple(sorted(apart(line_up.members)))

    def _last_list(self, at: int) -> tuple[str, ...]:
        """The members of the last group or list of CCGs that the text named before a token."""
        near = next((g for g in reversed(self.bodies.groups) if g.last <= at and g.named and len(g.members) > 1), None)
        run: list[Mention] = []
        for mention in self.bodies.before(at):
            if mention.kind != "ccg":
                if run:
                    break
                continue
            if run:
                gap = self.words[mention.last : run[-1].first]
                if len(gap) > 4 or any(w not in self.lists["joints"] for w in gap):
                    if len(run) > 1:
                        break
                    run = [mention]
                    continue
            run.append(mention)
        agents = tuple(dict.fromkeys(m.agent for m in reversed(run)))
        if near is not None and (len(agents) < 2 or near.first > run[0].first):
            return near.members
        return agents if len(agents) > 1 else ()

    def sharers(self, first: int, last: int) -> Owned:
        """The bodies that the tokens name, or the CCGs that `they`, `the groups` in them stands for."""
        orgs, where = self.orgs(first, last)
        near = next((g for g in self.bodies.groups_within(first, last) if g.last >= last - 1), None)
        if near is not None and near.named:  # A and B will not join C, although the three have a joint chief
            return self.members(near), (near.start, near.end)
        if self.words[last - 2 : last] == ["of", "us"] and not self.bodies.within(max(first, last - 5), last):
            return self._several(last - 3, last), None  # the four of us appointed one chief
        if orgs:
            addressed = {"you", "we"} & set(self.words[first : first + 2]) and self.words[first + 1 : first + 3].count(
                "and"
            )
            own = next((m.agent for m in self.bodies.mentions if m.kind == "ccg"), None) if addressed else None
            return tuple(dict.fromkeys((own, *orgs))) if own else orgs, where  # You and X CCG share a chief
        group = next(iter(self.bodies.groups_within(first, last)), None)
        if group is not None:
            members = self.members(group) or self._last_list(group.first)
            return members, (group.start, group.end)
        return (self._last_list(first) or self._last_two(first), None) if "they" in self.words[first:last] else NOBODY

    def _last_two(self, at: int) -> tuple[str, ...]:
        """The two CCGs that the sentences before a token spoke of: `X might merge with Y. Y said no. They share a
        chief`."""
        layout = self.doc.layout
        low = layout.sentences[max(0, layout.index_at(self.doc.tokens.starts[at]) - _SPOKEN)]
        near = dict.fromkeys(m.agent for m in self.bodies.within(self.doc.range_of(low)[0], at) if m.kind == "ccg")
        return tuple(near) if len(near) == 2 else ()
