"""Who speaks at a place of a text: what the cues of saying say, and whether a claim's speaker may be the one they mean."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.claim import Claim, Figure, Role, Statement
from ccgkg.ingest.proofs.credit import beside, by_cue, in_marks, is_inside, is_owner
from ccgkg.ingest.proofs.expecting import expects
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.meant import may_be_meant
from ccgkg.ingest.proofs.named import Named, stem
from ccgkg.ingest.proofs.noun_kinds import is_named_so, may_stand_for
from ccgkg.ingest.proofs.noun_subjects import noun_may_mean
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

#: Tokens between the name of a speaker that opens a line and the words said, at most: a colon and a mark.
_LABEL = 2
#: What a clause begins with that a verb of saying brings, with `that` or without.
_CLAUSES = frozenset({"that", "it", "they", "he", "she", "there"})


def speaker(ground: Ground, named: Named, claim: Statement) -> Proof:
    """The proof of a statement's speaker."""
    told = [s for s in ground.read_at("statement", claim.start, claim.end) if isinstance(s, Statement)]
    told = [s for s in told if s.mode == claim.mode] or told
    for statement in told:
        if statement.speaker == claim.speaker:
            return _credited(statement, "speaker")
    for statement in told:
        if named.same(claim.speaker, statement.speaker):
            return _credited(statement, "speaker")
        if _same(ground, named, claim.speaker, statement):
            return _credited(statement, "speaker")
        if (
            not _of_a_person(ground, statement)
            and _unnamed(ground, named, statement, claim.speaker)
            and (is_owner(ground, named, claim.speaker) or _author(ground, claim))
        ):
            return inferred("speaker", "whose report or statement the text is about")
    if any(_of_a_person(ground, s) for s in told) and not claim.speaker.startswith("person/"):
        return refused("speaker", f"the text credits {told[0].speaker}, not {claim.speaker}")
    if may_be_meant(ground, named, claim, claim.speaker, claim.start):
        return inferred("speaker", "whom the pronoun or noun beside the verb may mean")
    found = _by_words(ground, named, claim, claim.speaker)
    beside_ = not told or not by_cue(ground, named, "speaker", claim, claim.speaker, here=True).refuses
    beside_ = beside_ or noun_may_mean(ground, named, claim, claim.speaker)
    if (
        told
        and not _plainly(ground, claim, claim.speaker)
        and (not beside_ or not _by_words(ground, named, claim, told[0].speaker).refuses)
    ):
        return refused("speaker", f"the text credits {told[0].speaker}, not {claim.speaker}")
    return found


def _by_words(ground: Ground, named: Named, claim: Statement, agent: str) -> Proof:
    """The proof of a speaker by the words around a statement, or around those with which its quotation begins."""
    found = by_cue(ground, named, "speaker", claim, agent)
    if found.refuses and noun_may_mean(ground, named, claim, agent):
        return inferred("speaker", "whom the noun beside the verb may stand for")
    if found.refuses and _labelled(ground, named, claim, agent):
        return inferred("speaker", "whose name and a colon stand before it")
    begun = _begun(ground, claim) if found.refuses else None
    return by_cue(ground, named, "speaker", begun, agent) if begun is not None else found


def _labelled(ground: Ground, named: Named, claim: Statement, agent: str) -> bool:
    """Whether the line of a statement opens with an agent's name and a colon: `NAO: groups need a rest`."""
    tokens = ground.doc.tokens
    first = tokens.at(claim.start)
    low = tokens.at(ground.doc.layout.block_at(claim.start).start)
    opens = named.within(agent, low, first)
    return bool(opens) and opens[0][0] - low <= 1 and tokens.words[opens[0][1]] == ":" and first - opens[0][1] <= _LABEL


def _plainly(ground: Ground, claim: Statement, agent: str) -> bool:
    """Whether an agent alone is named beside the verb of saying nearest to a statement in its sentence, whatever the rules read."""
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
    """The words with which the quotation begins that goes on, paragraph after paragraph, to a statement that opens its own."""
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


def asserted(ground: Ground, named: Named, claim: Claim, words: int) -> Proof:
    """The proof of whom a claim is credited to: a voice that it lies in, or one that a cue near it names.

    `words` is where the words stand that say it, which may be behind the name that is its span.
    """
    key = "asserted_by"
    if isinstance(claim, Statement):
        if claim.asserted_by == claim.speaker:
            return speaker_again(ground, named, claim)
        return refused(key, "a statement is its speaker's")
    voices = [v for v in ground.voices.around(claim.start) if v.agent]
    if claim.asserted_by and not voices and words >= claim.end:
        voices = [v for v in ground.voices.around(words) if v.agent]
    if claim.asserted_by is None:
        direct = next((v for v in reversed(voices) if v.mode == "direct"), None)
        if direct:
            return refused(key, f"it stands in the words of {direct.agent}")
        return (
            unproved(key, "the outlet's own voice")
            if not voices
            else unproved(key, f"or the voice of {voices[-1].agent}")
        )
    for voice in reversed(voices):
        if voice.agent == claim.asserted_by:
            return proved(key, voice.cue_start, voice.cue_end)
    for voice in reversed(voices):
        if voice.agent and named.same(claim.asserted_by, voice.agent):
            return proved(key, voice.cue_start, voice.cue_end)
    statements = [s for s in ground.read_at("statement", claim.start, claim.end) if isinstance(s, Statement)]
    if any(
        _same(ground, named, claim.asserted_by, s)
        or (
            not _of_a_person(ground, s)
            and _unnamed(ground, named, s, claim.asserted_by)
            and is_owner(ground, named, claim.asserted_by)
        )
        for s in statements
    ):
        return inferred(key, "the speaker of the statement that it stands in")
    there = ground.voices.at(words) if words >= claim.end else None
    if there is not None and there.agent == claim.asserted_by:
        return proved(key, there.cue_start, there.cue_end)
    spoken = bool(voices) or in_marks(ground, max(words, claim.start))
    if (
        spoken
        and not isinstance(claim, Role)
        and any(
            may_be_meant(ground, named, claim, claim.asserted_by, at) for at in {claim.start, max(words, claim.start)}
        )
    ):
        return inferred(key, "whom the pronoun or noun beside the verb may mean")
    if expects(ground, named, claim, claim.asserted_by) and not any(
        v.agent.startswith("person/") or expects(ground, named, claim, v.agent) for v in voices if v.agent
    ):
        return inferred(key, "who is the subject of the verb of expecting before it")
    if isinstance(claim, Figure) and any(
        c.asserted_by == claim.asserted_by for c in ground.read_at("figure", claim.start, claim.end)
    ):
        return inferred(key, "who foretells or reports it as its own")
    if voices:
        return refused(key, f"the text credits {voices[-1].agent}, not {claim.asserted_by}")
    found = by_cue(ground, named, key, claim, claim.asserted_by)
    heading = ground.doc.layout.block_at(claim.start).kind == "heading"
    if (
        found.refuses
        and not isinstance(claim, Role)
        and _reported(ground, claim)
        and (
            noun_may_mean(ground, named, claim, claim.asserted_by)
            or may_be_meant(ground, named, claim, claim.asserted_by, claim.start)
        )
    ):
        return inferred(key, "whom the noun or pronoun beside the verb may stand for")
    if (
        found.refuses
        and isinstance(claim, Figure)
        and heading
        and noun_may_mean(ground, named, claim, claim.asserted_by)
    ):
        return inferred(key, "whom the noun beside the verb may stand for")
    return found


def _reported(ground: Ground, claim: Claim) -> bool:
    """Whether a claim stands in a clause that a verb of saying brings: `It found that 41% had`, `according to the forum, 15% had`."""
    words, tokens = ground.doc.tokens.words, ground.doc.tokens
    at = tokens.at(claim.start)
    low, high = ground.doc.sentence_tokens(at)
    for cue in ground.doc.cues.within("say", low, high):
        if words[cue.first - 1] in ("been", "was", "were", "are", "be"):
            continue  # `have been told they can go on`
        brings = cue.last <= at and (
            words[cue.last] in _CLAUSES or words[cue.last - 1] == "to" and cue.first - low <= 1
        )
        tags = cue.first > at and words[cue.last - 1] == "to"
        if (brings or tags) and ground.quotations.at(tokens.starts[cue.first]) is None:
            return True
    return False


def speaker_again(ground: Ground, named: Named, claim: Statement) -> Proof:
    found = speaker(ground, named, claim)
    return Proof("asserted_by", found.standing, found.start, found.end, found.reason, found.refuses)


def _credited(statement: Statement, key: str) -> Proof:
    for evidence in statement.evidence:
        if evidence.key == "speaker":
            if evidence.start is not None and evidence.end is not None:
                return proved(key, evidence.start, evidence.end)
            return inferred(key, evidence.reason or "who spoke before")
    return inferred(key, "as the rules read it")


def _same(ground: Ground, named: Named, agent: str, statement: Statement) -> bool:
    """Whether an agent is named in the very words that credit a statement to someone."""
    tokens = ground.doc.tokens
    for evidence in statement.evidence:
        if evidence.key == "speaker" and evidence.start is not None and evidence.end is not None:
            first, last = tokens.range(evidence.start, evidence.end)
            for place in named.places(agent):
                if place[0] < last and first < place[1]:
                    return True
            words = {stem(w) for w in agent.split("-")}
            if len(words) > 2 and words <= {stem(w) for w in tokens.words[max(0, first - 6) : last + 6]}:
                return True  # `the long-term plan for the NHS`
    return False


def _of_a_person(ground: Ground, statement: Statement) -> bool:
    """Whether the words that credit a statement are a noun for a document that a person wrote: then it is not the body's."""
    found = next(
        (e for e in statement.evidence if e.key == "speaker" and e.start is not None and e.end is not None), None
    )
    if not statement.speaker.startswith("person/") or found is None or found.start is None or found.end is None:
        return False
    first, last = ground.doc.tokens.range(found.start, found.end)
    return any(True for _ in ground.doc.cues.within("voice-document", first, last))


def _unnamed(ground: Ground, named: Named, statement: Statement, agent: str) -> bool:
    """Whether the words that credit a statement name no one, and may stand for an agent: `the report`, `the watchdog`."""
    found = next((e for e in statement.evidence if e.key == "speaker"), None)
    if found is None or found.start is None or found.end is None:
        return False
    doc = ground.doc
    first, last = doc.tokens.range(found.start, found.end)
    if any(p[0] < last and first < p[1] for p in named.places(statement.speaker)):
        return False
    nouns = doc.cues.within("voice-body", first, last)
    return all(noun.value != "ccg" and may_stand_for(ground, noun, agent) for noun in nouns) and bool(
        nouns or any(is_named_so(ground, c, agent) for c in doc.cues.within("voice-document", first, last))
    )


def _author(ground: Ground, claim: Statement) -> bool:
    """Whether a speaker is the author of the report that the text brought in last before a statement."""
    return ground.author_before(ground.doc.sentence_tokens(ground.doc.tokens.at(claim.start))[0]) == claim.speaker
