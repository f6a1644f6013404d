"""Shared leadership as a relation: one post held for several bodies, which stay separate. It is never a merger.

A post stands in the graph `view`, for it is built from claims that are actual and no hearsay, and keeps each of them.
It comes of a change of type shared-leadership that names two bodies or more, or of one mention of a person with one
role at several commissioners. Its days are those that the claim states; where it states none, the claim's source has a
date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ccgkg.ingest.claim import Change, Claim, Role
from ccgkg.ingest.graph.agents import name_of
from ccgkg.ingest.graph.disclosure import brief
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.populations import GROUPS
from ccgkg.ingest.graph.propositions import proposition
from ccgkg.ingest.graph.terms import CCG, ORG, RDFS, iri, line, text, typed
from ccgkg.ontology.register import load

SHARED = "shared-leadership"


def shared_posts(claims: Iterable[Claim], iris: Iris) -> Iterator[str]:
    """The lines of the posts that the claims of one source tell of. The claims have their ids."""
    told: dict[tuple[int, int, str, str], list[Role]] = defaultdict(list)
    for claim in claims:
        if claim.status != "actual" or claim.mode == "hearsay":
            continue
        if isinstance(claim, Change) and claim.type == SHARED and claim.result is None:
            named = sorted(set(claim.participants) - GROUPS)
            if len(named) > 1:
                yield from _post(named, claim.effective, None, [claim], iris)
        elif isinstance(claim, Role) and _is_commissioner(claim.org):
            told[claim.start, claim.end, claim.person, brief(claim.role)].append(claim)
    for (_, _, person, role), roles in told.items():
        named = sorted({claim.org for claim in roles})
        if len(named) > 1:
            yield from _post(named, None, (person, role), roles, iris)


def _post(
    bodies: list[str], effective: str | None, holder: tuple[str, str] | None, claims: Iterable[Claim], iris: Iris
) -> Iterator[str]:
    view = iris.graph("view")
    person, role = holder or (None, None)
    node = iris.minted("post", *bodies, effective, person, role)
    names = ", ".join(map(name_of, bodies[:3])) + (f" and {len(bodies) - 3} more" if len(bodies) > 3 else "")
    yield typed(node, ORG.Post, view)
    yield typed(node, CCG.SharedPost, view)
    yield line(node, RDFS.label, text(f"{role or 'shared leadership'} for {names}", "en"), view)
    for body in bodies:
        yield line(node, ORG.postIn, iri(iris.agent(body)), view)
    if effective:
        yield line(node, CCG.effective, iri(iris.period(effective)), view)
    if person and role:
        yield line(node, ORG.heldBy, iri(iris.agent(person)), view)
        yield line(node, CCG.roleText, text(role), view)
    for claim in claims:
        yield line(node, CCG.backedBy, iri(claim.id), view)
        yield line(node, CCG.describedBy, iri(proposition(claim, iris, view).iri), view)


def _is_commissioner(slug: str) -> bool:
    """Whether a slug is that of a CCG, of the register or not."""
    return load().by_code(slug) is not None or slug.endswith("-ccg")
