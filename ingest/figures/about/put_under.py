"""The CCGs that a text names as put under special measures or directions, for a headline or a lead that only counts
them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Intervention
from ccgkg.ingest.text.document import Document

#: The measures that count those under an intervention, each of its own name.
_MEASURES = ("special-measures", "legal-directions")
#: So many at most are meant one by one.
_FEW = 6
#: Blocks at the head of a text that count them, and blocks behind in which they are named.
_LEAD = 6
_NEAR = 6
#: Bodies under one measure, each with the code points at which it is first named so.
Named = Mapping[str, tuple[tuple[int, str], ...]]


def put_under(interventions: Sequence[Intervention]) -> Named:
    """The bodies named with each intervention, in the order of the text."""
    found: dict[str, dict[str, int]] = {m: {} for m in _MEASURES}
    for x in interventions:
        if x.type in found and x.org not in (ALL_CCGS, SOME_CCGS):
            found[x.type][x.org] = min(x.start, found[x.type].get(x.org, x.start))
    return {m: tuple(sorted((start, org) for org, start in orgs.items())) for m, orgs in found.items()}


def counted_under(doc: Document, named: Named, measure: str, start: int, count: float) -> tuple[str, ...]:
    """Those whom a text goes on to name as put under a measure, where its head counts so many; empty where it names
    fewer."""
    layout = doc.layout
    here = layout.sentence_at(start).block
    if here >= _LEAD or not 1 < count <= _FEW:
        return ()
    told = [(at, org) for at, org in named.get(measure, ()) if at > start][: int(count)]
    near = len(told) == count and layout.sentence_at(told[-1][0]).block - here <= _LEAD + _NEAR
    return tuple(sorted(org for _, org in told)) if near else ()
