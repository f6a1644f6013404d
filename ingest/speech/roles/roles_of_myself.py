"""Roles that people tell of themselves: `I am Jane Doe and I chair X`, `“I chair X,” says Jane Doe`."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles.roles_heading import RolesHeading

#: Before the name of one who tells it himself.
_NAMED = (["i", "am"], ["i", "'m"], ["name", "is"], ["name", "'s"], ["i", ","])
_HEADS = ("chair", "lead", "head")
_CLOSING = ("”", '"', "’")
#: Tokens from `I` to the end of what is quoted, and from there to the name of who says it.
_QUOTED, _TAG = 60, 4


class RolesOfMyself:
    """The rules over one document. Places are tokens."""

    def __init__(self, phrases: RolePhrases) -> None:
        self.phrases, self.heading = phrases, RolesHeading(phrases)
        self.doc, self.people, self.words = phrases.doc, phrases.people, phrases.words
        self.lists = phrases.lists

    def of(self, i: int) -> Iterator[Capacity]:
        """The roles that the `I` at a token has by the verb behind it."""
        words, last = self.words, self.doc.sentence_tokens(i)[1]
        verb = i + 1
        while verb < last and words[verb] in self.lists["adverbs"]:
            verb += 1
        is_one = verb < last and words[verb] in ("am", "'m")
        if verb + 1 >= last or not is_one and words[verb] not in _HEADS or verb + 1 in self.people.by_lead:
            return
        mention = self._who(i)
        if mention is None:
            return
        if not is_one:
            yield from self.heading.of(mention, verb, last)
            return
        start = verb + 1
        while start < last and words[start] in self.lists["adverbs"]:
            start += 1
        end = self.phrases.end_of_apposition(start, last, ",")
        yield from self.phrases.read(mention, start, end, "actual", "linked", near=3)

    def _who(self, i: int) -> PersonMention | None:
        """Who says `I` at a token: who is told to say it behind the quotation, or who gave a name before."""
        return self._tagged(i) or self._named(i)

    def _tagged(self, i: int) -> PersonMention | None:
        """`“I chair X,” says Jane Doe`; `“…,” Jane Doe says`."""
        block = self.doc.layout.block_at(self.doc.tokens.starts[i])
        stop = min(self.doc.tokens.range(block.start, block.end)[1], i + _QUOTED)
        close = next((j for j in range(i, stop) if self.words[j] in _CLOSING), None)
        if close is None:
            return None
        lead = next((j for j in range(close + 1, min(stop, close + _TAG)) if j in self.people.by_lead), None)
        says = any(cue.value != "none" for cue in self.doc.cues.within("say", close + 1, min(stop, close + _TAG + 4)))
        return self.people.by_lead[lead] if lead is not None and says else None

    def _named(self, i: int) -> PersonMention | None:
        """The last before a token who told an own name in the paragraphs up to it: `I am Jane Doe`."""
        for mention in self.people.before(i):
            if self.words[mention.lead - 2 : mention.lead] in _NAMED:
                return mention
        return None
