"""The subjects of verbs of saying that are no names: `he noted that`, `the CCG said`, `the Chair added`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.claim import Claim
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.proof_words import proof_words
from ccgkg.ingest.text.cues import Cue

#: The pronouns for a person, and those for whose report speaks, by whom they may mean.
PERSONS = {"he": "men", "she": "women", "his": "men", "her": "women"}
_SPEAKING = frozenset({"he", "she"})
_THEIRS = frozenset({"his", "her"})
#: Nouns for posts that stand for whoever holds them.
_POSTS = proof_words("posts")
#: Nouns for a CCG, and what stands between them and `the`.
NOUNS = frozenset({"ccg", "group", "commissioner", "organisation"})
_BEFORE_NOUN = frozenset({"clinical", "commissioning", "local"})
#: What stands before `it said` behind the words that are said.
_MARKS = frozenset({",", "”", "’", '"', "'", "?", "!"})
#: Tokens before a verb of saying in which its subject stands.
SUBJECT = 3
#: Tokens before a verb of saying in which a post and its body stand: `the chief executive of NHS England has insisted`.
_OF_BODY = 8
#: Tokens before a noun in which a name makes it that body's: `a survey by X found`.
_NOUN_PHRASE = 6


def subjects(ground: Ground, claim: Claim, at: int) -> Iterator[int]:
    """The pronouns and nouns, by their tokens, that are subjects of verbs of saying in the sentence of code point `at`,
    not within what is said."""
    low, high = _sentence(ground, at)
    for cue in _verbs(ground, claim, low, high):
        found = [i for i in range(max(low, cue.first - SUBJECT), cue.first) if _is_subject(ground, cue, i, low)]
        yield from found
        opening = None if found or cue.value == "according" else _opening(ground, low, cue.first)
        if opening is not None:
            yield opening


def posts(ground: Ground, claim: Claim, at: int) -> Iterator[str]:
    """The nouns for posts that stand for a person beside a verb of saying in the sentence of code point `at`: `the
    Chair added`, `says committee chair`."""
    words = ground.doc.tokens.words
    low, high = _sentence(ground, at)
    heading = ground.doc.layout.block_at(at).kind == "heading"
    for cue in _verbs(ground, claim, low, high):
        yield from _posts_of_a_body(ground, cue, low)
        if words[cue.first - 1] in _POSTS and "the" in words[max(low, cue.first - SUBJECT) : cue.first]:
            yield words[cue.first - 1]
        behind = words[cue.last : min(high, cue.last + SUBJECT + 1)]
        if heading or behind[:1] == ["the"]:
            yield from (w for w in behind if w in _POSTS)


def _posts_of_a_body(ground: Ground, cue: Cue, low: int) -> Iterator[str]:
    """`the chief executive of NHS England has insisted`: posts of a body before a verb, in a sentence that names no
    person before it."""
    words, begin = ground.doc.tokens.words, max(low, cue.first - _OF_BODY)
    if ground.people.within(low, cue.first) or all(m.kind == "outlet" for m in ground.bodies.within(begin, cue.first)):
        return
    yield from (words[i] for i in range(begin, cue.first) if words[i] in _POSTS and words[i + 1] in ("of", "at"))


def _sentence(ground: Ground, at: int) -> tuple[int, int]:
    """The tokens of the sentence of a code point; of a quotation with no verb of its own, the one before: `..., she
    said. “And ...”`."""
    doc = ground.doc
    low, high = doc.sentence_tokens(doc.tokens.at(at))
    if ground.quotations.at(at) is not None and low and not _is_tagged(ground, low, high):
        return doc.sentence_tokens(low - 1)
    return low, high


def _is_tagged(ground: Ground, low: int, high: int) -> bool:
    """Whether tokens have a verb of saying outside quotation marks."""
    starts = ground.doc.tokens.starts
    return any(ground.quotations.at(starts[c.first]) is None for c in ground.doc.cues.within("say", low, high))


def _verbs(ground: Ground, claim: Claim, low: int, high: int) -> Iterator[Cue]:
    """The verbs of saying in the tokens [low, high) that are no part of what is said."""
    for cue in ground.doc.cues.within("say", low, high):
        start = ground.doc.tokens.starts[cue.first]
        if not claim.start < start < claim.end and ground.quotations.at(start) is None:
            yield cue


def _is_subject(ground: Ground, cue: Cue, token: int, low: int) -> bool:
    """Whether a token before a verb of saying is a pronoun for a person, a noun for a CCG with `the`, `his` of `his
    report`, or what stands for another body."""
    words = ground.doc.tokens.words
    if words[token] in _SPEAKING or words[token] in NOUNS and _article(words, token) == "the":
        return True
    if words[token] in _THEIRS and ground.doc.cues.ending("voice-document", cue.first) is not None:
        return True
    return token + 1 == cue.first and _stands_for_a_body(ground, token, low)


def _opening(ground: Ground, low: int, high: int) -> int | None:
    """The pronoun or noun with which a sentence opens, where no one else is named up to its verb: `She is 57 and says`,
    `The group, which has nine practices, announced`."""
    words = ground.doc.tokens.words
    if words[low] in _SPEAKING or words[low] == "it":
        at = low
    elif words[low] in ("the", "this") and words[low + 1] in NOUNS:
        at = low + 1
    else:
        return None
    if at >= high or ground.people.within(at, high) or any(m.kind != "outlet" for m in ground.bodies.within(at, high)):
        return None
    return at


def _article(words: Sequence[str], noun: int) -> str:
    """What stands before a noun for a CCG, past the words that belong to it: `the` of `the clinical commissioning
    group`."""
    i = noun - 1
    while i > 0 and words[i] in _BEFORE_NOUN:
        i -= 1
    return words[i]


def _stands_for_a_body(ground: Ground, token: int, low: int) -> bool:
    """Whether `It` opens a sentence, or a noun for a report or a body that is no CCG ends at a token with no name
    before it."""
    if ground.doc.tokens.words[token] == "it":
        return token == low or ground.doc.tokens.words[token - 1] in _MARKS
    found = ground.doc.cues.ending("voice-body", token + 1) or ground.doc.cues.ending("voice-document", token + 1)
    if found is None or found.first < low or found.value == "ccg":
        return False
    return not ground.bodies.within(max(low, found.first - _NOUN_PHRASE), token + 1) and ground.bodies.at(token) is None
