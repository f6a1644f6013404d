"""When an intervention takes effect: by a time in its clause, before it, in the next sentence, or over the chronicle's
entry."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Status as Value
from ccgkg.ingest.events.event_clauses import event_clause
from ccgkg.ingest.events.interventions.intervened import past_apposition
from ccgkg.ingest.events.interventions.intervening import MEASURES, intervention_words, is_held
from ccgkg.ingest.events.interventions.intervention_case import Case
from ccgkg.ingest.events.interventions.intervention_spans import began, span_told
from ccgkg.ingest.events.interventions.intervention_told import in_place
from ccgkg.ingest.events.interventions.others_times import is_its_own, of_a_rule
from ccgkg.ingest.events.status.status import is_ahead
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.times.apart import apart
from ccgkg.ingest.times.chronicle import month_of_heading
from ccgkg.ingest.times.periods import Mention
from ccgkg.ingest.values import changed, dataclass

_CLOSING = (["’"], ["”"], ['"'], ["'"])
#: Tokens behind a measure in which a clause on it begins, and words of the next sentence in which it is dated.
_BESIDE, _HEAD = 10, 12
#: Characters of an EDTF day, and of a year.
_DAY, _YEAR = 10, 4


@dataclass(frozen=True, slots=True)
class Dated:
    """When a measure took or takes effect, in EDTF, how sure it is by then, and why its time is that where none is told
    with it."""

    when: str | None
    value: Value
    reason: str | None


def when_told(case: Case, value: Value, earlier: str | None) -> Dated:
    """When a measure takes effect; `value` is its status by its words, `earlier` the time of the one told before it."""
    when, reason = _effective(case, earlier)
    dated = Dated(began(case.words, span_told(case, when), case.verb, case.cue), value, reason)
    if _of_those_begun(case, dated.when, earlier):
        dated = changed(dated, when=f"{earlier}/{(dated.when or '').removeprefix('../')}")
    if is_held(case.doc, case.bodies, case.cue) and (case.verb is None or case.verb.first > case.cue.last):
        dated = changed(dated, when=None, value="actual")
    if dated.when is None and not case.ended:
        dated = changed(dated, when=_dated_after(case))
    if dated.when is None and dated.value == "actual":
        dated = _under_a_month(case, dated)
    return _by_now(case, dated)


def _of_those_begun(case: Case, when: str | None, earlier: str | None) -> bool:
    """`Nine were placed in them in 2016. The first to come out, in 2017, was X`: it began with that of the others."""
    before = case.words[case.cue.first - 2 : case.cue.first]
    one = case.recalled and not {"first", "last", "latest", "second"}.isdisjoint(before)
    return one and bool(when) and str(when).startswith("../") and earlier is not None and "/" not in earlier


def _under_a_month(case: Case, dated: Dated) -> Dated:
    """The month over an entry of a chronicle."""
    month = month_of_heading(case.doc, case.periods, case.start)
    holds = not {"still", "remains", "remain"}.isdisjoint(case.words[case.start : case.cue.first])
    if month is None or not month.edtf or holds:
        return dated
    return changed(dated, when=f"../{month.edtf}" if case.ended else month.edtf, reason="the month of the heading")


def _by_now(case: Case, dated: Dated) -> Dated:
    """What is told as done and is dated after the text: `will remain in special measures until March`, `begins in
    May`."""
    when = dated.when
    if dated.value != "actual" or case.ended or not when or not is_ahead(case.doc, when):
        return dated
    if in_place(case):
        return changed(dated, when=when if "/" in when else f"../{when}")
    return changed(dated, value="planned")


def _effective(case: Case, earlier: str | None) -> tuple[str | None, str | None]:
    """A time in its clause, else one before an `and`, else one at the head of the sentence; and why it is that."""
    doc, periods, cue = case.doc, case.periods, case.cue
    end = _clause_end(case)
    if earlier and _at_same_time(case, earlier):
        return _same_told(case) or earlier, "at the same time as the one before"
    if not _ended_before(case) and (told := apart(doc, periods, cue.first)) is not None:
        return told, "so long before or after what else its sentence tells"
    other = next((c.first for c in doc.cues.within("intervention", cue.last, end) if c.value != cue.value), end)
    other = min(other, next((c.first for c in doc.cues.within("grade", cue.last, end)), end))
    for time in periods.within(cue.last, other):
        if time.edtf and not of_a_rule(case.words, time, cue.last):
            return time.edtf, None
    before = next((m for m in reversed(periods.within(case.start, cue.first)) if m.edtf and is_its_own(case, m)), None)
    if before is not None and _dates(case, before):
        return before.edtf, None
    following = next(iter(doc.cues.within("intervention", cue.last, case.stop)), None)
    if following and intervention_words()["joins"].issuperset(case.words[cue.last : following.first]):
        return _effective(changed(case, cue=following), None)  # `in special measures and under directions since 2016`
    return None, None


def _dates(case: Case, before: Mention) -> bool:
    """Whether a time before a measure is when it took effect: not `rated inadequate for 2016/17 and later placed in
    them`, but `In 2016-17 it was placed in them`."""
    if not intervention_words()["later"].isdisjoint(case.words[before.last : case.cue.first]):
        return False
    if before.kind != "financial-year":
        return True
    opens = before.first - case.start <= 1 and case.words[before.first - 1] in ("in", "during")
    return opens and not case.doc.cues.within("grade", before.last, case.cue.first)


def _clause_end(case: Case) -> int:
    """The token before which a time behind a measure is its own."""
    end = _reach(case)
    goes_on = not {"since", "until"}.isdisjoint(case.words[end - 1 : min(end + 1, case.stop)])
    return min(end + 6, case.stop) if goes_on else end


def _reach(case: Case) -> int:
    """The end of the clause of a measure, or of the one that goes on with it."""
    doc, words, cue, stop = case.doc, case.words, case.cue, case.stop
    behind = _begins_then(case)
    if behind is not None:
        return min(clause_of(doc, behind + 1)[1], stop)
    if words[cue.last : cue.last + 1] in (["which"], ["that"]):
        return min(clause_of(doc, cue.last + 1)[1], stop)  # `a capability review which it had ordered in March`
    first, last = event_clause(doc, cue.first)
    closing = cue.last + 1 + (words[cue.last : cue.last + 1] in _CLOSING)
    relative = words[first] in ("which", "who") and words[first - 1] == ","
    if relative and "," in words[cue.last : closing]:
        return cue.last  # `X, which is in special measures, voted on Tuesday`
    if not case.recalled and (then := _one_who_left(case, last)) is not None:
        return then
    return min(max(last, cue.last + 4), stop)


def _one_who_left(case: Case, last: int) -> int | None:
    """The `and` of `Eight are in special measures and X, once among them, left in 2018`: the time is X's."""
    for recalled in case.doc.cues.within("recalls", case.cue.last, last):
        joint = (i for i in range(recalled.first - 1, case.cue.last - 1, -1) if case.words[i] in ("and", "but"))
        if (at := next(joint, None)) is not None and case.doc.tokens.capital(at + 1):
            return at
    return None


def _begins_then(case: Case) -> int | None:
    """The comma of `a review of X, which will begin next month`, of `a director, Ann Roe, who arrived in May`."""
    words, last = case.words, case.cue.last
    if case.cue.value in MEASURES:
        return None
    commas = (i for i in range(last, min(case.stop, last + _BESIDE)) if words[i] == ",")
    behind = next((i for i in commas if words[i + 1] in ("which", "who")), None)
    if behind is None or intervention_words()["begins_then"].isdisjoint(words[behind + 2 : behind + 6]):
        return None
    return behind


def _at_same_time(case: Case, earlier: str) -> bool:
    """Whether it took effect with the one told before, at the time `earlier`: `imposed on Y on the same day`."""
    words, last = case.words, case.cue.last
    same = next((i for i in range(last, min(case.stop, last + 4)) if words[i] == "same"), None)
    noun = words[same + 1 : same + 2] if same is not None else []
    if not noun or noun[0] not in intervention_words()["same_times"] or "/" in earlier:
        return False
    return len(earlier) >= (_DAY if noun[0] in ("day", "date") else _YEAR)


def _ended_before(case: Case) -> bool:
    """Whether its sentence has told how the measure ended: `left special measures in July, six months after it was
    placed in the regime`."""
    verbs = case.doc.cues.within("intervenes", case.start, case.cue.first)
    ends = next((v for v in verbs if v.value == "end"), None)
    if ends is None:
        return False
    return not any(m.kind == "ccg" for m in case.bodies.within(ends.last, case.cue.first))


def _same_told(case: Case) -> str | None:
    """The time for which `the same month` stands, where another was told since in the paragraph."""
    same = next((m for m in case.periods.within(case.cue.last, case.stop) if m.kind == "same" and m.edtf), None)
    starts = case.doc.tokens.starts
    low = case.doc.tokens.range(case.doc.layout.block_at(starts[case.start]).start, starts[case.start])[0]
    return same.edtf if same is not None and case.periods.within(low, case.start) else None


def _dated_after(case: Case) -> str | None:
    """The date that the next sentence gives to a measure: `The order, dated September 1, means`, `They took effect on 3
    May`."""
    director = case.cue.value == "turnaround-director"
    if case.stop >= len(case.doc.tokens) or case.cue.value not in MEASURES | {
        "turnaround-director",
        "capability-review",
    }:
        return None
    start, end = case.doc.sentence_tokens(case.stop)
    return (_sent_then(case, start, end) if director else None) or _dated_then(case, start, end)


def _sent_then(case: Case, start: int, end: int) -> str | None:
    """`NHS England sent her in last June`, of a turnaround director."""
    words, imposes = case.words, intervention_words()["imposes"]
    verbs = (i for i in range(start, end - 2) if words[i] in imposes)
    sent = next((i for i in verbs if words[i + 1] in ("her", "him", "them")), None)
    return next((m.edtf for m in case.periods.within(sent, end) if m.edtf), None) if sent is not None else None


def _dated_then(case: Case, start: int, end: int) -> str | None:
    """`They took effect on 3 May`, `The order, dated September 1, means`: and no other body or measure between."""
    words, lists = case.words, intervention_words()
    if not _names_it(words, start, case.cue.value):
        return None
    head = past_apposition(words, start + 2)  # `The director, Ann Roe, started on Monday`
    told = next((m for m in case.periods.within(start, min(end, head + _HEAD)) if m.edtf), None)
    if told is None or lists["dates_it"].isdisjoint(words[start + 1 : told.first]):
        return None
    another = any(m.kind == "ccg" for m in case.bodies.within(start, told.first)) or any(
        c.value != case.cue.value for c in case.doc.cues.within("intervention", start, told.first)
    )
    return None if another else told.edtf


def _names_it(words: Sequence[str], start: int, kind: str) -> bool:
    """Whether a sentence begins with what stands for a measure: `They`, `The order`, `Under these directions`, `The
    director`."""
    if words[start] == "they":
        return True
    start += words[start] == "under"
    nouns = intervention_words()["order_nouns"] if kind in MEASURES else frozenset({kind.rpartition("-")[2]})
    return words[start] in ("the", "these", "this") and not nouns.isdisjoint(words[start + 1 : start + 4])
