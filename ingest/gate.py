"""The gate: no claim passes of which the text does not say what it says.

`Gate.of(source)` reads a source once; `verify` then holds each claim of it, from whomever it comes, against the text.
It does not ask whether our rules would make the same claim, but whether the words at its span and around prove its
keys: the value, unit, comparator, whole and the digits of the period of a figure; body and grade; speaker and mode;
type, participants and status; the person and the body of a role. Where several may be meant the nearest is. What is
none of these may stay unproved, and is marked so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields
from functools import cached_property

from ccgkg.ingest.claim import Change, Claim, Figure, Intervention, Rating, Role, Statement
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.proofs import changes, figures, graded, roles, statements
from ccgkg.ingest.proofs.credit.asserted import asserted
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.source import Source
from ccgkg.ingest.survey import Survey, survey
from ccgkg.ingest.text.tokens import Tokens, tokenise
from ccgkg.ingest.verdict import Proof, Verdict, proved, refused, short, verdict


class Gate:
    """The gate of one source. It keeps what it finds of the text, and nothing of the claims."""

    def __init__(self, read: Survey) -> None:
        self.ground = Ground.of(read)
        self.named = Named(self.ground)

    @classmethod
    def of(cls, source: Source) -> Gate:
        return cls(survey(source))

    def verify(self, claim: Claim) -> Verdict:
        """Whether the text proves what a claim must prove, and on what each key stands. Never raises."""
        span = self._span(claim)
        unfit = next(_unfit(claim), None)
        if span.refuses or unfit:
            return verdict(claim, (span,) if unfit is None else (span, unfit))
        keys = tuple(self._keys(claim))
        return verdict(claim, (span, *keys, self._credit(claim, keys)))

    def _keys(self, claim: Claim) -> Iterator[Proof]:
        match claim:
            case Figure():
                yield from figures.prove(self.ground, claim)
            case Rating() | Intervention():
                yield from graded.prove(self.ground, self.named, claim)
            case Statement():
                yield from statements.prove(self.ground, self.named, claim)
            case Change():
                yield from changes.prove(self.ground, self.named, claim)
            case Role():
                yield from roles.prove(self.ground, self.named, claim)

    def _credit(self, claim: Claim, keys: Sequence[Proof]) -> Proof:
        words = next((k.start for k in keys if k.key in ("rating", "type") and k.start is not None), claim.start)
        return asserted(self.ground, self.named, claim, words)

    def _span(self, claim: Claim) -> Proof:
        """The span reads back, and begins and ends with words."""
        text, tokens = self.ground.doc.source.text, self._tokens
        if claim.source != self.ground.doc.source.slug:
            return refused("exact", f"it is a claim of {claim.source!r}, not of {self.ground.doc.source.slug!r}")
        if not 0 <= claim.start < claim.end <= len(text):
            return refused(
                "exact", f"{claim.start} to {claim.end} lies outside the text, which has {len(text)} code points"
            )
        if text[claim.start : claim.end] != claim.exact:
            return refused(
                "exact", f"the text has {short(text[claim.start : claim.end])!r} there, not {short(claim.exact)!r}"
            )
        first, last = tokens.range(claim.start, claim.end)
        if self.ground.doc.text[claim.start : claim.end].isspace():
            return refused("exact", f"{short(claim.exact)!r} belongs to the page around the article")
        if first >= last or (claim.start, claim.end) != (tokens.starts[first], tokens.ends[last - 1]):
            return refused("exact", f"{short(claim.exact)!r} is cut out of a word")
        return proved("exact", claim.start, claim.end)

    @cached_property
    def _tokens(self) -> Tokens:
        """All tokens of the text, with those that the rules read past: a claim may begin and end with one."""
        return tokenise(self.ground.doc.source.text)


def _unfit(claim: Claim) -> Iterator[Proof]:
    """The keys of a claim that no text could prove: one that must be told and is blank, a period that is none."""
    for f in fields(claim):
        value = getattr(claim, f.name)
        if f.default is MISSING and isinstance(value, str) and not value.strip():
            yield refused(f.name, "it is empty")
        elif f.name in ("period", "effective") and value is not None:
            try:
                bounds(value)
            except ValueError:
                yield refused(f.name, f"{short(value)!r} is no period")
