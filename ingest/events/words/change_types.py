"""The type of a change where it depends on who takes part, and on what comes instead."""

from __future__ import annotations

from ccgkg.ingest.events.parties.names_behind import replaces
from ccgkg.ingest.events.parties.party import Parties
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.words.event import Event, change_words

#: Tokens behind a tie-up in which a council stands, and behind a partnership.
_COUNCIL_NEAR, _PARTNERS_NEAR = 6, 8
#: Tokens before `bring together` in which `CCG` stands.
_CCG_NEAR = 16
#: Before `partnership` these make it the name of something else.
_OTHER_PARTNERSHIPS = frozenset({"in", "care", "transformation", "health", "system", "community"})
#: Before what comes instead these make it one body.
_ONE = frozenset({"one", "single", "new", "larger"})
_FEWER = frozenset({"one", "just", "a", "larger", "bigger", "fewer", "merged"})
#: Tokens behind `replaced` in which its `by` stands; words behind it that tell what comes, with a `by` and without.
_BY_NEAR, _BEHIND_BY, _BEHIND = 16, 6, 12
#: Before `replaced` these make it the passive of several.
_PLURAL_PASSIVE = frozenset({"be", "been", "were", "are"})


def type_of(scene: Scene, parties: Parties) -> str | None:
    """The type of the change, which may depend on who takes part: a tie-up with a council is joint commissioning; None
    where the words tell no change."""
    event = scene.event
    if _with_council(scene):
        return "joint-commissioning"
    if _to_commission(scene):
        return None
    if scene.opening.startswith("bring"):
        return "merger" if _brings_together(scene, parties) else None
    if scene.words[event.last - 2 : event.last] in (["way", "to"], ["way", "for"]):
        return "merger" if _gives_way(scene, parties) else None
    if scene.opening.startswith("replac"):
        return _replaced(scene, parties)
    if scene.opening == "partnership":
        return event.type if _is_partnership(scene, parties) else None
    return event.type


def _with_council(scene: Scene) -> bool:
    """`a tie-up with the county council`; not `with the council’s backing`."""
    words, event = scene.words, scene.event
    if event.type != "merger" or event.form != "noun" or scene.following not in ("with", "of", "between", "to"):
        return False
    near = range(event.last, min(len(words), event.last + _COUNCIL_NEAR))
    names = {i for m in scene.ccgs(near.start, near.stop) for i in range(m.first, m.last)}
    return any(words[i] in change_words()["council"] and words[i + 1 : i + 2] != ["'s"] for i in near if i not in names)


def _to_commission(scene: Scene) -> bool:
    """`joined forces with the council to create a joint commissioning team`: the noun tells what they do."""
    words, event = scene.words, scene.event
    if event.type != "merger" or event.form != "verb" or scene.following != "with":
        return False
    near = range(event.last, min(scene.stop, event.last + _COUNCIL_NEAR))
    if scene.ccgs(near.start, near.stop) or not any(words[i] in change_words()["council"] for i in near):
        return False
    cues = scene.doc.cues.within("change", event.last, scene.stop)
    return any(c.value.startswith("joint-commissioning") for c in cues)


def _brings_together(scene: Scene, parties: Parties) -> bool:
    """`X CCG brought together A and B`, `will bring together three groups`."""
    event, group = scene.event, parties.group
    if group is not None and group.first >= event.last and (group.count or 0) > 1:
        return True
    if len(parties.participants) < 2:
        return False
    if parties.result or any(m.first >= event.last for m in parties.named):
        return True
    return "ccg" in scene.words[max(scene.start, event.first - _CCG_NEAR) : event.first]


def _are_several(parties: Parties) -> bool:
    """Whether several take part, by name or by number."""
    return len(parties.participants) > 1 or (parties.group is not None and parties.group.count != 1)


def _gives_way(scene: Scene, parties: Parties) -> bool:
    """`eight CCGs are to give way to one`."""
    behind = set(scene.words[scene.event.last : scene.event.last + 3])
    return _are_several(parties) and (parties.result is not None or bool((_ONE | {"bigger"}) & behind))


def _is_partnership(scene: Scene, parties: Parties) -> bool:
    """`a partnership with the council`, `a partnership between A and B`; not `in partnership`, `X Health
    Partnership`."""
    event, several = scene.event, len(parties.participants) > 1
    if scene.previous in _OTHER_PARTNERSHIPS or scene.doc.tokens.capital(event.first):
        return False
    if several:
        return True
    near = scene.words[event.last : event.last + _PARTNERS_NEAR]
    return scene.following in ("with", "between") and bool(change_words()["council"] & set(near))


def _replaced(scene: Scene, parties: Parties) -> str | None:
    """What it is to be replaced: a merger where one CCG comes instead, the end where something else does."""
    words, lists, by = scene.words, change_words(), _by(scene.words, scene.event, scene.stop)
    behind = words[scene.event.last : min(scene.stop, max(scene.event.last + _BEHIND, by + _BEHIND_BY))]
    if _replaces_several(scene, parties, behind):
        return "merger"
    if not {"by", "with"} & set(behind):
        return None
    successor = lists["successor"] & set(behind)
    several = len(parties.participants) > 1 or (parties.group is not None and scene.previous in _PLURAL_PASSIVE)
    by_fewer = words[by] in ("by", "with") and (words[by + 1] in lists["fewer"] | _FEWER or _by_initials(scene, by))
    if several and by_fewer and not lists["successor"] & set(behind[:6]) - {"organisations"}:
        return "merger"
    if parties.result or (_ONE & set(behind) and lists["bodies"] & set(behind)):
        return "merger"
    return "disbandment" if successor and parties.general else None


def _by_initials(scene: Scene, by: int) -> bool:
    """`A, B and C are replaced by BNSSG`: one body, by initials that no list has."""
    name = scene.doc.tokens.raw(by + 1) if by + 1 < scene.stop else ""
    return len(name) > 2 and name.isupper() and scene.bodies.at(by + 1) is None


def _by(words: list[str], event: Event, stop: int) -> int:
    """The token of the `by` behind which stands what comes instead; the end of the event's words where there is
    none."""
    near = range(event.last, min(stop, event.last + _BY_NEAR))
    return next((i for i in near if words[i] in ("by", "with") and words[i - 1] != "subject"), event.last)


def _replaces_several(scene: Scene, parties: Parties, behind: list[str]) -> bool:
    """`X CCG will replace A and B`, `one group that replaces three`."""
    if not replaces(scene.words, scene.event) or not (parties.result or scene.opening != "replaced"):
        return False
    return _are_several(parties) or "one" in behind or "single" in behind
