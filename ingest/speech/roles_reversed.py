"""Roles whose holder is named last: `The chair of X is Jane Doe`, `the forum, chaired by Jane Doe`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.capacities import Capacity
from ccgkg.ingest.speech.people import PersonMention
from ccgkg.ingest.speech.role_phrases import RolePhrases


class RolesReversed:
    """The rules over one document."""

    def __init__(self, phrases: RolePhrases) -> None:
        self.phrases, self.doc, self.bodies = phrases, phrases.doc, phrases.bodies
        self.words, self.lists = phrases.words, phrases.lists

    def after_verb(self, mention: PersonMention, at: int, first: int) -> Iterator[Capacity]:
        """`The chair of X is Jane Doe`, `its chair is …`, `the job of chair of X goes to Jane Doe`."""
        words, lists = self.words, self.lists
        status: Status = "planned" if "will" in words[max(first, at - 2) : at] else "actual"
        while at > first and (words[at - 1] in lists["copulas"] or words[at - 1] in lists["equals"]):
            at -= 1
        start = at
        while start > first:
            listed = words[start - 1] in (",", "and") and self.bodies.at(start - 2) is not None and self.bodies.at(start) is not None
            if words[start - 1] in (",", ";", ":", "–", "and", "but", "whose", "that", "where") and not listed:
                break  # but `the chief of A, B and C CCGs is Jane Doe`
            start -= 1
        for cue in self.doc.cues.within("role", start, at):
            begin = cue.first
            while begin > start and self.phrases.modifies(begin - 1):
                begin -= 1
            if begin > start and words[begin - 1] == "of" and words[begin - 2] in lists["posts"]:
                start = begin
            if "as" in words[start:begin]:  # Taking over as chair of X is Jane Doe
                start = begin
            orgs, where = self.phrases.owners.placed(mention) if words[mention.last : mention.last + 1] == ["("] else ((), None)
            for capacity in self.phrases.read(mention, start, at, status, "reversed", near=6):
                yield replace(capacity, orgs=orgs, org_at=where) if orgs else capacity  # the chairs are Jane Doe (Leeds) and …
            return

    def chaired_by(self, mention: PersonMention, at: int, first: int) -> Iterator[Capacity]:
        """`the forum, which is chaired by Jane Doe`: present, or with no auxiliary."""
        i = at
        while i > first and self.words[i - 1] in ("is", "now", "currently", "which", ",", "jointly"):
            i -= 1
        body = self.bodies.at(i - 1)
        if body is None or body.last != i or (i == at and self.words[i - 1] == "was"):
            return
        role = {"chaired": "chair", "led": "lead", "headed": "head"}.get(self.words[at])
        if role is None:
            return
        found = self.phrases.capacity(mention, at, at + 1, (body.agent,), "actual", "heads", (body.start, body.end))
        yield replace(found, text=role)
