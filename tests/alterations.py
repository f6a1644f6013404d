"""Every way in which one key of a true claim can be made wrong, with the other claims of its text to borrow from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ccgkg.ingest.claim import Change, Claim, Figure, Intervention, Rating, Role, Statement

UNITS = ("count", "percent", "GBP")
COMPARATORS = ("=", "~", ">", ">=", "<", "<=")
GRADES = ("outstanding", "good", "requires-improvement", "inadequate")
CHANGES = ("merger", "shared-leadership", "joint-commissioning", "disbandment", "function-transfer", "establishment",
           "boundary-change")  # fmt: skip
INTERVENTIONS = ("special-measures", "legal-directions", "improvement-plan", "financial-recovery-plan",
                 "turnaround-director", "capability-review", "ratings-review")  # fmt: skip
STATUSES = ("actual", "planned", "proposed", "possible", "rejected")
SHIFTS = (-7, -1, 1, 4, 11)
GROUPS = ("ccgs", "some-ccgs")
#: What tells one true claim from another; the keys that the gate may leave unproved do not.
TOLD = {
    "figure": ("value", "unit", "comparator", "of", "period"),
    "rating": ("org", "rating", "period"),
    "statement": ("speaker", "mode"),
    "change": ("type", "participants", "status"),
    "intervention": ("type", "org", "status"),
    "role": ("person", "org"),
}


@dataclass(frozen=True, slots=True)
class Altered:
    """A claim with one key made wrong."""

    key: str
    claim: Claim


def altered(claim: Claim, claims: Sequence[Claim], text: str) -> Iterator[Altered]:
    """All alterations of a claim that are not, by chance, another true claim of its text.

    An altered claim is true all the same if the text has a true one of its kind at a span that overlaps it and that is
    equal in all keys that a claim must prove. The period of a figure is shifted only where the text has its digits.
    """
    for one in _all(claim, claims, text):
        if not any(_true(one, other) for other in claims):
            yield one


def _true(one: Altered, other: Claim) -> bool:
    """Whether an altered claim says what a true one says; one whose span was moved, only if it is that one's span."""
    claim = one.claim
    if claim.kind != other.kind or not (claim.start < other.end and other.start < claim.end):
        return False
    if one.key == "offsets":
        return (claim.start, claim.end) == (other.start, other.end)
    return all(getattr(claim, key) == getattr(other, key) for key in (*TOLD[claim.kind], one.key, "asserted_by"))


def _all(claim: Claim, claims: Sequence[Claim], text: str) -> Iterator[Altered]:
    for shift in SHIFTS:
        start, end = claim.start + shift, claim.end + shift
        if 0 <= start and end <= len(text):
            yield Altered("offsets", replace(claim, start=start, end=end, exact=text[start:end]))
    match claim:
        case Figure():
            yield from _figure(claim, claims, text)
        case Rating():
            yield from _each(claim, "rating", GRADES)
            yield from _each(claim, "org", _bodies(claims))
            yield from _each(claim, "period", _shifted(claim.period, text))
            yield from _each(claim, "status", STATUSES)
        case Intervention():
            yield from _each(claim, "type", INTERVENTIONS)
            yield from _each(claim, "org", _bodies(claims))
            yield from _each(claim, "status", STATUSES)
        case Change():
            yield from _each(claim, "type", CHANGES)
            yield from _each(claim, "status", STATUSES)
            yield from _each(claim, "participants", _parties(claim, claims))
        case Role():
            yield from _each(claim, "person", sorted({c.person for c in claims if isinstance(c, Role)}))
            yield from _each(
                claim, "org", sorted({c.org for c in claims if isinstance(c, Role)} | set(_bodies(claims)))
            )
            yield from _each(claim, "status", STATUSES)
        case Statement():
            for other in _speakers(claims):
                if other != claim.speaker:
                    yield Altered("speaker", replace(claim, speaker=other, asserted_by=other))
            yield Altered("mode", replace(claim, mode="indirect" if claim.mode == "direct" else "direct"))
            yield from _each(claim, "status", STATUSES)
    if not isinstance(claim, Statement):
        yield from _each(claim, "asserted_by", _speakers(claims))


def _each(claim: Any, key: str, values: Sequence[Any]) -> Iterator[Altered]:
    for value in values:
        if value != getattr(claim, key):
            yield Altered(key, replace(claim, **{key: value}))


def _figure(claim: Figure, claims: Sequence[Claim], text: str) -> Iterator[Altered]:
    yield from _each(claim, "value", (claim.value + 1, claim.value - 1, claim.value * 10))
    yield from _each(claim, "unit", UNITS)
    yield from _each(claim, "comparator", COMPARATORS)
    counts = [int(c.value) for c in claims if isinstance(c, Figure) and c.unit == "count" and c.value > claim.value]
    wholes = (None, claim.of + 1, claim.of - 1) if claim.of is not None else (*counts[:1],)
    yield from _each(claim, "of", wholes)
    yield from _each(claim, "period", _shifted(claim.period, text))


def _shifted(period: str | None, text: str) -> tuple[str, ...]:
    """A period a year earlier and a year later, where the text has the digits of its years: 2017, 2017-18, 17/18."""
    if period is None:
        return ()
    years = [int(year) for year in re.findall(r"\d{4}(?=-|/|$)", period)]
    stated = all(re.search(rf"\b{y}\b|[/–-]{y % 100:02d}\b|\b{y % 100:02d}[/–-]", text) for y in years)
    if not years or not stated:
        return ()
    return tuple(re.sub(r"\d{4}(?=-|/|$)", lambda found, by=by: str(int(found[0]) + by), period) for by in (-1, 1))


def _bodies(claims: Sequence[Claim]) -> list[str]:
    """The CCGs that the true claims of a text name."""
    found: set[str] = set()
    for claim in claims:
        match claim:
            case Rating() | Intervention():
                found.add(claim.org)
            case Change():
                found.update(claim.participants)
            case Figure():
                found.update(claim.about)
    return sorted(found - set(GROUPS))


def _parties(claim: Change, claims: Sequence[Claim]) -> list[tuple[str, ...]]:
    """The participants with one left out, and with each in turn swapped for another body of the text."""
    here = claim.participants
    found = [tuple(p for p in here if p != left) for left in here] if len(here) > 1 else []
    others = [b for b in _bodies(claims) if b not in here]
    for number, place in enumerate(here):
        for other in others[number : number + 2]:
            found.append(tuple(sorted({*here, other} - {place})))
    return found


def _speakers(claims: Sequence[Claim]) -> list[str]:
    return sorted({c.speaker for c in claims if isinstance(c, Statement)})
