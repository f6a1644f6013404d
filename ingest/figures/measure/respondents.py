"""Whose a count of answers is: the CCGs asked, those who asked them, or the kind of those asked."""

from __future__ import annotations

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.figures.about.places import unlisted
from ccgkg.ingest.figures.about.referent import Referents
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.numbers.numbers import Number

#: Nouns for those who ask, and for what they do; sentences back in which they were named.
_SURVEYORS = frozenset(
    {
        *("tank", "charity", "union", "magazine", "institute", "study", "survey"),
        *("report", "researchers", "research", "association", "society", "trust", "college"),
    }
)
_BACK = 4
_LEADERS = frozenset({"chief", "accountable", "chairs", "chairmen"})


def asked(c: Context, refs: Referents, n: Number) -> tuple[str, ...]:
    """The slug of those whose answers a number counts; empty where CCGs are its subject, or nobody is named."""
    doc, ws = c.doc, c.doc.tokens.words
    low = doc.sentence_tokens(n.first)[0]
    if ws[n.last] in ("ccg", "ccgs", "clinical", "commissioning"):
        return (ALL_CCGS,) if ws[n.first - 1] == "all" else (SOME_CCGS,)  # `a survey of 79 CCG finance directors`
    if not _LEADERS.isdisjoint(ws[n.last : n.last + 3]):
        return (SOME_CCGS,)  # `replies from 112 chief officers and chairs`
    if ws[n.last] in ("-", "–", "—", ":") and ws[n.last + 1] in ("ccgs", "groups"):
        return (SOME_CCGS,)  # `43 – groups that answered our survey`
    before = refs.within(low, n.first)
    if any(r.of_ccgs for r in before):
        return (SOME_CCGS,) if all(r.members == (ALL_CCGS,) for r in before if r.of_ccgs) else ()
    surveyor = next(iter(c.bodies.within(low, n.first)), None)
    name = (
        surveyor.agent
        if surveyor is not None
        else unlisted(doc, low, n.first) or _reporting(c, n) or _told_before(c, n, low)
    )
    if name:
        return (name,)
    behind = doc.cues.starting("other-body", n.last) or doc.cues.starting("other-body", n.last + 1)
    here = doc.layout.index_at(n.start)
    floor = doc.range_of(doc.layout.sentences[max(0, here - 1)])[0]
    told = behind or next(iter(doc.cues.within("other-body", floor, n.first)), None)
    return (told.value,) if told is not None else ()


def _reporting(c: Context, n: Number) -> str | None:
    """The body whose report the sentence of a number tells: `The report, based on interviews with 46 leaders, found
    that …`."""
    sentence = c.doc.layout.sentence_at(n.start)
    told = next(
        (s for s in c.statements_within(sentence.start, sentence.end) if not s.speaker.startswith("person/")), None
    )
    return told.speaker if told is not None else None


def _told_before(c: Context, n: Number, low: int) -> str | None:
    """The body whose work the sentences before reported, where it is now `the think tank`, `the study`: `The charity
    surveyed 630 GPs`."""
    ws, layout = c.doc.tokens.words, c.doc.layout
    if ws[low] == "there" and not {"survey", "poll", "study"}.isdisjoint(_paragraph_before(c, n)):
        start = c.doc.layout.block_at(n.start).start
        told = [s.speaker for s in c.statements_within(start, n.start) if not s.speaker.startswith("person/")]
        return told[-1] if told else None
    if ws[low] != "the" or _SURVEYORS.isdisjoint(ws[low + 1 : low + 5]):
        return None
    here = layout.index_at(n.start)
    start = layout.sentences[max(0, here - _BACK)].start
    told = [s.speaker for s in c.statements_within(start, n.start) if not s.speaker.startswith("person/")]
    return told[-1] if told else None


def _paragraph_before(c: Context, n: Number) -> list[str]:
    """The words of the paragraph of a number before it."""
    return c.doc.tokens.words[slice(*c.doc.tokens.range(c.doc.layout.block_at(n.start).start, n.start))]
