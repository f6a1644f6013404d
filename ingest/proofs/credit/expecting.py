"""Whom a figure is credited to by a verb of expecting: `it is forecasting a deficit of`, `the group, which was
inadequate, expects`.

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
#: Tokens of a name, at most.
_NAME = 6


def expects(ground: Ground, named: Named, claim: Claim, agent: str) -> bool:
    """Whether an agent may be the subject of a verb of expecting before a figure in its sentence."""
    if not isinstance(claim, Figure):
        return False
    doc = ground.doc
    first, last = doc.tokens.range(claim.start, claim.end)
    low = doc.sentence_tokens(first)[0]
    if agent in GROUPS and _counts_them(ground, last):
        return True
    cue = next((c for c in doc.cues.within("say", low, first) if c.value in _KINDS), None)
    if cue is None or ground.quotations.at(claim.start) is not None:
        return False
    comma = _comma(doc.tokens.words, cue.first)
    if comma is not None:
        return any(p[1] == comma for p in named.within(agent, comma - _NAME, comma))
    opening = [m for m in ground.bodies.within(low, cue.first) if m.kind != "outlet"]
    if opening:
        return bool(named.within(agent, low, cue.first)) and opening[0].first - low <= _HEAD
    return agent in _meant(ground, low)


def _comma(words: list[str], verb: int) -> int | None:
    """The comma before the relative clause of which a verb is the first, if it is so: `the group, which expects`, `X,
    which now expects`."""
    return next((i - 1 for i in (verb - 2, verb - 1) if words[i] in ("which", "who") and words[i - 1] == ","), None)


def _meant(ground: Ground, low: int) -> set[str | None]:
    """The bodies for which `it` or `the group` at the head of a sentence may stand: named last, what a change results
    in, the text's own."""
    head = ground.doc.tokens.words[low : low + _HEAD]
    noun = any(head[i] == "the" and not _NOUNS.isdisjoint(head[i + 1 : i + 3]) for i in range(len(head) - 1))
    if head[0] != "it" and not noun:
        return set()
    before = [m.agent for m in ground.bodies.within(max(0, low - _BACK), low) if m.kind == "ccg"][-1:]
    results = {c.result for c in ground.told["change"] if isinstance(c, Change) and c.result and "new" in head}
    return {*before, *results, ground.main_body}


def _counts_them(ground: Ground, last: int) -> bool:
    """Whether a number that ends before token `last` counts the subject of a verb of saying or expecting: `Four of the
    15 expect to`."""
    words = ground.doc.tokens.words
    cue = next(iter(ground.doc.cues.within("say", last, last + _SUBJECT)), None)
    return (
        cue is not None
        and cue.value in _OF_ITS_OWN
        and all(w in _COUNTED or w[0].isdecimal() for w in words[last : cue.first])
    )
