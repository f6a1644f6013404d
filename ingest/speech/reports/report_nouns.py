"""Words that look like verbs of saying and are nouns or the ends of names: `the NAO report`, `its claims`, `the Nursing
Record`."""

from __future__ import annotations

from ccgkg.ingest.speech.reports.speech_grammar import MARKS, PAUSES, Quoted, SpeechGrammar
from ccgkg.ingest.speech.speakers.speaker import words_of
from ccgkg.ingest.speech.speakers.speakers import Speakers
from ccgkg.ingest.speech.speakers.verb_case import VerbCase
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Subjects of a base form that no ending shows to be plural.
_PLURAL = ("they", "we", "who", "people", "staff")
#: Tokens before a verb in which the document may stand on which its subject hangs.
_PAPERS = 14


class ReportNouns:
    """Tells them in one document. Places are tokens."""

    def __init__(self, doc: Document, speakers: Speakers, quoted: Quoted, grammar: SpeechGrammar) -> None:
        self.doc, self.speakers, self.quoted, self.grammar = doc, speakers, quoted, grammar
        self.words = doc.tokens.words
        self.lists = words_of()

    def is_noun(self, case: VerbCase) -> bool:
        """Whether a word is no verb where it stands."""
        return (
            case.bare
            and self._ends_name(case.cue)
            or case.single
            and (self._determined(case) or self._had(case) or self._named(case))
        )

    def _ends_name(self, cue: Cue) -> bool:
        """The end of a name in a sentence: `told the Nursing Record that`."""
        capital = self.doc.tokens.capital
        named = (
            capital(cue.first)
            and capital(cue.first - 1)
            and self.words[cue.first - 1].isalpha()
            and not capital(cue.last)
        )
        return named and self.doc.layout.block_at(self.doc.tokens.starts[cue.first]).kind != "heading"

    def _determined(self, case: VerbCase) -> bool:
        """A noun with its determiner: `the report`, `its claims`, `have your say`."""
        if not case.bare:
            return False
        if case.before in self.lists["articles"]:
            return True
        noun = case.verb in self.lists["nouns"] or case.verb.endswith(("s", "ing"))
        return noun and (case.before in self.lists["determiners"] or case.before == "'s")

    def _had(self, case: VerbCase) -> bool:
        """A plural that someone has: `had replies from its members`."""
        at = case.cue.first
        return case.verb.endswith("s") and at > case.first and self.words[at - 1] in self.lists["before-nouns"]

    def _named(self, case: VerbCase) -> bool:
        """A noun after a name: `the NAO report`."""
        return (
            case.verb in self.lists["nouns"]
            and not case.passive
            and not self._plural(case.at - 1, case.first)
            and not self._goes_on(case)
        )

    def _plural(self, at: int, first: int) -> bool:
        """Whether the word before a base form can be its subject: a plural, or two joined."""
        if self.words[at] == ",":
            return self._with_aside(at, first)
        if any(self._papers(cue, at) for cue in self.doc.cues.within("voice-document", max(first, at - _PAPERS), at)):
            return True
        if at < first or self.speakers.bodies.at(at) is not None:
            return at > first and self.words[at - 1] in ("and", "&")
        return self.words[at].endswith("s") and self.words[at] != "'s" or self.words[at] in _PLURAL

    def _with_aside(self, comma: int, first: int) -> bool:
        """Whether several documents before an aside that ends at a comma are the subject: `The figures, published by X,
        show`."""
        cues = self.doc.cues.within("voice-document", max(first, comma - _PAPERS), comma)
        return any(self.words[c.last] == "," and self.words[c.last - 1].endswith("s") for c in cues)

    def _papers(self, cue: Cue, at: int) -> bool:
        """Whether several documents are the subject that ends at a token: `papers for its board show`."""
        after, lists = self.words[cue.last], self.lists
        hangs = any(after in lists[key] for key in ("prepositions", "participles", "seen", "bound"))
        between = self.words[cue.last : at]
        return (
            hangs
            and self.words[cue.last - 1].endswith("s")
            and PAUSES.isdisjoint(between)
            and MARKS.isdisjoint(between)
        )

    def _goes_on(self, case: VerbCase) -> bool:
        """Whether a word that may be a noun is a verb by what follows: `that`, or an amount after `it forecast`."""
        if case.after == "that":
            return True
        if case.verb != "forecast" or case.after not in ("a", "an", "its", "it") or case.at == case.first:
            return False
        return case.before in ("it", "he", "she") or self.speakers.bodies.at(case.at - 1) is not None
