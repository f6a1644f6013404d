"""What the ratings of a paragraph, a section or a whole text are for, where its sentence names no element."""

from __future__ import annotations

from collections.abc import Collection

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.ratings.announced import announced, counted_for, rated_field
from ccgkg.ingest.ratings.bringing import brought
from ccgkg.ingest.ratings.elements import fronted
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Blocks above a grade in which its heading stands, and sentences before it in its paragraph.
_LINES, _SENTENCES = 6, 4
#: Lines above a grade in a list, at most, with the names and grades of others.
_LISTED = 60
#: Elements that are fields of care, which a section may be about.
CARE = frozenset({"cancer", "dementia", "diabetes", "mental-health", "maternity", "learning-disabilities"})
#: What makes a line with a colon one of a list, and no heading: `Cancer: good`.
_ROW = ("grade", "element")
#: Besides its element, in a heading.
_HEADING = frozenset({":", "services", "care", "ratings", "scores", "grades", "for", "in", "/", "-", "–"})


def topic_of(
    doc: Document, bodies: Bodies, start: int, cue: Cue, listed: bool, first: Cue, told: Collection[str]
) -> str:
    """The element that a grade is for in the sentence that begins at a token and brings it none: that of its front, its
    paragraph, its heading or its text; `listed` where it stands in a line of a list, `first` is the first grade of the
    text, `told` are those of the ratings before it."""
    here = _there(doc, start, cue) or _of_front(doc, bodies, start, cue) or _of_paragraph(doc, bodies, start)
    return here or heading_element(doc, start, listed) or _of_text(doc, bodies, start, first, told) or "overall"


def _there(doc: Document, start: int, cue: Cue) -> str | None:
    """`It does worse on dementia. There it is inadequate.`"""
    words = doc.tokens.words
    opens = words[start] == "there" and words[start + 1] not in rating_words()["finite_copulas"] | {"has", "have"}
    if not (opens or words[cue.last] == "there"):
        return None
    low = doc.tokens.at(doc.layout.block_at(doc.tokens.starts[start]).start)
    low = max(low, doc.sentence_tokens(start - 1)[0]) if start else start
    before = doc.cues.within("element", low, cue.first)
    return before[-1].value if before else None


def _of_front(doc: Document, bodies: Bodies, start: int, cue: Cue) -> str | None:
    """`Dementia is where the county does best: X is outstanding`; `In the cancer table X was rated good`."""
    words = doc.tokens.words
    colon = next((i for i in range(cue.first - 1, start, -1) if words[i] in (":", "–")), None)
    return announced(doc, bodies, start, colon) if colon else None


def _of_paragraph(doc: Document, bodies: Bodies, start: int) -> str | None:
    """`On dementia, X was rated good. Y was inadequate.`; `Overall ratings came out in July. X was rated good.`"""
    starts, overall = doc.tokens.starts, rating_words()["overall"]
    block, low = doc.layout.block_at(starts[start]), start
    for _ in range(_SENTENCES):
        if not low or starts[low - 1] < block.start:
            return None
        low, high = doc.sentence_tokens(low - 1)
        if not overall.isdisjoint(doc.tokens.words[low:high]):
            return "overall"
        if element := announced(doc, bodies, low, high) or counted_for(doc, bodies, low, high):
            return element
        if doc.cues.within("grade", low, high):
            named = (e.value for e in doc.cues.within("element", low, high) if fronted(doc, bodies, e, low))
            if element := next(named, None):
                return element
    return None


def heading_element(doc: Document, token: int, listed: bool = True) -> str | None:
    """`Cancer`, over `Good: A and B`; over sentences where other sections are about other fields of care."""
    blocks = doc.layout.blocks
    here = doc.layout.sentence_at(doc.tokens.starts[token]).block
    for index in range(here - 1, max(-1, here - (_LISTED if listed else _LINES)), -1):
        if blocks[index].kind != "paragraph":
            element = _headed(doc, index)
            if element is not None and (listed or _one_of_several(doc, element)):
                return element
        elif listed:
            return None
    return None


def _headed(doc: Document, index: int) -> str | None:
    """The element that a line names, where it names that and no more, or what it tells of it: `Cancer: best and
    worst`."""
    first, last = doc.tokens.range(doc.layout.blocks[index].start, doc.layout.blocks[index].end)
    element = doc.cues.starting("element", first)
    if element is None:
        return None
    rest = doc.tokens.words[element.last : last]
    told = rest[:1] == [":"] and not any(True for label in _ROW for _ in doc.cues.within(label, element.last, last))
    return element.value if told or all(w in _HEADING or w[0].isdecimal() for w in rest) else None


def _one_of_several(doc: Document, element: str) -> bool:
    """Whether a field of care heads a section, and another one another section."""
    heads = (i for i, b in enumerate(doc.layout.blocks) if b.kind == "heading")
    return element in CARE and any(_headed(doc, i) in CARE - {element} for i in heads)


def _of_text(doc: Document, bodies: Bodies, start: int, first: Cue, told: Collection[str]) -> str | None:
    """The one element that the ratings of a text are said to be for before or with the first grade: in its title
    (`rated all CCGs on dementia`, `the diabetes ratings`), or at its head where the title names none."""
    title = doc.layout.blocks[0]
    low, high = doc.tokens.range(title.start, title.end)
    named = {c.value for c in doc.cues.within("element", low, high)}
    if len(named) != 1:
        return _of_paragraphs_before(doc, bodies, start, named) if named else _of_head(doc, bodies)
    if doc.text[title.end - 1] == "." and any(m.kind == "ccg" for m in bodies.within(low, high)):
        return None  # the first paragraph of a text without a title
    if set(told) == named or rated_field(doc, bodies, low, high) or _heads(doc, low, high):
        return named.pop()
    start, stop = doc.sentence_tokens(first.first)
    fields = doc.cues.within("element", doc.tokens.at(title.end) if start else 0, stop)
    return next((c.value for c in fields if c.value in named and _is_rated(doc, bodies, c, first, start)), None)


def _of_paragraphs_before(doc: Document, bodies: Bodies, start: int, named: Collection[str]) -> str | None:
    """The one of several fields in a title that the paragraphs before last told the ratings to be for; None where they
    speak of another since."""
    low = start
    while low:
        low, high = doc.sentence_tokens(low - 1)
        fields = {c.value for c in doc.cues.within("element", low, high)} & set(named)
        if len(fields) > 1 or not rating_words()["overall"].isdisjoint(doc.tokens.words[low:high]):
            return None
        element = next((c for c in doc.cues.within("element", low, high) if c.value in fields), None)
        grades = doc.cues.within("grade", low, element.first) if element is not None else ()
        if element is not None and grades:
            return element.value if brought(doc, grades[-1].last, element) else None
        if fields and (field := announced(doc, bodies, low, high)):
            return field
    return None


def _heads(doc: Document, low: int, high: int) -> bool:
    """`Cancer: nine in ten groups told to do better`: a title that opens with its field, over ratings."""
    element = doc.cues.starting("element", low)
    if element is None or doc.tokens.words[element.last] != ":" or element.value not in CARE:
        return False
    stop = doc.tokens.at(doc.layout.blocks[min(1, len(doc.layout.blocks) - 1)].end)
    rated = any(True for label in ("grade", "rates") for _ in doc.cues.within(label, high, stop))
    return rated or not rating_words()["rating_nouns"].isdisjoint(doc.tokens.words[element.last : stop])


def _of_head(doc: Document, bodies: Bodies) -> str | None:
    """The field of care of which the first paragraph says that the ratings are: `Ten CCGs are outstanding for
    maternity`."""
    blocks = doc.layout.blocks
    block = next((b for b in blocks[:2] if b.kind == "paragraph"), None)
    if block is None or len(blocks) < 2:
        return None
    first, last = doc.tokens.range(block.start, block.end)
    if not rating_words()["overall"].isdisjoint(doc.tokens.words[first:last]):
        return None
    found: set[str] = set()
    at = first
    while at < last:
        low, high = doc.sentence_tokens(at)
        if field := rated_field(doc, bodies, low, high):
            found.add(field)
        at = max(high, at + 1)
    return found.pop() if len(found) == 1 and found <= CARE else None


def _is_rated(doc: Document, bodies: Bodies, element: Cue, first: Cue, start: int) -> bool:
    """Whether an element is said to be rated: brought to the first grade of the text, in the sentence from `start`, or
    before."""
    if element.first >= first.last:
        return brought(doc, first.last, element)
    words, nouns = doc.tokens.words, rating_words()["rating_nouns"]
    low, high = doc.sentence_tokens(element.first)
    rates = doc.cues.within("rates", low, element.first)
    if words[element.last] in nouns or (rates and brought(doc, element.first - 1, element)):
        return len({c.value for c in doc.cues.within("element", low, high)}) == 1
    return low == start and fronted(doc, bodies, element, start)
