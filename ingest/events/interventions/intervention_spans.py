"""How long an intervention has held: when one that was lifted had begun, and when it ended."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.interventions.intervening import intervention_words
from ccgkg.ingest.events.interventions.intervention_case import Case
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.times.apart import apart

_REVIEWS = ("capability-review", "ratings-review")


def span_told(case: Case, when: str | None) -> str | None:
    """The time of a measure, in EDTF, as an interval where its sentence tells an end; `when` is the time told with
    it."""
    if case.ended and case.verb is not None:
        return _until_lifted(case, case.verb, when)
    ends = {"completed", "concluded", "finished", "ended"}
    behind = case.words[case.cue.last : case.stop]
    if case.cue.value in _REVIEWS and _is_point(when) and not ends.isdisjoint(behind) and "that" not in behind:
        return f"../{when}"
    return _until_left(case, _begun_behind(case) if when is None else when)


def _is_point(when: str | None) -> bool:
    """Whether a time is told, and is no interval."""
    return bool(when) and "/" not in (when or "")


def _until_lifted(case: Case, ended: Cue, when: str | None) -> str | None:
    """`lifted in May the directions that it imposed on X in 2016`: closed at the time that the verb of its end has."""
    if ended.last <= case.cue.first and (before := begun(case)):
        times = reversed(case.periods.within(case.doc.sentence_tokens(case.cue.first)[0], before[0]))
        until = next((m.edtf for m in times if _is_point(m.edtf)), None)
        return f"{before[1]}/{until}" if until else None
    told = case.periods.within(ended.last, case.stop) if ended.first >= case.cue.last else ()
    when = next((m.edtf for m in told if m.edtf), when)
    if _is_point(when) and (first := _apart_before(case, ended)) is not None:
        return f"{first}/{when}"
    return f"{_begin_of(case, ended.first, when)}/{when}" if when and "/" not in when else when


def _apart_before(case: Case, ended: Cue) -> str | None:
    """`left in July, 18 months after it was placed there`: when it began, by how long before its end."""
    begins = intervention_words()["begins"]
    behind = (i for i in range(ended.last, case.stop) if case.words[i] in begins)
    told = (apart(case.doc, case.periods, i) for i in behind if "after" in case.words[ended.last : i])
    return next((first for first in told if first), None)


def _begin_of(case: Case, ended: int, when: str) -> str:
    """When a measure began that ended at a time, as its sentence tells; `ended` is the token of the verb of its end."""
    words, begins = case.words, intervention_words()["begins"]
    start = case.start
    for mention in case.periods.within(start, min(case.stop, case.cue.last + 12)):
        day = (mention.edtf or "").removesuffix("/..")
        if not _is_point(day) or day >= when:
            continue
        begun = not begins.isdisjoint(words[max(start, mention.first - 6) : mention.first])
        low, high = sorted((mention.last, ended))
        if begun and not _another_acts(words, case.bodies, low, high):
            return day
    return ".."


def _begun_behind(case: Case) -> str | None:
    """`special measures, having been placed there in July`."""
    words, last = case.words, case.cue.last
    other = next((c.first for c in case.doc.cues.within("intervention", last, case.stop)), case.stop)
    for time in case.periods.within(last, min(other, last + 10)):
        verbs = words[max(last, time.first - 5) : time.first]
        if _is_point(time.edtf) and not intervention_words()["begun"].isdisjoint(verbs):
            return time.edtf
    return None


def _until_left(case: Case, when: str | None) -> str | None:
    """`was placed in special measures in 2016, exiting in 2018`: the time at which it began, closed where it ended."""
    words, last = case.words, case.cue.last
    for i in range(last, case.stop):
        if _another_acts(words, case.bodies, last, i):
            break
        if words[i] not in intervention_words()["ends"]:
            continue
        times = case.periods.within(i, min(case.stop, i + 8))
        end = next((m.edtf for m in times if _is_point(m.edtf)), None)
        if end and when and "/" not in when and end > when:
            return f"{when}/{end}"
        sent = words[i] in ("exiting", "leaving", "emerging") or case.cue.value == "turnaround-director"
        if end and end == when and sent:
            return f"../{when}"  # `was in them before leaving in May`, `The director sent to X left in June`
    return when


def _another_acts(words: Sequence[str], bodies: Bodies, first: int, last: int) -> bool:
    """Whether another CCG becomes the subject between two tokens: `X was placed in them in May, and Y left them in
    June`."""
    named = (m for m in bodies.within(first, last) if m.kind == "ccg")
    return any(
        words[m.first - (2 if words[m.first - 1] == "nhs" else 1)] in ("and", "that", "while", "but", ";")
        and words[m.last] not in ("and", ",", "ccgs")
        for m in named
    )


def begun(case: Case) -> tuple[int, str] | None:
    """The verb that tells when measures that are lifted were begun, and when: `lifted the directions that it imposed on
    X in May 2017`."""
    words, last = case.words, case.cue.last
    verb = next((i for i in range(last, min(case.stop, last + 9)) if words[i] in intervention_words()["begun"]), None)
    if verb is None:
        return None
    times = case.periods.within(verb, min(case.stop, verb + 14))
    return next(((verb, m.edtf) for m in times if m.edtf and "/" not in m.edtf), None)


def began(words: Sequence[str], when: str | None, verb: Cue | None, cue: Cue) -> str | None:
    """When a state began that has held since: `under directions since 2016`; what was done more than once, or `at some
    time`, stays open."""
    if when is None or not when.endswith("/..") or "some" in words[cue.last : cue.last + 3]:
        return when
    again = verb and not intervention_words()["repeated"].isdisjoint(words[max(0, verb.first - 1) : verb.last])
    return when if again else when.removesuffix("/..")
