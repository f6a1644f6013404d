"""Whom a grade rates: the bodies that its sentence names, or the one whose people speak."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.bodies.sections import section_ccg
from ccgkg.ingest.bodies.subject_names import runs, singled_out
from ccgkg.ingest.bodies.subjects import Subjects, subjects_of
from ccgkg.ingest.claim import Statement
from ccgkg.ingest.ratings.apposition import body_behind, name_before
from ccgkg.ingest.ratings.grades import MEMBERS, Grade
from ccgkg.ingest.ratings.of_whom import of_a_group, of_a_person, of_any
from ccgkg.ingest.ratings.own import in_general, of_answer, presented, told_before, whose
from ccgkg.ingest.ratings.words import QUOTES, rating_words
from ccgkg.ingest.speech.speakers.own_words import speaker_own, speakers
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

_OBJECT = frozenset({"to", "for", "on", "at"})
#: Before a name these leave it out.
_EXCEPTED = (["all", "but"], ["apart", "from"], ["except", "for"], ["other", "than"])
_RATING = (["rating"], ["grade"])
#: Tokens behind `the same verdict` in which the verb stands that gives it to another.
_GAVE = 6


def rated_by(
    doc: Document, bodies: Bodies, statements: Sequence[Statement], grades: Sequence[Grade], index: int, start: int
) -> tuple[Subjects, bool]:
    """The bodies that a grade rates, and whether it is told in their own words: `We were rated good.`"""
    cue = grades[index].cue
    if grades[index].how == MEMBERS:
        names = {m.agent: m for m in reversed(bodies.within(start, doc.sentence_tokens(start)[1])) if m.kind == "ccg"}
        return Subjects(tuple(reversed(names.values()))), False
    if behind := presented(doc, bodies, start, cue.last):
        return Subjects((behind,)), False
    subjects, nobodys = Subjects(), _of_none(doc, bodies, cue, start)
    if not nobodys:
        subjects = _named(doc, bodies, grades, index, start)
    if subjects.mentions:
        return subjects, False
    clause = clause_of(doc, cue.first)[0]
    counted = subjects.group is not None and subjects.group.first >= clause  # `2 of the 3 CCGs were rated good`
    own = speaker_own(doc, bodies, statements, clause if counted else start, cue.first)
    own = own or (speakers(doc, bodies, statements, cue.first) if not subjects and in_general(doc, start) else None)
    if own is None and not subjects:
        own = of_answer(doc, bodies, start, cue.first)
    if own is not None:
        return Subjects((own,)), True
    meant = None
    if not subjects:
        meant = section_ccg(doc, bodies, cue.first) or whose(doc, bodies, start, cue.first)
        meant = meant or _only(doc, bodies, cue, start)
        meant = meant or told_before(doc, bodies, cue, start)
        meant = meant or (None if nobodys else _named_alone(doc, bodies, cue))
    return Subjects((meant,)) if meant else subjects, False


def _of_none(doc: Document, bodies: Bodies, cue: Cue, start: int) -> bool:
    """Whether a grade is that of no one CCG."""
    return of_a_group(doc, bodies, cue, start) or of_a_person(doc, cue, start) or of_any(doc, cue, start)


def _named_alone(doc: Document, bodies: Bodies, cue: Cue) -> Mention | None:
    """The one CCG that a sentence names, wherever it stands: its grade is that one's, since it is no one else's."""
    start, stop = doc.sentence_tokens(cue.first)
    named = [m for m in bodies.within(start, stop) if m.kind == "ccg"]
    named = [m for m in named if doc.tokens.words[m.first - 2 : m.first] not in _EXCEPTED]
    speaks = any(doc.cues.ending("say", m.first) for m in named)
    return named[0] if len({m.agent for m in named}) == 1 and not speaks else None


def _only(doc: Document, bodies: Bodies, cue: Cue, start: int) -> Mention | None:
    """The only CCG of a text, where a rating is told with no body: `The headline rating is good`, `July 2018: Rated
    inadequate`, `Cancer was rated good`."""
    words = doc.tokens.words
    if bodies.only is None:
        return None
    noun = not {"rating", "grade", "verdict"}.isdisjoint(words[start : cue.first]) and words[start] in (
        "the",
        "our",
        "this",
    )
    verb = doc.cues.within("rates", max(start, cue.first - 3), cue.first)
    labelled = bool(verb) and (verb[0].first == start or words[verb[0].first - 1] == ":")
    element = doc.cues.starting("element", clause_of(doc, cue.first)[0]) is not None
    return bodies.nearest_of(bodies.only, cue.first) if noun or labelled or element else None


def _named(doc: Document, bodies: Bodies, grades: Sequence[Grade], index: int, start: int) -> Subjects:
    """Those whom the sentence names: before the grade, behind `rated`, or each in its turn where it says
    `respectively`."""
    cue, words = grades[index].cue, doc.tokens.words
    stop = doc.sentence_tokens(cue.first)[1]
    colon = cue.last + (words[cue.last] in QUOTES)
    if words[colon] == ":" and number_before(words, cue.first - (words[cue.first - 1] in QUOTES)):
        names = runs(doc, bodies.within(colon, stop))  # `and two inadequate: X and Y`
        if names and names[0][0].first - colon <= 2:
            return Subjects(tuple(names[0]))
    if words[cue.first] == "same" and (named := _given_too(bodies, words, cue.last, stop)) is not None:
        return Subjects((named,))
    if words[cue.last : cue.last + 1] == ["rated"]:  # `the outstanding-rated X and Y`
        names = runs(doc, bodies.within(cue.last, stop))
        return Subjects(tuple(names[0])) if names and names[0][0].first - cue.last <= 4 else Subjects()
    for beside in (
        _owner_behind(bodies, words, cue, stop),
        name_before(doc, bodies, cue, start),
        body_behind(doc, bodies, cue, start),
    ):
        if beside is not None:
            return Subjects((beside,))
    first = cue.first
    while first > start and words[first - 1] in QUOTES:
        first -= 1
    if one := _of_one(doc, bodies, cue, start):
        return Subjects((one,), None, True)
    found = subjects_of(doc, bodies, first, cue.last, right=_right_of(words, grades[index]))
    following = grades[index + 1] if index + 1 < len(grades) else None
    if not found.mentions and following is not None and _is_left_for(words, cue, following, stop):
        return _named(doc, bodies, grades, index + 1, start)
    if "respectively" in words[cue.last : stop]:
        inside = [g.cue for g in grades if start <= g.cue.first < stop]
        if len(inside) == len(found.mentions):
            return Subjects((found.mentions[inside.index(cue)],))
    return found


def _of_one(doc: Document, bodies: Bodies, cue: Cue, start: int) -> Mention | None:
    """The one of two for whom a grade is said to be: `the inadequate rating of the latter`, `one is rated good, the
    other inadequate`."""
    words = doc.tokens.words
    if words[cue.last : cue.last + 2] in (["rating", "of"], ["grade", "of"], ["rating", "for"], ["verdict", "on"]):
        return singled_out(doc, bodies, start, cue.last + 4) if words[cue.last + 2] == "the" else None
    one = next((i for i in range(cue.first - 1, max(start, cue.first - 5), -1) if words[i] in ("one", "other")), None)
    if one is None or words[one] == "one" and words[one - 1] not in (":", ";", ",", ".", "–"):
        return None
    other = words[one - 1 : one + 1] == ["the", "other"]
    pair = other or ["the", "other"] in [words[k : k + 2] for k in range(cue.last, min(len(words) - 2, cue.last + 10))]
    low = doc.sentence_tokens(start - 1)[0] if start else start
    lists = [r for r in runs(doc, bodies.within(low, one)) if len(r) > 1]
    named = {m.agent for m in bodies.within(lists[-1][-1].last, one) if m.kind == "ccg"} if lists else {""}
    return lists[-1][other] if pair and not named and len(lists[-1]) == 2 else None


def _given_too(bodies: Bodies, words: Sequence[str], token: int, stop: int) -> Mention | None:
    """The CCG behind `the same verdict` that it was given too: `it gave Bury CCG`, `that went to Bury CCG`."""
    verb = next((i for i in range(token, min(stop, token + _GAVE)) if words[i] in rating_words()["gave_too"]), None)
    if verb is None:
        return None
    behind = verb + 1 + (words[verb + 1] == "to")
    named = bodies.at(behind + (words[behind] == "nhs")) if behind < stop else None
    return named if named is not None and named.kind == "ccg" else None


def _is_left_for(words: Sequence[str], cue: Cue, following: Grade, stop: int) -> bool:
    """Whether a grade is the one that was left for the next: `Two climbed from inadequate to good: Bury CCG and`."""
    to = [w for w in words[cue.last : following.cue.first] if w not in QUOTES]
    left = words[cue.first - 1 - (words[cue.first - 1] in QUOTES)] == "from"
    return left and to == ["to"] and following.cue.first < stop


def _owner_behind(bodies: Bodies, words: Sequence[str], cue: Cue, stop: int) -> Mention | None:
    """The CCG right behind a grade that describes it, in the sentence that ends at a token: `the ‘inadequate’ Bury
    CCG`."""
    behind = cue.last + (cue.last < stop and words[cue.last] in QUOTES)
    behind += words[behind : behind + 1] == ["nhs"]
    named = bodies.at(behind) if behind < stop else None
    return named if named is not None and named.kind == "ccg" else None


def _right_of(words: Sequence[str], grade: Grade) -> frozenset[str]:
    """What may join the body rated behind the grade: `gave a good rating to X`, `a rating of good for X`."""
    last = grade.cue.last + (words[grade.cue.last : grade.cue.last + 1] != [] and words[grade.cue.last] in QUOTES)
    behind = words[last : last + 1]
    if words[grade.cue.first] == "same":
        return _OBJECT | {"of", "in"}  # `The same is true of X`
    noun = grade.how == "noun" or words[grade.cue.first - 1] in ("a", "an") or grade.how == "move"
    if behind == [":"] and grade.how == "noun":
        return _OBJECT | {"of"}  # `Inadequate: the verdict on X`
    if not noun and behind not in _RATING:
        return frozenset({"to", "at"})
    return _OBJECT | {"of"} if behind in (*_RATING, ["verdict"]) else _OBJECT


def verb_of(doc: Document, bodies: Bodies, cue: Cue, start: int) -> int:
    """The token of the word that rates, from which the status of a grade is read; the grade itself where none is
    near."""
    words = doc.tokens.words
    joints = (i for i in range(cue.first - 1, start, -1) if words[i] in ("while", "whereas", "but", ";"))
    rates = [
        c for c in doc.cues.within("rates", next(joints, start), cue.first) if bodies.apart(c.last, cue.first) <= 12
    ]
    return rates[-1].first if rates else cue.first


def in_own_voice(doc: Document, statements: Sequence[Statement], cue: Cue) -> bool:
    """Whether a body tells its own grade in a text of its own, and no one is quoted: `We were rated good for
    leadership.`"""
    place = doc.tokens.starts[cue.first]
    here = doc.layout.sentence_at(place).block
    asked = here > 0 and doc.text[doc.layout.blocks[here - 1].end - 1] == "?"
    return not asked and not any(s.start <= place < s.end for s in statements)
