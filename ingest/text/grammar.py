"""Grammar: where a finite verb stands."""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document

PAUSES = frozenset((",", "–", "—", "-", ";"))


@cache
def _lists() -> tuple[frozenset[str], ...]:
    """Finite verbs, nominatives, what no verb follows, marks, and what is no verb."""
    raw = lexicon("speech")
    after = PAUSES | frozenset(f"{raw['determiners']} {raw['prepositions']} {raw['no-verb-after']}".split())
    finite, nominative, marks, none = (frozenset(raw[key].split()) for key in ("finite", "nominative", "marks", "no-verbs"))
    return finite, nominative, after, marks, none


class Grammar:
    """Tells finite verbs in the tokens of a document, by the lists of `rules/speech.yaml` and the words before them."""

    def __init__(self, doc: Document) -> None:
        self.words = doc.tokens.words
        self._finite, self._nominative, self._no_verb_after, self._marks, self._no_verbs = _lists()

    def finite(self, first: int, last: int) -> bool:
        """Whether the tokens [first, last) hold a finite verb."""
        return any(self.is_finite(i, first) for i in range(first, last))

    def is_finite(self, at: int, first: int) -> bool:
        """Whether the verb at a token is finite, in a clause that begins at `first` at the earliest; none is behind the text."""
        words = self.words
        if at >= len(words):
            return False
        word = words[at]
        if word in self._finite or word.endswith("n't"):
            return True
        if at == first:
            return False
        before = words[at - 1]
        if before in self._marks and at - 1 > first:
            before = words[at - 2]
        if before in self._nominative and word.isalpha() and word not in self._no_verbs:
            return True
        if before == "it" and word.endswith("s") and len(word) > 3:
            return True
        if not word.endswith("ed") or len(word) < 5 or before in self._no_verb_after:
            return False
        return words[at + 1] != "by" if at + 1 < len(words) else True
