"""Scorecards: the elements of one CCG line by line, each with its grade (`Leadership: good`), under its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: At most this many tokens in a line of a scorecard.
_LONGEST = 14
#: Tokens before a sentence in which its paragraph has named the CCG.
_NEAR = 120
#: At most this many lines between a line and the one that names the CCG.
_BACK = 30


@dataclass(frozen=True, slots=True)
class Scored:
    """A grade in a line of a scorecard, the elements that it is for, and the CCG whose scorecard it is; None where it
    is that of no one CCG (`How CCGs did nationally`)."""

    cue: Cue
    elements: tuple[str, ...]
    mention: Mention | None
    #: The tokens that may tell its year.
    first: int = 0
    last: int = 0


def find_scored(doc: Document, bodies: Bodies) -> list[Scored]:
    """The graded lines of the scorecards of a document, in its order."""
    if not doc.cues.all("grade"):
        return []
    found: list[Scored] = []
    lead: Mention | None = None
    last_line = -_BACK
    blocks = doc.layout.blocks
    for number in sorted({doc.layout.sentence_at(doc.tokens.starts[c.first]).block for c in doc.cues.all("grade")}):
        block = blocks[number]
        first, last = doc.tokens.range(block.start, block.end)
        line = _line(doc, bodies, first, last)
        if line is None:
            continue
        if number > last_line + 1:
            before = blocks[number - 1] if number else block
            lead = _named(doc, bodies, *doc.tokens.range(before.start, before.end)) if number else None
        last_line = number
        found.append(Scored(line[0], line[1], lead, first, last))
    lines = {s.cue.first for s in found}
    return [*found, *(s for s in _in_paragraphs(doc, bodies) if s.cue.first not in lines)]


def _in_paragraphs(doc: Document, bodies: Bodies) -> Iterator[Scored]:
    """Grades in the parts of a sentence, or the sentences of a paragraph, that hold nothing else, behind the one CCG
    that is named there: `X – overall: good; cancer: inadequate`, `X was good. Cancer – outstanding.`"""
    words = doc.tokens.words
    for number in sorted({doc.layout.index_at(doc.tokens.starts[c.first]) for c in doc.cues.all("grade")}):
        sentence = doc.layout.sentences[number]
        first, last = doc.range_of(sentence)
        block = doc.layout.blocks[sentence.block]
        whole = doc.tokens.range(block.start, block.end) == (first, last)
        low = first
        for end in (*(i for i in range(first, last) if words[i] in (";", "(", ")")), last):
            part = _line(doc, bodies, low, end, years=low > first) if low > first or not whole else None
            if part:
                named = {m.agent: m for m in _ccgs(bodies, first, low)} or {
                    m.agent: m for m in _ccgs(bodies, max(doc.tokens.at(block.start), low - _NEAR), low)
                }
                if len(named) == 1:
                    yield Scored(part[0], part[1], next(iter(named.values())), low, end)
            low = end + 1


def _line(
    doc: Document, bodies: Bodies, first: int, last: int, *, years: bool = False
) -> tuple[Cue, tuple[str, ...]] | None:
    """The grade and the elements of a line that holds nothing else; with `years` a year may stand there, and no
    element."""
    if not 2 <= last - first <= _LONGEST:
        return None
    grades = list(doc.cues.within("grade", first, last))
    if len(grades) != 1 or any(True for _ in bodies.within(first, last)):
        return None
    elements = [
        c for c in doc.cues.within("element", first, last) if c.last <= grades[0].first or c.first >= grades[0].last
    ]
    told = {i for c in (*grades, *elements) for i in range(c.first, c.last)}
    words = doc.tokens.words
    rest = [words[i] for i in range(first, last) if i not in told]
    dated = years and any(w[0].isdecimal() for w in rest)
    if not all(w in rating_words()["scorecard"] or (years and (w[0].isdecimal() or w == "/")) for w in rest):
        return None
    if elements:
        return grades[0], tuple(dict.fromkeys(c.value for c in elements))
    return (grades[0], ("overall",)) if dated or rating_words()["overall"] & set(rest) else None


def _named(doc: Document, bodies: Bodies, first: int, last: int) -> Mention | None:
    """The one CCG that the lines under a lead-in are about."""
    agents = {m.agent: m for m in _ccgs(bodies, first, last)}
    if len(agents) == 1:
        return next(iter(agents.values()))
    if agents or any(not g.named for g in bodies.groups_within(first, last)):
        return None
    antecedent = bodies.antecedent(doc, max(first, last - 1))
    return bodies.nearest_of(antecedent.agent, last) if antecedent else None


def _ccgs(bodies: Bodies, first: int, last: int) -> Iterator[Mention]:
    return (m for m in bodies.within(first, last) if m.kind == "ccg")
