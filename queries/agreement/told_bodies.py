"""Bodies that sources name, held against the register: was there such a CCG, and was it open then?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ccgkg.ontology.naming import resolve
from ccgkg.ontology.register import Body, load
from ccgkg.queries.agreement.finding import Finding, Verdict
from ccgkg.queries.agreement.open_counts import Window, day, window
from ccgkg.queries.agreement.told import Told

_Judged = tuple[Verdict, str, str]
#: How the slug of a CCG ends that the register lacks.
_CCG = "-ccg"


def check_bodies(told: Told) -> Iterator[Finding]:
    """Each CCG that a claim is about. The bodies of a merger and what is to come of one are checked with the merger."""
    if told.kind == "change" and told.type == "merger":
        return
    for slug in told.bodies:
        if body := load().by_code(slug):
            yield told.found(f"named body {slug}", *_then(told, body))
        elif slug.endswith(_CCG):
            yield told.found(f"named body {slug}", *_unknown(slug, told))


def _then(told: Told, body: Body) -> _Judged:
    days = window(told)
    reckoned = f"{body.ods_code} was open from {day(body.first_day)} to {day(body.last_day or date.max)}"
    if told.hearsay:
        return "cannot-be-checked", "hearsay is not checked", reckoned
    if days is None:
        return "cannot-be-checked", "neither the claim nor its source has a date", reckoned
    if body.first_day <= days.last and (body.last_day is None or days.first <= body.last_day):
        return "agrees", f"{body.name_on(days.last)} was open then ({days.words})", reckoned
    if told.status != "actual":
        return "cannot-be-checked", f"it was not open then, but that is only {told.status}", reckoned
    if body.last_day and body.last_day < days.first:
        return _closed(told, body, days, reckoned)
    if told.published and told.published[1] >= body.first_day:
        return (
            "cannot-be-checked",
            f"it opened on {day(body.first_day)}; what is told may be of those before it",
            reckoned,
        )
    return (
        "cannot-be-checked",
        f"it opened only on {day(body.first_day)}, and may be named for those before it",
        reckoned,
    )


def _closed(told: Told, body: Body, days: Window, reckoned: str) -> _Judged:
    assert body.last_day is not None
    heirs = ", ".join(body.successors)
    if told.kind == "rating" and days.stated and not told.inferred:
        return "disagrees", f"it closed on {day(body.last_day)}, before {days.words}; {heirs} took over", reckoned
    return "cannot-be-checked", f"it closed on {day(body.last_day)}, and one may look back; {heirs} took over", reckoned


def _unknown(slug: str, told: Told) -> _Judged:
    """A CCG that the register does not have: what may be meant is said, and nothing is guessed."""
    name = slug.removesuffix(_CCG).replace("-", " ")
    found = resolve(name, told.published[0] if told.published else None)
    offered = ", ".join(f"{one.body.name} ({one.body.ods_code})" for one in found.candidates)
    meant = f"; it may be {offered}" if offered else ""
    return "cannot-be-checked", f"the register has no CCG of that name{meant}", ""
