"""Whose grade it is, and of which year, where its sentence names no body: `its rating`, an answer that says `we`."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.events.parties.own_body import own_body
from ccgkg.ingest.ratings.bringing import brought
from ccgkg.ingest.ratings.words import QUOTES, rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods

_LIKE = frozenset({"being", "going", "getting", "moving", "becoming", "having", "earning", "winning", "remaining"})


def whose(doc: Document, bodies: Bodies, start: int, stop: int) -> Mention | None:
    """The CCG that `its` stands for in a sentence that names no body: `Its most recent rating describes its finances as
    …`."""
    words = doc.tokens.words
    its = next((i for i in range(start, stop) if words[i] == "its"), None)
    if its is None or bodies.within(start, stop):
        return None
    element = any(True for label in ("element", "grade") for _ in doc.cues.within(label, its + 1, min(stop, its + 4)))
    nouns = rating_words()["rating_nouns"] | rating_words()["grade_nouns"]
    if not element and nouns.isdisjoint(words[its + 1 : its + 5]):
        return None
    meant = bodies.antecedent(doc, its)
    return bodies.nearest_of(meant.agent, its) if meant else None


def presented(doc: Document, bodies: Bodies, start: int, token: int) -> Mention | None:
    """The CCG behind a grade of a sentence that opens with the `its` that stands for it: `Its good rating puts Bury CCG
    among the best`."""
    words, lists = doc.tokens.words, rating_words()
    if words[start] != "its" or bodies.within(start, token):
        return None
    verb = next((i + 1 for i in range(token, token + 3) if words[i] in lists["grade_nouns"]), token)
    named = bodies.at(verb + 1 + (words[verb + 1] in ("nhs", "the")))
    puts = words[verb] in lists["puts"] and named is not None and named.kind == "ccg"
    return named if puts and named is not None and named.first > verb else None


def told_before(doc: Document, bodies: Bodies, cue: Cue, start: int) -> Mention | None:
    """The CCG told before of whom a sentence that names none grades elements: `Maternity earned an outstanding and
    dementia a good`, `Only cancer was inadequate`, `There was a good for leadership`."""
    stop = doc.sentence_tokens(start)[1]
    opens = start + (doc.tokens.words[start] in ("only", "both", "even", "the"))
    element = doc.cues.starting("element", opens)
    fronted = element is not None and element.last <= cue.first
    graded = fronted or any(brought(doc, cue.last, e) for e in doc.cues.within("element", cue.last, stop))
    if not graded or bodies.within(start, stop) or any(True for _ in bodies.groups_within(start, stop)):
        return None
    meant = bodies.antecedent(doc, start)
    return bodies.nearest_of(meant.agent, start) if meant else None


def in_general(doc: Document, start: int) -> bool:
    """Whether a sentence opens with what it is like to have a grade: `Being good for leadership helps`, `Going from
    inadequate to good took years`; said by someone of a CCG, it is that one's."""
    words = doc.tokens.words
    start += words[start] in QUOTES
    return words[start] in _LIKE or words[start : start + 2] in (["to", "be"], ["to", "go"], ["to", "get"])


def of_answer(doc: Document, bodies: Bodies, start: int, token: int) -> Mention | None:
    """The CCG that speaks in an answer of an interview that has no tag: `We were good for leadership.`"""
    us = own_body(doc, bodies) if _answers(doc, start) else None
    return bodies.nearest_of(us.agent, token) if us else None


def _answers(doc: Document, start: int) -> bool:
    """Whether a sentence, or the one before it in its block, begins with `we`: `We were good for leadership. Finance
    was poor.`"""
    words, starts = doc.tokens.words, doc.tokens.starts
    before = doc.sentence_tokens(start - 1)[0] if start else start
    same = doc.layout.block_at(starts[before]) == doc.layout.block_at(starts[start])
    return words[start] == "we" or (words[before] == "we" and same)


def asked_year(doc: Document, periods: Periods, start: int) -> str | None:
    """The year of the question before an answer: the last one told in the block before, if that asks."""
    here = doc.layout.sentence_at(doc.tokens.starts[start]).block
    if not here or doc.text[doc.layout.blocks[here - 1].end - 1] != "?":
        return None
    asked = doc.layout.blocks[here - 1]
    times = periods.within(*doc.tokens.range(asked.start, asked.end))
    told = [m for m in times if m.edtf and m.kind == "financial-year"]
    return told[-1].edtf if told else None
