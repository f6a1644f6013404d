"""The time of a claim: whether the digits of its period are those of a time in the text that can belong to it.

A time right beside the claim's words excludes all others. Else the nearest of its clause counts, else of its sentence, of the
heading or lead-in above, the year that governs the text, and those told before it, in that order. A time that stands beside
another number is that number's, and one after `than` is what is compared with. What the rules read there is heard too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ccgkg.ingest.clauses import clause_of
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.periods import Mention, heading_year
from ccgkg.ingest.survey import Survey
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

_JOINTS = frozenset({"in", "for", "during", "the", "(", "at", "of", "over", "on", "end", "financial", "year", "by", "since", "from", "'s", ")"})
#: What may not stand between a number and the time beside it.
_PARTS = frozenset({",", ";", ":", "and", "but", "while", "to", "were", "was", "are", "is", "has", "had", "have", "will", "than"})
_COMPARED = frozenset({"than", "against"})
_YEAR = timedelta(days=364)
_YEARS = frozenset({"financial-year", "year", "years"})


def time_of(
    survey: Survey, key: str, edtf: str | None, first: int, last: int, told: Sequence[str | None] = (), *, numbers: bool = False
) -> Proof:
    """The proof of a period for what stands at tokens [first, last).

    `told` are the periods that the rules read there. `numbers`: other numbers own the times beside them.
    """
    if edtf is None:
        return unproved(key, "no period is claimed")
    try:
        asked = bounds(edtf)
    except ValueError:
        return refused(key, f"{edtf!r} is no period")
    tokens = survey.doc.tokens
    nearest: Mention | None = None
    for mention, how in _likeliest(survey, first, last, numbers):
        start, end = tokens.starts[mention.first], tokens.ends[mention.last - 1]
        nearest = nearest or mention
        if any(fits(period, asked) for period in (mention.edtf, mention.fiscal)):
            return inferred(key, f"{how} {survey.doc.text[start:end]!r}") if how else proved(key, start, end)
    if any(fits(period, asked) for period in told):
        return inferred(key, "as its clause and what stands before it tell it")
    if nearest is None:
        return unproved(key, "the text tells no time that it could be")
    words = survey.doc.text[tokens.starts[nearest.first] : tokens.ends[nearest.last - 1]]
    return refused(key, f"the time that it can belong to is {words!r}, which is not {edtf}")


def _likeliest(survey: Survey, first: int, last: int, numbers: bool) -> Iterator[tuple[Mention, str]]:
    """The nearest time, and where that is no year the nearest year; for what no time stands beside, the year told most."""
    found: list[tuple[Mention, str]] = []
    for mention, how in _nearest(survey, first, last, numbers):
        if not found or (found[0][0].kind not in _YEARS and mention.kind in _YEARS):
            found.append((mention, how))
        if found[-1][0].kind in _YEARS:
            break
    yield from found
    if found and not found[0][1] and _beside(survey, first, last, found[0][0]):
        return
    if found and found[0][1].startswith("told before"):
        years = Counter(m.edtf for m in survey.periods.mentions if m.kind == "financial-year")
        if years:
            most = years.most_common(1)[0][0]
            yield next((m, "the year that the text tells most is") for m in survey.periods.mentions if m.edtf == most)


def _nearest(survey: Survey, first: int, last: int, numbers: bool) -> Iterator[tuple[Mention, str]]:
    """The times that can belong to tokens [first, last), the likeliest first, with why one that is not beside them can."""
    doc, periods = survey.doc, survey.periods
    low, high = doc.sentence_tokens(first)
    told = [m for m in periods.within(low, high) if m.edtf]
    yield from ((m, "") for m in told if _beside(survey, first, last, m))
    free = told
    if numbers:
        others = [n for n in survey.numbers if low <= n.first < high and not first <= n.first < last]
        free = [m for m in told if not any(_beside(survey, n.first, n.last, m) for n in others)]
    free = [m for m in free if doc.tokens.words[m.first - 1] not in _COMPARED or m.first == low]
    start, stop = clause_of(doc, first)
    free.sort(key=lambda m: (not start <= m.first < stop, max(m.first - last, first - m.last)))
    yield from ((m, "") for m in free)
    heading = heading_year(doc, periods, first)
    if heading:
        yield heading, "the heading or lead-in above says"
    if periods.governing:
        yield periods.governing, "the year of the text is"
    before = [m for m in periods.within(0, low) if m.edtf]
    yield from ((m, "told before:") for m in reversed(before))
    yield from ((m, "told in its sentence:") for m in told)


def _beside(survey: Survey, first: int, last: int, mention: Mention) -> bool:
    """Whether a time stands right before, or right behind with no more than a noun and a preposition between."""
    words = survey.doc.tokens.words
    if mention.last <= first:
        gap = words[mention.last : first]
        return len(gap) <= 2 and all(w in _JOINTS or w in (",", ":") for w in gap)
    gap = words[last : mention.first]
    return len(gap) <= 4 and not (gap and gap[-1] not in _JOINTS) and not any(w in _PARTS or w[0].isdigit() for w in gap)


def fits(told: str | None, asked: tuple[date | None, date | None]) -> bool:
    """Whether every end that a period states lies in the time that the text tells.

    An open end of that time bounds nothing: then the other must be met, to the year in which it is told.
    """
    if told is None:
        return False
    low, high = bounds(told)
    if low is None and high is not None:
        low = bounds(told.split("/")[1])[0]
        low = high - _YEAR if low == high else low
    if high is None and low is not None:
        high = bounds(told.split("/")[0])[1]
        high = low + _YEAR if low == high else high
    ends = [d for d in asked if d is not None]
    return bool(ends) and low is not None and high is not None and all(low <= d <= high for d in ends)
