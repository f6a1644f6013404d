"""Role phrases: a role’s noun phrase read into its words and its bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.body_lists import NOBODY, Owned, Where
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.role_case import RoleCase, RolePart
from ccgkg.ingest.speech.roles.role_unnamed import RoleUnnamed

#: Roles that one phrase joins, at most.
_SEVERAL = 4
#: Tokens of an apposition that tell no role before the half of it that does, at most.
_HALF = 12
#: Words before a role that tell when someone had it, at most.
_LEAD = 3


class RolePhrases(RoleUnnamed):
    """Reads the role phrases of one document. All places are tokens, ranges half-open."""

    def read(
        self, mention: PersonMention, at: int, end: int, status: Status, rule: str, near: int = 8
    ) -> Iterator[Capacity]:
        """The roles in a noun phrase [at, end): one, or several joined by `and`.

        `near`: tokens behind the owner of a role in which its words begin; `rule` names who asks.
        """
        parts, end = self._parts(at, end, near)
        status = "planned" if any(part.planned for part in parts) else status
        for n, part in enumerate(parts, 1):
            stop = parts[n].begins if n < len(parts) and not self._shares(part, end) else end
            capacity = self._role(mention, part, stop, status, rule)
            if part.listed is not None:
                capacity = replace(capacity, orgs=part.listed[0], org_at=part.listed[1])
            yield capacity

    def _parts(self, at: int, end: int, near: int) -> tuple[list[RolePart], int]:
        """The roles of a phrase, and where it ends: `X vice-chair and Jane Doe, its chief nurse` is one of two
        persons."""
        parts: list[RolePart] = []
        i = at
        while i < end and len(parts) < _SEVERAL:
            part = self._part(i, end, near, i > at)
            if part is None:
                i = self._second_half(i, end) if i == at else end
                if i < end:
                    at = i
                    continue
                break
            parts.append(part)
            other = self.people.within(part.cue.last, end)
            end = other[0].lead if other else end
            joints = (j for j in range(part.cue.last, end) if self.words[j] in ("and", "&", ",", ";"))
            i = next((j + 1 for j in joints if self._begins(j + 1, end)), end)
        return parts, end

    def _second_half(self, at: int, end: int) -> int:
        """The token behind the `and` at which an apposition comes to a role: `formerly of X and now chair of Y`."""
        halves = (i + 1 for i in range(at + 1, min(end, at + _HALF)) if self.words[i] == "and")
        return next((i for i in halves if self._begins(i, end)), end)

    def _shares(self, part: RolePart, end: int) -> bool:
        """Whether a role may have the body of the one after it: `chair and chief officer of X`."""
        own = part.cue.last < end and self.words[part.cue.last] in self.lists["prepositions"]
        return not own and part.cue.value == "any" and part.pre is None

    def _role(self, mention: PersonMention, part: RolePart, end: int, status: Status, rule: str) -> Capacity:
        """The role of a part of a phrase that ends at a token at the latest."""
        start, led, (orgs, where) = self._owner_before(part)
        last = part.cue.last
        case = RoleCase(mention, part.cue, start, last, last, end, status, rule, part.its, led, orgs, where)
        case = self._with_body(self._with_tail(case))
        text_end = case.text_end
        if text_end == last:
            text_end = self._bracketed(text_end, end)
        return self.capacity(mention, case.start, text_end, case.orgs, case.status, rule, case.where)

    def _owner_before(self, part: RolePart) -> tuple[int, bool, Owned]:
        """Where the words of a role begin behind its owner, whether that is a body named there, and the bodies."""
        start, cue, pre = part.start, part.cue, part.pre
        if pre is None and (inner := self.bodies.within(start, cue.first)):  # former RCGP chair
            pre, start = inner[0], cue.first
        if pre is not None:
            return start, True, ((pre.agent,), (pre.start, pre.end))
        if start == cue.first or not self.doc.tokens.capital(start):
            return start, False, NOBODY
        head = cue.first if self.words[cue.first] == "shadow" else max(start, self.begins(cue, start))
        found = self.owners.by_short_name(head)  # Jane Doe, Avonside chair
        found = found if found[0] else self.owners.party(head)
        found = found if found[0] else self.owners.named_before(head, start)
        return (head if found[0] else start), False, found

    def capacity(
        self,
        mention: PersonMention,
        start: int,
        end: int,
        orgs: Sequence[str],
        status: Status,
        rule: str,
        where: Where,
    ) -> Capacity:
        """The role whose words are the tokens [start, end), without what is no part of its name."""
        tokens, words, lists = self.doc.tokens, self.words, self.lists
        while start + 1 < end and (words[start] in lists["only"] or words[start] in lists["numerals"]):
            start += 1  # their first single accountable officer
        if words[start] in ("ccg", "committee") and words[start + 1] in lists["official"] and start + 1 < end:
            start += 1  # CCG chair, Committee chair Jane Doe
        if words[start] in lists["new-in"] or words[start] == "new" and start + 1 < end:
            start += 1  # newly appointed chair
        if start + 1 < end and words[start - 1] in lists["new-in"] and words[start] in lists["appoints"] | {"elected"}:
            start += 1
        end -= words[end - 1] == "and" and end - 1 > start  # A its director of nursing and B its chair
        a, b = tokens.starts[start], tokens.ends[end - 1]
        lead = words[max(0, start - _LEAD) : start]
        past = (
            not lists["once"].isdisjoint(lead)
            or lead[-1:] == ["was"]
            or lead[-2:-1] == ["was"]
            and lead[-1] in ("a", "the")
        )
        return Capacity(mention, " ".join(self.doc.text[a:b].split()), a, b, tuple(orgs), status, rule, where, past)
