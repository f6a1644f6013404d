"""Light words: adverbs and joints that say nothing of what is told where they stand, and so are no tokens there.

`The group will therefore be rated`, `was, however, formally placed`, `In the meantime, the CCG`: no rule that asks what
stands beside a word need know them. The words are those of `rules/light.yaml`, which tells what each list means.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from ccgkg.ingest.text.cues import Trie, compile_phrases, lexicon
from ccgkg.ingest.text.tokens import Tokens

#: Letters at least of an adverb in -ly.
_SHORTEST = 5
_QUOTES = frozenset("“”\"‘’'")
#: Tokens at most of a time before `it has emerged that`, and of a front.
_BROUGHT, _FRONT = 5, 9
_PARTICIPLES = ("ed", "en", "ing")
#: Where the phrase before an aside begins.
_MARKS = frozenset(",.;:–“”")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon("light")[key].split())


@cache
def _phrases(key: str) -> Trie:
    return compile_phrases({key: {key: lexicon("light")[key]}})


@cache
def _no_verbs() -> frozenset[str]:
    """What stands behind an auxiliary and is no verb."""
    raw = lexicon("speech")
    return _words("no-verbs").union(f"{raw['determiners']} {raw['prepositions']}".split())


@cache
def _finite() -> frozenset[str]:
    return frozenset(lexicon("speech")["finite"].split())


def without_light(tokens: Tokens, heads: Iterable[int]) -> Tokens:
    """The tokens without light words; `heads` are those with which a sentence begins."""
    light = _Light(tokens)
    for head in heads:
        light.drop_opener(head)
    for i in tokens.among(light.adverbs | _phrases("asides").keys() | _phrases("between").keys()):
        if i and i not in light.dropped and not tokens.capital(i) and not light.drop_aside(i):
            light.drop_between(i)
    return tokens.without(light.dropped) if light.dropped else tokens


class _Light:
    """The light words of a text, as they are found."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens, self.words = tokens, tokens.words
        self.dropped: set[int] = set()
        in_ly = (w for w in tokens.places if w[-2:] == "ly" and len(w) >= _SHORTEST)
        self.adverbs = _words("adverbs").union(in_ly) - _words("telling")

    def drop_opener(self, at: int) -> None:
        """`However, the`, `But the`, `Crucially, the`, `It has emerged that the`."""
        words = self.words
        while words[at] in _QUOTES and at < len(words) - 2:
            at += 1
        joint = self._end_of_bringing(at) or _end_of(words, at, _phrases("joints"))
        end = joint or _end_of(words, at, _phrases("openers"))
        if end is None and words[at] in self.adverbs and words[at + 1] == ",":
            end = at + 1
        end = end or self._end_of_front(at)
        if end is None:
            return
        comma, subject = words[end] == ",", words[end] in _words("subjects") or self.tokens.capital(end)
        if comma or subject or joint is not None and words[end].isalpha():
            self.dropped.update(range(at, end + comma))

    def _end_of_bringing(self, at: int) -> int | None:
        """`It has emerged that the`, `This week it emerged that the`."""
        for first in range(at, at + _BROUGHT):
            if end := _end_of(self.words, first, _phrases("bringing")):
                return end
            if self.words[first] not in _words("brought-when"):
                break
        return None

    def _end_of_front(self, at: int) -> int | None:
        """`In a bitter blow for patients, the`."""
        words = self.words
        first = _end_of(words, at, _phrases("fronts-with"))
        if first is None or words[first] not in _words("idle-nouns"):
            return None
        end = next((k for k in range(first, first + _FRONT) if not words[k].isalpha() or self.tokens.capital(k)), first)
        return end if words[end] == "," else None

    def drop_aside(self, at: int) -> bool:
        """`was, however, rated`, with both commas but for one that ends what stands before a subject: `After that,
        however, it was rated`."""
        words = self.words
        end = at + 1 if words[at] in self.adverbs else _end_of(words, at, _phrases("asides"))
        if end is None or words[at - 1] != "," or words[end] != ",":
            return False
        first = at - 1
        while first and words[first - 1] not in _MARKS:
            first -= 1
        while first in self.dropped:
            first += 1
        stays = words[first] in _words("fronts") or words[end + 1] in _words("subjects")
        stays = stays and words[at - 2] not in _words("auxiliaries") | _words("subject-nouns")
        self.dropped.update(range(at if stays else at - 1, end + 1))
        return True

    def drop_between(self, at: int) -> None:
        """`will therefore be`, `has since been`, `was formally rated`."""
        words, before = self.words, at - 1
        while before in self.dropped:
            before -= 1
        if words[at] in self.adverbs:
            end: int | None = at + 1
            light = words[before].isalpha() and words[at + 1].isalpha()
        else:
            end = _end_of(words, at, _phrases("between"))
            light = end is not None and self._goes_on(words[before], words[at], end)
            if not light and (words[before] in _words("subject-nouns") or self.tokens.capital(before)):
                end = _end_of(words, at, _phrases("before-a-verb"))
                light = end is not None and (words[end] in _finite() or words[end].endswith("ed"))
        if end is not None and light:
            self.dropped.update(range(at, end))

    def _goes_on(self, auxiliary: str, word: str, at: int) -> bool:
        """Whether an auxiliary and what stands behind it go on with a verb at a token."""
        after = self.words[at]
        if after == "to":
            return auxiliary in _words("to-be")
        if auxiliary not in _words("auxiliaries") or not after.isalpha() or after in _no_verbs():
            return False
        if self.tokens.capital(at) or auxiliary in _words("present") and word in _words("of-the-present"):
            return False
        if auxiliary in _words("before-verbs") or after.endswith(_PARTICIPLES) or after in self.adverbs:
            return True
        return after in _words("participles") or after in _words("auxiliaries")


def _end_of(words: Sequence[str], at: int, phrases: Trie) -> int | None:
    """The token behind the longest of some phrases that begins at a token."""
    node, end = phrases.get(words[at]), None
    while node is not None:
        at += 1
        end = at if node.listed else end
        node = node.after.get(words[at])
    return end
