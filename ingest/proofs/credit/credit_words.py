"""The words by which the rules credit a statement: whom they name, and whom they may mean where they name no one."""

from __future__ import annotations

from ccgkg.ingest.claim import Evidence, Statement
from ccgkg.ingest.proofs.credit.noun_kinds import is_named_so, may_stand_for
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named, stem
from ccgkg.ingest.verdict import Proof, inferred, proved

#: Tokens around a name in which the rest of a long one stands: `the long-term plan for the NHS`.
_AROUND = 6


def by_credit(statement: Statement, key: str) -> Proof:
    """The proof of `key` by the words that credit a statement, for an agent whom the rules read as its speaker."""
    found = _credit_of(statement)
    if found is None:
        return inferred(key, "as the rules read it")
    if found.start is not None and found.end is not None:
        return proved(key, found.start, found.end)
    return inferred(key, found.reason or "who spoke before")


def name_him(ground: Ground, named: Named, agent: str, statement: Statement) -> bool:
    """Whether an agent is named in the very words that credit a statement to someone."""
    place = _place(ground, statement)
    if place is None:
        return False
    first, last = place
    if any(p[0] < last and first < p[1] for p in named.places(agent)):
        return True
    words = {stem(w) for w in agent.split("-")}
    around = ground.doc.tokens.words[max(0, first - _AROUND) : last + _AROUND]
    return len(words) > 2 and words <= {stem(w) for w in around}


def are_of_a_person(ground: Ground, statement: Statement) -> bool:
    """Whether the words that credit a statement are a noun for a document that a person wrote: then it is not the
    body's."""
    if not statement.speaker.startswith("person/"):
        return False
    place = _place(ground, statement)
    return place is not None and bool(ground.doc.cues.within("voice-document", *place))


def may_mean(ground: Ground, named: Named, agent: str, statement: Statement) -> bool:
    """Whether the words that credit a statement name no one, are no person's, and may stand for an agent: `the
    report`."""
    place = _place(ground, statement)
    if place is None or are_of_a_person(ground, statement):
        return False
    first, last = place
    if any(p[0] < last and first < p[1] for p in named.places(statement.speaker)):
        return False
    nouns = ground.doc.cues.within("voice-body", first, last)
    if any(noun.value == "ccg" or not may_stand_for(ground, noun, agent) for noun in nouns):
        return False
    return bool(nouns) or any(
        is_named_so(ground, c, agent) for c in ground.doc.cues.within("voice-document", first, last)
    )


def _credit_of(statement: Statement) -> Evidence | None:
    return next((e for e in statement.evidence if e.key == "speaker"), None)


def _place(ground: Ground, statement: Statement) -> tuple[int, int] | None:
    """The tokens of the words that credit a statement, where there are any."""
    found = _credit_of(statement)
    if found is None or found.start is None or found.end is None:
        return None
    return ground.doc.tokens.range(found.start, found.end)
