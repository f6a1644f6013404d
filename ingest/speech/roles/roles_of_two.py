"""Roles of two named together: `A and B, chair and chief officer respectively of X`, `joint chairs A and B of X`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.plural_posts import is_plural, single
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases

#: Tokens of a place after a name, at most.
_PLACE = 8


class RolesOfTwo:
    """The rules over one document. A pair is two persons with only `and` between them."""

    def __init__(self, phrases: RolePhrases) -> None:
        self.phrases, self.people = phrases, phrases.people
        self.words, self.lists = phrases.words, phrases.lists

    def first_of(self, second: PersonMention) -> PersonMention | None:
        """The one named right before someone with `and` between them."""
        joined = second.lead > 0 and self.words[second.lead - 1] in ("and", "&")
        return self.people.by_last.get(second.lead - 1) if joined else None

    def second_of(self, first: PersonMention) -> PersonMention | None:
        """The one named right after someone with `and` between them."""
        joined = self.words[first.last : first.last + 1] in (["and"], ["&"])
        return self.people.by_lead.get(first.last + 1) if joined else None

    def last_of(self, first: PersonMention) -> PersonMention | None:
        """The last of those named in one list with someone, who goes before them: `A, B and C`."""
        at = first.last
        while self.words[at : at + 1] in ([","], ["and"], ["&"]):
            joined = self.words[at] != ","
            at += 1 + (self.words[at : at + 2] == [",", "and"])
            following = self.people.by_lead.get(at)
            if following is None or joined:
                return following
            at = following.last
        return None

    def one_each(self, second: PersonMention, at: int, end: int) -> bool:
        """Whether an apposition tells two posts of a pair, one of each: `A and B, the chair and chief officer of X`."""
        if self.first_of(second) is None or at >= end or self.words[at] in ("a", "an"):
            return False
        start = at + (self.words[at] in ("the", "its", "their"))
        one = self.phrases.doc.cues.starting("role", start)
        if one is None or one.last + 1 >= end or self.words[one.last] not in ("and", "&"):
            return False
        other = self.phrases.role_in(one.last + 1, min(end, one.last + 4))
        return other is not None and not any(is_plural(self.words[c.last - 1]) for c in (one, other))

    def respectively(self, second: PersonMention, at: int, end: int) -> Iterator[Capacity]:
        """The roles of a pair in the apposition [at, end): the first role or body is the first one's, the second the
        other's."""
        first = self.first_of(second)
        if first is None:
            return
        found = list(self.phrases.read(second, at, end, "actual", "apposition"))
        if len(found) == 2:
            yield replace(found[0], mention=first)
            yield found[1]
        elif len(found) == 1 and len(found[0].orgs) in (1, 2):
            both, text = found[0], single(found[0].text)
            for mention, org in ((first, both.orgs[0]), (second, both.orgs[-1])):
                yield replace(both, mention=mention, text=text, orgs=(org,))

    def shared(self, second: PersonMention, told: list[Capacity]) -> Iterator[Capacity]:
        """The role before a pair that is said in the plural, for the second of them: `co-chairs A and B`."""
        first = self._listed_before(second)
        if first is None:
            return
        orgs, where = self.phrases.owners.placed(second)
        for capacity in told[-4:]:
            several = (
                is_plural(capacity.text) or orgs and capacity.org_at is not None and capacity.org_at[0] > first.end
            )
            if capacity.mention == first and capacity.rule in ("before", "reversed") and several:
                yield (
                    replace(capacity, mention=second, orgs=orgs, org_at=where)
                    if orgs
                    else replace(capacity, mention=second)
                )

    def _listed_before(self, second: PersonMention) -> PersonMention | None:
        """The one named before someone in a list, each perhaps with a place: `Jane Doe (Leeds) and Rob Roe
        (Wakefield)`."""
        at = second.lead - 1
        if at < 1 or self.words[at] not in ("and", "&", ","):
            return None
        if at in self.people.by_last:
            return self.people.by_last[at]
        for start in range(at - 1, max(0, at - _PLACE), -1):
            if self.words[start] in ("(", "in", "at", "for") and start in self.people.by_last:
                return self.people.by_last[start]
        return None
