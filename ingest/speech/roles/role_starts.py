"""When a role begins that the text tells: `named as chair from 6 January`, `a director, Jane Doe, starts on Monday`."""

from __future__ import annotations

from datetime import date

from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.speech.roles.capacities import Capacity, role_words
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods

#: Tokens after a role in which the day of its beginning may stand, and those of a subject and its auxiliary.
_NEAR, _SUBJECT = 8, 4


def begins_later(doc: Document, capacity: Capacity, periods: Periods, out_by: date | None, given: bool) -> bool:
    """Whether a role begins only after the day on which the text came out at the latest; `given`: it tells an
    appointment."""
    if out_by is None:
        return False
    return (
        capacity.rule == "linked"
        and _dated_before(capacity, doc, periods, out_by)
        or _dated_behind(capacity, doc, periods, out_by)
        or capacity.rule == "before"
        and _who_starts(capacity, doc, periods, out_by)
        or given
        and _starts_next(capacity, doc, periods, out_by)
    )


def _dated_behind(capacity: Capacity, doc: Document, periods: Periods, out_by: date) -> bool:
    """`named as chair from 6 January 2020`, `Jane Doe, its finance chief, starts on 1 June`."""
    end = capacity.org_at[1] if capacity.org_at and capacity.org_at[1] > capacity.end else capacity.end
    first = doc.tokens.range(capacity.start, end)[1]
    last = min(doc.sentence_tokens(max(0, first - 1))[1], first + _NEAR)
    if capacity.rule == "apposition":  # Jane Doe, the finance chief, will be chair from May
        comma = next((i for i in range(first, last) if doc.tokens.words[i] == ","), last)
        starts = doc.tokens.words[comma + 1 : comma + 2]
        if starts and starts[0] in role_words()["starts"]:  # Jane Doe, its finance chief, starts on 1 June
            first, last = comma + 1, min(doc.sentence_tokens(comma)[1], comma + _NEAR)
        else:
            last = comma
    told = (
        i
        for i in range(first, last)
        if doc.tokens.words[i] == ","
        and capacity.rule != "before"
        or doc.cues.starting("say", i) is not None
        or doc.tokens.words[i] in role_words()["verbs"] - {"may"}
    )
    last = next(told, last)  # who chairs X, said on Tuesday
    mention = next((m for m in periods.within(first, last) if m.edtf), None)
    gap = set(doc.tokens.words[first : mention.first]) if mention is not None else set()
    verb = doc.tokens.words[capacity.mention.last : doc.tokens.at(capacity.start)]
    at_once = not role_words()["comes"].isdisjoint(verb) and gap <= {"in", "on", "next"}  # becomes chair of X in May
    if mention is None or not mention.edtf or not (at_once or role_words()["begins"] & gap):
        return False
    begins = bounds(mention.edtf)[0]
    return begins is not None and begins > out_by


def _who_starts(capacity: Capacity, doc: Document, periods: Periods, out_by: date) -> bool:
    """`a turnaround director, Jane Doe, who starts on Monday`."""
    at = capacity.mention.last
    return doc.tokens.words[at : at + 2] == [",", "who"] and _starts(at + 2, doc, periods, out_by)


def _starts_next(capacity: Capacity, doc: Document, periods: Periods, out_by: date) -> bool:
    """`Jane Doe has been named as chair. She will start on 1 April`, `Dr Doe takes up the post in May`."""
    at = doc.sentence_tokens(capacity.mention.first)[1]
    tokens = doc.tokens
    if at >= len(tokens):
        return False
    surname = tokens.words[tokens.at(capacity.mention.end - 1)]
    same = tokens.words[at] in ("he", "she") or surname in tokens.words[at : at + _SUBJECT]
    verb = next(
        (i for i in range(at, min(len(tokens), at + _SUBJECT)) if tokens.words[i] in ("he", "she", surname)), at
    )
    return same and _starts(verb + 1, doc, periods, out_by)


def _starts(at: int, doc: Document, periods: Periods, out_by: date) -> bool:
    """Whether a verb for coming to a post begins at a token, with a time to come in its sentence."""
    words, last = doc.tokens.words, doc.sentence_tokens(at)[1]
    while at < last and words[at] in role_words()["coming"]:
        at += 1
    if at >= last or words[at] not in role_words()["comes"]:
        return False
    first = next((m for m in periods.within(at, min(last, at + _NEAR)) if m.edtf), None)
    begins = bounds(first.edtf)[0] if first is not None and first.edtf else None
    return begins is not None and begins > out_by


def _dated_before(capacity: Capacity, doc: Document, periods: Periods, out_by: date) -> bool:
    """Whether a later date stands between a name and its role: `Jane Doe joins X in September as chair`."""
    tokens, first = doc.tokens, capacity.mention.last
    last = tokens.at(capacity.start)
    if last > doc.sentence_tokens(capacity.mention.first)[1] or "who" in tokens.words[first:last]:
        return False
    for mention in periods.within(first, max(first, last)):
        begins = (
            bounds(mention.edtf)[0]
            if mention.edtf and tokens.words[mention.first - 1] in ("in", "on", "from")
            else None
        )
        if begins is not None and begins > out_by:
            return True
    return False
