"""The bodies of a role: those named beside it, and those that `the group’s`, `the new CCG`, `all three` stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import islice

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.bodies.names import opens_later
from ccgkg.ingest.bodies.one_body import made_before
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.body_lists import Owned, Where
from ccgkg.ingest.speech.roles.role_topics import RoleTopics
from ccgkg.ontology.organisations import find

#: From this day on the Department of Health is the Department of Health and Social Care.
_DHSC_FROM = "2018-01-08"
#: Lines that the list of those at a meeting has at most, and tokens of one line of it.
_ATTENDING, _SHORT_LINE = 25, 14
#: Mentions of CCGs before `the new organisation` among which it is looked for.
_TOLD = 60
_YEAR = re.compile(r"20[012]\d")


class RoleBodies(RoleTopics):
    """Finds the bodies of roles in one document."""

    def orgs_after(self, at: int, end: int) -> tuple[tuple[str, ...], int, Where]:
        """The bodies after a role's preposition, and where the role's own words end (`director of commissioning` at
        X)."""
        words, lists = self.words, self.lists
        limit = at
        while limit < end and words[limit] not in lists["breaks"]:
            limit += 1
        orgs, where = self.orgs(at, end)
        if orgs and where is not None:
            first = bisect_left(self.doc.tokens.starts, where[0])
            after = self.doc.tokens.at(where[1] - 1) + 1
            part = (
                self.named_after(after + 1, end)
                if len(orgs) == 1 and words[after : after + 1] == ["'s"]
                else ((), None)
            )
            orgs, where = part if part[0] else (orgs, where)  # a member of X’s Care Panel
            generic = words[at + 1] == "the" and words[first - 1] == ","
            if generic and not any(self.doc.tokens.capital(i) for i in range(at, first)):
                return orgs, at, where  # chief officer of the new body, X CCG
            if self.past_noun(at + 1, first) > at + 1:
                return orgs, at, where  # chief officer of the CCGs of X and Y
            stop = first
            while stop > at and words[stop - 1] not in lists["prepositions"] and words[stop - 1] != ",":
                stop -= 1
            return orgs, max(at, stop - 1), where
        group = next(iter(self.bodies.groups_within(at + 1, limit)), None)
        if group is not None and words[group.last - 1] != "group":
            return self.members(group), self._behind_field(at, group.first), (group.start, group.end)
        several = self._several(at + 1, limit)
        if several:
            return several, at, None
        for place in (i for i in range(at, limit) if words[i] in lists["prepositions"]):  # director of care at the CCG
            nominal = self.nominal(place + 1, limit)
            if not nominal:
                continue
            named = self.bodies.at(limit + 1) if words[limit : limit + 1] == [","] and limit + 1 < len(words) else None
            if named is not None and named.first == limit + 1:  # of the new organisation, X CCG
                return (named.agent,), place, (named.start, named.end)
            return (nominal,), place, None
        return self._unlisted(at, limit)

    def _behind_field(self, at: int, first: int) -> int:
        """The preposition before the bodies at a token, where only the field of a post stands between it and the one at
        `at`: `director of commissioning of the two CCGs`."""
        words, lists = self.words, self.lists
        stop = first
        while stop > at + 1 and words[stop - 1] not in lists["prepositions"]:
            stop -= 1
        field = words[at + 1 : stop - 1]
        plain = lists["determiners"].isdisjoint(field) and "," not in field
        return stop - 1 if field and plain else at

    def placed(self, mention: PersonMention) -> Owned:
        """The CCG right after a name: `the chairs, Jane Doe (Leeds) and Rob Roe (Wakefield)`, `their chairs, Jane Doe
        in Leeds and …`."""
        words, at = self.words, mention.last + 1
        if at >= len(words) or words[at - 1] not in ("(", "in", "at", "for"):
            return (), None
        body = self.bodies.at(at)
        if body is not None:
            return ((body.agent,), (body.start, body.end)) if body.first == at and body.kind == "ccg" else ((), None)
        end = at
        while end < min(len(words), at + 6) and (self.doc.tokens.capital(end) or words[end] in ("and", "&", "of")):
            end += 1
        agent, last = self.longest_place(at, end)
        return ((agent,), (self.doc.tokens.starts[at], self.doc.tokens.ends[last - 1])) if agent else ((), None)

    def unit(self, body: Mention) -> tuple[Mention, int]:
        """The body whose committee a name is, and the token at which the committee begins: `BMA` of `BMA GP
        committee`."""
        starts, ends = self.doc.tokens.starts, self.doc.tokens.ends
        if self.words[body.last - 1] in self.lists["units"]:
            for last in range(body.first + 1, body.last):
                whole = find(self.doc.text[starts[body.first] : ends[last - 1]])
                if whole is not None and body.agent.startswith(whole.slug + "-"):
                    return replace(body, agent=whole.slug, last=last, end=ends[last - 1]), last + (
                        self.words[last] == "'s"
                    )
        return body, body.last

    def attends(self, mention: PersonMention) -> bool:
        """Whether a person stands in the list of those at a meeting: `Present: Jane Doe (Lay Member)`, or lines under
        such a word."""
        layout, tokens = self.doc.layout, self.doc.tokens
        here = layout.sentence_at(mention.start).block
        for index in range(here, max(-1, here - _ATTENDING), -1):
            first, last = tokens.range(layout.blocks[index].start, layout.blocks[index].end)
            if self.lists["attending"] & set(self.words[first : min(last, first + 2)]):
                return True
            if last - first > _SHORT_LINE and index != here:
                return False
        return False

    def body_from(self, at: int, last: int, reach: int = 3) -> Mention | None:
        found = self.bodies.within(at, min(last, at + reach))
        return found[0] if found else None

    def nominal(self, at: int, end: int) -> str | None:
        """The body that `the CCG`, `the group`, `the organisation` stands for in the tokens."""
        words = self.words
        if at >= end or words[at] not in ("the", "its", "their", "this"):
            return None
        if (
            words[at + 2 : at + 3] == ["'s"]
            and words[at + 3 : at + 4] in (["ccg"], ["commissioner"])
            and self.bodies.at(at + 1) is None
        ):
            return self._of_noun("ccg", at + 3)  # the island’s CCG
        head = at + 1
        while head + 1 < end and words[head] in self.lists["kinds"]:
            head += 1
        head += head + 1 < end and words[head : head + 2] == ["think", "tank"]
        if head >= len(words) or words[head] not in self.lists["nominals"]:
            return None
        if self.lists["new"] & set(words[at + 1 : head]):
            meant = self._successor(at) or self._made(at) or self._of_noun(words[head], head)
            later = meant is not None and opens_later(meant, self.doc.source.published)
            return meant if later or meant not in self._last_list(at) else None  # none of those that become it
        return self._of_noun(words[head], head)

    def _made(self, at: int) -> str | None:
        """The last CCG told before a token that others become: `the merger of the following CCGs into X`."""
        mention = made_before(self.doc, [*islice(self.bodies.before(at, "ccg"), _TOLD)][::-1])
        return mention.agent if mention is not None else None

    def _successor(self, at: int) -> str | None:
        """The CCG that those named in the sentence of a token become, as a sentence before it told."""
        first, _ = self.doc.sentence_tokens(at)
        here = {m.agent for m in self.bodies.within(first, at) if m.kind == "ccg"}
        for mention in islice(self.bodies.before(first, "ccg"), _TOLD):
            if not self.lists["becoming"] & set(self.words[max(0, mention.first - 3) : mention.first]):
                continue
            start, _ = self.doc.sentence_tokens(mention.first)
            named = {m.agent for m in self.bodies.within(start, mention.first) if m.kind == "ccg"}
            if named and (not here or here & named):
                return mention.agent
        return None

    def implied(self, value: str, at: int) -> str:
        if value == "government":
            published = self.doc.source.published
            if published is None:  # the year that the sentence tells
                first, last = self.doc.sentence_tokens(at)
                published = max((w for w in self.words[first:last] if _YEAR.fullmatch(w)), default=_DHSC_FROM)
            return "dhsc" if published[:10] >= _DHSC_FROM else "dh"
        return value
