"""The press against the register: each claim of a merger, a count of CCGs, a whole, a named body, with its verdict.

`docs/checks.md` states the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ccgkg.queries.agreement.finding import Finding
from ccgkg.queries.agreement.told import Told, read_told
from ccgkg.queries.agreement.told_bodies import check_bodies
from ccgkg.queries.agreement.told_counts import check_count, check_mergers, check_merging, check_whole, whole_mergers
from ccgkg.queries.agreement.told_mergers import check_merger
from ccgkg.queries.ask import Engine


def check_graph(engine: Engine) -> list[Finding]:
    """The findings on all that a graph holds, in the order of sources and places."""
    return list(check(read_told(engine)))


def check(told: Iterable[Told]) -> Iterator[Finding]:
    """The findings on claims. What the register says nothing about has none."""
    known = list(told)
    beside = whole_mergers(known)
    for each in known:
        found = (
            check_count(each),
            check_whole(each),
            check_mergers(each),
            check_merging(each, (each.place.source, each.period) in beside),
            check_merger(each),
        )
        yield from (one for one in found if one)
        yield from check_bodies(each)
