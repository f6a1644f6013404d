"""Whom a claim is credited to: a voice that it lies in, one that a cue near it names, or the outlet itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ccgkg.ingest.claim import Claim, Figure, Role, Statement
from ccgkg.ingest.proofs.credit.credit import by_cue, in_marks, is_owner
from ccgkg.ingest.proofs.credit.credit_words import may_mean, name_him
from ccgkg.ingest.proofs.credit.expecting import expects
from ccgkg.ingest.proofs.credit.meant import may_be_meant
from ccgkg.ingest.proofs.credit.noun_subjects import noun_may_mean
from ccgkg.ingest.proofs.credit.speech import speaker
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.speech.attribution import Voice
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

_KEY = "asserted_by"
#: What a clause begins with that a verb of saying brings, with `that` or without.
_CLAUSES = frozenset({"that", "it", "they", "he", "she", "there"})
#: Behind one of these a verb of saying tells of those who are spoken to: `have been told they can go on`.
_PASSIVE = frozenset({"been", "was", "were", "are", "be"})


@dataclass(frozen=True, slots=True)
class _Credit:
    """A claim that is no statement, with the agent to whom it is credited."""

    ground: Ground
    named: Named
    claim: Claim
    agent: str
    #: The code point of the words that say it, which may be behind the name that is its span.
    words: int
    #: The voices with an agent in which it stands, the innermost first.
    voices: Sequence[Voice]


def asserted(ground: Ground, named: Named, claim: Claim, words: int) -> Proof:
    """The proof of whom a claim is credited to.

    `words` is where the words stand that say it, which may be behind the name that is its span.
    """
    if isinstance(claim, Statement):
        if claim.asserted_by != claim.speaker:
            return refused(_KEY, "a statement is its speaker's")
        return replace(speaker(ground, named, claim), key=_KEY)
    voices = _voices(ground, claim.start)
    if claim.asserted_by is None:
        return _of_the_outlet(voices)
    if not voices and words >= claim.end:
        voices = _voices(ground, words)
    credit = _Credit(ground, named, claim, claim.asserted_by, words, voices)
    return next((proof for case in _CASES if (proof := case(credit)) is not None), None) or _by_verb(credit)


def _voices(ground: Ground, at: int) -> Sequence[Voice]:
    """The voices with an agent at a code point, the innermost first."""
    return [v for v in reversed(ground.voices.around(at)) if v.agent]


def _of_the_outlet(voices: Sequence[Voice]) -> Proof:
    """The proof that a claim is the outlet's own: it does not stand in what another is quoted with."""
    direct = next((v for v in voices if v.mode == "direct"), None)
    if direct is not None:
        return refused(_KEY, f"it stands in the words of {direct.agent}")
    return unproved(_KEY, f"or the voice of {voices[0].agent}" if voices else "the outlet's own voice")


def _in_its_voice(credit: _Credit) -> Proof | None:
    """`The NAO said that 26 groups were …`: the claim stands in the agent's voice, by that name or another."""
    voice = next((v for v in credit.voices if v.agent == credit.agent), None) or next(
        (v for v in credit.voices if v.agent and credit.named.same(credit.agent, v.agent)), None
    )
    return None if voice is None else proved(_KEY, voice.cue_start, voice.cue_end)


def _in_its_statement(credit: _Credit) -> Proof | None:
    """`The report finds that 26 groups …`: the words that credit the statement name the agent or stand for it."""
    ground, named, agent = credit.ground, credit.named, credit.agent
    for one in ground.read_at("statement", credit.claim.start, credit.claim.end):
        if isinstance(one, Statement) and (
            name_him(ground, named, agent, one)
            or may_mean(ground, named, agent, one)
            and is_owner(ground, named, agent)
        ):
            return inferred(_KEY, "the speaker of the statement that it stands in")
    return None


def _in_a_voice_behind(credit: _Credit) -> Proof | None:
    """`Barking, which the regulator said was inadequate`: the words that say it stand in the agent's voice."""
    there = credit.ground.voices.at(credit.words) if credit.words >= credit.claim.end else None
    if there is None or there.agent != credit.agent:
        return None
    return proved(_KEY, there.cue_start, there.cue_end)


def _by_pronoun(credit: _Credit) -> Proof | None:
    """`She said 26 groups …`: the pronoun or noun beside the verb may mean the agent."""
    ground, claim = credit.ground, credit.claim
    behind = max(credit.words, claim.start)
    if isinstance(claim, Role) or not (credit.voices or in_marks(ground, behind)):
        return None
    if any(may_be_meant(ground, credit.named, claim, credit.agent, at) for at in {claim.start, behind}):
        return inferred(_KEY, "whom the pronoun or noun beside the verb may mean")
    return None


def _by_expecting(credit: _Credit) -> Proof | None:
    """`The CCG expects a deficit of £2m`: a figure is that of the subject of the verb, and no voice's that is a
    person's."""
    if not _expects(credit, credit.agent):
        return None
    if any(v.agent.startswith("person/") or _expects(credit, v.agent) for v in credit.voices if v.agent):
        return None
    return inferred(_KEY, "who is the subject of the verb of expecting before it")


def _expects(credit: _Credit, agent: str) -> bool:
    return expects(credit.ground, credit.named, credit.claim, agent)


def _as_read(credit: _Credit) -> Proof | None:
    """A figure that the rules credit so too."""
    claim = credit.claim
    if isinstance(claim, Figure) and any(
        c.asserted_by == credit.agent for c in credit.ground.read_at("figure", claim.start, claim.end)
    ):
        return inferred(_KEY, "who foretells or reports it as its own")
    return None


def _in_another_voice(credit: _Credit) -> Proof | None:
    """What stands in a voice, and by none of the cases before in the agent's, is another's."""
    if not credit.voices:
        return None
    return refused(_KEY, f"the text credits {credit.voices[0].agent}, not {credit.agent}")


_CASES: tuple[Callable[[_Credit], Proof | None], ...] = (
    _in_its_voice,
    _in_its_statement,
    _in_a_voice_behind,
    _by_pronoun,
    _by_expecting,
    _as_read,
    _in_another_voice,
)


def _by_verb(credit: _Credit) -> Proof:
    """The proof by the verbs of saying around a claim that stands in no voice: a name beside one, else a noun or a
    pronoun."""
    ground, named, claim, agent = credit.ground, credit.named, credit.claim, credit.agent
    found = by_cue(ground, named, _KEY, claim, agent)
    if not found.refuses or isinstance(claim, Role):
        return found
    noun = noun_may_mean(ground, named, claim, agent)
    if _is_reported(ground, claim) and (noun or may_be_meant(ground, named, claim, agent, claim.start)):
        return inferred(_KEY, "whom the noun or pronoun beside the verb may stand for")
    if noun and isinstance(claim, Figure) and ground.doc.layout.block_at(claim.start).kind == "heading":
        return inferred(_KEY, "whom the noun beside the verb may stand for")
    return found


def _is_reported(ground: Ground, claim: Claim) -> bool:
    """Whether a claim stands in a clause that a verb of saying brings: `It found that 41% had`, `according to the
    forum, 15% had`."""
    words, tokens = ground.doc.tokens.words, ground.doc.tokens
    at = tokens.at(claim.start)
    low, high = ground.doc.sentence_tokens(at)
    for cue in ground.doc.cues.within("say", low, high):
        if words[cue.first - 1] in _PASSIVE:
            continue
        to = words[cue.last - 1] == "to"
        brings = cue.last <= at and (words[cue.last] in _CLAUSES or to and cue.first - low <= 1)
        tags = cue.first > at and to
        if (brings or tags) and ground.quotations.at(tokens.starts[cue.first]) is None:
            return True
    return False
