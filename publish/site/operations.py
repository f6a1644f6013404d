"""What the API answers: one table, of which its addresses, its checks, its OpenAPI document and its page are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NotRequired, TypedDict

from ccgkg.ontology.naming import resolve
from ccgkg.publish.site import paging
from ccgkg.publish.site.checked import beside, held, said, sums
from ccgkg.publish.site.edition import Edition
from ccgkg.queries import compare, why
from ccgkg.queries.agreement import finding, reckoning
from ccgkg.queries.agreement.finding import Finding
from ccgkg.queries.agreement.reckoning import Reckoning
from ccgkg.queries.lineage import described, lineage, standing
from ccgkg.queries.roll import Entry, roll

#: Values by the names of parameters; those of days are read, and one that is not given is None.
Given = Mapping[str, Any]
#: The most code points of a value.
_LONGEST = 300


class NotFound(LookupError):
    """What was asked for is not there. The message is one line."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """`day` says that it is one, in ISO 8601; `of` are the values it may have, any where there are none."""

    name: str
    what: str
    example: str
    required: bool = False
    day: bool = False
    of: tuple[str, ...] = ()

    def read(self, given: Mapping[str, str]) -> str | date | None:
        """The value. Raises ValueError where it is missing or cannot be."""
        value = given.get(self.name, "")[:_LONGEST].strip()
        if not value:
            if self.required:
                raise ValueError(f"{self.name}: is missing; write it like '{self.name}={self.example}'")
            return None
        if self.of and value not in self.of:
            raise ValueError(f"{self.name}: {value!r} is not {' or '.join(map(repr, self.of))}")
        if not self.day:
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{self.name}: {value!r} is no day; write it as 2016-07-21") from None


class Described(TypedDict):
    """A body: its ODS code, last official name and days, both included. `inferred` is of boards alone: no list states
    it."""

    ods_code: str
    name: str
    first_day: str
    last_day: str | None
    inferred: NotRequired[bool]


class Changed(TypedDict):
    """A change of bodies on a day: `originals` and `result` are ODS codes. `inferred` says that no list states it."""

    kind: str
    date: str
    originals: list[str]
    result: str
    description: str
    inferred: bool


class Resolved(TypedDict):
    """How a name was understood."""

    by: str
    description: str


class Line(TypedDict):
    """What a CCG came of and became, the nearest first; `became` is what stood for it on the day `to`, where one was
    given."""

    asked: str
    resolved: Resolved
    body: Described
    ancestors: list[Described]
    descendants: list[Described]
    relatives: list[Described]
    board: Described | None
    changes: list[Changed]
    to: NotRequired[str]
    became: NotRequired[list[Described]]


class Checks(TypedDict):
    """Published arithmetic done again, with the number of each verdict."""

    counts: dict[str, int]
    checks: list[Reckoning]


class Findings(TypedDict):
    """Claims held against the register, with the number of each verdict."""

    against: str
    counts: dict[str, int]
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Operation:
    """An address of the API. `says` is the type of its answer; `part` cuts a long answer into pages, and tells how long
    it is."""

    name: str
    summary: str
    what: str
    parameters: tuple[Parameter, ...]
    answer: Callable[[Edition, Given], Any]
    says: Any
    part: Callable[[Any, int], tuple[Any, int]] | None = None

    @property
    def path(self) -> str:
        return f"/api/{self.name}"

    def read(self, given: Mapping[str, str]) -> dict[str, Any]:
        """The values of all parameters. Raises ValueError for one that is wrong, missing or unknown."""
        known = {one.name for one in self.parameters} | ({"page"} if self.part else set())
        for name in given:
            if name not in known:
                raise ValueError(f"{name[:40]}: is no parameter (there are: {', '.join(sorted(known))})")
        return {one.name: one.read(given) for one in self.parameters}


def _why(edition: Edition, given: Given) -> why.Answer:
    return said(edition, given["figure"])


def by_mention(answer: why.Answer, page: int) -> tuple[why.Answer, int]:
    """The part of an answer that has the mentions of one page, and how many mentions there are."""
    parts = paging.windows([len(one.mentions) for one in answer.quantities], page)
    kept = [replace(answer.quantities[at], mentions=answer.quantities[at].mentions[some]) for at, some in parts]
    return replace(answer, quantities=tuple(kept)), answer.voices


def _compare(edition: Edition, given: Given) -> compare.Answer:
    period = compare.read_period(given["period"]) if given["period"] else None
    return beside(edition, given["measure"], period)


def by_quantity(answer: compare.Answer, page: int) -> tuple[compare.Answer, int]:
    """A page of an answer: whole quantities and contradictions, as many of each, and the length of the longer list."""
    part = paging.window(page)
    total = max(len(answer.quantities), len(answer.disagreements))
    return replace(answer, quantities=answer.quantities[part], disagreements=answer.disagreements[part]), total


def _check(edition: Edition, given: Given) -> Checks | Findings:
    if given["against"]:
        found = held(edition)
        tally = Counter(one.verdict for one in found)
        return {"against": given["against"], "counts": {v: tally[v] for v in finding.VERDICTS}, "findings": list(found)}
    done = sums(edition)
    told = Counter(one.verdict for one in done)
    return {"counts": {v: told[v] for v in reckoning.VERDICTS}, "checks": list(done)}


def _check_part(answer: Any, page: int) -> tuple[Any, int]:
    key = "findings" if "findings" in answer else "checks"
    return answer | {key: answer[key][paging.window(page)]}, len(answer[key])


def _register(_: Edition, given: Given) -> list[dict[str, Any]]:
    return [entry._asdict() for entry in roll(given["as_of"])]


def _lineage(_: Edition, given: Given) -> dict[str, Any]:
    found = resolve(given["name"], given["as_of"])
    if found.body is None:
        raise NotFound(found.words)
    answer: dict[str, Any] = {"asked": found.asked, "resolved": {"by": found.how, "description": found.words}}
    answer |= lineage(found.body).to_json()
    if to := given["to"]:
        answer |= {"to": to.isoformat(), "became": [described(one) for one in standing(found.body, to)]}
    return answer


_AS_OF = Parameter("as_of", "the day, in ISO 8601", "2018-04-01", day=True)

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "why",
        "Who says a figure",
        "Everyone who says it, where exactly, on whose word, in which words; what else is said of the same quantity; "
        "how many independent origins that has.",
        (Parameter("figure", "the figure as one writes it", "£213m", required=True),),
        _why,
        why.Answer,
        by_mention,
    ),
    Operation(
        "compare",
        "What sources say side by side",
        "The figures that sources give for a measure and how they stand together; without a measure every quantity "
        "that two claims or more are of, and all contradictions.",
        (
            Parameter("measure", "the slug of a measure, as in its address on this site", "overspend"),
            Parameter(
                "period", "only quantities of just this period: a financial year, a year, a day or EDTF", "2017/18"
            ),
        ),
        _compare,
        compare.Answer,
        by_quantity,
    ),
    Operation(
        "check",
        "Published arithmetic, done again",
        "Shares, sums and changes that a source states, worked out once more from its own numbers. "
        "With against=register what the register of CCGs says to each claim instead.",
        (Parameter("against", "hold the claims against this", "register", of=("register",)),),
        _check,
        Checks | Findings,
        _check_part,
    ),
    Operation(
        "register",
        "The CCGs of a day",
        "Those open on the day, with names, codes, days, predecessors and successors; "
        "without a day all that there ever were.",
        (_AS_OF,),
        _register,
        list[Entry],
    ),
    Operation(
        "lineage",
        "What a CCG came of and became",
        "Its family, with every merger and its day. A name is resolved by the register; "
        "one that fits two bodies or none is never guessed.",
        (
            Parameter("name", "a name or an ODS code", "North Somerset", required=True),
            replace(_AS_OF, what="the day on which it was called so, in ISO 8601", example="2016-04-01"),
            Parameter("to", "also tell what stood for it on this day", "2021-04-01", day=True),
        ),
        _lineage,
        Line,
    ),
)  # fmt: skip
