"""Interventions: special measures, legal directions and the rest, on whom, by whom, from when, and whether in place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.lists import Listed, find_lists
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.bodies.subjects import Subjects, part_of
from ccgkg.ingest.claim import ALL_CCGS, Intervention, Statement
from ccgkg.ingest.events.interventions.echoes import find_recalled
from ccgkg.ingest.events.interventions.intervened import among, noun_of, on_whom
from ccgkg.ingest.events.interventions.interveners import intervener_of, intervener_of_all
from ccgkg.ingest.events.interventions.intervening import in_passing, verb_of
from ccgkg.ingest.events.interventions.intervention_case import Case
from ccgkg.ingest.events.interventions.intervention_claims import Measure, once, without_named
from ccgkg.ingest.events.interventions.intervention_dates import when_told
from ccgkg.ingest.events.interventions.intervention_spans import began, begun
from ccgkg.ingest.events.interventions.intervention_told import (
    is_nobodys,
    is_told,
    status_told,
    value_told,
)
from ccgkg.ingest.events.interventions.single_times import and_then, in_brackets, of_last
from ccgkg.ingest.events.status.status import Status
from ccgkg.ingest.speech.speakers.own_words import speaker_own
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods
from ccgkg.ingest.times.respectively import respective
from ccgkg.ingest.values import changed


def find_interventions(
    doc: Document, bodies: Bodies, periods: Periods, statements: Sequence[Statement] = ()
) -> list[Intervention]:
    """The interventions of a document, in its order, each on a CCG by its name, or on `ccgs` where none is named.

    `statements` tell whose `we` is.
    """
    cues = doc.cues.all("intervention")
    if not cues:
        return []
    lists: defaultdict[int, list[Listed]] = defaultdict(list)
    for each in find_lists(doc, bodies):
        lists[doc.sentence_tokens((each.before or (each.first,))[0])[0]].append(each)
    by_text = intervener_of_all(doc, bodies, cues, statements)
    found: list[Intervention] = []
    verbs = {r.cue: r.verb for r in find_recalled(doc, bodies, cues)}
    cues = [c for n, c in enumerate(cues) if not n or c.value != cues[n - 1].value or c.first >= cues[n - 1].last]
    for cue in sorted((*cues, *verbs)):
        start, stop = _part(doc, bodies, cue.first)
        verb = verbs.get(cue) or verb_of(doc, cue, start, stop)
        listed = next((x for x in lists.get(start, ()) if x.leads(doc, cue.first)), None)
        case = Case(doc, bodies, periods, cue, start, stop, verb, cue in verbs, by_text, doc.tokens.words)
        found.extend([*_of_case(case, listed, found, statements)])
    return once(without_named(doc, bodies, found))


def _part(doc: Document, bodies: Bodies, token: int) -> tuple[int, int]:
    """The part of a sentence that tells of a measure, and the one behind it that goes on about that: `was put in them;
    it left in May`."""
    start, stop = part_of(doc, bodies, token)
    end = doc.sentence_tokens(token)[1]
    goes_on = stop < end and doc.tokens.words[stop + 1] in ("it", "they", "these", "those", "and")
    return start, end if goes_on else stop


def _of_case(
    case: Case, listed: Listed | None, found: Sequence[Intervention], statements: Sequence[Statement]
) -> Iterator[Intervention]:
    """What the words of one measure tell; `listed` are the lines that they head, `found` what was told before them."""
    if not is_told(case, listed is not None, bool(found)):
        return
    yield from _done_to(case)
    if is_nobodys(case):
        return
    status = status_told(case)
    if status is None:
        return
    if case.ended and status.value in ("planned", "possible", "proposed"):
        if (
            not case.recalled
        ):  # `was put in them in May, and officials will decide whether to lift them` is told already
            yield from _in_force(case)
        return
    measure = _measure(case, status, found)
    if listed is not None:
        for mention in listed.mentions:
            own = began(case.words, in_brackets(case.doc, case.periods, [mention]), None, case.cue)
            yield changed(measure, when=own or measure.when).on(case.doc, mention, "list")
    else:
        yield from _on_those(case, measure, _subjects(case, found, statements))


def _measure(case: Case, status: Status, found: Sequence[Intervention]) -> Measure:
    """The measure with its time and the body that takes it."""
    by = intervener_of(case.doc, case.bodies, case.cue, case.start, case.stop) or case.by_text
    if case.recalled and by is None:
        by = next((f.by for f in reversed(found) if f.type == case.cue.value), None)
    earlier = next((f.effective for f in reversed(found) if f.effective), None)
    dated = when_told(case, value_told(case, status), earlier)
    return Measure(case.cue, by, dated.when, dated.value, status, dated.reason)


def _subjects(case: Case, found: Sequence[Intervention], statements: Sequence[Statement]) -> Subjects:
    """Those whom a measure is on: by its sentence, by whose people speak, or by what was told of it before."""
    doc, bodies, cue = case.doc, case.bodies, case.cue
    subjects = on_whom(doc, bodies, cue, case.start)
    own = None if subjects.mentions else speaker_own(doc, bodies, statements, case.start, cue.first)
    if own:
        return Subjects((own,))
    lifted = case.ended and not case.recalled and case.verb is not None and case.verb.first >= cue.last
    return _told_before(case, found) if lifted and not subjects else subjects


def _told_before(case: Case, found: Sequence[Intervention]) -> Subjects:
    """`The directions were lifted`: on those on whom they were told to be."""
    last = next((f for f in reversed(found) if f.type == case.cue.value), None)
    if last is None:
        return Subjects()
    same = [f for f in found if (f.type, f.by, f.effective) == (last.type, last.by, last.effective)]
    nearest = (case.bodies.nearest_of(f.org, case.cue.first) for f in same)
    return Subjects(tuple(m for m in nearest if m))


def _on_those(case: Case, measure: Measure, subjects: Subjects) -> Iterator[Intervention]:
    """The measure on each whom its sentence names, on those named of a group, or on the group."""
    doc, cue, stop = case.doc, case.cue, case.stop
    if subjects.mentions:
        yield from _on_named(case, measure, subjects)
    elif subjects.group:
        some = among(doc, case.bodies, cue, stop)
        yield from (measure.on(doc, mention, "named") for mention in some)
        asked = case.words[subjects.group.first - 1] in ("which", "whether", "what")
        passing = bool(some) or asked or in_passing(doc, cue, case.verb, subjects.group)
        if not passing:
            yield measure.on_span(doc, noun_of(doc, subjects.group), ALL_CCGS, "group")


def _on_named(case: Case, measure: Measure, subjects: Subjects) -> Iterator[Intervention]:
    """The measure on those named, each with its own time where it has one: `on A (2016), on B and, in May, on C`."""
    doc, cue, stop, words = case.doc, case.cue, case.stop, case.words
    only = of_last(doc, case.periods, cue, stop)
    for place, mention in enumerate(subjects.mentions):
        own = began(words, in_brackets(doc, case.periods, subjects.mentions[place:]), None, cue)
        shared = measure.when if not only or mention is subjects.mentions[-1] else None
        if (told := respective(doc, case.periods, subjects.mentions, mention.first)) is not None:
            own = began(words, told.edtf, case.verb, cue)
        yield changed(measure, when=own or shared).on(doc, mention, "named")
    if not {"along", "alongside", "together"}.isdisjoint(words[cue.last : cue.last + 8]):
        for mention in among(doc, case.bodies, cue, stop):  # `along with eight others, among them A and B`
            yield measure.on(doc, mention, "named")
    for mention, time in and_then(doc, case.bodies, case.periods, cue.last, stop):
        if mention not in subjects.mentions:
            ends = case.ended and "/" not in time
            then = f"../{time}" if ends else began(words, time, case.verb, cue)
            yield changed(measure, when=then, reason=None).on(doc, mention, "then")


def _in_force(case: Case) -> Iterator[Intervention]:
    """One that is to end, and holds until then: `will lift the directions that it imposed on X in 2016`."""
    by = intervener_of(case.doc, case.bodies, case.cue, case.start, case.stop) or case.by_text
    when = begun(case)
    measure = Measure(case.cue, by, when[1] if when else None)
    for mention in on_whom(case.doc, case.bodies, case.cue, case.start).mentions:
        yield measure.on(case.doc, mention, "named")


def _done_to(case: Case) -> Iterator[Intervention]:
    """The case that a rule is told with: `can issue directions, as it did to X in May`."""
    doc, bodies, words, stop = case.doc, case.bodies, case.words, case.stop
    for i in range(case.cue.last, stop - 3):
        names = runs(doc, bodies.within(i, min(stop, i + 9))) if _as_it_did(words, i) else []
        if not names or {"to", "with", "for", "at", "in", "on"}.isdisjoint(words[i + 1 : names[0][0].first]):
            continue
        when = next((m.edtf for m in case.periods.within(names[0][-1].last, stop) if m.edtf), None)
        measure = Measure(case.cue, case.by_text, when)
        yield from (measure.on(doc, mention, "case") for mention in runs(doc, bodies.within(i, stop))[0])
        return


def _as_it_did(words: Sequence[str], i: int) -> bool:
    """Whether `as it did`, `as happened` or `as with` begins at a token."""
    if words[i] != "as":
        return False
    return words[i + 2] in ("did", "has", "had") or words[i + 1] in ("happened", "with", "was")
