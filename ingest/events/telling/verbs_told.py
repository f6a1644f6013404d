"""Whether a verb of change, or an office shared, tells a change: `the two will merge` does, `disbanded its working
group` does not."""

from __future__ import annotations

from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.telling.wording import Verdict, Wording, first_verdict, names_bodies, of_ccgs
from ccgkg.ingest.events.words.event import change_words

#: Forms with a subject that does it, or to which it is done.
_WITH_SUBJECT = frozenset({"verb", "one", "passive", "office", "share", "hand", "take", "passed", "taken"})
#: How verbs begin that say of themselves that bodies merge.
_MERGES = ("merg", "amalg")
#: At the end of a verb that has its object there already; and before one that has its object in front.
_TAKEN = frozenset({"with", "to", "into", "by", "in"})
_PASSIVE = frozenset({"been", "were", "was", "be", "being"})
#: What opens an object; and behind it what makes it a time.
_OPENS = frozenset({"its", "the", "their", "a", "an", "two", "our", "his", "her"})
_TIMES = frozenset({"same", "next", "following", "year", "years", "month", "months", "few", "day", "week", "end"})
#: Before a `to` these ask for what it brings, and so many tokens before it.
_BIDS = frozenset({"application", "applications", "bid", "proposal", "attempt", "permission", "applied", "apply"})
_ASKED = 6
#: Tokens from the head of a sentence to the end of such a subject.
_AT_HEAD = 3
#: Tokens behind a verb in which its object stands, named or counted.
_NAMED, _COUNTED = 5, 6


def verb_tells(w: Wording) -> bool | None:
    """Whether a verb or an office tells a change; None of forms that stand for themselves."""
    event = w.scene.event
    if event.form == "office" and event.first - w.scene.start <= 2:
        return True  # `Joint boss for two groups`
    return first_verdict(_CASES, w) if event.form in _WITH_SUBJECT else None


def _passes(w: Wording) -> bool | None:
    """`X took over the budget of Y`, where either is told."""
    return w.someone if w.scene.event.type == "function-transfer" else None


def _takes_over(w: Wording) -> bool | None:
    """`A took over B`, where both are told."""
    if not w.scene.opening.startswith(("tak", "took")):
        return None
    participants = w.parties.participants
    return len(participants) > 1 or (bool(participants) and w.parties.general)


def _does(w: Wording) -> bool | None:
    """`will come together`, `were wound up`: with someone who does it, or a number or noun of CCGs."""
    scene, event = w.scene, w.scene.event
    if event.form not in ("verb", "passive") or scene.opening.startswith(_MERGES) or scene.closing in ("forces", "one"):
        return None
    if w.someone or _number_of_ccgs(scene) or _of_those_told(scene):
        return True
    if event.type == "shared-leadership":
        return of_ccgs(scene.doc, scene.bodies, 0, scene.stop)
    return event.type == "merger" and bool({"commissioners", "ccgs", "bodies"} & set(scene.front))


def _of_those_told(scene: Scene) -> bool:
    """`A overspent, and B broke even. They will be abolished`: whether the subject stands for CCGs of the sentence
    before."""
    doc, i = scene.doc, scene.event.first
    while i > scene.start and (scene.words[i - 1] in change_words()["helps"] or scene.words[i - 1] in _PASSIVE):
        i -= 1
    noun = scene.words[i - 1] in ("organisations", "neighbours") and scene.words[i - 2] == "the"
    if scene.words[i - 1] != "they" and not noun or i - scene.start > _AT_HEAD or not scene.start:
        return False
    low = doc.sentence_tokens(scene.start - 1)[0]
    named = {m.agent for m in scene.ccgs(low, scene.start)}
    return len(named) > 1 and not doc.cues.within("forerunner", low, scene.start)


def _number_of_ccgs(scene: Scene) -> bool:
    """Whether a bare number is the subject, in a text that speaks of CCGs: `a further 87 will commission care
    jointly`."""
    i = scene.event.first
    while i > scene.start and scene.words[i - 1] in change_words()["helps"]:
        i -= 1
    number = number_before(scene.words, i)
    return number is not None and of_ccgs(scene.doc, scene.bodies, scene.start, scene.event.first)


def _merges(w: Wording) -> bool:
    """`the two will merge`, `half share a chief`, the headline `Groups to merge`."""
    scene = w.scene
    if w.someone or (w.told and scene.event.form == "office" and scene.opening != "one") or names_bodies(scene):
        return True
    merges = scene.opening.startswith(_MERGES) or _is_asked_for(scene)
    if merges and of_ccgs(scene.doc, scene.bodies, scene.start, scene.stop):
        return True
    return scene.doc.layout.block_at(scene.doc.tokens.starts[scene.start]).kind == "heading"


def _is_asked_for(scene: Scene) -> bool:
    """`their first application to become one`, `asked NHS England for permission to unite`."""
    near = scene.words[max(scene.start, scene.event.first - _ASKED) : scene.event.first - 1]
    return scene.previous == "to" and not _BIDS.isdisjoint(near)


_CASES: tuple[Verdict, ...] = (_passes, _takes_over, _does, _merges)


def of_a_thing(scene: Scene) -> bool:
    """Whether the verb has an object that is no commissioning body: `disbanded its working group`."""
    event, bodies = scene.event, scene.bodies
    if event.form != "verb" or event.type not in ("merger", "disbandment") or not _has_object(scene):
        return False
    if _is_group(scene) or any(True for _ in bodies.groups_within(event.last, event.last + _COUNTED)):
        return False
    stop = min(scene.stop, event.last + _NAMED)
    return not change_words()["commissioning_bodies"] & set(scene.words[event.last : stop]) and not scene.ccgs(
        event.last, stop
    )


def _has_object(scene: Scene) -> bool:
    """Whether an object stands right behind a verb; not `had been abolished the day before`, `are to unite the same
    day`."""
    event = scene.event
    if scene.closing in _TAKEN or event.last >= scene.stop or scene.previous in _PASSIVE:
        return False
    return scene.following in _OPENS and (scene.words[event.last + 1 : event.last + 2] or [""])[0] not in _TIMES


def _is_group(scene: Scene) -> bool:
    """Whether the object is `the group`; not `the group that` does something else."""
    words, last = scene.words, scene.event.last
    noun = words[last + 1 : last + 2] in (["group"], ["ccg"])
    return noun and words[last + 2 : last + 3] not in (["that"], ["which"], ["who"])
