"""Whose a post is that no name beside it tells: `its chair`, `the CCG’s director`, `accountable officer Jane Doe` of
the body spoken of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.mention import Mention
from ccgkg.ingest.speech.people.people import People, PersonMention
from ccgkg.ingest.speech.roles.body_lists import Owned
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.settings import Settings
from ccgkg.ingest.speech.speakers.antecedents import Antecedents, kinds_of
from ccgkg.ingest.text.document import Document

#: Bodies that put others in posts, or in which a post is one of many.
OVER = frozenset({"nhs-england", "nhs-improvement", "parliament", "dh", "dhsc"})
#: Posts that a CCG has, and none of those above it under the same name.
_OF_GROUPS = frozenset({"chief officer", "chief finance officer", "chief clinical officer", "turnaround director"})
#: With these a post is one of several bodies.
_SHARED = frozenset(("single", "joint", "shared", "one"))
#: What opens a clause before the main one.
_FRONTED = frozenset(("since", "when", "after", "before", "until", "once", "while", "shortly"))
#: Sentences for which one who holds a post may go on speaking.
_GOES_ON = 4
#: Tokens before `the party` among which its name is.
_TOLD = 300


class RoleTopics(Settings):
    """Finds them in one document."""

    def __init__(self, doc: Document, bodies: Bodies, people: People) -> None:
        super().__init__(doc, bodies)
        self.people = people
        self.antecedents = Antecedents(doc, bodies)
        self.told: list[Capacity] = []

    def party(self, end: int) -> Owned:
        """The political party whose name ends before a token."""
        for first in (end - 2, end - 1):
            name = "-".join(self.words[first:end])
            if first >= 0 and name in self.lists["parties"]:
                return (name,), (self.doc.tokens.starts[first], self.doc.tokens.ends[end - 1])
        return (), None

    def named_by(self, noun: str, at: int) -> str | None:
        """The body that a noun at a token stands for, with no article before it."""
        return self._of_noun(noun, at)

    def _of_noun(self, noun: str, at: int) -> str | None:
        """The body that a noun at a token stands for; `the national body` is not the group spoken of."""
        if noun == "ccg" or noun == "group" and self.words[at - 1] == "commissioning":
            speaking = self.there(at) or self.set_in(at) or self._of_speaker(at)
            if speaking is not None:
                return speaking
            near = self.bodies.antecedent(self.doc, at) or self.bodies.nearest_before(at, "ccg")
            return near.agent if near else self.antecedents.own or self.antecedents.only_ccg()
        if noun in ("group", "organisation") or noun == "body" and self.words[at - 1] != "national":
            mention = self.bodies.antecedent(self.doc, at) or self.bodies.nearest_before(at)
            return mention.agent if mention else self.antecedents.own
        if noun == "party":
            told = (self.party(i)[0] for i in range(at, max(0, at - _TOLD), -1) if self.doc.tokens.capital(i - 1))
            return next((agents[0] for agents in told if agents), None)
        found = self.antecedents.of(noun, at)
        if found is None and noun in ("tank", "thinktank", "charity", "firm", "consultancy"):
            near = next((m for m in self.bodies.before(at, "body") if m.agent not in OVER), None)
            return near.agent if near is not None else None  # a senior fellow at the think tank
        return self.antecedents.own if found is None and noun == "board" else found

    def _of_speaker(self, at: int) -> str | None:
        """The CCG of one who holds a post there and went on speaking up to the sentence of a token: `He said the group
        had …`."""
        layout, words = self.doc.layout, self.words
        index = layout.index_at(self.doc.tokens.starts[at])
        named = self.bodies.nearest_before(at, "ccg")
        held = next((c for c in reversed(self.told[-6:]) if c.orgs), None)
        if (
            index == 0
            or named is None
            or held is None
            or held.orgs != (named.agent,)
            or named.end > self.doc.tokens.starts[at]
        ):
            return None
        first, _ = self.doc.range_of(layout.sentences[index - 1])
        goes_on = first < at and (
            words[first] in self.lists["speaks-on"] or layout.sentences[index - 1].start <= held.start
        )
        return named.agent if goes_on and index - layout.index_at(held.start) <= _GOES_ON else None

    def owners(self, mention: PersonMention, at: int) -> tuple[str, ...]:
        """The bodies that `its`, `their`, `the group’s`, `the groups’` before a role stands for."""
        words = self.words
        while (
            at > 1
            and words[at - 1] not in ("our", "their", "its", "'", "’", "'s")
            and words[at - 1] in self.lists["determiners"]
        ):
            at -= 1  # their first joint
        ours = words[at - 1] == "our" and not _SHARED.isdisjoint(words[at : at + 2])
        if ours and (several := self._last_list(at)):
            return several  # our single accountable officer
        if words[at - 1] == "our" and (own := self.antecedents.own or self.of_publisher() or self.of_us()):
            return (own,)
        plural = words[at - 1] in ("'", "’") and words[at - 2] in ("groups", "ccgs", "organisations", "bodies")
        group = (
            next((g for g in self.bodies.groups_within(max(0, at - 8), at) if g.last >= at - 2), None)
            if plural
            else None
        )
        if group is not None and group.named:
            return group.members
        first = self.doc.sentence_tokens(at)[0]
        if words[at - 1] == "their" and len(near := {m.agent for m in self.bodies.within(first, at)}) == 1:
            return tuple(near)  # staff at X were told by their chair
        if plural or words[at - 1] == "their":
            members = self._last_list(at)
            if members:
                return members
        return self.spoken_of(mention, at)

    def post_in(self, mention: PersonMention, at: int, post: Sequence[str]) -> tuple[str, ...]:
        """The bodies in which a post before a token is one, where no word says it; an accountable officer is a
        CCG’s."""
        named = self.words[at : at + 1] in (["regional"], ["branch"]) and self.lists["of-unions"].issuperset(post)
        if named and (union := self.antecedents.of("union", at)) is not None:
            return (union,)
        found = self.owners(mention, at)
        if (
            len(found) != 1
            or self.lists["of-ccgs"].isdisjoint(post)
            and (found[0] not in OVER or " ".join(post) not in _OF_GROUPS)
        ):
            return found
        own = self.bodies.first_of(found[0])
        near = self.bodies.nearest_before(at, "ccg") if own is not None and own.kind != "ccg" else None
        return (near.agent,) if near is not None else found

    def spoken_of(self, mention: PersonMention, at: int) -> tuple[str, ...]:
        """The bodies in which a post before a token is one: those of a group that its sentence spoke of last, or the
        one that `its` means."""
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
        words, nominals = self.words, self.lists["nominals"]
        joined = words[at - 2 : at] in (["and", "its"], [",", "whose"])
        beside = self.bodies.at(at - 3) if joined else None
        if beside is not None and beside.kind != "outlet":
            return beside.agent  # was led by X and its chair
        near = range(at - 1, max(first, at - 4) - 1, -1)
        noun = next((i for i in near if words[i] in nominals and self.bodies.at(i) is None), None)
        if noun is not None and (told := self.named_so(noun)) is not None:
            return told
        if noun is not None and self._is_ccg_noun(noun):
            return self._of_noun("ccg", noun)
        if noun is not None and self._tells_kind(noun):
            return self._of_noun(words[noun], noun) or self._topic(mention, at)
        named = (m for m in self.bodies.within(first, at) if m.kind != "outlet" and words[m.first - 1] != "by")
        before = [m for m in named if not self._in_aside(m, at)]
        after = self.bodies.within(at, at + 12) if not before else ()
        if after and words[first] in ("under", "with", "led"):
            return after[0].agent
        if (
            after
            and words[first] in _FRONTED
            and words[after[0].first - 1 - (words[after[0].first - 1] == "the")] == ","
        ):
            return after[0].agent  # Since Jane Doe took over as chair, X has cleared its debt
        if words[at - 1] == "its" and before and before[-1].first > mention.first:
            # A, chair of X, will be its clinical chair
            held = [c.org_at for c in self.told[-4:] if c.mention == mention]
            before = [m for m in before if (m.start, m.end) not in held]
        return before[-1].agent if before else self._topic(mention, at)

    def _tells_kind(self, at: int) -> bool:
        """Whether a noun tells what kind of body is meant: `the trust’s`, `the national body’s`, but not `the
        group’s`."""
        noun, before = self.words[at], self.words[at - 1]
        if noun in ("group", "organisation"):
            return noun == "group" and before == "commissioning"
        return noun != "body" or before == "national"

    def _is_ccg_noun(self, at: int) -> bool:
        """Whether a token is a noun that stands for a CCG: `the group’s chairman`."""
        k = bisect_left(self.bodies.nouns, (at, ""))
        return k < len(self.bodies.nouns) and self.bodies.nouns[k] == (at, "ccg")

    def _in_aside(self, body: Mention, at: int) -> bool:
        """Whether a body is the subject of a relative clause that ends before a token: `X, which Y put in special
        measures, …`."""
        words = self.words
        first = body.first - (words[body.first - 1] == "the")
        return (
            words[first - 2 : first] in ([",", "which"], [",", "that"], [",", "where"], [",", "whom"])
            and "," in words[body.last : at]
        )

    def _topic(self, mention: PersonMention, at: int) -> str | None:
        """The body that the sentences before a token speak of, or the noun for one in its own."""
        first, _ = self.doc.sentence_tokens(mention.first)
        acted = self._acted_before(first) if "its" in (self.words[first], self.words[at - 1]) else None
        if acted is not None and acted not in OVER and acted not in kinds_of("auditor"):
            return acted
        if (placed := self.set_in(first)) is not None:
            return placed
        k = bisect_left(self.bodies.nouns, (first, ""))
        noun = k < len(self.bodies.nouns) and self.bodies.nouns[k][0] < at
        if noun and self.bodies.nouns[k][1] == "ccg":
            return self._of_noun("ccg", self.bodies.nouns[k][0])
        meant = self.bodies.antecedent(self.doc, at if noun else first, ("ccg", "body"))
        if meant is not None:
            return meant.agent
        return self.antecedents.own or self.antecedents.only_ccg()

    def _acted_before(self, at: int) -> str | None:
        """The body whose act the sentence before told: `Keep Health Local, a campaign group, warned that … Its
        secretary`."""
        low, high = self.sentence_before(at)
        first = low + (self.words[low : low + 1] == ["the"])
        body = self.bodies.at(first)
        if body is not None:
            return body.agent if body.kind in ("body", "ccg") else None
        if first in self.people.by_lead or self.words[first] in self.lists["prepositions"] | self.lists["opening"]:
            return self._behind_front(first, high)
        acts = next((i for i in range(first, high) if not self.in_name(i, False)), high)
        dated = not self.lists["times"].isdisjoint(self.words[first:acts])
        return None if dated else next(iter(self.named_after(first, acts)[0]), None)

    def _behind_front(self, low: int, high: int) -> str | None:
        """The CCG that is the subject behind what opens its sentence: `Across the river, X CCG is in surplus`."""
        named = [m for m in self.bodies.within(low, high) if m.kind != "outlet"]
        front = named[0].first - (self.words[named[0].first - 1] == "nhs") if named else low
        behind = front > low and self.words[front - 1] in (",", "the") and "," in self.words[low:front]
        return named[0].agent if behind and named[0].kind == "ccg" else None
