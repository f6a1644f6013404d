"""The bodies of a role: those named beside it, and those that `its`, `the group’s`, `all three` or nothing at all stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.speech.antecedents import Antecedents
from ccgkg.ingest.speech.bare_bodies import BareBodies
from ccgkg.ingest.speech.body_lists import Where
from ccgkg.ingest.speech.capacities import Capacity
from ccgkg.ingest.speech.people import PersonMention
from ccgkg.ingest.text.document import Document
from ccgkg.ontology.organisations import find

#: Bodies that put others in posts, or in which a post is one of many.
OVER = frozenset({"nhs-england", "nhs-improvement", "parliament", "dh", "dhsc"})
#: From this day on the Department of Health is the Department of Health and Social Care.
_DHSC_FROM = "2018-01-08"
#: Lines that the list of those at a meeting has at most, and tokens of one line of it.
_ATTENDING, _SHORT_LINE = 25, 14
#: Sentences for which one who holds a post may go on speaking.
_GOES_ON = 4
#: Mentions of CCGs before `the new organisation` among which it is looked for.
_TOLD = 60
_YEAR = re.compile(r"20[012]\d")


class RoleBodies(BareBodies):
    """Finds the bodies of roles in one document."""

    def __init__(self, doc: Document, bodies: Bodies) -> None:
        super().__init__(doc, bodies)
        self.antecedents = Antecedents(doc, bodies)
        self.told: list[Capacity] = []

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
            while stop > at and words[stop - 1] not in lists["prepositions"] and words[stop - 1] != ",":
                stop -= 1
            return orgs, max(at, stop - 1), where
        group = next(iter(self.bodies.groups_within(at + 1, limit)), None)
        if group is not None and words[group.last - 1] != "group":
            return self.members(group), at, (group.start, group.end)
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

    def placed(self, mention: PersonMention) -> tuple[tuple[str, ...], Where]:
        """The CCG right after a name: `the chairs, Jane Doe (Leeds) and Rob Roe (Wakefield)`, `their chairs, Jane Doe in Leeds and …`."""
        words, at = self.words, mention.last + 1
        if at >= len(words) or words[at - 1] not in ("(", "in", "at", "for"):
            return (), None
        body = self.bodies.at(at)
        if body is not None:
            return ((body.agent,), (body.start, body.end)) if body.first == at and body.kind == "ccg" else ((), None)
        end = at
        while end < min(len(words), at + 6) and (self.doc.tokens.capital(end) or words[end] in ("and", "&", "of")):
            end += 1
        for last in range(end, at, -1):
            agent = self.place(at, last)
            if agent is not None:
                return (agent,), (self.doc.tokens.starts[at], self.doc.tokens.ends[last - 1])
        return (), None

    def unit(self, body: Mention) -> tuple[Mention, int]:
        """The body whose committee a name is, and the token at which the committee begins: `BMA` of `BMA GP committee`."""
        starts, ends = self.doc.tokens.starts, self.doc.tokens.ends
        if self.words[body.last - 1] in self.lists["units"]:
            for last in range(body.first + 1, body.last):
                whole = find(self.doc.text[starts[body.first] : ends[last - 1]])
                if whole is not None and body.agent.startswith(whole.slug + "-"):
                    return replace(body, agent=whole.slug, last=last, end=ends[last - 1]), last + (self.words[last] == "'s")
        return body, body.last

    def attends(self, mention: PersonMention) -> bool:
        """Whether a person stands in the list of those at a meeting: `Present: Jane Doe (Lay Member)`, or lines under such a word."""
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
        head = at + 1
        while head + 1 < end and words[head] in self.lists["kinds"]:
            head += 1
        if head >= len(words) or words[head] not in self.lists["nominals"]:
            return None
        if self.lists["new"] & set(words[at + 1 : head]):
            meant = self._successor(at) or self._of_noun(words[head], head)
            return meant if meant not in self._last_list(at) else None  # none of those that become it
        return self._of_noun(words[head], head)

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

    def named_by(self, noun: str, at: int) -> str | None:
        """The body that a noun at a token stands for, with no article before it."""
        return self._of_noun(noun, at)

    def _of_noun(self, noun: str, at: int) -> str | None:
        """The body that a noun at a token stands for; `the national body` is not the group spoken of."""
        if noun == "ccg" or noun == "group" and self.words[at - 1] == "commissioning":
            speaking = self._of_speaker(at)
            if speaking is not None:
                return speaking
            near = self.bodies.antecedent(self.doc, at) or self.bodies.nearest_before(at, "ccg")
            return near.agent if near else self.antecedents.own or self.antecedents.only_ccg()
        if noun in ("group", "organisation") or noun == "body" and self.words[at - 1] != "national":
            mention = self.bodies.antecedent(self.doc, at) or self.bodies.nearest_before(at)
            return mention.agent if mention else self.antecedents.own
        return self.antecedents.of(noun, at)

    def _of_speaker(self, at: int) -> str | None:
        """The CCG of one who holds a post there and went on speaking up to the sentence of a token: `He said the group had …`."""
        layout, words = self.doc.layout, self.words
        index = layout.index_at(self.doc.tokens.starts[at])
        named = self.bodies.nearest_before(at, "ccg")
        held = next((c for c in reversed(self.told[-6:]) if c.orgs), None)
        if index == 0 or named is None or held is None or held.orgs != (named.agent,) or named.end > self.doc.tokens.starts[at]:
            return None
        first, _ = self.doc.range_of(layout.sentences[index - 1])
        goes_on = first < at and (words[first] in self.lists["speaks-on"] or layout.sentences[index - 1].start <= held.start)
        return named.agent if goes_on and index - layout.index_at(held.start) <= _GOES_ON else None

    def owners(self, mention: PersonMention, at: int) -> tuple[str, ...]:
        """The bodies that `its`, `their`, `the group’s`, `the groups’` before a role stands for."""
        words = self.words
        while at > 1 and words[at - 1] not in ("our", "their", "its", "'", "’", "'s") and words[at - 1] in self.lists["determiners"]:
            at -= 1  # their first joint
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
        return self.spoken_of(mention, at)

    def post_in(self, mention: PersonMention, at: int, post: Sequence[str]) -> tuple[str, ...]:
        """The bodies in which a post before a token is one, where no word says it; an accountable officer is a CCG’s."""
        found = self.owners(mention, at)
        if len(found) != 1 or self.lists["of-ccgs"].isdisjoint(post):
            return found
        named = self.bodies.first_of(found[0])
        near = self.bodies.nearest_before(at, "ccg") if named is not None and named.kind != "ccg" else None
        return (near.agent,) if near is not None else found

    def spoken_of(self, mention: PersonMention, at: int) -> tuple[str, ...]:
        """The bodies in which a post before a token is one: those of a group that its sentence spoke of last, or the one that `its` means."""
        first, _ = self.doc.sentence_tokens(mention.first)
        label = next((i for i in range(first + 1, min(at, first + 6)) if self.words[i] in (":", "–", "—")), None)
        labelled = self.place(first, label) if label is not None else None
        if labelled is not None:
            return (labelled,)  # Leeds: chair Jane Doe
        named = next((m.last for m in reversed(self.bodies.within(first, at)) if m.kind != "outlet"), first)
        group = next(self.bodies.groups_before(at), None)
        if group is not None and group.named and group.first >= max(first, named - 1):
            return self.members(group)
        body = self.its(mention, at)
        return (body,) if body else ()

    def its(self, mention: PersonMention, at: int) -> str | None:
        """The body that `its` before a role stands for: one of the sentence before the name, or the topic."""
        first, _ = self.doc.sentence_tokens(mention.first)
        place = next((i for i in range(at - 1, max(first, at - 4) - 1, -1) if self.words[i] in self.lists["nominals"] and self.bodies.at(i) is None), None)
        if place is not None:
            noun = self.words[place]
            if noun not in ("group", "organisation") and (noun != "body" or self.words[place - 1] == "national"):
                return self._of_noun(noun, place) or self._topic(mention)
        before = [m for m in self.bodies.within(first, at) if m.kind != "outlet" and not self._in_aside(m, at)]
        if not before and self.words[first] in ("under", "with", "led"):
            after = self.bodies.within(at, at + 12)
            if after:
                return after[0].agent
        return before[-1].agent if before else self._topic(mention)

    def _in_aside(self, body: Mention, at: int) -> bool:
        """Whether a body is the subject of a relative clause that ends before a token: `X, which Y put in special measures, …`."""
        words = self.words
        first = body.first - (words[body.first - 1] == "the")
        return words[first - 2 : first] in ([",", "which"], [",", "that"], [",", "where"], [",", "whom"]) and "," in words[body.last : at]

    def _topic(self, mention: PersonMention) -> str | None:
        """The body that the sentences before speak of: the first that is the subject of one, going back."""
        doc = self.doc
        index = doc.layout.index_at(mention.start)
        for back in range(index - 1, max(-1, index - 7), -1):
            first, last = doc.range_of(doc.layout.sentences[back])
            if first >= last or self.words[first] in self.lists["pronouns"]:
                continue
            found = [m for m in self.bodies.within(first, last) if m.kind != "outlet"]
            if first + 1 < last and self.words[first] == "the" and self.words[first + 1] in ("ccg", "group"):  # The group’s deficit exceeds …
                meant = self._of_noun(self.words[first + 1], first + 1)
                if meant is not None:
                    return meant
            acted_on = [m for m in found if m.agent not in OVER]  # NHS England placed X under directions
            if found:
                return (acted_on or found)[0].agent
        return self.antecedents.own or self.antecedents.only_ccg()

    def implied(self, value: str, at: int) -> str:
        if value == "government":
            published = self.doc.source.published
            if published is None:  # the year that the sentence tells
                first, last = self.doc.sentence_tokens(at)
                published = max((w for w in self.words[first:last] if _YEAR.fullmatch(w)), default=_DHSC_FROM)
            return "dhsc" if published[:10] >= _DHSC_FROM else "dh"
        return value
