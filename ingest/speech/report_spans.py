"""The spans of reports: which words of a sentence its speaker said, before the verb or after it (decisions 18 to 20)."""

from __future__ import annotations

from ccgkg.ingest.speech.head import Head
from ccgkg.ingest.speech.report_tags import ReportTags, Spans
from ccgkg.ingest.speech.speaker import Speaker, words_of
from ccgkg.ingest.speech.speech_grammar import MARKS, PAUSES, Quoted, SpeechGrammar
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Verbs that take things as often as clauses: a report only where a clause plainly follows, or only with `that`.
_OFTEN_THINGS = ("add", "continue", "respond", "comment", "claim", "predict", "forecast", "project", "estimat")
_NEED_THAT = ("report", "agree", "accept", "propos", "identif", "recommend", "find", "found", "add", "continue")


@dataclass(frozen=True, slots=True)
class Report:
    """A speaker and what he said: token ranges `spans`, the cue's tokens `first` to `last`.

    `stated`: it is a statement. Else it only credits its words, or the quotations in it, to the speaker (decision 18).
    """

    speaker: Speaker
    kind: str
    first: int
    last: int
    spans: Spans
    stated: bool = True


class ReportSpans:
    """Finds the spans in one document. Places are tokens, ranges half-open."""

    def __init__(self, doc: Document, quoted: Quoted, grammar: SpeechGrammar) -> None:
        self.doc, self.quoted, self.grammar = doc, quoted, grammar
        self.words = doc.tokens.words
        self.lists = words_of()
        self.tags = ReportTags(doc, quoted, grammar)

    def report(self, head: Head, low: int, stop: int, first: int) -> Report | None:
        kind = head.kind
        if head.speaker.collective:  # Fifteen CCGs now say they will overspend, four more than …
            end = next(
                (i for i in range(head.cue.last, stop) if self.words[i] == "," and not self.quoted.holds(i)), stop
            )
            return Report(head.speaker, "think", head.cue.first, head.cue.last, ((head.begins, end),), False)
        if kind == "according":
            spans = self.tags.of_according(head, low, stop, first)
        elif kind in ("post", "put"):
            return self._credited(head, stop)
        elif kind == "urge" and not head.inverted and (asked := self._asked(head, stop)):
            return Report(head.speaker, "think", head.cue.first, head.cue.last, asked, False)
        elif kind == "found-to":
            return Report(head.speaker, "find", head.cue.first, head.cue.last, ((first, stop),), False)
        elif kind in ("think", "quote"):
            own = kind == "think" and self.words[head.cue.last : head.cue.last + 1] == ["to"] and not head.inverted
            spans = self._plain(head.speaker.first if own else head.cue.last, stop)  # X expects to be rated good
            if kind == "think" and spans:  # they forecast a deficit, most of it at X, which was rated inadequate
                a, b = spans[0]
                spans = (
                    (
                        a,
                        next(
                            (
                                i
                                for i in range(a + 1, b - 1)
                                if self.words[i : i + 2] == [",", "which"] and not self.quoted.holds(i)
                            ),
                            b,
                        ),
                    ),
                )
            quoted = (low, head.begins - (self.words[head.begins - 1] == ","))
            if (
                kind == "quote"
                and quoted[0] < quoted[1]
                and self.quoted.whole(quoted)
                and self.grammar.is_tag(head.cue, stop)
            ):
                return Report(head.speaker, "speech", head.cue.first, head.cue.last, (quoted,))
            if head.inverted:
                return Report(head.speaker, "speech", head.cue.first, head.cue.last, ((low, head.begins),))
            if not spans and kind == "think" and head.begins > low + 3:  # …, HSJ understands.
                spans = ((low, head.begins),)
            return Report(head.speaker, kind, head.cue.first, head.cue.last, spans, False) if spans else None
        elif head.inverted:
            spans = self.tags.tagged(low, head.begins, head.speaker.last, stop, True, found=kind == "find")
        else:
            spans = self._of_verb(head, low, stop, first)
        if not spans:
            if kind not in ("think", "quote", "post", "put") and self._leads_in(
                self.grammar.after_addressee(head.cue, stop), stop
            ):
                return Report(head.speaker, kind, head.cue.first, head.cue.last, ())
            amounts = self.words[head.cue.first] in self.lists["amounts"] or kind == "find" and head.speaker.document
            return self._credited(head, stop) if amounts else None
        return Report(head.speaker, kind, head.cue.first, head.cue.last, spans)

    def _credited(self, head: Head, stop: int) -> Report | None:
        """`posted a deficit of £3m`, `puts the cost at £3m`: the amount is credited, nothing is said (decision 2)."""
        words, at = self.words, head.cue.last
        if head.inverted or head.speaker.agent is None:
            return None
        end = next(
            (
                i
                for i in range(at, stop)
                if words[i] == ";" or words[i] in ("and", "but") and self.grammar.is_finite(i + 1, i)
            ),
            stop,
        )
        end -= words[end - 1] == ","
        number = next((i for i in range(at, min(end, at + 12)) if any(c.isdecimal() for c in words[i])), None)
        if number is None or head.kind == "put" and "at" not in words[max(at, number - 4) : number]:
            return None
        return Report(head.speaker, "think", head.cue.first, head.cue.last, ((at, end),), False)

    def _plain(self, at: int, stop: int) -> Spans:
        if at < stop and self.words[at] == "that":
            at += 1
        return ((at, stop),) if at < stop else ()

    def _of_verb(self, head: Head, low: int, stop: int, first: int) -> Spans:
        """What was said, for a speaker before the verb."""
        words, cue = self.words, head.cue
        at = self.grammar.after_addressee(cue, stop)
        if at < stop and words[at] == "," and at + 1 < stop and (self.quoted.opens(at + 1) or words[at + 1] == "that"):
            at += 1
        said = (low, head.begins - (words[head.begins - 1] in PAUSES))
        behind = (
            at < stop and words[at] in self.lists["adverbial-starts"] and not head.aside and self.quoted.whole(said)
        )
        paper = (
            words[cue.last : cue.last + 1] == ["in"]
            and words[cue.last + 1] in self.lists["determiners"]
            and words[head.begins] == ","
            and {",", ":", "that", "“", '"'}.isdisjoint(words[cue.last : stop])
        )
        behind = (
            behind or paper and not head.aside and said[1] - said[0] > 3 and self.grammar.finite(*said)
        )  # …, the NAO has said in a review of how CCGs are run
        if at < stop and words[at] not in (",", ";", ")", "–", "—") and not behind:
            found = self._right(head, at, stop)
            if found and self.quoted.opens(found[0][0]) and not head.aside and self.quoted.whole(said):
                return (said, *found)  # “We have tried,” she said, “but …”
            return self._until_comma(found) if head.aside else found
        if words[head.begins] in ("as", "like") and head.begins <= first + 1 and at < stop and words[at] == ",":
            return ((at + 1, stop),) if at + 3 < stop else ()  # As the NAO noted, …
        if head.aside or head.begins <= low or self._leads_in(at, stop):
            return ()
        return self.tags.tagged(low, head.begins, at, stop, False, found=head.kind == "find")

    def _leads_in(self, at: int, stop: int) -> bool:
        """Whether a sentence only leads up to what follows it: `Responding to the report, Dr Hill said:`."""
        return at >= stop and self.words[stop : stop + 1] == [":"]

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

    def _right(self, head: Head, at: int, stop: int) -> Spans:
        words, kind = self.words, head.kind
        word = words[at]
        if word == ":" or self.quoted.opens(at):
            return ((at + (word == ":"), stop),) if at + 1 < stop else ()
        verb = words[head.cue.first]
        if kind == "urge":
            return self._urged(head.cue.last, stop)
        that = (
            at if word == "that" and not self.grammar.is_finite(at + 1, at) else self.grammar.that(head.cue.last, stop)
        )
        if words[head.cue.last - 1] == "that":
            that = head.cue.last - 1
        if that is not None:
            return ((that + 1, self._cut(head, that + 1, stop)),) if that + 1 < stop else ()
        if word in self.lists["no-clause"] and not self._hedges(at, stop):
            return self._colon(at, stop)
        things = kind not in ("speech", "tell") and verb.startswith(_NEED_THAT) and word not in ("there", "it", "they")
        if things and not (verb in ("found", "finds") and self.grammar.clause_near(at, stop)):
            return self._colon(at, stop)
        if verb.startswith(_OFTEN_THINGS) and not self.grammar.clause_near(at, stop):
            return self._colon(at, stop)
        limit = self._cut(head, at, stop)
        if not self.grammar.finite(at, limit):
            clause = verb in self.lists["clausal"] and limit - at > 3 and word not in self.lists["no-clauses"]
            return ((at, limit),) if clause and not head.aside else self._colon(at, stop)
        return ((at, limit),)

    def _hedges(self, at: int, stop: int) -> bool:
        """Whether `about` at a token stands before a number, and tells none of what was spoken of: `said about 40 jobs could go`."""
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

    def _urged(self, at: int, stop: int) -> Spans:
        """What someone demands or promises, where a clause tells it."""
        if at < stop and self.words[at] == "that":
            return ((at + 1, stop),) if at + 2 < stop else ()
        return ((at, stop),) if self.grammar.clause_near(at, stop) else self._colon(at, stop)

    def _cut(self, head: Head, at: int, stop: int) -> int:
        """Where what was said gives way to the outlet's own words: `has said it will …, but it has not …`."""
        words = self.words
        perfect = words[head.cue.first - 1] in ("has", "have") or words[head.cue.first].endswith("s")
        acts = self.lists["acts"]
        for i in range(at + 3, stop - 3):
            if (
                words[i] in ("but", "and")
                and words[i + 1] in acts
                and words[i + 2] in acts
                and not self.quoted.holds(i)
                and not head.aside
            ):
                return i - (words[i - 1] == ",")  # said it was a first step but ruled out a merger
            if words[i] == "," and words[i + 1] in ("but", "yet") and words[i + 2] in ("it", "he", "she", "they"):
                present = words[i + 3] in ("has", "have", "is", "are", "does", "do")
                if present and not self.quoted.holds(i) and (perfect or self.lists["past"] & set(words[at:i])):
                    return i
        return stop
