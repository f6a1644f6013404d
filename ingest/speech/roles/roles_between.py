"""Roles before a name with the body between them: `the chief executive of X, Jane Doe`, `chair of X Jane Doe`."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.mention import Mention
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.body_lists import Owned
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles.roles_of_two import RolesOfTwo
from ccgkg.ingest.speech.roles.roles_shared import RolesShared
from ccgkg.ingest.text.cues import Cue

#: Tokens between a role and the name after its body, at most.
_REACH = 12
#: Tokens of a role and its field before the preposition of its body, at most.
_FIELD = 8


class RolesBetween:
    """The rules over one document."""

    def __init__(self, phrases: RolePhrases) -> None:
        self.phrases, self.owners = phrases, phrases.owners
        self.shared, self.pairs = RolesShared(phrases), RolesOfTwo(phrases)
        self.doc, self.bodies, self.people = phrases.doc, phrases.bodies, phrases.people
        self.words, self.lists = phrases.words, phrases.lists

    def of(self, mention: PersonMention, head: int, first: int, comma: bool) -> Iterator[Capacity]:
        """The role whose body ends at token `head` before a name, in a sentence that begins at token `first`; `comma`:
        one follows it."""
        words, end = self.words, head
        while end > first and words[end - 1] in ("ccgs", "groups", "commissioning", "clinical"):
            end -= 1  # A and B CCGs
        body = self.bodies.at(end - 1) if end > first else None
        if body is None and comma:
            shared = list(self._group_between(mention, head, first))
            yield from shared or self._name_between(mention, head, first)
        if body is None or body.last not in (head, end) or not comma and not mention.full:
            return
        start = self._list_start(body, first)
        before = start - 1
        while before > first and words[before] in self.lists["determiners"]:
            before -= 1
        titled = words[before] == "," and words[head] in (":", "–", "—")  # Accountable officer, X: Jane Doe
        cue = self._role_before(before, first) if titled or words[before] in self.lists["prepositions"] else None
        if cue is None or self._of_another(cue, first):
            return
        orgs, where = self.owners.orgs(start, head)
        if words[before] == "with" and orgs:  # Y has a joint chief officer with X, Jane Doe
            others, where = self.shared.sharers(self.phrases.begins(cue, first), first)
            orgs = tuple(dict.fromkeys((*others, *orgs)))
        fielded = words[cue.last] in ("of", "for")  # Head of communications, X: Jane Doe
        text_end = cue.last if titled and not fielded else max(cue.last, before)
        yield from self._with_prior(mention, cue, text_end, first, (orgs, where))

    def _list_start(self, body: Mention, first: int) -> int:
        """Where the list begins that ends with a body."""
        start = body.first
        for other in reversed(self.bodies.within(first, body.first)):
            gap = self.words[other.last : start]
            if len(gap) > 3 or not self.lists["joints"].issuperset(gap):
                break
            start = other.first
        return start

    def _role_before(self, at: int, first: int) -> Cue | None:
        """The role that ends at the preposition before its body, or with its field: `director of commissioning at X,
        Jane Doe`."""
        cue = self.doc.cues.ending("role", at)
        if cue is not None:
            return cue
        cue = next(iter(self.doc.cues.within("role", max(first, at - _FIELD), at)), None)
        between = self.words[cue.last : at] if cue is not None else []
        return None if "," in between or not self.lists["verbs"].isdisjoint(between) else cue

    def _with_prior(
        self, mention: PersonMention, cue: Cue, text_end: int, first: int, owned: Owned
    ) -> Iterator[Capacity]:
        """A role, and the one joined to it that the first of two persons has: `the chair and chief officer of X, A and
        B`."""
        begin, (orgs, where) = self.phrases.begins(cue, first), owned
        pair = self.pairs.second_of(mention) if self.words[begin - 1] in ("and", "&") else None
        prior = self.doc.cues.ending("role", begin - 1) if pair is not None else None
        if pair is not None and prior is not None and prior.first >= first:
            start = self.phrases.begins(prior, first)
            yield self.phrases.capacity(mention, start, prior.last, orgs, "actual", "before", where)
            mention = pair
        yield self.phrases.capacity(mention, begin, text_end, orgs, "actual", "before", where)

    def _group_between(self, mention: PersonMention, head: int, first: int) -> Iterator[Capacity]:
        """`the accountable officer of the three groups, Jane Doe,`: what stands for several bodies stands between role
        and name."""
        group = next(self.bodies.groups_before(head), None)
        if group is None or group.last != head or group.first < first:
            return
        i = group.first
        while i > first and self.words[i - 1] in self.lists["determiners"]:
            i -= 1
        cue = self.doc.cues.ending("role", i - 1) if self.words[i - 1] in self.lists["prepositions"] else None
        if cue is None or cue.first < first:
            return
        placed = self.owners.placed(mention)
        orgs, where = placed if placed[0] else (self.owners.members(group), (group.start, group.end))
        if orgs:
            yield self.phrases.capacity(
                mention, self.phrases.begins(cue, first), cue.last, orgs, "actual", "before", where
            )

    def _name_between(self, mention: PersonMention, head: int, first: int) -> Iterator[Capacity]:
        """`the chief executive of Level Minds, Jane Doe,`: the name of a body that no list has stands between role and
        name."""
        cue = next(
            (c for c in reversed(self.doc.cues.within("role", max(first, head - _REACH), head)) if c.value == "any"),
            None,
        )
        if (
            cue is None
            or cue.last + 1 >= head
            or self.words[cue.last] not in self.lists["joins"]
            or self._of_another(cue, first)
        ):
            return
        orgs, at, where = self.owners.orgs_after(cue.last, head)
        if orgs and where is not None and where[1] == self.doc.tokens.ends[head - 1]:
            yield self.phrases.capacity(
                mention, self.phrases.begins(cue, first), max(cue.last, at), orgs, "actual", "before", where
            )

    def _of_another(self, cue: Cue, first: int) -> bool:
        """Whether a role is that of someone named right before it; of another are `Jane Doe and her counterpart`."""
        near = (m for m in self.people.within(first, cue.first) if m.last <= cue.first and cue.first - m.last < 3)
        return any("and" not in self.words[m.last : cue.first] for m in near)
