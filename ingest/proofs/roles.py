"""A role: the person by name at the span, and the body and the words of the role as they stand beside it."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.claim import Change, Role
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUP_WORDS, Named, names_of
from ccgkg.ingest.proofs.standing import status
from ccgkg.ingest.speech.people import person_slug
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

#: What `the` stands before where a body spoken of before is meant.
_NOUNS = frozenset({"ccg", "ccgs", "group", "groups", "committee", "organisation", "body", "trust", "council"})
_OTHERS = frozenset({"committee", "council", "trust", "department", "union", "association", "forum"})


def prove(ground: Ground, named: Named, claim: Role) -> Iterator[Proof]:
    told = [c for c in ground.read_at("role", claim.start, claim.end) if isinstance(c, Role)]
    first, last = ground.doc.tokens.range(claim.start, claim.end)
    yield _person(ground, claim)
    yield _org(ground, named, claim, told, first)
    words = ground.lower.find(claim.role.lower())
    yield proved("role", *_nearest(ground, claim)) if words >= 0 else unproved("role", "its words do not stand in the text")
    same = [c for c in told if c.role.lower() == claim.role.lower()]
    place = ground.doc.tokens.range(*_nearest(ground, claim)) if words >= 0 else (first, last)
    if claim.status not in ("actual", "planned"):
        yield refused("status", f"a role is held or will be, and not {claim.status}")
    else:
        yield status(ground, claim, [place], same)


def _person(ground: Ground, claim: Role) -> Proof:
    first = ground.doc.tokens.at(claim.start)
    mention = next((m for m in ground.people.within(first, first + 1) if (m.start, m.end) == (claim.start, claim.end)), None)
    if mention is not None and mention.person.slug == claim.person:
        return proved("person", claim.start, claim.end)
    slug = person_slug(claim.exact)
    if slug == claim.person or (claim.person.endswith(slug.removeprefix("person/")) and person_slug(claim.person_name) == claim.person):
        return proved("person", claim.start, claim.end)
    return refused("person", f"{claim.exact!r} is not {claim.person}")


def _org(ground: Ground, named: Named, claim: Role, told: list[Role], first: int) -> Proof:
    for role in told:
        if role.org == claim.org and (role.role.lower() == claim.role.lower() or not any(r.role.lower() == claim.role.lower() for r in told)):
            found = next((e for e in role.evidence if e.key == "org"), None)
            if found and found.start is not None and found.end is not None:
                return proved("org", found.start, found.end)
            return inferred("org", "the body spoken of before")
    for role in told:
        if named.same(claim.org, role.org):
            return inferred("org", "another name of the same body")
    if any(r.role.lower() == claim.role.lower() for r in told) and not _ours(ground, claim, first):
        return refused("org", f"the text has the role in {told[0].org}, not in {claim.org}")
    doc = ground.doc
    low, high = doc.sentence_tokens(first)
    here = named.within(claim.org, low, high)
    others = [m for m in ground.bodies.within(low, high) if m.kind != "outlet" and not any(p[0] <= m.first < p[1] for p in here)]
    if here:
        nearest = min(here, key=lambda p: abs(p[0] - first))
        if not told and any(abs(m.first - first) < abs(nearest[0] - first) for m in others):
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
    if _ours(ground, claim, first) or claim.org in _spoken_of(ground, low):
        return inferred("org", "the body spoken of before")
    return refused("org", f"{claim.org} is not named near {claim.exact!r}")


def _spoken_of(ground: Ground, token: int) -> Iterator[str]:
    """The bodies that `its` may mean: the one named last, the last that is named as a subject, and the text's own."""
    named_last = ground.bodies.nearest_before(token)
    if named_last:
        yield named_last.agent
    if token:
        previous = ground.doc.sentence_tokens(token - 1)
        yield from (m.agent for m in ground.bodies.within(*previous)[:1])
    main = ground.main_body
    if main:
        yield main


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
    return "our" in ground.doc.tokens.words[low:high] and claim.org == ground.main_body


def _anaphor(ground: Ground, low: int, high: int) -> bool:
    """Whether a sentence speaks of a body by a pronoun or by a noun: `its chair`, `the group`."""
    words = ground.doc.tokens.words
    return any(
        words[i] in ("its", "their", "our", "both") or (words[i] in ("the", "that", "this") and words[i + 1] in _NOUNS) for i in range(low, high - 1)
    )


def _by_noun(ground: Ground, org: str, low: int, high: int) -> bool:
    """Whether a sentence speaks of a body by the noun that its name ends in: `the committee`, `the council`."""
    heads = {name[-1] for name in names_of(org)} - GROUP_WORDS
    return bool(heads & _heads(ground, low, high))


def _heads(ground: Ground, low: int, high: int) -> set[str]:
    words = ground.doc.tokens.words
    return {words[i + 1] for i in range(low, high - 1) if words[i] == "the"}


def _nearest(ground: Ground, claim: Role) -> tuple[int, int]:
    role = claim.role.lower()
    places = (ground.lower.rfind(role, 0, claim.start), ground.lower.find(role, claim.start))
    start = min((p for p in places if p >= 0), key=lambda p: abs(p - claim.start))
    return start, start + len(role)
