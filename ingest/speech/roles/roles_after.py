"""Roles after a name: `Jane Doe, chair of X`, `Jane Doe (chair)`, a name above its role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.body_lists import NOBODY, Owned
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.plural_posts import is_plural
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles.roles_linked import RolesLinked
from ccgkg.ingest.speech.roles.roles_moved import RolesMoved
from ccgkg.ingest.speech.roles.roles_of_two import RolesOfTwo

#: Tokens of a bracket behind a name, at most.
_BRACKET = 8


class RolesAfter:
    """The rules over one document; `found` holds the roles found so far."""

    def __init__(self, phrases: RolePhrases, found: list[Capacity]) -> None:
        self.phrases, self.owners, self.found = phrases, phrases.owners, found
        self.doc, self.bodies, self.people = phrases.doc, phrases.bodies, phrases.people
        self.words, self.lists = phrases.words, phrases.lists
        self.pairs, self.links = RolesOfTwo(phrases), RolesLinked(phrases, found)
        self.moved = RolesMoved(phrases)

    def of(self, mention: PersonMention, last: int) -> Iterator[Capacity]:
        """The roles that the words behind a name tell, up to token `last`."""
        at = mention.last
        while at < last and self.words[at] in self.lists["honours"]:
            if self.words[at] == "mp":
                yield self.phrases.capacity(mention, at, at + 1, ("parliament",), "actual", "honour", None)
            at += 1
            at += at + 1 < last and self.words[at] == "," and self.words[at + 1] in self.lists["honours"]
        at = self._past_bracket(at, last)
        if at >= last:
            return
        yield from self._beside(mention, at, last)
        yield from self._gapped(mention, last)
        yield from self.links.appointed.gapped(mention, last)
        yield from self.moved.of(mention, at, last)
        yield from self.links.linked(mention, at, last)

    def _past_bracket(self, at: int, last: int) -> int:
        """The token behind a bracket that tells no role: `Jane Doe (pictured), chair`."""
        if at >= last or self.words[at] != "(":
            return at
        near = range(at, min(last, at + _BRACKET))
        closing = next((i for i in near if self.words[i] == ")" and self.bodies.at(i) is None), at)
        return closing + 1 if closing > at and not self._has_role(at, closing) else at

    def _has_role(self, first: int, last: int) -> bool:
        return any(True for _ in self.doc.cues.within("role", first, last))

    def _beside(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """The roles that begin right behind a name."""
        word = self.words[at]
        if word in (",", "&", "and") and (final := self.pairs.last_of(mention)) is not None:
            for capacity in list(self.of(final, last)):
                if capacity.mention == final and is_plural(capacity.text):  # A, B and C, lay members of X
                    yield replace(capacity, mention=mention)
        elif word in (",", "(", "–", "-", "—", ":"):
            yield from self._apposition(mention, at + 1, last, word)
        elif word in ("who", "whose"):
            yield from self.links.relative(mention, at + 1, last)
        elif self._told_again(mention, word):
            end = self.phrases.end_of_apposition(at, last, ",")
            yield from self.phrases.read(mention, at, end, "actual", "linked", near=3)
        elif self._appointed(mention, word):
            end = self.phrases.end_of_apposition(at, last, ",")
            yield from self.phrases.read(mention, at, end, "actual", "appointed")
        elif word in self.lists["of"]:
            yield from self._of_body(mention, at, last)

    def _told_again(self, mention: PersonMention, word: str) -> bool:
        """`A is chair of X and B the chair of Y`: whether a post follows that a verb before tells."""
        joined = mention.lead and self.words[mention.lead - 1] in ("and", ",", ";")
        return bool(joined) and word in ("the", "its", "their") and self._goes_on(mention)

    def _appointed(self, mention: PersonMention, word: str) -> bool:
        """`named Jane Doe its chair`."""
        before = self.words[max(0, mention.lead - 3) : mention.lead]
        return word in self.lists["determiners"] and not self.lists["appoints"].isdisjoint(before)

    def _of_body(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`Jane Doe of X, its chair,`; of a body that no list has `its` must be told."""
        words, first = self.words, at + 1 + (self.words[at + 1 : at + 2] == ["the"])
        if at + 1 < last and self.bodies.at(first) is not None:
            body = self.owners.body_from(at + 1, last)
            if body and body.last < last and words[body.last] == ",":
                yield from self._apposition(mention, body.last + 1, last, ",")
            return
        orgs, where = self.owners.named_after(first, last)
        comma = self.doc.tokens.at(where[1] - 1) + 1 if where is not None else last
        if words[comma : comma + 2] == [",", "its"]:
            for capacity in self._apposition(mention, comma + 1, last, ","):
                yield replace(capacity, orgs=orgs, org_at=where)

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

    def _in_line(self, at: int) -> Owned:
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
            agent, stop = self.owners.longest_place(at + of, min(last, at + 6))
            span = self.doc.tokens.starts[at + of], self.doc.tokens.ends[stop - 1]
            orgs, where = ((agent,), span) if agent else NOBODY
        after = self.doc.tokens.at(where[1] - 1) + 1 if where is not None else at
        if orgs and (after >= last or words[after] in (",", "and", "&", ";", ".", "(")):
            yield replace(told, mention=mention, orgs=orgs, org_at=where, rule="gapped")

    def _goes_on(self, mention: PersonMention) -> bool:
        """Whether a role was told of someone before in the sentence: `A is chair of X and B the chair of Y`."""
        first, _ = self.doc.sentence_tokens(mention.first)
        start = self.doc.tokens.starts[first]
        return any(c.start >= start and c.rule == "linked" for c in self.found[-4:])

    def _apposition(self, mention: PersonMention, at: int, last: int, opening: str) -> Iterator[Capacity]:
        """The roles of an apposition that begins at a token behind the mark `opening`: `Jane Doe, 54, confirmed as
        chair of X`."""
        words = self.words
        word = words[at] if at < last else ""
        term = word == "whose" and at + 1 < last and words[at + 1] in self.lists["terms"]
        if word == "who" or term:
            yield from self.links.relative(mention, at + 1, last)
        if word in ("who", "whose", "and"):
            return  # its chair, Jane Doe, and Y’s chief officer, Rob Roe
        if word.isdecimal() and at + 1 < last and words[at + 1] in (",", ")"):  # aged
            at += 2
        at, status = self._past_participle(at, last)
        end = self.phrases.end_of_apposition(at, last, opening)
        if "respectively" in words[at:end] or self.pairs.one_each(mention, at, end):
            yield from self.pairs.respectively(mention, at, end)
            return
        owned = mention.lead > 1 and words[mention.lead - 1] == "'s"
        owner = self.bodies.at(mention.lead - 2) if owned else None
        party = self.owners.party(mention.lead - 1) if owned and owner is None else NOBODY
        behind = self._one_behind(end, last) if opening == "(" else NOBODY
        for capacity in self.phrases.read(mention, at, end, status, "apposition"):
            if self._of_others(mention, capacity):
                continue
            if behind[0] and capacity.org_at is None:
                capacity = replace(capacity, orgs=behind[0], org_at=behind[1])
            if party[0] and not capacity.orgs:  # Labour’s Jane Doe, shadow health secretary
                capacity = replace(capacity, orgs=party[0], org_at=party[1])
            if owner is not None and owner.last == mention.lead - 1 and capacity.org_at is None:
                capacity = replace(capacity, orgs=(owner.agent,), org_at=(owner.start, owner.end))
            yield capacity  # NHS England’s Jane Doe, national director

    def _of_others(self, mention: PersonMention, capacity: Capacity) -> bool:
        """Whether what was read behind a name is a verb and those whom it acts on: `Its chair, Jane Doe, reminded MPs
        of it`, `…, lobbied the chief executive of X`."""
        at, tokens = self.doc.tokens.at(capacity.start), self.doc.tokens
        words = self.words[at : tokens.at(capacity.end - 1) + 1]
        if words[1:2] == ["the"] and words[0] not in self.lists["prepositions"]:
            return True
        alone = not any(True for _ in self.people.within(self.doc.sentence_tokens(at)[0], mention.first))
        return alone and is_plural(capacity.text)

    def _one_behind(self, at: int, last: int) -> Owned:
        """The one CCG that a sentence names, behind a bracket: `Jane Doe (chair) and Rob Roe (chief nurse) represented
        X`."""
        first = self.doc.sentence_tokens(at - 1)[0]
        named = [m for m in self.bodies.within(first, last) if m.kind != "outlet"]
        if len(named) != 1 or named[0].kind != "ccg" or named[0].first < at:
            return NOBODY
        stands = self.words[named[0].first - 1] in self.lists["represents"]
        return ((named[0].agent,), (named[0].start, named[0].end)) if stands else NOBODY

    def _past_participle(self, at: int, last: int) -> tuple[int, Status]:
        """The token at which a role begins, and whether it is held: behind `confirmed as`, `tipped to become`, `in her
        role as`."""
        words, lists = self.words, self.lists
        if words[at : at + 2] in (["at", "present"], ["until", "now"], ["until", "recently"]):
            at += 2
        start = self._past_appointed(at, last)
        cue = self.phrases.role_in(start, last) if start == at + 1 and words[at] == "elected" else None
        if cue is not None and not words[cue.last - 1].startswith("member"):
            return start, "actual"  # Jane Doe, elected chair of X by its practices
        status: Status = "actual"
        becoming = start + 2 < last and words[start + 1] == "to" and words[start + 2] in ("be", "become")
        if becoming and words[start] in lists["likely"] | lists["due"]:
            status = "possible" if words[start] in lists["likely"] else "planned"
            at = start = start + 3
        spoken = start
        while spoken < last and words[spoken] in lists["in-role"]:
            spoken += 1
        for i in (spoken, start):
            if words[i : i + 1] == ["as"]:
                return i + 1, status
        return at, status

    def _past_appointed(self, at: int, last: int) -> int:
        """The token behind participles of appointing, adverbs and times: `appointed last month as chair`."""
        words, lists = self.words, self.lists
        while at < last and (words[at] in lists["appoints"] or words[at] in lists["adverbs"]):
            appoints = words[at] not in lists["adverbs"]
            at += 1
            while appoints and at < last and (words[at] in lists["times"] or words[at] in lists["before-times"]):
                at += 1
        return at
