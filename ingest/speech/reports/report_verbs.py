"""Verbs of saying with which nothing is said: asked for, denied, resolved, or of something else than words."""

from __future__ import annotations

from ccgkg.ingest.speech.reports.report_nouns import ReportNouns
from ccgkg.ingest.speech.reports.speech_grammar import MARKS, PAUSES
from ccgkg.ingest.speech.roles.capacities import role_words
from ccgkg.ingest.speech.speakers.verb_case import VerbCase
from ccgkg.ingest.text.cues import Cue

#: Before a verb that they stress.
_EMPHATIC = ("does", "did", "do")
#: Tokens of a clause with a preposition before its verb, at most.
_CLAUSE = 12
#: Verbs for what those of whom one speaks may do as well as one who speaks.
_ACCEPTING = ("accept", "agree", "recogni", "underst", "acknowledg", "concede")
#: Behind a verb of finding these make it one of what befell its subject.
_REFLEXIVES = frozenset({"itself", "themselves", "himself", "herself", "ourselves"})
#: Blocks that a headline and a standfirst may be.
_STANDFIRST = 3
#: Tokens behind `found` in which the money is told, and those in which it is told what it is.
_AMOUNT, _SAVED = 3, 14


class ReportVerbs(ReportNouns):
    """Tells them in one document. Places are tokens."""

    def tells_nothing(self, case: VerbCase) -> bool:
        """Whether a verb tells nothing that anyone said."""
        if self._compared(case) or self._cannot(case) or self._wants(case):
            return True
        if case.cue.value == "tell" and self._of_others(case):
            return True
        if case.cue.value == "state" and case.single and case.after == "as":
            return True  # Jane Doe, confirmed as chief officer
        if case.cue.value == "think" and not case.single and case.after == "to":
            return True  # a third is certain to be delivered
        if case.verb.startswith("sa") and case.after in self.lists["greetings"]:
            return True
        if self._how(case):
            return True
        if case.cue.value == "find" and case.after in _REFLEXIVES:
            return True  # found itself rated inadequate
        if case.verb in self.lists["passive"] and case.cue.value == "quote" and not self._quotes(case):
            return True  # The reply, she says, was short.
        return self._finds_money(case) or case.verb == "told" and case.after in self.lists["untold"]

    def _quotes(self, case: VerbCase) -> bool:
        """Whether a quotation stands behind a verb in its sentence."""
        return any(self.quoted.opens(i) for i in range(case.cue.last, case.end))

    def _how(self, case: VerbCase) -> bool:
        """Whether it is only told how someone said it: `put it better than I can`, `says it more plainly`."""
        words, at = self.words, case.cue.last
        it = at if words[at - 1] == "it" else at + 1 if words[at : at + 1] == ["it"] else None
        if it is None or case.cue.value != "speech" or words[it : it + 1] == [":"] or it >= case.end:
            return False
        pause = next((i for i in range(it, case.end) if words[i] == ":"), None)
        return words[it] in self.lists["manners"] and pause is None

    def _compared(self, case: VerbCase) -> bool:
        """`worse than they had said they would`, `twice what the department had assumed`."""
        words, at = self.words, case.at
        if case.before == "than" or at - 1 > case.first and words[at - 2] == "than":
            return True
        near = range(at - 1, max(case.first, at - _CLAUSE), -1)
        what = next((i for i in near if words[i] in PAUSES or words[i] in ("what", "than")), case.first)
        if words[what] == "than":  # more than X said it had
            return self.speakers.bodies.at(what + 1 + (words[what + 1] == "the")) is not None
        return words[what] == "what" and what > case.first and words[what - 1] in self.lists["measuring"]

    def _cannot(self, case: VerbCase) -> bool:
        """`neither can say whether`, `few can demonstrate what`."""
        able = self.words[case.cue.first - 1] in ("can", "could")
        return able and case.cue.value in ("speech", "tell", "find") and not case.verb.endswith("d")

    def _wants(self, case: VerbCase) -> bool:
        """A wish that no quotation tells: `he would respect the vote but had wanted a delay`."""
        wants = case.verb in ("wants", "wanted")
        return wants and not self._quotes(case)

    def _of_others(self, case: VerbCase) -> bool:
        """A verb of telling in a clause of its own, `the groups he advises are late`, or with no clause, `told people
        little`."""
        words, last = self.words, case.cue.last
        if last < case.end and words[last] in role_words()["finite"]:
            return True
        if case.verb.startswith("advis") and case.after == "on":
            return True
        no_tale = last + 1 < case.end and not self.lists["no-tales"].isdisjoint(words[last : last + 2])
        return no_tale and "that" not in words[last : last + 4]

    def _finds_money(self, case: VerbCase) -> bool:
        """Whether savings are found, and nothing is found out: `found just £4m of the savings that it needs`."""
        at, end = case.cue.last, case.end
        if self.words[at - 1] not in ("found", "finds", "find"):
            return False
        words = self.words[at : min(end, at + _SAVED)]
        return (
            self.lists["found-out"].isdisjoint(words)
            and any("£" in self.doc.tokens.raw(i) or "£" in self.words[i] for i in range(at, min(end, at + _AMOUNT)))
            and not self.lists["savings"].isdisjoint(words)
        )

    def _put_in(self, cue: Cue, first: int, end: int) -> bool:
        """Whether a verb is that of a clause put in, of a question, or of a by-line."""
        return self._in_clause(cue.first, first, end) or self._asks(cue, first, end) or self._signs(cue, end)

    def _tells_all(self, at: int, end: int) -> bool:
        """Whether the verb at a token tells something up to the end of its sentence: `the report, in which the NAO
        found that …`."""
        pause = next((i for i in range(at + 1, end) if self.words[i] in PAUSES and not self.quoted.holds(i)), end)
        return self.grammar.finite(at + 1, pause) or self.quoted.opens(at + 1)

    def _in_clause(self, at: int, first: int, end: int) -> bool:
        """Whether the verb at a token is that of a clause put in with a preposition: `a survey, to which 118 CCGs
        responded, suggests`."""
        for i in range(at - 1, max(first, at - _CLAUSE), -1):
            if self.words[i] in PAUSES or self.words[i] in MARKS:
                return False
            if self.words[i] in ("which", "whom") and self.words[i - 1] in self.lists["prepositions"]:
                return self.words[i - 1] != "in" or not self._tells_all(at, end)
        return False

    def _asks(self, cue: Cue, first: int, end: int) -> bool:
        """Whether a verb is what a question asks someone to do: `Can the CCGs explain who runs the place?`"""
        asked = not self.lists["asking"].isdisjoint(self.words[first : min(cue.first, first + 4)])
        return asked and self.words[end : end + 1] == ["?"] and not self.words[cue.first].endswith(("ed", "s", "said"))

    def _signs(self, cue: Cue, end: int) -> bool:
        """Whether `writes` brings in who wrote a text, at the end of its standfirst."""
        person = self.speakers.people.by_lead.get(cue.last) if self.words[cue.first] == "writes" else None
        if person is None or person.last < end:
            return False
        return self.doc.layout.sentence_at(self.doc.tokens.starts[cue.first]).block < _STANDFIRST

    def _written(self, cue: Cue, first: int) -> bool:
        """Whether an infinitive tells what was written: `wrote to members last week to say that it would merge`."""
        to = cue.first - 1
        told = cue.value in ("speech", "state", "tell") and to > first and self.words[to] == "to"
        before = self.words[max(first, to - _CLAUSE) : to]
        return told and not self.lists["writes"].isdisjoint(before) and self.lists["wanting"].isdisjoint(before)

    def _verb_group(self, cue: Cue, first: int) -> tuple[int, bool] | None:
        """Where a verb begins, its auxiliaries and adverbs included, and whether it is a passive; None where it is
        denied."""
        words, lists = self.words, self.lists
        at, passive = cue.first, False
        while at > first:
            word = words[at - 1]
            if self._is_hearsay(at - 1, first):
                at -= 3
                continue
            if self._denies(at - 1):
                return None
            if word in lists["passive"]:
                passive = True
            elif word in lists["times"] and at - 2 > first and words[at - 2] in ("on", "last", "this", "in"):
                at -= 1
            elif self._not_adverb(at - 1):
                break
            at -= 1
        return at, passive

    def _is_hearsay(self, at: int, first: int) -> bool:
        """`is reported to have said`, whose `to` is the token: he who is told of said it."""
        words = self.words
        told = at - 2 > first and words[at : at + 2] == ["to", "have"] and words[at - 1] in self.lists["hearsay"]
        return told and words[at - 2] in self.lists["passive"]

    def _denies(self, at: int) -> bool:
        """Whether a token before a verb shows that nothing was said: `to say`, `would not say`, but not `Mrs May
        says`."""
        word = self.words[at]
        month = word == "may" and self.doc.tokens.capital(at)
        if word in _EMPHATIC and self.words[at + 2 : at + 3] == ["that"]:
            return False  # she does say that
        if word == "will" and self.words[at + 1 : at + 3] in (["tell", "you"], ["tell", "anyone"]):
            return False  # she will tell you that
        return word in self.lists["blocks"] and not month or word.endswith("n't")

    def _not_adverb(self, at: int) -> bool:
        """Whether a token before a verb is no auxiliary and no adverb of it; the last word of a body's name is none."""
        word, lists = self.words[at], self.lists
        if self.speakers.bodies.at(at) is not None or at + 1 in self.speakers.people.by_last:
            return True  # Ms Kelly says
        if word in _EMPHATIC or word == "will":  # which is here an auxiliary of what one is wont to say
            return False
        return word not in lists["auxiliaries"] and not (word.endswith("ly") and word not in lists["not-adverbs"])

    def _of_those_told(self, cue: Cue, at: int, told: int) -> bool:
        """Whether the subject of a second verb is that of the clause that was said: `said that her members had doubts
        but accepted that`."""
        words, lists = self.words, self.lists
        that = next((i for i in range(told, at) if words[i] == "that"), None)
        if that is None or not words[cue.first].startswith(_ACCEPTING):
            return False
        subject = that + 1 + (words[that + 1] in lists["determiners"])
        return words[subject] in lists["people"] and self.grammar.is_finite(subject + 1, subject)

    def _resolves(self, at: int, first: int) -> bool:
        """Whether a subject at a token is that of a resolution: `5.1 That the Panel notes the report`."""
        at -= at > first and self.words[at - 1] == "the"
        return at > first and self.words[at - 1] == "that" and all(w[0].isdecimal() for w in self.words[first : at - 1])
