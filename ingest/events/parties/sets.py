"""The sets of bodies of a text: those that come together in its changes, and those that stand in one list."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.bodies.line_ups import MOST
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import SOME_CCGS
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

_NOUNS = frozenset({"organisations", "bodies", "commissioners", "groups", "ccgs", "boards"})
#: A noun that is the subject stands at most so many tokens before its verb.
_FAR = 14


@dataclass(frozen=True, slots=True)
class Sets:
    """`told` come together in the text, `listed` stand there in one list; each once."""

    told: tuple[tuple[str, ...], ...]
    listed: tuple[tuple[str, ...], ...]

    @property
    def all(self) -> list[tuple[str, ...]]:
        return list(self.told or self.listed)


def sets_of(doc: Document, bodies: Bodies, told: Sequence[tuple[str, ...]]) -> Sets:
    """The sets of bodies of a text, given those of the changes that it tells."""
    lists = dict.fromkeys(tuple(sorted({m.agent for m in run})) for run in runs(doc, bodies.mentions))
    return Sets(tuple(dict.fromkeys(told)), tuple(s for s in lists if 1 < len(s) <= MOST))


def counted_after(doc: Document, first: int, last: int) -> Group | None:
    """A group that a number and a noun for bodies tell right after the words of an event: `merge five local NHS
    organisations`."""
    words = doc.tokens.words
    noun = next((i for i in range(first, min(last, first + 6)) if words[i] in _NOUNS), None)
    group = _counted(doc, noun) if noun is not None else None
    return (
        group
        if group is not None
        and all(w in ("the", "of", "all", "up", "its", "their") for w in words[first : group.first])
        else None
    )


def counted_before(doc: Document, first: int, last: int) -> Group | None:
    """A group that a number and a noun for bodies tell as the subject before the words of an event: `Six NHS
    organisations will merge`."""
    noun = next((i for i in range(last - 1, max(first, last - _FAR) - 1, -1) if doc.tokens.words[i] in _NOUNS), None)
    return (
        _counted(doc, noun)
        if noun is not None and not {",", ";", ":", "that", "with"} & set(doc.tokens.words[noun:last])
        else None
    )


def counted_in_place(doc: Document, token: int) -> Group | None:
    """A number with a place and no noun right before the verb at a token: `and two in Devon will become`."""
    tokens, words, helps = doc.tokens, doc.tokens.words, lexicon("changes")["helps"]
    last = token
    while last and words[last - 1] in helps:
        last -= 1
    i = last
    while i and tokens.capital(i - 1) and words[i - 1].isalpha():
        i -= 1
    number = number_before(words, i - 1) if i < last and words[i - 1] in ("in", "across") else None
    if number is None or not 1 < number[0] <= MOST:
        return None
    return Group(tokens.starts[number[1]], tokens.ends[last - 1], number[1], last, (SOME_CCGS,), int(number[0]))


def counted_at(doc: Document, bodies: Bodies, token: int) -> Group | None:
    """A group that a number and a noun for bodies tell right at a token, where the text speaks of CCGs: `runs all eight
    organisations`."""
    noun = next(
        (i for i in range(token, min(doc.sentence_tokens(token)[1], token + 6)) if doc.tokens.words[i] in _NOUNS), None
    )
    group = _counted(doc, noun) if noun is not None else None
    before = bodies.nearest_before(token, "ccg")
    spoken = before is not None and token - before.last <= 5 * _FAR
    return (
        group
        if group is not None
        and spoken
        and all(w in ("the", "all", "of", "both") for w in doc.tokens.words[token : group.first])
        else None
    )


def _counted(doc: Document, noun: int) -> Group | None:
    tokens = doc.tokens
    i = noun
    while (
        i
        and noun - i < 4
        and (
            tokens.words[i - 1] in lexicon("changes")["counted_adjectives"]
            or (tokens.capital(i - 1) and tokens.words[i - 1].isalpha() and number_before(tokens.words, i) is None)
        )
    ):
        i -= 1
    number = number_before(tokens.words, i)
    if number is None or not 1 < number[0] <= MOST:
        return None
    return Group(tokens.starts[number[1]], tokens.ends[noun], number[1], noun + 1, (SOME_CCGS,), number[0])
