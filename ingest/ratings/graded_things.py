"""Grades told as things that one gets, keeps or is: `a rare good`, `the good it was awarded in 2016/17`."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.ratings.candidate import Candidate
from ccgkg.ingest.ratings.words import QUOTES, rating_words

#: What may stand between the name of a body and such a grade, where that needs no verb of rating.
_IS = frozenset(
    {"only", "of", "is", "was", "are", "were", "remains", "remained", "with", "as", "to", "from", "into", "has", "had"}
)
#: Between a grade and the verb that tells when it was given.
_SMALL = frozenset({"it", "that", "which", "they", "he", "she", "had", "has", "have", "was", "were", "been", "first"})
#: Behind the verb of such a grade.
_WHEN = frozenset({"in", "for", "last", "a", "two", "three"})
#: Tokens behind a grade in which that verb stands.
_NEAR = 6
#: Behind `a second outstanding`: how often it was.
_AGAIN = (["in", "a", "row"], ["running"], ["in", "succession"], ["on", "the", "trot"])


def as_a_thing(word: Candidate) -> str | None:
    """`Bury CCG is a rare good, Bolton CCG a rarer outstanding`; `ended with the dreaded inadequate`."""
    lists, words = rating_words(), word.words
    at = _determiner(word)
    ends = lists["ends"] | QUOTES | {"into"}
    shown = at is not None and words[at] in ("a", "an") and word.beyond == "to"  # `has only an inadequate to show`
    if at is None or not (word.beyond in ends or shown or _once_more(word)):
        return None
    adjectives = at < word.cue.first - 1 - (word.left in QUOTES)
    if not adjectives and words[at] not in ("a", "an", "another", "its", "their"):
        return None
    named = _is_name(word.bodies, at - 1) or words[at - 1] in _IS
    behind = word.beyond in ("for", "at") or _once_more(word)
    told = named or word.near is not None or word.before is not None or behind
    fits = told and (adjectives or named) and (word.names_ccg(word.start, word.cue.first) or behind)
    return "noun" if fits or (adjectives and word.near is not None) else None


def as_it_was_given(word: Candidate) -> str | None:
    """`kept the good that it was awarded in 2016/17`, `the inadequate it got last year`."""
    if word.outside not in ("the", "its", "their", "that"):
        return None
    given = rating_words()["given"]
    words, first = word.words, word.cue.last + (word.right in QUOTES)
    for i in range(first, min(word.stop, first + _NEAR)):
        had = words[i].endswith("ed") and words[i + 1] in _WHEN and words[i - 1] in _SMALL  # `the good it enjoyed in`
        if words[i] in given or had:
            verb = word.near.value if word.near is not None and word.near.last >= word.cue.first - 3 else "noun"
            return verb if i > first else None
        if words[i] not in _SMALL and not _is_name(word.bodies, i):
            return None
    return None


def as_its_verdict(word: Candidate) -> str | None:
    """`Requires improvement was the verdict on all six groups`, `Outstanding went to Bury CCG`."""
    words, lists = word.words, rating_words()
    first = word.cue.first - (word.left in QUOTES)
    opens = (
        first == word.start
        or _determiner(word) == word.start
        or words[first - 1] in (";", ",", "and", "but", ":", "while")
    )
    verb = word.cue.last + (word.right in QUOTES)
    if not opens and word.cue.value != "requires-improvement":
        return None
    if words[verb] in ("went", "goes") and words[verb + 1] == "to":
        return "noun"
    noun = next((i for i in range(verb + 1, min(word.stop, verb + 5)) if words[i] in lists["verdict_nouns"]), None)
    is_ = words[verb] in lists["finite_copulas"] and noun is not None and words[verb + 1] in ("the", "its", "their")
    return "noun" if is_ and noun is not None and words[noun + 1] in ("on", "for", "of", "given", "at", "in") else None


def as_those(word: Candidate) -> str | None:
    """`The outstanding six include Bury CCG`, `The 12 inadequate ones are Bury CCG and …`."""
    words, lists = word.words, rating_words()
    opens = word.cue.first - 1 - (word.left in QUOTES)
    counted = number_before(words, opens + 1)
    opens = counted[1] - 1 if counted else opens
    behind = word.cue.last + (word.right in QUOTES)
    noun = words[behind] in lists["graded_nouns"]
    after = behind + 1 if noun or number_before(words, behind + 1) else behind
    if words[opens] != "the" or after == behind or not (counted or words[behind] not in lists["graded_nouns"]):
        return None
    tells = words[after] in ("include", "includes", "included", "are", "were", ":", "–")
    return "verb" if tells and word.names_ccg(after, min(word.stop, after + 8)) else None


def as_counted(word: Candidate) -> str | None:
    """`one was rated outstanding and two inadequate: Bury CCG and Hull CCG`."""
    first, last = word.cue.first - (word.left in QUOTES), word.cue.last + (word.right in QUOTES)
    counted = number_before(word.words, first) if word.words[last] in (":", "–", "(") else None
    return "noun" if counted and word.names_ccg(last, min(word.stop, last + 3)) else None


def as_the_end_of_a_move(word: Candidate) -> str | None:
    """`Going from inadequate to good took three years`."""
    first = word.cue.first - 1 - (word.left in QUOTES)
    left = word.doc.cues.ending("grade", first - (word.words[first - 1] in QUOTES)) if word.outside == "to" else None
    opens = left.first - 1 - (word.words[left.first - 1] in QUOTES) if left else None
    return word.before if opens is not None and word.words[opens] == "from" else None


def for_ever(word: Candidate) -> str | None:
    """`left for good`, which rates nobody."""
    plain = word.cue.value == "good" and word.left == "for" and not word.quoted
    near = word.near
    return "" if plain and (near is None or word.words[near.last - 1] != "for" or near.last != word.cue.first) else None


def behind_its_body(word: Candidate) -> str | None:
    """`Only for cancer was the CCG inadequate`, `Nor is it good for dementia`."""
    words, i = word.words, word.cue.first - 1 - (word.left in QUOTES)
    low = max(word.start, i - 4)
    is_ = next((k for k in range(i, low, -1) if words[k] in ("was", "is", "were", "are")), None)
    body = words[i] in ("it", "they", "ccg", "group", "both") or _is_name(word.bodies, i)
    if is_ is None or is_ == i or not body or word.beyond not in rating_words()["ends"]:
        return None
    return "verb" if "only" in words[max(word.start, is_ - 6) : is_] else None


def _determiner(word: Candidate) -> int | None:
    """The token of the `a`, `the` or `its` that opens the phrase of a grade, past adjectives."""
    i = word.cue.first - 1 - (word.left in QUOTES)
    while i > word.start and word.words[i] in rating_words()["thing_adjectives"]:
        i -= 1
    return i if word.words[i] in ("a", "an", "the", "its", "their", "another", "only") else None


def _once_more(word: Candidate) -> bool:
    """`a second outstanding in a row`."""
    last = word.cue.last
    return any(word.words[last : last + len(phrase)] == phrase for phrase in _AGAIN)


def _is_name(bodies: Bodies, token: int) -> bool:
    """Whether the name of a CCG stands at a token."""
    mention = bodies.at(token)
    return mention is not None and mention.kind == "ccg"
