"""The bodies of a role: those named beside it, and those that `its`, `the group’s`, `all three` or nothing at all stands for."""

from __future__ import annotations

import re
from bisect import bisect_left

from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.bodies.names import rules, slug_of
from ccgkg.ingest.speech.antecedents import Antecedents
from ccgkg.ingest.speech.capacities import role_words
from ccgkg.ingest.speech.people import PersonMention
from ccgkg.ingest.text.document import Document

#: From this day on the Department of Health is the Department of Health and Social Care.
_DHSC_FROM = "2018-01-08"
_YEAR = re.compile(r"20[012]\d")

#: Offsets of the words that name the bodies.
Where = tuple[int, int] | None


class RoleBodies:
    """Finds the bodies of roles in one document."""

    def __init__(self, doc: Document, bodies: Bodies) -> None:
        self.doc, self.bodies = doc, bodies
        self.words = doc.tokens.words
        self.lists = role_words()
        self.antecedents = Antecedents(doc, bodies)
        self.short = {_short(doc.text[m.start : m.end]): m.agent for m in reversed(bodies.mentions) if m.kind == "ccg"}

    def orgs_after(self, at: int, end: int) -> tuple[tuple[str, ...], int, Where]:
        """The bodies after a role's preposition, and where the role's own words end (`director of commissioning` at X)."""
        words, lists = self.words, self.lists
        limit = at
        while limit < end and words[limit] not in lists["breaks"]:
            limit += 1
        orgs, where = self.orgs(at, end)
        if orgs and where is not None:
            first = bisect_left(self.doc.tokens.starts, where[0])
            stop = first
            while stop > at and words[stop - 1] not in lists["prepositions"]:
                stop -= 1
            return orgs, max(at, stop - 1), where
        group = next(iter(self.bodies.groups_within(at + 1, limit)), None)
        if group is not None:
            return group.members if group.named else self._counted(group), at, (group.start, group.end)
        several = self._several(at + 1, limit)
        if several:
            return several, at, None
        nominal = self.nominal(at + 1, limit)
        if nominal:
            named = self.bodies.at(limit + 1) if words[limit : limit + 1] == [","] and limit + 1 < len(words) else None
            if named is not None and named.first == limit + 1:  # of the new organisation, X CCG
                return (named.agent,), at, (named.start, named.end)
            return (nominal,), at, None
        return self._unlisted(at, limit)

    def _unlisted(self, at: int, limit: int) -> tuple[tuple[str, ...], int, Where]:
        """A body that no list and no noun tells: capitals after the last preposition of a role (`director of Pathfinder Care`)."""
        tokens, lists = self.doc.tokens, self.lists
        starts = [i for i in range(at, limit) if self.words[i] in lists["joins"]]
        for i in starts:
            named = self._short_names(i + 1, limit)
            if named:
                return named, i, (tokens.starts[i + 1], tokens.ends[limit - 1])
        for i in reversed(starts):
            first = i + 1
            while first < limit and self.words[first] in lists["determiners"]:
                first += 1
            capitals = [j for j in range(first, limit) if tokens.capital(j)]
            if all(self.words[j] in rules()["fields"] for j in capitals):
                continue  # Director of Integrated Commissioning
            noun = self.words[limit - 1] in self.lists["bodies"]
            if capitals and capitals[0] == first and (len(capitals) > 1 or noun):
                a, b = tokens.starts[first], tokens.ends[limit - 1]
                return (slug_of(self.doc.text[a:b]),), i, (a, b)
        return (), limit, None

    def orgs(self, at: int, end: int) -> tuple[tuple[str, ...], Where]:
        """The first body in the tokens, with those that a list joins to it."""
        mentions = self.bodies.within(at, end)
        if not mentions or any(w in self.lists["verbs"] for w in self.words[at : mentions[0].first]):
            return (), None
        run = [mentions[0]]
        for mention in mentions[1:]:
            gap = self.words[run[-1].last : mention.first]
            if len(gap) > 3 or any(w not in self.lists["joints"] for w in gap):
                break
            run.append(mention)
        return tuple(dict.fromkeys(m.agent for m in run)), (run[0].start, run[-1].end)

    def body_from(self, at: int, last: int, reach: int = 3) -> Mention | None:
        found = self.bodies.within(at, min(last, at + reach))
        return found[0] if found else None

    def _several(self, at: int, limit: int) -> tuple[str, ...]:
        """The CCGs that `the three`, `both`, `each` stands for: those of the last list, if they are as many."""
        words = [w for w in self.words[at:limit] if w not in ("the", "all", "of", "them")]
        if not words or words[0] not in self.lists["numerals"]:
            return ()
        members = self._last_list(at)
        order = ("both", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
        count = max(2, order.index(words[0]) + 1) if words[0] in order else len(members)
        return members if len(members) == count else ()

    def _counted(self, group: Group) -> tuple[str, ...]:
        """The members of a group that is only counted: the list after it or before it, or all CCGs of the text, if as many."""
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
        every = tuple(dict.fromkeys(m.agent for m in self.bodies.mentions if m.kind == "ccg"))
        for members in (after, self._last_list(group.first), before, every):
            if len(members) == group.count:
                return members
        return ()

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

    def _short_names(self, first: int, last: int) -> tuple[str, ...]:
        """The CCGs of a list of bare names, `Avonside, Coln and Stainmere`, if each is named in full elsewhere."""
        tokens, found = self.doc.tokens, []
        start = first
        for i in range(first, last + 1):
            if i == last or self.words[i] in (",", "and", "&"):
                if i > start:
                    agent = self.short.get(self.doc.text[tokens.starts[start] : tokens.ends[i - 1]].lower())
                    if agent is None:
                        return ()
                    found.append(agent)
                start = i + 1
        return tuple(found)

    def by_short_name(self, end: int) -> tuple[tuple[str, ...], Where]:
        """The CCG that a bare name before a token means, where the text names it in full elsewhere."""
        tokens = self.doc.tokens
        for first in range(max(0, end - 6), end):
            if tokens.capital(first):
                a, b = tokens.starts[first], tokens.ends[end - 1]
                agent = self.short.get(self.doc.text[a:b].lower())
                if agent is not None:
                    return (agent,), (a, b)
        return (), None

    def nominal(self, at: int, end: int) -> str | None:
        """The body that `the CCG`, `the group`, `the organisation` stands for in the tokens."""
        words = self.words
        if at >= end or words[at] not in ("the", "its", "their", "this"):
            return None
        head = at + 1
        while head + 1 < end and words[head] in self.lists["kinds"]:
            head += 1
        if head >= len(words) or words[head] not in self.lists["nominals"]:
            return None
        return self._of_noun(words[head], head)

    def _of_noun(self, noun: str, at: int) -> str | None:
        """The body that a noun at a token stands for; `the national body` is not the group spoken of."""
        if noun in ("ccg", "group", "organisation") or noun == "body" and self.words[at - 1] != "national":
            mention = self.bodies.antecedent(self.doc, at) or self.bodies.nearest_before(at)
            return mention.agent if mention else self.antecedents.own
        return self.antecedents.of(noun, at)

    def sharers(self, first: int, last: int) -> tuple[tuple[str, ...], Where]:
        """The bodies that the tokens name, or the CCGs that `they`, `the groups` in them stands for."""
        orgs, where = self.orgs(first, last)
        if orgs:
            return orgs, where
        group = next(iter(self.bodies.groups_within(first, last)), None)
        if group is not None:
            members = group.members if group.named else self._counted(group) or self._last_list(group.first)
            return members, (group.start, group.end)
        return (self._last_list(first), None) if "they" in self.words[first:last] else ((), None)

    def owners(self, mention: PersonMention, at: int) -> tuple[str, ...]:
        """The bodies that `its`, `their`, `the group’s`, `the groups’` before a role stands for."""
        words = self.words
        if words[at - 1] == "our" and self.antecedents.own is not None:
            return (self.antecedents.own,)
        plural = words[at - 1] in ("'", "’") and words[at - 2] in ("groups", "ccgs", "organisations", "bodies")
        group = next((g for g in self.bodies.groups_within(max(0, at - 8), at) if g.last >= at - 2), None) if plural else None
        if group is not None and group.named:
            return group.members
        if plural or words[at - 1] == "their":
            members = self._last_list(at)
            if members:
                return members
        body = self.its(mention, at)
        return (body,) if body else ()

    def its(self, mention: PersonMention, at: int) -> str | None:
        """The body that `its` before a role stands for: one of the sentence before the name, or the topic."""
        first, _ = self.doc.sentence_tokens(mention.first)
        place = next((i for i in range(at - 1, max(first, at - 4) - 1, -1) if self.words[i] in self.lists["nominals"]), None)
        if place is not None:
            noun = self.words[place]
            if noun not in ("ccg", "group", "organisation") and (noun != "body" or self.words[place - 1] == "national"):
                return self._of_noun(noun, place) or self._topic(mention)
        before = [m for m in self.bodies.within(first, at) if m.kind != "outlet"]
        if not before and self.words[first] in ("under", "with", "led"):
            after = self.bodies.within(at, at + 12)
            if after:
                return after[0].agent
        return before[-1].agent if before else self._topic(mention)

    def _topic(self, mention: PersonMention) -> str | None:
        """The body that the sentences before speak of: the first that is the subject of one, going back."""
        doc = self.doc
        index = doc.layout.index_at(mention.start)
        for back in range(index - 1, max(-1, index - 7), -1):
            first, last = doc.range_of(doc.layout.sentences[back])
            if first >= last or self.words[first] in self.lists["pronouns"]:
                continue
            found = [m for m in self.bodies.within(first, last) if m.kind != "outlet"]
            if found:
                return found[0].agent
        return self.antecedents.own or self.antecedents.only_ccg()

    def implied(self, value: str, at: int) -> str:
        if value == "government":
            published = self.doc.source.published
            if published is None:  # the year that the sentence tells
                first, last = self.doc.sentence_tokens(at)
                published = max((w for w in self.words[first:last] if _YEAR.fullmatch(w)), default=_DHSC_FROM)
            return "dhsc" if published[:10] >= _DHSC_FROM else "dh"
        return value


def _short(name: str) -> str:
    return " ".join(name.split()).removeprefix("NHS ").removesuffix(" CCG").lower()
