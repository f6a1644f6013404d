"""A reckoning: published arithmetic done again, with its verdict and the computation in one line.

What it computes is derived: it is told apart from what a source says, and is never a claim.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from ccgkg.queries.agreement.finding import Place

#: Exact: it is just so. Consistent: it may be so, within rounding or a hedge. Inconsistent: it cannot be so.
Verdict = Literal["exact", "consistent", "inconsistent", "not-checkable"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Derived:
    """A value that no source states: `what` it is, and the value as one reads it."""

    what: str
    value: str


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A verdict on figures of one source. `check` names what was done again: `share`, `sum`, `change`, `list`, ….

    `claims` are the IRIs of the figures, `places` where they stand, in the order of the text. `inferred` are the
    reasons for which a period that the verdict rests on was inferred.
    """

    check: str
    verdict: Verdict
    computation: str
    reason: str
    claims: tuple[str, ...]
    places: tuple[Place, ...]
    derived: tuple[Derived, ...] = ()
    inferred: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The slug of the source."""
        return self.places[0].source

    def to_json(self) -> dict[str, Any]:
        return asdict(self)
