"""The ground of the proofs: what was found of a text, and what all proofs of its claims ask of it, found once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property

from ccgkg.ingest.bodies.lists import Listed, find_lists
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import Claim, Statement
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.proofs.proof_words import proof_words
from ccgkg.ingest.speech.speakers.interviews import interviewee
from ccgkg.ingest.survey import Survey
from ccgkg.ingest.times.periods import Mention

#: Tokens before a noun for a report in which the name of its author begins, and tokens between them.
_PHRASE, _NEAR = 10, 4
#: Blocks at the head of a text.
_HEAD = 3
#: What may stand between such a noun and its author.
_PUBLISHED = proof_words("published")


@dataclass(frozen=True, eq=False)
class Ground(Survey):
    """A survey with its parts ordered to be looked up, so that a proof costs the same in a long text as in a short
    one."""

    @classmethod
    def of(cls, survey: Survey) -> Ground:
        return cls(**{f.name: getattr(survey, f.name) for f in fields(survey)})

    @cached_property
    def lower(self) -> str:
        """The text in lower case, where that moves no offset; else as it is."""
        lowered = self.doc.text.lower()
        return lowered if len(lowered) == len(self.doc.text) else self.doc.text

    @cached_property
    def number_at(self) -> dict[tuple[int, int], Number]:
        """The figures by their offsets."""
        return {(n.start, n.end): n for n in self.numbers}

    @cached_property
    def _number_firsts(self) -> list[int]:
        return [n.first for n in self.numbers]

    def numbers_within(self, first: int, last: int) -> Sequence[Number]:
        """The figures that begin in the tokens [first, last)."""
        return self.numbers[bisect_left(self._number_firsts, first) : bisect_left(self._number_firsts, last)]

    @cached_property
    def list_of(self) -> dict[int, Listed]:
        """The lists of the text by the first tokens of their names."""
        return {m.first: listed for listed in find_lists(self.doc, self.bodies) for m in listed.mentions}

    @cached_property
    def _told(self) -> dict[str, tuple[list[int], list[Claim], int]]:
        """What the rules read, by kind: starts, claims in their order, and the length of the longest."""
        found = {}
        for kind, claims in self.told.items():
            ordered = sorted(claims, key=lambda c: c.start)
            found[kind] = ([c.start for c in ordered], ordered, max((c.end - c.start for c in ordered), default=0))
        return found

    def read_at(self, kind: str, start: int, end: int) -> list[Claim]:
        """The claims of the rules that share characters with [start, end)."""
        starts, claims, longest = self._told[kind]
        near = claims[bisect_left(starts, start - longest) : bisect_left(starts, end)]
        return [c for c in near if start < c.end]

    @cached_property
    def evidence_of(self) -> dict[tuple[str, int, int], set[str]]:
        """Of which bodies the words at a place tell a grade or an intervention, by kind and offsets."""
        found: dict[tuple[str, int, int], set[str]] = {}
        for kind, key in (("rating", "rating"), ("intervention", "type")):
            for claim in self.told[kind]:
                for one in claim.evidence:
                    if one.key == key and one.start is not None and one.end is not None:
                        found.setdefault((kind, one.start, one.end), set()).add(getattr(claim, "org", ""))
        return found

    @cached_property
    def main_body(self) -> str | None:
        """The CCG that the text is about: more than half of its mentions of CCGs, or its first with no other more
        often."""
        counts = Counter(m.agent for m in self.bodies.mentions if m.kind == "ccg")
        if not counts:
            return None
        most, number = counts.most_common(1)[0]
        first = next(m.agent for m in self.bodies.mentions if m.kind == "ccg")
        return most if 2 * number > sum(counts.values()) or first == most else None

    @cached_property
    def lists(self) -> frozenset[frozenset[str]]:
        """The sets of CCGs that the text names in one list or group, or by one phrase for several."""
        named = {frozenset(m.agent for m in run) for run in runs(self.doc, self.bodies.mentions)}
        return frozenset(named | {frozenset(g.members) for g in self.bodies.groups if g.named})

    @cached_property
    def ccgs(self) -> frozenset[str]:
        """The CCGs that the text names."""
        return frozenset(m.agent for m in self.bodies.mentions if m.kind == "ccg")

    @cached_property
    def leading(self) -> str | None:
        """The CCG that the text names at least twice as often as any other."""
        counts = Counter(m.agent for m in self.bodies.mentions if m.kind == "ccg").most_common(2)
        return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] >= 2 * counts[1][1]) else None

    @cached_property
    def owner(self) -> str | None:
        """The first body or report that the text credits with a statement: whose `the report` is."""
        said = [
            s for s in self._told["statement"][1] if isinstance(s, Statement) and not s.speaker.startswith("person/")
        ]
        if said:
            return said[0].speaker
        for cue in self.doc.cues.all("say"):  # what the rules did not read
            near = [m for m in self.bodies.within(max(0, cue.first - _NEAR), cue.last + _NEAR) if m.kind == "body"]
            if near:
                return near[0].agent
        return None

    @cached_property
    def headed(self) -> str | None:
        """The body that is no CCG and no outlet which the head of the text names: whose paper it may be."""
        blocks = self.doc.layout.blocks[:_HEAD]
        first = next((m for m in self.bodies.mentions if m.kind == "body"), None)
        return first.agent if first is not None and blocks and first.start < blocks[-1].end else None

    @cached_property
    def _brought_in(self) -> tuple[list[int], list[str]]:
        """The reports that the text brings in by their authors, `X’s new report`, `today’s publication by the X`:
        places and authors."""
        words = self.doc.tokens.words
        places, authors = [], []
        for cue in self.doc.cues.all("voice-document"):
            before = [
                m for m in self.bodies.within(max(0, cue.first - _PHRASE), cue.first) if cue.first - m.last <= _NEAR
            ]
            at = cue.last
            while words[at : at + 1] and words[at] in _PUBLISHED and at - cue.last < _NEAR:
                at += 1
            by = words[at : at + 1] in (["by"], ["from"])
            after = self.bodies.at(at + 1 + (words[at + 1 : at + 2] == ["the"])) if by else None
            found = [m.agent for m in (*before[-1:], after) if m is not None and m.kind in ("body", "outlet")]
            if found:
                places.append(cue.first)
                authors.append(found[-1])
        return places, authors

    def author_before(self, token: int) -> str | None:
        """Whose the last report is that the text brought in by its author before a token."""
        places, authors = self._brought_in
        index = bisect_left(places, token)
        return authors[index - 1] if index else None

    @cached_property
    def usual_year(self) -> Mention | None:
        """The first mention of the financial year that the text tells most."""
        years = Counter(m.edtf for m in self.periods.mentions if m.kind == "financial-year")
        most = years.most_common(1)[0][0] if years else None
        return next((m for m in self.periods.mentions if m.edtf == most), None) if most else None

    @cached_property
    def interviewee(self) -> str | None:
        """Who answers the questions of a text, where it is an interview."""
        asked = interviewee(self.doc, self.people, self.quotations)
        return asked.slug if asked is not None else None
