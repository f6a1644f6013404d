"""Which CCGs are meant where words behind or before `CCGs` make them some of all: `CCGs in special measures`, `the
smallest CCGs`."""

from __future__ import annotations

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.figures.about.referent import Referent
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.text.document import Document

#: Words for the size of CCGs.
_SIZES = frozenset({"smallest", "biggest", "largest", "smaller", "larger", "bigger", "merged", "merging", "enlarged"})
#: Nouns for places that are no names: `CCGs in the worst-hit areas`.
_AREAS = frozenset({"areas", "places", "parts", "regions", "towns", "cities", "counties"})


def restricted(doc: Document, r: Referent) -> tuple[str, ...]:
    """`CCGs in special measures`, `CCGs that stayed as they were` are some of all."""
    ws = doc.tokens.words
    if r.members != (ALL_CCGS,) or r.kind != "group":
        return r.members
    after = ws[r.last : r.last + 1]
    if (
        after == ["of"]
        and ws[r.last + 1] in ("fewer", "less", "more", "under", "over", "up", "at")
        or not _SIZES.isdisjoint(ws[max(0, r.first - 1) : r.last])
    ):
        return (SOME_CCGS,)  # `CCGs of fewer than 100,000 people`, `The smallest CCGs get`
    some = after != [] and (
        after[0] in word_lists()["restricts"]
        and ws[r.last : r.last + 2] not in (["with", "one"], ["with", "a"], ["with", "an"])
        or after == ["in"]
        and not _AREAS.isdisjoint(ws[r.last + 2 : r.last + 5])
        or after == ["in"]
        and ws[r.last + 1] in word_lists()["in_trouble"]
    )
    return (SOME_CCGS,) if some else r.members
