"""Who receives a function that passes: a body by its name, by a noun for it, or by its kind where there are many."""

from __future__ import annotations

from ccgkg.ingest.events.parties.own_body import own_body
from ccgkg.ingest.events.scene import Scene

#: Between the preposition and the name of who receives it.
_BETWEEN = frozenset({"the", "a", "its", "nhs", "local", "neighbouring", "neighbour", ",", "nearby"})
_KIND_BETWEEN = frozenset({"the", "new", "local", "a", "an", "all", "42", "statutory", "their", "its"})
#: Tokens between the words of an event and the name.
_NEAR = 8
#: How verbs begin whose `by` names who takes it away, and need not receive it.
_STRIPS = ("strip", "depriv", "reliev", "divest", "los")
#: Before a verb that shares its subject with the one before.
_HELPS = frozenset({"will", "would", "could", "may", "might", "are", "were", "have", "then", "also", "to", "now"})
#: Tokens before a noun in which the text has told it in full.
_TOLD = 400


def receiver(scene: Scene) -> str | None:
    """Who receives what an event passes, behind its words."""
    named = _named(scene)
    if named and scene.following == "by" and scene.opening.startswith(_STRIPS):
        named = None
    if scene.words[scene.event.last : scene.event.last + 2] == ["to", "us"]:
        us = own_body(scene.doc, scene.bodies)
        named = us.agent if us is not None else named
    return named or by_noun(scene, scene.event.last) or _kind_behind(scene)


def _named(scene: Scene) -> str | None:
    """`to Y`, `by the neighbouring Y`."""
    for mention in scene.bodies.within(scene.event.last, scene.end):
        gap = scene.words[scene.event.last : mention.first]
        near = scene.bodies.apart(scene.event.last, mention.first) <= _NEAR
        if near and [w for w in gap if w not in _BETWEEN][-1:] in (["to"], ["by"], ["with"]):
            return mention.agent
    return None


def by_noun(scene: Scene, token: int) -> str | None:
    """`to the council`, right behind a token: the body of that noun named before."""
    words = scene.words
    for i in range(token, min(scene.end, token + 4)):
        if words[i] != "to" or words[i + 1 : i + 2] not in (["the"], ["its"]):
            continue
        noun = words[i + 2] if words[i + 2] != "new" else words[i + 3]
        kinds = reversed(scene.doc.cues.within("receiver", max(0, i - _TOLD), i))
        kind = next((c.value for c in kinds if words[c.last - 1] == noun), None)
        if noun in ("boards", "systems") and kind is not None:
            return kind
        found = next((m for m in scene.bodies.before(i) if m.kind == "body" and noun in m.agent.split("-")), None)
        return found.agent if found else None
    return None


def _kind_behind(scene: Scene) -> str | None:
    """`to the new integrated care boards`."""
    words = scene.words
    for cue in scene.doc.cues.within("receiver", scene.event.last, min(scene.end, scene.event.last + 10)):
        i = cue.first - 1
        while words[i] in _KIND_BETWEEN:
            i -= 1
        if words[i] in ("to", "by", "into", "with"):
            return cue.value
    return None


def _head(scene: Scene) -> int:
    """The token of the verb whose subject the event shares: `boards will be set up in July and will take over`."""
    first, words = scene.event.first, scene.words
    while words[first - 1] in _HELPS:
        first -= 1
    if words[first - 1] != "and" or first == scene.start + 1:
        return scene.event.first
    verbs = (i for i in range(scene.start + 1, first - 1) if words[i] in _HELPS)
    return next(verbs, scene.event.first)


def kind_before(scene: Scene) -> str | None:
    """`integrated care boards will take over their work`."""
    first = _head(scene)
    cue = next(iter(reversed(scene.doc.cues.within("receiver", max(scene.start, first - _NEAR), first))), None)
    return cue.value if cue is not None and not {",", ";"} & set(scene.words[cue.last : first]) else None
