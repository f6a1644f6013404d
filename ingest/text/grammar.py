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
    finite, nominative, marks, none = (
        frozenset(raw[key].split()) for key in ("finite", "nominative", "marks", "no-verbs")
    )
    return finite, nominative, after, marks, none


@cache
def _frames() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What begins an object, what is no verb in a base form, and the adverbs that stand right before a verb."""
    raw = lexicon("speech")
    keys = (
        "prepositions",
        "adverbial-starts",
        "coordinators",
        "relative",
        "determiners",
        "single-adverbs",
        "no-verbs",
        "no-base",
        "times",
    )
    none = frozenset(" ".join(raw[key] for key in keys).split())
    return frozenset(raw["objects"].split()), none, frozenset(raw["before-verbs"].split())


class Grammar:
    """Tells finite verbs in the tokens of a document, by the lists of `rules/speech.yaml` and the words before them."""

    def __init__(self, doc: Document) -> None:
        self.words, self._tokens = doc.tokens.words, doc.tokens
        self._finite, self._nominative, self._no_verb_after, self._marks, self._no_verbs = _lists()
        self._objects, self._no_base, self._adverbs = _frames()

    def finite(self, first: int, last: int) -> bool:
        """Whether the tokens [first, last) hold a finite verb."""
        return any(self.is_finite(i, first) for i in range(first, last))

    def is_finite(self, at: int, first: int) -> bool:
        """Whether the verb at a token is finite, in a clause that begins at `first` at the earliest; none is behind the
        text."""
        words = self.words
        if at >= len(words):
            return False
        word = words[at]
        if word == "may" and at > first and self._tokens.capital(at):
            return False  # the month
        if at > first and words[at - 1] == "to":
            return False
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
        if at + 1 < len(words) and self._takes_object(before, word, words[at + 1]):
            return True
        if not word.endswith("ed") or len(word) < 5 or before in self._no_verb_after:
            return False
        return words[at + 1] != "by" if at + 1 < len(words) else True

    def _takes_object(self, before: str, word: str, after: str) -> bool:
        """Whether a word that no list has is a verb by what stands around it: `groups now share a chief`, `it saves
        £3m`."""
        if (
            after not in self._objects
            and after[0] != "£"
            or not word.isalpha()
            or len(word) < 4
            or word in self._no_base
        ):
            return False
        if (
            not before.isalpha()
            or before in self._no_verb_after
            or before in self._no_base
            and before not in self._adverbs
        ):
            return False
        if word.endswith("s"):
            return not word.endswith(("ss", "us", "is")) and not before.endswith("s")
        plural = before.endswith("s") and not before.endswith("ss") or before in self._adverbs
        return plural and not word.endswith(("ed", "ing", "ly"))
