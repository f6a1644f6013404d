"""Councils that take part in a change beside CCGs: named, or as `the council`."""

from __future__ import annotations

from itertools import islice

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.names import slug_of
from ccgkg.ingest.events.words.event import Event
from ccgkg.ingest.text.document import Document

#: What may stand before `council` in `the city council`.
_KINDS = frozenset({"city", "county", "borough", "district"})
#: Among so many mentions a council is looked for.
_NEAR = 30


def councils_before(doc: Document, bodies: Bodies, event: Event, start: int) -> list[str]:
    """Councils that are joined to a CCG before the event: `Kernow CCG and Cornwall Council have set up …`."""
    words = doc.tokens.words
    joined = []
    for mention in bodies.within(start, event.first):
        if is_council(mention) and (
            _beside(doc, bodies, mention.first, mention.last, start)
            or _acts_with(doc, bodies, mention, event, start)
            or _together(doc, bodies, mention, event)
        ):
            joined.append(mention.agent)
    for i in range(start + 1, event.first):
        if words[i] != "council" or bodies.at(i) is not None:
            continue
        kind = words[i - 1] if words[i - 1] in _KINDS else ""
        first = i - 1 - bool(kind)
        if first >= start and words[first] in ("the", "its", "their") and _beside(doc, bodies, first, i + 1, start):
            council = _council_meant(doc, bodies, kind, i)
            joined += [council] if council else []
    for i in range(event.last, min(event.last + 7, doc.sentence_tokens(event.first)[1])):
        if (
            words[i] == "council"
            and bodies.at(i) is None
            and words[i - 1] in ("the", "its")
            and "with" in words[event.last : i]
        ):
            council = _council_meant(doc, bodies, "", i)
            joined += [council] if council else []
    return joined


def _acts_with(doc: Document, bodies: Bodies, council: Mention, event: Event, start: int) -> bool:
    """Whether a council is who does it, with CCGs behind the words: `Kent Council has run joint teams with the three
    groups`."""
    alone = not any(m.kind == "ccg" for m in bodies.within(start, event.first)) and not any(
        True for _ in bodies.groups_within(start, event.first)
    )
    return alone and council.first - start <= 2 and "with" in doc.tokens.words[event.last : event.last + 2]


def _together(doc: Document, bodies: Bodies, council: Mention, event: Event) -> bool:
    """Whether a `with` joins a council to CCGs: `With Kent Council, the CCGs run …`, `the council is in talks with the
    CCGs about …`."""
    words = doc.tokens.words
    if "with" in words[max(0, council.first - 2) : council.first]:
        return words[council.first - 1] in ("with", "the")
    at = next((i for i in range(council.last, event.first) if words[i] == "with"), None)
    if at is None or {"who", "which", ";"} & set(words[council.last : at]):
        return False
    named = any(m.kind == "ccg" for m in bodies.within(at + 1, min(event.first, at + 5)))
    return named or any(True for _ in bodies.groups_within(at + 1, min(event.first, at + 4)))


def _beside(doc: Document, bodies: Bodies, first: int, last: int, start: int) -> bool:
    """Whether an `and` or a comma joins the words [first, last) to a CCG or a group of them: `the CCGs and Kent
    Council`."""
    words = doc.tokens.words
    i = first - 1
    while i > start and words[i] in ("and", ",", "the", "both"):
        i -= 1
    mention = bodies.at(i) if i < first - 1 else None
    if mention is not None and (mention.kind == "ccg" or is_council(mention)):
        return True
    if i < first - 1 and (
        words[i] in ("ccgs", "ccg", "groups", "group", "it")
        or any(g.last == i + 1 for g in bodies.groups_within(max(start, i - 8), i + 1))
    ):
        return True
    if (
        i < first - 1 and "and" in words[i + 1 : first] and words[i + 1] == ","
    ):  # past an aside: `X CCG, which is small, and the council`
        return any(m.kind == "ccg" for m in bodies.within(start, i))
    if words[last : last + 1] != ["and"]:
        return False
    if words[last + 1 : last + 3] in (["the", "ccg"], ["the", "group"], ["its", "ccg"]):
        return True
    after = bodies.at(last + 1) or bodies.at(last + 2)
    return (after is not None and after.kind == "ccg") or any(True for _ in bodies.groups_within(last + 1, last + 4))


def _council_meant(doc: Document, bodies: Bodies, kind: str, token: int) -> str | None:
    """The council that `the council`, `the city council` is: one named so, the one of the CCG's place, else one named
    after it."""
    near = [m for m in islice(bodies.before(token), _NEAR) if is_council(m)]
    before = next((m.agent for m in near if not kind or m.agent.endswith(f"{kind}-council")), None)
    if before:
        return before
    ccg = bodies.nearest_before(token, "ccg")
    if ccg is None:
        return None
    place = slug_of(
        " ".join(
            w
            for w in doc.text[ccg.start : ccg.end].split()
            if w.lower() not in ("nhs", "ccg", "clinical", "commissioning", "group")
        )
    )
    councils = [*near, *(m for m in bodies.within(token, token + 40 * _NEAR) if is_council(m))]
    same = next((m.agent for m in councils if place and m.agent.startswith(place)), None)
    own = f"{place}-{kind}-council" if kind else f"{place}-council"
    return same or (own if place else None)


def is_council(mention: Mention) -> bool:
    return any(mention.agent.endswith(noun) for noun in ("council", "authority", "borough", "councils"))
