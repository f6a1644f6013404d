"""The parties of an event once both sides of its words have been read: all who take part, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.bodies.lineage import successors
from ccgkg.ingest.events.parties.care_boards import set_up
from ccgkg.ingest.events.parties.councils import councils_before
from ccgkg.ingest.events.parties.merged import is_swallowed
from ccgkg.ingest.events.parties.partners import other_side, partners_before
from ccgkg.ingest.events.parties.party import Parties, between
from ccgkg.ingest.events.parties.sides import Sides
from ccgkg.ingest.events.parties.speaking_for import speaks
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.words.event import new_subject

#: Between the words of a founding and the group that is founded.
_FOUNDED_NEAR = 7
#: Tokens behind a participle that opens a sentence, in which its subject stands.
_OPENING = 20
#: Tokens before a gerund that opens its sentence.
_HEAD = 2
#: Before a name these make it that of a place: `Five bodies in Norfolk and Waveney are to become one`.
_IN_PLACE = frozenset({"in", "for", "across", "of", "around"})


def gathered(scene: Scene, sides: Sides) -> Parties:
    """The parties that stand on the sides of an event, with those whom its words leave out."""
    doc, bodies, event = scene.doc, scene.bodies, scene.event
    members = _members(scene, sides)
    group = sides.group
    if event.type == "establishment":
        if (boards := set_up(doc, bodies, event, scene.start)) is not None:
            return boards
        if not members and (opened := _opened_by(scene)) is not None:
            return Parties((opened.agent,), None, None, (opened,))
        if not members and group is None:
            near = min(scene.end, event.last + _FOUNDED_NEAR)
            group = next(iter(bodies.groups_within(event.last, near)), None)
    result = _result(scene, sides, members)
    named = (*sides.left, *sides.joined)
    if is_swallowed(scene) and not scene.active and len(sides.joined) == 1:
        return Parties(tuple(sorted({*members})), sides.joined[0].agent, group, named)
    return between([m for m in members if m != result], result, group or sides.behind, named)


def _opened_by(scene: Scene) -> Mention | None:
    """`Set up in 2013, X CCG has had three chiefs`, `Set up in 2013, it was soon in debt`."""
    words, event = scene.words, scene.event
    if event.first != scene.start or event.form != "verb":
        return None
    for i in range(event.last, min(scene.stop - 1, event.last + _OPENING)):
        if words[i] != ",":
            continue
        named = scene.bodies.at(i + 1) or scene.bodies.at(i + 2)
        named = scene.bodies.antecedent(scene.doc, i + 1) if words[i + 1] == "it" else named
        if named is not None:
            return named if named.kind == "ccg" else None
    return None


def _members(scene: Scene, sides: Sides) -> list[str]:
    """The bodies of either side, those of the councils, and the side that the words leave out: `a merger with Y`."""
    members = [m.agent for m in (*sides.left, *sides.joined)]
    if scene.event.form == "share":
        members += [m.agent for m in scene.ccgs(scene.event.first, scene.event.last)]  # `share A’s chief`
    members += joint_councils(scene)
    members += partners_before(scene, sides.left)
    alone = sides.joined and not sides.left and sides.group is None and not new_subject(scene.doc, scene.event)
    alone = alone and not _before_its_subject(scene, sides) and not _of_speaker(scene)
    if (members and alone) or (not members and sides.group is None and _with_counted_neighbours(scene, sides)):
        members += other_side(scene, members)
    for group in (sides.group, sides.behind):
        if group is not None and group.named:
            members += group.members
    return members


def _of_speaker(scene: Scene) -> bool:
    """`“We will merge with X,” said the chair of Y`: the other side is the speaker's."""
    return "we" in scene.front and speaks(scene) is not None


def _before_its_subject(scene: Scene, sides: Sides) -> bool:
    """`Since merging with X, Y has`: the names behind the words are those of both sides."""
    last = sides.joined[-1]
    at_head = scene.event.first - scene.start <= _HEAD and scene.opening.endswith("ing")
    return at_head and len(sides.joined) > 1 and scene.words[last.first - 1] == ","


def _with_counted_neighbours(scene: Scene, sides: Sides) -> bool:
    """`a merger with two neighbouring groups`."""
    behind = sides.behind
    return (
        behind is not None
        and (behind.count or 0) > 1
        and bool({"neighbouring", "nearby", "other"} & set(scene.words[scene.event.last : behind.last]))
    )


def _result(scene: Scene, sides: Sides, members: Sequence[str]) -> str | None:
    """What comes of an event: what its words or the register say, or the subject that is itself `one`."""
    subject = sides.subject[0].agent if sides.subject else None
    if scene.event.form == "one" and not sides.left and subject in successors():
        return subject
    if sides.result is not None and sides.result not in members:
        return sides.result
    if scene.event.type != "merger":
        return None
    return _by_register(scene, members)


def joint_councils(scene: Scene) -> list[str]:
    """The councils that commission or are led together with CCGs, named before an event."""
    if scene.event.type not in ("joint-commissioning", "shared-leadership"):
        return []
    return councils_before(scene.doc, scene.bodies, scene.event, scene.start)


def _by_register(scene: Scene, members: Sequence[str]) -> str | None:
    """The body named in the sentence, up to its next event, into which the register says that just these were
    merged."""
    words = scene.words
    for mention in scene.bodies.within(scene.start, scene.end):
        if words[mention.first - 1] in _IN_PLACE or words[mention.last : mention.last + 1] in ([":"], ["'s"]):
            continue
        if members and successors().get(mention.agent) == frozenset(members) - {mention.agent}:
            return mention.agent
    return None
