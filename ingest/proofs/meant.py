"""Whom a verb of saying may mean whose subject is no name: `he noted that`, `the CCG said`, and the answers of an interview.

More than one agent may be meant. Each that is open is taken; whom the words leave no room for is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.claim import Claim, Role, Statement
from ccgkg.ingest.proofs.antecedents import ccgs_meant
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named, names_of
from ccgkg.ingest.proofs.noun_kinds import may_stand_for

_PERSONS = {"he": "men", "she": "women"}
_THEIRS = {"his": "men", "her": "women"}
#: Nouns for posts that stand for whoever holds them.
_POSTS = frozenset(
    {
        "chair",
        "chairman",
        "chairwoman",
        "chief",
        "boss",
        "leader",
        "minister",
        "secretary",
        "director",
        "officer",
        "president",
        "mayor",
        "mp",
    }
)
_NOUNS = frozenset({"ccg", "group", "commissioner", "organisation"})
_BEFORE_NOUN = frozenset({"clinical", "commissioning", "local"})
#: What stands before `it said` behind the words that are said.
_MARKS = frozenset({",", "”", "’", '"', "'", "?", "!"})
#: Tokens before a verb of saying in which its subject stands.
_SUBJECT = 3
#: Tokens before a verb of saying in which a post and its body stand: `the chief executive of NHS England has insisted`.
_OF_BODY = 8
#: Tokens before a sentence in which the body is named that a noun stands for.
_BACK = 300
#: Tokens before a noun in which a name makes it that body's: `a survey by X found`.
_NOUN_PHRASE = 6
#: Whom nouns stand for in texts about CCGs, by their value in the lexicon.
_KNOWN = {"england": ("nhs-england",), "regulator": ("nhs-improvement", "nhs-england"), "auditor": ("nao",)}


def may_be_meant(ground: Ground, named: Named, claim: Claim, agent: str, at: int) -> bool:
    """Whether `agent` may be who is meant by the pronoun or noun that says what stands at code point `at`."""
    if agent == ground.interviewee and _answers(ground, at):
        return True
    if agent == (ground.headed or ground.owner) and _we(ground, claim, at):
        return True
    tokens = ground.doc.tokens
    if agent.startswith("person/") and any(_has_post(ground, agent, post) for post in _posts(ground, claim, at)):
        return True
    for subject in _subjects(ground, claim, at):
        word = tokens.words[subject]
        if word not in _PERSONS and word not in _THEIRS and word not in _NOUNS:
            if any(named.same(agent, one) for one in _bodies(ground, claim, subject, word) if one) or _ends_in(
                agent, word
            ):
                return True
            continue
        if word in _NOUNS:
            if agent in ccgs_meant(ground, subject):
                return True
        elif agent.startswith("person/") and _nearest_person(ground, named, agent, subject, (_PERSONS | _THEIRS)[word]):
            return True
    return False


def _subjects(ground: Ground, claim: Claim, at: int) -> Iterator[int]:
    """The pronouns and nouns that are subjects of verbs of saying in the sentence of `at`, not within what is said."""
    doc = ground.doc
    tokens = doc.tokens
    low, high = doc.sentence_tokens(tokens.at(at))
    if ground.quotations.at(at) is not None and low and not _tagged(ground, low, high):
        low, high = doc.sentence_tokens(low - 1)  # the tag that goes before: `..., she said. “And ...”`
    for cue in doc.cues.within("say", low, high):
        start = tokens.starts[cue.first]
        if claim.start < start < claim.end or ground.quotations.at(start) is not None:
            continue
        found = False
        for i in range(max(low, cue.first - _SUBJECT), cue.first):
            noun = i + 1 == cue.first and _stands_for_a_body(ground, i, low)
            theirs = tokens.words[i] in _THEIRS and doc.cues.ending("voice-document", cue.first) is not None
            if (
                noun
                or theirs
                or tokens.words[i] in _PERSONS
                or (tokens.words[i] in _NOUNS and _article(tokens.words, i) == "the")
            ):
                found = True
                yield i
        opening = None if found or cue.value == "according" else _opening(ground, low, cue.first)
        if opening is not None:
            yield opening


def _we(ground: Ground, claim: Claim, at: int) -> bool:
    """Whether `we` outside quotation marks is the subject of a verb of saying in the sentence: that of the body whose paper it is."""
    doc = ground.doc
    low, high = doc.sentence_tokens(doc.tokens.at(at))
    cues = [
        c
        for c in doc.cues.within("say", low, high)
        if doc.tokens.words[c.first - 1] == "we" and doc.tokens.starts[c.first] < claim.start
    ]
    return any(ground.quotations.at(doc.tokens.starts[c.first]) is None for c in cues)


def _opening(ground: Ground, low: int, high: int) -> int | None:
    """The pronoun or noun with which a sentence opens, where no one else is named up to its verb: `She is 57 and says`, `The group, which
    has nine practices, announced`."""
    words = ground.doc.tokens.words
    at = (
        low
        if words[low] in (*_PERSONS, "it")
        else low + 1
        if words[low] in ("the", "this") and words[low + 1] in _NOUNS
        else None
    )
    if (
        at is None
        or at >= high
        or any(True for _ in ground.people.within(at, high))
        or any(m.kind != "outlet" for m in ground.bodies.within(at, high))
    ):
        return None
    return at


def _article(words: Sequence[str], noun: int) -> str:
    """What stands before a noun for a CCG, past the words that belong to it: `the` of `the clinical commissioning group`."""
    i = noun - 1
    while i > 0 and words[i] in _BEFORE_NOUN:
        i -= 1
    return words[i]


def _posts(ground: Ground, claim: Claim, at: int) -> Iterator[str]:
    """The nouns for posts that stand for a person beside a verb of saying: `the Chair added`, `says committee chair`."""
    doc = ground.doc
    words = doc.tokens.words
    low, high = doc.sentence_tokens(doc.tokens.at(at))
    if ground.quotations.at(at) is not None and low and not _tagged(ground, low, high):
        low, high = doc.sentence_tokens(low - 1)
    heading = doc.layout.block_at(at).kind == "heading"
    for cue in doc.cues.within("say", low, high):
        start = doc.tokens.starts[cue.first]
        if claim.start < start < claim.end or ground.quotations.at(start) is not None:
            continue
        of_body = any(m.kind != "outlet" for m in ground.bodies.within(max(low, cue.first - _OF_BODY), cue.first))
        if of_body and not any(True for _ in ground.people.within(low, cue.first)):
            yield from (
                words[i]
                for i in range(max(low, cue.first - _OF_BODY), cue.first)
                if words[i] in _POSTS and words[i + 1] in ("of", "at")
            )
        if words[cue.first - 1] in _POSTS and "the" in words[max(low, cue.first - _SUBJECT) : cue.first]:
            yield words[cue.first - 1]
        behind = words[cue.last : min(high, cue.last + _SUBJECT + 1)]
        if heading or behind[:1] == ["the"]:
            yield from (w for w in behind if w in _POSTS)


def _has_post(ground: Ground, agent: str, post: str) -> bool:
    """Whether the text tells that a person has a post by just this noun."""
    return any(
        isinstance(c, Role) and c.person == agent and post == c.role.lower().split()[-1] for c in ground.told["role"]
    )


def _tagged(ground: Ground, low: int, high: int) -> bool:
    """Whether tokens have a verb of saying outside quotation marks."""
    starts = ground.doc.tokens.starts
    return any(ground.quotations.at(starts[c.first]) is None for c in ground.doc.cues.within("say", low, high))


def _stands_for_a_body(ground: Ground, token: int, low: int) -> bool:
    """Whether `It` opens a sentence, or a noun for a report or a body that is no CCG ends at a token with no name before it."""
    if ground.doc.tokens.words[token] == "it":
        return token == low or ground.doc.tokens.words[token - 1] in _MARKS
    found = ground.doc.cues.ending("voice-body", token + 1) or ground.doc.cues.ending("voice-document", token + 1)
    if found is None or found.first < low or found.value == "ccg":
        return False
    return not ground.bodies.within(max(low, found.first - _NOUN_PHRASE), token + 1) and ground.bodies.at(token) is None


def _bodies(ground: Ground, claim: Claim, token: int, word: str) -> Iterator[str | None]:
    """The bodies that `it` or a noun may stand for: whose report the text is about, else the one named last."""
    low = ground.doc.sentence_tokens(token)[0]
    cue = ground.doc.cues.ending("voice-body", token + 1)
    if word == "it":
        before = [m for m in ground.bodies.within(max(0, low - _BACK), token) if m.kind != "outlet"]
        teller = _teller(ground, low)
        if teller is not None:
            yield teller
            return
        if low and _has_ccg_noun(ground, *ground.doc.sentence_tokens(low - 1)):
            yield from ccgs_meant(ground, low)
        previous = ground.bodies.within(ground.doc.sentence_tokens(low - 1)[0], low) if low else ()
        if not (low and _has_noun(ground, ground.doc.sentence_tokens(low - 1)[0])):
            yield from (m.agent for m in (*before[-1:], *previous[:1]))
        reported = low and any(
            True for _ in ground.doc.cues.within("voice-document", ground.doc.sentence_tokens(low - 1)[0], low)
        )
        if reported or not any(m.kind == "body" for m in previous):
            yield ground.author_before(low)
            if isinstance(claim, Statement):
                yield ground.owner
        return
    if ground.owner and (cue is None or may_stand_for(ground, cue, ground.owner)):
        yield ground.owner
    yield from _KNOWN.get(cue.value, ()) if cue is not None else ()


def _has_noun(ground: Ground, low: int) -> bool:
    """Whether a sentence opens with a noun for a report: `The report recommends that`; then `it` goes on to mean that."""
    opening = ground.doc.cues.within("voice-document", low, low + _SUBJECT)
    return any(True for _ in opening) and ground.doc.tokens.words[low] in ("the", "this", "its", "their")


def _ends_in(agent: str, word: str) -> bool:
    """Whether the name of an agent has the noun: `the committee` of the Public Accounts Committee."""
    return word not in ("it", "body", "organisation") and any(word in name for name in names_of(agent))


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


def _teller(ground: Ground, low: int) -> str | None:
    """The body that opens the sentence before one and is the subject of its verb of saying: then `it` goes on to mean that."""
    if not low:
        return None
    back = ground.doc.sentence_tokens(low - 1)[0]
    named = next((m for m in ground.bodies.within(back, back + _SUBJECT) if m.kind != "outlet"), None)
    if named is None:
        return None
    return (
        named.agent
        if any(0 <= c.first - named.last < _SUBJECT for c in ground.doc.cues.within("say", named.last, low))
        else None
    )


def _has_ccg_noun(ground: Ground, low: int, high: int) -> bool:
    """Whether tokens have a noun for a CCG that was named before: `the CCG said`."""
    words = ground.doc.tokens.words
    return any(words[i] in ("the", "this") and words[i + 1] in _NOUNS for i in range(low, high - 1))


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
