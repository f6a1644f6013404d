"""Grades that are those of no one CCG: of a group or a share that is only counted, or of a person."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.ratings.words import QUOTES, rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document


def is_asked(words: list[str], start: int, stop: int) -> bool:
    """Whether a sentence asks whether a grade was given: `Was Bury CCG rated good for 2017/18? No.`"""
    return words[stop - 1] == "?" and words[start] in ("was", "were", "is", "are", "did", "has", "have", "will")


def of_a_group(doc: Document, bodies: Bodies, cue: Cue, start: int) -> bool:
    """Whether a grade only describes a group that does something itself: `and that all 18 of the ‘inadequate’ groups
    would`."""
    words = doc.tokens.words
    if _counted(doc, bodies, cue, start):
        return True
    near = bodies.groups_within(max(start, cue.first - 6), cue.last + 1)
    group = next((g for g in near if g.first < cue.last <= g.last), None)
    behind = group.last if group else cue.last + (words[cue.last] in QUOTES)
    if group is None and words[behind] not in ("ccgs", "groups"):
        return False
    behind += words[behind] in ("ccgs", "groups")
    back = range(cue.first - 1, max(start, cue.first - 9), -1)
    opens = next((i for i in back if words[i] in ("that", ";", "while", "whereas")), None)
    return opens is not None and words[behind] in rating_words()["modal"] and not bodies.within(opens, cue.first)


def _counted(doc: Document, bodies: Bodies, cue: Cue, start: int) -> bool:
    """Whether the subject is a number or a share, and the sentence leads up to no names: `It means that 58 per cent are
    now good`."""
    words, lists = doc.tokens.words, rating_words()
    back = range(cue.first - 1, max(start, cue.first - 5), -1)
    verb = next((i for i in back if words[i] in lists["finite_copulas"]), None)
    if verb is None or bodies.within(cue.last, doc.sentence_tokens(start)[1]):
        return False
    low = min((i for i in bodies.back(verb, start, 8)), default=start)
    joints = lists["apart_from"] | {"that", "when", ",", "and"}
    opens = next((i + 1 for i in range(verb - 1, low, -1) if words[i] in joints and bodies.at(i) is None), low)
    if not {"it", "they", "which", "who", "both", "we"}.isdisjoint(words[max(opens, verb - 2) : verb]):
        return False
    share = not {"cent", "%", "percent", "pc"}.isdisjoint(words[opens:verb])
    counted = any(number_before(words, i) for i in range(opens + 1, verb + 1))
    named = bodies.within(start if opens == low else opens, verb)  # X is among the 18 groups to have been rated good
    return (opens > start or share) and counted and not named


def of_any(doc: Document, cue: Cue, start: int) -> bool:
    """Whether any CCG is meant that has the grade: `a team from a CCG rated good`, `money for groups rated good`."""
    words = doc.tokens.words
    near = doc.cues.within("rates", start, cue.first)
    noun = near[-1].first - 1 if near and near[-1].value == "verb" else start
    if noun - 2 <= start or words[noun] not in ("ccg", "group", "ccgs", "groups"):
        return False
    before = noun - 1 - (words[noun] in ("ccg", "group"))
    fits = words[noun - 1] in ("a", "another", "any") or words[noun].endswith("s")
    return fits and words[before] in ("from", "for", "by", "with", "in", "to")


def of_a_person(doc: Document, cue: Cue, start: int) -> bool:
    """Whether it is a person who is graded: `the last thing that I get marked as outstanding for`."""
    words = doc.tokens.words
    verb = next((c.first for c in reversed(doc.cues.within("rates", start, cue.first))), cue.first)
    back = (words[i] for i in range(verb - 1, max(start, verb - 4) - 1, -1) if not _tells(words, i))
    near = next((w for w in back if w in ("i", "you", "he", "she", "we", "it", "they", "ccg", "group")), "")
    return near in ("i", "you", "he", "she")


def _tells(words: Sequence[str], i: int) -> bool:
    """Whether a pronoun is that of a tag between commas: `Bury CCG, he said, was rated good`."""
    return words[i - 1] == "," and "," in words[i + 2 : i + 4]


def was_able(doc: Document, start: int, stop: int) -> bool:
    """Whether `could` tells what was all that was reached: `could manage only good for cancer`."""
    words = doc.tokens.words
    return any(
        words[i] == "could" and rating_words()["reached"] & set(words[i + 1 : i + 3])
        for i in range(max(start, stop - 8), stop)
    )
