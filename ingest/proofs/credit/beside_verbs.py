"""Who stands beside a verb of saying: right before or behind it, before an apposition that ends at it, or as its author
or noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.claim import Claim, Statement
from ccgkg.ingest.proofs.credit.noun_kinds import author_noun, is_named_so, may_stand_for
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.text.cues import Cue

#: Tokens between a name and a verb of saying behind it, and before it, at most; a body's is nearer, with a post between
#: farther.
_BEFORE, _BEHIND = 14, 3
_BODY, _POST = 5, 8
#: Tokens before a verb of saying in which `his report` is its subject.
_THEIRS = 4
#: Tokens between a verb of saying and the author of the report that is its subject, at most.
_AUTHOR = 12
#: Tokens between `by` and the name of an author: `obtained by the charity X`.
_BY = 4
#: Tokens of an apposition between a name and its verb, at most, and what may stand before the verb itself.
_APPOSITION = 34
_AUXILIARIES = frozenset({"has", "have", "had", "also", "later", "then", "yesterday", "today"})
#: What opens an apposition behind a name, and what ends one before a verb.
_OPENS = frozenset({",", "(", "–", "who", "of", "at", "from", "mp"})
_CLOSES = frozenset({",", ")", "–"})
#: No apposition that tells a post alone has one of these.
_ROLE_END = frozenset(
    {"who", "which", "that", "has", "have", "had", "was", "is", "were", "and", "but", "when", "while"}
)


def beside(ground: Ground, first: int, last: int, cue: Cue) -> Iterator[str]:
    """The agents right beside a verb of saying in the tokens [first, last): the person, else the bodies."""
    apposed = apposed_to(ground, cue, first)
    if apposed is not None:
        yield apposed
        return
    for person in ground.people.within(max(first, cue.first - _BEFORE), min(last, cue.last + 6)):
        yield person.person.slug
    for body in ground.bodies.within(max(first, cue.first - _BODY), min(last, cue.last + 4)):
        yield body.agent


def is_beside(ground: Ground, cue: Cue, place: tuple[int, int]) -> bool:
    """Whether a name at the tokens `place` stands beside a verb of saying: `X said`, `said its leader, X`, `a report by
    X says`."""
    first, last = place
    if 0 <= first - cue.last <= _BEHIND or 0 <= cue.first - last <= _BEFORE:
        return True
    return _is_behind_post(ground, cue, first) or _is_author(ground, cue, first)


def _is_behind_post(ground: Ground, cue: Cue, name: int) -> bool:
    """Whether a name stands behind a verb of saying with a post between: `said its leader, Cllr X`."""
    return (
        0 < name - cue.last <= _POST
        and bool(ground.doc.cues.within("role", cue.last, name))
        and not ground.people.within(cue.last, name)
    )


def _is_author(ground: Ground, cue: Cue, name: int) -> bool:
    """Whether a name is that of the author of what speaks: `according to a report published today by the X`."""
    words = ground.doc.tokens.words
    if not 0 <= name - cue.last <= _AUTHOR or {"by", "from"}.isdisjoint(words[max(cue.last, name - _BY) : name]):
        return False
    return bool(ground.doc.cues.within("voice-document", cue.last, name))


def is_subject_noun(ground: Ground, claim: Claim, cue: Cue, first: int, agent: str) -> bool:
    """Whether a noun for a body or a report that may stand for an agent is the subject of the verb of saying: `auditors
    warn`, `the report says`. `first` is the token with which its sentence begins."""
    words = ground.doc.tokens.words
    if not isinstance(claim, Statement) and not _is_headed_or_reported(ground, claim, cue):
        return False
    if not {"his", "her", "my"}.isdisjoint(words[max(first, cue.first - _THEIRS) : cue.first]):
        return False
    at, behind = _before_auxiliaries(ground, cue, first), cue.last + (words[cue.last : cue.last + 1] == ["the"])
    cues = ground.doc.cues
    documents = [
        c
        for c in (cues.ending("voice-document", at), cues.starting("voice-document", behind))
        if c is not None and is_named_so(ground, c, agent)
    ]
    bodies = (cues.ending("voice-body", at), cues.starting("voice-body", behind))
    found = [c for c in (*bodies, *(author_noun(ground, c) for c in documents)) if c is not None and c.first >= first]
    if any(c.value == "ccg" or not may_stand_for(ground, c, agent) for c in found):
        return False
    return bool(found) or any(c.first >= first for c in documents)


def _is_headed_or_reported(ground: Ground, claim: Claim, cue: Cue) -> bool:
    """Whether a claim stands in a heading, or behind a verb of saying with `that`."""
    tokens = ground.doc.tokens
    if ground.doc.layout.block_at(claim.start).kind == "heading":
        return True
    return tokens.starts[cue.first] < claim.start and tokens.words[cue.last : cue.last + 1] == ["that"]


def _before_auxiliaries(ground: Ground, cue: Cue, first: int) -> int:
    """The token at which the verb of a cue begins, with what may stand before it: that of `has` in `has said`."""
    words, at = ground.doc.tokens.words, cue.first
    while at > first and words[at - 1] in _AUXILIARIES:
        at -= 1
    return at


def apposed_to(ground: Ground, cue: Cue, first: int) -> str | None:
    """The person with whose apposition a verb of saying has a subject: `Jane Doe, chair of X, said`; bodies in it do
    not speak.

    `first` is the token with which its sentence begins.
    """
    words = ground.doc.tokens.words
    at = _before_auxiliaries(ground, cue, first)
    if at - 1 <= first or words[at - 1] not in _CLOSES:
        return _opening(ground, first, at)
    for mention in reversed(ground.people.within(max(first, at - _APPOSITION), at)):
        behind = mention.last == at - 1 and words[mention.lead - 1] == ","
        if behind or words[mention.last] in _OPENS:
            between = ground.doc.cues.within("say", mention.last, cue.first)
            said = any(mention.last < c.first < cue.first for c in between)
            return None if said else mention.person.slug
    return None


def _opening(ground: Ground, first: int, verb: int) -> str | None:
    """The person with whom a sentence opens, a post alone between the name and the verb: `Jane Doe, chair of X has
    said`."""
    words = ground.doc.tokens.words
    opens = next(iter(ground.people.within(first, first + 4)), None)
    if opens is None or opens.last >= verb or words[opens.last] != ",":
        return None
    post = words[opens.last + 1 : verb]
    if "," in post or not _ROLE_END.isdisjoint(post) or ground.people.within(opens.last, verb):
        return None
    return opens.person.slug


def is_nearer(ground: Ground, own: Sequence[tuple[int, int]], cues: Sequence[Cue], agent: str) -> bool:
    """Whether one of an agent's mentions stands nearer to the verb than any other agent's, or is the same words."""

    def distance(first: int, last: int) -> int:
        return min(max(c.first - last, first - c.last, 0) for c in cues)

    best = min(distance(*p) for p in own)
    low, high = min(c.first for c in cues) - _BEFORE, max(c.last for c in cues) + 6
    rivals = [(m.first, m.last) for m in ground.people.within(low, high) if m.person.slug != agent]
    rivals += [(m.first, m.last) for m in ground.bodies.within(low, high) if m.agent != agent]
    rivals = [r for r in rivals if not any(r[0] < p[1] and p[0] < r[1] for p in own)]
    return all(best <= distance(*r) for r in rivals)
