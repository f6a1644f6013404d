"""Tables in a text: a line of columns (`CCG | Overall | Cancer`), and lines with a CCG and one grade for each of them."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.ratings.scorecards import Scored
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.document import Document

#: A line of columns has at most so many tokens.
_LONGEST = 40
_NAMES = frozenset({"ccg", "ccgs", "group", "name", "organisation", "area", "nhs", "clinical", "commissioning", "code"})
_NOUNS = frozenset({"rating", "ratings", "grade", "grades", "score", "care", "services", "of", "and", "the"})


def find_in_columns(doc: Document, bodies: Bodies) -> Iterator[Scored]:
    """The grades of the tables of a text, each with its column's element and its line's CCG."""
    blocks = doc.layout.blocks
    columns: list[str] = []
    last_line = -2
    for number in sorted({doc.layout.sentence_at(doc.tokens.starts[c.first]).block for c in doc.cues.all("grade")}):
        first, last = doc.tokens.range(blocks[number].start, blocks[number].end)
        if number > last_line + 1:
            before = blocks[number - 1] if number else None
            columns = _columns(doc, *doc.tokens.range(before.start, before.end)) if before else []
        last_line = number
        grades = list(doc.cues.within("grade", first, last)) if columns else []
        named = [m for m in bodies.within(first, last) if m.kind == "ccg"] if grades else []
        if (
            len(grades) == len(columns)
            and len(named) == 1
            and named[0].first - first <= 1
            and named[0].last <= grades[0].first
        ):
            yield from (
                Scored(grade, (column,), named[0], first, last) for grade, column in zip(grades, columns, strict=True)
            )


def _columns(doc: Document, first: int, last: int) -> list[str]:
    """What the columns of a line are for, two or more; none where it says anything else."""
    if last - first > _LONGEST:
        return []
    words, overall = doc.tokens.words, rating_words()["overall"]
    found: list[str] = []
    i = first
    while i < last:
        element = doc.cues.starting("element", i)
        if element is not None:
            found.append(element.value)
            i = element.last
            continue
        if words[i] in overall:
            found.append("overall")
        elif words[i].isalpha() and words[i] not in _NAMES | _NOUNS:
            return []
        i += 1
    return found if len(found) > 1 else []
