"""Roles of one named before: `will take up the same post at X`, `Jane Doe was there. The chair of X said …`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases

#: Tokens between the article of a post and the verb of saying behind it, at most.
_PHRASE = 16


class RolesResumed:
    """The rules over one document; `found` holds the roles found so far."""

    def __init__(self, phrases: RolePhrases, found: list[Capacity]) -> None:
        self.phrases, self.owners, self.found = phrases, phrases.owners, found
        self.doc, self.bodies, self.people = phrases.doc, phrases.bodies, phrases.people
        self.words, self.lists = phrases.words, phrases.lists

    def again(self, at: int) -> Iterator[Capacity]:
        """`will take up the same post at X`: the role told before of the person in whose sentence token `at` is
        `same`."""
        words, lists = self.words, self.lists
        first, last = self.doc.sentence_tokens(at)
        if at + 3 >= last or words[at + 1] not in lists["posts"] or words[at + 2] not in lists["prepositions"]:
            return
        orgs, where = self.owners.orgs(at + 3, min(last, at + 9))
        placed = self.owners.longest_place(at + 3, min(last, at + 7))[0] if not orgs else None
        orgs = (placed,) if placed else orgs
        mention = next((m for m in reversed(self.people.within(first, at))), None)
        if mention is None and words[first] in ("he", "she"):
            mention = next(self.people.before(first), None)
        if mention is None or not orgs:
            return
        start = self.doc.tokens.starts[at]
        told = next(
            (c for c in reversed(self.found) if c.start < start and c.mention.person == mention.person and c.orgs), None
        )
        if told is None:  # and Rob Roe, who holds the same post at Y
            low = self.doc.tokens.starts[self.doc.sentence_tokens(first - 1)[0] if first else first]
            told = next((c for c in reversed(self.found) if low <= c.start < start and c.orgs), None)
        if told is not None:
            planned = {"will", "to"} & set(words[max(first, at - 6) : at])
            yield replace(
                told, mention=mention, orgs=orgs, org_at=where, status="planned" if planned else "actual", rule="again"
            )

    def taken_up(self, at: int) -> Iterator[Capacity]:
        """`They have one accountable officer. Jane Doe took up the post at all four`: the post that the sentence before
        told of no one by name, in whose sentence token `at` is the `the` of `the post`."""
        words, lists = self.words, self.lists
        first, last = self.doc.sentence_tokens(at)
        mention = next((m for m in reversed(self.people.within(first, at)) if m.last < at), None)
        if mention is None or at + 2 >= last or words[at + 1] not in lists["posts"]:
            return
        own = next((c for c in reversed(self.found) if c.mention == mention and c.orgs), None)
        if own is not None and words[at - 1] in lists["holds"] and words[at + 2] in lists["of"]:
            orgs, where = self.owners.orgs(at + 3, min(last, at + _PHRASE))
            if orgs and not set(orgs) & set(own.orgs):  # Jane Doe, chair of X, also holds the post at Y
                yield replace(own, orgs=orgs, org_at=where, rule="again")
            return
        if not first:
            return
        if lists["takes"].isdisjoint(words[mention.last : at]) or words[at + 2] not in ("at", "in", "with", "for"):
            return
        low, _ = self.doc.sentence_tokens(first - 1)
        told = next((c for c in reversed([*self.doc.cues.within("role", low, first)]) if c.value == "any"), None)
        if told is None or self.people.within(low, first):
            return
        orgs, where = self.owners.orgs(at + 3, min(last, at + _PHRASE))
        if not orgs:
            orgs, where = self.owners.counted(at + 3, min(last, at + 7))
        if orgs:
            planned = not {"will", "to"}.isdisjoint(words[mention.last : at])
            status: Status = "planned" if planned else "actual"
            begins = self.phrases.begins(told, low)
            yield self.phrases.capacity(mention, begins, told.last, orgs, status, "again", where)

    def by_post(self, at: int) -> Iterator[Capacity]:
        """`Jane Doe said no. The chair of X added …`: whoever was named alone in the sentence before, and has no post
        yet, has the one that the `the` at token `at` begins and that speaks."""
        first, last = self.doc.sentence_tokens(at)
        if at != first or not first:
            return
        said = next((c.first for c in self.doc.cues.within("say", at + 2, min(last, at + _PHRASE))), None)
        low, high = self.doc.sentence_tokens(first - 1)
        named = {m.person.slug: m for m in reversed(self.people.within(low, high))}
        if said is None or len(named) != 1 or self.people.within(first, said + 3) or "," in self.words[first:said]:
            return
        mention = next(iter(named.values()))
        if any(c.mention.person == mention.person and c.orgs for c in self.found) or not self._speaks(
            mention.first, low, high
        ):
            return
        for capacity in self.phrases.read(mention, at, said, "actual", "resumed"):
            end = max(capacity.end, capacity.org_at[1] if capacity.org_at else 0)
            others = {m.agent for m in self.bodies.within(low, high) if m.kind == "ccg"}
            if (
                capacity.orgs
                and others <= set(capacity.orgs)
                and end == self.doc.tokens.ends[said - 1]
                and not any(c.orgs == capacity.orgs and c.text.lower() == capacity.text.lower() for c in self.found)
            ):
                yield capacity
                return

    def _speaks(self, at: int, low: int, high: int) -> bool:
        """Whether the one named at a token is the subject of a sentence that says something, or opens it."""
        return at - low < 3 or any(True for _ in self.doc.cues.within("say", low, high))
