"""Roles of those who move, told with no verb: `Jane Doe, from X to Y as chief officer`, `Jane Doe: to X as chair`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases

#: Tokens from a name to the `to` behind which it stands where someone goes.
_REACH = 16
_MARKS = (",", ":", "–", "—", "(")


class RolesMoved:
    """The rules over one document. Places are tokens, ranges half-open."""

    def __init__(self, phrases: RolePhrases) -> None:
        self.phrases, self.owners, self.bodies = phrases, phrases.owners, phrases.bodies
        self.words = phrases.words

    def of(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """The role to which someone comes, whose name ends before token `at`: `, from chief nurse at X to chair of
        Y`."""
        words = self.words
        at += at < last and words[at] in _MARKS
        to = self._to(at, last)
        if to is None or to + 1 >= last:
            return
        first = to + 1 + (words[to + 1] == "the")
        end = self.phrases.end_of_apposition(first, last, ",")
        body = self.bodies.at(first)
        if body is None or body.first != first:
            if words[at] == "from" and self.phrases.role_in(first, min(end, first + 4)) is not None:
                yield from self.phrases.read(mention, first, end, "actual", "moved", near=3)
            return
        behind = body.last + (words[body.last : body.last + 1] == [","])
        if words[behind : behind + 1] != ["as"]:
            return
        end = self.phrases.end_of_apposition(behind + 1, last, ",")
        whence = next((i for i in range(behind, end) if words[i] == "from"), end)
        for capacity in self.phrases.read(mention, behind + 1, whence, "actual", "moved", near=3):
            yield replace(capacity, orgs=(body.agent,), org_at=(body.start, body.end))

    def _to(self, at: int, last: int) -> int | None:
        """The `to` that tells where someone goes: right at a token, or behind the `from` at it."""
        words = self.words
        if at >= last or words[at] not in ("from", "to"):
            return None
        if words[at] == "to":
            return at
        for i in range(at + 1, min(last, at + _REACH)):
            if words[i] == "to":
                return i
            if words[i] in (";", ":") or i in self.phrases.people.by_lead:
                return None
        return None
