"""Interventions: special measures, legal directions and the rest, on whom, by whom, from when, and whether in place yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.lists import Listed, find_lists
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.bodies.subjects import Subjects
from ccgkg.ingest.claim import ALL_CCGS, Evidence, Intervention, Statement
from ccgkg.ingest.events.echoes import find_recalled
from ccgkg.ingest.events.intervened import among, noun_of, on_whom
from ccgkg.ingest.events.interveners import intervener_of, intervener_of_all
from ccgkg.ingest.events.intervening import (
    MEASURES,
    in_general,
    in_passing,
    in_the_making,
    is_bare,
    is_held,
    is_legal,
    is_owned,
    is_review_of,
    of_care,
    of_others,
    verb_of,
)
from ccgkg.ingest.events.intervention_claims import once, without_named
from ccgkg.ingest.events.intervention_dates import (
    began,
    begun,
    dated_after,
    effective_of,
    interval_of,
)
from ccgkg.ingest.events.single_times import and_then, in_brackets, of_last
from ccgkg.ingest.events.status import Status, is_ahead, status_of
from ccgkg.ingest.ratings.of_whom import is_asked
from ccgkg.ingest.speech.own_words import speaker_own
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.chronicle import month_of_heading
from ccgkg.ingest.times.periods import Periods

_PLANS = frozenset({"improvement-plan", "financial-recovery-plan"})


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
        found.extend(list(_of_cue(doc, bodies, periods, cue, lists, by_text, found, verbs.get(cue), statements)))
    return once(without_named(doc, bodies, found))


def _of_cue(
    doc: Document, bodies: Bodies, periods: Periods, cue: Cue, lists: Mapping[int, Sequence[Listed]], by_text: str | None, found: Sequence[Intervention],
    recalled: Cue | None, statements: Sequence[Statement],
) -> Iterator[Intervention]:  # fmt: skip
    start, stop = doc.sentence_tokens(cue.first)
    verb = recalled or verb_of(doc, cue, start, stop)
    listed = next((x for x in lists.get(start, ()) if x.leads(doc, cue.first)), None)
    leads = listed is not None
    bare = (cue.value in MEASURES and is_bare(doc, cue, start)) or (cue.value in _PLANS and is_owned(doc, cue, start))
    bare = bare or is_review_of(doc, bodies, cue) or is_held(doc, bodies, cue)
    if verb is None and not leads and not bare and cue.value != "ratings-review":
        return
    if is_asked(doc.tokens.words, start, stop):
        return
    if (
        doc.tokens.words[cue.first] == "the"
        and cue.value == "special-measures"
        and not ((found or _named_before(doc, cue)) and verb)
    ):
        return
    if (
        doc.tokens.words[cue.first] == "the"
        and doc.tokens.words[cue.first - 1] == "under"
        and cue.first - 1 == start
        and doc.tokens.words[cue.last] == ","
    ):
        return  # `Under the regime, X must produce a plan`
    if doc.tokens.words[cue.first : cue.last] == ["directions"] and not is_legal(doc, bodies, cue, verb):
        return
    yield from _done_to(doc, bodies, periods, cue, stop, by_text)
    if in_general(doc, cue, start) or of_care(doc, cue) or _none(doc, cue) or of_others(doc, bodies, cue, start):
        return
    noun = cue.first + 1 if doc.tokens.words[cue.first] == "directions" else cue.last
    status = status_of(doc, cue.first, noun, after=_told_after(cue, verb))
    if status.denied or status.value == "rejected":
        return
    if _in_place(doc.tokens.words, cue, start):
        status = Status("actual")
    if status.word == "to be" and any(
        w.startswith("continu") for w in doc.tokens.words[max(start, cue.first - 6) : cue.first]
    ):
        status = Status("actual")  # `continues to be in special measures`
    ended = verb is not None and verb.value == "end"
    if ended and verb and status.kind == "approved" and doc.tokens.words[verb.first - 1] in ("was", "were", "been"):
        status = Status("actual")  # `confirmed that the directions were lifted`
    if ended and status.value in ("planned", "possible", "proposed"):
        if recalled is None:  # `was put in them in May, and officials will decide whether to lift them` is told already
            yield from _in_force(doc, bodies, periods, cue, start, stop, by_text)
        return
    by = intervener_of(doc, bodies, cue, start, stop) or by_text
    when, reason = effective_of(
        doc, bodies, periods, cue, start, stop, next((f.effective for f in reversed(found) if f.effective), None)
    )
    agreed = status.kind == "approved" and cue.value in _PLANS and not status.word.endswith((" to", " that"))
    asked = status.value == "proposed" and status.word.startswith(("ask", "request", "want", "call", "demand"))
    asked = asked or "will" in doc.tokens.words[cue.first : cue.last]
    value = (
        "planned"
        if asked or (status.value == "actual" and cue.value in _PLANS and in_the_making(doc, cue))
        else "actual"
        if agreed
        else "planned"
        if status.word.split(" ")[0] == "would"
        else status.value
    )
    when = began(
        doc.tokens.words, interval_of(doc, bodies, periods, cue, stop, when, verb if ended else None), verb, cue
    )
    if is_held(doc, bodies, cue) and (verb is None or verb.first > cue.last):
        value, when = "actual", None
    if when is None and (cue.value in MEASURES or cue.value == "turnaround-director") and not ended:
        when = dated_after(doc, bodies, periods, cue, stop)
    if when is None and value == "actual" and (headed := month_of_heading(doc, periods, start)) and headed.edtf:
        when, reason = (f"../{headed.edtf}" if ended else headed.edtf), "the month of the heading"
    if value == "actual" and not ended and when and is_ahead(doc, when):
        if _in_place(doc.tokens.words, cue, start):
            when = when if "/" in when else f"../{when}"  # `will remain in special measures until March`
        else:
            value = "planned"
    if recalled and by is None:
        by = next((f.by for f in reversed(found) if f.type == cue.value), None)
    if leads and listed:
        for mention in listed.mentions:
            yield _claim(doc, cue, mention.start, mention.end, mention.agent, by, when, value, status, reason, "list")
        return
    subjects = on_whom(doc, bodies, cue, start)
    own = None if subjects.mentions else speaker_own(doc, bodies, statements, start, cue.first)
    if own:
        subjects = Subjects((own,))
    if not subjects and ended and not recalled and verb and verb.first >= cue.last:
        # `The directions were lifted`: on those on whom they were told to be.
        last = [f for f in found if f.type == cue.value][-1:]
        same = [
            f for f in found if last and f.type == cue.value and f.by == last[0].by and f.effective == last[0].effective
        ]
        subjects = Subjects(tuple(m for m in (bodies.nearest_of(f.org, cue.first) for f in same) if m))
    only = of_last(doc, periods, cue, stop)
    for mention in subjects.mentions:
        own_time = began(doc.tokens.words, in_brackets(doc, periods, mention.last), None, cue)
        shared = when if not only or mention is subjects.mentions[-1] else None
        yield _claim(
            doc, cue, mention.start, mention.end, mention.agent, by, own_time or shared, value, status, reason, "named"
        )
    if subjects.mentions and {"along", "alongside", "together"} & set(doc.tokens.words[cue.last : cue.last + 8]):
        for mention in among(doc, bodies, cue, stop):  # `along with eight others, among them A and B`
            yield _claim(doc, cue, mention.start, mention.end, mention.agent, by, when, value, status, reason, "named")
    if subjects.mentions:
        for mention, time in and_then(doc, bodies, periods, cue.last, stop):
            if mention not in subjects.mentions:
                ended_then = f"../{time}" if ended and "/" not in time else began(doc.tokens.words, time, verb, cue)
                yield _claim(
                    doc, cue, mention.start, mention.end, mention.agent, by, ended_then, value, status, None, "then"
                )
    if not subjects.mentions and subjects.group and (some := among(doc, bodies, cue, stop)):
        for mention in some:
            yield _claim(doc, cue, mention.start, mention.end, mention.agent, by, when, value, status, reason, "named")
        return
    if (
        not subjects.mentions
        and subjects.group
        and not in_passing(doc, cue, verb, subjects.group)
        and not _asks(doc.tokens.words, start, stop)
    ):
        span = noun_of(doc, subjects.group)
        yield _claim(doc, cue, *span, ALL_CCGS, by, when, value, status, reason, "group")


def _in_force(
    doc: Document, bodies: Bodies, periods: Periods, cue: Cue, start: int, stop: int, by_text: str | None
) -> Iterator[Intervention]:
    """One that is to end, and holds until then: `will lift the directions that it imposed on X in 2016`."""
    by = intervener_of(doc, bodies, cue, start, stop) or by_text
    when = begun(doc, periods, cue, stop)
    for mention in on_whom(doc, bodies, cue, start).mentions:
        yield _claim(
            doc,
            cue,
            mention.start,
            mention.end,
            mention.agent,
            by,
            when[1] if when else None,
            "actual",
            Status("actual"),
            None,
            "named",
        )


def _named_before(doc: Document, cue: Cue) -> bool:
    """Whether the text has named special measures before it speaks of `the regime`."""
    first = next((c for c in doc.cues.all("intervention") if c.value == cue.value), cue)
    return first.first < cue.first and doc.tokens.words[first.first] != "the"


def _none(doc: Document, cue: Cue) -> bool:
    """Whether nobody is said to be subject to it: `none of the 38 is in special measures`."""
    words = doc.tokens.words
    first = clause_of(doc, cue.first)[0]
    for i in range(first, cue.first):
        if words[i] in ("none", "neither", "nobody") or (
            words[i] in ("no", "not")
            and words[i + 1] in ("ccg", "ccgs", "group", "groups", "one", "a", "clinical", "commissioning", "other")
        ):
            return not {"but", "only"} & set(words[i : cue.first])
    return False


def _done_to(
    doc: Document, bodies: Bodies, periods: Periods, cue: Cue, stop: int, by_text: str | None
) -> Iterator[Intervention]:
    """The case that a rule is told with: `can issue directions, as it did to X in May`."""
    words = doc.tokens.words
    for i in range(cue.last, stop - 3):
        did = words[i] == "as" and (
            words[i + 2] in ("did", "has", "had") or words[i + 1] in ("happened", "with", "was")
        )
        names = runs(doc, bodies.within(i, min(stop, i + 9))) if did else []
        if not names or not {"to", "with", "for", "at", "in", "on"} & set(words[i + 1 : names[0][0].first]):
            continue
        when = next((m.edtf for m in periods.within(names[0][-1].last, stop) if m.edtf), None)
        for mention in runs(doc, bodies.within(i, stop))[0]:
            yield _claim(
                doc,
                cue,
                mention.start,
                mention.end,
                mention.agent,
                by_text,
                when,
                "actual",
                Status("actual"),
                None,
                "case",
            )
        return


def _in_place(words: list[str], cue: Cue, start: int) -> bool:
    """Whether a measure is in place by what is said of its time: `Under directions issued in March, X must`, `will remain in them`."""
    near = words[max(start, cue.first - 4) : cue.first]
    remains = near[-3:-1] in (["will", "remain"], ["will", "stay"]) or near[-2:] in (
        ["will", "remain"],
        ["will", "stay"],
    )
    return remains or (words[start] == "under" and cue.first - start <= 2)


def _asks(words: list[str], start: int, stop: int) -> bool:
    """Whether a sentence or a headline asks: `Which CCGs have gone into special measures, and what happens next`."""
    return (
        words[stop - 1] == "?"
        or words[start] in ("which", "how", "why", "what", "who")
        and words[stop - 1] not in (".", ",")
    )


def _told_after(cue: Cue, verb: Cue | None) -> bool:
    """Whether words behind an intervention may say how real it is: not where its verb stands before it."""
    return cue.value not in ("special-measures", "improvement-plan") and (verb is None or verb.last > cue.first)


def _claim(
    doc: Document, cue: Cue, start: int, end: int, org: str, by: str | None, when: str | None, value: Any, status: Status,
    reason: str | None, rule: str,
) -> Intervention:  # fmt: skip
    tokens = doc.tokens
    evidence = [Evidence("org", start, end), Evidence("type", tokens.starts[cue.first], tokens.ends[cue.last - 1])]
    if status.start is not None:
        evidence.append(Evidence("status", status.start, status.end))
    if when and reason:
        evidence.append(Evidence("effective", reason=reason))
    return Intervention(
        source=doc.source.slug, start=start, end=end, exact=doc.source.text[start:end], status=value, type=cue.value, org=org, by=by,
        effective=when, rule=f"interventions.{rule}", evidence=tuple(evidence),
    )  # fmt: skip
