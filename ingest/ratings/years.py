"""The year of a grade: told after it, shared with the next grade, told before it, or the one of the whole text.

Each case reads one way in which a text dates a grade, or shows that it gives none; the first that has an answer
decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ingest.ratings.brackets import is_in_brackets, year_before, year_in_brackets
from ccgkg.ingest.ratings.graded_clause import Dated, GradedClause
from ccgkg.ingest.ratings.grades import Grade
from ccgkg.ingest.ratings.told_times import told_as_now, year_told
from ccgkg.ingest.ratings.words import QUOTES, rating_words
from ccgkg.ingest.ratings.years_before import fronted, told_in_paragraph, year_of_grade_before
from ccgkg.ingest.ratings.years_behind import behind, reckoned
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.chronicle import month_of_heading
from ccgkg.ingest.times.dates import Mention
from ccgkg.ingest.times.periods import Periods, heading_year

#: Why a grade has the year that governs its text.
OF_TEXT = "the year of the text's ratings"

_UNDATED: Dated = (None, None)
#: Days after the end of a year in which its ratings are the latest.
_LATEST = 480
#: Days after the end of a year in which other grades than those told for it may be of that year too.
_STALE = 900
#: Tokens before a grade in which `once` stands.
_ONCE = 4
_PUBLISHES = frozenset({"published", "publishes", "issued", "released", "unveiled"})
_YEAR_AGO = (["last", "year"], ["a", "year", "ago"], ["last", "time"])


def year_of(doc: Document, periods: Periods, grades: Sequence[Grade], index: int, start: int, stop: int) -> Dated:
    """The period of a grade: one told after it before the next grade, else one told before it after the last, else the
    text's."""
    return _year_of(GradedClause.of(doc, periods, grades, index, start, stop))


def _year_of(here: GradedClause) -> Dated:
    for case in _CASES:
        dated = case(here)
        if dated is not None:
            return dated
    return here.governing, OF_TEXT if here.governing else None


def _of_last_year(here: GradedClause) -> Dated | None:
    """`Bury CCG, good last year, is now inadequate`: the year before the text was published."""
    words, day = here.words, day_of(here.doc.source.published)
    reach = here.cue.last + (4 if words[here.cue.last : here.cue.last + 1] == ["for"] else 2)  # `for that last time`
    told = next(iter(here.periods.within(here.cue.last, min(reach, here.stop))), None) if here.governing else None
    if day is None or told is None or words[told.first : told.last] not in _YEAR_AGO:
        return None
    if words[told.last - 1] == "time":
        return year_before(here.governing), "the year before that of the text's ratings"
    year = financial_year(day.year - 2)
    return (year, "last year’s rating") if year in (here.governing, year_before(here.governing)) else None


def _round_before(here: GradedClause) -> Dated | None:
    """`In the previous round it was inadequate`."""
    low, words = here.start, here.words
    front = next((i for i in range(low, min(low + 4, here.cue.first)) if words[i] in ("previous", "preceding")), None)
    if front is None or words[front + 1] not in rating_words()["taken_up"] or here.governing is None:
        return None
    return year_before(here.governing), "the year before that of the text's ratings"


def _moved_from(here: GradedClause) -> Dated | None:
    """`rose from inadequate`, `Bury CCG – inadequate to good`: the year before that of the text's ratings, where the
    text tells of it."""
    first, words, following = here.cue.first, here.words, here.following
    to = following is not None and words[here.cue.last : following.first] == ["to"]
    if words[first - 1] != "from" and not (first > 1 and words[first - 2] == "from") and not to:
        return None
    before = year_before(here.governing)
    if before and any(m.edtf == before for m in here.periods.mentions):
        return before, "the year before that of the text's ratings"
    return _UNDATED


def _between(here: GradedClause) -> Dated | None:
    """A year between the grade before and this, or one told after the next grade that is for both."""
    time = year_of_grade_before(here)
    return reckoned(here, time) if time else None


def _at_head(here: GradedClause) -> Dated | None:
    """`For 2016-17, X was rated good and Y inadequate`."""
    front = fronted(here.doc, here.periods, here.start, here.cue.first)
    return (year_told(front), None) if front is not None else None


def _still_so(here: GradedClause) -> Dated | None:
    """`is still inadequate`, where the year of the text's ratings is not the latest."""
    now = told_as_now(here.doc.tokens, max(here.start, here.cue.first - 6), here.cue.last + 2)
    return _UNDATED if now and not _of_ratings(here) and not _is_current(here) else None


def _is_current(here: GradedClause) -> bool:
    """Whether the ratings of the year that governs are still the latest when the text is published."""
    return here.governing is not None and _is_latest(here, here.governing)


def _is_latest(here: GradedClause, year: str | None, days: int = _LATEST) -> bool:
    """Whether the ratings of a year were the latest when a text was published, as far as its date tells: those of the
    next come out in July."""
    day, ends = day_of(here.doc.source.published), bounds(year)[1] if year else None
    return day is not None and ends is not None and 0 <= (day - ends).days <= days


def _in_paragraph(here: GradedClause) -> Dated | None:
    """`The ratings for 2018-19 are out. X is good`, in a text whose ratings have no year of their own, or another."""
    told = told_in_paragraph(here.doc, here.periods, here.start, here.cue.first, here.how == "move")
    if here.governing and not (told is not None and _published_here(here, told)):
        return None
    return (year_told(told), "the year told before") if told is not None else None


def _published_here(here: GradedClause, told: Mention) -> bool:
    """`In July it published its ratings for 2017-18.`: whether a sentence before tells that those came out."""
    low = here.doc.sentence_tokens(told.first)[0]
    return low < here.start and not _PUBLISHES.isdisjoint(here.words[low : told.first])


def _in_brackets(here: GradedClause) -> Dated | None:
    """`good (requires improvement)`."""
    if not here.earlier or not is_in_brackets(here.doc, here.earlier[-1].last, here.cue):
        return None
    main, _ = _year_of(here.before())
    year = year_in_brackets(here.doc, here.periods, here.cue.first, main)
    return year, "what stands in brackets behind a grade is that of the year before"


def _under_a_heading(here: GradedClause) -> Dated | None:
    """A line of a list under `Ratings for 2016/17`."""
    headed = heading_year(here.doc, here.periods, here.cue.first) if here.how == "list" else None
    return (headed.edtf, "the year of the heading") if headed else None


def _since(here: GradedClause) -> Dated | None:
    """`It has since improved to good`: after the year of the text's ratings; `good since records began`: in no one
    year."""
    first, behind = here.cue.first, here.cue.last + (here.words[here.cue.last] in QUOTES)
    since = "since" in here.doc.tokens.light_within(max(here.start, first - 6), first + 1)
    since = since or (here.words[behind] == "since" and not any(here.periods.within(behind, behind + 3)))
    return _UNDATED if since and not _of_ratings(here) else None


def _under_a_month(here: GradedClause) -> Dated | None:
    """An entry of a chronicle under its month, in a text whose ratings have no year."""
    month = month_of_heading(here.doc, here.periods, here.start) if here.governing is None else None
    return (month.edtf, "the month of the heading") if month else None


def _like_other_grades(here: GradedClause) -> Dated | None:
    """The year that other grades of the text are given, where it has none of its ratings as such."""
    graded = here.periods.graded if here.governing is None else None
    if graded is None or told_as_now(here.doc.tokens, here.start, min(here.stop, here.cue.last + 2)):
        return None
    fresh = day_of(here.doc.source.published) is None or _is_latest(here, graded.edtf, _STALE)
    return (graded.edtf, "the year of other grades in the text") if fresh else None


def _of_latest_ratings(here: GradedClause) -> Dated | None:
    """`good for 2016-17 and inadequate for 2017-18`, and then `Y is inadequate too`: where a text grades for several
    years, the one whose ratings were the latest when it was published."""
    now = told_as_now(here.doc.tokens, here.start, min(here.stop, here.cue.last + 2))
    near = here.words[max(here.start, here.cue.first - _ONCE) : here.cue.first]
    once = not rating_words()["formerly"].isdisjoint(near)
    if here.governing is not None or here.periods.graded is not None or now or once:
        return None
    times = (m for m in here.periods.mentions if m.kind == "financial-year" and m.edtf and _is_latest(here, m.edtf))
    told = {m.edtf for m in times if m.edtf and _tells_grades(here.doc, m)}
    return (max(told), "the latest year of which the text tells grades") if told else None


def _tells_grades(doc: Document, year: Mention) -> bool:
    """Whether the sentence of a year has a grade, or the year is that of what tells grades: `The results, out today,
    are for 2018/19`, `the latest report, covering 2015/16`."""
    words, lists = doc.tokens.words, rating_words()
    low, high = doc.sentence_tokens(year.first)
    grades = doc.cues.within("grade", low, high)
    if grades:
        return not any(words[c.last] in ("it", "they") and c.last < year.first for c in grades)  # `the good it had in`
    brought = words[year.first - 1] in lists["brings_year"]
    return brought and not (lists["rating_nouns"] | lists["result_nouns"]).isdisjoint(words[low : year.first])


def _once(here: GradedClause) -> Dated | None:
    """`Once good, Hull CCG now requires improvement`: in no year that is told."""
    first = here.cue.first
    told = any(here.periods.within(here.cue.last, min(here.cue.last + 2, here.stop)))
    return _UNDATED if first > here.start and here.words[first - 1] in ("once", "formerly") and not told else None


_CASES = (
    _once,
    _of_last_year,
    _round_before,
    behind,
    _moved_from,
    _between,
    _at_head,
    _still_so,
    _in_paragraph,
    _in_brackets,
    _under_a_heading,
    _since,
    _under_a_month,
    _like_other_grades,
    _of_latest_ratings,
)


def _of_ratings(here: GradedClause) -> bool:
    """Whether the year that governs is told of the ratings as such, and not only with one that was given then."""
    if here.periods.governing is None:
        return False
    low, high = here.doc.sentence_tokens(here.periods.governing.first)
    return not rating_words()["rating_nouns"].isdisjoint(here.words[low:high])
