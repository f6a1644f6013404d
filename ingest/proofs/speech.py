"""Who speaks at a place of a text: what the cues of saying say, and whether a claim's speaker may be the one they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.claim import Claim, Role, Statement
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.meant import may_be_meant
from ccgkg.ingest.proofs.named import Named, stem
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

#: Sentences around a claim in which its speaker may be named, where no rule says who speaks.
_AROUND = 3
#: Words after the verb of a tag, at most.
_TAG = 8
#: Tokens of an apposition between a name and its verb, at most, and what may stand before the verb itself.
_APPOSITION = 34
_AUXILIARIES = frozenset({"has", "have", "had", "also", "later", "then", "yesterday", "today"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})


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
        if _unnamed(ground, named, statement) and (_owner(ground, named, claim.speaker) or _author(ground, claim)):
            return inferred("speaker", "whose report or statement the text is about")
    if may_be_meant(ground, named, claim, claim.speaker, claim.start):
        return inferred("speaker", "whom the pronoun or noun beside the verb may mean")
    if told and not _plainly(ground, claim, claim.speaker):
        return refused("speaker", f"the text credits {told[0].speaker}, not {claim.speaker}")
    found = _by_cue(ground, named, "speaker", claim, claim.speaker)
    begun = _begun(ground, claim) if found.refuses else None
    return _by_cue(ground, named, "speaker", begun, claim.speaker) if begun is not None else found


def _plainly(ground: Ground, claim: Statement, agent: str) -> bool:
    """Whether an agent alone is named beside the verb of saying nearest to a statement in its sentence, whatever the rules read."""
    tokens = ground.doc.tokens
    first, last = tokens.range(claim.start, claim.end)
    low, high = ground.doc.sentence_tokens(first)[0], ground.doc.sentence_tokens(max(first, last - 1))[1]
    cues = [c for c in ground.doc.cues.within("say", low, high) if not _inside(ground, claim, c) and ground.quotations.at(tokens.starts[c.first]) is None]
    before, behind = [c for c in cues if c.last <= first], [c for c in cues if c.first >= last]
    if not cues or before and behind:
        return False
    return set(_beside(ground, low, high, before[-1] if before else behind[0])) == {agent}


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
    return replace(claim, start=start, end=end, exact=doc.text[start:end])


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
        return unproved(key, "the outlet's own voice") if not voices else unproved(key, f"or the voice of {voices[-1].agent}")
    for voice in reversed(voices):
        if voice.agent == claim.asserted_by:
            return proved(key, voice.cue_start, voice.cue_end)
    for voice in reversed(voices):
        if voice.agent and named.same(claim.asserted_by, voice.agent):
            return proved(key, voice.cue_start, voice.cue_end)
    statements = [s for s in ground.read_at("statement", claim.start, claim.end) if isinstance(s, Statement)]
    if any(_same(ground, named, claim.asserted_by, s) or (_unnamed(ground, named, s) and _owner(ground, named, claim.asserted_by)) for s in statements):
        return inferred(key, "the speaker of the statement that it stands in")
    there = ground.voices.at(words) if words >= claim.end else None
    if there is not None and there.agent == claim.asserted_by:
        return proved(key, there.cue_start, there.cue_end)
    spoken = bool(voices) or _in_marks(ground, max(words, claim.start))
    if spoken and not isinstance(claim, Role) and any(may_be_meant(ground, named, claim, claim.asserted_by, at) for at in {claim.start, max(words, claim.start)}):
        return inferred(key, "whom the pronoun or noun beside the verb may mean")
    if voices:
        return refused(key, f"the text credits {voices[-1].agent}, not {claim.asserted_by}")
    return _by_cue(ground, named, key, claim, claim.asserted_by)


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


def _unnamed(ground: Ground, named: Named, statement: Statement) -> bool:
    """Whether the words that credit a statement name no one: `the report`, `it`."""
    found = next((e for e in statement.evidence if e.key == "speaker"), None)
    if found is None or found.start is None or found.end is None:
        return False
    doc = ground.doc
    first, last = doc.tokens.range(found.start, found.end)
    if any(p[0] < last and first < p[1] for p in named.places(statement.speaker)):
        return False
    nouns = [*doc.cues.within("voice-document", first, last), *doc.cues.within("voice-body", first, last)]
    return any(noun.value != "ccg" for noun in nouns)


def _owner(ground: Ground, named: Named, agent: str) -> bool:
    """Whether an agent is the first body or report that the text credits with a statement."""
    return ground.owner is not None and named.same(agent, ground.owner)


def _author(ground: Ground, claim: Statement) -> bool:
    """Whether a speaker is the author of the report that the text brought in last before a statement."""
    return ground.author_before(ground.doc.sentence_tokens(ground.doc.tokens.at(claim.start))[0]) == claim.speaker


def _by_cue(ground: Ground, named: Named, key: str, claim: Claim, agent: str) -> Proof:
    """The proof of a speaker whom no rule finds: named beside the nearest verb of saying.

    A verb without a name, as in `she said`, leaves it to the sentences before; so does a quotation with no verb of its own.
    """
    doc = ground.doc
    tokens = doc.tokens
    quoted = _in_marks(ground, claim.start)
    if isinstance(claim, Role):
        return refused(key, f"no one is said to have told it: {agent} is not credited")
    place = tokens.at(claim.start)
    for number, (first, last) in enumerate(_reaches(ground, claim)):
        if number and not (quoted or isinstance(claim, Statement)):
            break
        cues = [c for c in doc.cues.within("say", first, last) if not _inside(ground, claim, c) and (number or _reaches_claim(ground, c, place, last, claim))]
        own = [p for p in named.within(agent, first, last) if _apart(ground, claim, p)]
        if any(apposed_to(ground, c, first) == agent for c in cues) and not (number and ground.people.by_lead.get(cues[-1].last)):
            return inferred(key, "named before the words in apposition that end at the verb")
        beside = [p for p in own if any(0 <= p[0] - c.last <= 3 or -14 <= p[1] - c.first <= 0 for c in cues)]
        others = {a for c in cues for a in _beside(ground, first, last, c) if a != agent}
        nouns = [c for c in cues if _by_noun(ground, claim, c, first)]
        if nouns and not beside and not others and (_owner(ground, named, agent) or ground.author_before(first) == agent):
            return inferred(key, "whose report or statement the text is about")
        if beside and (not others or _nearer(ground, beside, cues, agent)):
            return inferred(key, f"named beside {tokens.raw(cues[0].first)!r}")
        if own and not cues and not others and quoted:
            continue
        if others or (cues and not _pronoun(ground, cues)):
            break
    return refused(key, f"no cue near it credits {agent}")


def _by_noun(ground: Ground, claim: Claim, cue: Cue, first: int) -> bool:
    """Whether a noun for a body or a report is the subject of the verb of saying: `auditors warn`, `the report says`."""
    reported = ground.doc.tokens.starts[cue.first] < claim.start and ground.doc.tokens.words[cue.last] == "that"
    if not isinstance(claim, Statement) and ground.doc.layout.block_at(claim.start).kind != "heading" and not reported:
        return False
    words, at, behind = ground.doc.tokens.words, cue.first, cue.last
    while at > first and words[at - 1] in _AUXILIARIES:
        at -= 1
    behind += words[behind : behind + 1] == ["the"]
    labels = ("voice-body", "voice-document")
    found = [ground.doc.cues.ending(label, at) for label in labels] + [ground.doc.cues.starting(label, behind) for label in labels]
    return any(c is not None and c.first >= first and c.value != "ccg" for c in found)


def _in_marks(ground: Ground, offset: int) -> bool:
    """Whether a place lies in a quotation, or behind a mark that its paragraph opens and does not close."""
    if ground.quotations.at(offset) is not None:
        return True
    before = ground.doc.text[ground.doc.layout.block_at(offset).start : offset]
    said = max(before.rfind(": ‘") + 2, 0 if before.startswith("‘") else -1)
    return before.count("“") > before.count("”") or (said > 1 or before.startswith("‘")) and "’ " not in before[said:]


def _reaches_claim(ground: Ground, cue: Cue, place: int, last: int, claim: Claim) -> bool:
    """Whether a verb of saying stands before a claim, or is a tag that ends the sentence after it."""
    if isinstance(claim, Statement):
        return True
    if not {"who", "which"}.isdisjoint(ground.doc.tokens.words[max(0, cue.first - 2) : cue.first]):
        return False
    if cue.last <= place:  # but `said Ms Doe, who runs three CCGs` tells what stood before it
        return not any(m.lead == cue.last for m in ground.people.within(cue.last, cue.last + 4))
    return last - cue.last <= _TAG


def _inside(ground: Ground, claim: Claim, cue: Cue) -> bool:
    """Whether a verb of saying is part of the statement itself, or of other words that are quoted."""
    at = ground.doc.tokens.starts[cue.first]
    if isinstance(claim, Statement):
        return claim.start <= at < claim.end
    quotation = ground.quotations.at(at)
    return quotation is not None and not quotation.start <= claim.start < quotation.end


def _apart(ground: Ground, claim: Claim, place: tuple[int, int]) -> bool:
    """Whether a name is no part of the claim itself."""
    tokens = ground.doc.tokens
    return not (claim.start < tokens.ends[place[1] - 1] and tokens.starts[place[0]] < claim.end)


def _beside(ground: Ground, first: int, last: int, cue: Cue) -> Iterator[str]:
    """The agents right beside a verb of saying: the person, else the bodies."""
    apposed = apposed_to(ground, cue, first)
    if apposed is not None:
        yield apposed
        return
    for person in ground.people.within(max(first, cue.first - 14), min(last, cue.last + 6)):
        yield person.person.slug
    for body in ground.bodies.within(max(first, cue.first - 5), min(last, cue.last + 4)):
        yield body.agent


def apposed_to(ground: Ground, cue: Cue, first: int) -> str | None:
    """The person with whose apposition a verb of saying has a subject: `Jane Doe, chair of X, said`; bodies in it do not speak."""
    words = ground.doc.tokens.words
    at = cue.first
    while at > first and words[at - 1] in _AUXILIARIES:
        at -= 1
    if at - 1 <= first or words[at - 1] not in (",", ")", "–"):
        return None
    low = max(first, at - _APPOSITION)
    for mention in reversed(ground.people.within(low, at)):
        behind = mention.last == at - 1 and words[mention.lead - 1] == ","
        if behind or words[mention.last] in (",", "(", "–", "who", "of", "at", "from", "mp"):
            said = any(mention.last < c.first < cue.first for c in ground.doc.cues.within("say", mention.last, cue.first))
            return None if said else mention.person.slug
    return None


def _nearer(ground: Ground, own: list[tuple[int, int]], cues: list[Cue], agent: str) -> bool:
    """Whether one of an agent's mentions stands nearer to the verb than any other agent's, or is the same words."""
    def distance(first: int, last: int) -> int:
        return min(max(c.first - last, first - c.last, 0) for c in cues)

    best = min(distance(*p) for p in own)
    low, high = min(c.first for c in cues) - 14, max(c.last for c in cues) + 6
    rivals = [(m.first, m.last) for m in ground.people.within(low, high) if m.person.slug != agent]
    rivals += [(m.first, m.last) for m in ground.bodies.within(low, high) if m.agent != agent]
    rivals = [r for r in rivals if not any(r[0] < p[1] and p[0] < r[1] for p in own)]
    return all(best <= distance(*r) for r in rivals)


def _pronoun(ground: Ground, cues: list[Cue]) -> bool:
    words = ground.doc.tokens.words
    return any(not _PRONOUNS.isdisjoint(words[max(0, c.first - 3) : c.last + 2]) for c in cues)


def _reaches(ground: Ground, claim: Claim) -> Iterator[tuple[int, int]]:
    """The claim's sentences, then those before and after it, each on its own."""
    layout, doc = ground.doc.layout, ground.doc
    low, high = layout.index_at(claim.start), layout.index_at(max(claim.start, claim.end - 1))
    yield doc.range_of(layout.sentences[low])[0], doc.range_of(layout.sentences[high])[1]
    step = passed = 0
    while passed < _AROUND and step < low:
        step += 1
        sentence = layout.sentences[low - step]
        yield doc.range_of(sentence)
        # A sentence that is all quoted tells nothing of who speaks.
        passed += not (_in_marks(ground, sentence.start + 1) and _in_marks(ground, sentence.end - 1))
        if step == 1 and high + 1 < len(layout.sentences):
            yield doc.range_of(layout.sentences[high + 1])
