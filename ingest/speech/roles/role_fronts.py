"""What stands before the words of a role: `the newly elected chair`, `A and B CCGs’ chair`, `X’s next chair`."""

from __future__ import annotations

from ccgkg.ingest.bodies.mention import Mention
from ccgkg.ingest.speech.roles.body_lists import Owned
from ccgkg.ingest.speech.roles.role_case import RolePart
from ccgkg.ingest.speech.roles.role_words import RoleWords

#: What opens a time before a role: `until last week its chair`, `until then a director`.
_UNTIL = ("until", "since")
_THEN = ("until", "since", "last", "this", "then")


class RoleFronts(RoleWords):
    """Reads them in one document. All places are tokens, ranges half-open."""

    def _part(self, at: int, end: int, near: int, further: bool) -> RolePart | None:
        """The role that begins at a token, its first words at most `near` tokens behind its owner; `further`: one
        stands before it."""
        start, its, planned = self._past_determiners(at + (further and self.words[at] == "and"), end)
        pre: Mention | None = None
        within, listed, lead = 0, None, self.bodies.at(start)
        if lead is not None and lead.first == start:
            listed = self._owners_listed(start, end)
            if listed is None:
                pre, start = self.owners.unit(lead)
                within = lead.last - (start < lead.last)
                start += start < end and self.words[start] in ("'s", "'", "’")
            else:
                start = listed[1]
        elif owned := self._nominal_possessive(start, end):
            start, its = owned, True
        else:
            start = self._past_owner(start, end)
        cue = self.role_in(max(start, within), min(end, start + near))
        if cue is None or further and self._of_next(cue.last):
            return None
        return RolePart(at, start, cue, pre, listed[0] if listed else None, its, planned)

    def _past_determiners(self, at: int, end: int) -> tuple[int, bool, bool]:
        """The token behind times, determiners and adverbs, whether one of them was `its`, and one `next`."""
        words, lists = self.words, self.lists
        if at < end and words[at] in _UNTIL:
            while at < end and (words[at] in _THEN or words[at] in lists["times"]):
                at += 1
        if at + 1 < end and words[at] in lists["new-in"] and words[at + 1] in lists["appoints"]:
            at += 2  # the newly elected chair
        first = at
        while at < end and (words[at] in lists["determiners"] or words[at] in lists["adverbs"]):
            at += 1
        passed = words[first:at]
        return at, not lists["its"].isdisjoint(passed), "next" in passed or "incoming" in passed

    def _owners_listed(self, at: int, end: int) -> tuple[Owned, int] | None:
        """The bodies of a list that begins at a token and owns the role behind it, and where the role’s words begin."""
        orgs, where = self.owners.orgs(at, end)
        if where is None or len(orgs) < 2:
            return None
        after = self.doc.tokens.at(where[1] - 1) + 1
        after += self.words[after : after + 1] in (["ccgs"], ["groups"])
        if self.words[after : after + 1] not in (["'"], ["’"], ["'s"]):
            return None
        return ((orgs, where), after + 1) if self.role_in(after + 1, min(end, after + 6)) is not None else None

    def _of_next(self, at: int) -> bool:
        """Whether the role that ends before a token is that of someone named after it: `A, who chairs X, and Y chair
        B`, `Y’s chair, B, are`."""
        return at + (self.words[at : at + 1] == [","]) in self.people.by_lead

    def _begins(self, at: int, end: int) -> bool:
        """Whether a further role begins at a token."""
        start = at
        while start < end and (self.words[start] in self.lists["determiners"] or self.words[start] == "and"):
            start += 1
        body = self.bodies.at(start)
        if body and body.first == start:
            start = body.last
        return self.role_in(start, min(end, start + 5)) is not None
