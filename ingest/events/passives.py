"""Whose deed it is that a body behind `by` or `from` did: that of the words right before it, and not of those that are joined to
them (decision 14): `was rated inadequate by NHS England and had to draw up a plan`."""

from __future__ import annotations

from typing import Literal

from ccgkg.ingest.text.document import Document

#: Verbs of intervening that have their measure behind the agent: `was placed by NHS England in special measures`.
_PLACES = frozenset({"placed", "put", "served", "issued", "sent"})
#: The same where what is to be done stands there: `was told by NHS England to draw up a plan`, and not that it is inadequate.
_TELLS = _PLACES | {"told", "ordered", "asked", "required", "instructed", "given"}
#: Tokens before the preposition in which such a verb stands.
_NEAR = 3


def is_agent_of(doc: Document, kind: Literal["rating", "intervention"], token: int, start: int) -> bool:
    """Whether a body at a token, behind its `by`, can be the agent of what the sentence from `start` tells of a kind: no words of
    the other kind stand nearer before it."""
    acts = bool((_PLACES if kind == "rating" else _TELLS) & set(doc.tokens.words[max(start, token - 1 - _NEAR) : token - 1]))
    rated = _last(doc, ("grade",), start, token - 1)
    done = token if acts else _last(doc, ("intervention",), start, token - 1)
    if kind == "rating":
        return rated >= done
    rates = max((c.last for c in doc.cues.within("rates", start, token - 1) if c.value == "verb"), default=-1)
    return done >= max(rated, rates)


def _last(doc: Document, labels: tuple[str, ...], start: int, token: int) -> int:
    """Where the last word of some cues before a token ends; -1 where none stands there."""
    return max((c.last for label in labels for c in doc.cues.within(label, start, token) if c.last <= token), default=-1)
