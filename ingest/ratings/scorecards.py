"""Scorecards: the elements of one CCG line by line, each with its grade (`Leadership: good`), under a line that names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: At most this many tokens in a line of a scorecard.
_LONGEST = 14
#: At most this many lines between a line and the one that names the CCG.
_BACK = 30


@dataclass(frozen=True, slots=True)
class Scored:
    """A grade in a line of a scorecard, the elements that it is for, and the CCG whose scorecard it is; None where it is that
    of no one CCG (`How CCGs did nationally`)."""

    cue: Cue
    elements: tuple[str, ...]
    mention: Mention | None


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
        found.append(Scored(line[0], line[1], lead))
    return found


def _line(doc: Document, bodies: Bodies, first: int, last: int) -> tuple[Cue, tuple[str, ...]] | None:
    """The grade and the elements of a line that holds nothing else."""
    if not 2 <= last - first <= _LONGEST:
        return None
    grades = list(doc.cues.within("grade", first, last))
    if len(grades) != 1 or any(True for _ in bodies.within(first, last)):
        return None
    elements = [c for c in doc.cues.within("element", first, last) if c.last <= grades[0].first or c.first >= grades[0].last]
    told = {i for c in (*grades, *elements) for i in range(c.first, c.last)}
    words = doc.tokens.words
    rest = [words[i] for i in range(first, last) if i not in told]
    if not all(w in rating_words()["scorecard"] for w in rest):
        return None
    if elements:
        return grades[0], tuple(dict.fromkeys(c.value for c in elements))
    return (grades[0], ("overall",)) if rating_words()["overall"] & set(rest) else None


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
