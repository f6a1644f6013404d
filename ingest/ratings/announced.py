"""Elements that a sentence announces, for the ratings that come after it: `The picture for diabetes is less rosy.`"""

from __future__ import annotations

from collections.abc import Callable

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.ratings.bringing import brings_element
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Words between what tells how CCGs did and the element: `fared better on`.
_NEAR = 4
#: Words of a question that asks for an element.
_QUESTION = 9
#: A field of care goes on with one of these.
_CARE = frozenset({"care", "services", "alone", "only"})


def announced(doc: Document, bodies: Bodies, low: int, high: int) -> str | None:
    """The one element that the tokens [low, high), a sentence or what of it stands before a grade, speak of as what
    was rated; None where they name none, or several."""
    elements = doc.cues.within("element", low, high)
    if len({e.value for e in elements}) != 1:
        return None
    told = any(case(doc, bodies, element, low, high) for element in elements for case in _CASES)
    return elements[0].value if told else None


def _opens(doc: Document, bodies: Bodies, element: Cue, low: int, high: int) -> bool:
    """`For learning disabilities few get beyond good`, `On cancer, the verdict is harsher`."""
    words = doc.tokens.words
    brought = element.first > low and brings_element(words, element.first - 1 - (words[element.first - 1] == "the"))
    if not brought or not rating_words()["announce_before"].issuperset(words[low : element.first]):
        return False
    behind = element.last + (words[element.last] in _CARE)
    lists = rating_words()
    return (
        words[behind] in lists["announce_next"] or words[behind] in lists["announce_nouns"] or bool(bodies.at(behind))
    )


def _of_a_noun(doc: Document, bodies: Bodies, element: Cue, low: int, high: int) -> bool:
    """`The cancer scores make grim reading`: those of all, and not of one that is named."""
    words, lists = doc.tokens.words, rating_words()
    behind = element.last + (words[element.last] in _CARE)
    if behind >= high or words[behind] not in lists["announce_nouns"]:
        return False
    own = any(w in ("its", "their", "our") for w in words[max(low, element.first - 3) : element.first])
    ccg = (m for m in bodies.within(low, element.first) if m.kind == "ccg")
    return not own and not any(True for _ in ccg)


def _brought_by_a_noun(doc: Document, bodies: Bodies, element: Cue, low: int, high: int) -> bool:
    """`The picture for diabetes is less rosy`, `Few did well in mental health`, `first ratings of dementia care`."""
    words, lists = doc.tokens.words, rating_words()
    joint = element.first - 1 - (words[element.first - 1] in ("the", "their", "its"))
    if joint <= low or not (brings_element(words, joint) or words[joint] == "of"):
        return False
    near = words[max(low, joint - _NEAR) : joint]
    if not lists["announce_nouns"].isdisjoint(near) or not lists["announce_verbs"].isdisjoint(near):
        return not any(m.kind == "ccg" for m in bodies.within(low, element.first))
    return False


def _is_spoken_of(doc: Document, bodies: Bodies, element: Cue, low: int, high: int) -> bool:
    """`Maternity is another story`, `Dementia is where the county does best`."""
    words, lists = doc.tokens.words, rating_words()
    opens = next((i + 1 for i in range(element.first - 1, low, -1) if words[i] == ","), low)
    if not rating_words()["announce_before"].issuperset(words[opens : element.first]):
        return False
    verb = element.last + (words[element.last] in _CARE)
    if verb >= high or words[verb] not in lists["announce_copulas"]:
        return False
    near = words[verb + 1 : min(high, verb + 6)]
    return not lists["announce_tales"].isdisjoint(near)


def _is_covered(doc: Document, bodies: Bodies, element: Cue, low: int, high: int) -> bool:
    """`Separate grades cover maternity`, `NHS England also looked at diabetes`."""
    words, lists = doc.tokens.words, rating_words()
    if any(m.kind == "ccg" for m in bodies.within(low, high)):
        return False
    verb = next(
        (i for i in range(element.first - 1, max(low, element.first - 4), -1) if words[i] in lists["announce_covers"]),
        None,
    )
    if verb is None:
        return False
    raters = any(m.agent in lists["raters"] for m in bodies.within(low, verb))
    return raters or not lists["announce_nouns"].isdisjoint(words[low:verb])


def _is_asked_for(doc: Document, bodies: Bodies, element: Cue, low: int, high: int) -> bool:
    """`What of cancer?`"""
    asks = doc.tokens.words[high - 1] == "?" and high - low <= _QUESTION
    return asks and not any(m.kind == "ccg" for m in bodies.within(low, high))


_CASES: tuple[Callable[[Document, Bodies, Cue, int, int], bool], ...] = (
    _opens,
    _of_a_noun,
    _brought_by_a_noun,
    _is_spoken_of,
    _is_covered,
    _is_asked_for,
)


def rated_field(doc: Document, bodies: Bodies, low: int, high: int) -> str | None:
    """The one field that a title or a sentence at the head of a text, tokens [low, high), tells that the ratings are
    of: `First dementia grades are in`, `ten CCGs are outstanding for maternity`, `Cancer: most groups fail`."""
    if not rating_words()["overall"].isdisjoint(doc.tokens.words[low:high]):
        return None
    elements = doc.cues.within("element", low, high)
    if len({e.value for e in elements}) != 1:
        return None
    rated = any(
        case(doc, bodies, element, low, high) and _is_rated(doc, element)
        for element in elements
        for case in (_of_a_noun, _brought_by_a_noun, _is_covered)
    )
    return elements[0].value if rated else counted_for(doc, bodies, low, high)


def _is_rated(doc: Document, element: Cue) -> bool:
    """Whether the words right around an element tell that it is rated."""
    around = doc.tokens.words[max(0, element.first - _NEAR - 1) : element.last + 2]
    return not (rating_words()["rating_nouns"] | rating_words()["rated"]).isdisjoint(around)


def counted_for(doc: Document, bodies: Bodies, low: int, high: int) -> str | None:
    """The one element for which a sentence, tokens [low, high), tells how many have a grade, and names none: `Eleven
    CCGs are outstanding for maternity`."""
    elements, grades = doc.cues.within("element", low, high), doc.cues.within("grade", low, high)
    if not grades or len({e.value for e in elements}) != 1 or any(m.kind == "ccg" for m in bodies.within(low, high)):
        return None
    words = doc.tokens.words
    told = any(
        g.last < e.first <= g.last + _NEAR and any(brings_element(words, i) for i in range(g.last, e.first))
        for g in grades
        for e in elements
    )
    return elements[0].value if told else None
