"""Who stands before the words of an event as its subject, case by case: where its sentence names it, and how it joins
names to it."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.bodies.subject_names import plural_before, runs
from ccgkg.ingest.bodies.subjects import part_of, subjects_of
from ccgkg.ingest.events.lead_ins import led_by
from ccgkg.ingest.events.parties.joined_names import and_others, it_and, past_remarks, together_with
from ccgkg.ingest.events.parties.names_behind import group_behind, items_behind, named_behind
from ccgkg.ingest.events.parties.own_body import owners
from ccgkg.ingest.events.parties.partners import principal
from ccgkg.ingest.events.parties.party import Parties, between
from ccgkg.ingest.events.parties.sets import counted_before, counted_in_place
from ccgkg.ingest.events.parties.sides import Case, Sides
from ccgkg.ingest.events.parties.speaking_for import speaks
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.words.event import JOINING, new_subject
from ccgkg.ingest.values import changed

#: Forms of an event whose subject may be counted with no name: `Six organisations have combined`.
_WITH_COUNT = frozenset({"verb", "share", "office", "makes", "passive"})
#: Tokens behind `with which` in which its verb stands.
_WHICH = 16
#: Tokens from the head of a sentence in which an item of a list may begin.
_AT_HEAD = 3


def plain_sides(scene: Scene) -> Sides:
    """The subject of an event as of any predicate, and those whom the words behind it join to it."""
    doc, bodies, event = scene.doc, scene.bodies, scene.event
    subject = subjects_of(doc, bodies, event.first, event.last)
    left, inferred = subject.mentions, subject.inferred
    if inferred and new_subject(doc, event):
        left, inferred = (), False  # `the new CCG shares its chief with X`
    own = tuple(m for m in left if m.first < event.first) if event.type in JOINING else ()
    joined, result = named_behind(scene)
    # `A and B have the same chief, as do C and D`: those behind are another pair.
    return Sides(own or left, subject.group, inferred, left, joined, group_behind(scene), result)


def _of_lead_in(scene: Scene, sides: Sides) -> Sides | None:
    """`A and B must:` over the item `merge by April`; else the subject of the first clause, where the second has
    none."""
    doc, bodies, event, start = scene.doc, scene.bodies, scene.event, scene.start
    if event.first - start <= _AT_HEAD and (leads := led_by(doc, bodies, event.first)):
        return sides.of_subject(leads)
    own = principal(scene, sides.left)
    return changed(sides, left=own) if own else None


def _wished(scene: Scene, sides: Sides) -> Sides | None:
    """`would like A to merge with B`."""
    if sides.left or scene.previous != "to":
        return None
    if scene.words[scene.event.first - 2] == "it":
        it = scene.bodies.antecedent(scene.doc, scene.event.first - 2)
        return sides.of_subject((it,)) if it is not None else None
    last = scene.bodies.at(scene.event.first - 2)
    return sides.of_subject(_run_with(scene, last)) if last is not None and last.kind == "ccg" else None


def _run_with(scene: Scene, last: Mention) -> list[Mention]:
    """The list of names before an event that a name ends; that name alone where it stands in none."""
    named = runs(scene.doc, scene.bodies.within(scene.start, scene.event.first))
    return next((r for r in reversed(named) if r[-1] == last), [last])


def _of_gerund(scene: Scene, sides: Sides) -> Sides | None:
    """`It would mean A joining B`."""
    event = scene.event
    if event.type not in JOINING or not scene.opening.endswith("ing") or any(m.first < event.first for m in sides.left):
        return None
    if scene.bodies.at(event.first - 1) is None:
        return None
    named = runs(scene.doc, scene.bodies.within(scene.start, event.first))
    left = next((r for r in reversed(named) if r[-1].last == event.first), ())
    return sides.of_subject(left) if left else changed(sides, left=())


def _before_them(scene: Scene, sides: Sides) -> Sides | None:
    """`A and B said that ministers would abolish them`."""
    if scene.following != "them":
        return None
    return changed(sides, left=tuple(plural_before(scene.doc, scene.bodies, scene.event.first)))


def _with_counted_others(scene: Scene, sides: Sides) -> Parties | None:
    """`A and five others in the county will merge`."""
    if scene.event.type not in JOINING:
        return None
    told = and_others(scene.doc, scene.bodies, sides.left, scene.event)
    return between(told, sides.result, None, sides.left) if told else None


def _the_following(scene: Scene, sides: Sides) -> Sides | None:
    """`The following CCGs will merge in April:` over a list of them."""
    if scene.event.type not in JOINING or "following" not in scene.front or scene.words[scene.stop - 1] != ":":
        return None
    listed = items_behind(scene)
    return sides.of_subject(listed) if len({m.agent for m in listed}) > 1 else None


def _with_which(scene: Scene, sides: Sides) -> Sides | None:
    """`A, with which B is to merge`: A takes part as well."""
    words, start = scene.words, scene.start
    if scene.event.type not in JOINING or scene.event.form == "noun":
        return None
    near = range(scene.event.first - 1, max(start, scene.event.first - _WHICH), -1)
    at = next((i for i in near if words[i] in ("which", "whom") and words[i - 1] == "with"), None)
    if at is None:
        return None
    before = scene.bodies.at(at - 2) or scene.bodies.at(at - 3)
    if before is None or before.kind != "ccg":
        return None
    own = [m for m in sides.left if m.agent != before.agent]
    it = scene.bodies.antecedent(scene.doc, before.first) if words[at + 1] == "it" else None
    return sides.of_subject((before, *((it,) if it is not None else own)))


def _with_it(scene: Scene, sides: Sides) -> Sides | None:
    """`B has agreed to merge with it`, `plans to merge it with B`: the one told of before takes part as well."""
    if scene.event.type not in JOINING or scene.event.form != "verb" or not scene.start:
        return None
    behind = scene.words[scene.event.last : scene.event.last + 2]
    if behind != ["with", "it"] and behind != ["it", "with"]:
        return None
    it = scene.bodies.antecedent(scene.doc, scene.start)
    if it is None or it.agent in {m.agent for m in (*sides.left, *sides.joined)}:
        return None
    named = sides.joined or [m for m in scene.ccgs(scene.event.last, scene.end)][:1]
    return changed(sides, joined=[*named, it])


def _counted_in_place(scene: Scene, sides: Sides) -> Sides | None:
    """`four groups in Kent merge as X CCG and two in Devon become Y CCG`."""
    placed = counted_in_place(scene.doc, scene.event.first) if scene.event.type in JOINING else None
    return sides.of_subject((), placed) if placed is not None else None


def _counted(scene: Scene, sides: Sides) -> Sides | None:
    """`Six organisations have combined`."""
    event, unnamed = scene.event, not sides.left or sides.inferred
    if sides.group is not None or event.type not in JOINING or event.form not in _WITH_COUNT or not unnamed:
        return None
    counted = counted_before(scene.doc, scene.start, event.first)
    if counted is None:
        return None
    told = scene.bodies.meant.of(counted)
    return sides.of_subject((), replace(counted, members=told) if told else counted)


def _with_speaker(scene: Scene, sides: Sides) -> Sides | None:
    """`you and X`, `X and ourselves`, `we`: the CCG for which the text speaks."""
    doc, bodies, event = scene.doc, scene.bodies, scene.event
    if event.type not in JOINING or speaks(scene) is not None:
        return None
    named = sides.left if not sides.inferred else ()
    us = owners(doc, bodies, part_of(doc, bodies, event.first)[0], event.first, named)
    return sides.of_subject((us, *(m for m in named if m.agent != us.agent)), sides.group) if us else None


def _together_with(scene: Scene, sides: Sides) -> Sides | None:
    """`Together with A and B it has applied to merge`."""
    if scene.event.type not in JOINING:
        return None
    named = together_with(scene.doc, scene.bodies, scene.start, scene.event)
    return changed(sides, left=named, subject=(), inferred=False) if named else None


def _with_itself(scene: Scene, sides: Sides) -> Sides | None:
    """`it and its two partners, X and Y`."""
    if not sides.left or sides.inferred:
        return None
    itself = it_and(scene.doc, scene.bodies, sides.left[0].first, scene.start)
    if itself is None or itself.agent in {m.agent for m in sides.left}:
        return None
    return sides.of_subject((itself, *sides.left), sides.group)


def _past_remarks(scene: Scene, sides: Sides) -> Sides | None:
    """`A (good) and B (inadequate) will merge`."""
    if len(sides.left) != 1 or sides.joined or scene.event.form != "verb":
        return None
    return changed(sides, left=(*past_remarks(scene.doc, scene.bodies, sides.left[0], scene.start), *sides.left))


#: Where a sentence names the subject of an event, in the order in which it is looked for.
PLACES: tuple[Case, ...] = (
    _of_lead_in,
    _the_following,
    _with_which,
    _with_it,
    _counted_in_place,
    _wished,
    _of_gerund,
    _before_them,
    _with_counted_others,
)
#: The subject that a number tells, or `we`.
UNNAMED: tuple[Case, ...] = (_counted, _with_speaker)
#: Names that are joined to those of the subject from farther off.
JOINED: tuple[Case, ...] = (_together_with, _with_itself, _past_remarks)
