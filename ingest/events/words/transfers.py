"""Who loses a function, and who receives it: `X hands its budget to Y`, `Y takes over the commissioning of X`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from ccgkg.ingest.bodies.bodies import Group, Mention
from ccgkg.ingest.bodies.subjects import Subjects, subjects_of
from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.events.lead_ins import led_by
from ccgkg.ingest.events.parties.own_body import letterhead, the_ccg
from ccgkg.ingest.events.parties.party import Parties, between, indefinite
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.words.event import change_words
from ccgkg.ingest.events.words.losers import bodies_from, ccgs_of, group_from
from ccgkg.ingest.events.words.receivers import by_noun, receiver
from ccgkg.ingest.events.words.taken_over import taken_over
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed

#: Tokens before a verb in which stands whose the function is.
_WHOSE = 14
#: Between a body and the verb by which it hands something over.
_HELPS = frozenset(
    {"will", "has", "have", "had", "to", "is", "are", "agreed", "plans", "now", "also", "would", "could", "may"}
)
#: Before a participle these make its subject the one to whom something is given.
_PASSIVE = frozenset({"are", "is", "were", "was", "be", "been", "being"})
_GIVEN = ("hand", "pass", "giv", "transfer")

#: One case: the parties, given who receives it; None where the case does not apply.
_Case = Callable[[Scene, "str | None"], "Parties | None"]


def transfer(scene: Scene) -> Parties:
    """Who loses the function that an event passes, and who receives it."""
    words, last = scene.words, scene.event.last
    which = next((i for i in range(last, scene.end - 1) if words[i] == "," and words[i + 1] == "which"), None)
    scene = changed(scene, end=which) if which is not None else scene
    if (handed := _handed_by(scene)) is not None:
        return handed
    to = receiver(scene)
    for case in _CASES:
        if (parties := case(scene, to)) is not None:
            return parties
    return _of_subject(scene, to)


def _passed_on(losers: Sequence[Mention], to: str | None) -> Parties:
    """The parties where those are named who lose it; nobody receives it from oneself."""
    codes = [m.agent for m in losers]
    return between(codes, to if to not in codes else None, None, losers)


def _of_whom(group: Group, to: str | None) -> Parties:
    """The parties where a group loses it."""
    return between(group.members if group.named else (), to, group, ())


def _handed_by(scene: Scene) -> Parties | None:
    """`is being handed by X to Y`: both stand behind the words."""
    if scene.event.form != "passed" or scene.following != "by":
        return None
    last, bodies = scene.event.last, scene.bodies
    giver = next(iter(bodies.within(last, min(scene.end, last + 4))), None)
    if giver is None or scene.words[giver.last : giver.last + 1] != ["to"]:
        return None
    getter = next(iter(bodies.within(giver.last, min(scene.end, giver.last + 5))), None)
    to = getter.agent if getter is not None else by_noun(scene, giver.last)
    return between([giver.agent], to, None, [giver])


def _deprived(scene: Scene, to: str | None) -> Parties | None:
    """`stripped X of its budget`: who loses it stands inside the words."""
    if scene.event.form != "deprive":
        return None
    named = scene.ccgs(scene.event.first, scene.event.last)
    group = next(iter(scene.bodies.groups_within(scene.event.first, scene.event.last)), None)
    return between([m.agent for m in named], to, None if named else group, named)


def _taken(scene: Scene, to: str | None) -> Parties | None:
    """`Y takes over the commissioning of X`."""
    return taken_over(scene, to) if scene.event.form in ("take", "taken") else None


def _of_new_body(scene: Scene, to: str | None) -> Parties | None:
    """`will pass from the new CCG`: what came of a merger told before gives it."""
    words, last = scene.words, scene.event.last
    at = next((i for i in (last, last - 1) if words[i : i + 2] == ["from", "the"]), None)
    new = at is not None and words[at + 2] in change_words()["new_body"]
    return Parties(result=to) if new else None


def _from_named(scene: Scene, to: str | None) -> Parties | None:
    """`will pass from X to Y`, `will transfer the functions of X to Y`."""
    last = scene.event.last
    losers = bodies_from(scene, last, scene.end)
    if not losers and scene.event.form == "hand" and scene.following == "of":
        losers = ccgs_of(scene, last, min(scene.end, last + 5), "of")
    return _passed_on(losers, to) if losers else None


def _of_group_inside(scene: Scene, to: str | None) -> Parties | None:
    """`would hand the work of CCGs to boards`."""
    if scene.event.form != "hand":
        return None
    group = next(iter(scene.bodies.groups_within(scene.event.first, scene.event.last)), None)
    return _of_whom(group, to) if group is not None else None


def _receives(scene: Scene, to: str | None) -> Parties | None:
    """`groups are handed responsibility for more`: the subject is given something, and loses nothing."""
    given = scene.event.form == "hand" and scene.opening.startswith(_GIVEN)
    return Parties() if given and scene.previous in _PASSIVE else None


def _from_group(scene: Scene, to: str | None) -> Parties | None:
    """`will pass from the CCGs to the boards`."""
    group = group_from(scene)
    return _of_whom(group, to) if group is not None else None


def _of_owner(scene: Scene, to: str | None) -> Parties | None:
    """`X’s budget will be transferred`, `the budget of X`, `the CCG’s budget`."""
    if scene.event.form != "passed":
        return None
    words, first = scene.words, scene.event.first
    near = scene.ccgs(max(scene.start, first - _WHOSE), first)[::-1]
    owner = next((m for m in near if words[m.last : m.last + 1] == ["'s"]), None)
    owner = owner or _of_noun(scene)
    return _passed_on([owner], to) if owner is not None else None


def _of_noun(scene: Scene) -> Mention | None:
    """`the CCG’s community budget should be transferred`: the CCG that the noun means."""
    words, first = scene.words, scene.event.first
    for i in range(first - 1, max(scene.start, first - _WHOSE), -1):
        if words[i] == "'s" and words[i - 1] in ("ccg", "group") and words[i - 2] in ("the", "this"):
            return the_ccg(scene.doc, scene.bodies, i - 1)
    return None


def _of_giver(scene: Scene, to: str | None) -> Parties | None:
    """`NHS England will delegate commissioning of GP services to 64 CCGs`: a body that is no CCG hands its own over."""
    event, bodies, words = scene.event, scene.bodies, scene.words
    giver = bodies.nearest_before(event.first)
    if event.form != "hand" or giver is None or giver.kind != "body" or giver.first < scene.start:
        return None
    if any(w not in _HELPS for w in words[giver.last : event.first]):
        return None
    at = next((i for i in range(event.last, min(scene.end, event.last + 10)) if words[i] == "to"), None)
    if at is None or scene.ccgs(event.last, at) or any(True for _ in bodies.groups_within(event.first, at)):
        return None
    return _passed_on([giver], to)


def _of_any(scene: Scene, to: str | None) -> Parties | None:
    """`a failing group would lose its budget`."""
    anyone = indefinite(scene.doc, scene.event)
    named = anyone is None or scene.ccgs(scene.start, scene.event.first)
    return Parties(result=to, group=anyone) if not named else None


def _of_all(scene: Scene, to: str | None) -> Parties | None:
    """`all CCGs’ functions should pass to X`: those of the country, whoever was told of before."""
    words = scene.words
    for group in scene.bodies.groups_within(scene.start, scene.event.last):
        if words[group.first] == "all" and group.count is None and words[group.last - 1] in ("ccgs", "groups"):
            place = words[group.last] in ("in", "across", "of") or "the" in words[group.first : group.last]
            return None if place else Parties(result=to, group=replace(group, members=(ALL_CCGS,)))
    return None


#: The cases of the language, in the order in which they are asked.
_CASES: tuple[_Case, ...] = (
    _of_all,
    _deprived,
    _taken,
    _of_new_body,
    _from_named,
    _of_group_inside,
    _receives,
    _from_group,
    _of_owner,
    _of_giver,
    _of_any,
)


def _of_subject(scene: Scene, to: str | None) -> Parties:
    """`X will hand its budget to Y`; where no subject is named, whom the sentence or the one before it means."""
    doc, bodies, first = scene.doc, scene.bodies, scene.event.first
    leads = led_by(doc, bodies, first)
    subjects = Subjects(tuple(leads)) if leads else subjects_of(doc, bodies, first, scene.event.last)
    if subjects.mentions or subjects.group is not None:
        return between([m.agent for m in subjects.mentions if m.agent != to], to, subjects.group, subjects.mentions)
    before = letterhead(doc, bodies) if {"governing", "we"} & set(scene.front) else None
    before = before or bodies.antecedent(doc, first)
    group = next((g for g in islice(bodies.groups_before(first), 1) if _recent(doc, g, first)), None)
    if before is not None and (group is None or before.first > group.first):
        return between([before.agent] if before.agent != to else [], to, None, ())
    return between([], to, group, ())


def _recent(doc: Document, group: Group, token: int) -> bool:
    """Whether a group is spoken of in the sentence of a token or in the one before."""
    at = doc.layout.index_at
    return at(doc.tokens.starts[token]) - at(group.start) <= 1
