"""The body that a pronoun, or `the group`, stands for: who acts in the sentences before, not who only comes in beside it."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.mention import Mention
from ccgkg.ingest.text.document import Document

#: Sentences back to which a pronoun reaches.
REACH = 6
#: So many sentences nearer the CCG is that the whole text is about.
_TOPIC = 3
_PREPOSITIONS = frozenset({"of", "at", "by", "in", "from", "to", "than", "with", "for", "near", "like", "unlike"})
#: Between such a preposition and a name.
_BEFORE_NAME = frozenset({"neighbouring", "nearby", "neighbour", "neighbours", "nhs", "its", "their", "the", ",", "adjoining", "fellow"})
_FORMER = frozenset({"former", "formerly", "previously", "ex"})


def spoken_of(doc: Document, mentions: Sequence[Mention], token: int, topic: str | None) -> Mention | None:
    """The one of some mentions before a token that a pronoun there stands for; `topic` is the CCG that the whole text is about.

    The first in its sentence, else the subject of a sentence before: the nearer the better, and one that hangs on a preposition
    (`chair of X`) counts as two sentences farther off, a former one as six, another paragraph as one; the topic as three nearer.
    """
    layout, words = doc.layout, doc.tokens.words
    index = layout.index_at(doc.tokens.starts[token])
    best: tuple[int, Mention] | None = None
    here = next((m for m in mentions if layout.index_at(m.start) == index), None)
    if here is not None:
        return here
    for mention in sorted(mentions, key=lambda m: (-layout.index_at(m.start), m.first)):
        at = layout.index_at(mention.start)
        first = doc.range_of(layout.sentences[at])[0]
        hangs = _hangs(words, mention.first, first)
        lead = set(words[max(first, mention.first - 6) : mention.first])
        past = hangs and bool(_FORMER & lead or {"who", "was"} <= lead)
        apart = layout.sentences[at].block != layout.sentences[index].block
        far = index - at + (6 if past else 2 if hangs else 0) + apart - (_TOPIC if mention.agent == topic else 0)
        if best is None or far < best[0]:
            best = (far, mention)
    return best[1] if best else None


def _hangs(words: Sequence[str], token: int, first: int) -> bool:
    """Whether a name hangs on a preposition: `chair of X`, `handed to neighbouring X`, `to its neighbour, X`."""
    i = token - 1
    while i > first and words[i] in _BEFORE_NAME:
        i -= 1
    return i >= first and words[i] in _PREPOSITIONS
