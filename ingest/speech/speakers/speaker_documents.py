"""Who speaks in a document or through a spokesman: its author, its owner, or whoever the text said it was."""

from __future__ import annotations

from abc import abstractmethod

from ccgkg.ingest.bodies.names import slug_of
from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.speech.speakers.speaker_authors import SpeakerAuthors
from ccgkg.ingest.text.cues import Cue

#: Tokens of a document’s phrase, at most.
_PHRASE = 24
#: Tokens with which a sentence begins.
_BEGINS = 3
#: What ends the way back to a document from what hangs on it.
_STOPS = frozenset((",", ";", ":", ".", "that", "which", "who"))
#: Before a document that stands in a sentence with its speaker: `X in a statement said`.
_IN_A = frozenset(("a", "the", "its", "an", "their", "his", "her"))
#: Before a document that the text has told of.
_THE = frozenset(("the", "this", "that", "these", "today's", "yesterday's"))


class SpeakerDocuments(SpeakerAuthors):
    """Reads the phrases of documents and spokesmen, which may hold those of other speakers."""

    @abstractmethod
    def before(self, at: int, low: int, tag: bool = False) -> Speaker | None:
        """The speaker whose phrase ends before a token."""

    def _pronoun(self, at: int, tag: bool) -> Speaker | None:
        if self.words[at] == "it" and not tag and (paper := self._brought(at)) is not None:
            return paper
        return super()._pronoun(at, tag)

    def _brought(self, at: int) -> Speaker | None:
        """The document that the sentence before brought in with its author, where `It` opens a sentence: `An MP held up
        a letter from X. It said`; a body that opens that sentence may be meant itself, but it does not find."""
        first, _ = self.doc.sentence_tokens(at)
        if first != at or not first:
            return None
        low, high = self.doc.sentence_tokens(first - 1)
        cues = reversed([*self.doc.cues.within("voice-document", low, high)])
        cue = next((c for c in cues if self.words[c.last] in ("from", "by") and self.bodies.at(c.first) is None), None)
        if cue is None:
            return None
        finds = any(c.value == "find" for c in self.doc.cues.within("say", at, at + 3))
        author = self._author(cue.last, high)
        if author is None or self.bodies.within(low, min(low + _BEGINS, cue.first)) and not finds:
            return None
        return Speaker(author.agent, at, at + 1, author.person, True, self.words[cue.last - 1])

    def _tailed(self, at: int, low: int) -> Speaker | None:
        """The document whose phrase ends at a token with what hangs on it: `a report into waits by the NAO`, `papers
        seen by X`."""
        floor = at
        while floor > low and at - floor < _PHRASE and not self._ends_way(floor - 1, low):
            floor -= 1
        for cue in self.doc.cues.within("voice-document", floor, at - 1):
            if not self._has_tail(cue, floor):
                continue
            found = self._author(cue.last, at)
            first = cue.first
            if found is None:
                found = self._document(cue, low)
                first = found.first if found else first
            noun = self.words[cue.last - 1]
            return Speaker(found.agent, first, at, found.person, True, noun) if found is not None else None
        return self._staff(floor, at)

    def _ends_way(self, at: int, low: int) -> bool:
        """Whether a token ends the way back to a document: a pause, or a verb that is no participle, as in `papers put
        to X`."""
        words, lists = self.words, self.lists
        if (body := self.bodies.at(at)) is not None and body.first < at:
            return False
        if words[at] in _STOPS or words[at] in lists["marks"]:
            return True
        if words[at] in ("put", "sent", "led") and words[at + 1 : at + 2] == ["by"]:
            return False
        written = words[at] in lists["participles"] or words[at] in lists["seen"]
        if written and self.doc.cues.ending("voice-document", at) is not None:
            return False
        return self.grammar.is_finite(at, low)

    def _has_tail(self, cue: Cue, floor: int) -> bool:
        """Whether something hangs on a document, and it hangs on nothing itself: not `under directions by X and
        posted`."""
        words, lists = self.words, self.lists
        if words[cue.last - 1] == "directions":
            return False
        if not any(words[cue.last] in lists[key] for key in ("prepositions", "participles", "seen", "bound")):
            return False
        return cue.first - floor <= 1 or words[cue.first - 1] not in lists["prepositions"]

    def _staff(self, floor: int, at: int) -> Speaker | None:
        """`analysts at Marlow Partners`: those who speak for a body, though no list may have it."""
        for cue in self.doc.cues.within("voice-person", floor, at - 2):
            if cue.value == "spokes" and self.words[cue.last] in ("for", "from", "at", "of"):
                body = self.bodies.at(cue.last + 1 + (self.words[cue.last + 1] == "the"))
                if body is not None:
                    return Speaker(body.agent, cue.first, at)
                name = range(cue.last + 1, at)
                unlisted = len(name) > 1 and all(self.doc.tokens.capital(i) for i in name)
                return Speaker(slug_of(" ".join(self.words[i] for i in name)) if unlisted else None, cue.first, at)
        return None

    def _document(self, cue: Cue, low: int) -> Speaker | None:
        """The speaker of a document: whose it is by what stands before it, or as the text told before."""
        agent, first, kind = self._owner_before(cue.first, low)
        noun = self.words[cue.last - 1]
        if first > low and self.words[first - 1] == "in" and kind in _IN_A:
            found = self.before(first - 1, low)  # X in a statement said
            if found is not None:
                return found
        if agent is None:
            agent = self._owner_meant(cue, kind)
            if agent is None and kind in ("", "a", "an") and self.ahead.in_head(cue.first):
                agent = self.ahead.author(noun, cue.last)
            shown = first > low and self.words[first - 1] in self.lists["seen"]  # X has seen papers suggesting
            if agent is None and noun in ("papers", "minutes", "documents") and kind in ("", "the") and not shown:
                agent = self.body
        person = self.person if agent is not None and self.person and agent == self.person.slug else None
        return Speaker(agent, first, cue.last, person, True, noun)

    def _owner_meant(self, cue: Cue, kind: str) -> str | None:
        """Whose a document is by its determiner: `its report`, `their letter`, `the review`."""
        if kind == "its":
            return self.body or self._likely_owner(cue.first)
        if kind == "their":
            start, _ = self.doc.sentence_tokens(cue.first)
            if next(self.bodies.groups_within(start, cue.first), None) is not None:
                return ALL_CCGS
            return self.last.agent if self.last is not None else None
        if kind in ("his", "her"):
            return self.person.slug if self.person else None
        if kind in _THE:
            begins = self.doc.tokens.at(self.doc.layout.block_at(self.doc.tokens.starts[cue.first]).start)
            here = self._introduced(cue, begins)  # X published its report. The report says
            known = here or self.owners.get(self.words[cue.last - 1]) or self._introduced(cue)
            return known or self.owner or self._likely_owner(cue.first)
        if kind == "your" and self.doc.source.publisher:
            return slug_of(self.doc.source.publisher)  # Your report says, in a letter to the editor
        return self.antecedents.own if kind == "our" else None

    def _spokes(self, cue: Cue, low: int) -> Speaker:
        """The body for which a spokesman speaks: `its spokesman`, `the report’s authors`, `a spokeswoman`."""
        agent, first, kind = self._owner_before(cue.first, low)
        paper = self.doc.cues.ending("voice-document", cue.first - 1) if self.words[cue.first - 1] == "'s" else None
        if agent is None and paper is not None:
            found = self._document(paper, low)
            return Speaker(found.agent if found else None, paper.first, cue.last)
        spokes = self.words[cue.first].startswith("spokes")
        if agent is None and (kind == "its" or spokes and kind in ("a", "the")):
            agent = self.body or self.last_body
        return Speaker(agent, first, cue.last)
