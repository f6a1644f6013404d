"""What the head of a text speaks of before it is named: `a charity has warned`, `letter says`, and further down whose
they are."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.speech.speakers.antecedents import kinds_of
from ccgkg.ingest.speech.speakers.speaker import words_of
from ccgkg.ingest.text.document import Document
from ccgkg.ontology.organisations import find

#: Blocks that a headline, its standfirst, the byline and the first paragraph may be, and those below in which they are
#: explained.
_HEAD, _BELOW = 5, 6
#: Documents told of below that are looked through.
_DOCUMENTS = 40


class Foreshadowed:
    """Looks ahead in one document. Places are tokens."""

    def __init__(self, doc: Document, bodies: Bodies) -> None:
        self.doc, self.bodies, self.words = doc, bodies, doc.tokens.words
        self.lists = words_of()

    def in_head(self, token: int) -> bool:
        """Whether a token stands in the head of the text."""
        return self.doc.layout.sentence_at(self.doc.tokens.starts[token]).block < _HEAD

    def author(self, noun: str, token: int) -> str | None:
        """Whose the document is that a noun in the head means: that of the first of its kind told below with its
        author."""
        cues = self.doc.cues.all("voice-document")
        at = bisect_left(cues, token + 1, key=lambda c: c.first)
        for cue in islice(cues, at, at + _DOCUMENTS):
            if _single(self.words[cue.last - 1]) != _single(noun):
                continue
            i = cue.last
            if self.words[i : i + 1] == ["'s"] or i + 2 >= len(self.words):
                continue
            if self.words[i] in ("from", "by"):
                i += 1 + (self.words[i + 1] == "the")
                body = self.bodies.at(i)
                if body is not None and body.first == i and body.kind != "outlet":
                    return body.agent
            owner = self._possessor(cue.first)
            if owner is not None:
                return owner.agent
        return None

    def _possessor(self, at: int) -> Mention | None:
        """The body whose the noun phrase at a token is: `NHS England’s letter`, `the NAO’s latest report`."""
        first, _ = self.doc.sentence_tokens(at)
        i = at
        while i > first and self.words[i - 1] in self.lists["adjectives"] and self.words[i - 1] != "'s":
            i -= 1
        body = self.bodies.at(i - 2) if i - 1 > first and self.words[i - 1] in ("'s", "'", "’") else None
        return body if body is not None and body.last == i - 1 and body.kind != "outlet" else None

    def body(self, noun: str, token: int) -> str | None:
        """The body that a noun in the head stands for: the first below at which a sentence begins, if the noun may mean
        it."""
        layout = self.doc.layout
        here = layout.sentence_at(self.doc.tokens.starts[token]).block
        index = layout.index_at(self.doc.tokens.starts[token])
        for sentence in islice(layout.sentences, index + 1, None):
            if sentence.block > here + _BELOW:
                return None
            first, _ = self.doc.range_of(sentence)
            body = self.bodies.at(first + (self.words[first : first + 1] == ["the"]))
            if (
                body is not None
                and body.first <= first + 1
                and body.kind == "body"
                and sentence.block > here
                and self._may_mean(noun, body)
            ):
                return body.agent
            told = next(
                (
                    m
                    for m in self.bodies.within(first, self.doc.range_of(sentence)[1])
                    if m.kind == "body" and sentence.block > here and self._speaks(m)
                ),
                None,
            )
            if told is not None and self._may_mean(noun, told):
                return told.agent
        return None

    def _speaks(self, body: Mention) -> bool:
        """Whether a body or its paper says or finds something: `…, Age UK has warned`, `a Nuffield Trust report`, `a
        report by the X`."""
        words, cues = self.words, self.doc.cues
        after = body.last + (words[body.last : body.last + 1] in (["has"], ["have"]))
        if cues.starting("say", after) is not None or cues.starting("voice-document", body.last) is not None:
            return True
        by = body.first - 1 - (words[body.first - 1] == "the")
        return (
            by > 1
            and words[by] in ("by", "from")
            and any(cues.ending("voice-document", i) is not None for i in range(max(0, by - 2), by + 1))
        )

    def _may_mean(self, noun: str, body: Mention) -> bool:
        single = _single(noun)
        if body.agent in kinds_of(single) or single in self.words[body.first : body.last]:
            return True
        named = find(self.doc.text[body.start : body.end])
        return named is None and self.lists["other-kinds"].isdisjoint(
            (self.words[body.first], self.words[body.last - 1])
        )


def _single(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
