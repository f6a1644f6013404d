"""The heads of reports whose verb stands before the speaker: `…, said Jane Doe`, `…, finds NAO`, `according to X`."""

from __future__ import annotations

from ccgkg.ingest.speech.reports.head import Head
from ccgkg.ingest.speech.reports.report_asides import ReportAsides
from ccgkg.ingest.speech.reports.speech_grammar import MARKS, PAUSES
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.speech.speakers.verb_case import VerbCase
from ccgkg.ingest.text.cues import Cue

#: Tokens of a bracket after a speaker, at most.
_BRACKET = 12
#: Tokens of an apposition behind a speaker, at most.
_APPOSED = 20
#: What may end the words before a tag besides a pause and a quotation mark.
_ENDS = ("?", "!", "…")
#: With these a clause goes on that belongs to the speaker: `said Jane Doe, who runs X`.
_GOES_ON = ("who", "which", "as", "when", "after", "because")


class ReportInverted(ReportAsides):
    """Finds them in one document. Places are tokens."""

    def _according(self, cue: Cue, first: int, end: int) -> Head | None:
        """`according to X`, `in the words of Jane Doe`."""
        opens = (
            cue.first - first <= 1 or self.words[cue.first - 1] in PAUSES and not self.grammar.finite(first, cue.first)
        )
        clause = self.grammar.clause_behind(cue.last, end) if opens else None
        speaker = self.speakers.after(cue.last, end if clause is None else clause)
        if speaker is None or self.words[first : cue.first] == ["not"]:
            return None  # Not according to Jane Doe.
        begins = cue.first - (cue.first > first and self.words[cue.first - 1] in PAUSES)
        return Head(cue, speaker, begins, True, cue.first - first > 1, cue.value)

    def _view(self, cue: Cue, first: int, end: int) -> Head | None:
        """`The message from X was that`, `the view of Jane Doe, chair of X, is that`."""
        near = range(cue.last + 2, min(end, cue.last + _APPOSED))
        that = next((i for i in near if self.words[i] == "that" and self.words[i - 1] in self.lists["passive"]), None)
        speaker = self.speakers.after(cue.last, that - 1) if that is not None else None
        if speaker is None or that is None:
            return None
        return Head(Cue(cue.first, that + 1, "speech"), speaker, max(first, cue.first - 1), False, True, "speech")

    def _inverted(self, case: VerbCase) -> Head | None:
        """`…, said Jane Doe`, `…, finds NAO`: a pause before the verb, the speaker after it, and then a pause."""
        cue = case.cue
        if case.at != cue.first or cue.value in ("think", "tell"):
            return None
        at = case.at - (case.at - 1 > case.first and case.before == "so")  # So said Dr Hill.
        if at == case.first or not self._ends_words(at - 1):
            return None
        quoted = self.quoted.holds(at - 1)
        if self._goes_on_itself(case, quoted):
            return None
        speaker = self.speakers.after(cue.last, case.end)
        if speaker is None and quoted and not self.grammar.is_tag(cue, case.end):
            speaker = Speaker(None, cue.last, cue.last + 1)
        if speaker is None or not self._pauses_behind(case, speaker, quoted):
            return None
        return Head(cue, speaker, at, True, True, cue.value)

    def _ends_words(self, at: int) -> bool:
        word = self.words[at]
        return word in PAUSES or word in MARKS or word in _ENDS

    def _goes_on_itself(self, case: VerbCase, quoted: bool) -> bool:
        """Whether what was said follows the verb, whose speaker stands before it; `quoted`: a quotation stands before
        it."""
        if case.after == "that" or self.words[case.cue.last - 1] == "that":
            return True  # X, in a letter, said that patients “…”
        if case.cue.value == "quote":
            return not (quoted and case.verb.startswith("ask"))
        if quoted:
            return False
        return case.cue.value == "urge" or case.after[:1].isdecimal()  # Jane Doe, its chair, said 117 of 195 CCGs, …

    def _pauses_behind(self, case: VerbCase, speaker: Speaker, quoted: bool) -> bool:
        """Whether a pause follows a speaker, and no clause that was said: not in `Jane Doe, a GP, said the groups
        “would not”`."""
        words, end = self.words, case.end
        if speaker.person is None and self.grammar.finite(case.cue.last, speaker.last):
            return False
        at = self._past_bracket(speaker.last, end)
        if at >= end:
            return True
        of_body = speaker.person is not None and words[at] in ("of", "from", "at")  # said Jane Doe of X, its chair
        if words[at][0].isalnum() and words[at] not in self.lists["boundaries"] and not of_body:
            return False
        if self.quoted.opens(at) and not quoted:
            return False
        pause = at
        while pause < end and words[pause] not in PAUSES and words[pause] not in MARKS and words[pause] != ":":
            pause += 1
        return at == pause or words[at] in _GOES_ON or not self.grammar.finite(at, pause)

    def _past_bracket(self, at: int, end: int) -> int:
        """The token behind what may stand between a name and its pause: `said Jane Doe MP (pictured), chair of X`."""
        at += at < end and self.words[at] == "mp"
        if at < end and self.words[at] == "(":
            return next((i + 1 for i in range(at, min(end, at + _BRACKET)) if self.words[i] == ")"), at)
        return at
