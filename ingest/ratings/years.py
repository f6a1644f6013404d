"""The year of a grade: told after it, shared with the next grade, told before it, or the one of the whole text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ingest.ratings.brackets import is_in_brackets, year_before, year_in_brackets
from ccgkg.ingest.ratings.elements import REASONS
from ccgkg.ingest.ratings.grades import Grade, new_clause
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.speech.speaker import words_of as speech_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.chronicle import month_of_heading
from ccgkg.ingest.times.dates import Mention
from ccgkg.ingest.times.periods import Periods, heading_year

_JOINTS = frozenset({";", "but", "while", "whereas", "although", "though"})
_NOW = frozenset({"now", "still", "currently", "today"})
_FINITE = frozenset(
    {
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "will",
        "said",
        "says",
        "went",
        "came",
        "finished",
        "ended",
        "must",
        "should",
        "could",
        "may",
        "might",
        "would",
        "face",
        "faces",
        "need",
        "needs",
        "posted",
        "lost",
        "left",
    }
)

#: Tokens back in which the ratings are told that `the same exercise` takes up.
_TAKEN_UP = 600
#: Days after the end of a year in which its ratings are the latest.
_LATEST = 480
#: Tokens of a bracket that holds another grade, and words whose time is that of the telling.
_BRACKET, _PUBLISHED = 9, frozenset({"published", "released", "unveiled", "issued", "announced", "out"})
_LOST = frozenset({"lost", "lose", "loses", "losing", "shed", "stripped"})
#: Tokens of what opens a sentence, at most.
_FRONT = 16


def year_of(
    doc: Document, periods: Periods, grades: Sequence[Grade], index: int, start: int, stop: int
) -> tuple[str | None, str | None]:
    """The period of a grade: one told after it before the next grade, else one told before it after the last, else the text's."""
    cue = grades[index].cue
    words = doc.tokens.words
    if _LOST & set(words[max(start, cue.first - 4) : cue.first]) and not {
        "given",
        "gave",
        "got",
        "won",
        "received",
        "held",
    } & set(words[cue.last : cue.last + 8]):
        return None, None  # `lost its outstanding rating in 2018/19`: it had been given for another
    earlier = list(takewhile(lambda g: g.cue.first >= start, (grades[k] for k in range(index - 1, -1, -1))))[::-1]
    high = min(grades[index + 1].cue.first, stop) if index + 1 < len(grades) else stop
    high = min((i for i in range(cue.last, high) if new_clause(words, i)), default=high)
    high = min(high, _as_before_at(words, cue.last, high) or high, _aside_end(words, cue, start, high))
    if words[cue.last : cue.last + 1] == ["("] and any(
        True for _ in doc.cues.within("grade", cue.last, min(high + 1, cue.last + _BRACKET))
    ):
        high = cue.last  # `inadequate (2016/17: good)`: the year is that of the other grade
    governing = periods.governing.edtf if periods.governing else None
    if governing and (year := _of_last_year(doc, periods, cue, governing)):
        return year, "last year’s rating"
    for mention in periods.within(cue.last, high):
        why = mention.kind != "financial-year" and bool(
            REASONS & set(words[cue.last : mention.first])
        )  # `good, despite a warning in May`
        if (
            mention.edtf
            and not why
            and not (loose(mention) and (governing or "same" in words[mention.first : mention.last]))
        ):
            return _year(mention), None  # `in the same month` as something else
    if words[cue.first - 1] == "from" or (cue.first > 1 and words[cue.first - 2] == "from"):
        before = year_before(governing)
        named = any(m.edtf == before for m in periods.mentions)
        return (before, "the year before that of the text's ratings") if before and named else (None, None)
    befores = [g.cue.last for g in earlier if words[g.cue.first - 1] != "from"]
    low = max(befores, default=start)
    ends = [g.cue.last for g in earlier]
    acts = [c.first for c in doc.cues.within("intervention", low, cue.first)]
    back = [
        m
        for m in periods.within(low, cue.first)
        if m.edtf
        and not (any(a < m.first <= a + 10 for a in acts) and "when" not in words[m.last : m.last + 2])
        and not (governing and loose(m))
        and not any(e <= m.first and _of_last(words, e, m, cue.first) for e in ends)
    ]
    back = [
        m for m in back if m.kind == "financial-year" or not _PUBLISHED & set(words[max(start, m.first - 2) : m.first])
    ]
    back = [
        m for m in back if ")" not in words[m.last : cue.first] or "(" not in words[low : m.first]
    ]  # `good (2017/18: inadequate)`
    back = [m for m in back if m.kind == "financial-year" or low == start or not REASONS & set(words[low : m.first])]
    back = [m for m in back if not _of_amount(words, m) and not _of_clause_before(words, m, start, cue.first)]
    shared = None if back and back[-1].kind == "financial-year" else _shared_period(doc, periods, grades, index, stop)
    if shared:
        return shared, None
    if back:
        return _year(back[-1]), None
    front = _fronted(doc, periods, start, cue.first)
    if front is not None:
        return _year(front), None
    if _NOW & set(words[max(start, cue.first - 6) : cue.last + 2]) and not (
        _of_ratings(doc, periods) or _is_current(doc, governing)
    ):
        return None, None
    told = None if governing else _told_in_paragraph(doc, periods, start, cue.first, grades[index].how == "move")
    if told is not None:
        return _year(told), "the year told before"
    if earlier and is_in_brackets(doc, earlier[-1].cue.last, cue):
        main, _ = year_of(doc, periods, grades, index - 1, start, stop)
        return year_in_brackets(
            doc, periods, cue.first, main
        ), "what stands in brackets behind a grade is that of the year before"
    headed = heading_year(doc, periods, cue.first) if grades[index].how == "list" else None
    if headed:
        return headed.edtf, "the year of the heading"
    since = any(
        words[i] == "since" and words[i - 1] in ("has", "have") for i in range(max(start, cue.first - 6), cue.first)
    )
    if since and not _of_ratings(doc, periods):
        return None, None  # `It has since improved to good`
    if governing is None and (month := month_of_heading(doc, periods, start)):
        return month.edtf, "the month of the heading"
    if governing is None and periods.graded and not _NOW & set(words[start:stop]):
        return periods.graded.edtf, "the year of other grades in the text"
    return governing, "the year of the text's ratings" if governing else None


def _of_last_year(doc: Document, periods: Periods, cue: Cue, governing: str) -> str | None:
    """The year of a grade that was given the year before the text was published: `Bury CCG, good last year, is now inadequate`."""
    words, day = doc.tokens.words, day_of(doc.source.published)
    told = next(iter(periods.within(cue.last, cue.last + 2)), None)
    if day is None or told is None or words[told.first : told.last] not in (["last", "year"], ["a", "year", "ago"]):
        return None
    year = financial_year(day.year - 2)
    return year if year in (governing, year_before(governing)) else None


def _told_in_paragraph(doc: Document, periods: Periods, start: int, stop: int, moved: bool) -> Mention | None:
    """The year of ratings told before in the sentence, or with a noun for the ratings in one before it in its paragraph:
    `NHS England will publish its ratings for 2018-19. X is likely to be rated good`."""
    words = doc.tokens.words
    here = [
        m for m in periods.within(start, stop) if m.edtf and (m.kind == "financial-year" or m.edtf.endswith("-03-31"))
    ]
    here = [m for m in here if not _of_clause_before(words, m, start, stop)]
    if (
        not moved
        and len({m.edtf for m in here}) == 1
        and any(True for _ in doc.cues.within("grade", start, here[0].first))
    ):
        return here[0]
    low = doc.tokens.at(doc.layout.block_at(doc.tokens.starts[start]).start)
    before = [m for m in periods.within(low, start) if m.edtf and m.kind == "financial-year"]
    if any(
        words[i] == "same" and words[i + 1] in rating_words()["taken_up"]
        for i in range(max(low, stop - _TAKEN_UP), stop)
    ):  # in the same exercise
        earlier = (
            m for m in reversed(periods.within(max(0, low - _TAKEN_UP), low)) if m.edtf and m.kind == "financial-year"
        )
        return next(
            (m for m in earlier if any(True for _ in doc.cues.within("grade", *doc.sentence_tokens(m.first)))), None
        )
    of_ratings = [m for m in before if rating_words()["rating_nouns"] & set(words[max(low, m.first - 3) : m.first])]
    return of_ratings[-1] if of_ratings and of_ratings[-1] is before[-1] else None


def _of_clause_before(words: list[str], time: Mention, start: int, stop: int) -> bool:
    """Whether a time is that of a clause before the grade: `which had been inadequate in 2015/16; X was good`."""
    return (
        time.first - start > 2
        and bool(_JOINTS & set(words[time.last : stop]))
        and words[time.last : time.last + 1] != [","]
    )


def _of_amount(words: list[str], time: Mention) -> bool:
    """Whether a time is that of an amount right before it: `a deficit of £21m for 2019-20`."""
    before = words[max(0, time.first - 3) : time.first]
    return before[-1:] in (["for"], ["in"]) and any(c.isdigit() for w in before[:-1] for c in w)


def _fronted(doc: Document, periods: Periods, start: int, stop: int) -> Mention | None:
    """The time that opens a sentence and holds for all of it: `For 2016-17, X was rated good and Y inadequate`."""
    words = doc.tokens.words
    opening = next((m for m in periods.within(start, start + 3) if m.edtf and m.kind == "financial-year"), None)
    if opening is not None and (
        opening.first - start <= 1
        and words[start] in ("for", "in", "under", "during")
        or opening.first == start
        and words[opening.last : opening.last + 1] == [":"]
    ):
        return opening  # `For 2018/19 NHS England rated X inadequate`, `2018/19: X inadequate, Y good`
    if (
        words[start] in ("in", "for", "during")
        and (year := next((m for m in periods.within(start + 1, start + 2) if m.edtf and m.kind == "year"), None))
        and words[year.last : year.last + 1] != [","]
    ):
        return year  # `In 2017 NHS England rated X good and Y inadequate`
    comma = next((i for i in range(start, min(stop, start + _FRONT)) if words[i] == ","), None)
    if comma is None or words[start] not in ("in", "for", "under", "during") or _FINITE & set(words[start:comma]):
        return None
    return next(
        (
            m
            for m in periods.within(start, comma)
            if m.edtf and (m.kind in ("financial-year", "year") or m.edtf.endswith("-03-31"))
        ),
        None,
    )


def more_years(doc: Document, periods: Periods, cue: Cue, period: str | None, stop: int) -> list[str]:
    """Further years of one grade: `inadequate in 2015/16 and 2016/17`, `outstanding for 2016-17 and again for 2017-18`."""
    words = doc.tokens.words
    told = [m for m in periods.within(cue.last, stop) if m.edtf]
    if not told or _year(told[0]) != period or told[0].kind not in ("financial-year", "year"):
        return []
    found = []
    for one, two in pairwise(told):
        gap = words[one.last : two.first]
        if two.kind != one.kind or not gap or not rating_words()["year_joints"].issuperset(gap):
            break
        found.append(two)
    return [year for year in map(_year, found) if year]


def as_before(doc: Document, periods: Periods, cue: Cue, stop: int) -> str | None:
    """The earlier year that a sentence gives to the same grade: `for 2017-18, as it had been for 2016-17`."""
    place = _as_before_at(doc.tokens.words, cue.last, stop)
    if place is None:
        return None
    return next((_year(m) for m in periods.within(place, min(stop, place + 10)) if m.edtf), None)


def _same_as(words: list[str], i: int) -> bool:
    """Whether `the same as the year before` begins at a token."""
    return (
        words[i : i + 3] == ["the", "same", "as"]
        or words[i : i + 2] == ["unchanged", "from"]
        or words[i : i + 4] in (["the", "same", "grade", "as"], ["the", "same", "rating", "as"])
    )


def _as_before_at(words: list[str], first: int, stop: int) -> int | None:
    """Where `as they had been`, `as it was` begins."""
    for i in range(first, stop - 2):
        if (
            words[i] == "as"
            and words[i + 1] in ("it", "they", "both", "all")
            and words[i + 2] in ("had", "was", "were", "did")
        ):
            return i
        if _same_as(words, i):
            return i
        if (
            words[i - 1 : i + 1] == [",", "as"]
            and words[i + 1] in ("in", "for")
            and (words[i + 2][0].isdecimal() or words[i + 2] in ("the", "each"))
        ):
            return i  # `was good, as in 2017/18`
    return None


def _aside_end(words: list[str], cue: Cue, start: int, high: int) -> int:
    """Where the aside ends that holds a grade: `X, also rated good, was taken over last month`."""
    verbs = speech_words()["finite"]
    opener = next((i for i in range(cue.first - 1, start, -1) if words[i] == ","), None)
    if opener is not None and words[opener + 1] in ("which", "whom"):
        closing = next((i for i in range(cue.last, high) if words[i] == ","), None)
        return (
            closing
            if closing is not None
            and words[closing + 1] not in ("for", "in", "and")
            or closing is not None
            and words[closing + 1 : closing + 3] == ["and", "the"]
            else high
        )
    if opener is None or cue.first - opener > 6 or _FINITE & set(words[opener : cue.first]):
        return high
    return next(
        (
            i
            for i in range(cue.last, high)
            if words[i] == ","
            and i + 1 < len(words)
            and (words[i + 1] in _FINITE or words[i + 1].endswith("ed") or words[i + 1] in verbs)
        ),
        high,
    )


def loose(mention: Mention) -> bool:
    """Whether a time dates the telling and not the rating, where the text gives its ratings a year: `this year`."""
    return mention.kind == "relative" and not (mention.edtf or "").endswith("-03-31")


def _year(mention: Mention) -> str | None:
    """The year of a rating told `by 2018-19`: that year."""
    edtf = mention.edtf or ""
    if edtf.startswith("../") and edtf.endswith("-03-31"):
        return financial_year(int(edtf[3:7]) - 1)
    return mention.edtf


def _is_current(doc: Document, governing: str | None) -> bool:
    """Whether the ratings of a year are still the latest when the text is published: those of the next come out in July."""
    day, ends = day_of(doc.source.published), bounds(governing)[1] if governing else None
    return day is not None and ends is not None and (day - ends).days <= _LATEST


def _of_ratings(doc: Document, periods: Periods) -> bool:
    """Whether the year that governs is told of the ratings as such, and not only with one that was given then."""
    if periods.governing is None:
        return False
    low, high = doc.sentence_tokens(periods.governing.first)
    return bool(rating_words()["rating_nouns"] & set(doc.tokens.words[low:high]))


def _shared_period(doc: Document, periods: Periods, grades: Sequence[Grade], index: int, stop: int) -> str | None:
    """The period told after the next grade of one subject: `outstanding for cancer and good overall in 2016-17`."""
    words = doc.tokens.words
    if index + 1 >= len(grades) or grades[index + 1].cue.first >= stop:
        return None
    here, following = grades[index].cue, grades[index + 1].cue
    gap = words[here.last : following.first]
    if (
        "from" in gap[-2:]
        or grades[index].how == "move"
        or len(gap) > 8
        or not {"and", "but", ","} & set(gap)
        or {"ccg", "ccgs", "while", "which", "who", "having", "after"} & set(gap)
    ):
        return None
    found = next((m for m in periods.within(following.last, stop) if m.edtf and m.first - following.last <= 3), None)
    return found.edtf if found else None


def _of_last(words: list[str], low: int, time: Mention, high: int) -> bool:
    """Whether a time belongs to the grade before it, and not to the one after."""
    if any(w in _JOINTS for w in words[low : time.first]):
        return False
    return time.first - low <= 2 or bool(_NOW & set(words[time.last : high]))
