"""Councils that a text does not name where it means them: `the city council`, `the council`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.mention import Mention
from ccgkg.ingest.bodies.names import slug_of
from ccgkg.ingest.text.document import Document

#: What may stand before `council` and tell of what it is.
_KINDS = frozenset({"city", "county", "borough", "district", "metropolitan"})
_BEFORE = frozenset({"the", "its", "their", "that", "this"})
#: Behind `the council` these say that no council is meant, or not as a body.
_NONE = frozenset({"of", "tax", "house", "housing", "chamber", "estate", "for"})
#: A council named so many sentences before is not that of the CCG which is joined to the noun.
_FAR = 3
#: Words of a CCG's name that name no place.
_NO_PLACE = frozenset({"nhs", "ccg", "clinical", "commissioning", "group"})


def councils_meant(doc: Document, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The places where a noun stands for a council, given the mentions of the text in order: for the one named last, of
    that kind if it tells one; else for that of the place of the CCG named last: `Hull CCG and the city council`."""
    tokens, words = doc.tokens, doc.tokens.words
    places = tokens.among(("council",))
    if not places:
        return
    firsts = [m.first for m in mentions]
    named = [m for m in mentions if m.agent.endswith("council")]
    held = {t for m in mentions for t in range(m.first, m.last)}
    for at in places:
        kind = words[at - 1] if at and words[at - 1] in _KINDS else ""
        first = at - bool(kind)
        if at in held or first < 1 or words[first - 1] not in _BEFORE or words[at + 1] in _NONE:
            continue
        before = [m for m in named if m.last <= at and (not kind or m.agent.endswith(f"{kind}-council"))]
        near = mentions[: bisect_left(firsts, at)]
        if (
            kind == "city"
            and before
            and near
            and near[-1].kind == "ccg"
            and words[near[-1].last : first - 1] in (["and"], ["with"])
            and doc.layout.index_at(near[-1].start) - doc.layout.index_at(before[-1].start) > _FAR
        ):
            before = []  # `Portsmouth CCG and the city council`, in a round-up of many places
        agent = (
            before[-1].agent
            if before
            else _of_place(doc, mentions[: bisect_left(firsts, at)], named, kind)
            if kind
            else None
        )
        if agent is not None:
            yield Mention(tokens.starts[first], tokens.ends[at], first, at + 1, agent, "body")


def _of_place(doc: Document, before: Sequence[Mention], named: Sequence[Mention], kind: str) -> str | None:
    """The council of a kind of the one place that the CCG named last is of."""
    ccg = next((m for m in reversed(before) if m.kind == "ccg"), None)
    if ccg is None:
        return None
    words = [w for w in doc.tokens.words[ccg.first : ccg.last] if w not in _NO_PLACE]
    if "and" in words or "," in words:
        return None
    place = slug_of(" ".join(words)).removesuffix(f"-{kind}")
    return next((m.agent for m in named if m.agent.startswith(place + "-")), f"{place}-{kind}-council")
