"""The year of the ratings that a figure tells of: told in the sentence before, over it, or of the whole text (decision
5)."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.period import Period, reasoned, words_of
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.figures.period.times_apart import compares
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of, opening_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time
from ccgkg.ingest.times.periods import heading_year

#: Blocks at the head of a text that say what it is about.
_TITLE = 2
#: Blocks at the head of a text, its first paragraph with them.
_LEAD = 4
#: Sentences back in which the year of the assessment is told; the length of a financial year in EDTF.
_BACK = 2
_YEAR = len("2016-04-01/2017-03-31")


def of_the_ratings(c: Context, n: Number, measure: str, now: bool) -> Period | None:
    """The year of the ratings that a figure tells of: told in the sentence before, in its heading, or of the whole
    text.

    `now` says that its clause tells of now; None where no such year is known.
    """
    if measure in families()["rated"] and (year := _of_grades(c, n, now)) is not None:
        return year
    if measure in families()["assessed"]:
        if _in_general(c.doc, n):
            return None
        if (year := _of_the_assessment(c, n)) is not None:
            return year
    governing = c.periods.governing
    if governing is None and measure in families()["rated"] and (graded := _like_other_grades(c, n, now)) is not None:
        return reasoned(graded.period(True), f"the text tells grades of {words_of(c.doc, graded)}")
    if governing is None or not _governed(c.doc, n, measure):
        return None
    return reasoned(governing.period(True), f"the text gives its ratings {words_of(c.doc, governing)}")


def _like_other_grades(c: Context, n: Number, now: bool) -> Time | None:
    """The one year in which the text tells grades of single CCGs: `rated X inadequate for 2016/17. There are 23 such
    groups`."""
    graded = c.periods.graded
    dated = any(m.kind != "now" for m in c.periods.within(*c.doc.sentence_tokens(n.first)))
    return graded if graded is not None and not now and not dated and graded.first < n.first else None


def _of_grades(c: Context, n: Number, now: bool) -> Period | None:
    """The year of grades that the sentence before or the heading speaks of."""
    doc = c.doc
    alone = not now and not any(m.kind != "now" for m in c.periods.within(*doc.sentence_tokens(n.first)))
    if alone and (told := _told_before(c, n)) is not None:
        return reasoned(told.period(True), f"the sentence before speaks of {words_of(doc, told)}")
    heading = heading_year(doc, c.periods, n.first)
    if heading is None:
        return None
    return reasoned(heading.period(True), f"it stands under {words_of(doc, heading)}")


def _of_the_assessment(c: Context, n: Number) -> Period | None:
    """The year told last of the assessment whose indicators a number counts, in the sentences before."""
    doc = c.doc
    low = doc.range_of(doc.layout.sentences[max(0, doc.layout.index_at(n.start) - _BACK)])[0]
    year = next((m for m in reversed(c.periods.within(low, n.first)) if m.edtf and _is_a_year(m)), None)
    if year is not None and compares(c, year):
        year = c.periods.governing
    return reasoned(year.edtf, f"the year of the assessment told before: {words_of(doc, year)}") if year else None


def _is_a_year(m: Time) -> bool:
    """Whether a time is a financial year, or since one."""
    return m.kind == "financial-year" or m.kind == "since" and len(m.anchor or "") == _YEAR


def _governed(doc: Document, n: Number, measure: str) -> bool:
    """Whether the year that a text gives to its ratings holds for a number."""
    if measure in families()["rated"]:
        return True
    if measure in families()["assessed"]:
        lead = doc.layout.sentence_at(n.start).block <= _LEAD
        return _of_the_same(doc, n) or about_ratings(doc) and lead
    if measure == "good-leadership":
        return about_ratings(doc)
    return measure == "ccgs" and _assessed(doc, n) or measure == "other" and moves(doc, n)


def about_ratings(doc: Document) -> bool:
    """Whether a text says in its title that it is about ratings: all that it tells of grades is then of their year."""
    blocks = doc.layout.blocks[:_TITLE]
    return bool(blocks) and not word_lists()["of_ratings"].isdisjoint(
        doc.tokens.words[: doc.tokens.range(0, blocks[-1].end)[1]]
    )


def _of_the_same(doc: Document, n: Number) -> bool:
    """Whether a sentence begins with the ratings told of: `The ratings are based on 51 indicators`; not `Grades rest on
    60`."""
    words, low = doc.tokens.words, opening_of(doc, n.first)
    return words[low] in ("the", "these") and words[low + 1] in ("ratings", "grades", "assessments", "scores")


def _in_general(doc: Document, n: Number) -> bool:
    """Whether it is told how CCGs are marked, of no year: `Each year they are assessed against 58 indicators`,
    `currently uses 60`."""
    words, first = doc.tokens.words, clause_of(doc, n.first)[0]
    at = next((k for k in range(n.first - 1, first, -1) if words[k] in ("against", "on", "in", "uses", "across")), None)
    if at is None:
        return False
    if words[at] == "uses":
        return words[at - 1] == "currently"
    be = at - 2 - (words[at - 2] in time_words()["adverbs"])
    return (
        words[at - 1] in word_lists()["assessed"]
        and words[be] in ("are", "is", "being")
        and words[be - 1] in ("they", "ccgs", "groups", "it", "each", "commissioners", "ccg")
    )


def hypothetical(c: Context, n: Number) -> bool:
    """Whether a clause only asks what would be: `what happens if that becomes one in four`."""
    first, _ = clause_of(c.doc, n.first)
    return c.doc.tokens.words[first] in ("if", "unless")


def year_ended(c: Context, n: Number, measure: str) -> Period | None:
    """`It had ended the year with a surplus of £1m`: the year that the text is about where it gives one to its
    ratings."""
    ws, (low, high) = c.doc.tokens.words, c.doc.sentence_tokens(n.first)
    if c.periods.governing is None or measure not in families()["fiscal"]:
        return None
    posted = not {"posting", "posted"}.isdisjoint(ws[clause_of(c.doc, n.first)[0] : n.first])
    if not posted and not any(
        ws[k] in ("ended", "finished", "closed") and ws[k + 1] == "the" and "year" in ws[k + 2 : k + 4]
        for k in range(low, high - 2)
    ):
        return None
    return reasoned(c.periods.governing.period(True), "the year of the ratings")


def _told_before(c: Context, n: Number) -> Time | None:
    """The one financial year of the sentence before, in the same paragraph, where its main clause tells it."""
    layout = c.doc.layout
    index = layout.index_at(n.start)
    if not index or layout.sentences[index - 1].block != layout.sentences[index].block:
        return None
    low, high = c.doc.range_of(layout.sentences[index - 1])
    years = [m for m in c.periods.within(low, high) if m.kind == "financial-year"]
    return years[0] if len(years) == 1 and clause_of(c.doc, years[0].first)[0] == low else None


def moves(doc: Document, n: Number) -> bool:
    """Whether a sentence counts CCGs that moved from one grade to another, or how many more or fewer have it."""
    low, high = doc.sentence_tokens(n.first)
    ws = doc.tokens.words
    steps = any(
        ws[k] in ("grade", "band", "category", "rung") and ws[k - 1] in ("a", "one") and ws[k - 2] in ("up", "down")
        for k in range(n.last + 2, high)
    )
    lists = word_lists()
    steps = (
        steps or not lists["of_grades"].isdisjoint(ws[low:high]) and not lists["grade_moves"].isdisjoint(ws[low:high])
    )
    return (steps or bool(doc.cues.within("graded", low, high))) and n.unit == "count"


def _assessed(doc: Document, n: Number) -> bool:
    """Whether a number of CCGs is that of those assessed: not `There are 209, 26 of which were rated inadequate`."""
    low, high = (
        clause_of(doc, n.first)
        if "which" in doc.tokens.words[n.last : doc.sentence_tokens(n.first)[1]]
        else doc.sentence_tokens(n.first)
    )
    return not word_lists()["assessed"].isdisjoint(doc.tokens.words[low:high])
