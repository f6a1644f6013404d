"""The side of a change that stands far from its words, or that its sentence leaves out: `X is in talks about a merger
with Y`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.bodies.names import ccg_of
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.bodies.subjects import subjects_of
from ccgkg.ingest.events.parties.own_body import letterhead, own_body
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.words.event import JOINING, change_words

#: What joins a second clause that has no subject of its own.
_JOINS = frozenset({"although", "though", "but", "while", "and", ";"})
#: Before its first names these make them no subject of a sentence.
_NO_SUBJECT = frozenset({"with", "to", "from", "at", "of", "for"})
#: Tokens before a name in which its `with` stands.
_NEAR = 7
#: How slugs of councils end.
_COUNCILS = ("council", "councils", "authority", "borough")


def principal(scene: Scene, left: Sequence[Mention]) -> tuple[Mention, ...]:
    """The subject of a sentence, where its second clause names none and only an object of the first stands nearer: `A
    could merge with B, although a bid to set up a joint board with the council failed`."""
    words, event, start = scene.words, scene.event, scene.start
    if len(left) != 1 or left[0].first > event.first or words[left[0].first - 1] not in ("with", "to", "from"):
        return ()
    if not _JOINS & set(words[left[0].last : event.first]):
        return ()
    first = next(iter(runs(scene.doc, scene.bodies.within(start, left[0].first))), [])
    return tuple(first) if first and words[first[0].first - 1] not in _NO_SUBJECT else ()


def partners_before(scene: Scene, left: Sequence[Mention]) -> list[str]:
    """The subject of `X is in talks with Y about a merger`, where Y stands nearer."""
    words, event, start = scene.words, scene.event, scene.start
    if event.type not in ("merger", "shared-leadership") or not left or not start + 1 < left[0].first <= event.first:
        return []
    for i in range(left[0].first - 1, max(start, left[0].first - _NEAR), -1):
        if words[i] == "with":
            before = subjects_of(scene.doc, scene.bodies, i, i + 1)
            return [m.agent for m in before.mentions if m.first < i]
        if scene.bodies.at(i) is not None or words[i] in (";", "that", "which"):
            return []
    return []


def other_side(scene: Scene, partners: Sequence[str]) -> list[str]:
    """Who would merge in `a merger with Y and Z`, where the sentence names no other: the body for which the text
    speaks, else the one of which it speaks."""
    with_council = scene.event.type == "joint-commissioning" and any(a.endswith(_COUNCILS) for a in partners)
    theirs = scene.words[scene.event.last : scene.event.last + 3] == ["their", "ccg", "with"]
    if scene.event.type not in JOINING or with_council or not (theirs or scene.following in ("with", "alongside")):
        return []
    return [a for a in _left_out(scene) if a not in partners]


def _left_out(scene: Scene) -> Sequence[str]:
    """The body of the letterhead or of the place, whoever tells of it, else the one or the several last spoken of."""
    doc, bodies, start = scene.doc, scene.bodies, scene.start
    own = letterhead(doc, bodies)
    if own is not None:
        return (own.agent,)
    if (local := _of_place(scene)) is not None:
        return (local,) if local else ()
    if (theirs := _of_voters(scene)) is not None:
        return (theirs,)
    if (teller := _teller(scene)) is not None:
        return (teller.agent,)
    spoken = bodies.antecedent(doc, start) or bodies.most_named(start) or own_body(doc, bodies)
    if spoken is None:
        return ()
    if {"it", "its", "ccg", "group"} & set(scene.front):
        return (spoken.agent,)
    if spoken.agent in bodies.meant.main and _spoken_of_all(scene):
        return bodies.meant.main
    # `A and B share a team. By joining together with C they will save money`: all of whom the sentence before tells
    named = runs(doc, bodies.within(*doc.sentence_tokens(spoken.first)))
    return [m.agent for m in next((r for r in named if spoken in r), [spoken])]


def _teller(scene: Scene) -> Mention | None:
    """`A merger with B would save money, X CCG said`."""
    behind = scene.ccgs(scene.event.last, scene.stop)
    return next((m for m in behind if scene.words[m.last : m.last + 1] in (["said"], ["says"], ["insisted"])), None)


def _of_place(scene: Scene) -> str | None:
    """The CCG of the place in which a sentence is set, or of its practices: `In Liverpool, plans to combine with X`,
    `GPs in Harrow blocked a merger with Brent`; empty for a place that no CCG is named by, None where it is set in
    none."""
    tokens, words, start = scene.doc.tokens, scene.words, scene.start
    fronted = start if words[start] == "in" else start + 1
    whose = fronted == start or (words[fronted] in ("in", "at") and words[start] in change_words()["voters"])
    if not whose or not tokens.capital(fronted + 1) or words[fronted + 1] in change_words()["eventful"]:
        return None
    last = fronted + 1
    while last + 1 < scene.event.first and tokens.capital(last + 1) and words[last + 1].isalpha():
        last += 1
    found = ccg_of(tokens.text[tokens.starts[fronted + 1] : tokens.ends[last]] + " CCG")
    return found if found is not None and not found.endswith("-ccg") else ""


def _of_voters(scene: Scene) -> str | None:
    """The CCG of the place of those who vote: `Bolton GPs have rejected plans to merge their CCG with X`."""
    tokens, words = scene.doc.tokens, scene.words
    for i in range(scene.start + 1, scene.event.first):
        first = i
        while first > scene.start and tokens.capital(first - 1) and words[first - 1].isalpha():
            first -= 1
        if words[i] in change_words()["voters"] and first < i:
            found = ccg_of(tokens.text[tokens.starts[first] : tokens.ends[i - 1]] + " CCG")
            return found if found is not None and not found.endswith("-ccg") else None
    return None


def _spoken_of_all(scene: Scene) -> bool:
    """Whether the sentence before speaks of all whom the text is about: `the CCGs`."""
    low = scene.doc.sentence_tokens(scene.start - 1)[0] if scene.start else scene.start
    return any(g.members == scene.bodies.meant.main for g in scene.bodies.groups_within(low, scene.start))
