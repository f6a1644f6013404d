"""Roles told by `chairs`, `leads` and `heads` in the present (decision 24)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles.roles_of_two import RolesOfTwo

#: Tokens behind the verb in which its bodies begin, and those in which what counts them ends.
_REACH, _COUNTED = 12, 8
_ROLES = {"chairs": "chair", "leads": "lead", "heads": "head", "co": "co-chair"}
_ROLES |= {"chair": "chair", "lead": "lead", "head": "head"}  # I chair X


class RolesHeading:
    """The rules over one document."""

    def __init__(self, phrases: RolePhrases) -> None:
        self.phrases, self.owners, self.pairs = phrases, phrases.owners, RolesOfTwo(phrases)
        self.doc, self.words, self.lists = phrases.doc, phrases.words, phrases.lists

    def of(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`chairs X`, `leads X`, `heads X` (decision 24): the verb is the token `at`, its sentence ends at token
        `last`."""
        words = self.words
        orgs, where = self.owners.orgs(at + 1, min(last, at + _REACH))
        named = bisect_left(self.doc.tokens.starts, where[0]) if where is not None else at
        if self._hangs(words[self.owners.past_noun(at + 1, named) : named]):
            return
        role = _ROLES.get(words[at], "")
        if role == "lead" and where is not None and orgs[0].split("-")[-1] in self.lists["led"]:
            role = "leader"  # who leads Avonside Council
        body = self._meant(mention, at + 1, last) if not orgs else None
        orgs = (body,) if body else orgs
        end = self.doc.tokens.at(where[1] - 1) + 1 if where is not None else at
        end += words[end : end + 1] in (["ccgs"], ["ccg"], ["groups"])
        if not orgs:
            breaks = self.lists["breaks"]
            near = range(at + 1, min(last, at + _COUNTED))
            end = next((i for i in near if words[i] == "as" or words[i] in breaks), last)
            orgs, where = self.owners.counted(at + 1, end)
        if not orgs:
            return
        cue = self.phrases.role_in(end + 1, min(last, end + 5)) if words[end : end + 1] == ["as"] else None
        if cue is not None:  # who leads all three as accountable officer
            yield self.phrases.capacity(mention, end + 1, cue.last, orgs, "actual", "heads", where)
        elif role:
            capacity = self.phrases.capacity(mention, at, at + 1, orgs, "actual", "heads", where)
            yield Capacity(mention, role, capacity.start, capacity.end, orgs, "actual", "heads", capacity.org_at)

    def _hangs(self, gap: list[str]) -> bool:
        """Whether the body behind a verb is not what is headed: `leads on care for X`."""
        return "," in gap or not self.lists["prepositions"].isdisjoint(gap)

    def _meant(self, mention: PersonMention, at: int, last: int) -> str | None:
        """`leads the group`, `chairs its board`: the body that a noun at a token stands for."""
        words = self.words
        if at >= last or words[at] not in ("the", "its", "their"):
            return None
        unit = words[at] == "its" and words[at + 1 : at + 2] != [] and words[at + 1] in self.lists["units"]
        return self.owners.its(mention, at + 1) if unit else self.owners.nominal(at, last)

    def of_two(self, second: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`A and B, who chair X and Y respectively`: two bodies have one head each, or those named head them
        together."""
        first = self.pairs.first_of(second)
        orgs, where = self.owners.orgs(at + 1, min(last, at + _REACH))
        if first is None or not orgs:
            return
        found = self.phrases.capacity(second, at, at + 1, orgs, "actual", "heads", where)
        for n, mention in enumerate((first, second)):
            yield replace(found, mention=mention, orgs=orgs[n : n + 1] if len(orgs) == 2 else orgs)
