"""Of which body a role is: named beside it, in one list or sentence with it, or stood for by a pronoun or a noun.

What the rules read there wins, unless no word tells it of that body and words tell it of the claim's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.claim import Change, Role
from ccgkg.ingest.proofs.as_read import as_read
from ccgkg.ingest.proofs.credit.antecedents import bodies_meant, ccgs_meant, made
from ccgkg.ingest.proofs.credit.noun_subjects import KINDS
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUP_WORDS, Named, names_of
from ccgkg.ingest.proofs.parties.plural_sets import sets_meant
from ccgkg.ingest.proofs.posts.role_links import beside_role, implied, listed_with, opening, tied
from ccgkg.ingest.proofs.posts.role_places import places_of, told_in
from ccgkg.ingest.verdict import Proof, inferred, proved, refused

#: What `the` stands before where a body spoken of before is meant.
_NOUNS = frozenset({"ccg", "ccgs", "group", "groups", "committee", "organisation", "body", "trust", "council"})
#: The body that the text is about says these of itself, or is addressed so in an interview.
_OURS = frozenset({"our", "you", "your"})
#: Before the words of a role these do not count, and tokens before it in which a noun has it.
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "ccg", "new", "clinical"})
_POSSESSED = 5
_SEVERAL = "one of those that its sentence speaks of"
_PLURAL = "one of those for whom a plural word in its sentence may stand"
_OTHERS = frozenset({"department"}) | KINDS


def body_of(ground: Ground, named: Named, claim: Role, told: list[Role], first: int) -> Proof:
    """The proof of a role's body; `told` are the roles that were read at the name, which begins at token `first`."""
    read = _as_read(named, claim, told)
    if read is not None:
        return read
    beside = beside_role(ground, named, claim)
    if beside is not None:
        return proved("org", ground.doc.tokens.starts[beside[0]], ground.doc.tokens.ends[beside[1] - 1])
    why = _why_meant(ground, claim, told, first) or _acted(ground, named, claim)
    if why:
        return inferred("org", why)
    same = next((r for r in told if r.role.lower() == claim.role.lower()), None)
    if same is None or _ours(ground, claim, first) or _of_its_kind(ground, claim, same, first):
        return _by_words(ground, named, claim, told, first)
    mine = _by_words(ground, named, claim, [], first)
    if mine.refuses or _is_told(ground, named, replace(claim, org=same.org), first, mine):
        return refused("org", f"the text has the role in {same.org}, not in {claim.org}")
    return mine


def _as_read(named: Named, claim: Role, told: list[Role]) -> Proof | None:
    """The rules read the body there, with the words of the role where these were read of any; or another name of it."""
    said = claim.role.lower()
    elsewhere = all(r.role.lower() != said for r in told)
    role = next((r for r in told if r.org == claim.org and (elsewhere or r.role.lower() == said)), None)
    if role is not None:
        return as_read(role, "org", "the body spoken of before")
    if any(named.same(claim.org, r.org) for r in told):
        return inferred("org", "another name of the same body")
    return None


def _why_meant(ground: Ground, claim: Role, told: list[Role], first: int) -> str | None:
    """Why a body may be that of a role which is not named beside it, whatever the rules read, or None."""
    org = claim.org
    if org in listed_with(ground, {r.org for r in told}, first):
        return "one of the list that its sentence names"
    if org == opening(ground, first):
        return "the body at which its sentence opens"
    if claim.status == "planned" and org in made(ground, *ground.doc.sentence_tokens(first)):
        return "the new body of which its sentence speaks"
    if org in implied(ground, claim):
        return "the body that the words of the role name"
    if any(_short_for(r.org, org) for r in told):
        return "the noun that stands for it"
    if org in _owners(ground, claim):
        return "a body that the pronoun or noun before the words of the role may stand for"
    return None


def _acted(ground: Ground, named: Named, claim: Role) -> str | None:
    """Why `its` before a role may be that of a body that is no CCG: the sentence before begins with it; or None."""
    first = ground.doc.sentence_tokens(ground.doc.tokens.at(claim.start))[0]
    if not first or claim.org in ground.ccgs or ground.doc.tokens.words[first] != "its":
        return None
    low = ground.doc.sentence_tokens(first - 1)[0]
    opens = any(at - low < 2 for at, _ in named.within(claim.org, low, first))
    return "the body whose act the sentence before tells" if opens else None


def _is_told(ground: Ground, named: Named, claim: Role, first: int, instead: Proof) -> bool:
    """Whether any words tell a role of a body; a plural word does not that may stand for the one told `instead` too."""
    if beside_role(ground, named, claim) is not None or claim.org == opening(ground, first):
        return True
    found = _by_words(ground, named, claim, [], first)
    if found.reason == _PLURAL and (instead.standing == "proved" or instead.reason in (_PLURAL, _SEVERAL)):
        return False
    return bool(implied(ground, claim)) or not found.refuses


def _by_words(ground: Ground, named: Named, claim: Role, told: list[Role], first: int) -> Proof:
    """The proof of a role's body by the words around its person, in the first sentence of those that tell the role
    which has one."""
    proofs = [_in_sentence(ground, named, claim, told, first, *span) for span in told_in(ground, claim, first)]
    return next((p for p in proofs if not p.refuses), proofs[0])


def _in_sentence(ground: Ground, named: Named, claim: Role, told: list[Role], first: int, low: int, high: int) -> Proof:
    """The proof of a role's body by the sentence at tokens [low, high): named there, or meant by a word of it."""
    beside = tied(ground, claim, first)
    if beside and not any(named.same(claim.org, one) for one in beside):
        return refused("org", f"the role is told of {', '.join(sorted(beside))}")
    here = named.within(claim.org, low, high)
    bodies = [m for m in ground.bodies.within(low, high) if m.kind != "outlet"]
    others = [m for m in bodies if not any(p[0] <= m.first < p[1] for p in here)]
    if here:
        return _by_name(ground, claim, told, first, here, others)
    if claim.org in _together(ground, low, high):
        return inferred("org", _SEVERAL)
    if _by_plural(ground, claim, first, low, high):
        return inferred("org", _PLURAL)
    a_ccg = any(m.kind == "ccg" for m in others)
    if (a_ccg or others and claim.org not in ground.ccgs) and not _anaphor(ground, low, high):
        return refused("org", f"its sentence names {others[0].agent}, not {claim.org}")
    if _by_noun(ground, claim.org, low, high) and named.places(claim.org):
        return inferred("org", "the noun that its name ends in")
    if _heads(ground, low, high) & _OTHERS:
        return refused("org", f"the noun in its sentence is no name of {claim.org}")
    if _ours(ground, claim, first) or claim.org in ccgs_meant(ground, first) | _last_before(ground, low):
        return inferred("org", "the body spoken of before")
    return refused("org", f"{claim.org} is not named near {claim.exact!r}")


def _by_name(
    ground: Ground,
    claim: Role,
    told: list[Role],
    first: int,
    here: Sequence[tuple[int, int]],
    others: Sequence[Mention],
) -> Proof:
    """The proof by the name of the body nearest to the person's, at token `first`; no other may stand nearer, but of
    one list with it."""
    nearest = min(here, key=lambda p: abs(p[0] - first))
    nearer = {m.agent for m in others if abs(m.first - first) < abs(nearest[0] - first)}
    if nearer and not told and not {claim.org, *nearer} <= listed_with(ground, nearer, first):
        return refused("org", f"another body stands nearer to {claim.exact!r}")
    return proved("org", ground.doc.tokens.starts[nearest[0]], ground.doc.tokens.ends[nearest[1] - 1])


def _owners(ground: Ground, claim: Role) -> set[str]:
    """The bodies for which the pronoun or noun may stand that has the words of a role: `its clinical chair`, `the
    group’s director`."""
    words = ground.doc.tokens.words
    found: set[str] = set()
    for at, last in places_of(ground, claim, ground.doc.tokens.at(claim.start)):
        before = [w for w in words[max(0, at - _POSSESSED) : at] if w not in _POSSESSIVE]
        noun = len(before) > 1 and before[-2] in ("the", "this") and before[-1] in _NOUNS - _OTHERS
        if (
            words[last : last + 1] in (["the"], ["this"]) and words[last + 1] in _NOUNS - _OTHERS
        ):  # `X, who chairs the group`
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
    """Whether the noun in the sentence is one for the body of a claim, and none for the one that was read: `since the
    CCG was set up`."""
    ccgs = {m.agent for m in ground.bodies.mentions if m.kind == "ccg"}
    words = ground.doc.tokens.words
    low, high = ground.doc.sentence_tokens(first)
    noun = any(words[i] in ("the", "its") and words[i + 1] in ("ccg", "group") for i in range(low, high - 1))
    return noun and claim.org in ccgs and read.org not in ccgs


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


def _by_plural(ground: Ground, claim: Role, first: int, low: int, high: int) -> bool:
    """Whether a body is one of a set for which a plural word in a sentence may stand that names no CCG before the
    person, and has no `its` for the role."""
    if any(m.kind == "ccg" for m in ground.bodies.within(low, max(low + 1, first))):
        return False
    if any(ground.doc.tokens.words[at - 1] == "its" for at, _ in places_of(ground, claim, first)):
        return False
    return any(claim.org in one for one in sets_meant(ground, first, low, high))


def _ours(ground: Ground, claim: Role, first: int) -> bool:
    """Whether the role is said to be `our` own by the body that the text is about."""
    low, high = ground.doc.sentence_tokens(first)
    ours = _OURS if ground.interviewee else _OURS - {"you", "your"}
    return not ours.isdisjoint(ground.doc.tokens.words[low:high]) and claim.org == ground.main_body


def _anaphor(ground: Ground, low: int, high: int) -> bool:
    """Whether a sentence speaks of a body by a pronoun or by a noun: `its chair`, `the group`."""
    words = ground.doc.tokens.words
    return any(
        words[i] in ("its", "their", "our", "both") or (words[i] in ("the", "that", "this") and words[i + 1] in _NOUNS)
        for i in range(low, high - 1)
    )


def _by_noun(ground: Ground, org: str, low: int, high: int) -> bool:
    """Whether a sentence speaks of a body by the noun that its name ends in: `the committee`, `the council`."""
    heads = {word for name in names_of(org) for word in name if word == name[-1] or word in _OTHERS} - GROUP_WORDS
    return bool(heads & _heads(ground, low, high))


def _heads(ground: Ground, low: int, high: int) -> set[str]:
    words = ground.doc.tokens.words
    return {words[i + 1] for i in range(low, high - 1) if words[i] == "the"}
