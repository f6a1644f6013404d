"""The ends of a reported clause: what one begins behind, and what stands where it ends."""

from __future__ import annotations

from ccgkg.ingest.claim import Statement
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.proof_words import proof_words

_OPENING = frozenset("“‘\"'„«,:;–—-([|")
_CLOSING = frozenset("”’\"',.;:?!–—-)]…")
#: Words that bring a reported clause.
_BRINGS = proof_words("clause-brings")
#: Tokens before a reported clause in which a verb of saying and a time stand, what may stand with the time, and in
#: which the verb and one spoken to do.
_TIMED, _SPOKEN_TO = 7, 9
_ON = frozenset({"on", "in", "last", "this", "yesterday", "today"})
#: Tokens of one who is spoken to, at most.
_NAME = 4


def edges(ground: Ground, claim: Statement) -> str | None:
    """Why the words of an indirect statement are no whole clause: they begin or end where none does; None where they
    are."""
    read = ground.read_at("statement", claim.start, claim.end)
    told = [s for s in read if isinstance(s, Statement) and s.mode == "indirect"]
    if all(s.start != claim.start for s in told) and not _begins(ground, claim):
        return "no reported clause begins with its first word"
    if all(s.end != claim.end for s in told) and not _ends(ground, claim):
        return "no reported clause ends with its last word"
    return None


def _begins(ground: Ground, claim: Statement) -> bool:
    """Whether a reported clause may begin with the first word: at the head of a sentence, behind a mark, a word that
    brings one or a verb of saying, with a time or one spoken to between."""
    doc = ground.doc
    first = doc.tokens.range(claim.start, claim.end)[0]
    low, before = doc.sentence_tokens(first)[0], doc.tokens.words[first - 1] if first else ""
    if first == low or before in _OPENING or before in _BRINGS or doc.cues.ending("say", first) is not None:
        return True
    return _is_dated(ground, first, low) or _is_addressed(ground, first, low)


def _ends(ground: Ground, claim: Statement) -> bool:
    """Whether a reported clause may end with the last word: with its sentence, at a mark, or before a word that brings
    another."""
    doc = ground.doc
    first, last = doc.tokens.range(claim.start, claim.end)
    if last >= doc.sentence_tokens(max(first, last - 1))[1] or doc.text[claim.end - 1] in _CLOSING:
        return True
    after = doc.tokens.words[last]
    return after in _CLOSING or after in _BRINGS or after in ("(", "[")


def _is_dated(ground: Ground, first: int, low: int) -> bool:
    """`said on Thursday X`: only a time stands between a verb of saying and what it brings, at token `first`."""
    words, timed = ground.doc.tokens.words, ground.periods.covered
    cues = ground.doc.cues.within("say", max(low, first - _TIMED), first)
    return any(all(i in timed or words[i] in _ON for i in range(c.last, first)) for c in cues)


def _is_addressed(ground: Ground, first: int, low: int) -> bool:
    """`told them X`: a verb that takes an addressee a few words before token `first`."""
    cues = ground.doc.cues.within("say", max(low, first - _SPOKEN_TO), first)
    return any(cue.value == "tell" and first - cue.last <= _NAME for cue in cues)
