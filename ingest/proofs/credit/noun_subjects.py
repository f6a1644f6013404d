"""Whom a noun beside a verb of saying may stand for: `its survey found`, `a spokesperson said`, `the forum has said`,
`a charity has warned`.

A noun for a document or for one who speaks stands for the body named with it, else for one named before; a noun for a
kind of body for one whose name ends in it; one for a sort of body (`a charity`, `a think tank`) for the first that the
text goes on to name.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ccgkg.ingest.claim import Claim
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUPS, Named, names_of
from ccgkg.ingest.proofs.proof_words import proof_words
from ccgkg.ingest.text.cues import Cue

#: Tokens before a verb of saying among which its subject stands, and behind it.
_BEFORE, _BEHIND = 18, 5
#: Sentences before and behind one in which the body is named that a noun stands for.
_BACK, _AHEAD = 2, 3
#: Before a noun for a document: it is a person's.
_A_PERSONS = frozenset({"his", "her", "my"})
#: Nouns for kinds of bodies, in which their names end.
KINDS = proof_words("body-kinds")
_SORTS = proof_words("body-sorts")
#: Bodies of which none is such a one, and mentions back to which it is looked for.
_KNOWN = frozenset({"nhs-england", "nhs-improvement", "dhsc", "dh", "nao", "pac", "parliament", "nhs"})
_FEW = 30


def noun_may_mean(ground: Ground, named: Named, claim: Claim, agent: str) -> bool:
    """Whether a noun that is subject of a verb of saying in the sentence of a claim may stand for an agent that is no
    person."""
    if agent.startswith("person/"):
        return False
    doc = ground.doc
    first, last = doc.tokens.range(claim.start, claim.end)
    low, high = doc.sentence_tokens(first)[0], doc.sentence_tokens(max(first, last - 1))[1]
    return any(
        _may_mean(ground, named, agent, a, b, low, high) for a, b in _subjects(ground, claim, first, last, low, high)
    )


def _subjects(ground: Ground, claim: Claim, first: int, last: int, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The tokens on both sides of each verb of saying of a sentence, no part of the claim, in which its subject
    stands."""
    starts = ground.doc.tokens.starts
    for cue in ground.doc.cues.within("say", low, high):
        if claim.start <= starts[cue.first] < claim.end or ground.quotations.at(starts[cue.first]) is not None:
            continue
        if cue.first >= last:
            yield max(last, cue.first - _BEFORE), min(high, cue.last + _BEHIND)
        else:
            yield max(low, cue.first - _BEFORE), min(first, cue.last + _BEHIND)


def _may_mean(ground: Ground, named: Named, agent: str, first: int, last: int, low: int, high: int) -> bool:
    """Whether a noun at the tokens [first, last) beside a verb may stand for an agent; [low, high) is its sentence."""
    if _is_of_its_kind(ground, named, agent, first, last) or _is_of_its_sort(ground, agent, first, last, low, high):
        return True
    words = ground.doc.tokens.words
    nouns = _nouns(ground, first, last)
    if not nouns or any(not _A_PERSONS.isdisjoint((words[c.first - 1], words[c.first - 2])) for c in nouns):
        return False
    said = words[first:last]
    bodies = [m.agent for m in ground.bodies.within(first, last) if m.kind != "outlet"]
    if agent in GROUPS:
        group = any(True for _ in ground.bodies.groups_within(first, last))
        return group or not bodies and "their" in said
    if bodies:
        return agent in bodies
    if "its" in said or "their" in said:
        return agent in _before(ground, low) - {ground.owner}
    author = ground.author_before(low)
    return agent in (_before(ground, low) if author is None else (author, ground.owner))


def _is_of_its_kind(ground: Ground, named: Named, agent: str, first: int, last: int) -> bool:
    """`the forum has said`: a noun in which an agent's name ends, and that the text names."""
    words = ground.doc.tokens.words
    kinds = KINDS.intersection(words[first:last]).intersection(word for name in names_of(agent) for word in name)
    told = any(words[i] in kinds and words[i - 1] in ("the", "said", "says") for i in range(max(1, first), last))
    return told and bool(named.places(agent))


def _is_of_its_sort(ground: Ground, agent: str, first: int, last: int, low: int, high: int) -> bool:
    """`a charity has warned`, where the agent is the first that the text goes on to name; `the charity said`, where it
    was named last."""
    words = ground.doc.tokens.words
    if _SORTS.isdisjoint(words[first:last]):
        return False
    if agent in _next_named(ground, high):
        return True
    definite = any(words[i] in _SORTS and words[i - 1] == "the" for i in range(max(1, first), last))
    return definite and agent in _named_before(ground, low)


def _nouns(ground: Ground, first: int, last: int) -> list[Cue]:
    """The nouns for a document, but for `in the report`, and those for one who speaks for a body."""
    cues, words = ground.doc.cues, ground.doc.tokens.words
    documents = [c for c in cues.within("voice-document", first, last) if words[c.first - 2] != "in"]
    return documents + [c for c in cues.within("voice-person", first, last) if c.value == "spokes"]


def _before(ground: Ground, low: int) -> set[str | None]:
    """The bodies that a noun may stand for which names none: those named last and first just before, and the text's
    own."""
    back = low
    for _ in range(_BACK):
        back = ground.doc.sentence_tokens(back - 1)[0] if back else 0
    named = [m.agent for m in ground.bodies.within(back, low) if m.kind != "outlet"]
    return {*named[-1:], *named[:1], ground.owner, ground.main_body}


def _named_before(ground: Ground, low: int) -> set[str]:
    """The body that is no CCG, no outlet and none that every text knows which was named last before a sentence."""
    found = (m.agent for m in itertools.islice(ground.bodies.before(low, "body"), _FEW) if m.agent not in _KNOWN)
    return set(itertools.islice(found, 1))


def _next_named(ground: Ground, high: int) -> set[str]:
    """The first body that is no CCG and no outlet which the sentences behind one name."""
    doc = ground.doc
    end = high
    for _ in range(_AHEAD):
        end = doc.sentence_tokens(end)[1] if end < len(doc.tokens.words) else end
    return {m.agent for m in [m for m in ground.bodies.within(high, end) if m.kind not in ("ccg", "outlet")][:1]}
