"""What was said behind a verb of saying: a clause with or without `that`, a quotation, or what one is asked to do."""

from __future__ import annotations

from ccgkg.ingest.speech.reports.head import Head
from ccgkg.ingest.speech.reports.report_tags import ReportTags, Spans
from ccgkg.ingest.speech.reports.speech_grammar import MARKS, PAUSES, Quoted, SpeechGrammar
from ccgkg.ingest.speech.speakers.speaker import words_of
from ccgkg.ingest.text.document import Document

#: Verbs that take things as often as clauses: a report only where a clause plainly follows, or only with `that`.
_OFTEN_THINGS = ("add", "continue", "respond", "comment", "claim", "predict", "forecast", "project", "estimat")
_NEED_THAT = ("report", "agree", "accept", "propos", "identif", "recommend", "find", "found", "add", "continue")
#: Verbs in the present, with which the outlet speaks.
_PRESENT = ("has", "have", "is", "are", "does", "do")


class ReportClauses:
    """Finds it in one document. Places are tokens, ranges half-open."""

    def __init__(self, doc: Document, quoted: Quoted, grammar: SpeechGrammar) -> None:
        self.doc, self.quoted, self.grammar = doc, quoted, grammar
        self.words = doc.tokens.words
        self.lists = words_of()
        self.tags = ReportTags(doc, quoted, grammar)

    def _right(self, head: Head, at: int, stop: int) -> Spans:
        """What was said in the tokens behind the verb and its addressee: a quotation, a demand, a clause with or
        without `that`."""
        word = self.words[at]
        if word == ":" or self.quoted.opens(at):
            return ((at + (word == ":"), stop),) if at + 1 < stop else ()
        if head.kind == "urge":
            return self._urged(head.cue.last, stop)
        that = self._that(head, at, stop)
        if that is not None:
            return ((that + 1, self._cut(head, that + 1, stop)),) if that + 1 < stop else ()
        if self._takes_thing(head, at, stop):
            return self._colon(at, stop)
        limit = self._cut(head, at, stop)
        leads = (i for i in range(at, limit - 1) if self.words[i] == ":" and self.quoted.opens(i + 1))
        colon = next(leads, None)
        if colon is not None and not self.grammar.finite(at, colon):
            return self._colon(at, stop)  # went on the record to say: “…”
        if self.grammar.finite(at, limit) or self._is_clause(head, at, limit):
            return ((at, limit),)
        return self._colon(at, stop)

    def _that(self, head: Head, at: int, stop: int) -> int | None:
        """The `that` that begins what was said: `said that`, `made clear that`, `warned ministers last week that`."""
        if self.words[head.cue.last - 1] == "that":
            return head.cue.last - 1
        if self.words[at] == "that" and not self.grammar.is_finite(at + 1, at):
            return at
        return self.grammar.that(head.cue.last, stop)

    def _takes_thing(self, head: Head, at: int, stop: int) -> bool:
        """Whether what follows a verb is no clause: `reported a deficit`, `continued its work`, `said whether`."""
        word, verb = self.words[at], self.words[head.cue.first]
        if word in self.lists["no-clause"] and not self._hedges(at, stop):
            return True
        things = head.kind not in ("speech", "tell") and word not in ("there", "it", "they")
        if things and verb.startswith(_NEED_THAT):
            return verb not in ("found", "finds") or not self.grammar.clause_near(at, stop)
        return verb.startswith(_OFTEN_THINGS) and not self.grammar.clause_near(at, stop)

    def _is_clause(self, head: Head, at: int, limit: int) -> bool:
        """Whether the tokens are a clause, though no list has its verb: `said mergers rarely save money`."""
        if head.aside or limit - at <= 3 or self.words[at] in self.lists["no-clauses"]:
            return False
        return self.words[head.cue.first] in self.lists["clausal"]

    def _until_comma(self, spans: Spans) -> Spans:
        """A relative clause ends at its comma, unless a clause goes on with `and`."""
        if not spans:
            return spans
        at, stop = spans[0]
        for i in range(at + 3, stop):
            ends = (
                self.words[i] == ","
                and not self.quoted.holds(i)
                and self.words[i + 1 : i + 2] not in (["and"], ["but"])
            )
            if ends and self.grammar.finite(at, i):
                return ((at, i),)
        return spans

    def _urged(self, at: int, stop: int) -> Spans:
        """What someone demands or promises, where a clause tells it."""
        if at < stop and self.words[at] == "that":
            return ((at + 1, stop),) if at + 2 < stop else ()
        return ((at, stop),) if self.grammar.clause_near(at, stop) else self._colon(at, stop)

    def _asked(self, head: Head, stop: int) -> Spans:
        """What someone is asked to do, or promises to: it is credited, and nothing is said but what is quoted in it."""
        words, at = self.words, head.cue.last
        if words[at - 1] == "to":
            return ((at, stop),)
        for i in range(at, min(stop, at + 22)):
            if words[i] in PAUSES or words[i] in MARKS or words[i] == "that":
                break
            if words[i] == "to" and i > at + 1 and self.grammar.clause_near(at, i):
                break  # promised there would be no change to it
            if words[i] == "to" and (i == at or words[i - 1] not in self.lists["to-nouns"]):
                return ((at, stop),)
        return ()

    def _hedges(self, at: int, stop: int) -> bool:
        """Whether `about` at a token stands before a number, and tells none of what was spoken of: `said about 40 jobs
        could go`."""
        after = self.words[at + 1] if at + 1 < stop else ""
        return self.words[at] == "about" and (
            after[:1] in "£$€0123456789" and after != "" or after in self.lists["amount-words"]
        )

    def _colon(self, at: int, stop: int) -> Spans:
        """Where no clause follows the verb: a quotation after a colon or comma, or quoted words alone."""
        for i in range(at, stop):
            if self.quoted.opens(i) and i > at and self.words[i - 1] in (":", ","):
                return ((i, stop),)
        return ()

    def _cut(self, head: Head, at: int, stop: int) -> int:
        """Where what was said gives way to the outlet's own words: `has said it will …, but it has not …`."""
        words = self.words
        now = words[head.cue.first - 1] in ("has", "have") or words[head.cue.first].endswith("s")
        for i in range(at + 3, stop - 3):
            if not head.aside and self._acts(i):
                return i - (words[i - 1] == ",")  # said it was a first step but ruled out a merger
            if self._turns(i) and (now or not self.lists["past"].isdisjoint(words[at:i])):
                return i
        return stop

    def _acts(self, at: int) -> bool:
        """`but ruled out`, `though he declined to`: what the speaker does, and does not say."""
        words, acts = self.words, self.lists["acts"]
        if words[at] not in ("but", "and", "though", "although"):
            return False
        verb = at + 1 + (words[at] != "and" and words[at + 1] in ("he", "she"))
        does = words[verb] in acts and words[verb + 1] in acts
        keeps = words[at] != "and" and words[verb] in ("did", "would", "could") and words[verb + 1] == "not"
        withheld = keeps and words[verb + 2 : verb + 3] != [] and words[verb + 2] in self.lists["withholds"]
        return (does or withheld) and not self.quoted.holds(at)

    def _turns(self, at: int) -> bool:
        """`, but it has not`: a clause in the present that speaks against what was said."""
        words = self.words
        if words[at] != "," or words[at + 1] not in ("but", "yet") or words[at + 2] not in ("it", "he", "she", "they"):
            return False
        return words[at + 3] in _PRESENT and not self.quoted.holds(at)

    def _leads_in(self, at: int, stop: int) -> bool:
        """Whether a sentence only leads up to what follows it: `Responding to the report, Dr Hill said:`."""
        return at >= stop and self.words[stop : stop + 1] == [":"]
