"""Of which body a role is: named beside it, in one list or sentence with it, or stood for by a pronoun or a noun.

What the rules read there wins, unless no word tells it of that body and words tell it of the claim's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import Change, Role
from ccgkg.ingest.proofs.antecedents import bodies_meant, ccgs_meant, made
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.held import places_of, told_in
from ccgkg.ingest.proofs.named import GROUP_WORDS, Named, names_of
from ccgkg.ingest.proofs.noun_subjects import KINDS
from ccgkg.ingest.verdict import Proof, inferred, proved, refused

#: What `the` stands before where a body spoken of before is meant.
_NOUNS = frozenset({"ccg", "ccgs", "group", "groups", "committee", "organisation", "body", "trust", "council"})
#: The body that the text is about says these of itself, or is addressed so in an interview.
_OURS = frozenset({"our", "you", "your"})
#: Words that join a role to its body, before and behind it, and so many at most.
_OF = frozenset({"of", "at", "for", "the", "nhs", "to", "with"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "ccg", "new", "clinical"})
_LINK = 3
#: What stands in a list of bodies that begins behind a role, and tokens of it at most.
_IN_LIST = _OF | {"both", "all", "and", ",", "ccg", "ccgs"}
_LISTED = 30
#: Tokens before a role in which a noun has it.
_POSSESSED = 5
_OTHERS = frozenset({"department"}) | KINDS


def body_of(ground: Ground, named: Named, claim: Role, told: list[Role], first: int) -> Proof:
    """The proof of a role's body; `told` are the roles that were read at the name, which begins at token `first`."""
    for role in told:
        if role.org == claim.org and (role.role.lower() == claim.role.lower() or not any(r.role.lower() == claim.role.lower() for r in told)):
            found = next((e for e in role.evidence if e.key == "org"), None)
            if found and found.start is not None and found.end is not None:
                return proved("org", found.start, found.end)
            return inferred("org", "the body spoken of before")
    for role in told:
        if named.same(claim.org, role.org):
            return inferred("org", "another name of the same body")
    beside = _beside_role(ground, named, claim)
    if beside is not None:
        return proved("org", ground.doc.tokens.starts[beside[0]], ground.doc.tokens.ends[beside[1] - 1])
    if claim.org in _listed_with(ground, {r.org for r in told}, first):
        return inferred("org", "one of the list that its sentence names")
    if claim.org == _opening(ground, first):
        return inferred("org", "the body at which its sentence opens")
    if claim.status == "planned" and claim.org in made(ground, *ground.doc.sentence_tokens(first)):
        return inferred("org", "the new body of which its sentence speaks")
    if claim.org in _implied(ground, claim):
        return inferred("org", "the body that the words of the role name")
    if any(_short_for(r.org, claim.org) for r in told):
        return inferred("org", "the noun that stands for it")
    if claim.org in _owners(ground, claim):
        return inferred("org", "a body that the pronoun or noun before the words of the role may stand for")
    same = [r for r in told if r.role.lower() == claim.role.lower()]
    if same and not _ours(ground, claim, first) and not _of_its_kind(ground, claim, same[0], first):
        mine = _by_words(ground, named, claim, [], first)
        if mine.refuses or _is_told(ground, named, replace(claim, org=same[0].org), first):
            return refused("org", f"the text has the role in {same[0].org}, not in {claim.org}")
        return mine
    return _by_words(ground, named, claim, told, first)


def _is_told(ground: Ground, named: Named, claim: Role, first: int) -> bool:
    """Whether any words tell a role of a body."""
    if _beside_role(ground, named, claim) is not None or claim.org == _opening(ground, first):
        return True
    return bool(_implied(ground, claim)) or not _by_words(ground, named, claim, [], first).refuses


def _by_words(ground: Ground, named: Named, claim: Role, told: list[Role], first: int) -> Proof:
    """The proof of a role's body by the words around its person, in the first sentence of those that tell the role which has one."""
    proofs = [_in_sentence(ground, named, claim, told, first, *span) for span in told_in(ground, claim, first)]
    return next((p for p in proofs if not p.refuses), proofs[0])


def _in_sentence(ground: Ground, named: Named, claim: Role, told: list[Role], first: int, low: int, high: int) -> Proof:
    doc = ground.doc
    here = named.within(claim.org, low, high)
    others = [m for m in ground.bodies.within(low, high) if m.kind != "outlet" and not any(p[0] <= m.first < p[1] for p in here)]
    if here:
        nearest = min(here, key=lambda p: abs(p[0] - first))
        nearer = [m for m in others if abs(m.first - first) < abs(nearest[0] - first)]
        listed = _listed_with(ground, {m.agent for m in nearer}, first)
        if not told and nearer and not (claim.org in listed and {m.agent for m in nearer} <= listed):
            return refused("org", f"another body stands nearer to {claim.exact!r}")
        return proved("org", doc.tokens.starts[nearest[0]], doc.tokens.ends[nearest[1] - 1])
    if claim.org in _together(ground, low, high):
        return inferred("org", "one of those that its sentence speaks of")
    if others and not _anaphor(ground, low, high):
        return refused("org", f"its sentence names {others[0].agent}, not {claim.org}")
    if _by_noun(ground, claim.org, low, high) and named.places(claim.org):
        return inferred("org", "the noun that its name ends in")
    if _heads(ground, low, high) & _OTHERS:
        return refused("org", f"the noun in its sentence is no name of {claim.org}")
    if _ours(ground, claim, first) or claim.org in ccgs_meant(ground, first) | _last_before(ground, low):
        return inferred("org", "the body spoken of before")
    return refused("org", f"{claim.org} is not named near {claim.exact!r}")


def _owners(ground: Ground, claim: Role) -> set[str]:
    """The bodies for which the pronoun or noun may stand that has the words of a role: `its clinical chair`, `the group’s director`."""
    words = ground.doc.tokens.words
    found: set[str] = set()
    for at, last in places_of(ground, claim, ground.doc.tokens.at(claim.start)):
        before = [w for w in words[max(0, at - _POSSESSED) : at] if w not in _POSSESSIVE]
        noun = len(before) > 1 and before[-2] in ("the", "this") and before[-1] in _NOUNS - _OTHERS
        if words[last : last + 1] in (["the"], ["this"]) and words[last + 1] in _NOUNS - _OTHERS:  # `X, who chairs the group`
            found |= ccgs_meant(ground, at)
        pronoun = "its" in words[max(0, at - 2) : at]
        if noun or pronoun:
            found |= ccgs_meant(ground, at) if noun else bodies_meant(ground, at)
        if noun or pronoun or words[last : last + 2] in (["of", "the"], ["of", "a"]):
            found |= made(ground, *ground.doc.sentence_tokens(at))
    return found


def _last_before(ground: Ground, low: int) -> set[str]:
    """The bodies of any kind named last before a sentence and first in the one before it."""
    last = ground.bodies.nearest_before(low)
    back = ground.doc.sentence_tokens(low - 1)[0] if low else low
    return {m.agent for m in (*((last,) if last else ()), *ground.bodies.within(back, low)[:1])}


def _short_for(short: str, org: str) -> bool:
    """Whether what was read as a body is a noun that the name of another holds: `the Panel`."""
    words = org.split("-")
    return len(words) > 1 and short in words


def _of_its_kind(ground: Ground, claim: Role, read: Role, first: int) -> bool:
    """Whether the noun in the sentence is one for the body of a claim, and none for the one that was read: `since the CCG was set up`."""
    ccgs = {m.agent for m in ground.bodies.mentions if m.kind == "ccg"}
    words = ground.doc.tokens.words
    low, high = ground.doc.sentence_tokens(first)
    noun = any(words[i] in ("the", "its") and words[i + 1] in ("ccg", "group") for i in range(low, high - 1))
    return noun and claim.org in ccgs and read.org not in ccgs


def _beside_role(ground: Ground, named: Named, claim: Role) -> tuple[int, int] | None:
    """Where the body's name stands right beside the words of the role: `chair of X`, `chair at the X`, `X’s chair`."""
    doc = ground.doc
    words, starts = doc.tokens.words, doc.tokens.starts
    low, high = doc.sentence_tokens(doc.tokens.at(claim.start))
    told = list(places_of(ground, claim, doc.tokens.at(claim.start)))
    behind = [p for p in told if starts[p[0]] > claim.end]
    for first, last in behind or told:  # `A, chair of X, and B, chair of Y`: the first is no post of B
        if any(starts[first] > m.end > m.start > claim.end or claim.start > m.start > doc.tokens.ends[last - 1] for m in ground.people.within(low, high)):
            continue
        for place in named.within(claim.org, low, high):
            if 0 < place[0] - last <= _LISTED and words[last] in _OF and all(words[i] in _IN_LIST or ground.bodies.at(i) for i in range(last, place[0])):
                return place
            if 0 <= first - place[1] <= _LINK and all(w in _POSSESSIVE for w in words[place[1] : first]):
                return place
    return None


def _implied(ground: Ground, claim: Role) -> tuple[str, ...]:
    """The bodies that the words of a role imply: `MP` is in Parliament, the health secretary in the department."""
    words = ground.lower.find(claim.role.lower())
    cue = ground.doc.cues.starting("role", ground.doc.tokens.at(nearest_words(ground, claim)[0])) if words >= 0 else None
    if cue is None or cue.value in ("any", "none"):
        return ()
    return ("dh", "dhsc") if cue.value == "government" else (cue.value,)


def _listed_with(ground: Ground, orgs: set[str], first: int) -> set[str]:
    """The CCGs that stand in one list with bodies in which the rules read the role: `A and B CCGs have shared X`."""
    found: set[str] = set()
    for run in runs(ground.doc, ground.bodies.within(*ground.doc.sentence_tokens(first))):
        members = {m.agent for m in run}
        # `A CCG, and B's chair, Ms C` is no list.
        one = not {"'s", "’s", "'", "’"} & set(ground.doc.tokens.words[run[-1].last : run[-1].last + 1]) and not any(ground.people.within(run[0].first, run[-1].last))
        if one and members & orgs:
            found |= members
    return found


def _opening(ground: Ground, first: int) -> str | None:
    """The body at which a sentence opens, where no other stands between it and the name but in an aside: `At X, which NHS England
    reviewed, chief officer Y`."""
    words = ground.doc.tokens.words
    low, _ = ground.doc.sentence_tokens(first)
    if words[low] not in ("at", "in", "for"):
        return None
    named = ground.bodies.within(low, first)
    commas = [i for i in range(low, first) if words[i] == ","]
    if not named or named[0].first > low + 2 or not commas:
        return None
    return named[0].agent if all(m.first < commas[-1] for m in named) else None


def _together(ground: Ground, low: int, high: int) -> Iterator[str]:
    """The CCGs of a group that the sentence speaks of, of a change told there, or just before it."""
    for group in ground.bodies.groups_within(low, high):
        yield from group.members
    words = ground.doc.tokens.words
    back = low
    if any(words[i] in ("they", "their") for i in range(low, high)) and low:
        back = ground.doc.sentence_tokens(ground.doc.sentence_tokens(low - 1)[0] - 1)[0] if low > 1 else 0
    start, end = ground.doc.tokens.starts[back], ground.doc.tokens.ends[high - 1]
    for change in ground.read_at("change", start, end):
        if isinstance(change, Change):
            yield from change.participants


def _ours(ground: Ground, claim: Role, first: int) -> bool:
    """Whether the role is said to be `our` own by the body that the text is about."""
    low, high = ground.doc.sentence_tokens(first)
    ours = _OURS if ground.interviewee else _OURS - {"you", "your"}
    return not ours.isdisjoint(ground.doc.tokens.words[low:high]) and claim.org == ground.main_body


def _anaphor(ground: Ground, low: int, high: int) -> bool:
    """Whether a sentence speaks of a body by a pronoun or by a noun: `its chair`, `the group`."""
    words = ground.doc.tokens.words
    return any(
        words[i] in ("its", "their", "our", "both") or (words[i] in ("the", "that", "this") and words[i + 1] in _NOUNS) for i in range(low, high - 1)
    )


def _by_noun(ground: Ground, org: str, low: int, high: int) -> bool:
    """Whether a sentence speaks of a body by the noun that its name ends in: `the committee`, `the council`."""
    heads = {word for name in names_of(org) for word in name if word == name[-1] or word in _OTHERS} - GROUP_WORDS
    return bool(heads & _heads(ground, low, high))


def _heads(ground: Ground, low: int, high: int) -> set[str]:
    words = ground.doc.tokens.words
    return {words[i + 1] for i in range(low, high - 1) if words[i] == "the"}


def nearest_words(ground: Ground, claim: Role) -> tuple[int, int]:
    role = claim.role.lower()
    places = (ground.lower.rfind(role, 0, claim.start + len(role)), ground.lower.find(role, claim.start))
    start = min((p for p in places if p >= 0), key=lambda p: abs(p - claim.start))
    return start, start + len(role)
