"""Claims of a table, held against its cells: each is read again by the mapping of the table, key by key.

A claim stands on one whole cell. What it says must be what that cell, the others of its row and the headings say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ccgkg.ingest.claim import Claim
from ccgkg.ingest.tables.reading import TableReading
from ccgkg.ingest.verdict import Proof, Verdict, inferred, proved, refused, unproved, verdict

#: The keys that the cells must bear out, by kind; `asserted_by` and `status` of all.
KEYS = {
    "figure": ("value", "unit", "comparator", "of", "measure", "about", "basis", "period"),
    "rating": ("org", "rating", "dimension", "by", "period"),
    "change": ("type", "participants", "result", "effective"),
    "intervention": ("type", "org", "by", "effective"),
}
_CLOSE = 1e-12


class CellGate:
    """The gate of one table. `verify` never raises."""

    def __init__(self, reading: TableReading) -> None:
        self.reading = reading
        self._at: dict[tuple[str, int, int], list[Claim]] = {}
        for claim in reading.claims:
            self._at.setdefault((claim.kind, claim.start, claim.end), []).append(claim)

    def verify(self, claim: Claim) -> Verdict:
        """Whether the cells prove what a claim says, and on which of them each key stands."""
        span = self._span(claim)
        if span.refuses:
            return verdict(claim, (span,))
        read = self._at.get((claim.kind, claim.start, claim.end), [])
        if not read:
            return verdict(
                claim, (span, refused("exact", f"‘{claim.exact}’ is a cell of which the table makes no {claim.kind}"))
            )
        nearest = min(
            read, key=lambda one: sum(not _same(getattr(claim, k), getattr(one, k)) for k in self._keys(claim))
        )
        return verdict(claim, (span, *(self._prove(key, claim, nearest) for key in self._keys(claim))))

    def _keys(self, claim: Claim) -> Iterator[str]:
        yield from (*KEYS[claim.kind], "status", "asserted_by")

    def _span(self, claim: Claim) -> Proof:
        source = self.reading.source
        if claim.source != source.slug:
            return refused("exact", f"it is a claim of {claim.source!r}, not of {source.slug!r}")
        if not 0 <= claim.start < claim.end <= len(source.text):
            return refused(
                "exact", f"{claim.start} to {claim.end} lies outside the text, which has {len(source.text)} code points"
            )
        if source.text[claim.start : claim.end] != claim.exact:
            return refused("exact", f"the text does not have {claim.exact[:60]!r} there")
        if not any((claim.start, claim.end) in sheet.at for sheet in self.reading.sheets):
            return refused("exact", f"{claim.exact[:60]!r} is no whole cell")
        return proved("exact", claim.start, claim.end)

    def _prove(self, key: str, claim: Claim, read: Claim) -> Proof:
        said, have = getattr(claim, key), getattr(read, key)
        if not _same(said, have):
            return refused(key, f"the table says {_told(have)}, not {_told(said)}")
        found = [e for e in read.evidence if e.key == key]
        for one in found:
            if one.start is not None and one.end is not None:
                return proved(key, one.start, one.end)
        if found and found[0].reason:
            return inferred(key, found[0].reason)
        return unproved(key, "the table says nothing else")


def _same(said: Any, have: Any) -> bool:
    if isinstance(said, float | int) and isinstance(have, float | int):
        return abs(said - have) <= _CLOSE * max(1.0, abs(have))
    return bool(said == have)


def _told(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return f"{value:,.12g}" if isinstance(value, float) else "nothing" if value is None else str(value)
