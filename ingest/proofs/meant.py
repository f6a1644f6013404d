"""Whom a verb of saying may mean whose subject is no name: `he noted that`, `the CCG said`, and the answers of an interview.

More than one agent may be meant. Each that is open is taken; whom the words leave no room for is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.claim import Claim
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named

_PERSONS = {"he": "men", "she": "women"}
_NOUNS = frozenset({"ccg", "group", "commissioner"})
#: Tokens before a verb of saying in which its subject stands.
_SUBJECT = 3
#: Questions that an interview has at least, and the blocks at its head that name who is asked.
_QUESTIONS, _HEAD = 2, 4


def may_be_meant(ground: Ground, named: Named, claim: Claim, agent: str, at: int) -> bool:
    """Whether `agent` may be who is meant by the pronoun or noun that says what stands at code point `at`."""
    if agent == interviewee(ground) and _answers(ground, at):
        return True
    tokens = ground.doc.tokens
    for subject in _subjects(ground, claim, at):
        word = tokens.words[subject]
        if word in _NOUNS:
            if agent in (ground.main_body, _named_last(ground, subject)):
                return True
        elif agent.startswith("person/") and _nearest_person(ground, named, agent, subject, _PERSONS[word]):
            return True
    return False


def _subjects(ground: Ground, claim: Claim, at: int) -> Iterator[int]:
    """The pronouns and nouns that are subjects of verbs of saying in the sentence of `at`, not within what is said."""
    doc = ground.doc
    tokens = doc.tokens
    low, high = doc.sentence_tokens(tokens.at(at))
    for cue in doc.cues.within("say", low, high):
        start = tokens.starts[cue.first]
        if claim.start < start < claim.end or ground.quotations.at(start) is not None:
            continue
        for i in range(max(low, cue.first - _SUBJECT), cue.first):
            if tokens.words[i] in _PERSONS or (tokens.words[i] in _NOUNS and tokens.words[i - 1] == "the"):
                yield i


def _nearest_person(ground: Ground, named: Named, agent: str, token: int, gender: str) -> bool:
    """Whether an agent is the person named nearest before a pronoun, those whom it cannot mean left out."""
    own = max((p for p in named.places(agent) if p[1] <= token), default=None)
    if own is None:
        return False
    for mention in ground.people.before(token):
        if mention.last <= own[0] or mention.person.slug == agent:
            return mention.person.slug != agent or mention.person.gender in (gender, "any")
        if mention.person.gender in (gender, "any"):
            return False
    return True


def _named_last(ground: Ground, token: int) -> str | None:
    """The CCG named last before a token."""
    for mention in reversed(ground.bodies.within(max(0, token - 400), token)):
        if mention.kind == "ccg":
            return mention.agent
    return None


def interviewee(ground: Ground) -> str | None:
    """Who answers the questions of a text, where questions stand in blocks of their own: the person its head names first."""
    doc = ground.doc
    blocks = doc.layout.blocks
    asked = [b for b in blocks if doc.text[b.end - 1] == "?" and ground.quotations.at(b.end - 1) is None]
    if len(asked) < _QUESTIONS:
        return None
    low, high = doc.tokens.range(blocks[0].start, blocks[min(_HEAD, len(blocks)) - 1].end)
    first = next(iter(ground.people.within(low, high)), None)
    return first.person.slug if first is not None else None


def _answers(ground: Ground, at: int) -> bool:
    """Whether a place lies in a quotation whose block names no one else who could have said it."""
    doc = ground.doc
    if ground.quotations.at(at) is None:
        return False
    block = doc.layout.block_at(at)
    low, high = doc.tokens.range(block.start, block.end)
    who = interviewee(ground)
    outside = [c for c in doc.cues.within("say", low, high) if ground.quotations.at(doc.tokens.starts[c.first]) is None]
    others = [m for m in ground.people.within(low, high) if m.person.slug != who and ground.quotations.at(m.start) is None]
    return not (outside and others)
