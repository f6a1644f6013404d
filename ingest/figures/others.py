"""Bodies other than CCGs whose own a figure is: the trusts, councils, GPs or NHS that are its subject."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.figures.predicates_apart import has_verb
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue

#: Tokens behind an amount among which those are named to whom it goes.
_REACH = 6


def others(c: Context, n: Number, measure: str) -> str | None:
    """The slug of the bodies whose figure it is; None where a CCG or CCGs stand nearer, or no others are its subject."""
    if measure in families()["of_commissioning"]:
        return None
    first, last = clause_of(c.doc, n.first)
    if measure == "respondents":
        asked = c.doc.cues.starting("other-body", n.last) or c.doc.cues.starting("other-body", n.last + 1)
        if asked is not None:
            return asked.value
        here = c.doc.layout.index_at(n.start)
        low = c.doc.range_of(c.doc.layout.sentences[max(0, here - 1)])[0]
        told = None if _ccgs(c, c.doc.sentence_tokens(n.first)[0], n.first) else next(iter(c.doc.cues.within("other-body", low, n.first)), None)
        return told.value if told is not None else None
    if c.doc.tokens.words[first] == "each" or c.doc.tokens.words[n.first - 1].endswith("ing"):
        first = c.doc.sentence_tokens(n.first)[0]
        last_named = next(iter(reversed(c.doc.cues.within("other-body", first, n.first))), None)
        if last_named is not None and not _ccgs(c, first, n.first):
            return last_named.value  # `42 care boards, each covering 1.3m people`
    subject = _subject(c, first, n.first)
    if subject is not None:
        return subject.value
    if n.unit != "GBP" or _ccgs(c, first, min(last, n.last + _REACH)):
        return None
    given = next((x for x in c.doc.cues.within("other-body", n.last, min(last, n.last + _REACH)) if c.doc.tokens.words[x.first - 1] in word_lists()["goes_to"]), None)
    return given.value if given is not None else None


def _subject(c: Context, first: int, last: int) -> Cue | None:
    """The bodies with which a clause begins, before its number: not what belongs to others, nor those of whom something is said to them."""
    ws, lists = c.doc.tokens.words, word_lists()
    found = next(iter(c.doc.cues.within("other-body", first, last)), None)
    if found is None or _ccgs(c, first, last) or has_verb(c.doc, first, found.first):
        return None
    before = ws[found.first - 1] if found.first > first else ""
    if before in lists["not_of_others"] or ws[found.last : found.last + 1] in (["'s"], ["england"]):
        return None
    return found


def _ccgs(c: Context, first: int, last: int) -> bool:
    """Whether words name a CCG or speak of CCGs."""
    return any(m.kind == "ccg" for m in c.bodies.within(first, last)) or any(True for _ in c.bodies.groups_within(first, last))
