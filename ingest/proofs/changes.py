"""A change: the word that tells it, who takes part, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.claim import Change
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.proofs.parties.change_types import type_of
from ccgkg.ingest.proofs.parties.change_words import ChangeWords
from ccgkg.ingest.proofs.parties.participants import participants
from ccgkg.ingest.proofs.status.standing import status
from ccgkg.ingest.verdict import Proof, refused, unproved

#: No verb or noun that names a change begins with one of these.
_LEADS = frozenset({"for", "of", "to", "by", "with", "and", "in", "at", "from", "the"})


def prove(ground: Ground, named: Named, claim: Change) -> Iterator[Proof]:
    """The proofs of the keys of a change; of its span alone, where that is no telling of one."""
    read = ground.read_at("change", claim.start, claim.end)
    told = [c for c in read if isinstance(c, Change) and _same_words(c, claim)]
    first, last = ground.doc.tokens.range(claim.start, claim.end)
    amiss = _amiss(ground, claim, told, first, last)
    if amiss is not None:
        yield refused("type", f"{claim.exact!r} {amiss}")
        return
    words = ChangeWords(ground, claim, told, first, last)
    fitting = [c for c in told if c.type == claim.type]
    yield type_of(words)
    yield participants(ground, named, claim, fitting, first, last)
    places = [(c.first, c.last) for c in words.cues] or [(first, last)]
    yield status(ground, claim, places, fitting)
    yield unproved("result")
    yield unproved("effective")


def _amiss(ground: Ground, claim: Change, told: list[Change], first: int, last: int) -> str | None:
    """Why the span of a claim at tokens [first, last) is no telling of a change, or None; `told` are those read
    there."""
    words = ground.doc.tokens.words
    if not told and first >= last:
        return "tells no change"
    leads = words[first] in _LEADS and words[first : first + 2] != ["the", "same"]
    if leads and all(c.start != claim.start for c in told):
        return "begins before the words that tell the change"
    if "\n" in claim.exact.strip() and all("\n" not in c.exact for c in told):
        return "runs on into another line"
    return None


def _same_words(one: Change, other: Change) -> bool:
    """Whether one span holds the other, or they share more than half of the longer one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    longer, shorter = sorted((one.end - one.start, other.end - other.start), reverse=True)
    return shared == shorter or 2 * shared >= longer
