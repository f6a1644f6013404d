"""Posts that several bodies share, told before a name: `X and Y share a chief, Jane Doe`, `the chief they have shared,
Jane Doe`."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.body_lists import Owned
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases
from ccgkg.ingest.text.cues import Cue


class RolesShared:
    """The rules over one document."""

    def __init__(self, phrases: RolePhrases) -> None:
        self.phrases, self.owners, self.doc = phrases, phrases.owners, phrases.doc
        self.words, self.lists = phrases.words, phrases.lists

    def shared_in(self, mention: PersonMention, head: int, first: int, cue: Cue) -> Iterator[Capacity]:
        """`X and Y CCGs share an accountable officer in Jane Doe`."""
        verb = next((i for i in range(head - 1, max(first, head - 10), -1) if self.words[i] in self.lists["has"]), None)
        if verb is None:
            return
        orgs, where = self.owners.sharers(first, verb)
        yield self.phrases.capacity(mention, self.phrases.begins(cue, first), head, orgs, "actual", "shared", where)

    def sharers(self, at: int, first: int) -> Owned:
        """`X and Y CCGs share an accountable officer, Jane Doe`: the bodies that have the role."""
        i = at
        while i > first and (
            self.words[i - 1] in self.lists["determiners"] or self.words[i - 1] in ("new", "single", "joint")
        ):
            i -= 1
        subject, bodies = self.phrases.people.within(first, i), self.phrases.bodies.within(first, i)
        if subject and bodies and subject[0].first < bodies[0].first:
            return (), None  # Jane Doe, chair of X, has a new deputy, Rob Roe
        answers = self.words[i - 1] == "to" and self.words[i - 2] in self.lists["answers"]
        if (
            i > first
            and (answers or self.words[i - 1] in self.lists["has"])
            or self.words[i - 1] in self.lists["its"]
            and self.words[i - 2] in self.lists["shares"]
        ):
            return self.owners.sharers(first, i - 1)
        return (), None

    def shared_with(self, mention: PersonMention, at: int, first: int) -> Owned:
        """`X shares its chief officer, Jane Doe, with Y`: those who share the post before the name, and those after
        it."""
        words, last = self.words, mention.last + (self.words[mention.last : mention.last + 1] == [","])
        verb = next((i for i in range(at - 1, max(first, at - 5) - 1, -1) if words[i] in self.lists["shares"]), None)
        if verb is None or words[last : last + 1] != ["with"]:
            return (), None
        others, where = self.owners.orgs(last + 1, last + 30)
        if not others:
            placed = self.owners.longest_place(last + 1, last + 6)[0]
            others = (placed,) if placed else ()
        before, _ = self.owners.orgs(first, verb)
        before = before or self.owners.spoken_of(mention, at)  # it shares its chief officer with Y
        return (tuple(dict.fromkeys((*before, *others))), where) if before and others else ((), None)

    def before_relative(self, mention: PersonMention, head: int, first: int) -> Iterator[Capacity]:
        """`the accountable officer they have shared since 2018, Jane Doe`: a relative clause between role and name."""
        words, lists = self.words, self.lists
        verb = next((i for i in range(head - 1, max(first, head - 10), -1) if words[i] in lists["shares"]), None)
        if verb is None or any(w in lists["breaks"] and w not in ("since", "until") for w in words[verb:head]):
            return
        for cue in reversed(list(self.doc.cues.within("role", first, verb))):
            subject = words[cue.last : verb]
            if len(subject) > 14 or "," in subject and cue.last + 1 < verb and words[cue.last] == ",":
                return
            orgs, where = self.owners.sharers(cue.last, verb)
            if orgs:
                yield self.phrases.capacity(
                    mention, self.phrases.begins(cue, first), cue.last, orgs, "actual", "shared", where
                )
            return
