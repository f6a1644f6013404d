"""What a change is good or bad for, not that it comes: `a merger would save money`, `merging is the best way to`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.text.document import Document

_BE = frozenset({"is", "was", "are", "were"})
_MODALS = frozenset({"would", "will", "could", "might"})
#: The time of what is told beside a change: `left in the year of a merger`.
_TIMES = (["year", "of"], ["year", "before"], ["year", "after"], ["years", "after"], ["months", "after"])
_GROUPS = frozenset({"ccg", "ccgs", "groups", "commissioners"})
#: Verbs by which a gerund is judged, and words that make what stands there a clause of its own.
_JUDGES = frozenset({"does", "do", "has", "can", "cannot", "means", "makes", "brings", "costs"})
_LINKS = frozenset({"to", "which", "that"})
#: Before a gerund that someone judges, and the verbs behind it.
_SAID = frozenset({"said", "that", "says", "felt", "argued", "believed", "thought", "warned", "claimed"})
_VERDICTS = frozenset({"was", "is", "would", "made", "makes"})
_APART = frozenset({",", "and", "that"})
#: Tokens behind the words of a change in which its verb may stand: near by, at the head of a sentence, behind a verb of
#: saying.
_NEAR, _FAR, _CLOSE = 8, 24, 6


def weighed(doc: Document, event: Event) -> bool:
    """Whether a change is only weighed by the words around it."""
    words = doc.tokens.words
    if event.form == "noun":
        return _beside(words, event) or _noun(doc, event)
    if event.form == "one" and (_serves(words, event) or _makes_sense(words, event)):
        return True
    return _studied(words, event) or _gerund(doc, event)


def _serves(words: Sequence[str], event: Event) -> bool:
    """`a single CCG will save £3m a year`, `would be too big`."""
    if words[event.last] not in _MODALS:
        return False
    verb = _verb_behind(words, event.last + 1)
    if words[verb] == "be":
        return words[verb + 1] in change_words()["judged"]
    return words[verb] in change_words()["effects"] - {"take"}


def _verb_behind(words: Sequence[str], token: int) -> int:
    """The token of the verb behind a modal, past adverbs: `spread` of `would simply spread`."""
    adverbs = change_words()["adverbs"] | {"just", "only", "not"}
    while words[token] in adverbs or (words[token].endswith("ly") and len(words[token]) > 4):
        token += 1
    return token


def _makes_sense(words: Sequence[str], event: Event) -> bool:
    """`it makes sense to have one CCG`."""
    having = words[event.first - 2 : event.first]
    if having == ["to", "have"]:
        return True
    return having == ["of", "having"] and words[event.first - 3] in ("sense", "point", "case", "good")


def _beside(words: Sequence[str], event: Event) -> bool:
    """`left in the year of a merger`."""
    when = event.first - 1 - (words[event.first - 1] == "a")
    return words[when - 1 : when + 1] in _TIMES


def _noun(doc: Document, event: Event) -> bool:
    """`a merger would save money`, and not `the merger would take effect`."""
    words, last = doc.tokens.words, event.last
    if _takes_place(words, last) or _announced(doc, event):
        return False
    if words[last] in _BE and words[last + 1] in change_words()["foreseen"]:
        return _expected_to(words, last)
    if event.type == "joint-commissioning" and words[last] == "will":
        return False  # `From 1 November a joint committee will take decisions for all four`
    return words[last] in _MODALS and words[_verb_behind(words, last + 1)] in change_words()["effects"]


def _takes_place(words: Sequence[str], last: int) -> bool:
    """`the merger will take place in May`."""
    return words[last + 1 : last + 3] in (["take", "effect"], ["take", "place"]) or (
        words[last + 2] in change_words()["eventful"]
    )


def _announced(doc: Document, event: Event) -> bool:
    """`Merger would leave just two CCGs in the county`, in a heading."""
    if doc.layout.block_at(doc.tokens.starts[event.first]).kind != "heading":
        return False
    return not _GROUPS.isdisjoint(doc.tokens.words[event.last : event.last + _NEAR])


def _expected_to(words: Sequence[str], last: int) -> bool:
    """`the merger is expected to save £2m`, and not `to take place`."""
    return (
        words[last + 2] == "to"
        and words[last + 3] in change_words()["effects"] - {"be"}
        and words[last + 4] not in ("place", "effect")
    )


def _studied(words: Sequence[str], event: Event) -> bool:
    """`a study on the merging of CCGs`."""
    return words[event.first].endswith("ing") and words[event.first - 1] == "the" and words[event.last] == "of"


def _gerund(doc: Document, event: Event) -> bool:
    """`merging is the best way to save`: a gerund that is the subject of what it brings."""
    words, (start, _) = doc.tokens.words, doc.sentence_tokens(event.first)
    if event.form not in ("verb", "share") or not words[event.first].endswith("ing"):
        return False
    return (
        _judged(words, event, start)
        or event.first == start
        and _has_effect(words, event)
        or _said_of(words, event)
        or _with_verb(words, event)
    )


def _judged(words: Sequence[str], event: Event, start: int) -> bool:
    """`Merging two bodies does not make either better`, where it opens a sentence or a quotation."""
    opens = words[event.first - 1] in ("“", "‘", '"') or all(not w[0].isalnum() for w in words[start : event.first])
    near = words[event.last : event.last + _NEAR]
    if ["has", "been"] in [near[n : n + 2] for n in range(len(near))]:
        return False  # `Merging A and B has been ruled out`
    return opens and event.type == "merger" and not _JUDGES.isdisjoint(near) and _LINKS.isdisjoint(near)


def _has_effect(words: Sequence[str], event: Event) -> bool:
    """`Merging A and B would save money`."""
    modal = next((i for i in range(event.last, min(len(words), event.last + _FAR)) if words[i] in _MODALS), None)
    return modal is not None and words[modal + 1] in change_words()["effects"] - {"be"}


def _said_of(words: Sequence[str], event: Event) -> bool:
    """`said merging CCGs was a distraction`."""
    if words[event.first - 1] not in _SAID:
        return False
    near = words[event.last : event.last + _CLOSE]
    verb = next((n for n, w in enumerate(near) if w in _VERDICTS), None)
    return verb is not None and _APART.isdisjoint(near[:verb])


def _with_verb(words: Sequence[str], event: Event) -> bool:
    """`merging made no difference`, and not `before merging`."""
    return words[event.first - 1] not in change_words()["before_gerund"] and (
        words[event.last] in _MODALS | {"was", "is", "made", "makes"}
    )
