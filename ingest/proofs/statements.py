"""A statement: the words said, marked as direct or reported in a clause, and who is credited with them."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.claim import Statement
from ccgkg.ingest.proofs.credit.reported import edges
from ccgkg.ingest.proofs.credit.speech import speaker
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.text.quotations import Quotation
from ccgkg.ingest.verdict import Proof, proved, refused, short, unproved

_KEY = "mode"
#: What opens a quotation, and what closes one.
_OPENS = frozenset("“‘\"'„«")
_CLOSES = frozenset("”’\"'»")


def prove(ground: Ground, named: Named, claim: Statement) -> Iterator[Proof]:
    """The proofs of the keys of a statement."""
    yield _mode(ground, claim)
    yield speaker(ground, named, claim)
    if claim.status != "actual":
        yield refused("status", "what was said was said: its status is actual")
    else:
        yield proved("status", claim.start, claim.end)
    for key in ("role", "org", "topics"):
        yield unproved(key)


def _mode(ground: Ground, claim: Statement) -> Proof:
    """The proof that the words are quoted, or told in a clause."""
    if claim.mode == "direct":
        return _direct(ground, claim)
    if claim.mode == "indirect":
        return _indirect(ground, claim)
    return refused(_KEY, f"{claim.mode!r} is neither direct nor indirect")


def _direct(ground: Ground, claim: Statement) -> Proof:
    """The proof that the words stand between quotation marks: all that is quoted, or whole sentences of it."""
    quotation = ground.quotations.at(claim.start)
    if quotation is None or not _lies_in(claim, quotation):
        if _is_marked(ground, claim):
            return proved(_KEY, claim.start - 1, claim.end)
        return refused(_KEY, "it does not stand between quotation marks")
    if claim.start == quotation.inner_start and quotation.inner_end - 1 <= claim.end <= quotation.inner_end:
        return proved(_KEY, quotation.start, quotation.end)
    if _is_marked(ground, claim) or _is_whole_sentences(ground, claim, quotation):
        return proved(_KEY, claim.start, claim.end)
    quoted = ground.doc.text[quotation.inner_start : quotation.inner_end]
    return refused(_KEY, f"what is quoted there is {short(quoted)!r}")


def _lies_in(claim: Statement, quotation: Quotation) -> bool:
    return quotation.inner_start <= claim.start and claim.end <= quotation.end


def _is_marked(ground: Ground, claim: Statement) -> bool:
    """Whether marks stand right around the words, nested in other marks or not."""
    text = ground.doc.text
    before, after = text[max(0, claim.start - 1) : claim.start], text[claim.end : claim.end + 2]
    return before in _OPENS and (not after.strip() or not _CLOSES.isdisjoint(after))


def _is_whole_sentences(ground: Ground, claim: Statement, quotation: Quotation) -> bool:
    """Whether the words are whole sentences of a longer quotation."""
    layout = ground.doc.layout
    if claim.start not in (quotation.inner_start, layout.sentence_at(claim.start).start):
        return False
    last = layout.sentence_at(max(claim.start, claim.end - 1)).end
    return claim.end in (last, last - 1) or quotation.inner_end - 1 <= claim.end <= quotation.inner_end


def _indirect(ground: Ground, claim: Statement) -> Proof:
    """The proof that the words are a whole clause, with a verb of saying beside it or not."""
    amiss = _cut(ground, claim) or edges(ground, claim)
    if amiss:
        return refused(_KEY, amiss)
    cue = _verb(ground, claim)
    return proved(_KEY, *cue) if cue else unproved(_KEY, "no verb of saying stands beside it")


def _cut(ground: Ground, claim: Statement) -> str | None:
    """How the words are at odds with a quotation at their ends, or None."""
    quotation, last = ground.quotations.at(claim.start), ground.quotations.at(claim.end - 1)
    inside = quotation is not None and _lies_in(claim, quotation)
    if quotation and inside and claim.start == quotation.inner_start and claim.end >= quotation.inner_end - 1:
        return "it is all between quotation marks"
    opened = ground.doc.text[max(0, claim.start - 1) : claim.start] in ("“", "‘")
    if opened and (quotation is None or quotation.end >= claim.end):
        return "it begins with a quotation mark that none closes before its end"
    if quotation is not None and quotation.start < claim.start and quotation.end <= claim.end:
        return "it cuts into a quotation"
    if last is not None and last.start >= claim.start and claim.end < last.inner_end - 1:
        return "it cuts off a quotation"
    return None


def _verb(ground: Ground, claim: Statement) -> tuple[int, int] | None:
    """The code points of the verb of saying nearest to the words in their sentences, and no part of them."""
    doc = ground.doc
    tokens = doc.tokens
    first, last = tokens.range(claim.start, claim.end)
    low, high = doc.sentence_tokens(first)[0], doc.sentence_tokens(max(first, last - 1))[1]
    cues = [c for c in doc.cues.within("say", low, high) if c.last <= first or c.first >= last]
    if not cues:
        return None
    cue = min(cues, key=lambda c: max(first - c.last, c.first - last))
    return tokens.starts[cue.first], tokens.ends[cue.last - 1]
