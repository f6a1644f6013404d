"""The times that a text tells, and which of them a number or an event belongs to (decision 5)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.grammar import Grammar
from ccgkg.ingest.times.calendar_dates import is_financial
from ccgkg.ingest.times.counted import counted
from ccgkg.ingest.times.dates import Mention, following, month, published, weekday, written
from ccgkg.ingest.times.open_dates import bounded, spanned
from ccgkg.ingest.times.parts import part_of_year
from ccgkg.ingest.times.relative_dates import of_that_year, relative, year_to
from ccgkg.ingest.times.time_lexicon import Lexicon, dates
from ccgkg.ingest.times.year_of_ratings import year_of_grades, year_of_ratings

__all__ = ["Mention", "Periods", "find_periods", "heading_year"]

#: Tokens between a year and the brackets in which what is of it stands: `2016/17 grade in brackets`.
_BRACKETS = 4
#: Behind `year-end` these make it no time, but what a rating is called.
_YEAR_END = frozenset({"rating", "ratings", "assessment", "assessments", "verdict", "grade", "grades", "review"})


@dataclass(frozen=True, slots=True)
class Periods:
    mentions: tuple[Mention, ...]
    covered: frozenset[int]
    #: The year that the text gives to its ratings as a whole, with the mention that says so.
    governing: Mention | None = None
    #: The year in which it tells the grades of single CCGs.
    graded: Mention | None = None
    _firsts: tuple[int, ...] = field(default=(), repr=False)

    def within(self, first: int, last: int) -> tuple[Mention, ...]:
        """The mentions in the tokens [first, last)."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]


def find_periods(doc: Document) -> Periods:
    """Every time that the text tells, in its order."""
    lex = dates()
    t = doc.tokens
    ws = t.words
    reference = published(doc, lex)
    told = {c.first: c for c in map(partial(counted, doc), doc.cues.all("when")) if c is not None}
    mentions: list[Mention] = []
    covered: set[int] = set()
    end = 0
    for i in sorted({*told, *t.numerals, *t.among(lex.sets["parts"] | lex.months.keys() | lex.weekdays.keys())}):
        if i < end:
            continue
        word = ws[i]
        cue = told.get(i)
        read: Mention | None = None
        if (
            cue is not None
            and cue.value == "year-end"
            and any(told[k].value == "year-to" or told[k].last > cue.last for k in (i + 1, i + 2) if k in told)
        ):
            cue = None  # `in the year to March`, `in the year before`
        if cue is not None and ws[cue.last - 1] == "year" and is_financial(t, cue.last):
            cue = None  # `in the year 2017-18`
        if cue is not None and cue.value == "year-end" and ws[cue.last] in _YEAR_END:
            cue = None  # `the year-end rating`
        if cue is not None and cue.value == "same" and ws[cue.last] in ("of", "in") and is_financial(t, cue.last + 1):
            cue = None  # `the same quarter of 2016-17`
        if cue is not None and mentions and (dated := of_that_year(doc, cue, reference, mentions[-1])):
            mentions[-1] = dated
            covered.update(range(cue.first, cue.last))
            i = cue.last
            continue
        if cue is not None and cue.value.startswith(("year-to", "months-to")):
            read = year_to(cue, _end_of_year(doc, lex, cue.last, reference))
        elif cue is not None:
            read = relative(doc, cue, reference, mentions)
        elif word[0].isdecimal():
            read = written(doc, lex, i, reference) or part_of_year(doc, lex, i, reference, mentions)
        elif word in lex.sets["parts"]:
            read = part_of_year(doc, lex, i, reference, mentions)
        elif word in lex.months and t.capital(i):
            read = following(t, lex, i, mentions) or month(doc, lex, i, reference)
        elif word in lex.weekdays and reference is not None:
            read = weekday(doc, lex, i, reference)
        if read is None:
            continue
        end = read.last
        covered.update(range(read.first, read.last))
        if not _in_title(doc, lex, read.first) and ws[max(0, read.first - 2) : read.first] != ["class", "of"]:
            mentions.append(read if read.kind == "part" else bounded(doc, lex, read, mentions))
    found = tuple(spanned(doc, mentions))
    return Periods(
        found,
        frozenset(covered),
        year_of_ratings(doc, lex, found),
        year_of_grades(doc, found),
        tuple(m.first for m in found),
    )


def _end_of_year(doc: Document, lex: Lexicon, i: int, reference: tuple[date, date] | None) -> Mention | None:
    """The time behind `the year to`."""
    ws = doc.tokens.words
    while ws[i] in ("the", "end", "of"):
        i += 1
    return written(doc, lex, i, reference) if ws[i][0].isdecimal() else month(doc, lex, i, reference)


def _in_title(doc: Document, lex: Lexicon, token: int) -> bool:
    """Whether a time stands in the title of a document: `In a report, Strengthening performance in 2016/17, it
    said`."""
    ws = doc.tokens.words
    low, _ = doc.sentence_tokens(token)
    comma = next((k for k in range(token - 1, low, -1) if ws[k] == ","), None)
    if comma is None or comma + 1 >= token or ws[comma - 1] not in lex.sets["documents"]:
        return False
    if Grammar(doc).finite(comma + 1, token):
        return False  # `According to the paper, X was rated good in 2016-17`
    return doc.tokens.capital(comma + 1) and ws[comma + 1] not in lex.months


def heading_year(doc: Document, periods: Periods, token: int) -> Mention | None:
    """The financial year in the heading, the question or the lead-in under which the block of a token stands."""
    blocks = doc.layout.blocks
    here = doc.layout.sentence_at(doc.tokens.starts[token]).block
    for index in range(here - 1, max(-1, here - 12), -1):
        block = blocks[index]
        lead = (
            block.kind == "heading"
            and not _is_row(doc.text[block.start : block.end])
            or doc.text[block.end - 1] in ":?"
        )
        if block.kind == "paragraph" and lead and index < here - 1 and doc.layout.blocks[here].kind == "paragraph":
            return None  # `The full list, with the grades of 2016/17, reads:` is over
        if not lead and block.kind == "paragraph":
            return None
        if lead:
            last, end = doc.sentence_tokens(doc.tokens.at(block.end) - 1)  # not of what was told before the lead-in
            years = [m for m in periods.within(last, end) if m.kind == "financial-year"]
            years = [m for m in years if not _of_brackets(doc, m, end)]
            if years:
                return years[0]
    return None


def _of_brackets(doc: Document, year: Mention, end: int) -> bool:
    """Whether a year is that of what stands in brackets or before another grade: `2015/16 in brackets`, `2015/16 rating
    first`, or of the grade in those of a line that heads nothing: `Bury CCG: good (2015/16: inadequate)`."""
    words = doc.tokens.words
    if {"brackets", "bracketed", "first"} & set(words[year.last : year.last + _BRACKETS]):
        return True
    opens = next((i for i in range(year.first - 1, max(-1, year.first - 2 * _BRACKETS), -1) if words[i] == "("), None)
    closes = next((i for i in range(year.last, min(end, year.last + _BRACKETS)) if words[i] == ")"), None)
    return opens is not None and closes is not None and bool(doc.cues.within("grade", opens, closes))


def _is_row(text: str) -> bool:
    """Whether a line tells a number behind a colon, and heads nothing: `CCGs rated good: 7 (2016/17: 5)`."""
    return any(text[k] == ":" and text[k + 1 : k + 4].strip(" £")[:1].isdecimal() for k in range(len(text)))
