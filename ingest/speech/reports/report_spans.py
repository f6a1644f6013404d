"""The spans of reports: which words of a sentence its speaker said, before or after the verb (decisions 18 to 20)."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.speech.reports.head import Head
from ccgkg.ingest.speech.reports.report import Report
from ccgkg.ingest.speech.reports.report_clauses import ReportClauses
from ccgkg.ingest.speech.reports.report_tags import ANSWER, ANSWERS, Spans
from ccgkg.ingest.speech.reports.speech_grammar import PAUSES

#: Tokens after a verb in which the amount stands that it credits.
_AMOUNT = 12
#: Tokens of a bare amount, at most.
_BARE = 5
#: What ends a clause, and what begins words that were said.
_CLOSES = frozenset((",", ";", ")", "–", "—"))
_SPEECH = frozenset((",", ":", "that", "“", '"'))
#: Behind `to`, what makes it no infinitive.
_NO_VERBS = frozenset({"our", "the", "a", "an", "its", "their", "this", "that", "us", "them", "it", "his", "her"})


class ReportSpans(ReportClauses):
    """Finds the spans in one document. Places are tokens, ranges half-open."""

    def report(self, head: Head, low: int, stop: int, first: int) -> Report | None:
        """The report of a head in a sentence that begins at token `first`: what was said lies in the tokens [low,
        stop)."""
        kind = head.kind
        if head.speaker.collective and kind != "put":  # Fifteen CCGs now say they will overspend, four more than …
            at = head.cue.last
            answers = self.words[at - 1].startswith(("answer", "repl", "respond"))
            if answers and not _NO_VERBS.isdisjoint(self.words[at + (self.words[at] == "to") :][:1]):
                return None  # `12 CCGs replied to our request`, `answered our questions`
            return self._credit(head, (head.begins, self._comma(head.cue.last, stop) or stop))
        if kind == "put" and self._down_to(head.cue.last, stop):
            return self._thought(replace(head, kind="quote"), low, stop)
        if kind in ("post", "put"):
            return self._amount(head, stop)
        if kind == "urge" and not head.inverted and (asked := self._asked(head, stop)):
            return self._credit(head, *asked)
        if kind == "foretold":
            return self._credit(head, (low, head.begins))
        if kind == "found-to":
            return self._credit(head, (first, stop), kind="find")
        if kind in ("think", "quote"):
            return self._thought(head, low, stop)
        spans = self._said(head, low, stop, first)
        if kind == "according" and self._is_bare(spans):
            return self._credit(head, *spans)  # About £3m, according to X.
        if spans or self._answers(head, low) or self._leads_in(self.grammar.after_addressee(head.cue, stop), stop):
            return Report(head.speaker, kind, head.cue.first, head.cue.last, spans)
        amounts = self.words[head.cue.first] in self.lists["amounts"] or kind == "find" and head.speaker.document
        return self._amount(head, stop) if amounts else None

    def _down_to(self, at: int, stop: int) -> bool:
        """`put the result down to “…”`."""
        quote = next((i for i in range(at + 2, min(stop, at + _AMOUNT)) if self.quoted.opens(i)), None)
        return quote is not None and self.words[quote - 2 : quote] == ["down", "to"]

    def _answers(self, head: Head, low: int) -> bool:
        """`Not so fast, says Jane Doe.`: what tells nothing, but for whose the words are that follow."""
        return head.inverted and 0 < head.begins - low <= ANSWER and self.words[low] in ANSWERS

    def _is_bare(self, spans: Spans) -> bool:
        """Whether what was said is no more than an amount: `About £3m`."""
        if len(spans) != 1 or spans[0][1] - spans[0][0] > _BARE or self.quoted.whole(spans[0]):
            return False
        return not self.grammar.finite(*spans[0]) and any(w[0].isdecimal() for w in self.words[slice(*spans[0])])

    def _credit(self, head: Head, *spans: tuple[int, int], kind: str = "think") -> Report:
        """A report that only credits its words to the speaker."""
        return Report(head.speaker, kind, head.cue.first, head.cue.last, spans, False)

    def _said(self, head: Head, low: int, stop: int, first: int) -> Spans:
        """What was said, by where its verb stands."""
        if head.kind == "according":
            return self.tags.of_according(head, low, stop)
        if head.inverted:
            return self.tags.tagged(low, head.begins, head.speaker.last, stop, True, found=head.kind == "find")
        return self._of_verb(head, low, stop, first)

    def _thought(self, head: Head, low: int, stop: int) -> Report | None:
        """`X expects to be rated good`, `…, HSJ understands`: what is credited; with a quotation before it a
        statement."""
        cue, thinks = head.cue, head.kind == "think"
        quoted = (low, head.begins - (self.words[head.begins - 1] == ","))
        if not thinks and self.quoted.whole(quoted) and self.grammar.is_tag(cue, stop):
            return Report(head.speaker, "speech", cue.first, cue.last, (quoted,))
        if head.inverted:
            return Report(head.speaker, "speech", cue.first, cue.last, ((low, head.begins),))
        own = thinks and self.words[cue.last : cue.last + 1] == ["to"]
        spans = self._plain(head.speaker.first if own else cue.last, stop)
        if thinks and spans:  # they forecast a deficit, most of it at X, which was rated inadequate
            a, b = spans[0]
            spans = ((a, self._comma(a + 1, b - 1, "which") or b),)
        if thinks and not spans and head.begins > low + 3:  # …, HSJ understands.
            spans = ((low, head.begins),)
        return self._credit(head, *spans, kind=head.kind) if spans else None

    def _comma(self, at: int, stop: int, before: str = "") -> int | None:
        """The first comma in the tokens outside quotations, with a certain word behind it if one is given."""
        words = self.words
        commas = (i for i in range(at, stop) if words[i] == "," and (not before or words[i + 1] == before))
        return next((i for i in commas if not self.quoted.holds(i)), None)

    def _amount(self, head: Head, stop: int) -> Report | None:
        """`posted a deficit of £3m`, `puts the cost at £3m`: the amount is credited, nothing is said (decision 2)."""
        words, at = self.words, head.cue.last
        if head.inverted or head.speaker.agent is None:
            return None
        end = next((i for i in range(at, stop) if self._clause_ends(i)), stop)
        end -= words[end - 1] == ","
        number = next((i for i in range(at, min(end, at + _AMOUNT)) if any(c.isdecimal() for c in words[i])), None)
        if number is None or head.kind == "put" and "at" not in words[max(at, number - 4) : number]:
            return None
        return self._credit(head, (at, end))

    def _clause_ends(self, at: int) -> bool:
        """Whether a clause ends at a token, and another goes on with its subject, or with a body of its own."""
        words = self.words
        if words[at] == ";" or words[at] in ("and", "but") and self.grammar.is_finite(at + 1, at):
            return True
        body = self.grammar.speakers.bodies.at(at + 1) if words[at] in ("and", "but", "while", "whereas") else None
        return body is not None and self.grammar.finite(body.last, self.doc.sentence_tokens(at)[1])

    def _plain(self, at: int, stop: int) -> Spans:
        if at < stop and self.words[at] == "that":
            at += 1
        return ((at, stop),) if at < stop else ()

    def _of_verb(self, head: Head, low: int, stop: int, first: int) -> Spans:
        """What was said, for a speaker before the verb."""
        words = self.words
        at = self.grammar.after_addressee(head.cue, stop)
        if at + 1 < stop and words[at] == "," and (self.quoted.opens(at + 1) or words[at + 1] == "that"):
            at += 1
        said = (low, head.begins - (words[head.begins - 1] in PAUSES))
        if at < stop and words[at] not in _CLOSES and (head.aside or not self._stands_before(head, said, at, stop)):
            found = self._right(head, at, stop)
            if head.aside:  # The chair is Jane Doe, who said all was lost, whatever came.
                return found if self.grammar.finite(first, head.speaker.first) else self._until_comma(found)
            if found and self.quoted.opens(found[0][0]) and self.quoted.whole(said):
                return (said, *found)  # “We have tried,” she said, “but …”
            return found
        if words[head.begins] in ("as", "like") and head.begins <= first + 1 and at < stop and words[at] == ",":
            return ((at + 1, stop),) if at + 3 < stop else ()  # As the NAO noted, …
        if head.aside or head.begins <= low or self._leads_in(at, stop):
            return ()
        return self.tags.tagged(low, head.begins, at, stop, False, found=head.kind == "find")

    def _stands_before(self, head: Head, said: tuple[int, int], at: int, stop: int) -> bool:
        """Whether what was said stands before its speaker, and only tells what occasion after the verb: `“…,” she said
        after the vote`."""
        words, after = self.words, head.cue.last
        quoted = self.quoted.whole(said)
        if quoted and head.kind == "tell" and words[at] != "that" and not self.quoted.opens(at):
            return True  # “…,” she told a seminar we held in May
        if quoted and words[at] in self.lists["adverbial-starts"]:
            return True
        paper = words[after : after + 1] == ["in"] and words[after + 1] in self.lists["determiners"]
        if not paper or words[head.begins] != "," or not _SPEECH.isdisjoint(words[after:stop]):
            return False
        return said[1] - said[0] > 3 and self.grammar.finite(
            *said
        )  # …, the NAO has said in a review of how CCGs are run
