"""Roles told by `chairs`, `leads` and `heads` in the present (decision 24)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.speech.capacities import Capacity
from ccgkg.ingest.speech.people import PersonMention
from ccgkg.ingest.speech.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles_of_two import RolesOfTwo


class RolesHeading:
    """The rules over one document."""

    def __init__(self, phrases: RolePhrases) -> None:
        self.phrases, self.owners, self.pairs = phrases, phrases.owners, RolesOfTwo(phrases)
        self.doc, self.words, self.lists = phrases.doc, phrases.words, phrases.lists

    def of(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`chairs X`, `leads X`, `heads X` (decision 24)."""
        words = self.words
        orgs, where = self.owners.orgs(at + 1, min(last, at + 12))
        if where is not None:
            gap = words[at + 1 : bisect_left(self.doc.tokens.starts, where[0])]
            if any(w in self.lists["prepositions"] or w == "," for w in gap):
                return
        role = {"chairs": "chair", "leads": "lead", "heads": "head", "co": "co-chair"}.get(self.words[at], "")
        if role == "lead" and where is not None and orgs[0].split("-")[-1] in self.lists["led"]:
            role = "leader"  # who leads Avonside Council
        if not orgs and at + 1 < last and self.words[at + 1] in ("the", "its", "their"):
            unit = (
                self.words[at + 1] == "its"
                and self.words[at + 2 : at + 3] != []
                and self.words[at + 2] in self.lists["units"]
            )
            body = self.owners.its(mention, at + 2) if unit else self.owners.nominal(at + 1, last)
            orgs, where = ((body,), None) if body else ((), None)
        end = self.doc.tokens.at(where[1] - 1) + 1 if where is not None else at
        end += self.words[end : end + 1] in (["ccgs"], ["ccg"], ["groups"])
        if not orgs:
            end = next(
                (
                    i
                    for i in range(at + 1, min(last, at + 8))
                    if self.words[i] == "as" or self.words[i] in self.lists["breaks"]
                ),
                last,
            )
            orgs, where = self.owners.counted(at + 1, end)
        cue = (
            self.phrases.role_in(end + 1, min(last, end + 5)) if orgs and self.words[end : end + 1] == ["as"] else None
        )
        if cue is not None:  # who leads all three as accountable officer
            yield self.phrases.capacity(mention, end + 1, cue.last, orgs, "actual", "heads", where)
            return
        if orgs and role:
            capacity = self.phrases.capacity(mention, at, at + 1, orgs, "actual", "heads", where)
            yield Capacity(mention, role, capacity.start, capacity.end, orgs, "actual", "heads", capacity.org_at)

    def of_two(self, second: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`A and B, who chair X and Y respectively`: two bodies have one head each, or those named head them together."""
        first = self.pairs.first_of(second)
        orgs, where = self.owners.orgs(at + 1, min(last, at + 12))
        if first is None or not orgs:
            return
        found = self.phrases.capacity(second, at, at + 1, orgs, "actual", "heads", where)
        for n, mention in enumerate((first, second)):
            yield replace(found, mention=mention, orgs=orgs[n : n + 1] if len(orgs) == 2 else orgs)
