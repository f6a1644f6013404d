"""A key as the rules read it: proved by the words that they found for it."""

from __future__ import annotations

from ccgkg.ingest.claim import Claim
from ccgkg.ingest.verdict import Proof, inferred, proved


def as_read(read: Claim, key: str, otherwise: str) -> Proof:
    """The proof of `key` by the words that a claim of the rules has for it; inferred for the reason `otherwise` where
    it has none."""
    for found in read.evidence:
        if found.key == key and found.start is not None and found.end is not None:
            return proved(key, found.start, found.end)
    return inferred(key, otherwise)
