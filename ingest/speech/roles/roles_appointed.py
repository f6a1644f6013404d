"""Roles that someone is given: `X has appointed Jane Doe as chair`, `X has Jane Doe as chair and John Smith as chief`,
`made A chair, B chief`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.body_lists import NOBODY, Owned
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles.role_topics import OVER


class RolesAppointed:
    """The rules over one document; `found` holds the roles found so far."""

    def __init__(self, phrases: RolePhrases, found: list[Capacity]) -> None:
        self.phrases, self.owners, self.found = phrases, phrases.owners, found
        self.doc, self.bodies = phrases.doc, phrases.bodies
        self.words, self.lists = phrases.words, phrases.lists

    def as_what(self, mention: PersonMention, i: int, apart: bool, last: int) -> Iterator[Capacity]:
        """The role after `as` at token `i`, where the name before it is an object; `apart` where an apposition stands
        between."""
        words, lists = self.words, self.lists
        before = set(words[max(0, mention.lead - 4) : mention.lead])
        if words[mention.lead - 1] == "by":  # Jane Doe has been picked by Rob Roe as chair
            first, _ = self.doc.sentence_tokens(mention.first)
            mention = next(iter(self.phrases.people.within(first, mention.lead)), mention)
        if words[mention.lead - 1] == "from" or words[mention.lead - 1] in lists["replaces"]:
            return  # takes over from Jane Doe as chair: who does, is it now
        told = self._told_before(mention)
        if told is not None and told.rule == "appointed":  # has Jane Doe as chair and Rob Roe as chief officer
            end = self.phrases.end_of_apposition(i + 1, last, ",")
            for capacity in self.phrases.read(mention, i + 1, end, told.status, "appointed"):
                yield capacity if capacity.org_at is not None else replace(capacity, orgs=told.orgs, org_at=told.org_at)
            return
        passes = words[mention.lead - 1] in lists["passing-in"] and words[mention.lead - 2] in lists["in-or-out"]
        if passes or words[i - 1] in lists["terms"] or before & (lists["appoints"] | lists["has"]):
            end = self.phrases.end_of_apposition(i + 1, last, ",")
            first = self.doc.sentence_tokens(mention.first)[0]
            owner = self.bodies.within(max(first, mention.lead - 8), mention.lead)
            sharers, where = self._sharers(mention, first, i + 1, end, bool(before & lists["shares"]))
            status: Status = "planned" if before & {"will", "shall", "to"} else "actual"  # is to have Jane Doe as chair
            for capacity in self.phrases.read(mention, i + 1, end, status, "appointed"):
                sent = (
                    owner
                    and owner[-1].agent in OVER
                    and capacity.org_at is None
                    and capacity.text.lower().startswith("turnaround")
                )
                if (
                    sent and (whose := self.owners.its(mention, first)) is not None
                ):  # NHS England has appointed Jane Doe as turnaround director
                    capacity = replace(capacity, orgs=(whose,))
                elif sharers and capacity.org_at is None:
                    capacity = replace(capacity, orgs=sharers, org_at=where)
                elif owner and (not capacity.orgs or apart and capacity.org_at is None and owner[-1].agent not in OVER):
                    last_body = owner[-1]
                    capacity = replace(capacity, orgs=(last_body.agent,), org_at=(last_body.start, last_body.end))
                yield capacity

    def _sharers(self, mention: PersonMention, first: int, at: int, end: int, shares: bool) -> Owned:
        """The bodies of a list that give one post to someone: `A and B CCGs have made Jane Doe chair`; of other bodies
        than CCGs the post at a token must be a joint one."""
        orgs, where = self.owners.sharers(first, mention.lead)
        if shares or set(orgs) & OVER:
            return (orgs, where) if shares else NOBODY
        given = (self.lists["appoints"] | self.lists["picks"]) & set(
            self.words[max(first, mention.lead - 4) : mention.lead]
        )
        last = self.bodies.nearest_before(mention.lead)
        if not given or len(orgs) < 2 or last is None or last.agent not in orgs:
            return NOBODY
        if not self._is_joint(at, end) and not all(self._is_ccg(org) for org in orgs):
            return NOBODY
        return orgs, where

    def _is_ccg(self, org: str) -> bool:
        named = self.bodies.first_of(org)
        return named is not None and named.kind == "ccg"

    def _is_joint(self, at: int, end: int) -> bool:
        """Whether a post at a token is one of several bodies: `A CCG and B Council have appointed X as joint chief
        executive`."""
        return not self.lists["together"].isdisjoint(self.words[at : min(end, at + 3)])

    def _told_before(self, mention: PersonMention) -> Capacity | None:
        """The role told before in the sentence, where a name goes on a list: `made A chair and B chief officer`."""
        first, _ = self.doc.sentence_tokens(mention.first)
        if self.words[mention.lead - 1] not in ("and", ","):
            return None
        start = self.doc.tokens.starts[first]
        return next(
            (
                c
                for c in reversed(self.found[-4:])
                if c.mention.start >= start and c.mention.start < mention.start and c.orgs
            ),
            None,
        )

    def gapped(self, mention: PersonMention, last: int) -> Iterator[Capacity]:
        """`A becomes chair, B chief officer`, `made A chair and B chief officer`: a role right after the name, with no
        verb."""
        at = head = mention.last
        starting = self.doc.cues.starting
        if at >= last or self.doc.tokens.capital(at):
            return
        while (
            starting("role", head) is None
            and head + 1 < last
            and (self.words[head] in self.lists["modifiers"] or self._is_joint(head, head + 1))
        ):
            head += 1
        cue = starting("role", head)
        if cue is None or cue.value == "none":
            return
        told = self._told_before(mention)
        given = (self.lists["appoints"] | self.lists["picks"]) & set(
            self.words[max(0, mention.lead - 3) : mention.lead]
        )
        if given and told is None:
            first, _ = self.doc.sentence_tokens(mention.first)
            owner = self.bodies.within(max(first, mention.lead - 8), mention.lead)
            sharers, where = self._sharers(mention, first, at, last, False)
            for capacity in self.phrases.read(
                mention, at, self.phrases.end_of_apposition(at, last, ","), "actual", "appointed", near=head - at + 2
            ):
                if sharers and capacity.org_at is None:
                    yield replace(capacity, orgs=sharers, org_at=where)
                    continue
                yield (
                    capacity
                    if capacity.org_at is not None or not owner
                    else replace(capacity, orgs=(owner[-1].agent,), org_at=(owner[-1].start, owner[-1].end))
                )
        elif told is not None and told.rule in ("linked", "appointed"):
            yield self.phrases.capacity(mention, at, cue.last, told.orgs, told.status, told.rule, told.org_at)
