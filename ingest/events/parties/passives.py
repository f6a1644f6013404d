"""Whose deed it is that a body behind `by` or `from` did: that of the words right before it, and not of those that are
joined to them (decision 14): `was rated inadequate by NHS England and had to draw up a plan`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.events.interventions.intervening import intervention_words
from ccgkg.ingest.text.document import Document

#: Verbs of intervening that have their measure behind the agent: `was placed by NHS England in special measures`.
_PLACES = frozenset({"placed", "put", "served", "issued", "sent"})
#: The same where what is to be done stands there: `was told by NHS England to draw up a plan`, and not that it is
#: inadequate.
_TELLS = _PLACES | {"told", "ordered", "asked", "required", "instructed", "given"}
#: Words between the preposition and the body, at most.
_DESCRIBED = 5
#: Tokens before the preposition in which such a verb stands.
_NEAR = 3


def is_agent_of(doc: Document, kind: Literal["rating", "intervention"], token: int, start: int) -> bool:
    """Whether a body at a token, behind its `by`, can be the agent of what the sentence from `start` tells of a kind:
    no words of the other kind stand nearer before it."""
    acts = bool(
        (_PLACES if kind == "rating" else _TELLS) & set(doc.tokens.words[max(start, token - 1 - _NEAR) : token - 1])
    )
    rated = _last(doc, ("grade",), start, token - 1)
    done = token if acts else _last(doc, ("intervention",), start, token - 1)
    if kind == "rating":
        return rated >= done
    rates = max((c.last for c in doc.cues.within("rates", start, token - 1) if c.value == "verb"), default=-1)
    return done >= max(rated, rates)


def _last(doc: Document, labels: tuple[str, ...], start: int, token: int) -> int:
    """Where the last word of some cues before a token ends; -1 where none stands there."""
    return max(
        (c.last for label in labels for c in doc.cues.within(label, start, token) if c.last <= token), default=-1
    )


def preposition_of(words: Sequence[str], mention: Mention, start: int) -> str:
    """The preposition before a body, past what describes it: `by` of `by the regulator NHS England`, `by bosses at NHS
    England`, `by the regulator, NHS England`."""
    i = mention.first - 1
    apposed = i > start and words[i] == "," and words[i - 1] in ("regulator", "watchdog", "body")
    before = _past_described(words, i - apposed, start)
    return "," if apposed and before not in ("by", "from") else before


def _past_described(words: Sequence[str], i: int, start: int) -> str:
    """The word before what describes a body, which ends at the token `i`."""
    low = max(start, i - _DESCRIBED)
    while i > low and words[i] in intervention_words()["describes"]:
        i -= 1
    return words[i] if i >= start else ""


def actor_end(words: Sequence[str], mention: Mention) -> int:
    """The token behind a body that acts, past its people and its short name: `NHS England bosses`, `NHS England
    (NHSE)`."""
    last = mention.last
    if words[last : last + 1] == ["("] and words[last + 2 : last + 3] == [")"]:
        last += 3
    last += (
        words[last : last + 1] == ["'s"]
        and words[last + 1 : last + 2] != []
        and words[last + 1] in intervention_words()["people"]
    )
    while words[last : last + 1] != [] and words[last] in intervention_words()["people"]:
        last += 1
    return last
