"""What a grade is for: the whole of a CCG, or the elements that the sentence names (`good for cancer`)."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.bodies.subjects import Subjects
from ccgkg.ingest.ratings.bringing import BRINGS, brings_element, brought
from ccgkg.ingest.ratings.elements_elsewhere import gapped, of_aside, of_clause_before, taken_up, where_it_is
from ccgkg.ingest.ratings.open_fields import open_field
from ccgkg.ingest.ratings.words import MARKS, QUOTES, rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Tokens behind a grade in which a body is no field of it: `inadequate for Bury CCG`.
_FIELD = 6
#: Tokens behind a grade and its elements in which the whole is told with them.
_ALSO = 12
#: Between two elements of one grade.
_JOINTS = frozenset({"and", ",", "its", "their", "for", "on", "in", "both"})
#: What brings those who are given a grade.
_TO = frozenset({"to", "for", "on", "at"})
#: Between an element and its grade, where no verb stands there: `its finances ‘inadequate’`.
_ONE = frozenset({"a", "an"})
#: Grades that are verbs themselves.
_NEEDS = frozenset({"requires", "require", "needs", "need", "required", "needed"})


def elements_of(
    doc: Document, bodies: Bodies, cue: Cue, after: Cue | None, start: int, stop: int, subjects: Subjects
) -> list[str]:
    """The elements that the grade is for: `good for cancer and mental health`; `its leadership was rated good`. `after`
    is the next grade of its sentence, tokens [start, stop), and `subjects` those whom it rates."""
    words = doc.tokens.words
    mark = cue.first - 1 - (words[cue.first - 1] in QUOTES)
    bracketed = doc.cues.ending("element", mark) if words[mark] in ("(", ":", "–") else None
    if bracketed or (bracketed := _in_brackets(doc, cue)):
        return [bracketed.value]
    brought = {"to", "as"} & set(words[cue.first - 2 : cue.first]) and _straight_before(doc, cue, start)
    if brought:
        return brought
    if _of_some_areas(words, cue):
        return []
    if (where := where_it_is(doc, cue, start)) is not None:
        return [where.value]
    end = after.first if after else stop
    end = next((i for i in range(cue.last, end) if words[i] in rating_words()["apart_from"]), end)
    if named := _with_the_whole(words, cue, _behind(doc, cue, after, end, stop)) or _behind_object(
        doc, cue, end, subjects
    ):
        return named
    if (field := open_field(words, cue.last, end)) and not bodies.within(cue.last, cue.last + _FIELD):
        return [field]
    start = next((i + 1 for i in range(cue.first - 1, start, -1) if words[i] == ";"), start)
    if _of_the_whole(words, cue, start, stop):
        return ["overall"]
    low = max((m.last for m in subjects.mentions if m.last <= cue.first and m.first >= start), default=start)
    for element in reversed(doc.cues.within("element", low, cue.first)):
        if _has_grade(doc, bodies, element, cue, start):
            return _with_joined(doc, element, low)
    if clause := of_clause_before(doc, cue, low):
        return [clause]
    if same := taken_up(doc, cue, end):
        return [same]
    for element in reversed(doc.cues.within("element", start, max(low, cue.first))):
        owned = words[element.last] in ("at", "of", "in") and bodies.at(element.last + 1) in subjects.mentions
        owned = owned or _opens_far(doc, element, start)
        if owned or _rates_it(doc, element, start) or fronted(doc, bodies, element, start):
            return _with_joined(doc, element, start)
    return gapped(doc, cue, start, subjects) or of_aside(doc, cue, start) or ["overall"]


def _in_brackets(doc: Document, cue: Cue) -> Cue | None:
    """The element that stands alone in brackets behind a grade: `good (leadership)`."""
    words = doc.tokens.words
    element = doc.cues.starting("element", cue.last + 1) if words[cue.last] == "(" else None
    return element if element is not None and words[element.last] == ")" else None


def _of_some_areas(words: list[str], cue: Cue) -> bool:
    """`good for four out of six clinical areas`, which are not told."""
    last = cue.last + (words[cue.last : cue.last + 1] != [] and words[cue.last] in QUOTES)
    counted = number_before(words, last + 2) if words[last : last + 1] in (["for"], ["in"], ["on"]) else None
    return counted is not None and not rating_words()["areas"].isdisjoint(words[last : last + 8])


def _behind(doc: Document, cue: Cue, after: Cue | None, end: int, stop: int) -> list[str]:
    """The elements that a `for` brings behind the grade: `good for cancer`, `from inadequate to good for maternity`."""
    named = [c for c in doc.cues.within("element", cue.last, end) if brought(doc, cue.last, c)]
    if not named and after and _moved_to(doc.tokens.words, cue, after):
        named = [c for c in doc.cues.within("element", after.last, stop) if brought(doc, after.last, c)]
    return list(dict.fromkeys(c.value for c in named))


def _with_the_whole(words: list[str], cue: Cue, named: list[str]) -> list[str]:
    """The elements behind a grade, with the whole where that is told with them: `good both overall and for cancer`,
    `inadequate for leadership as well as overall`."""
    behind = words[cue.last : cue.last + 5]
    whole = next((n for n, w in enumerate(behind[:3]) if w in rating_words()["overall"]), None)
    both = whole is not None and behind[whole + 1 : whole + 2] == ["and"]
    lists = rating_words()
    end = next((i for i in range(cue.last, len(words)) if words[i] in lists["apart_from"]), len(words))
    near = (i for i in range(cue.last + 2, min(end, cue.last + _ALSO)) if words[i] in lists["overall"])
    also = any(words[i - 1] in ("as", "and") and words[i + 1] in lists["ends"] for i in near)
    return ["overall", *named] if named and (both or also) else named


def _behind_object(doc: Document, cue: Cue, end: int, subjects: Subjects) -> list[str]:
    """The elements behind those who are given the grade: `gave a rating of good to Bury CCG for its leadership`."""
    given = [m for m in subjects.mentions if cue.last < m.first < end]
    if not given or doc.tokens.words[given[0].first - 1 - (doc.tokens.words[given[0].first - 1] == "nhs")] not in _TO:
        return []
    last = given[-1].last
    return list(dict.fromkeys(c.value for c in doc.cues.within("element", last, end) if brought(doc, last, c)))


def _with_joined(doc: Document, element: Cue, low: int) -> list[str]:
    """An element and those before it that are joined to it: `its ratings for cancer and dementia have both risen to
    good`."""
    found = [element]
    for before in reversed(doc.cues.within("element", low, element.first)):
        joint = doc.tokens.words[before.last : found[-1].first]
        if not _JOINTS.issuperset(joint) or (before.value == "performance" and joint[0] in BRINGS):
            break  # `its performance on cancer`
        found.append(before)
    return [e.value for e in found]


def _of_the_whole(words: list[str], cue: Cue, start: int, stop: int) -> bool:
    """Whether a word right beside the grade says that it is for the whole: `good overall`, `its headline rating of
    ‘good’`."""
    before = [w for w in words[max(start, cue.first - 5) : cue.first] if w not in MARKS][-3:]
    return not rating_words()["overall"].isdisjoint(before + words[cue.last : min(stop, cue.last + 2)])


def _has_grade(doc: Document, bodies: Bodies, element: Cue, cue: Cue, start: int) -> bool:
    """Whether an element before a grade is what has it: `its leadership was rated good`, `its finances
    ‘inadequate’`."""
    words, lists = doc.tokens.words, rating_words()
    if words[element.last : element.last + 2] in ([",", "where"], [",", "which"]):
        return True  # `struggled on dementia, where it was inadequate`
    before = words[element.first - 1] if element.first > start else ""
    if (MARKS | _ONE).issuperset(words[element.last : cue.first]) and (
        before in lists["element_owners"] or (before in ("and", ",", ";", "but") and _after_grade(doc, element, start))
    ):
        return True
    if element.last == cue.first and words[cue.first] in _NEEDS and before in lists["element_openers"]:
        return True  # `Finance requires improvement at both`
    behind = element.last + (words[element.last] in ("services", "care", "performance", "record", "treatment"))
    verb = words[behind] in lists["element_verbs"] or doc.cues.starting("rates", behind) is not None
    rating = before in BRINGS and words[element.first - 2] in lists["grade_nouns"]  # its rating for cancer was good
    if before in BRINGS and _of_a_rating(doc, bodies, element.first - 1, start):
        return True
    return verb and (rating or before in lists["element_openers"] or bodies.at(element.first - 1) is not None)


def _of_a_rating(doc: Document, bodies: Bodies, token: int, start: int) -> bool:
    """Whether a CCG's rating ends before a token: `the assessment of Bury CCG for cancer was`."""
    words, lists = doc.tokens.words, rating_words()
    name = bodies.at(token - 1)
    if name is None or name.kind != "ccg" or name.last != token:
        return False
    of = name.first - 1 - (words[name.first - 1] == "nhs")
    return of > start and words[of] in ("of", "for") and words[of - 1] in lists["rating_nouns"] | lists["grade_nouns"]


def fronted(doc: Document, bodies: Bodies, element: Cue, start: int) -> bool:
    """Whether an element opens its clause: `On cancer, Bury CCG was good, but for dementia it required improvement`."""
    words = doc.tokens.words
    brings = next(
        (i for i in range(element.first - 1, max(start, element.first - 9) - 1, -1) if brings_element(words, i)), None
    )
    if brings is None:
        return False
    told = {i for c in doc.cues.within("element", brings, element.first) for i in range(c.first, c.last)}
    small = rating_words()["element_joints"]
    if not all(i in told or words[i] in small for i in range(brings + 1, element.first)):
        return False
    opens = brings - (words[brings - 1] in rating_words()["brings"]) - (words[brings - 1] in ("comes", "came")) * 2
    opens = brings if brings == start else opens
    only = opens > start and words[opens - 1] == "only"
    opens -= only
    opens -= opens > start and words[opens - 1] == "as"  # `As for cancer, X was rated good`
    behind = element.last + (words[element.last] in rating_words()["fields"])
    return (opens <= start or words[opens - 1] in rating_words()["apart_from"] | {"and", ":", ",", "–"}) and (
        words[behind] in (",", "the", "it", "they", "both", "all", "nhs")
        or bodies.at(behind) is not None
        or (only and words[behind] in rating_words()["finite_copulas"])
    )


def _opens_far(doc: Document, element: Cue, start: int) -> bool:
    """`Cancer care in the area covered by Bury CCG was rated good`; `Dementia: Bury CCG good, Hull CCG outstanding`."""
    words = doc.tokens.words
    behind = element.last + (words[element.last] in ("care", "services"))
    care = words[element.last - 1] in ("care", "services") or behind > element.last
    opens = element.first == start or element.first == start + 1 and words[start] in ("the", "its")
    return opens and (words[behind] == ":" or care and words[behind] in ("in", "at", "across", "run", "provided"))


def _rates_it(doc: Document, element: Cue, start: int) -> bool:
    """Whether those who rate an element are the subject: `The cancer panel rated Bury CCG good`."""
    words, panel = doc.tokens.words, element.last
    panel += words[panel] == "expert"
    opens = element.first - start <= 2 and words[element.first - 1] in ("the", "an")
    return opens and words[panel] in rating_words()["panels"] and doc.cues.starting("rates", panel + 1) is not None


def _after_grade(doc: Document, element: Cue, start: int) -> bool:
    """Whether the grade before is done with when an element is named: `leadership was outstanding and finance
    inadequate`."""
    before = next(reversed(list(doc.cues.within("grade", start, element.first))), None)
    return before is not None and not any(True for _ in doc.cues.within("element", before.last, element.first))


def _straight_before(doc: Document, cue: Cue, start: int) -> list[str]:
    """The element right before a grade that `to be` or `as` brings: `judged its performance on dementia to be
    outstanding`."""
    words = doc.tokens.words
    element = next(reversed([c for c in doc.cues.within("element", start, cue.first) if c.last <= cue.first]), None)
    if element is None or element.first <= start or words[element.first - 1] not in ("on", "for", "in"):
        return []
    return [element.value] if all(w in MARKS for w in words[element.last : cue.first]) else []


def _moved_to(words: list[str], cue: Cue, after: Cue) -> bool:
    """Whether a grade is the one that was left for the next: `from inadequate in 2015/16 to good`."""
    before = next((i for i in range(cue.first - 1, max(0, cue.first - 4), -1) if words[i] not in MARKS), cue.first - 1)
    gap = words[cue.last : after.first]
    overall = rating_words()["overall"]
    return words[before] == "from" and "to" in gap[-3:] and not overall & {*gap, words[cue.first - 1]}
