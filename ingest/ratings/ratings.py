"""Ratings: which CCG was given which grade, for what, for when and by whom.

Each grade of the text looks for whom it is about, for the elements that it names, for its year and its rater.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.lists import Listed, find_lists
from ccgkg.ingest.bodies.subjects import Subjects
from ccgkg.ingest.claim import Rating, Statement, Status
from ccgkg.ingest.events.status.status import status_of
from ccgkg.ingest.ratings.columns import find_in_columns
from ccgkg.ingest.ratings.elements import elements_of
from ccgkg.ingest.ratings.graded_clause import Dated
from ccgkg.ingest.ratings.grades import Grade, find_grades, of_others
from ccgkg.ingest.ratings.more_years import as_before, more_years
from ccgkg.ingest.ratings.of_whom import is_asked, was_able
from ccgkg.ingest.ratings.own import asked_year
from ccgkg.ingest.ratings.rated import in_own_voice, rated_by, verb_of
from ccgkg.ingest.ratings.raters import by_the_one_named, rater_of, rater_of_all
from ccgkg.ingest.ratings.rating_claims import Verdict, dated, unique
from ccgkg.ingest.ratings.scorecards import Scored, find_scored
from ccgkg.ingest.ratings.told_times import loose
from ccgkg.ingest.ratings.topics import topic_of
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.ratings.years import OF_TEXT, year_of
from ccgkg.ingest.ratings.years_again import AGAIN, years_again
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as PeriodMention
from ccgkg.ingest.times.periods import Periods, heading_year
from ccgkg.ingest.values import changed


def find_ratings(doc: Document, bodies: Bodies, periods: Periods, statements: Sequence[Statement] = ()) -> list[Rating]:
    """The ratings of named CCGs, in the order of the text; what is said of groups that are not named is no rating.

    `statements` tell whose `we` is: a CCG's own grade in the words of one of its people.
    """
    scored = {s.cue.first: s for s in (*find_scored(doc, bodies), *find_in_columns(doc, bodies))}
    grades = [g for g in find_grades(doc, bodies) if g.cue.first not in scored]
    if not grades and not scored:
        return []
    leads = {g.cue.first: listed for listed in find_lists(doc, bodies) for g in _leading(doc, grades, listed)}
    by_text = rater_of_all(doc, bodies, grades)
    found: list[Rating] = []
    years: dict[str, None] = {}  # told with the grades so far, in their order
    fields: set[str] = set()
    for index, grade in enumerate(grades):
        if grade.denied:
            continue
        listed = leads.get(grade.cue.first)
        if listed:
            new = [*_of_list(doc, bodies, periods, grades[0].cue, grade, listed, by_text)]
        else:
            new = [*_of_sentence(doc, bodies, periods, grades, index, by_text, statements, [*years], fields)]
        years.update((r.period, None) for r in new if r.period)
        fields.update(r.dimension for r in new)
        found += new
    for line in scored.values():
        found += _of_line(doc, periods, line, by_text)
    return by_the_one_named(doc, bodies, unique(dated(found)))


def _of_sentence(
    doc: Document, bodies: Bodies, periods: Periods, grades: Sequence[Grade], index: int, by_text: str | None,
    statements: Sequence[Statement], years: Sequence[str], fields: Collection[str],
) -> Iterator[Rating]:  # fmt: skip
    """What a sentence says with one grade: `X was rated good overall and for cancer in 2016-17, as it had been in
    2015-16`."""
    grade = grades[index]
    start, stop = doc.sentence_tokens(grade.cue.first)
    if of_others(doc, bodies, grade, start) or is_asked(doc.tokens.words, start, stop):
        return
    subjects, own_words = rated_by(doc, bodies, statements, grades, index, start)
    if not subjects.mentions:
        return
    after = grades[index + 1].cue if index + 1 < len(grades) and grades[index + 1].cue.first < stop else None
    elements = elements_of(doc, bodies, grade.cue, after, start, stop, subjects)
    if elements == ["overall"] and rating_words()["overall"].isdisjoint(doc.tokens.words[start:stop]):
        elements = [topic_of(doc, bodies, start, grade.cue, grade.how == "list", grades[0].cue, fields)]
    by = rater_of(doc, bodies, grade.cue, start, stop) or by_text
    again = years_again(doc.tokens.words, grade.cue, start, stop, years)
    period, reason = (again[0], AGAIN) if again else year_of(doc, periods, grades, index, start, stop)
    if (
        own_words
        and grade.how == "move"
        and (reason or period is None)
        and not in_own_voice(doc, statements, grade.cue)
    ):
        period, reason = _of_question(doc, periods, start)
    verdict = Verdict(grade.cue, grade.how, by, period, reason, _status(doc, bodies, grade, start))
    also = [changed(verdict, period=year) for year in again[1:]]
    also += [changed(verdict, period=year, reason=None) for year in more_years(doc, periods, grade.cue, period, stop)]
    if earlier := as_before(doc, periods, grade.cue, stop):
        also.append(changed(verdict, period=earlier, reason=None, rule="as-before"))
    for mention in subjects.mentions:
        for element in elements:
            yield from (each.on(doc, mention, element) for each in (verdict, *also))
    if elements == ["overall"]:
        kept = _kept(doc, periods, grade, verdict, stop)
        yield from (kept.on(doc, m, "overall") for m in subjects.mentions if kept)


def _of_question(doc: Document, periods: Periods, start: int) -> Dated:
    """The year of what someone says of their own: no year of the text governs that, but that of the question does."""
    asked = asked_year(doc, periods, start)
    return asked, "the year of the question" if asked else None


def _status(doc: Document, bodies: Bodies, grade: Grade, start: int) -> Status:
    """Whether a grade is told as given, or as one that may come: `could be rated good next year`."""
    verb = verb_of(doc, bodies, grade.cue, start)
    status = status_of(doc, verb, grade.cue.last, after=False)
    first = clause_of(doc, verb)[0]
    said = doc.tokens.at(status.end) if status.end is not None else verb
    if doc.tokens.words[first] in ("after", "since", "because", "following") and said <= first:
        return "actual"  # `told to do better after it was rated inadequate`
    if status.value not in ("possible", "planned", "proposed") or status.word == "to be" or grade.how == "list":
        return "actual"
    return "actual" if was_able(doc, start, grade.cue.first) else status.value


def _kept(doc: Document, periods: Periods, grade: Grade, verdict: Verdict, stop: int) -> Verdict | None:
    """`kept the rating it was given for 2015-16` tells of that year and of the one that the text is about."""
    governing = periods.governing.edtf if periods.governing else None
    if grade.how != "keep" or governing is None or verdict.period in (None, governing):
        return None
    given = not rating_words()["kept"].isdisjoint(doc.tokens.words[grade.cue.last : stop])
    return changed(verdict, period=governing, reason=OF_TEXT) if given else None


def _of_list(
    doc: Document, bodies: Bodies, periods: Periods, opening: Cue, grade: Grade, listed: Listed,
    by_text: str | None,
) -> Iterator[Rating]:  # fmt: skip
    """The names in the lines under a lead-in that has a grade: `Inadequate in 2016/17:`."""
    first, last = listed.first, listed.last
    verdict = Verdict(
        grade.cue,
        "list",
        rater_of(doc, bodies, grade.cue, first, last) or by_text,
        *_year_of_list(periods, listed),
    )
    names = [m for m in bodies.within(first, last) if m.kind == "ccg" and m.first > grade.cue.last]
    elements = elements_of(doc, bodies, grade.cue, None, first, last, Subjects())
    if elements == ["overall"] and rating_words()["overall"].isdisjoint(doc.tokens.words[first:last]):
        elements = [topic_of(doc, bodies, first, grade.cue, True, opening, ())]
    for mention in (*names, *listed.mentions):
        yield from (verdict.on(doc, mention, element) for element in elements)


def _year_of_list(periods: Periods, listed: Listed) -> Dated:
    """The year told in the lead-in of a list, else that of the text's ratings, else that of its other grades."""
    governing = periods.governing.edtf if periods.governing else None
    found = [m for m in periods.within(listed.first, listed.last) if m.edtf and not (governing and loose(m))]
    if found:
        return found[0].edtf, None
    if governing is None and periods.graded:
        return periods.graded.edtf, "the year of other grades in the text"
    return governing, OF_TEXT


def _of_line(doc: Document, periods: Periods, line: Scored, by_text: str | None) -> Iterator[Rating]:
    """What a line of a scorecard or of a table says of the CCG whose it is: `Leadership: good`."""
    if line.mention is None:
        return
    headed = _year_over(doc, periods, line.mention) or heading_year(doc, periods, line.cue.first)
    inside = (m for m in periods.within(line.first, line.last) if m.edtf and m.kind in ("financial-year", "year"))
    if told := next(inside, None):
        year: Dated = (told.edtf, None)
    elif headed:
        year = (headed.edtf, "the year of the heading")
    else:
        year = (periods.governing.edtf if periods.governing else None, OF_TEXT)
    verdict = Verdict(line.cue, "scorecard", by_text, *year)
    yield from (verdict.on(doc, line.mention, element) for element in line.elements)


def _year_over(doc: Document, periods: Periods, mention: Mention) -> PeriodMention | None:
    """The one year of the grades that a lead-in tells of the body whose lines follow: `X was rated inadequate for
    2016/17. By area:`."""
    block = doc.layout.block_at(mention.start)
    first, last = doc.tokens.range(block.start, block.end)
    years = [m for m in periods.within(first, last) if m.kind == "financial-year"]
    leads = doc.text[block.end - 1] == ":" and bool(doc.cues.within("grade", first, last))
    return years[0] if leads and len({m.edtf for m in years}) == 1 else None


def _leading(doc: Document, grades: Sequence[Grade], listed: Listed) -> Sequence[Grade]:
    """The grades in the lead-in of a list, where they are of one kind: it is a heading, or a sentence that
    announces."""
    first, last = listed.before or (listed.first, listed.last)
    if listed.graded or (listed.before is None and doc.tokens.words[last - 1] in (".", "!", "?")):
        return ()
    place = attrgetter("cue.first")
    if listed.before is not None and any(listed.first <= g.cue.first < listed.last for g in grades):
        return ()  # `… and seven outstanding. The seven are:` takes up one of several
    inside = grades[bisect_left(grades, first, key=place) : bisect_left(grades, last, key=place)]
    return inside if len({g.cue.value for g in inside}) == 1 else ()
