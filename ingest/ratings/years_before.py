"""The years told before a grade: in its clause, at the head of its sentence, or in its paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.ratings.bringing import REASONS
from ccgkg.ingest.ratings.graded_clause import GradedClause
from ccgkg.ingest.ratings.told_times import loose, of_amount, of_clause_before, of_grade_before
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.dates import Mention
from ccgkg.ingest.times.periods import Periods

#: Tokens of what opens a sentence, at most.
_FRONT = 16
#: Tokens behind an intervention in which a time is its own.
_OF_ACT = 10
#: What opens an aside that tells of its body something else than its grade.
_BY_THE_WAY = frozenset({"which", "who", "whose", "where", "formed", "created", "set", "born", "founded", "established",
                         "itself", "led", "built", "made", "now", "then", "once"})  # fmt: skip
_YEARLY = ("financial-year", "year")


def year_of_grade_before(here: GradedClause) -> Mention | None:
    """The last time between the grade before and this one that dates this one: `A was good in 2015/16 but for 2016/17
    B`."""
    words, cue = here.words, here.cue
    low = max((g.last for g in here.earlier if words[g.first - 1] != "from"), default=here.start)
    times = here.periods.within(low, cue.first)
    acts = [c.first for c in here.doc.cues.within("intervention", low, cue.first)] if times else ()
    for time in reversed(times):
        if time.edtf and not (here.governing and loose(time)) and not _of_something_else(here, time, low, acts):
            return None if in_aside(words, time, here.start, cue.first) else time
    return None


def in_aside(words: Sequence[str], time: Mention, start: int, stop: int) -> bool:
    """Whether a time stands between commas that end before a grade, in what is told by the way: `X, which overspent in
    2015, was rated good`, `X, formed in April, is inadequate`; not in `X, in 2016-17, was rated good`."""
    opener = next((i for i in range(time.first - 1, start, -1) if words[i] in (",", "(", "–")), None)
    if opener is None or not any(words[i] in (",", ")", "–") for i in range(time.last, stop)):
        return False
    return words[opener + 1] in _BY_THE_WAY or words[opener + 1].endswith("ed") and time.first - opener > 2


def _of_something_else(here: GradedClause, time: Mention, low: int, acts: Sequence[int]) -> bool:
    """Whether a time before a grade dates an act, a publication, an amount, a reason or another grade."""
    words, cue = here.words, here.cue
    if any(a < time.first <= a + _OF_ACT for a in acts) and "when" not in words[time.last : time.last + 2]:
        return True  # `was put under directions in May and is inadequate`
    if any(g.last <= time.first and of_grade_before(here.doc.tokens, g.last, time, cue.first) for g in here.earlier):
        return True
    alone = not here.earlier and words[time.first - 1] == "(" and words[time.last] == ")"  # `X (2017/18) was good`
    if ")" in words[time.last : cue.first] and "(" in words[low : time.first] and not alone:
        return True  # `good (2017/18: inadequate)`
    if time.kind != "financial-year":
        out = not rating_words()["published"].isdisjoint(words[max(here.start, time.first - 2) : time.first])
        if out or (low != here.start and not REASONS.isdisjoint(words[low : time.first])):
            return True
    return of_amount(words, time) or of_clause_before(words, time, here.start, cue.first)


def fronted(doc: Document, periods: Periods, start: int, stop: int) -> Mention | None:
    """The time that opens a sentence and holds for all of it: `For 2016-17, X was rated good and Y inadequate`."""
    words = doc.tokens.words
    opening = next((m for m in periods.within(start, start + 3) if m.edtf and m.kind == "financial-year"), None)
    if opening is not None and _opens(words, opening, start):
        return opening
    ago = next((m for m in periods.within(start, start + 2) if m.edtf and m.kind in ("relative", "month")), None)
    if ago is not None and periods.governing is None:
        return ago  # `Last July NHS England rated X good and Y inadequate`
    if words[start] not in ("in", "for", "under", "during"):
        return None
    year = next((m for m in periods.within(start + 1, start + 2) if m.edtf and m.kind == "year"), None)
    if year and words[start] != "under" and words[year.last : year.last + 1] != [","]:
        return year  # `In 2017 NHS England rated X good and Y inadequate`
    aside = (m for m in periods.within(start, start + _FRONT) if m.kind in _YEARLY and words[m.first - 2] == ",")
    if (told := next((m for m in aside if words[m.last] == ","), None)) and not doc.cues.within(
        "grade", start, told.first
    ):
        return told  # `In the last ratings before they merged, for 2016-17, X was good`
    comma = next((i for i in range(start, min(stop, start + _FRONT)) if words[i] == ","), None)
    if comma is None or not rating_words()["finite"].isdisjoint(words[start:comma]):
        return None
    times = (m for m in periods.within(start, comma) if m.edtf)
    return next((m for m in times if m.kind in _YEARLY or (m.edtf or "").endswith("-03-31")), None)


def _opens(words: Sequence[str], year: Mention, start: int) -> bool:
    """Whether a year opens its sentence: `For 2018/19 NHS England rated X inadequate`, `2018/19: X inadequate, Y
    good`."""
    if year.first - start <= 1 and words[start] in ("for", "in", "under", "during"):
        return True
    return year.first == start and words[year.last : year.last + 1] == [":"]


def told_in_paragraph(doc: Document, periods: Periods, start: int, stop: int, moved: bool) -> Mention | None:
    """The year of ratings told before in the sentence, or with a noun for the ratings in one before it in its
    paragraph: `NHS England will publish its ratings for 2018-19. X is likely to be rated good`."""
    if not moved and (here := _of_one_year(doc, periods, start, stop)) is not None:
        return here
    words, lists = doc.tokens.words, rating_words()
    low = doc.tokens.at(doc.layout.block_at(doc.tokens.starts[start]).start)
    before = [m for m in periods.within(low, start) if m.edtf and m.kind == "financial-year"]
    of_ratings = before and not lists["rating_nouns"].isdisjoint(
        words[max(low, before[-1].first - 3) : before[-1].first]
    )
    return before[-1] if of_ratings else None


def _of_one_year(doc: Document, periods: Periods, start: int, stop: int) -> Mention | None:
    """The one year told before a grade in its sentence, behind another grade."""
    words = doc.tokens.words
    times = (m for m in periods.within(start, stop) if m.edtf)
    here = [
        m
        for m in times
        if (m.kind == "financial-year" or (m.edtf or "").endswith("-03-31"))
        and not of_clause_before(words, m, start, stop)
        and not in_aside(words, m, start, stop)
    ]
    if len({m.edtf for m in here}) != 1 or not doc.cues.within("grade", start, here[0].first):
        return None
    return here[0]
