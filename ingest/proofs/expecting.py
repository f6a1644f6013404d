"""Whom a figure is credited to by a verb of expecting: `it is forecasting a deficit of`, `the group, which was inadequate, expects`.

The subject opens the sentence: a name, or a pronoun or a noun for a body that was named before.
"""

from __future__ import annotations

from ccgkg.ingest.claim import Change, Claim, Figure
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named

_KINDS = frozenset({"think", "post"})
_NOUNS = frozenset({"ccg", "ccgs", "group", "groups", "organisation", "body", "commissioner"})
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
    cue = next((c for c in doc.cues.within("say", low, first) if c.value in _KINDS), None)
    if cue is None or ground.quotations.at(claim.start) is not None:
        return False
    if words[cue.first - 2] in ("which", "who") and words[cue.first - 3] == "," or words[cue.first - 1] in ("which", "who") and words[cue.first - 2] == ",":
        comma = cue.first - (3 if words[cue.first - 3] == "," else 2)
        return bool(named.within(agent, comma - 6, comma)) and any(p[1] == comma for p in named.within(agent, comma - 6, comma))
    opening = [m for m in ground.bodies.within(low, cue.first) if m.kind != "outlet"]
    if opening:
        return bool(named.within(agent, low, cue.first)) and opening[0].first - low <= _HEAD
    head = words[low : low + _HEAD]
    if head[0] != "it" and not any(head[i] == "the" and not _NOUNS.isdisjoint(head[i + 1 : i + 3]) for i in range(len(head) - 1)):
        return False
    before = [m.agent for m in ground.bodies.within(max(0, low - _BACK), low) if m.kind == "ccg"][-1:]
    results = {c.result for c in ground.told["change"] if isinstance(c, Change) and c.result and "new" in head}
    return agent in {*before, *results, ground.main_body}
