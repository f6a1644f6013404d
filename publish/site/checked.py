"""The answers of an edition that take longest, made once: what they say stays the same until the next build."""

from __future__ import annotations

from functools import lru_cache

from ccgkg.publish.site.edition import Edition
from ccgkg.queries.agreement.against_register import check_graph
from ccgkg.queries.agreement.arithmetic import reckonings
from ccgkg.queries.agreement.finding import Finding
from ccgkg.queries.agreement.reckoning import Reckoning
from ccgkg.queries.compare import Answer as SideBySide
from ccgkg.queries.compare import compare
from ccgkg.queries.why import Answer as Provenance
from ccgkg.queries.why import why


@lru_cache(maxsize=2)
def sums(edition: Edition) -> tuple[Reckoning, ...]:
    """The published arithmetic done again."""
    return tuple(reckonings(edition.engine, edition.checked))


@lru_cache(maxsize=2)
def held(edition: Edition) -> tuple[Finding, ...]:
    """The claims held against the register."""
    return tuple(check_graph(edition.engine))


@lru_cache(maxsize=16)
def said(edition: Edition, figure: str, *, read: bool = True) -> Provenance:
    """Who says a figure; with the sentences where they may be `read`. Raises ValueError where it is none."""
    return why(edition.engine, figure, edition.texts) if read else why(edition.engine, figure)


@lru_cache(maxsize=8)
def beside(edition: Edition, measure: str | None = None, period: str | None = None) -> SideBySide:
    """What sources say side by side. Raises ValueError for a measure that is none."""
    return compare(edition.engine, measure, period)
