"""Who loses a function that passes, where a preposition tells: `from X`, `the budget of X`, `from the CCGs`."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Group, Mention
from ccgkg.ingest.events.parties.names_behind import listed
from ccgkg.ingest.events.scene import Scene

#: Between the preposition and the name.
_BETWEEN = frozenset({"the", "its", "their", "troubled", "struggling", "failing", "neighbouring", "nearby", "both"})
#: Tokens behind an event in which a group stands that loses it.
_NEAR = 5


def ccgs_of(scene: Scene, first: int, end: int, preposition: str = "") -> list[Mention]:
    """The CCGs named in one list after a `from` or an `of`, or after the one of them."""
    return _behind(scene, first, scene.ccgs(first, end), (preposition,) if preposition else ("from", "of"))


def bodies_from(scene: Scene, first: int, end: int) -> list[Mention]:
    """The CCGs, or the one body of another kind, named in one list after a `from`."""
    return _behind(scene, first, list(scene.bodies.within(first, end)), ("from",))


def _behind(scene: Scene, first: int, mentions: list[Mention], prepositions: tuple[str, ...]) -> list[Mention]:
    for run in listed(scene.doc, mentions):
        i = run[0].first - 1
        while i > first and scene.words[i] in _BETWEEN:
            i -= 1
        if scene.words[i] in prepositions:
            return run
    return []


def group_from(scene: Scene) -> Group | None:
    """`taking over those functions from the CCGs`; none that stands behind another preposition."""
    words, last = scene.words, scene.event.last
    for group in scene.bodies.groups_within(last, min(scene.end, last + _NEAR)):
        before = reversed(words[last - 1 : group.first])
        if next((w for w in before if w in ("from", "of", "to", "for")), "") in ("from", "of"):
            return group
    return None
