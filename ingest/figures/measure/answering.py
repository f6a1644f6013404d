"""Those whom a number counts because they answered: `replies came from 112 of the groups`, `a poll of 412 GPs`."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: Between a poll and the number asked in it.
_BETWEEN = frozenset(["all", "the", "just", "only", "some", "its", "more", "than", "over", "about", "nearly"])
#: Behind `asked 79 directors`, what they were asked, or how it goes on; the first two are what they were told to do.
_NEXT = frozenset({"to", "for", ",", "about", "how", "what", "whether", "if", "and", "why", "when"})
#: Tokens back from `from` in which the answers are named, and behind a number in which it is told what was asked.
_BACK = 8
_BEHIND = 6
#: There were never fewer CCGs: so many were all asked.
_ALL = 106


def answers(doc: Document, n: Number, low: int) -> Measured | None:
    """The respondents that a count counts, where the words before it say that they were asked or answered."""
    words, i = doc.tokens.words, n.begin
    while i > low and words[i - 1] in _BETWEEN:
        i -= 1
    if i <= low:
        return None
    if words[i - 1] == "from":
        return _from(doc, low, i)
    if i > low + 1 and words[i - 1] == "by" and words[i - 2] in ("answered", "returned", "completed"):
        return Measured("respondents", i - 2, i, "respondents")
    if n.value >= _ALL and words[n.begin - 1] == "all" and words[n.last] in ("ccgs", "clinical"):
        return None  # `We asked all 207 CCGs`
    asked = _polled(words, low, i) or words[i - 1] in ("asked", "contacted") and _goes_on_to_say(doc, n)
    return Measured("respondents", i - 1, i, "respondents") if asked else None


def _polled(words: list[str], low: int, i: int) -> bool:
    """`surveyed 79 directors`, `a poll of 412 GPs`."""
    if words[i - 1] in word_lists()["polls_verbs"]:
        return True
    if i <= low + 1 or words[i - 1] not in ("of", "among", "with") or words[i - 2] not in word_lists()["polls"]:
        return False
    return word_lists()["examined"].isdisjoint(words[max(low, i - 6) : i - 2])  # `examined a random sample of 50 CCGs`


def _goes_on_to_say(doc: Document, n: Number) -> bool:
    """Whether those asked were asked something, and not told to do it: `asked 79 directors how they felt`, `asked 79,
    and 53%`."""
    high = doc.sentence_tokens(n.first)[1]
    behind = next((w for w in doc.tokens.words[n.last : min(high, n.last + _BEHIND)] if w in _NEXT), "")
    return behind not in ("", "to", "for")


def _from(doc: Document, low: int, i: int) -> Measured | None:
    """`replies came from 112 of the groups`."""
    cues = [c for c in doc.cues.within("counted", max(low, i - _BACK), i - 1) if c.value == "respondents"]
    if not cues or any(w in (",", ";", "and", "but") for w in doc.tokens.words[cues[-1].last : i]):
        return None
    return Measured("respondents", cues[-1].first, cues[-1].last, "respondents")
