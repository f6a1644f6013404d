"""Tables in a text: a line of columns (`CCG | Overall | Cancer`), and lines with a CCG and a grade for each."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.ratings.scorecards import Scored
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: A line of columns has at most so many tokens.
_LONGEST = 40
_NAMES = frozenset({"ccg", "ccgs", "group", "name", "organisation", "area", "nhs", "clinical", "commissioning", "code"})
_NOUNS = frozenset({"rating", "ratings", "grade", "grades", "score", "care", "services", "of", "and", "the"})


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column is for, and the tokens of the year over it; none where it has none."""

    element: str
    first: int = 0
    last: int = 0


def find_in_columns(doc: Document, bodies: Bodies) -> Iterator[Scored]:
    """The grades of the tables of a text, each with its column's element and its line's CCG."""
    blocks = doc.layout.blocks
    columns: list[_Column] = []
    last_line = -2
    for number in sorted({doc.layout.sentence_at(doc.tokens.starts[c.first]).block for c in doc.cues.all("grade")}):
        first, last = doc.tokens.range(blocks[number].start, blocks[number].end)
        if number > last_line + 1:
            before = blocks[number - 1] if number else None
            columns = _columns(doc, *doc.tokens.range(before.start, before.end)) if before else []
        last_line = number
        grades = list(doc.cues.within("grade", first, last)) if columns else []
        named = [m for m in bodies.within(first, last) if m.kind == "ccg"] if grades else []
        in_line = len(named) == 1 and named[0].first - first <= 1 and named[0].last <= grades[0].first
        if in_line and len(grades) == len(columns):
            for grade, column in zip(grades, columns, strict=True):
                year = (column.first, column.last) if column.last else (first, last)
                yield Scored(grade, (column.element,), named[0], *year)


def _columns(doc: Document, first: int, last: int) -> list[_Column]:
    """The columns of a line that says nothing else, two or more: `CCG | Overall 2016/17 | Overall 2017/18`, `CCG |
    2016/17 | 2017/18`."""
    if last - first > _LONGEST:
        return []
    words, overall = doc.tokens.words, rating_words()["overall"]
    found: list[_Column] = []
    i = first
    while i < last:
        element = doc.cues.starting("element", i)
        end = element.last if element is not None else i + 1
        if element is not None or words[i] in overall:
            found.append(_Column(element.value if element is not None else "overall"))
        elif len(words[i]) == 4 and words[i].isdecimal():
            named = bool(found) and not found[-1].last
            end = next((k for k in range(i, last) if words[k][0] not in "0123456789/-–"), last)
            found[len(found) - named :] = [_Column(found[-1].element if named else "overall", i, end)]
        elif words[i].isalpha() and words[i] not in _NAMES | _NOUNS:
            return []
        i = end
    return found if len(found) > 1 else []
