"""Whether words of change tell a change to commissioning bodies, and do not only touch on, suppose or weigh one."""

from __future__ import annotations

from ccgkg.ingest.events.telling.founding import founding_told
from ccgkg.ingest.events.telling.nouns_told import noun_tells
from ccgkg.ingest.events.telling.spoken_of import only_spoken_of
from ccgkg.ingest.events.telling.verbs_told import of_a_thing, verb_tells
from ccgkg.ingest.events.telling.wording import Verdict, Wording, counted, first_verdict
from ccgkg.ingest.events.words.event import change_words, verb_before

#: Behind `Applications to merge` these tell how they are dealt with.
_RULE_VERBS = frozenset({"are", "must", "need", "should", "can", "may", "require"})
#: What a law does, and how many tokens before the event.
_LAW = frozenset({"allow", "allows", "allowing", "allowed", "lets", "enable", "enables", "empowers"})
_LAW_NEAR = 9
#: What is split beside an end, and is no body.
_SPLIT = frozenset({"work", "functions", "staff", "duties", "budget", "responsibilities", "jobs"})
#: Around one body these make it what is usual, and how far around.
_EACH = frozenset({"each", "every", "per"})
_EACH_BEFORE, _EACH_BEHIND = 12, 8


def plain(wording: Wording) -> bool:
    """Whether the words tell the change, and do not only touch on it."""
    verdict = first_verdict(_CASES, wording)
    return verdict is None or verdict


def _of_something_else(w: Wording) -> bool | None:
    """`disbanded its working group`, `a leaflet on mergers`."""
    return False if of_a_thing(w.scene) or only_spoken_of(w.scene.doc, w.scene.event) else None


def _rule_for_bids(w: Wording) -> bool | None:
    """`Applications to merge are considered under section 14G`."""
    scene, first = w.scene, w.scene.event.first
    if scene.event.form != "verb" or first - scene.start > 4 or scene.previous != "to":
        return None
    bids = scene.words[first - 2] in change_words()["bids"]
    return False if bids and scene.following in _RULE_VERBS else None


def _bids_of_nobody(w: Wording) -> bool | None:
    """`will now consider applications to merge at any point in the year`."""
    words, first = w.scene.words, w.scene.event.first
    if w.someone or w.scene.previous != "to" or words[first - 2] not in ("applications", "requests", "bids"):
        return None
    return False if words[first - 3] in change_words()["takes_bids"] or first - 2 == w.scene.start else None


def _allowed_by_law(w: Wording) -> bool | None:
    """`The Act allows groups to pool budgets`."""
    scene, first = w.scene, w.scene.event.first
    if scene.event.type != "joint-commissioning" or scene.ccgs(scene.start, first):
        return None
    return False if _LAW & set(scene.words[max(scene.start, first - _LAW_NEAR) : first]) else None


def _counted_in_quotation(w: Wording) -> bool | None:
    """`“The 18 mergers have saved money,” she said.`"""
    return True if w.quoted and counted(w.scene) else None


def _supposed_in_quotation(w: Wording) -> bool | None:
    """`“A merger might help,” she said.`, where no `we` says when, and no number of groups is the subject."""
    if not w.quoted or w.status.value != "possible" or _ours(w):
        return None
    group, event = w.parties.group, w.scene.event
    subject = group is not None and group.first < event.first and w.scene.words[group.first - 1] != "if"
    return None if subject and event.form == "verb" else False


def _ours(w: Wording) -> bool:
    """`“We may join B in 2016,” said A.`"""
    several = "we" in w.scene.front and len(w.parties.participants) > 1
    return several and bool(w.periods.within(w.scene.event.last, w.scene.stop))


def _of_nobody_in_quotation(w: Wording) -> bool | None:
    """`“Merging is hard,” she said.`"""
    if not w.quoted or w.someone:
        return None
    if w.status.value == "actual" and w.scene.event.form == "verb" and w.dated_behind(4):
        return None
    return None if {"we", "our"} & set(w.scene.words[w.scene.start : w.scene.stop]) else False


def _those_that_merged(w: Wording) -> bool | None:
    """`the areas that merged fastest`."""
    scene, first = w.scene, w.scene.event.first
    if scene.event.type != "merger" or scene.event.form != "verb" or w.parties.participants:
        return None
    which = scene.previous in ("that", "which") and scene.words[first - 2] != ","
    counted_group = w.parties.group is not None and w.parties.group.count
    return False if which and not counted_group and not w.dated_behind(6) else None


def _boundary(w: Wording) -> bool | None:
    """`The border between A and B will move`; not `is to be wound up and its work split between two`."""
    scene = w.scene
    if scene.event.type != "boundary-change":
        return None
    if scene.opening == "split" and scene.words[verb_before(scene.words, scene.event.first)] in _SPLIT:
        return False
    if scene.event.form != "verb":
        return None
    return bool(w.parties.participants) or (w.parties.general and scene.opening != "split")


def _of_each(w: Wording) -> bool | None:
    """`a single CCG in each system`: what is usual."""
    scene, event = w.scene, w.scene.event
    if event.form != "one" and scene.closing != "ccg":
        return None
    low, high = max(scene.start, event.first - _EACH_BEFORE), min(scene.stop, event.last + _EACH_BEHIND)
    return False if _EACH & set(scene.words[low:high]) else None


#: The cases of the language, in the order in which they are asked.
_CASES: tuple[Verdict, ...] = (
    _of_something_else,
    _rule_for_bids,
    _bids_of_nobody,
    _allowed_by_law,
    _counted_in_quotation,
    _supposed_in_quotation,
    _of_nobody_in_quotation,
    _those_that_merged,
    founding_told,
    _boundary,
    noun_tells,
    _of_each,
    verb_tells,
)
