"""Whom a merger is of, and what comes of it, case by case, where it is no plain subject or object that tells."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Group
from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.claim import SOME_CCGS
from ccgkg.ingest.events.parties.party import Parties, anyone, between, not_yet, originals_of, originals_told
from ccgkg.ingest.events.parties.sides import Sides
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.values import changed

#: Nouns for mergers of which nobody says whose they are.
_PLURALS = frozenset({"mergers", "amalgamations", "takeovers"})
#: Beside a merger's noun these tell that the subject came of it: `was formed by the merger of`.
_MADE = frozenset({"formed", "created", "established", "born", "made", "result", "product", "up"})
_MADE_BY = frozenset({"by", "from", "through", "of", "in"})
#: Tokens before the noun in which they stand.
_NEAR = 8
#: How verbs begin whose subject goes into a body that is there already.
_SWALLOWS = ("absorb", "swallow", "subsum", "gobbl")


def object_named(scene: Scene, sides: Sides) -> Sides | None:
    """`GPs voted against merging A and B`."""
    event, joined = scene.event, sides.joined
    if not _told_by_gerund(scene) or not sides.left or sides.left[-1].last == event.first or len(joined) < 2:
        return None
    right_behind = all(w in ("nhs", "the", "both") for w in scene.words[event.last : joined[0].first])
    return sides.of_subject(()) if right_behind else None


def object_counted(scene: Scene, sides: Sides) -> Sides | None:
    """`the chair of X is against merging the seven groups`."""
    behind = sides.behind
    if behind is None or not _told_by_gerund(scene) or not 0 <= behind.first - scene.event.last <= 1:
        return None
    return sides.of_subject(()) if (behind.count or 0) > 1 else None


def _told_by_gerund(scene: Scene) -> bool:
    return scene.event.type == "merger" and scene.event.form == "verb" and scene.opening.endswith("ing")


def not_yet_open(scene: Scene, sides: Sides) -> Parties | None:
    """`groups in Devon and Kent merge`, before there was one body of either county: those that are to go are not
    named."""
    together = (*(m.agent for m in sides.left), *(sides.group.members if sides.group is not None else ()))
    if scene.event.type != "merger" or len(together) < 2:
        return None
    day = day_of(scene.doc.source.published)
    if not any(not_yet(code, day) for code in together):
        return None
    return Parties((), sides.result, _unnamed(sides.group) or anyone(scene.doc, scene.event))


def _unnamed(group: Group | None) -> Group | None:
    return replace(group, members=(SOME_CCGS,)) if group is not None else None


def made(scene: Scene, sides: Sides) -> Parties | None:
    """`A and B will form X CCG`; `another`, of which the text does not say whose: `form another CCG`."""
    event, left, group = scene.event, sides.left, sides.group
    if event.form != "makes":
        return None
    if scene.words[event.first - 2 : event.first - 1] == ["another"]:
        left, group = (), anyone(scene.doc, event)
    body = scene.bodies.at(event.last) or scene.bodies.at(event.last + 1)
    told = originals_told(scene.doc, body.agent, scene.start, event.first) if body and not left else ()
    return between(told or [m.agent for m in left], body.agent if body else sides.result, group, left)


def of_itself(scene: Scene, sides: Sides) -> Sides | None:
    """`Cheshire’s four groups will be merged as Cheshire CCG`: what comes of a merger is none of those that merge."""
    if scene.event.type != "merger" or [m.agent for m in sides.left] != [sides.result]:
        return None
    return sides.of_subject((), sides.group)


def in_general(scene: Scene, sides: Sides) -> Sides | None:
    """`They have warned against mergers`: of whom, nobody says."""
    if not sides.inferred or scene.event.first == scene.start or scene.closing not in _PLURALS:
        return None
    return changed(sides, left=(), group=anyone(scene.doc, scene.event))


def formed_by(scene: Scene, sides: Sides) -> Sides | None:
    """`X was formed by the merger of A and B`, `by merging A and B`."""
    event = scene.event
    gerund = event.form == "verb" and scene.opening.endswith("ing") and scene.previous in ("by", "from")
    if event.type != "merger" or not (gerund or event.form == "noun") or len(sides.left) != 1:
        return None
    if not (sides.joined or sides.behind or scene.following == "of"):
        return None
    near = set(scene.words[max(scene.start, event.first - _NEAR) : event.first])
    after = {"following", "after"} & near and originals_of(sides.left[0].agent) is not None
    if not (after or (_MADE & near and _MADE_BY & near)):
        return None
    behind = sides.behind or anyone(scene.doc, event)
    return changed(sides, left=(), behind=behind, result=sides.left[0].agent)


def founded_when(scene: Scene, sides: Sides) -> Sides | None:
    """`X CCG came into being in April when A and B merged`: X is what comes of it."""
    event, words = scene.event, scene.words
    if event.type != "merger" or event.form != "verb" or sides.result is not None:
        return None
    at = next((i for i in range(event.first - 1, scene.start, -1) if words[i] in ("when", "as", "after")), None)
    if at is None or any(at < m.first < event.first for m in sides.left) and len(sides.left) < 2:
        return None
    if not any(c.value.startswith("establishment") for c in scene.doc.cues.within("change", scene.start, at)):
        return None
    named = [m for m in sides.left if at < m.first < event.first]
    group = next((g for g in scene.bodies.groups_within(at, event.first) if g.count != 1), None)
    made = scene.ccgs(scene.start, at)
    if not made and words[event.last] == ",":  # `Set up in April when three groups merged, X was`
        made = scene.ccgs(event.last, min(scene.end, event.last + 4))
    if len(made) != 1 or not (named or group):
        return None
    return changed(sides.of_subject(named, None if named else group), result=made[0].agent)


def is_swallowed(scene: Scene) -> bool:
    """Whether the subject goes into a body that is there already: `X is to be absorbed by its neighbour, Y`."""
    return scene.event.type == "merger" and scene.following == "by" and scene.opening.startswith(_SWALLOWS)
