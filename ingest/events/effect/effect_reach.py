"""How far behind a change a time may stand that dates it."""

from __future__ import annotations

from ccgkg.ingest.events.effect.change_case import ChangeCase
from ccgkg.ingest.events.event_clauses import event_clause, past_relative, status_words

#: Tokens behind an event, and behind the names in a relative clause, in which its time always counts.
_NEAR, _RELATIVE = 4, 12
#: Tokens of what an `until` or a `but not before` adds to a clause.
_UNTIL, _BUT = 6, 8
#: That something comes about.
_COMES = frozenset(
    ["effect", "place", "force", "happen", "happens", "completed", "complete", "come", "comes"]
    + ["follow", "begin", "begins", "start", "starts"]
)  # fmt: skip
#: How a body began that is told by its noun: `a joint committee, which was set up in 2018`.
_FOUNDED = frozenset({"created", "set", "formed", "established", "launched", "began", "started", "founded"})


def reach_of(case: ChangeCase) -> int:
    """The token before which a time behind an event is its own, where nothing else shows that it is not."""
    words, event = case.words, case.event
    reach = min(max(_clause_end(case), event.last + _NEAR), case.limit)
    if event.form == "noun" and "," in words[case.start : event.first]:
        resumes = status_words()["goes_on"]
        commas = (i for i in range(event.last, reach - 1) if words[i] == "," and words[i + 1] in resumes)
        reach = next(commas, reach)  # `X, born of a merger, was rated good in 2018`
    if (when := _founded_when(case)) is not None:
        reach = min(reach, when)
    if words[case.clause] in status_words()["relative"]:
        commas = (i for i in range(max(event.last, case.named), reach) if words[i] == ",")
        reach = next(commas, reach)  # `X, which shares a chief with Y, both ended the year`
    if event.form == "several":
        reach = min(reach, event.last + _NEAR)  # `chief officer of A and B, is to lead C too from April`
    if _founded_then(case) or _comes_then(case):
        reach = min(case.stop, max(reach, case.named + _RELATIVE))
    return reach


def _founded_when(case: ChangeCase) -> int | None:
    """The comma behind `X, formed in April when three groups merged, was rated good in July`."""
    words, event = case.words, case.event
    near = range(event.first - 1, max(case.start, event.first - _RELATIVE), -1)
    at = next((i for i in near if words[i] in ("when", "after", "as")), None)
    if at is None or _FOUNDED.isdisjoint(words[max(case.start, at - _RELATIVE) : at]):
        return None
    return next((i for i in range(event.last, case.stop) if words[i] == ","), None)


def _clause_end(case: ChangeCase) -> int:
    """The end of the clause of an event, past a relative clause and what an `until` adds to it."""
    words, stop, last = case.words, case.stop, case.clause_end
    names = max(case.event.last, case.named)
    if (behind := past_relative(case.doc, names, stop)) > names:
        last = max(last, event_clause(case.doc, behind)[1])
    if last < stop and words[last] in ("until", "since"):
        last = min(stop, last + _UNTIL)
    put_off = last < stop and words[last] in ("but", "though", "although")
    if put_off and not {"before", "until"}.isdisjoint(words[last : last + _UNTIL]):
        last = min(stop, last + _BUT)  # `will merge, but not before April`
    return last


def _founded_then(case: ChangeCase) -> bool:
    """`a joint committee, which was set up in 2018`."""
    words, last = case.words, case.event.last
    noun = case.event.form == "noun" and words[last] == ","
    return noun and not _FOUNDED.isdisjoint(words[last + 1 : last + 5])


def _comes_then(case: ChangeCase) -> bool:
    """`a merger, which would take effect on 1 April`."""
    words, named = case.words, case.named
    return words[named : named + 2] == [",", "which"] and not _COMES.isdisjoint(words[named + 2 : named + 7])
