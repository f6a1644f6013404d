"""Ratings: which CCG was given which grade, for what, for when and by whom.

Each grade of the text looks for whom it is about, for the elements that it names, for its year and its rater.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.lists import Listed, find_lists
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.bodies.subjects import Subjects, subjects_of
from ccgkg.ingest.claim import Evidence, Rating, Statement
from ccgkg.ingest.events.status import status_of
from ccgkg.ingest.ratings.columns import find_in_columns
from ccgkg.ingest.ratings.elements import element_of_text, elements_of, heading_element
from ccgkg.ingest.ratings.grades import Grade, find_grades, of_others
from ccgkg.ingest.ratings.of_whom import is_asked, of_a_group, of_a_person, was_able
from ccgkg.ingest.ratings.own import asked_year, of_answer, whose
from ccgkg.ingest.ratings.raters import rater_of, rater_of_all
from ccgkg.ingest.ratings.scorecards import find_scored
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.ratings.years import as_before, loose, more_years, year_of
from ccgkg.ingest.speech.own_words import speaker_own
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods, heading_year

_QUOTES = frozenset("‘’“”'\"")
_OBJECT = frozenset({"to", "for", "on", "at"})


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
    for index, grade in enumerate(grades):
        if grade.denied:
            continue
        listed = leads.get(grade.cue.first)
        if listed:
            found += _of_list(doc, bodies, periods, grade, listed, by_text)
            continue
        found += _of_sentence(doc, bodies, periods, grades, index, by_text, statements)
    governing = periods.governing.edtf if periods.governing else None
    for line in scored.values():
        if line.mention is None:
            continue
        headed = heading_year(doc, periods, line.cue.first)
        year, reason = (
            (headed.edtf, "the year of the heading") if headed else (governing, "the year of the text's ratings")
        )
        told = next(
            (m.edtf for m in periods.within(line.first, line.last) if m.edtf and m.kind in ("financial-year", "year")),
            None,
        )
        year, reason = (told, "") if told else (year, reason)
        for element in line.elements:
            found.append(
                _rating(doc, line.mention, line.cue, element, by_text, year, "actual", "ratings.scorecard", reason)
            )
    return _unique(_dated(found))


def _of_sentence(
    doc: Document, bodies: Bodies, periods: Periods, grades: Sequence[Grade], index: int, by_text: str | None,
    statements: Sequence[Statement],
) -> list[Rating]:  # fmt: skip
    grade = grades[index]
    start, stop = doc.sentence_tokens(grade.cue.first)
    if of_others(doc, bodies, grade, start) or is_asked(doc.tokens.words, start, stop):
        return []
    subjects = (
        Subjects()
        if of_a_group(doc, bodies, grade.cue, start) or of_a_person(doc, grade.cue, start)
        else _subjects(doc, bodies, grades, index, start)
    )
    clause = clause_of(doc, grade.cue.first)[0]
    counted = subjects.group is not None and subjects.group.first >= clause  # `2 of the 3 CCGs were rated good`
    own = (
        None
        if subjects.mentions
        else speaker_own(doc, bodies, statements, clause if counted else start, grade.cue.first)
    )
    if own is None and not subjects:
        own = of_answer(doc, bodies, start, grade.cue.first)
    if own is None and not subjects:
        own = whose(doc, bodies, start, grade.cue.first)
        subjects = Subjects((own,)) if own else subjects
        own = None
    if own:
        subjects = Subjects((own,))
    if not subjects.mentions:
        return []
    after = grades[index + 1].cue if index + 1 < len(grades) and grades[index + 1].cue.first < stop else None
    elements = elements_of(doc, bodies, grade.cue, after, start, stop, subjects)
    if elements == ["overall"] and not rating_words()["overall"] & set(doc.tokens.words[start:stop]):
        headed = heading_element(doc, start) if grade.how == "list" else None
        elements = [headed or element_of_text(doc, grades[0].cue) or "overall"]
    by = rater_of(doc, bodies, grade.cue, start, stop, after) or by_text
    period, reason = year_of(doc, periods, grades, index, start, stop)
    if (
        own and (reason or period is None) and not _in_own_voice(doc, statements, grade.cue)
    ):  # no year of the text governs what someone says of their own, but that of the question does
        asked = asked_year(doc, periods, start)
        period, reason = asked, "the year of the question" if asked else None
    status = status_of(doc, _verb_of(doc, grade.cue, start), grade.cue.last, after=False)
    open_ = (
        status.value in ("possible", "planned", "proposed")
        and status.word != "to be"
        and grade.how != "list"
        and not was_able(doc, start, grade.cue.first)
    )
    value = status.value if open_ else "actual"
    found = []
    for mention in subjects.mentions:
        for element in elements:
            found.append(_rating(doc, mention, grade.cue, element, by, period, value, f"ratings.{grade.how}", reason))
            for year in more_years(doc, periods, grade.cue, period, stop):
                found.append(_rating(doc, mention, grade.cue, element, by, year, value, f"ratings.{grade.how}", None))
            before = as_before(doc, periods, grade.cue, stop)
            if before:
                found.append(_rating(doc, mention, grade.cue, element, by, before, value, "ratings.as-before", None))
    if grade.how == "keep" and elements == ["overall"]:
        found += _kept(doc, periods, grade, subjects, by, period, value, stop)
    return found


def _in_own_voice(doc: Document, statements: Sequence[Statement], cue: Cue) -> bool:
    """Whether a body tells its own grade in a text of its own, and no one is quoted: `We were rated good for leadership.`"""
    place = doc.tokens.starts[cue.first]
    here = doc.layout.sentence_at(place).block
    asked = here > 0 and doc.text[doc.layout.blocks[here - 1].end - 1] == "?"
    return not asked and not any(s.start <= place < s.end for s in statements)


def _kept(
    doc: Document,
    periods: Periods,
    grade: Grade,
    subjects: Subjects,
    by: str | None,
    period: str | None,
    value: Any,
    stop: int,
) -> list[Rating]:
    """`kept the rating it was given for 2015-16` tells of that year and of the one that the text is about."""
    governing = periods.governing.edtf if periods.governing else None
    words = doc.tokens.words
    given = any(
        w in ("given", "gave", "got", "received", "won", "awarded", "from", "had", "held", "earned", "first")
        for w in words[grade.cue.last : stop]
    )
    if governing is None or period in (None, governing) or not given:
        return []
    return [
        _rating(doc, m, grade.cue, "overall", by, governing, value, "ratings.keep", "the year of the text's ratings")
        for m in subjects.mentions
    ]


def _of_list(
    doc: Document, bodies: Bodies, periods: Periods, grade: Grade, listed: Listed, by_text: str | None
) -> list[Rating]:
    """The names in the lines under a lead-in that has a grade."""
    by = rater_of(doc, bodies, grade.cue, listed.first, listed.last, None) or by_text
    governing = periods.governing.edtf if periods.governing else None
    found = [m for m in periods.within(listed.first, listed.last) if m.edtf and not (governing and loose(m))]
    graded = periods.graded.edtf if periods.graded and governing is None else None
    period = found[0].edtf if found else governing or graded
    names = [m for m in bodies.within(listed.first, listed.last) if m.kind == "ccg" and m.first > grade.cue.last]
    elements = elements_of(doc, bodies, grade.cue, None, listed.first, listed.last, Subjects())
    return [
        _rating(
            doc,
            m,
            grade.cue,
            element,
            by,
            period,
            "actual",
            "ratings.list",
            None if found else "the year of other grades in the text" if graded else "the year of the text's ratings",
        )
        for m in (*names, *listed.mentions)
        for element in elements
    ]


def _leading(doc: Document, grades: Sequence[Grade], listed: Listed) -> Sequence[Grade]:
    """The grades in the lead-in of a list, where they are of one kind: it is a heading, or a sentence that announces."""
    first, last = listed.before or (listed.first, listed.last)
    if listed.graded or (listed.before is None and doc.tokens.words[last - 1] in (".", "!", "?")):
        return ()
    inside = grades[bisect_left(grades, first, key=_place) : bisect_left(grades, last, key=_place)]
    return inside if len({g.cue.value for g in inside}) == 1 else ()


def _place(grade: Grade) -> int:
    return grade.cue.first


def _rating(
    doc: Document,
    mention: Mention,
    cue: Cue,
    element: str,
    by: str | None,
    period: str | None,
    status: Any,
    rule: str,
    reason: str | None,
) -> Rating:
    tokens = doc.tokens
    grade = (tokens.starts[cue.first], tokens.ends[cue.last - 1])
    evidence = [Evidence("org", mention.start, mention.end), Evidence("rating", *grade)]
    if reason and period:
        evidence.append(Evidence("period", reason=reason))
    return Rating(
        source=doc.source.slug, start=mention.start, end=mention.end, exact=doc.source.text[mention.start : mention.end], status=status,
        org=mention.agent, rating=cue.value, dimension=element, by=by, period=period, rule=rule, evidence=tuple(evidence),
    )  # fmt: skip


def _subjects(doc: Document, bodies: Bodies, grades: Sequence[Grade], index: int, start: int) -> Subjects:
    cue = grades[index].cue
    words = doc.tokens.words
    first = cue.first
    while first > start and words[first - 1] in _QUOTES:
        first -= 1
    if words[cue.last : cue.last + 1] == ["rated"]:  # `the outstanding-rated X and Y`
        names = runs(doc, bodies.within(cue.last, doc.sentence_tokens(cue.first)[1]))
        return Subjects(tuple(names[0])) if names and names[0][0].first - cue.last <= 4 else Subjects()
    found = subjects_of(
        doc,
        bodies,
        first,
        cue.last,
        right=_OBJECT
        | ({"of"} if words[cue.last : cue.last + 1] in (["rating"], ["grade"], ["verdict"]) else frozenset())
        if grades[index].how == "noun" or words[cue.last : cue.last + 1] in (["rating"], ["grade"])
        else frozenset({"to", "at"}),
    )
    if "respectively" in words[cue.last : doc.sentence_tokens(cue.first)[1]]:
        inside = [g for g in grades if start <= g.cue.first < doc.sentence_tokens(cue.first)[1]]
        if len(inside) == len(found.mentions):
            return Subjects((found.mentions[[g.cue for g in inside].index(cue)],))
    return found


def _verb_of(doc: Document, cue: Cue, start: int) -> int:
    """The token of the word that rates, from which the status is read."""
    apart = next(
        (i for i in range(cue.first - 1, start, -1) if doc.tokens.words[i] in ("while", "whereas", "but", ";")), start
    )
    rates = [c for c in doc.cues.within("rates", apart, cue.first) if cue.first - c.last <= 12]
    return rates[-1].first if rates else cue.first


def _dated(found: list[Rating]) -> list[Rating]:
    """The ratings, with one that has no year given that of the same one told elsewhere in the text, where that is one year."""
    years: dict[tuple[str, str, str], set[str | None]] = {}
    for rating in found:
        years.setdefault((rating.org, rating.rating, rating.dimension), set()).add(rating.period)
    dated = []
    for rating in found:
        told = years[rating.org, rating.rating, rating.dimension] - {None}
        if rating.period is None and rating.rule == "ratings.move" and len(told) == 1:
            evidence = (
                *rating.evidence,
                Evidence("period", reason="the year of the same rating elsewhere in the text"),
            )
            rating = replace(rating, period=told.pop(), evidence=evidence)
        dated.append(rating)
    return dated


def _unique(found: list[Rating]) -> list[Rating]:
    return list({(r.start, r.end, r.org, r.rating, r.dimension, r.period): r for r in found}.values())
