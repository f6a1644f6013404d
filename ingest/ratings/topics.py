"""What the ratings of a paragraph, a section or a whole text are for, where its sentence names no element."""

from __future__ import annotations

from collections.abc import Collection

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.ratings.elements import brought, fronted
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Blocks above a grade in which its heading stands, and sentences before it in its paragraph.
_LINES, _SENTENCES = 6, 4
#: Elements that are fields of care, which a section may be about.
CARE = frozenset({"cancer", "dementia", "diabetes", "mental-health", "maternity", "learning-disabilities"})
#: Besides its element, in a heading.
_HEADING = frozenset({":", "services", "care", "ratings", "scores", "grades", "for", "in", "/", "-", "–"})


def topic_of(doc: Document, bodies: Bodies, start: int, listed: bool, first: Cue, told: Collection[str]) -> str:
    """The element that a grade is for in the sentence that begins at a token and names none: that of its paragraph, its
    heading or its text; `listed` where it stands in a line of a list, `first` is the first grade of the text, `told`
    are those of the ratings before it."""
    here = None if listed else _of_paragraph(doc, bodies, start)
    return here or heading_element(doc, start, listed) or _of_text(doc, bodies, first, told) or "overall"


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
        if doc.cues.within("grade", low, high):
            named = (e.value for e in doc.cues.within("element", low, high) if fronted(doc, bodies, e, low))
            if element := next(named, None):
                return element
    return None


def heading_element(doc: Document, token: int, listed: bool = True) -> str | None:
    """`Cancer`, over `Good: A and B`; over sentences where other sections are about other fields of care."""
    blocks = doc.layout.blocks
    here = doc.layout.sentence_at(doc.tokens.starts[token]).block
    for index in range(here - 1, max(-1, here - _LINES), -1):
        if blocks[index].kind != "paragraph":
            element = _headed(doc, index)
            if element is not None and (listed or _one_of_several(doc, element)):
                return element
        elif listed:
            return None
    return None


def _headed(doc: Document, index: int) -> str | None:
    """The element that a line names, where it names that and no more."""
    first, last = doc.tokens.range(doc.layout.blocks[index].start, doc.layout.blocks[index].end)
    element = doc.cues.starting("element", first)
    rest = doc.tokens.words[element.last : last] if element is not None else ()
    whole = all(w in _HEADING or w[0].isdecimal() for w in rest)
    return element.value if element is not None and whole else None


def _one_of_several(doc: Document, element: str) -> bool:
    """Whether a field of care heads a section, and another one another section."""
    heads = (i for i, b in enumerate(doc.layout.blocks) if b.kind == "heading")
    return element in CARE and any(_headed(doc, i) in CARE - {element} for i in heads)


def _of_text(doc: Document, bodies: Bodies, first: Cue, told: Collection[str]) -> str | None:
    """The one element that the title names, where the ratings are said to be for it before or with the first grade:
    `rated all CCGs on dementia`, `the diabetes ratings`."""
    title = doc.layout.blocks[0]
    named = {c.value for c in doc.cues.within("element", *doc.tokens.range(title.start, title.end))}
    if len(named) != 1:
        return None
    if set(told) == named:
        return named.pop()
    start, stop = doc.sentence_tokens(first.first)
    fields = doc.cues.within("element", doc.tokens.at(title.end) if start else 0, stop)
    return next((c.value for c in fields if c.value in named and _is_rated(doc, bodies, c, first, start)), None)


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
