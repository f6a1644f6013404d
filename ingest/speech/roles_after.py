"""Roles after a name: `Jane Doe, chair of X`, `Jane Doe (chair)`, a name above its role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.body_lists import Where
from ccgkg.ingest.speech.capacities import Capacity
from ccgkg.ingest.speech.people import PersonMention
from ccgkg.ingest.speech.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles_linked import RolesLinked
from ccgkg.ingest.speech.roles_of_two import RolesOfTwo


class RolesAfter:
    """The rules over one document; `found` holds the roles found so far."""

    def __init__(self, phrases: RolePhrases, found: list[Capacity]) -> None:
        self.phrases, self.owners, self.found = phrases, phrases.owners, found
        self.doc, self.bodies, self.people = phrases.doc, phrases.bodies, phrases.people
        self.words, self.lists = phrases.words, phrases.lists
        self.pairs, self.links = RolesOfTwo(phrases), RolesLinked(phrases, found)

    def of(self, mention: PersonMention, last: int) -> Iterator[Capacity]:
        words, lists = self.words, self.lists
        at = mention.last
        while at < last and words[at] in lists["honours"]:
            if words[at] == "mp":
                yield self.phrases.capacity(mention, at, at + 1, ("parliament",), "actual", "honour", None)
            at += 1
            if at + 1 < last and words[at] == "," and words[at + 1] in lists["honours"]:
                at += 1
        if at >= last:
            return
        word = words[at]
        closing = next((i for i in range(at, min(last, at + 8)) if words[i] == ")"), at) if word == "(" else at
        if closing > at and not any(
            True for _ in self.doc.cues.within("role", at, closing)
        ):  # Jane Doe (pictured), chair
            at = closing + 1
            if at >= last:
                return
            word = words[at]
        if word in (",", "(", "–", "-", "—", ":"):
            yield from self._apposition(mention, at + 1, last, word)
        elif word in ("who", "whose"):
            yield from self.links.relative(mention, at + 1, last)
        elif (
            word in ("the", "its", "their")
            and mention.lead
            and words[mention.lead - 1] == "and"
            and self._goes_on(mention)
        ):
            yield from self.phrases.read(
                mention, at, self.phrases.end_of_apposition(at, last, ","), "actual", "linked", near=3
            )
        elif word in lists["determiners"] and lists["appoints"] & set(words[max(0, mention.lead - 3) : mention.lead]):
            yield from self.phrases.read(
                mention, at, self.phrases.end_of_apposition(at, last, ","), "actual", "appointed"
            )
        elif (other := self.pairs.second_of(mention)) is not None:
            for capacity in list(self.of(other, last)):
                if capacity.mention == other and capacity.text.endswith("s"):  # A and B, joint chairs of X
                    yield replace(capacity, mention=mention)
        elif word in lists["of"] and self.bodies.at(at + 1 + (at + 1 < last and words[at + 1] == "the")):
            body = self.owners.body_from(at + 1, last)
            if body and body.last < last and words[body.last] == ",":  # Jane Doe of X, its chair,
                yield from self._apposition(mention, body.last + 1, last, ",")
        elif (
            word in lists["of"]
            and (named := self.owners.named_after(at + 1 + (words[at + 1 : at + 2] == ["the"]), last))[1] is not None
        ):
            comma = self.doc.tokens.at(named[1][1] - 1) + 1  # Jane Doe of Level Minds, its chair,
            its = words[comma + 1 : comma + 2] == ["its"] and words[comma] == ","
            for capacity in self._apposition(mention, comma + 1, last, ",") if its else ():
                yield replace(capacity, orgs=named[0], org_at=named[1])
        yield from self._gapped(mention, last)
        yield from self.links.appointed.gapped(mention, last)
        yield from self.links.linked(mention, at, last)

    def signed(self, mention: PersonMention, last: int) -> Iterator[Capacity]:
        """The role in the line under a name that stands by itself."""
        if last >= len(self.words):
            return
        first, end = self.doc.sentence_tokens(last)
        cue = self.phrases.role_in(first, min(end, first + 5))
        if cue is not None and end - first < 16 and not self.lists["verbs"] & set(self.words[first:end]):
            for capacity in self.phrases.read(mention, first, end, "actual", "signed"):
                orgs, where = self._in_line(end) if capacity.org_at is None else ((), None)
                yield replace(capacity, orgs=orgs, org_at=where) if orgs else capacity

    def _in_line(self, at: int) -> tuple[tuple[str, ...], Where]:
        """The body that fills the line at a token, under a name and a role."""
        first, last = self.doc.sentence_tokens(at) if at < len(self.words) else (at, at)
        body = self.bodies.at(first + (self.words[first : first + 1] == ["the"])) if first == at < last else None
        if body is not None:
            return (
                ((body.agent,), (body.start, body.end)) if self.words[body.last : last] in ([], ["."]) else ((), None)
            )
        return self.owners.named_after(first, last) if first == at < last else ((), None)

    def _gapped(self, mention: PersonMention, last: int) -> Iterator[Capacity]:
        """`A is chair of X, B of Y`, `A chairs X and B Y`: the post told before in the sentence, in another body."""
        words, at = self.words, mention.last
        if words[mention.lead - 1] not in ("and", ",", ";", "while") or mention.lead == 0:
            return
        first, _ = self.doc.sentence_tokens(mention.first)
        start = self.doc.tokens.starts[first]
        told = next((c for c in reversed(self.found[-4:]) if start <= c.mention.start < mention.start and c.orgs), None)
        if told is None or told.rule not in ("linked", "heads", "gapped"):
            return
        of = words[at] in self.lists["of"]
        if not of and told.rule != "heads":
            return
        orgs, where = self.owners.orgs(at + of, min(last, at + of + 3))
        if not orgs:
            named = ((self.owners.place(at + of, stop), stop) for stop in range(min(last, at + 6), at + of, -1))
            placed = next(((agent, stop) for agent, stop in named if agent), None)
            orgs, where = (
                ((placed[0],), (self.doc.tokens.starts[at + of], self.doc.tokens.ends[placed[1] - 1]))
                if placed
                else ((), None)
            )
        after = self.doc.tokens.at(where[1] - 1) + 1 if where is not None else at
        if orgs and (after >= last or words[after] in (",", "and", "&", ";", ".", "(")):
            yield replace(told, mention=mention, orgs=orgs, org_at=where, rule="gapped")

    def _goes_on(self, mention: PersonMention) -> bool:
        """Whether a role was told of someone before in the sentence: `A is chair of X and B the chair of Y`."""
        first, _ = self.doc.sentence_tokens(mention.first)
        start = self.doc.tokens.starts[first]
        return any(c.start >= start and c.rule == "linked" for c in self.found[-4:])

    def _apposition(self, mention: PersonMention, at: int, last: int, opening: str) -> Iterator[Capacity]:
        words = self.words
        if at < last and words[at] == "who":
            yield from self.links.relative(mention, at + 1, last)
            return
        if at < last and words[at] == "whose":
            return
        if at < last and words[at].isdecimal() and at + 1 < last and words[at + 1] in (",", ")"):  # aged
            at += 2
        start = at
        status: Status = "actual"
        while start < last and (words[start] in self.lists["appoints"] or words[start] in self.lists["adverbs"]):
            start += 1  # Jane Doe, confirmed as chair
            while (
                start < last
                and words[start - 1] not in self.lists["adverbs"]
                and (words[start] in self.lists["times"] or words[start] in self.lists["before-times"])
            ):
                start += 1  # appointed last month as chair
        if (
            start + 2 < last
            and words[start] in self.lists["likely"] | self.lists["due"]
            and words[start + 1] == "to"
            and words[start + 2] in ("be", "become")
        ):
            status = (
                "possible" if words[start] in self.lists["likely"] else "planned"
            )  # Jane Doe, tipped to become chair
            start, at = start + 3, start + 3
        spoken = start
        while spoken < last and words[spoken] in self.lists["in-role"]:
            spoken += 1
        start = spoken if words[spoken : spoken + 1] == ["as"] else start  # Jane Doe, in her role as chair
        at = start + 1 if words[start : start + 1] == ["as"] else at
        end = self.phrases.end_of_apposition(at, last, opening)
        if "respectively" in self.words[at:end] or self.pairs.one_each(mention, at, end):
            yield from self.pairs.respectively(mention, at, end)
            return
        owner = self.bodies.at(mention.lead - 2) if mention.lead > 1 and words[mention.lead - 1] == "'s" else None
        party = (
            self.owners.party(mention.lead - 1)
            if owner is None and mention.lead > 1 and words[mention.lead - 1] == "'s"
            else ((), None)
        )
        for capacity in self.phrases.read(mention, at, end, status, "apposition"):
            if party[0] and not capacity.orgs:  # Labour’s Jane Doe, shadow health secretary
                capacity = replace(capacity, orgs=party[0], org_at=party[1])
            if (
                owner is not None and owner.last == mention.lead - 1 and capacity.org_at is None
            ):  # NHS England’s Jane Doe, national director
                capacity = replace(capacity, orgs=(owner.agent,), org_at=(owner.start, owner.end))
            yield capacity
