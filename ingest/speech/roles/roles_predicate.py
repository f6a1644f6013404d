"""The predicate of a role: from the verb to the role behind it, `has taken over from Rob Roe as chair`, `is to become
head of Y`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.body_lists import NOBODY, Owned
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases

#: Tokens from a verb in which the word stands that links it to its role.
_REACH = 14
#: Tokens from a verb in which someone leaves a post, and those from a time to the `as` of a role.
_LEAVING, _TIME = 5, 8
#: Roles told before among which a post stands that is taken over from someone.
_HELD = 8
#: What a predicate does not go over.
_STOPS = frozenset((",", ";", ":", "“", '"', "that", "but", "who", "not", "never"))
#: After `as` these begin no role: `as well`, `as of May`, `as planned`.
_NO_ROLE = ("well", "of", "from", "planned", "expected")
#: Between a verb and the `as` of its role these begin a time: `appointed in May as chair`.
_TIMES = frozenset(("in", "on", "by", "last", "this", "earlier", "from"))
#: The verb of a clause behind the one that tells a role.
_FINITE = frozenset(("is", "was", "are", "were", "has", "had", "will"))
_PLANS = (("is", "to"), ("is", "set"), ("is", "due"))


class RolesPredicate:
    """The rules over one document; `found` holds the roles found so far."""

    def __init__(self, phrases: RolePhrases, found: list[Capacity]) -> None:
        self.phrases, self.owners, self.found = phrases, phrases.owners, found
        self.doc, self.bodies, self.people = phrases.doc, phrases.bodies, phrases.people
        self.words, self.lists = phrases.words, phrases.lists

    def _predicate(self, mention: PersonMention, i: int, last: int) -> Iterator[Capacity]:
        """The role after a linking verb at token `i`, before token `last`."""
        words = self.words
        link, joined = self._link(i, last)
        start = self._behind_link(link, last) if link >= 0 else None
        if start is None:
            return
        status = self._standing(i)
        will = any(words[j : j + 2] in (["and", "will"], ["and", "then"]) for j in range(i, link))
        if status == "actual" and (will or self._intends(i, link)):  # is stepping down and will become chair of Y
            status = "planned"
        end = self.phrases.end_of_apposition(start, last, ",")
        if joined[0] and words[link] == "as":  # joined X as chair from Y
            end = next((j for j in range(start, end) if words[j] == "from"), end)
        for capacity in self.phrases.read(mention, start, end, status, "linked", near=3):
            yield self._whose(capacity, words[i:link], joined if words[link] == "as" else NOBODY)

    def _standing(self, i: int) -> Status:
        """Whether a role is held, will be or may be, by the verb at a token (decision 4)."""
        words, lists = self.words, self.lists
        near = range(i, min(len(words) - 1, i + _LEAVING))
        leaves = next((j for j in near if words[j] in lists["leaves"]), None)
        if leaves is not None and words[leaves + 1] not in ("up", "in", "into"):
            return "actual"  # will step down as chair, but not: will step up as chair
        after = words[i + 1] if i + 1 < len(words) else ""
        if words[i] == "would" and self._told_by_one(i):
            return "planned"  # said she would start as chair in May
        if words[i] in lists["modals"] or words[i] in ("is", "are") and after in lists["likely"]:
            return "possible"
        return "planned" if words[i] in ("will", "shall") or (words[i], after) in _PLANS else "actual"

    def _told_by_one(self, i: int) -> bool:
        """Whether a verb of saying stands before a token in its sentence, and no condition."""
        first = self.doc.sentence_tokens(i)[0]
        says = any(c.value != "none" for c in self.doc.cues.within("say", first, i))
        return says and "if" not in self.words[first : self.doc.sentence_tokens(i)[1]]

    def _link(self, i: int, last: int) -> tuple[int, Owned]:
        """The verb or the `as` behind which the role begins, or -1, and the body that someone joins: `joins X as
        chair`."""
        words, takes = self.words, self.lists["takes"]
        joined, link, taken = NOBODY, -1, False
        for j in range(i, min(last, i + _REACH)):
            taken = taken or j > i and words[j - 1] in takes
            if joined[1] is not None and self.doc.tokens.starts[j] < joined[1][1]:
                continue
            body = self.bodies.at(j) if taken else None
            if body is not None:
                if words[body.first - 1] != "by":  # has been sent into X by NHS England as director
                    several = self.owners.orgs(body.first, last)  # runs X and Y as chief officer
                    joined = several if len(several[0]) > 1 else ((body.agent,), (body.start, body.end))
                continue
            group = next(iter(self.bodies.groups_within(j, j + 1)), None) if taken else None
            if group is not None and group.count:
                joined = self.owners.members(group), (group.start, group.end)  # runs the two groups as chief officer
                continue
            if joined[0] and words[j] in ("ccgs", "groups") and words[j + 1 : j + 2] == ["as"]:
                continue
            if taken and link < 0 and self.doc.tokens.capital(j) and (named := self.owners.named_after(j, last))[0]:
                joined = named
                continue
            if self.words[j] in self.lists["sought"] and not self._is_role(link + 1, j):
                return -1, NOBODY
            if self._ends(j, link):
                break
            if j > i and self._is_person_at(j) or self._within_person(j):
                if self.lists["replaces"].isdisjoint(words[i:j]) and "from" not in words[i:j]:
                    break
                continue  # has succeeded Rob Roe as chair, takes over from Rob Roe as chair
            if self._links(j):
                link = j
                if words[j] == "as" and self.phrases.role_in(j + 1, min(last, j + 6)) is not None:
                    break  # is leaving her post as chief officer of X to become head of Y
            elif link < 0 and not self._passes(j, taken):
                break
        return link, joined

    def _is_role(self, at: int, end: int) -> bool:
        """Whether a role has been told in the tokens behind a link."""
        return at > 0 and self.phrases.role_in(at, end) is not None

    def _ends(self, j: int, link: int) -> bool:
        """Whether a predicate ends at a token, the last linking word being at `link`."""
        word = self.words[j]
        if word in _STOPS:
            return True
        if link < 0:
            return False
        if word == "before" and self.words[j + 1].endswith("ing"):
            return True  # was a nurse at Y before becoming chair of X
        if word in _FINITE and link >= 0 and self.phrases.role_in(link + 1, j) is not None:
            return True  # When Jane Doe became chair of X the group was in debt
        if word == "and":  # was elected chair of X and is also a lead
            return self.phrases.role_in(link + 1, j) is not None
        if word == "as":  # will become chair of X as well, takes on the job of chair of X besides that as chair of Y
            plain = self.words[j + 1 : j + 2] != [] and self.words[j + 1] in _NO_ROLE
            return plain or self.words[link] != "as" and self.phrases.role_in(link + 1, j) is not None
        return word in self.lists["since"] and any(True for _ in self.doc.cues.within("role", link, j))

    def _links(self, j: int) -> bool:
        """Whether a role may begin behind a token: `becomes`, `appointed`, `the post of`."""
        word = self.words[j]
        if word in self.lists["links"] or word in self.lists["appoints"]:
            return True
        return word == "of" and self.words[j - 1] in self.lists["posts"]

    def _passes(self, j: int, taken: bool) -> bool:
        """Whether a token may stand before the linking word of a predicate; `taken`: a verb of taking a post stands
        before it."""
        word = self.words[j]
        if (
            word == "to"
            and (
                taken
                and self.bodies.at(j + 1) is not None  # has gone to X as chair
                or self.words[j + 1 : j + 2] in (["be"], ["become"])
            )
        ):
            return True
        if word.isdecimal() or word == "from" and self._is_person_at(j + 1):
            return True
        return self._is_one_of(j, "copulas", "adverbs", "takes", "modals", "likely", "times", "between", "posts")

    def _behind_link(self, link: int, last: int) -> int | None:
        """The token at which the role behind a linking word begins; None where only a time stands there."""
        words, lists = self.words, self.lists
        start = link + 1
        while start < last and (
            words[start] in lists["adverbs"] - {"until"} or words[start] == "to" and words[link] in lists["raised"]
        ):
            start += 1  # has been promoted to chair
        if start + 1 < last and words[start] == "covering" and words[start + 1] in lists["determiners"]:
            start += 1
        if start < last and words[start] in _TIMES:
            later = next((j for j in range(start, min(last, start + _TIME)) if words[j] == "as"), None)
            return later + 1 if later is not None else None
        return start

    def _intends(self, i: int, link: int) -> bool:
        """Whether the role is what someone acts for: `is leaving to become head of Y`."""
        words = self.words
        to = next((j for j in range(link - 1, i - 1, -1) if words[j] == "to"), -1)
        aimed = to == link - 1 or words[to + 1] in self.lists["comes"]  # leaving to take up the role of chair
        return to >= 0 and aimed and words[to - 1] != "used" and words[i] not in self.lists["perfect"]

    def _whose(self, capacity: Capacity, verbs: list[str], joined: Owned) -> Capacity:
        """The role with the body of the one whom its holder replaces, `will succeed her as chair`, or that he joins."""
        told = capacity.org_at is not None and self.bodies.at(self.doc.tokens.at(capacity.org_at[0])) is not None
        after_one = capacity.org_at is None and not {"him", "her", "them"}.isdisjoint(verbs)
        if after_one and not self.lists["replaces"].isdisjoint(verbs):
            held = next((c for c in reversed(self.found[-_HELD:]) if self._same_post(c, capacity)), None)
            capacity = replace(capacity, orgs=held.orgs, org_at=held.org_at) if held is not None else capacity
        if joined[0] and not (capacity.orgs and told):
            return replace(capacity, orgs=joined[0], org_at=joined[1])
        return capacity

    def _same_post(self, held: Capacity, other: Capacity) -> bool:
        """Whether someone else held a post of the same name in a body told."""
        return bool(held.orgs) and held.mention != other.mention and held.text.lower().endswith(other.text.lower())

    def _is_one_of(self, at: int, *kinds: str) -> bool:
        """Whether the word at a token is in one of the lists."""
        return any(self.words[at] in self.lists[kind] for kind in kinds)

    def _is_person_at(self, token: int) -> bool:
        return token in self.people.by_lead

    def _within_person(self, token: int) -> bool:
        return any(m.first <= token < m.last for m in self.people.within(max(0, token - 4), token + 1))
