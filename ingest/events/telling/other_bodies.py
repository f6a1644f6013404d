"""Whether a change is one of other bodies: hospital trusts that merge, surgeries that close."""

from __future__ import annotations

from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.events.parties.joined_names import with_hyphen
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.words.event import change_words, hangs_on_another

#: Forms and types whose words are of no other body.
_OWN_FORMS = frozenset({"runs", "several", "practices", "office", "shared", "posts"})
_OWN_TYPES = frozenset({"boundary-change", "function-transfer"})
#: What joins those who change to the noun of a change.
_JOINS = frozenset({"of", "between", "with", "involving"})
#: Before practices and the like these say that they only belong to those who change.
_BELONGING = frozenset({"member", "their", "its"})
#: Tokens before the words of an event in which the subject is looked for, and behind them in which those are who
#: change.
_SUBJECT, _BEHIND, _OBJECT, _NAMED = 12, 7, 5, 4


def of_others(scene: Scene) -> bool:
    """Whether other bodies than those that commission change."""
    event = scene.event
    if event.form == "share":
        return _share(scene)
    if event.form in _OWN_FORMS or event.type in _OWN_TYPES or _joined_to_ccgs(scene):
        return False
    if _noun_of(scene):
        return True
    if event.form == "noun" and with_hyphen(scene.doc, scene.bodies, event):
        return False
    if event.form == "noun" and event.type == "merger" and scene.previous in change_words()["others"]:
        return True  # `decide on practice mergers`
    before = _subject(scene)
    return before if before is not None else _behind(scene)


def _share(scene: Scene) -> bool:
    """`the three hospitals share a chief`."""
    words, lists, i = scene.words, change_words(), scene.event.first - 1
    while i > 0 and words[i] in lists["helps"]:
        i -= 1
    return words[i] in lists["others"] and words[i - 1] not in _BELONGING


def _joined_to_ccgs(scene: Scene) -> bool:
    """`a merger of A and B`, `a merger with the three groups`."""
    last = scene.event.last
    if scene.event.form != "noun" or scene.following not in _JOINS:
        return False
    return bool(scene.ccgs(last, last + _NAMED)) or any(True for _ in scene.bodies.groups_within(last, last + _NAMED))


def _noun_of(scene: Scene) -> bool:
    """`the merger of two hospital trusts`."""
    event, words = scene.event, scene.words
    if event.form != "noun" or event.type == "joint-commissioning" or scene.following not in ("of", "between"):
        return False
    near = range(event.last, min(scene.stop, event.last + _OBJECT))
    others = change_words()["others"]
    return any(words[i] in others for i in near) and not any(
        scene.bodies.at(i) or words[i] in ("ccgs", "groups") for i in near
    )


def _subject(scene: Scene) -> bool | None:
    """Whether the subject is another body, `the two trusts will merge`; None where no body is found there."""
    words, lists, start, first = scene.words, change_words(), scene.start, scene.event.first
    for i in range(first - 1, max(start - 1, first - _SUBJECT), -1):
        mention = scene.bodies.at(i)
        if mention is not None:
            return mention.kind == "body" and mention.agent.rsplit("-", 1)[-1] in lists["others"]
        if words[i] in lists["bodies"]:
            return False
        if words[i] in lists["others"] and not hangs_on_another(words, i, start):
            return words[i - 1] not in _BELONGING and not _votes(scene, i)
        if words[i] in (";", "that"):
            return None
    return None


def _votes(scene: Scene, token: int) -> bool:
    """Whether a noun is of those who only decide: `GPs threw out a merger with B`, `practices have backed merging`."""
    event, words = scene.event, scene.words
    if words[token] not in change_words()["voters"]:
        return False
    with_others = event.form == "noun" and {"with", "of", "between"} & set(words[event.last - 1 : event.last + 1])
    if not with_others and number_before(words, token) is not None:
        return False
    decided = scene.doc.cues.within("reality", token + 1, event.first)
    return any(c.value in ("approved", "rejected") for c in decided)


def _behind(scene: Scene) -> bool:
    """`a merger involving the county’s hospital trusts`."""
    event, words, lists = scene.event, scene.words, change_words()
    if event.form != "noun" or event.type == "joint-commissioning":
        return False
    for i in range(event.last, min(scene.stop, event.last + _BEHIND)):
        if scene.bodies.at(i) is not None or words[i] in lists["bodies"] or words[i] in lists["council"]:
            return False
        if words[i] in lists["others"]:
            return words[i - 1] not in ("to", "by", "from")  # `the idea of a merger was put to practices`
    return False
