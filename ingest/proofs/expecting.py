"""Whom a figure is credited to by a verb of expecting: `it is forecasting a deficit of`, `the group, which was inadequate, expects`.

The subject opens the sentence: a name, or a pronoun or a noun for a body that was named before.
"""

from __future__ import annotations

from ccgkg.ingest.claim import Change, Claim, Figure
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUPS, Named

_KINDS = frozenset({"think", "post"})
_NOUNS = frozenset({"ccg", "ccgs", "group", "groups", "organisation", "body", "commissioner"})
#: What may stand between a number and the verb whose subject it counts, and so many tokens at most.
_COUNTED = _NOUNS | {
    "of",
    "the",
    "them",
    "all",
    "in",
    "england",
    "were",
    "are",
    "was",
    "is",
    "have",
    "had",
    "has",
    "been",
    "now",
    "clinical",
    "commissioning",
    "fifteen",
}
_SUBJECT = 8
_OF_ITS_OWN = _KINDS | {"state"}
#: Tokens at the head of a sentence among which its subject stands, and before it in which the body is named.
_HEAD, _BACK = 5, 150


def expects(ground: Ground, named: Named, claim: Claim, agent: str) -> bool:
    """Whether an agent may be the subject of a verb of expecting before a figure in its sentence."""
    if not isinstance(claim, Figure):
        return False
    doc = ground.doc
    words = doc.tokens.words
    first = doc.tokens.at(claim.start)
    low, _ = doc.sentence_tokens(first)
    if agent in GROUPS and _counts_them(ground, doc.tokens.range(claim.start, claim.end)[1]):
        return True
    cue = next((c for c in doc.cues.within("say", low, first) if c.value in _KINDS), None)
    if cue is None or ground.quotations.at(claim.start) is not None:
        return False
    if (
        words[cue.first - 2] in ("which", "who")
        and words[cue.first - 3] == ","
        or words[cue.first - 1] in ("which", "who")
        and words[cue.first - 2] == ","
    ):
        comma = cue.first - (3 if words[cue.first - 3] == "," else 2)
        return bool(named.within(agent, comma - 6, comma)) and any(
            p[1] == comma for p in named.within(agent, comma - 6, comma)
        )
    opening = [m for m in ground.bodies.within(low, cue.first) if m.kind != "outlet"]
    if opening:
        return bool(named.within(agent, low, cue.first)) and opening[0].first - low <= _HEAD
    head = words[low : low + _HEAD]
    if head[0] != "it" and not any(
        head[i] == "the" and not _NOUNS.isdisjoint(head[i + 1 : i + 3]) for i in range(len(head) - 1)
    ):
        return False
    before = [m.agent for m in ground.bodies.within(max(0, low - _BACK), low) if m.kind == "ccg"][-1:]
    results = {c.result for c in ground.told["change"] if isinstance(c, Change) and c.result and "new" in head}
    return agent in {*before, *results, ground.main_body}


def _counts_them(ground: Ground, last: int) -> bool:
    """Whether a number that ends before token `last` counts the subject of a verb of saying or expecting: `Four of the 15 expect to`."""
    words = ground.doc.tokens.words
    cue = next(iter(ground.doc.cues.within("say", last, last + _SUBJECT)), None)
    return (
        cue is not None
        and cue.value in _OF_ITS_OWN
        and all(w in _COUNTED or w[0].isdecimal() for w in words[last : cue.first])
    )
