"""Who takes a function over, and from whom: `Y takes over the commissioning of X`, `NHS England took it back`."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.events.parties.party import Parties, anyone, between
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.words.losers import bodies_from, ccgs_of, group_from
from ccgkg.ingest.events.words.receivers import kind_before


def taken_over(scene: Scene, by: str | None) -> Parties:
    """The parties of an event of taking; `by` is who receives it by the words behind, if they say so."""
    taker = _taker(scene)
    if (owner := _owner(scene, taker)) is not None:
        new = taker.agent if taker is not None and taker.agent != owner.agent else None
        return between([owner.agent], new, None, [owner])
    losers = ccgs_of(scene, scene.event.first, scene.end)
    if not losers:
        losers = [m for m in bodies_from(scene, scene.event.last, scene.end) if m.kind == "body"][:1]
    it = _it(scene) if taker is None else None
    result = taker.agent if taker is not None else by or (kind_before(scene) if scene.event.form == "take" else None)
    if it is not None and (it.kind == "body" or (losers and losers[0].kind == "body")):
        result = it.agent
    if (had := _had_it(scene)) is not None:
        return between([had.agent], result, None, [had])
    if not losers and taker is not None and taker.kind == "ccg":
        return Parties()
    return _of_losers(scene, losers, result)


def _of_losers(scene: Scene, losers: list[Mention], result: str | None) -> Parties:
    """Those named, else the group last spoken of, or the one behind the words; else any CCG, or the one named
    before."""
    group = next(scene.bodies.groups_before(scene.event.first), None)
    if losers or (group is not None and group.named and group.members):
        members = [m.agent for m in losers] if losers else group.members if group is not None else ()
        return between(members, result, None, ())
    behind = group_from(scene)
    if behind is not None:
        return between(behind.members if behind.named else (), result, behind, ())
    if {"ccg", "ccgs"} & set(scene.words[scene.event.first : scene.event.last]):
        return Parties(result=result, group=anyone(scene.doc, scene.event))
    if group is not None:
        return between((), result, group, ())
    before = next((m for m in scene.bodies.before(scene.start) if m.kind == "ccg" and m.agent != result), None)
    return between([before.agent] if before is not None else (), result, None, ())


def _taker(scene: Scene) -> Mention | None:
    """The last body named before the words; none where a group stands nearer: `the NAO said most CCGs had taken over
    the commissioning of`."""
    if scene.event.form == "taken":
        return None
    before = reversed(scene.bodies.within(scene.start, scene.event.first))
    taker = next((m for m in before if m.last <= scene.event.first), None)
    if taker is None or any(g.first >= taker.last for g in scene.bodies.groups_within(taker.last, scene.event.first)):
        return None
    return taker


def _it(scene: Scene) -> Mention | None:
    """`It took over the budget`, `for the new CCG to take on the budget`."""
    noun = scene.event.first - 1 - (scene.previous == "to")
    if (new := scene.bodies.new_body(scene.doc, noun)) is not None:
        return new
    if scene.previous != "it":
        return None
    return scene.bodies.antecedent(scene.doc, scene.event.first, ("body", "ccg"))


def _had_it(scene: Scene) -> Mention | None:
    """`X CCG had the budget. NHS England took it back`."""
    event = scene.event
    if scene.words[event.first + 1] not in ("it", "them") or event.last - event.first != 3:
        return None
    return scene.bodies.nearest_before(event.first, "ccg")


def _owner(scene: Scene, taker: Mention | None) -> Mention | None:
    """Whose the function is that CCGs take over, where `its` tells it: `NHS England said that 64 CCGs will take over
    its responsibility`."""
    start, event = scene.start, scene.event
    if not {"its", "their"} & set(scene.words[event.first : event.last]):
        return None
    by_group = any(g.last <= event.first for g in scene.bodies.groups_within(start, event.first))
    if not by_group and (taker is None or taker.kind != "ccg"):
        return None
    return next((m for m in scene.bodies.within(start, event.first) if m.kind == "body"), None)
