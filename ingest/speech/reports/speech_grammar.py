"""The grammar of a sentence with a verb of saying: finite verbs, the addressee, the adverbials, and what stands in
quotation marks."""

from __future__ import annotations

from ccgkg.ingest.speech.speakers.speaker import words_of
from ccgkg.ingest.speech.speakers.speakers import Speakers
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.grammar import PAUSES, Grammar
from ccgkg.ingest.text.quotations import Quotations

__all__ = ["MARKS", "PAUSES", "Quoted", "SpeechGrammar"]

#: Words that a sentence may quote without anyone speaking, at most.
_WORDS = 4
#: Tokens of an occasion between two commas, at most.
_CONTEXT = 16

MARKS = frozenset(("“", "”", '"', "‘", "'", "«", "»", "„"))


class Quoted:
    """What of a text stands between quotation marks. Places are tokens."""

    def __init__(self, doc: Document, quotations: Quotations) -> None:
        self.starts, self.quotations, self.text = doc.tokens.starts, quotations, doc.text

    def holds(self, token: int) -> bool:
        quotation = self.quotations.at(self.starts[token])
        return quotation is not None and quotation.start <= self.starts[token]

    def opens(self, token: int) -> bool:
        """Whether a token is the mark that opens a quotation."""
        quotation = self.quotations.at(self.starts[token])
        return quotation is not None and quotation.start == self.starts[token]

    def speaks(self, token: int) -> bool:
        """Whether a token opens what someone said, and no word or two of the text's own: `stayed put: “good”, for the
        third year`."""
        quotation = self.quotations.at(self.starts[token]) if self.opens(token) else None
        if quotation is None:
            return False
        return quotation.words > _WORDS or self.text[quotation.inner_end - 1] in ",.?!…"

    def whole(self, span: tuple[int, int]) -> bool:
        return span[0] < span[1] and all(self.holds(i) for i in range(*span))


class SpeechGrammar(Grammar):
    """Where the parts of a sentence end. Places are tokens, ranges half-open."""

    def __init__(self, doc: Document, speakers: Speakers) -> None:
        super().__init__(doc)
        self.doc, self.speakers = doc, speakers
        self.lists = words_of()

    def clause_near(self, at: int, stop: int) -> bool:
        """Whether a finite verb stands close enough for a clause to begin here, with no relative pronoun before it."""
        for i in range(at, min(stop, at + 18)):
            if self.words[i] in self.lists["relative"] or self.words[i] in (",", ";"):
                return False
            if self.is_finite(i, at):
                return i == at or self.words[i - 1] not in ("and", "or", "but")  # found £7.6m and was sure
        return False

    def clause_behind(self, at: int, stop: int) -> int | None:
        """Where a clause begins behind a phrase at a token with no comma between: `According to X the plan is late`."""
        words, lists, held = self.words, self.lists, ("and", "or", "&", "'s")
        for verb in range(at + 1, min(stop, at + _CONTEXT)):
            if words[verb] in PAUSES or words[verb] in MARKS or words[verb] in lists["relative"] or words[verb] == ":":
                return None
            papers = words[verb] in lists["issues"] and self.doc.cues.within("voice-document", at, verb)
            if papers or not self.is_finite(verb, at):  # According to the letter the CCG sent
                continue
            for i in range(verb - 1, at, -1):
                body = self.speakers.bodies.at(i)
                starts = (
                    body.first == i if body is not None else words[i] in lists["subjects"] or words[i][0].isdecimal()
                )
                alone = i - 1 == at and words[at] == "her"
                if starts and (alone or words[i - 1] not in lists["prepositions"] | lists["determiners"].union(held)):
                    return i
        return None

    def that(self, at: int, stop: int) -> int | None:
        """The `that` after adverbials or an addressee: `warned ministers last week that`."""
        words = self.words
        if at >= stop or words[at] in ("the", "a", "an") and words[at - 1] in ("said", "says"):
            return None
        for i in range(at, min(stop, at + 18)):
            word = words[i]
            if word == "that" and i > at and words[i - 1] in ("and", "but"):
                return None  # told staff that it had found savings and that it was over
            if word == "that":
                return i if not words[i + 1 : i + 2] or not self.is_finite(i + 1, i) else None
            if word in MARKS or word in (":", ";") or self.is_finite(i, at):
                return None
        return None

    def _addressee(self, at: int, stop: int) -> int:
        """The token after whom something was told."""
        words, lists = self.words, self.lists
        if at >= stop:
            return at
        body = self.speakers.bodies.at(at + (words[at] == "the"))
        person = self.speakers.people.by_lead.get(at)
        if body is not None:
            at = body.last
            if at >= stop or words[at] != "'s":
                return at
            at += 1
        if person is not None:
            return person.last
        if words[at] in lists["addressees"] and (words[at] != "her" or self.finite(at + 1, stop)):  # told her staff
            at += 1
            return self._addressee_tail(at, stop)
        if words[at] == "this" and at + 1 < stop and words[at + 1] in lists["house"]:
            return at + 2  # told this newspaper
        after_preposition = True
        for i in range(at, min(stop, at + 14)):
            word = words[i]
            if word in ("that", ":", ",", ";") or word in MARKS:
                return i
            if word in ("he", "she", "it", "they", "there", "we", "this", "no") or self.is_finite(i, at):
                return i
            if word in ("the", "a", "an", "its", "their", "his", "her") and not after_preposition:
                return i
            if (
                word in lists["contexts"]
                and words[i + 1 : i + 2]
                and words[i + 1] not in lists["prepositions"] | lists["contexts"] | {"'s", ",", "that"}
            ):
                return i + 1
            after_preposition = word in lists["prepositions"]
        return min(stop, at + 14)

    def _addressee_tail(self, at: int, stop: int) -> int:
        """Past `on the public accounts committee` after `MPs`."""
        words = self.words
        if at + 1 < stop and words[at] in ("on", "at", "in", "from", "of"):
            body = self.speakers.bodies.at(at + 1 + (words[at + 1] == "the"))
            if body is not None:
                return body.last
            for i in range(at + 1, min(stop, at + 8)):
                if words[i] in self.lists["contexts"]:
                    return i + 1
        return at

    def _adverbials(self, at: int, stop: int) -> int:
        """The token after the adverbials that follow a verb of saying: times, places, documents, addressees."""
        words, lists = self.words, self.lists
        while at < stop:
            word = words[at]
            if word == "," and (closed := self._parenthesis(at, stop)):
                at = closed
                continue
            if word in lists["single-adverbs"] or (
                word.endswith("ly") and word not in lists["not-adverbs"] and not self._subject_at(at)
            ):
                at += 1
                continue
            moved = self._time(at, stop) or self._context(at, stop)
            if not moved:
                return at
            at = moved
        return at

    def _parenthesis(self, at: int, stop: int) -> int:
        """Past `, however,`, `, for example,` and `, in a paper of two pages, that`: the token after the second comma,
        or 0."""
        if self.words[at + 1] in self.lists["leads-context"]:
            comma = next((i for i in range(at + 2, min(stop, at + _CONTEXT)) if self.words[i] == ","), stop)
            if self.words[comma + 1 : comma + 2] == ["that"] and not self.finite(at + 1, comma):
                return comma + 1
        for i in range(at + 2, min(stop, at + 5)):
            if self.words[i] == ",":
                return i + 1 if self.lists["parentheses"].issuperset(self.words[at + 1 : i]) else 0
        return 0

    def _subject_at(self, at: int) -> bool:
        return self.doc.tokens.capital(at)

    def _time(self, at: int, stop: int) -> int:
        words, times = self.words, self.lists["times"]
        i = at
        if words[i] in self.lists["leads-time"]:
            i += 1
            while i < stop and words[i] in self.lists["within-time"]:
                i += 1
        if i < stop and (words[i] in times or (words[i].isdecimal() and i > at)):
            year = len(words[i]) == 4 and words[at] in ("in", "since", "back")
            if words[i].isdecimal() and not year and (i + 1 >= stop or words[i + 1] not in times):
                return 0
            while i < stop and (words[i] in times or words[i].isdecimal()):
                i += 1
            return i
        if i + 1 < stop and words[i + 1] in ("ago",):
            return i + 2
        if i + 2 < stop and words[i + 2] == "ago":
            return i + 3
        return 0

    def _context(self, at: int, stop: int) -> int:
        """Past `in a statement to members`, `at the meeting`, `to HSJ`."""
        words, lists = self.words, self.lists
        if words[at] not in lists["leads-context"]:
            return 0
        if words[at] in ("in", "on") and at + 1 < stop:
            outlet = self.speakers.bodies.at(at + 1 + (words[at + 1] == "the"))
            if outlet is not None and outlet.kind == "outlet":
                return outlet.last
        if words[at] == "to" and at + 1 < stop:
            body = self.speakers.bodies.at(at + 1 + (words[at + 1] == "the"))
            if body is not None:
                return body.last
            return at + 2 if words[at + 1] in lists["addressees"] else 0
        for i in range(at + 1, min(stop, at + 9)):
            word = words[i]
            if word in lists["contexts"]:
                i += 1
                if i < stop and (
                    words[i] in lists["participles"] or words[i] in lists["seen"] or words[i] in ("out", "due")
                ):
                    i += 1
                    return self._time(i, stop) or self._context_tail(i, stop) if i < stop else i
                if i < stop and words[i] in lists["prepositions"]:
                    return self._context_tail(i, stop)
                return i
            if word == "'s" or word in lists["determiners"] or word in lists["adjectives"] or word.isalpha():
                if word in lists["personal"] or word in ("it", "they", "that", "there") or self.is_finite(i, at):
                    return 0
                continue
            return 0
        return 0

    def _context_tail(self, at: int, stop: int) -> int:
        words = self.words
        for i in range(at + 1, min(stop, at + 24)):
            if words[i] in ("that", ":", ",") or words[i] in MARKS:
                return i
            published = words[i] in self.lists["participles"] | self.lists["seen"] and not self.doc.tokens.capital(
                i - 1
            )
            if not published and self.is_finite(i, at):
                body = self.speakers.bodies.at(at + 1 + (words[at + 1] == "the"))
                return body.last if body is not None and body.last < i else at
        return stop if stop - at < 24 else at

    def is_tag(self, cue: Cue, end: int) -> bool:
        """Whether nothing that was said follows the verb."""
        at = self.after_addressee(cue, end)
        return at >= end or self.words[at] in (",", ";", ")", "–", "—")

    def after_addressee(self, cue: Cue, stop: int) -> int:
        at = self._addressee(cue.last, stop) if cue.value == "tell" else cue.last
        return self._adverbials(at, stop)
