"""Who speaks a statement: whom the rules credit, whom a pronoun, a noun or a name beside a verb of saying may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.claim import Statement
from ccgkg.ingest.proofs.credit.beside_verbs import beside
from ccgkg.ingest.proofs.credit.credit import by_cue, is_inside, is_owner
from ccgkg.ingest.proofs.credit.credit_words import are_of_a_person, by_credit, may_mean, name_him
from ccgkg.ingest.proofs.credit.meant import may_be_meant
from ccgkg.ingest.proofs.credit.noun_subjects import noun_may_mean
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.verdict import Proof, inferred, refused

_KEY = "speaker"
#: Tokens between the name of a speaker that opens a line and the words said, at most: a colon and a mark.
_LABEL = 2


def speaker(ground: Ground, named: Named, claim: Statement) -> Proof:
    """The proof of a statement's speaker."""
    read = [s for s in ground.read_at("statement", claim.start, claim.end) if isinstance(s, Statement)]
    told = [s for s in read if s.mode == claim.mode] or read
    found = _as_read(ground, named, claim, told)
    if found is not None:
        return found
    another = refused(_KEY, f"the text credits {told[0].speaker}, not {claim.speaker}") if told else None
    if another and not claim.speaker.startswith("person/") and any(are_of_a_person(ground, s) for s in told):
        return another
    if may_be_meant(ground, named, claim, claim.speaker, claim.start):
        return inferred(_KEY, "whom the pronoun or noun beside the verb may mean")
    if another and _is_anothers(ground, named, claim, told[0].speaker):
        return another
    return _by_words(ground, named, claim, claim.speaker)


def _as_read(ground: Ground, named: Named, claim: Statement, told: Sequence[Statement]) -> Proof | None:
    """The proof by the words that credit the statements read there, where these name the speaker or may stand for
    it."""
    agent = claim.speaker
    for statement in told:
        if statement.speaker == agent:
            return by_credit(statement, _KEY)
    for statement in told:
        if named.same(agent, statement.speaker) or name_him(ground, named, agent, statement):
            return by_credit(statement, _KEY)
        if may_mean(ground, named, agent, statement) and (is_owner(ground, named, agent) or _is_author(ground, claim)):
            return inferred(_KEY, "whose report or statement the text is about")
    return None


def _is_anothers(ground: Ground, named: Named, claim: Statement, read: str) -> bool:
    """Whether a statement is that of the speaker who was read, and no word beside its verb tells it of the claim's
    own."""
    agent = claim.speaker
    if _is_alone(ground, claim, agent):
        return False
    told_here = not by_cue(ground, named, _KEY, claim, agent, here=True).refuses
    if not told_here and not noun_may_mean(ground, named, claim, agent):
        return True
    return not _by_words(ground, named, claim, read).refuses


def _by_words(ground: Ground, named: Named, claim: Statement, agent: str) -> Proof:
    """The proof of a speaker by the words around a statement, or around those with which its quotation begins."""
    found = by_cue(ground, named, _KEY, claim, agent)
    if found.refuses and noun_may_mean(ground, named, claim, agent):
        return inferred(_KEY, "whom the noun beside the verb may stand for")
    if found.refuses and _is_label(ground, named, claim, agent):
        return inferred(_KEY, "whose name and a colon stand before it")
    begun = _begun(ground, claim) if found.refuses else None
    return by_cue(ground, named, _KEY, begun, agent) if begun is not None else found


def _is_label(ground: Ground, named: Named, claim: Statement, agent: str) -> bool:
    """Whether the line of a statement opens with an agent's name and a colon: `NAO: groups need a rest`."""
    tokens = ground.doc.tokens
    first = tokens.at(claim.start)
    low = tokens.at(ground.doc.layout.block_at(claim.start).start)
    opens = named.within(agent, low, first)
    return bool(opens) and opens[0][0] - low <= 1 and tokens.words[opens[0][1]] == ":" and first - opens[0][1] <= _LABEL


def _is_alone(ground: Ground, claim: Statement, agent: str) -> bool:
    """Whether an agent alone is named beside the verb of saying nearest to a statement in its sentence, whatever the
    rules read."""
    tokens = ground.doc.tokens
    first, last = tokens.range(claim.start, claim.end)
    low, high = ground.doc.sentence_tokens(first)[0], ground.doc.sentence_tokens(max(first, last - 1))[1]
    cues = [
        c
        for c in ground.doc.cues.within("say", low, high)
        if not is_inside(ground, claim, c) and ground.quotations.at(tokens.starts[c.first]) is None
    ]
    before, behind = [c for c in cues if c.last <= first], [c for c in cues if c.first >= last]
    if not cues or before and behind:
        return False
    return set(beside(ground, low, high, before[-1] if before else behind[0])) == {agent}


def _begun(ground: Ground, claim: Statement) -> Statement | None:
    """The words with which the quotation begins that goes on, paragraph after paragraph, to a statement that opens its
    own."""
    doc = ground.doc
    blocks = doc.layout.blocks
    here = doc.layout.sentence_at(claim.start).block
    start = None
    while here and claim.mode == "direct" and ground.quotations.at(blocks[here].start) is not None:
        before = ground.quotations.at(blocks[here - 1].end - 1)
        here -= 1
        if before is None:
            start = blocks[here].end - 1 if doc.text[blocks[here].end - 1] == ":" else start
            break
        start = before.inner_start
    if start is None or start >= claim.start:
        return None
    end = min(start + 1, claim.start)
    return replace(claim, start=start, end=end, exact=doc.source.text[start:end])


def _is_author(ground: Ground, claim: Statement) -> bool:
    """Whether a speaker is the author of the report that the text brought in last before a statement."""
    return ground.author_before(ground.doc.sentence_tokens(ground.doc.tokens.at(claim.start))[0]) == claim.speaker
