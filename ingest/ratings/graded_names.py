"""Words that the name of a CCG beside them makes grades: `the ‘inadequate’ Bury CCG`, `put Bury CCG at good`."""

from __future__ import annotations

from ccgkg.ingest.ratings.candidate import Candidate
from ccgkg.ingest.ratings.words import QUOTES, rating_words

#: Between a copula and a grade in quotation marks.
_OFFICIALLY = frozenset({"officially", "formally", "rightly", "definitely", "finally", "in", "fact"})


def of_those_who_are(word: Candidate) -> str | None:
    """`The inadequate groups are Bury CCG and Hull CCG`."""
    words, lists = word.words, rating_words()
    behind = word.cue.last + (word.right in QUOTES)
    if word.outside not in ("the", "") or words[behind] not in lists["graded_nouns"]:
        return None
    verb = behind + 1 + (words[behind] == "clinical") * 2
    are = words[verb] in ("are", "were", "is", "was", "include", "included", ":", "–")
    named = are and word.bodies.at(verb + 1 + (words[verb + 1] == "nhs"))
    return "verb" if named and named.first < word.stop and named.kind == "ccg" else None


def before_its_name(word: Candidate) -> str | None:
    """`the ‘inadequate’ Bury CCG`, `the once outstanding Bury CCG`."""
    lists, behind = rating_words(), word.cue.last + (word.right in QUOTES)
    behind += word.words[behind : behind + 1] == ["nhs"]
    named = word.bodies.at(behind) if behind < word.stop else None
    if named is None or named.kind != "ccg" or named.first not in (behind, behind - 1):
        return None
    past = word.outside in lists["formerly"]
    fits = past or word.outside in ("the", "") and (word.quoted or word.cue.value != "requires-improvement")
    return "noun" if fits else None


def among_those(word: Candidate) -> str | None:
    """`The ratings put Bury CCG among the outstanding`, `joined the ranks of the good`."""
    before = word.words[word.cue.first - 3 : word.cue.first - 1]
    among = word.left == "the" and (before[-1:] in (["among"], ["amongst"]) or before == ["ranks", "of"])
    ends = among and (word.right in rating_words()["ends"] or word.right in rating_words()["graded_nouns"])
    return "verb" if ends and word.names_ccg(word.start, word.cue.first) else None


def at_its_grade(word: Candidate) -> str | None:
    """`The 2018-19 assessment put Bury CCG at good`."""
    before = word.cue.first - 1 - (word.left in QUOTES)
    name = word.outside == "at" and word.bodies.at(before - 1)
    ends = word.right in rating_words()["ends"] | QUOTES
    return "verb" if name and name.kind == "ccg" and ends else None


def named_moved_to(word: Candidate) -> str | None:
    """`Two moved up a grade: Bury CCG to good and Hull CCG to outstanding`; `Bury CCG back to ‘good’`; `Down to
    inadequate went Hull CCG`."""
    before = word.cue.first - 1 - (word.left in QUOTES)
    if word.outside not in ("to", "into"):
        return None
    back = word.words[before - 1] in ("back", "up", "down")
    name = word.bodies.at(before - 1 - back)
    if name is None and back and word.beyond in rating_words()["presents"]:
        return "move" if word.names_ccg(word.cue.last, word.stop) else None
    told = name is not None and name.kind == "ccg"
    return "move" if told and word.beyond in rating_words()["ends"] else None


def over_its_noun(word: Candidate) -> str | None:
    """`Inadequate: NHS England’s verdict on Bury CCG`."""
    if word.cue.first - (word.left in QUOTES) != word.start or word.beyond != ":":
        return None
    low = word.cue.last + 1 + (word.right in QUOTES)
    nouns = rating_words()["grade_nouns"]
    noun = next((i for i in range(low, min(word.stop, low + 6)) if word.words[i] in nouns), None)
    of = noun is not None and word.words[noun + 1] in ("on", "of", "for") and word.names_ccg(noun + 2, noun + 4)
    return "noun" if of else None


def in_quotes_of_a_ccg(word: Candidate) -> str | None:
    """`Bury CCG is now officially ‘good’`."""
    words, lists = word.words, rating_words()
    if not word.quoted or word.beyond not in lists["ends"]:
        return None
    i = word.cue.first - 2
    while i > word.start and (words[i] in lists["copulas"] or words[i] in _OFFICIALLY):
        i -= 1
    named = word.bodies.at(i) if i < word.cue.first - 2 else None
    return "verb" if named is not None and named.kind == "ccg" else None


def in_quotes_for(word: Candidate) -> str | None:
    """`“good” for Bury CCG`."""
    last = word.cue.last
    given = word.quoted and word.words[last + 1 : last + 2] in (["for"], ["to"])
    return "noun" if given and word.names_ccg(last, min(word.stop, last + 5)) else None


def of_all_named(word: Candidate) -> str | None:
    """`X and Y CCGs, both good`."""
    words, first = word.words, word.cue.first
    if word.left not in ("all", "both") or words[first - 2] != ",":
        return None
    listed = word.bodies.at(first - 3) is not None or words[max(0, first - 3)] in ("ccgs", "ccg", "groups")
    return "verb" if listed and word.right in (",", ".", ")", "") else None
