"""How the words of a role and of a body are joined: side by side, in one list, at the head of the sentence, or by what
the role implies."""

from __future__ import annotations

from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import Role
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.proofs.posts.role_places import places_of
from ccgkg.ingest.proofs.proof_words import proof_words

#: Words that join a role to its body, before and behind it, and so many at most.
_OF = frozenset({"of", "at", "for", "the", "nhs", "to", "with"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "ccg", "new", "clinical"})
_LINK = 3
#: What stands in a list of bodies that begins behind a role, and tokens of it at most.
_IN_LIST = _OF | {"both", "all", "and", ",", "ccg", "ccgs"}
_LISTED = 30
#: Tokens before a role in which a noun has it.
_POSSESSED = 5
#: What stands between a body and words that are no role of it.
_BETWEEN = proof_words("role-apart")


def beside_role(ground: Ground, named: Named, claim: Role) -> tuple[int, int] | None:
    """Where the body's name stands right beside the words of the role: `chair of X`, `chair at the X`, `X’s chair`."""
    doc = ground.doc
    words, starts = doc.tokens.words, doc.tokens.starts
    low, high = doc.sentence_tokens(doc.tokens.at(claim.start))
    told = list(places_of(ground, claim, doc.tokens.at(claim.start)))
    behind = [p for p in told if starts[p[0]] > claim.end]
    for first, last in behind or told:  # `A, chair of X, and B, chair of Y`: the first is no post of B
        if any(
            starts[first] > m.end > m.start > claim.end or claim.start > m.start > doc.tokens.ends[last - 1]
            for m in ground.people.within(low, high)
        ):
            continue
        for place in named.within(claim.org, low, high):
            if (
                0 < place[0] - last <= _LISTED
                and words[last] in _OF
                and all(words[i] in _IN_LIST or ground.bodies.at(i) for i in range(last, place[0]))
            ):
                return place
            if 0 <= first - place[1] <= _LINK and all(w in _POSSESSIVE for w in words[place[1] : first]):
                return place
    return None


def tied(ground: Ground, claim: Role, first: int) -> set[str]:
    """The bodies named right beside the words of a role, with those of one list: `NHS England’s director`, `BMA
    committee chair`, `chair of X`."""
    words, found = ground.doc.tokens.words, set[str]()
    for at, last in places_of(ground, claim, first):
        before = ground.bodies.within(max(0, at - _POSSESSED), at)
        if before and before[-1].kind != "outlet" and not _BETWEEN.intersection(words[before[-1].last : at]):
            found.add(before[-1].agent)
        behind = (
            ground.bodies.at(last + 1 + (words[last + 1 : last + 2] == ["the"]))
            if words[last : last + 1] in (["of"], ["at"], ["for"])
            else None
        )
        if behind is not None:
            found.add(behind.agent)
    return found | listed_with(ground, found, first)


def implied(ground: Ground, claim: Role) -> tuple[str, ...]:
    """The bodies that the words of a role imply: `MP` is in Parliament, the health secretary in the department."""
    words = ground.lower.find(claim.role.lower())
    cue = (
        ground.doc.cues.starting("role", ground.doc.tokens.at(nearest_words(ground, claim)[0])) if words >= 0 else None
    )
    if cue is None or cue.value in ("any", "none"):
        return ()
    return ("dh", "dhsc") if cue.value == "government" else (cue.value,)


def listed_with(ground: Ground, orgs: set[str], first: int) -> set[str]:
    """The CCGs that stand in one list with bodies in which the rules read the role: `A and B CCGs have shared X`."""
    found: set[str] = set()
    for run in runs(ground.doc, ground.bodies.within(*ground.doc.sentence_tokens(first))):
        members = {m.agent for m in run}
        # `A CCG, and B's chair, Ms C` is no list.
        one = not {"'s", "’s", "'", "’"} & set(ground.doc.tokens.words[run[-1].last : run[-1].last + 1]) and not any(
            ground.people.within(run[0].first, run[-1].last)
        )
        if one and members & orgs:
            found |= members
    return found


def opening(ground: Ground, first: int) -> str | None:
    """The body at which a sentence opens, where no other stands between it and the name but in an aside: `At X, which
    NHS England reviewed, chief officer Y`."""
    words = ground.doc.tokens.words
    low, _ = ground.doc.sentence_tokens(first)
    if words[low] not in ("at", "in", "for"):
        return None
    named = ground.bodies.within(low, first)
    commas = [i for i in range(low, first) if words[i] == ","]
    if not named or named[0].first > low + 2 or not commas:
        return None
    return named[0].agent if all(m.first < commas[-1] for m in named) else None


def nearest_words(ground: Ground, claim: Role) -> tuple[int, int]:
    role = claim.role.lower()
    places = (ground.lower.rfind(role, 0, claim.start + len(role)), ground.lower.find(role, claim.start))
    start = min((p for p in places if p >= 0), key=lambda p: abs(p - claim.start))
    return start, start + len(role)
