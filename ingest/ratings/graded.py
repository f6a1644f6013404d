"""What makes a grade of a word: the verb that rates, the noun for a rating, or the list in which it stands.

`good` is a plain word too. Each case reads one way in which a sentence makes it a grade, or shows that it is none; the
first that has an answer decides.
"""

from __future__ import annotations

from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.ratings.apposition import ahead_of_its_body, behind_its_name
from ccgkg.ingest.ratings.candidate import Candidate
from ccgkg.ingest.ratings.elements import fronted
from ccgkg.ingest.ratings.graded_lines import (
    counted_in_a_heading,
    in_a_line,
    in_a_row,
    over_a_list,
    with_its_year,
)
from ccgkg.ingest.ratings.graded_names import (
    among_those,
    at_its_grade,
    before_its_name,
    in_quotes_for,
    in_quotes_of_a_ccg,
    named_moved_to,
    of_all_named,
    of_those_who_are,
    over_its_noun,
)
from ccgkg.ingest.ratings.graded_things import (
    as_a_thing,
    as_counted,
    as_it_was_given,
    as_its_verdict,
    as_the_end_of_a_move,
    as_those,
    behind_its_body,
    for_ever,
)
from ccgkg.ingest.ratings.in_rated_texts import in_rated_text
from ccgkg.ingest.ratings.words import QUOTES, rating_words

#: Behind `good ratings` these go on with what they are for, or who got them.
_OF_RATINGS = frozenset({"for", "in", "on", "from", "by", "to", "at", "and", "were", "went", "also"})
#: Tokens between a verb of rating and its grade, at most; the same where the body rated stands between.
_FAR, _FAR_OBJECT = 12, 5


def how_graded(word: Candidate, rated: bool) -> str:
    """What makes a grade of the word: `verb`, `move`, `keep`, `noun` or `list`; empty where nothing does.

    `rated` tells whether the text has verbs of rating.
    """
    for case in _CASES:
        how = case(word)
        if how is not None:
            return how
    return in_rated_text(word) if rated else ""


def _behind_its_verb(word: Candidate) -> str | None:
    """`was rated as good`: a verb that only rates, with nothing but small words between."""
    lists, near = rating_words(), word.near
    sure = near is not None and (near.value in lists["sure"] or word.cue.value == "requires-improvement")
    if near and sure and all(w in lists["between"] or w in QUOTES for w in word.gap):
        return near.value
    return None


def _behind_the_rated(word: Candidate) -> str | None:
    """`rated her group inadequate`: the body stands between the verb and the grade."""
    if word.near is None or word.near.value != "verb" or word.left not in rating_words()["rated_objects"]:
        return None
    apart = len(word.gap) > _FAR_OBJECT or not {",", "and", "that"}.isdisjoint(word.gap)
    return None if apart else "verb"


def _behind_an_element(word: Candidate) -> str | None:
    """`Leadership: good`, `overall (inadequate)`."""
    lists, cue = rating_words(), word.cue
    if word.left not in ("(", ":", "–") or word.right in lists["grade_nouns"]:
        return None
    element = word.doc.cues.ending("element", cue.first - 1) or word.words[cue.first - 2] in lists["overall"]
    return "noun" if element else None


def _before_rated(word: Candidate) -> str | None:
    """`the good-rated Bury CCG`."""
    behind = word.cue.last + 1
    named = word.right == "rated" and (
        word.bodies.at(behind) or {"ccg", "ccgs", "nhs"} & set(word.words[behind : behind + 1])
    )
    return "noun" if named else None


def _as_one_of(word: Candidate) -> str | None:
    """`was one of 10 outstanding groups`, `is the only inadequate CCG in Kent`."""
    words, lists, cue = word.words, rating_words(), word.cue
    behind = cue.last + (words[cue.last : cue.last + 1] != [] and words[cue.last] in QUOTES)
    if words[behind : behind + 1] == [] or words[behind] not in lists["graded_nouns"]:
        return None
    i = cue.first - 1
    while i > word.start and (words[i] in lists["one_of"] or words[i] in QUOTES or number_before(words, i + 1)):
        i -= 1
    told = words[i] in lists["finite_copulas"] or (
        word.near is not None and i < word.near.last and word.near.value == "verb"
    )
    return "verb" if i < cue.first - 1 and told else None


def _of_something_else(word: Candidate) -> str | None:
    """`a good idea`: an adjective of what follows is no grade."""
    plain = word.right.isalpha() and word.right not in rating_words()["grade_next"] and not word.quoted
    return "" if plain and not word.bodies.at(word.cue.last) else None


def _far_behind_its_verb(word: Candidate) -> str | None:
    """`was rated by NHS England, for its finances, inadequate`."""
    cue = word.cue
    if word.near is None or word.bodies.apart(word.near.last, cue.first) > _FAR:
        return None
    fits = (
        word.left in rating_words()["grade_before"]
        or word.left in QUOTES
        or word.bodies.at(cue.first - 1)
        or word.several
        or not word.gap
        or word.doc.cues.ending("grade", cue.first)
    )
    return word.near.value if fits else None


def _like_the_one_before(word: Candidate) -> str | None:
    """`A was rated good and B inadequate`."""
    if word.before is None:
        return None
    joined = word.left in rating_words()["joined"] or word.bodies.at(word.cue.first - 1) or word.left in QUOTES
    beside = word.doc.cues.ending("element", word.cue.first)  # `Leadership was good, finance inadequate`
    return word.before if joined or beside else None


def _with_its_noun(word: Candidate) -> str | None:
    """`an outstanding rating`; `brought up the rear with an inadequate`."""
    lists = rating_words()
    ends = (lists["ends"] | QUOTES) - {"and", "but", "or"}
    alone = word.outside in ("a", "an") and word.right in ends
    return "noun" if word.beyond in lists["grade_nouns"] or word.several or alone else None


def _in_general(word: Candidate) -> str | None:
    """`said that good ratings came from hard graft`: grades that are no one's, told as what does something."""
    behind = word.cue.last + 1 + (word.right in QUOTES)
    opens = word.outside in ("that", "", "because", "why", "how", "when", "if")
    if not opens or word.beyond not in ("ratings", "grades", "marks"):
        return None
    return "" if word.words[behind].isalpha() and word.words[behind] not in _OF_RATINGS else None


def _for_an_element(word: Candidate) -> str | None:
    """`Bury CCG was good on cancer`, `On leadership, it was inadequate`."""
    doc, words, cue = word.doc, word.words, word.cue
    if word.outside not in rating_words()["finite_copulas"]:
        return None
    verb = cue.first - 1 - (word.left in QUOTES)
    subject = word.bodies.at(verb - 1)
    if words[verb - 1] != "it" and (subject is None or subject.kind != "ccg"):
        return None
    if word.beyond in ("on", "for"):
        behind = cue.last + 1 + (word.right in QUOTES)
        return "verb" if doc.cues.starting("element", behind) is not None else None
    fields = doc.cues.within("element", word.start, verb)
    front = any(fronted(doc, word.bodies, c, word.start) for c in fields)
    return "verb" if front and word.beyond in rating_words()["ends"] else None


_CASES = (
    _behind_its_verb,
    _behind_the_rated,
    _behind_an_element,
    _before_rated,
    _as_one_of,
    _in_general,
    for_ever,
    behind_its_name,
    ahead_of_its_body,
    as_the_end_of_a_move,
    as_it_was_given,
    as_its_verdict,
    as_those,
    as_counted,
    as_a_thing,
    behind_its_body,
    before_its_name,
    of_those_who_are,
    _of_something_else,
    among_those,
    _far_behind_its_verb,
    _like_the_one_before,
    over_a_list,
    _with_its_noun,
    at_its_grade,
    named_moved_to,
    over_its_noun,
    in_quotes_of_a_ccg,
    _for_an_element,
    in_quotes_for,
    in_a_line,
    counted_in_a_heading,
    of_all_named,
    in_a_row,
    with_its_year,
)
