"""Grades set beside the name of the one that has them, with no verb: `Bury CCG, good overall, did better`, `Once
inadequate, it is now good`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.ratings.candidate import Candidate
from ccgkg.ingest.ratings.words import QUOTES, rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Adverbs and marks between a name and a grade behind it, at most.
_NEAR = 4
#: Before a name, what makes it one that is only compared with, or what is told of it no subject's.
_LIKE = frozenset({"like", "unlike", "as", "than", "and", "or", "both"})
#: What may stand before a grade that opens its sentence, and behind it.
_OPENING = frozenset({"once", "only", "previously", "formerly", "already", "still", "also", "rated", "long", "just"})
_GOES_ON = frozenset({",", "in", "for", "last", "a", "two", "three", "since", "until", "the", "and", "overall"})
#: What stands for the body behind such an aside.
_STANDS_FOR = frozenset({"it", "group", "ccg"})
#: Behind a grade these bring who has it.
_GIVES = frozenset({"for", "to", "at", "in"})


def behind_its_name(word: Candidate) -> str | None:
    """`Hull CCG, freshly inadequate, faces directions`."""
    fits = name_before(word.doc, word.bodies, word.cue, word.start) is not None
    return "noun" if fits and word.beyond in (",", ".", ";", "") else None


def name_before(doc: Document, bodies: Bodies, cue: Cue, start: int) -> Mention | None:
    """The one CCG behind whose name, a comma and adverbs a grade stands; None where a verb of rating before the name
    still waits for its grade: `rated Hull CCG, like Bury CCG, good`."""
    words = doc.tokens.words
    comma = next((i for i in range(cue.first - 1, max(start, cue.first - _NEAR), -1) if words[i] == ","), None)
    name = bodies.at(comma - 1) if comma is not None else None
    if comma is None or name is None or name.kind != "ccg" or not _are_adverbs(words[comma + 1 : cue.first]):
        return None
    before = name.first - 1 - (words[name.first - 1] == "nhs")
    if words[before] in _LIKE and before >= start and words[before] != "and":
        return None
    behind = cue.last + 1 + (words[cue.last] in QUOTES)
    if any(m.kind == "ccg" for m in bodies.within(behind, behind + 2)) and words[behind - 1] in _GIVES:
        return None  # `inadequate for Hull CCG, good for Bury CCG`
    if words[before] == "," or (words[before] == "and" and bodies.at(before - 1) is not None):
        return None  # `Hull and Bury CCGs, good overall,`
    rates = doc.cues.within("rates", start, name.first)
    waits = bool(rates) and not doc.cues.within("grade", rates[-1].last, name.first)
    return None if waits else name


def ahead_of_its_body(word: Candidate) -> str | None:
    """`Inadequate in 2016/17, it has since improved`, `Once good, Hull CCG now requires improvement`."""
    return "noun" if body_behind(word.doc, word.bodies, word.cue, word.start) is not None else None


def body_behind(doc: Document, bodies: Bodies, cue: Cue, start: int) -> Mention | None:
    """The CCG, by name or as `it`, that follows the aside with which a grade opens its sentence."""
    words, stop = doc.tokens.words, doc.sentence_tokens(cue.first)[1]
    if not all(w in _OPENING or w in QUOTES for w in words[start : cue.first]):
        return None
    if words[cue.last] not in _GOES_ON and words[cue.last] not in QUOTES:
        return None
    for comma in (i for i in range(cue.last, stop - 2) if words[i] == ","):
        behind = comma + 1 + (words[comma + 1] in ("nhs", "the"))
        name = bodies.at(behind)
        if name is not None and name.kind == "ccg":
            return name if words[name.last] not in (",", "and", "'s") else None
        if words[behind] in _STANDS_FOR and words[behind + 1] not in ("'s",):
            meant = bodies.antecedent(doc, start)
            return bodies.nearest_of(meant.agent, start) if meant is not None and meant.kind == "ccg" else None
    return None


def _are_adverbs(words: Sequence[str]) -> bool:
    """Whether these are only adverbs before a grade and the mark that opens it."""
    adverbs = rating_words()["after_name"]
    return all(w in adverbs or w in QUOTES or w.endswith("ly") or w == "overall" for w in words)
