"""Mergers that sources tell of, held against those of the register: who, into what, and when.

What was only planned, asked for, possible or refused says nothing of what came about, so it cannot be wrong; where a
plan came about as it was told, it agrees. A body that the register lacks cannot be checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ccgkg.ontology.register import Merger, load
from ccgkg.queries.agreement.finding import Finding, Verdict
from ccgkg.queries.agreement.open_counts import day
from ccgkg.queries.agreement.told import Told

_Judged = tuple[Verdict, str, str]


def check_merger(told: Told) -> Finding | None:
    """A merger that a source describes, or None where the claim is none."""
    if told.kind != "change" or told.type != "merger":
        return None
    return told.found("merger", *_merger(told))


def _merger(told: Told) -> _Judged:
    named = tuple(code for code in told.bodies if code != told.result)
    result = told.result if told.result and load().by_code(told.result) else None
    if told.hearsay:
        return "cannot-be-checked", "hearsay is not checked", ""
    if not named and result is None:
        return "cannot-be-checked", "it names none of the bodies that merge", ""
    if unknown := [code for code in named if load().by_code(code) is None]:
        return "cannot-be-checked", f"the register has no {_or(unknown)}", ""
    found = _of(named, result)
    if found is None:
        return _none(told, named, result)
    reckoned = _told(found)
    if told.status in ("proposed", "possible", "rejected"):
        return "cannot-be-checked", f"it is told as {told.status}; {_became(found)}", reckoned
    if result and result != found.result.ods_code:
        if told.status == "planned":
            return "cannot-be-checked", f"it is a plan; {_became(found)}", reckoned
        return "disagrees", f"they merged, but into {found.result.ods_code} and not {result}", reckoned
    if told.period is None:
        return _undated(told, found, reckoned)
    first, last = told.days
    if (first is None or first <= found.first_day) and (last is None or found.first_day <= last):
        return "agrees", f"the register has that merger on {day(found.first_day)}", reckoned
    if told.status == "planned":
        return "cannot-be-checked", f"it is a plan for another day; {_became(found)}", reckoned
    if told.inferred:
        return "cannot-be-checked", f"the day is only inferred ({told.inferred}); {_became(found)}", reckoned
    return "disagrees", f"they merged, but on {day(found.first_day)}, which is not in {told.period}", reckoned


def _undated(told: Told, found: Merger, reckoned: str) -> _Judged:
    if told.status == "actual" and told.published and told.published[1] < found.first_day:
        why = f"no day is stated, and it came out before {day(found.first_day)}, when they merged"
        return "cannot-be-checked", why, reckoned
    return "agrees", f"the register has that merger on {day(found.first_day)}", reckoned


def _none(told: Told, named: Sequence[str], result: str | None) -> _Judged:
    """The register has no such merger. Only what is told as done, of two CCGs at least, can be wrong."""
    fates = "; ".join(_fate(code) for code in named)
    if told.status != "actual":
        return "cannot-be-checked", f"it is told as {told.status}, and the register has no such merger", fates
    if told.inferred or (len(named) < 2 and not result):
        return "cannot-be-checked", "the register has no merger of it, but may know it under another name", fates
    if told.whom == "group":
        return "cannot-be-checked", "the source leaves some of them unnamed", fates
    heirs = [_line(code) for code in named]
    if heirs and set.intersection(*map(set, heirs)):
        return "cannot-be-checked", "they came into one CCG, but by more than one merger", fates
    into = f" into {result}" if result else ""
    return "disagrees", f"the register has no merger of {_and(named)}{into}", fates


def _of(named: Sequence[str], result: str | None) -> Merger | None:
    """The merger of those bodies. Of those that merge a source may name some only; the result may be among them."""
    for merger in load().mergers():
        codes = {original.ods_code for original in merger.originals}
        whole = codes | {merger.result.ods_code}
        if named and codes & set(named) and set(named) <= whole:
            return merger
    return load().merger_into(result) if result and not named else None


def _line(code: str) -> list[str]:
    """The CCGs that a body became, one after the other."""
    body = load().by_code(code)
    heirs = [heir for heir in (body.successors if body else ()) if load().by_code(heir)]
    return [*heirs, *(further for heir in heirs for further in _line(heir))]


def _fate(code: str) -> str:
    body = load().by_code(code)
    assert body is not None
    heirs = _line(code)
    until = day(body.last_day or date.max)
    return f"{code} was open until {until}" + (f" and became {heirs[0]}" if heirs else " and merged with none")


def _became(merger: Merger) -> str:
    return f"the register has {merger.result.ods_code} from {day(merger.first_day)}"


def _told(merger: Merger) -> str:
    originals = ", ".join(original.ods_code for original in merger.originals)
    return f"{originals} → {merger.result.ods_code} on {day(merger.first_day)}"


def _and(codes: Sequence[str]) -> str:
    *most, last = codes or ("CCGs",)
    return f"{', '.join(most)} and {last}" if most else last


def _or(codes: Sequence[str]) -> str:
    *most, last = codes
    return f"{', '.join(most)} or {last}" if most else last
