"""Whom a verb of saying may mean whose subject is no name: `he noted that`, `the CCG said`, and the answers of an
interview.

More than one agent may be meant. Each that is open is taken; whom the words leave no room for is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.claim import Claim, Role, Statement
from ccgkg.ingest.proofs.credit.antecedents import ccgs_meant
from ccgkg.ingest.proofs.credit.noun_kinds import may_stand_for
from ccgkg.ingest.proofs.credit.said_subjects import NOUNS, PERSONS, SUBJECT, posts, subjects
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named, names_of

#: Tokens before a sentence in which the body is named that a noun stands for.
_BACK = 300
#: Whom nouns stand for in texts about CCGs, by their value in the lexicon.
_KNOWN = {"england": ("nhs-england",), "regulator": ("nhs-improvement", "nhs-england"), "auditor": ("nao",)}


def may_be_meant(ground: Ground, named: Named, claim: Claim, agent: str, at: int) -> bool:
    """Whether `agent` may be who is meant by the pronoun or noun that says what stands at code point `at`."""
    if agent == ground.interviewee and _answers(ground, at):
        return True
    if agent == (ground.headed or ground.owner) and _we(ground, claim, at):
        return True
    if agent.startswith("person/") and any(_has_post(ground, agent, post) for post in posts(ground, claim, at)):
        return True
    return any(_may_mean(ground, named, claim, agent, subject) for subject in subjects(ground, claim, at))


def _may_mean(ground: Ground, named: Named, claim: Claim, agent: str, subject: int) -> bool:
    """Whether the pronoun or noun at a token may mean an agent."""
    word = ground.doc.tokens.words[subject]
    if word in NOUNS:
        return agent in ccgs_meant(ground, subject)
    if word in PERSONS:
        return agent.startswith("person/") and _is_nearest(ground, named, agent, subject, PERSONS[word])
    bodies = _meant_by_it(ground, claim, subject) if word == "it" else _meant_by_noun(ground, subject)
    return any(named.same(agent, one) for one in bodies if one) or _ends_in(agent, word)


def _answers(ground: Ground, at: int) -> bool:
    """Whether a place lies in a quotation whose block names no one else who could have said it."""
    doc = ground.doc
    if ground.quotations.at(at) is None:
        return False
    block = doc.layout.block_at(at)
    low, high = doc.tokens.range(block.start, block.end)
    who = ground.interviewee
    outside = [c for c in doc.cues.within("say", low, high) if ground.quotations.at(doc.tokens.starts[c.first]) is None]
    others = [
        m for m in ground.people.within(low, high) if m.person.slug != who and ground.quotations.at(m.start) is None
    ]
    return not (outside and others)


def _we(ground: Ground, claim: Claim, at: int) -> bool:
    """Whether `we` outside quotation marks is the subject of a verb of saying in the sentence: that of the body whose
    paper it is."""
    doc = ground.doc
    low, high = doc.sentence_tokens(doc.tokens.at(at))
    cues = [
        c
        for c in doc.cues.within("say", low, high)
        if doc.tokens.words[c.first - 1] == "we" and doc.tokens.starts[c.first] < claim.start
    ]
    return any(ground.quotations.at(doc.tokens.starts[c.first]) is None for c in cues)


def _has_post(ground: Ground, agent: str, post: str) -> bool:
    """Whether the text tells that a person has a post by just this noun."""
    return any(
        isinstance(c, Role) and c.person == agent and post == c.role.lower().split()[-1] for c in ground.told["role"]
    )


def _meant_by_it(ground: Ground, claim: Claim, token: int) -> Iterator[str | None]:
    """The bodies that `it` may stand for: who told the sentence before, else who is named last, or whose report the
    text is about."""
    doc = ground.doc
    low = doc.sentence_tokens(token)[0]
    back = doc.sentence_tokens(low - 1)[0] if low else low
    teller = _teller(ground, back, low)
    if teller is not None:
        yield teller
        return
    if _has_ccg_noun(ground, back, low):
        yield from ccgs_meant(ground, low)
    previous = ground.bodies.within(back, low)
    if not (low and _opens_with_report(ground, back)):
        before = [m for m in ground.bodies.within(max(0, low - _BACK), token) if m.kind != "outlet"]
        yield from (m.agent for m in (*before[-1:], *previous[:1]))
    if doc.cues.within("voice-document", back, low) or not any(m.kind == "body" for m in previous):
        yield ground.author_before(low)
        if isinstance(claim, Statement):
            yield ground.owner


def _meant_by_noun(ground: Ground, token: int) -> Iterator[str | None]:
    """The bodies that a noun for a body or a report may stand for: whose report the text is about, and whom it means in
    all texts."""
    cue = ground.doc.cues.ending("voice-body", token + 1)
    if ground.owner and (cue is None or may_stand_for(ground, cue, ground.owner)):
        yield ground.owner
    yield from _KNOWN.get(cue.value, ()) if cue is not None else ()


def _teller(ground: Ground, back: int, low: int) -> str | None:
    """The body that opens the sentence at tokens [back, low) and is the subject of its verb of saying: then `it` goes
    on to mean that."""
    named = next((m for m in ground.bodies.within(back, back + SUBJECT) if m.kind != "outlet"), None)
    if named is None or back == low:
        return None
    verbs = ground.doc.cues.within("say", named.last, low)
    return named.agent if any(c.first - named.last < SUBJECT for c in verbs) else None


def _has_ccg_noun(ground: Ground, low: int, high: int) -> bool:
    """Whether tokens have a noun for a CCG that was named before: `the CCG said`."""
    words = ground.doc.tokens.words
    return any(words[i] in ("the", "this") and words[i + 1] in NOUNS for i in range(low, high - 1))


def _opens_with_report(ground: Ground, low: int) -> bool:
    """Whether a sentence opens with a noun for a report: `The report recommends that`; then `it` goes on to mean
    that."""
    opening = ground.doc.cues.within("voice-document", low, low + SUBJECT)
    return bool(opening) and ground.doc.tokens.words[low] in ("the", "this", "its", "their")


def _ends_in(agent: str, word: str) -> bool:
    """Whether the name of an agent has the noun: `the committee` of the Public Accounts Committee."""
    return word not in ("it", "body", "organisation") and any(word in name for name in names_of(agent))


def _is_nearest(ground: Ground, named: Named, agent: str, token: int, gender: str) -> bool:
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
