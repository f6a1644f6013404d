"""The heads of reports: each verb of saying with its speaker, before it or after it."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.speech.reports.head import Head
from ccgkg.ingest.speech.reports.report_inverted import ReportInverted
from ccgkg.ingest.speech.reports.speech_grammar import MARKS, PAUSES
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.speech.speakers.verb_case import VerbCase
from ccgkg.ingest.text.cues import Cue

#: Tokens from a verb of saying to the subject of the clause that it brings, at most.
_NEAR = 4
#: Tokens before a speaker in which the clause begins that he is the subject of.
_CLAUSE = 14
#: What begins a clause beside another, one under it, or a second verb with the same subject.
_BESIDE = ("and", "but", "while", "whereas", "yet")
_UNDER = ("that", "because", "when", "after", "as", "if")
_AGAIN = ("and", "but", "or", "then", ",")


class ReportHeads(ReportInverted):
    """Finds the heads in one document. Places are tokens."""

    def of(self, cue: Cue, first: int, end: int, heads: Sequence[Head], opening: Speaker | None) -> Head | None:
        """The head of a verb in the sentence [first, end), behind the `heads` before it; `opening` is whom the sentence
        begins with. None where nobody says anything with it."""
        if cue.value == "none":
            return None
        if cue.value == "according":
            return self._according(cue, first, end)
        if cue.value == "view":
            return self._view(cue, first, end)
        if cue.value == "hearsay":
            return Head(cue, Speaker(None, cue.first, cue.first), cue.first, False, False, "think")
        if self._put_in(cue, first, end):
            return None
        heads = [h for h in heads if h.kind not in ("post", "put") or h.speaker.agent is not None]
        mover = heads[-1].speaker if heads else opening
        if mover is not None and self._written(cue, first):
            return Head(cue, mover, cue.first - 1, False, True, cue.value)
        group = self._verb_group(cue, first)
        if group is None:
            return None
        main = next((h for h in reversed(heads) if not h.aside and h.cue.last <= group[0]), None)
        low = max(first, main.cue.last) if main is not None else first
        if heads and self._open(heads[-1], cue):
            low = max(low, heads[-1].cue.last)  # Jane Doe, who said she accepted
        case = VerbCase(self.words, cue, first, end, *group, heads, opening, main, low)
        return None if self.is_noun(case) or self.tells_nothing(case) else self._said(case)

    def _open(self, head: Head, cue: Cue) -> bool:
        """Whether the words of an aside before a verb go on up to it."""
        return head.aside and PAUSES.isdisjoint(self.words[head.cue.last : cue.first])

    def _said(self, case: VerbCase) -> Head | None:
        """The head of what is a verb of saying, by its form and by what stands around it."""
        if case.passive != case.participle:
            return self._passive(case) if case.passive else self._participle(case)
        inverted = self._inverted(case)
        if inverted is not None:
            return inverted
        if case.at > case.low and case.before in self.lists["relative"]:
            return self._relative(case)
        speaker = self._subject(case)
        return self._after_subject(case, speaker) if speaker is not None else self._without_subject(case)

    def _subject(self, case: VerbCase) -> Speaker | None:
        """The speaker who stands right before the verb."""
        at, low, main = case.at, case.low, case.main
        tag = at - 1 > low + 1 and self.grammar.is_tag(case.cue, case.end)
        again = main is not None and at - 1 >= main.cue.last and case.before == "it" and not tag
        if main is not None and again and main.speaker.person is None:
            return Speaker(main.speaker.agent, at - 1, at)  # the CCG said it expected
        speaker = self.speakers.before(at, low, tag)
        if speaker is not None and speaker.agent is None and case.cue.value == "quote" and case.after == ":":
            return None  # Jane Doe’s message to staff was short: “…”
        return speaker

    def _without_subject(self, case: VerbCase) -> Head | None:
        """A verb with no speaker right before it: one whom the sentence named, or who spoke before."""
        at, low, cue = case.at, case.low, case.cue
        if at == low:
            return None
        if case.after == ":":
            named = self.speakers.people.within(case.first, at)  # For Jane Doe, the answer is simple: “…”
            speaker = self.speakers.mentioned(named[0]) if len(named) == 1 else Speaker(None, at - 1, at)
            return Head(cue, speaker, at - 1, False, True, cue.value)
        if case.before not in _AGAIN or case.mover is None:
            return None
        if case.heads and self._of_those_told(cue, at, case.heads[-1].cue.last):
            return None
        begins = at - 1 - (at - 1 > low and self.words[at - 2] == ",")
        if not self.quoted.holds(begins - 1) and self.grammar.is_tag(cue, case.end):
            return None  # Dr Hill read out the result, sighed, and sat down
        return Head(cue, case.mover, begins, False, True, cue.value)

    def _after_subject(self, case: VerbCase, speaker: Speaker) -> Head | None:
        """`Jane Doe said`: the head of a verb whose speaker stands before it."""
        if self._resolves(speaker.first, case.first):
            return None
        if self._of_numbers(case, speaker):
            return None
        begins, sibling = self._begins(speaker.first, case.low, speaker.person is not None)
        sibling = sibling and not self._joins(case.main, begins)
        return Head(case.cue, speaker, begins, False, sibling, case.cue.value)

    def _of_numbers(self, case: VerbCase, speaker: Speaker) -> bool:
        """Whether numbers that are nobody's here show something within what another said: `said that the scores showed
        “…”`."""
        if case.main is None or not speaker.document or speaker.noun not in self.lists["data"]:
            return False
        at = case.main.cue.last
        return speaker.first - at < _NEAR and not self.speakers.bodies.within(at, case.at)

    def _joins(self, main: Head | None, begins: int) -> bool:
        """Whether `and` before a speaker joins two of whom someone speaks: `she said GPs in Boston and Skegness
        feared`."""
        if main is None or main.inverted or main.speaker.person is None or self.words[begins] not in ("and", "or"):
            return False
        return not self.grammar.finite(main.cue.last, begins)

    def _begins(self, at: int, low: int, person: bool) -> tuple[int, bool]:
        """Where the phrase of a speaker begins, and whether a report before it ends there."""
        words = self.words
        if person and (role := self.speakers.capacities.ahead_of(self.doc.tokens.starts[at])) is not None:
            at = max(low, min(at, self.doc.tokens.at(role.start)))  # “…,” the finance chief of X, Jane Doe, said
        for i in range(at, max(low, at - _CLAUSE), -1):
            word = words[i - 1]
            if (body := self.speakers.bodies.at(i - 1)) is not None and body.first < i - 1:
                continue  # within a name: Bath and North East Somerset CCG
            if word in _BESIDE:
                return i - 1 - (i - 1 > low and words[i - 2] in PAUSES), True
            if word in PAUSES or word in MARKS or word == ":":
                return i - (word not in MARKS), True
            if word in _UNDER:
                return i - 1, False
        return (low if at - low < _CLAUSE else at), False
