"""Which one body a pronoun or a noun (`it`, `its chair`, `the group`) may stand for: all that a reader may take it for,
not one alone."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.claim import Change, Role
from ccgkg.ingest.proofs.ground import Ground

#: Tokens before a word in which the body named last is looked for, and sentences before it whose first-named may still
#: be its subject.
_BACK, _SENTENCES = 300, 2
_NOUNS = frozenset({"ccg", "group", "organisation", "body", "commissioner"})
_ONE = _NOUNS | {"board", "icb"}
_NEW = frozenset({"new", "merged", "combined", "enlarged", "successor", "resulting", "single"})


def ccgs_meant(ground: Ground, token: int) -> set[str]:
    """The CCGs that a noun at a token may stand for: the one named last, subjects before, what its paragraph and the
    one before open with, whom the text is about."""
    found = {m.agent for m in _named(ground, token)}
    found |= {a for a in (ground.main_body, ground.leading, ground.bodies.topic, _of_interviewee(ground)) if a}
    antecedent = ground.bodies.antecedent(ground.doc, token)
    return found | {antecedent.agent} if antecedent else found


def bodies_meant(ground: Ground, token: int) -> set[str]:
    """The bodies of any kind that `it` or `its` at a token may stand for: the first and the last that its sentence
    names before it, else the sentence before; where neither names one, what a noun for a CCG may stand for."""
    low = ground.doc.sentence_tokens(token)[0]
    back = ground.doc.sentence_tokens(low - 1)[0] if low else low
    here = [m.agent for m in ground.bodies.within(low, token) if m.kind != "outlet"]
    before = [m.agent for m in ground.bodies.within(back, low) if m.kind != "outlet"]
    if here:
        return {here[0], here[-1]}
    if not before:
        return ccgs_meant(ground, token)
    named = {before[0], before[-1]}
    noun = any(
        w in _NOUNS and ground.doc.tokens.words[i - 1] in ("the", "this")
        for i, w in enumerate(ground.doc.tokens.words[back:low], back)
        if i
    )
    return named | ccgs_meant(ground, token) if noun else named


def _named(ground: Ground, token: int) -> Iterator[Mention]:
    doc = ground.doc
    yield from [m for m in ground.bodies.within(max(0, token - _BACK), token) if m.kind == "ccg"][-1:]
    low = doc.sentence_tokens(token)[0]
    yield from [m for m in ground.bodies.within(low, token) if m.kind == "ccg"][:1]
    for _ in range(_SENTENCES):
        if not low:
            return
        low, high = doc.sentence_tokens(low - 1)
        yield from [m for m in ground.bodies.within(low, high) if m.kind == "ccg"][:1]
    here = doc.layout.sentence_at(doc.tokens.starts[token]).block
    for block in doc.layout.blocks[max(0, here - 1) : here + 1]:
        yield from [
            m
            for m in ground.bodies.within(*doc.tokens.range(block.start, block.end))
            if m.kind == "ccg" and m.first < token
        ][:1]


def made(ground: Ground, first: int, last: int) -> set[str]:
    """What the change told last before the end of tokens results in, or all do, where they speak of one body as new:
    `the merged CCG`."""
    words, end = ground.doc.tokens.words, ground.doc.tokens.ends[last - 1]
    if not any(words[i] in _NEW and not _ONE.isdisjoint(words[i + 1 : i + 3]) for i in range(first, last)):
        return set()
    results = [c.result for c in ground.told["change"] if isinstance(c, Change) and c.result]
    told = [c.result for c in ground.told["change"] if isinstance(c, Change) and c.result and c.start < end]
    return {*told[-1:], *(results if len(set(results)) == 1 else ())}


def _of_interviewee(ground: Ground) -> str | None:
    """The CCG in which the one who answers the questions of an interview has a post."""
    who = ground.interviewee
    posts = (c.org for c in ground.told["role"] if isinstance(c, Role) and c.person == who)
    return next(posts, None) if who else None
