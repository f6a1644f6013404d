"""Roles whose holder is named last: `The chair of X is Jane Doe`, `the forum, chaired by Jane Doe`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases


class RolesReversed:
    """The rules over one document."""

    def __init__(self, phrases: RolePhrases, found: list[Capacity]) -> None:
        self.phrases, self.found, self.doc, self.bodies = phrases, found, phrases.doc, phrases.bodies
        self.words, self.lists = phrases.words, phrases.lists

    def after_verb(self, mention: PersonMention, at: int, first: int) -> Iterator[Capacity]:
        """`The chair of X is Jane Doe`, `its chair is …`, `the job of chair of X goes to Jane Doe`."""
        words, lists = self.words, self.lists
        if words[first:at] == ["they"] or words[first] == "they" and at - first < 3:
            yield from self._they(mention, first)
            return
        coming = "will" in words[max(first, at - 2) : at] or words[at - 1 : at + 1] == ["to", "be"]
        status: Status = "planned" if coming else "actual"
        while at > first and (words[at - 1] in lists["copulas"] or words[at - 1] in lists["equals"]):
            at -= 1
        start = at
        while start > first:
            listed = (
                words[start - 1] in (",", "and")
                and self.bodies.at(start - 2) is not None
                and self.bodies.at(start) is not None
            )
            if words[start - 1] in (",", ";", ":", "–", "and", "but", "whose", "that", "where") and not listed:
                break  # but `the chief of A, B and C CCGs is Jane Doe`
            start -= 1
        for cue in self.doc.cues.within("role", start, at):
            begin = cue.first
            while begin > start and self.phrases.modifies(begin - 1):
                begin -= 1
            if begin > start and words[begin - 1] == "of" and words[begin - 2] in lists["posts"]:
                start = begin
            of = begin - 1
            while of > start and words[of] in lists["determiners"]:
                of -= 1
            owner = self.bodies.within(start, of) if words[of] == "'s" else ()
            if len(owner) == 1 and owner[0].last == of:
                start = owner[0].first  # From today X’s chair is Jane Doe
            if "as" in words[start:begin]:  # Taking over as chair of X is Jane Doe
                start = begin
            orgs, where = (
                self.phrases.owners.placed(mention) if words[mention.last : mention.last + 1] == ["("] else ((), None)
            )
            if words[start] in lists["hers"] and not orgs:  # Jane Doe will be chair of X. Her deputy will be Rob Roe
                orgs = next((c.orgs for c in reversed(self.found) if len(c.orgs) == 1), ())
            for capacity in self.phrases.read(mention, start, at, status, "reversed", near=6):
                yield (
                    replace(capacity, orgs=orgs, org_at=where) if orgs else capacity
                )  # the chairs are Jane Doe (Leeds) and …
            return

    def _they(self, mention: PersonMention, first: int) -> Iterator[Capacity]:
        """`Each CCG keeps its own chair. They are Dr Doe (Leeds) and Dr Roe (Wakefield)`: the post of the sentence
        before."""
        orgs, where = self.phrases.owners.placed(mention)
        low = self.doc.sentence_tokens(first - 1)[0] if first else 0
        cue = next((c for c in reversed(self.doc.cues.within("role", low, first)) if c.value == "any"), None)
        if cue is not None and orgs:
            yield self.phrases.capacity(
                mention, self.phrases.begins(cue, low), cue.last, orgs, "actual", "reversed", where
            )

    def succeeded_by(self, mention: PersonMention, by: int, first: int) -> Iterator[Capacity]:
        """`Rob Roe is succeeded as chair of X by Jane Doe`: the post between the verb and `by`."""
        words = self.words
        link = next(
            (i for i in range(by - 2, first, -1) if words[i] == "as" and words[i - 1] in self.lists["replaces"]), None
        )
        if link is not None:
            planned = {"will", "to"} & set(words[max(first, link - 4) : link])
            yield from self.phrases.read(mention, link + 1, by, "planned" if planned else "actual", "reversed", near=3)

    def chaired_by(self, mention: PersonMention, at: int, first: int) -> Iterator[Capacity]:
        """`the forum, which is chaired by Jane Doe`: present, or with no auxiliary."""
        i = at
        while i > first and self.words[i - 1] in ("is", "now", "currently", "which", ",", "jointly"):
            i -= 1
        body = self.bodies.at(i - 1)
        if body is None and self.words[i - 1] in (
            "and",
            "but",
        ):  # X is run by Jane Doe, its chief officer, and chaired by Rob Roe
            body = next((m for m in self.bodies.within(first, min(i, first + 3)) if m.first - first < 2), None)
        elif body is None or body.last != i or (i == at and self.words[i - 1] == "was"):
            return
        if body is None:
            return
        role = {"chaired": "chair", "led": "lead", "headed": "head"}.get(self.words[at])
        after = mention.last + 1 + (self.words[mention.last + 1 : mention.last + 2] in (["its"], ["the"], ["their"]))
        if (
            self.words[at] != "chaired"
            and self.words[mention.last : mention.last + 1] == [","]
            and self.phrases.role_in(after, after + 3) is not None
        ):
            return  # X is led by Jane Doe, its chief officer
        behind = self.words[mention.last : mention.last + 1] == ["as"]
        if behind and self.phrases.role_in(mention.last + 1, mention.last + 4) is not None:
            return  # X is led by Jane Doe as chief officer
        found = self.phrases.capacity(mention, at, at + 1, (body.agent,), "actual", "heads", (body.start, body.end))
        yield from (replace(found, text=role),) if role else ()
