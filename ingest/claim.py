"""A claim: one thing that one source says, at one place in it.

The six kinds and their keys are the claims contract. A claim is a plain value: it is made by a rule, a person or
another tool, passes the gate, and becomes quads. Offsets are Unicode code points into the source's text, half-open.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, field, fields, replace
from itertools import groupby
from typing import Any, ClassVar, Literal, get_args

from ccgkg.ingest.amendment import Amendment
from ccgkg.ingest.values import dataclass

Kind = Literal["figure", "rating", "statement", "change", "intervention", "role"]
Status = Literal["actual", "planned", "proposed", "possible", "rejected"]
KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)

#: Slugs of groups of CCGs that are not named one by one.
ALL_CCGS, SOME_CCGS = "ccgs", "some-ccgs"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one key of a claim: the characters that prove it, or the reason for which it was inferred."""

    key: str
    start: int | None = None
    end: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every claim has. `chain` runs from the outermost voice (the outlet) to the innermost; `amended` are the
    corrections that made it what it is."""

    kind: ClassVar[Kind]
    source: str
    start: int
    end: int
    exact: str
    asserted_by: str | None = None
    status: Status = "actual"
    id: str = ""
    rule: str = ""
    mode: str = "own-voice"
    chain: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)
    amended: tuple[Amendment, ...] = field(default=(), compare=False)

    def to_json(self) -> dict[str, Any]:
        """The claim as the contract writes it: plain JSON values, `kind` first."""
        record: dict[str, Any] = {"kind": self.kind}
        for f in fields(self):
            value = getattr(self, f.name)
            if f.name in _UNTOLD or (f.name in _OPTIONAL and not value):
                continue
            record[f.name] = list(value) if isinstance(value, tuple) else value
        return record


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Claim):
    """A count, a percentage or an amount of money. `measure_text` keeps the noun where the measure is `other`."""

    kind: ClassVar[Kind] = "figure"
    value: float
    unit: str
    comparator: str = "="
    of: int | None = None
    measure: str = "other"
    about: tuple[str, ...] = (ALL_CCGS,)
    basis: str = "total"
    period: str | None = None
    restates: str | None = None
    measure_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Claim):
    kind: ClassVar[Kind] = "rating"
    org: str
    rating: str
    dimension: str = "overall"
    by: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Claim):
    """Something said or written. `mode` is `direct` or `indirect`."""

    kind: ClassVar[Kind] = "statement"
    speaker: str
    speaker_name: str
    role: str | None = None
    org: str | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Claim):
    kind: ClassVar[Kind] = "change"
    type: str
    participants: tuple[str, ...] = (ALL_CCGS,)
    result: str | None = None
    effective: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Claim):
    kind: ClassVar[Kind] = "intervention"
    type: str
    org: str
    by: str | None = None
    effective: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Claim):
    kind: ClassVar[Kind] = "role"
    person: str
    person_name: str
    role: str
    org: str


CLASSES: Mapping[str, type[Claim]] = {c.kind: c for c in (Figure, Rating, Statement, Change, Intervention, Role)}

#: What is no key of the contract.
_UNTOLD = frozenset({"evidence", "amended"})
#: Keys that are left out of the JSON where they are empty.
_OPTIONAL = frozenset({"id", "rule", "chain", "restates", "measure_text", "topics"})
_LISTS = frozenset({"chain", "about", "participants", "topics"})


def from_json(record: Mapping[str, Any]) -> Claim:
    """The claim that a JSON object of the contract describes; keys that the contract lacks are ignored.

    Raises ValueError naming the key where the kind is unknown, a required key is absent or a value has the wrong type.
    """
    kind = record.get("kind")
    cls = CLASSES.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise ValueError(f"kind: {kind!r} is none of {', '.join(KINDS)}")
    values: dict[str, Any] = {}
    for f in fields(cls):
        if f.name in _UNTOLD:
            continue
        if f.name in record:
            value = record[f.name]
            if f.name in _LISTS:
                if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
                    raise ValueError(f"{f.name}: {value!r} is no list of strings")
                value = tuple(value)
            elif f.name in ("start", "end", "of", "value"):
                if not _is_number(value, whole=f.name != "value") and not (f.name == "of" and value is None):
                    raise ValueError(f"{f.name}: {value!r} is no number")
                value = value if f.name == "value" or value is None else int(value)
            elif not isinstance(value, str) and not (value is None and f.default is None):
                raise ValueError(f"{f.name}: {value!r} is no string")
            values[f.name] = value
        elif f.default is MISSING and f.default_factory is MISSING:
            raise ValueError(f"{f.name}: is missing")
    return cls(**values)


def _is_number(value: object, *, whole: bool) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return not whole or float(value).is_integer()


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims as a source gives them: by start, end and kind, then by their content."""
    ordered: list[Claim] = []
    for _, tied in groupby(sorted(claims, key=_place), key=_place):
        same = list(tied)
        ordered.extend(same if len(same) == 1 else sorted(same, key=_content))
    return ordered


def _place(claim: Claim) -> tuple[int, int, int]:
    return claim.start, claim.end, KINDS.index(claim.kind)


def _content(claim: Claim) -> str:
    return repr(
        [(f.name, getattr(claim, f.name)) for f in fields(claim) if f.name not in ("id", "evidence", "amended", "rule")]
    )


def ids(claims: Iterable[Claim], base: str) -> list[str]:
    """The id of each claim: an IRI from source, kind, `exact` and the ordinal among equals.

    So an id is the same on every run, and does not depend on the register. `claims` are in source order.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    minted = []
    for claim in claims:
        key = (claim.source, claim.kind, claim.exact)
        seen[key] += 1
        text = "\x1f".join((*key, str(seen[key])))
        minted.append(f"{base}claim/{hashlib.sha256(text.encode('utf-8')).hexdigest()[:20]}")
    return minted


def number(claims: Sequence[Claim], base: str) -> list[Claim]:
    """The claims with their `id`; they are in source order."""
    return [replace(claim, id=iri) for claim, iri in zip(claims, ids(claims, base), strict=True)]
