"""Occupations: what a person is in no body, told beside the name: `Retired teacher Jane Doe`, `Jane Doe, a shop worker
from Leek`."""

from __future__ import annotations

from ccgkg.ingest.speech.people.doers import is_doer
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.capacities import Capacity, role_words
from ccgkg.ingest.text.document import Document

#: Words of an occupation at most.
_LONGEST = 4


class Occupations:
    """Reads them in one document: a noun for one who does something, told by its ending or by the list."""

    def __init__(self, doc: Document) -> None:
        self.doc, self.words, self.lists = doc, doc.tokens.words, role_words()

    def of(self, mention: PersonMention) -> Capacity | None:
        """The occupation before a full name or after it."""
        if not mention.full:
            return None
        first, last = self.doc.sentence_tokens(mention.first)
        return self._before(mention, first) or self._after(mention, last)

    def _before(self, mention: PersonMention, first: int) -> Capacity | None:
        at = mention.lead
        start = at
        while start > first and at - start < _LONGEST and self._part(start - 1):
            start -= 1
            if self.doc.tokens.capital(start):
                break
        opens = start == first or self.words[start - 1] in self.lists["occupied"]
        return self._told(mention, start, at) if opens and start < at and is_doer(self.words[at - 1]) else None

    def _after(self, mention: PersonMention, last: int) -> Capacity | None:
        words, at = self.words, mention.last
        if at + 2 < last and words[at] == "," and words[at + 1].isdecimal():
            at += 2  # aged
        if at + 2 >= last or words[at] != "," or words[at + 1] not in ("a", "an"):
            return None
        start = end = at + 2
        while end < last and end - start < _LONGEST and self._part(end) and not self.doc.tokens.capital(end):
            end += 1
        closed = end < last and (
            words[end] in (",", "(", "–") or words[end] in self.lists["joins"] or words[end] in ("who", "in", "and")
        )
        return self._told(mention, start, end) if closed and end > start and is_doer(words[end - 1]) else None

    def _part(self, token: int) -> bool:
        word = self.words[token]
        plain = word.replace("-", "").isalpha() and word not in self.lists["stops"] | self.lists["verbs"]
        return plain and word not in self.lists["determiners"] and not word.endswith("ly")

    def _told(self, mention: PersonMention, start: int, end: int) -> Capacity:
        tokens = self.doc.tokens
        a, b = tokens.starts[start], tokens.ends[end - 1]
        return Capacity(mention, " ".join(self.doc.text[a:b].split()), a, b, (), "actual", "occupation")
