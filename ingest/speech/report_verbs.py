"""Verbs of saying: what stands before them in their clause, and whether they are verbs at all or nouns, names and resolutions."""

from __future__ import annotations

from ccgkg.ingest.speech.speaker import words_of
from ccgkg.ingest.speech.speakers import Speakers
from ccgkg.ingest.speech.speech_grammar import MARKS, PAUSES, Quoted, SpeechGrammar
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Tokens of a clause with a preposition before its verb, at most.
_CLAUSE = 12
#: Verbs for what those of whom one speaks may do as well as one who speaks.
_ACCEPTING = ("accept", "agree", "recogni", "underst", "acknowledg", "concede")

#: Blocks that a headline and a standfirst may be.
_STANDFIRST = 3


class ReportVerbs:
    """Tells them in one document. Places are tokens."""

    def __init__(self, doc: Document, speakers: Speakers, quoted: Quoted, grammar: SpeechGrammar) -> None:
        self.doc, self.speakers, self.quoted, self.grammar = doc, speakers, quoted, grammar
        self.words = doc.tokens.words
        self.lists = words_of()

    def _in_clause(self, at: int, first: int) -> bool:
        """Whether the verb at a token is that of a clause put in with a preposition: `a survey, to which 118 CCGs responded, suggests`."""
        for i in range(at - 1, max(first, at - _CLAUSE), -1):
            if self.words[i] in PAUSES or self.words[i] in MARKS:
                return False
            if self.words[i] in ("which", "whom") and self.words[i - 1] in self.lists["prepositions"]:
                return True
        return False

    def _written(self, cue: Cue, first: int) -> bool:
        """Whether an infinitive tells what was written: `wrote to members last week to say that it would merge`."""
        to = cue.first - 1
        told = cue.value in ("speech", "state", "tell") and to > first and self.words[to] == "to"
        before = self.words[max(first, to - _CLAUSE) : to]
        return told and not self.lists["writes"].isdisjoint(before) and self.lists["wanting"].isdisjoint(before)

    def _of_those_told(self, cue: Cue, at: int, told: int) -> bool:
        """Whether the subject of a second verb is that of the clause that was said: `said that her members had doubts but accepted that`."""
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

    def _finds_money(self, at: int, end: int) -> bool:
        """Whether savings are found, and nothing is found out: `found just £4m of the savings that it needs`."""
        words = self.words[at : min(end, at + 14)]
        return (
            not {"had", "were", "was", "been", "would", "could", "have", "will"} & set(words)
            and any("£" in self.doc.tokens.raw(i) or "£" in self.words[i] for i in range(at, min(end, at + 3)))
            and bool({"savings", "saving", "efficiencies", "cuts"} & set(words))
        )

    def _ends_name(self, cue: Cue) -> bool:
        """Whether a verb is the end of a name in a sentence: `told the Nursing Record that`."""
        capital = self.doc.tokens.capital
        named = (
            capital(cue.first)
            and capital(cue.first - 1)
            and self.words[cue.first - 1].isalpha()
            and not capital(cue.last)
        )
        return named and self.doc.layout.block_at(self.doc.tokens.starts[cue.first]).kind != "heading"

    def _not_adverb(self, at: int) -> bool:
        """Whether a token before a verb is no auxiliary and no adverb of it; the last word of a body's name is none."""
        word, lists = self.words[at], self.lists
        if self.speakers.bodies.at(at) is not None or at + 1 in self.speakers.people.by_last:
            return True  # Ms Kelly says
        return word not in lists["auxiliaries"] and not (word.endswith("ly") and word not in lists["not-adverbs"])

    def _plural(self, at: int, first: int) -> bool:
        """Whether the word before a base form can be its subject: a plural, or two joined."""
        for cue in self.doc.cues.within("voice-document", max(first, at - 14), at):  # papers for its board show
            hangs = (
                self.words[cue.last]
                in self.lists["prepositions"] | self.lists["participles"] | self.lists["seen"] | self.lists["bound"]
            )
            if (
                hangs
                and self.words[cue.last - 1].endswith("s")
                and not any(w in PAUSES or w in MARKS for w in self.words[cue.last : at])
            ):
                return True
        if at < first or self.speakers.bodies.at(at) is not None:
            return at > first and self.words[at - 1] in ("and", "&")
        return (
            self.words[at].endswith("s")
            and self.words[at] != "'s"
            or self.words[at] in ("they", "we", "who", "people", "staff")
        )

    def _goes_on(self, cue: Cue, at: int, first: int) -> bool:
        """Whether a word that may be a noun is a verb by what follows: `that`, or an amount after `it forecast`."""
        after = self.words[cue.last : cue.last + 1]
        if after == ["that"]:
            return True
        subject = at > first and (
            self.words[at - 1] in ("it", "he", "she") or self.speakers.bodies.at(at - 1) is not None
        )
        return self.words[cue.first] == "forecast" and subject and after in (["a"], ["an"], ["its"], ["it"])

    def _asks(self, cue: Cue, first: int, end: int) -> bool:
        """Whether a verb is what a question asks someone to do: `Can the CCGs explain who runs the place?`"""
        asked = not self.lists["asking"].isdisjoint(self.words[first : min(cue.first, first + 4)])
        return asked and self.words[end : end + 1] == ["?"] and not self.words[cue.first].endswith(("ed", "s", "said"))

    def _signs(self, cue: Cue, end: int) -> bool:
        """Whether `writes` brings in who wrote a text, at the end of its standfirst."""
        person = self.speakers.people.by_lead.get(cue.last) if self.words[cue.first] == "writes" else None
        head = person is not None and self.doc.layout.sentence_at(self.doc.tokens.starts[cue.first]).block < _STANDFIRST
        return head and person is not None and person.last >= end
