"""The heads of reports in asides and passives: `…, adding that`, `Jane Doe, who said`, `was told by X that`."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.speech.reports.head import Head
from ccgkg.ingest.speech.reports.report_verbs import ReportVerbs
from ccgkg.ingest.speech.reports.speech_grammar import MARKS, PAUSES
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.speech.speakers.verb_case import VerbCase
from ccgkg.ingest.text.cues import Cue

#: Before a participle that needs no pause: `while warning that`.
_LINKS = ("and", "but", "while", "by", "before")
#: Tokens between a passive and the quotation that it brings in, at most: `was accused of being “…” by X`.
_BEFORE_QUOTED = 5


class ReportAsides(ReportVerbs):
    """Finds them in one document. Places are tokens."""

    def _passive(self, case: VerbCase) -> Head | None:
        """`was told by X that`; `were found to be`, whose finder is the report spoken of."""
        cue = case.cue
        if cue.last < case.end and case.after == "by":
            speaker = self.speakers.after(cue.last + 1, case.end)
            if speaker is not None and self.words[speaker.last : speaker.last + 1] == ["to"]:
                return None  # was told by X to write a plan
            if speaker is not None and self._credits_amount(case, speaker.last):
                return Head(Cue(cue.first, speaker.last, cue.value), speaker, case.at, False, False, "foretold")
            if speaker is not None and cue.value not in ("think", "find"):
                return Head(Cue(cue.first, speaker.last, cue.value), speaker, case.at, False, False, cue.value)
        if cue.value in ("quote", "speech", "state") and (by := self._quoted_by(cue.last, case.end)) is not None:
            return Head(cue, by, case.at, False, False, "quote")
        owner = self.speakers.owner or self.speakers.last_body
        if owner and self._found_to(case):
            return Head(cue, Speaker(owner, case.at, case.at), case.first, False, False, "found-to")
        return None

    def _credits_amount(self, case: VerbCase, last: int) -> bool:
        """`A deficit of £3m is forecast by X`, `was reported by X`: what stands before the verb is an amount, no
        clause."""
        if case.cue.value == "think":
            return True
        plain = case.cue.value in ("state", "speech") and self.words[last : last + 1] not in (["that"], [":"])
        return plain and any(w[0].isdecimal() for w in self.words[case.low : case.at])

    def _quoted_by(self, at: int, end: int) -> Speaker | None:
        """`was branded “…” by X`, `was accused of being “…” by X`: the speaker behind the quotation."""
        start = next((i for i in range(at, min(end, at + _BEFORE_QUOTED)) if self.quoted.opens(i)), None)
        if start is None or not all(self.words[i].isalpha() for i in range(at, start)):
            return None
        by = next((i for i in range(start, end) if not self.quoted.holds(i)), end)
        return self.speakers.after(by + 1, end) if by + 1 < end and self.words[by] == "by" else None

    def _found_to(self, case: VerbCase) -> bool:
        """`were found to be failing`, but not `were found to be inadequate`, which is a rating."""
        words, at = self.words, case.cue.last
        if case.verb != "found" or case.after != "to" or words[at + 1] not in ("be", "have"):
            return False
        told = words[at + 2] if at + 2 < len(words) else ""
        return told not in MARKS and told not in self.lists["before-ratings"]

    def _participle(self, case: VerbCase) -> Head | None:
        """`…, adding that`: the speaker is the one who spoke before, or the subject of the sentence."""
        paused = case.before in PAUSES or case.before in MARKS
        if not paused:
            paper = self._paper(case)
            if paper is not None:
                return Head(case.cue, paper, paper.first, False, False, case.cue.value)
        if not (paused or case.before in _LINKS or self._hangs(case)) or case.mover is None:
            return None
        begins = case.at - 1
        while begins > case.first and self.words[begins - 1] in PAUSES:
            begins -= 1
        return Head(case.cue, case.mover, begins, False, True, case.cue.value, aside=True)

    def _paper(self, case: VerbCase) -> Speaker | None:
        """The document before a participle that tells what it shows: `pointed to figures from the NAO showing that`."""
        shows = case.cue.value == "find" or case.verb in self.lists["showing"] or case.after == "that"
        if not shows or case.after in ("", ","):
            return None
        found = self._issued(self.speakers.before(case.at, case.first), case.opening)
        return found if found is not None and found.document else None

    def _hangs(self, case: VerbCase) -> bool:
        """Whether a participle hangs on what was issued or on whom it was for: `a statement saying`, `wrote to X
        warning that`."""
        if self.doc.cues.ending("voice-document", case.at) is not None:
            return True
        addressed = case.before in self.lists["addressees"] or self.speakers.bodies.at(case.at - 1) is not None
        return case.after == "that" and addressed

    def _issued(self, found: Speaker | None, opening: Speaker | None) -> Speaker | None:
        """A document that nobody owns yet is that of the subject who published it: `X has issued a report which
        says`."""
        if found is None or opening is None or not found.document or found.agent is not None:
            return found
        if self.lists["issues"].isdisjoint(self.words[opening.last : found.first]):
            return found
        return replace(found, agent=opening.agent, person=opening.person)

    def _relative(self, case: VerbCase) -> Head | None:
        """`Jane Doe, who said`, `a report which found`."""
        at, low = case.at - 1, case.low
        comma = at > low and self.words[at - 1] == ","
        paper = comma and self.doc.cues.ending("voice-document", at - 1) is not None
        speaker = self._issued(self.speakers.before(at - paper, low), case.opening)
        several = comma and self.words[at] == "who" and not case.verb.endswith("s")  # the auditors, who say
        unknown = speaker is None or speaker.agent is None or several and speaker.document
        if comma and (several or self.words[at] == "which") and unknown:
            named = self.speakers.bodies.at(at - 2) if at - 1 > low else None
            if named is not None and named.last == at - 1:  # put under directions by X, which says
                speaker = Speaker(named.agent, named.first, named.last)
        if speaker is None and comma:
            speaker = self.speakers.before(at - 1, low)
        if speaker is None or (speaker.person is None and not several or speaker.document) == (self.words[at] == "who"):
            return None
        return Head(case.cue, speaker, at - comma, False, True, case.cue.value, aside=True)
