"""The checks of an edition, made once: they read every claim, and what they say stays the same until the next build."""

from __future__ import annotations

from functools import lru_cache

from ccgkg.publish.site.edition import Edition
from ccgkg.queries.agreement.against_register import check_graph
from ccgkg.queries.agreement.arithmetic import reckonings
from ccgkg.queries.agreement.finding import Finding
from ccgkg.queries.agreement.reckoning import Reckoning


@lru_cache(maxsize=2)
def sums(edition: Edition) -> tuple[Reckoning, ...]:
    """The published arithmetic done again."""
    return tuple(reckonings(edition.engine, edition.checked))


@lru_cache(maxsize=2)
def held(edition: Edition) -> tuple[Finding, ...]:
    """The claims held against the register."""
    return tuple(check_graph(edition.engine))
