"""A role: the person by name at the span, and the body and the words of the role as they stand beside it."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.claim import Role
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.proofs.posts.held import held
from ccgkg.ingest.proofs.posts.role_bodies import body_of
from ccgkg.ingest.proofs.posts.role_links import nearest_words
from ccgkg.ingest.proofs.posts.role_places import place_of
from ccgkg.ingest.proofs.status.standing import status
from ccgkg.ingest.speech.people.people import person_slug
from ccgkg.ingest.verdict import Proof, proved, refused, unproved


def prove(ground: Ground, named: Named, claim: Role) -> Iterator[Proof]:
    told = [c for c in ground.read_at("role", claim.start, claim.end) if isinstance(c, Role)]
    first, last = ground.doc.tokens.range(claim.start, claim.end)
    yield _person(ground, claim)
    yield body_of(ground, named, claim, told, first)
    words = ground.lower.find(claim.role.lower())
    yield (
        proved("role", *nearest_words(ground, claim))
        if words >= 0
        else unproved("role", "its words do not stand in the text")
    )
    same = [c for c in told if c.role.lower() == claim.role.lower()]
    place = place_of(ground, claim, first)
    elsewhere = (
        [ground.doc.tokens.range(*nearest_words(ground, claim))] if words >= 0 and claim.status != "actual" else []
    )
    places = [place] if place else [*elsewhere, (first, last)]
    told_status = held(ground, claim, first, last)
    if told_status is not None:
        yield told_status
    elif claim.status not in ("actual", "planned"):
        yield refused("status", f"a role is held or will be, and not {claim.status}")
    else:
        yield status(ground, claim, places, same)


def _person(ground: Ground, claim: Role) -> Proof:
    first = ground.doc.tokens.at(claim.start)
    mention = next(
        (m for m in ground.people.within(first, first + 1) if (m.start, m.end) == (claim.start, claim.end)), None
    )
    if mention is not None and mention.person.slug == claim.person:
        return proved("person", claim.start, claim.end)
    slug = person_slug(claim.exact)
    if slug == claim.person or (
        claim.person.endswith(slug.removeprefix("person/")) and person_slug(claim.person_name) == claim.person
    ):
        return proved("person", claim.start, claim.end)
    return refused("person", f"{claim.exact!r} is not {claim.person}")
