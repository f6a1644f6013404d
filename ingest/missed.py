"""What became no claim: every number, quotation and named body of a text that none stands for, with the reason.

A reader's check on recall: what is listed here was seen and passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal

from ccgkg.ingest.claim import Claim
from ccgkg.ingest.extract import Reading
from ccgkg.ingest.text.furniture import furniture
from ccgkg.ingest.text.layout import blocks_of

#: A quoted phrase of so many words is a statement (decision 19); a shorter one is none.
STATEMENT_WORDS = 5
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Missed:
    """Code points [start, end) of the source's text that became no claim."""

    what: Literal["number", "quotation", "body"]
    source: str
    start: int
    end: int
    exact: str
    reason: str


def missed(reading: Reading) -> list[Missed]:
    """What was passed over, in the order of the text."""
    found = [*_numbers(reading), *_quotations(reading), *_bodies(reading)]
    return sorted(found, key=lambda m: (m.start, m.end, m.what))


def _numbers(reading: Reading) -> Iterator[Missed]:
    seen = reading.survey
    tokens = seen.doc.tokens
    reasons = {t: s.reason for s in seen.skipped for t in range(s.first, s.last)}
    spans = [(c.start, c.end) for c in reading.claims if c.kind == "figure"]
    spans += [e for f in reading.claims for e in _wholes(f)]
    for token, word in enumerate(tokens.words):
        start, end = tokens.starts[token], tokens.ends[token]
        known = token in reasons
        if not (known or word[0].isdecimal()) or any(a <= start and end <= b for a, b in spans):
            continue
        if known and token and reasons.get(token - 1) == reasons[token] and not word[0].isdecimal():
            continue  # the second word of a number in words
        reason = reasons.get(token) or (
            "part of a date or a period" if token in seen.periods.covered else "part of a name"
        )
        yield _missed(reading, "number", start, end, reason)
    text = seen.doc.source.text
    for block in furniture(text, blocks_of(text)):
        for number in _DIGITS.finditer(text, block.start, block.end):
            yield _missed(reading, "number", number.start(), number.end(), "part of page furniture")


def _wholes(claim: Claim) -> Iterator[tuple[int, int]]:
    return ((e.start, e.end) for e in claim.evidence if e.key == "of" and e.start is not None and e.end is not None)


def _quotations(reading: Reading) -> Iterator[Missed]:
    said = [c for c in reading.claims if c.kind == "statement"]
    for q in reading.survey.quotations.all:
        if any(c.start < q.inner_end and q.inner_start < c.end and c.mode == "direct" for c in said):
            continue
        if q.words < STATEMENT_WORDS:
            reason = f"a phrase of {q.words} word{'s' if q.words != 1 else ''}"
        else:
            reason = "nobody is named who says it"
        yield _missed(reading, "quotation", q.inner_start, q.inner_end, reason)


def _bodies(reading: Reading) -> Iterator[Missed]:
    claimed = {agent for c in reading.claims for agent in _agents(c)}
    listed: set[str] = set()
    for m in reading.survey.bodies.mentions:
        if m.agent not in claimed and m.agent not in listed:
            listed.add(m.agent)
            yield _missed(reading, "body", m.start, m.end, "nothing is claimed of it")


def _agents(claim: Claim) -> Iterator[str]:
    for f in fields(claim):
        value = getattr(claim, f.name)
        if f.name in ("org", "by", "result", "speaker", "asserted_by", "person") and isinstance(value, str):
            yield value
        elif f.name in ("about", "participants", "chain"):
            yield from value


def _missed(
    reading: Reading, what: Literal["number", "quotation", "body"], start: int, end: int, reason: str
) -> Missed:
    doc = reading.survey.doc
    return Missed(what, doc.source.slug, start, end, doc.source.text[start:end], reason)
