"""Grades of a text that rates with a verb elsewhere: there a plain predicate is one, `Bury was good`."""

from __future__ import annotations

from ccgkg.ingest.bodies.sections import section_ccg
from ccgkg.ingest.ratings.candidate import Candidate
from ccgkg.ingest.ratings.words import QUOTES, rating_words

#: Behind `the inadequate` these make it those who are: `The inadequate include Bury`.
_THOSE = frozenset({"ccgs", "ccg", "groups", "commissioners", "performers", "include", "includes", "included"})
#: Behind a grade these go on from it, as no noun does that it is an adjective of.
_ON = frozenset({"at", "across", "throughout", "over", "under", "by", "through", "within", "so", "not"})
#: Before a grade these bring it where the sentence names whose it is.
_BRINGS = frozenset({"with", "as", "to", "from"})
#: What brings an element right behind a grade.
_FOR = frozenset({"for", "on", "in", "at", "under"})
#: Grades that are plain words too: `invoices outstanding from last year`.
_PLAIN = frozenset({"good", "outstanding"})


def in_rated_text(word: Candidate) -> str:
    """What makes a grade of the word there: `Bury was good, Bolton ‘outstanding’`, `the 18 inadequate CCGs`,
    `Outstanding were Hull and Bury`, `came bottom with inadequate`; empty where nothing does."""
    lists, cue, left, right = rating_words(), word.cue, word.outside, word.right
    beyond = word.words[cue.last + 1] if cue.last + 1 < word.stop else ""
    plain = word.quoted and beyond.isalpha() and beyond not in lists["grade_next"]  # `the “good” news`
    if word.rated_behind() or (word.quoted and not plain):
        return "noun"
    if cue.value == "requires-improvement":
        return "verb"
    timed = right in ("the", "a", "two", "last") and lists["time_next"] & set(word.words[cue.last + 1 : cue.last + 2])
    if _of_its_own(word):
        return ""
    if left in lists["copulas"] | lists["becomes"] and (right in lists["ends"] or timed or _goes_on(word)):
        return "verb"
    if _presents(word) or (_brought(word) and word.names_ccg(word.start, cue.first)):
        return "verb"
    if (left in ("the", "those", "of") or left.isdecimal()) and right in _THOSE:
        return "verb"
    if _is_for_an_element(word):
        return "noun"
    return "verb" if _is_of_one(word) else ""


def _is_for_an_element(word: Candidate) -> bool:
    """`Its outstanding for leadership`, `a good under finance`; not `good for cancer patients`."""
    first = word.cue.last + (word.right in QUOTES) + 1
    element = word.doc.cues.starting("element", first + (word.words[first] in ("its", "their")))
    fits = (
        element is not None
        and element.last <= word.stop
        and word.words[element.last] not in rating_words()["sufferers"]
    )
    return fits and word.words[first - 1] in _FOR


def _is_of_one(word: Candidate) -> bool:
    """Whether a sentence names one CCG, or none in the section of one, and has one grade, which is then that one's
    however it is told: of 170 such in the texts that persons marked 165 were, and the others denied it. What is a plain
    word too is one only at the end of a clause."""
    named = {m.agent for m in word.bodies.within(word.start, word.stop) if m.kind == "ccg"}
    if not named and (headed := section_ccg(word.doc, word.bodies, word.cue.first)) is not None:
        named = {headed.agent}
    grades = {c.value for c in word.doc.cues.within("grade", word.start, word.stop)}
    ends = word.beyond in rating_words()["ends"] or word.beyond == ""
    return len(named) == len(grades) == 1 and (ends or word.cue.value not in _PLAIN)


def _of_its_own(word: Candidate) -> bool:
    """Whether something else of a body is its subject: `its funding was inadequate`."""
    words, lists = word.words, rating_words()
    noun = word.cue.first - 2
    if word.left not in ("was", "were", "is", "are") or words[noun - 1] not in ("its", "their"):
        return False
    named = word.bodies.at(noun) is not None or word.doc.cues.ending("element", noun + 1) is not None
    rated = lists["rating_nouns"] | lists["grade_nouns"] | lists["overall"] | {"neighbour", "neighbours"}
    return not (named or words[noun] in rated or word.rated_behind())


def _goes_on(word: Candidate) -> bool:
    """`was inadequate at first`, `is good at dementia care`: a good one only where it is good at what is rated."""
    rated = word.cue.value != "good" or word.doc.cues.starting("element", word.cue.last + 1) is not None
    return word.right in _ON and rated


def _presents(word: Candidate) -> bool:
    """`Outstanding were Hull and Bury`."""
    behind = word.cue.last + 1
    opens = word.cue.first == word.start and word.right in rating_words()["finite_copulas"]
    return opens and word.names_ccg(behind, min(word.stop, behind + 3))


def _brought(word: Candidate) -> bool:
    """`came bottom with inadequate`, `after two years as outstanding`."""
    return word.outside in _BRINGS and word.right in rating_words()["ends"] - {"as", "but", "and", "or", "than"}
