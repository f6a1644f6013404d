"""A statement: the words said, marked as direct or reported in a clause, and who is credited with them."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.claim import Statement
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import Named
from ccgkg.ingest.proofs.speech import speaker
from ccgkg.ingest.verdict import Proof, proved, refused, unproved

_OPENING = frozenset("“‘\"'„«,:;–—-([|")
#: Words that bring a reported clause.
_BRINGS = frozenset(
    {
        "that",
        "how",
        "whether",
        "why",
        "but",
        "and",
        "to",
        "so",
        "as",
        "when",
        "while",
        "because",
        "although",
        "though",
        "not",
        "or",
        "if",
    }
)
#: Tokens before a reported clause in which a verb of saying and a time stand.
_TIMED = 7
_CLOSING = frozenset("”’\"',.;:?!–—-)]…")


def prove(ground: Ground, named: Named, claim: Statement) -> Iterator[Proof]:
    yield _mode(ground, claim)
    yield speaker(ground, named, claim)
    if claim.status != "actual":
        yield refused("status", "what was said was said: its status is actual")
    else:
        yield proved("status", claim.start, claim.end)
    for key in ("role", "org", "topics"):
        yield unproved(key)


def _mode(ground: Ground, claim: Statement) -> Proof:
    if claim.mode not in ("direct", "indirect"):
        return refused("mode", f"{claim.mode!r} is neither direct nor indirect")
    quotation = ground.quotations.at(claim.start)
    inside = quotation is not None and quotation.inner_start <= claim.start and claim.end <= quotation.end
    if claim.mode == "direct":
        if quotation is None or not inside:
            nested = _marked(ground, claim)
            if nested:
                return proved("mode", claim.start - 1, claim.end)
            return refused("mode", "it does not stand between quotation marks")
        if (
            claim.start != quotation.inner_start
            or claim.end < quotation.inner_end - 1
            or claim.end > quotation.inner_end
        ):
            if _marked(ground, claim) or _whole_sentences(ground, claim):
                return proved("mode", claim.start, claim.end)
            return refused(
                "mode",
                f"what is quoted there is {_short(ground.doc.text[quotation.inner_start : quotation.inner_end])!r}",
            )
        return proved("mode", quotation.start, quotation.end)
    if (
        quotation is not None
        and inside
        and claim.start == quotation.inner_start
        and claim.end >= quotation.inner_end - 1
    ):
        return refused("mode", "it is all between quotation marks")
    if ground.doc.text[max(0, claim.start - 1) : claim.start] in ("“", "‘") and (
        quotation is None or quotation.end >= claim.end
    ):
        return refused("mode", "it begins with a quotation mark that none closes before its end")
    last = ground.quotations.at(claim.end - 1)
    if quotation is not None and quotation.start < claim.start and quotation.end <= claim.end:
        return refused("mode", "it cuts into a quotation")
    if last is not None and last.start >= claim.start and claim.end < last.inner_end - 1:
        return refused("mode", "it cuts off a quotation")
    edge = _edges(ground, claim)
    if edge:
        return refused("mode", edge)
    cue = _cue(ground, claim)
    return proved("mode", *cue) if cue else unproved("mode", "no verb of saying stands beside it")


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "..."


def _marked(ground: Ground, claim: Statement) -> bool:
    """Whether marks stand right around the words, nested in other marks or not."""
    text = ground.doc.text
    before, after = text[max(0, claim.start - 1) : claim.start], text[claim.end : claim.end + 2]
    return before in ("“", "‘", '"', "'", "„", "«") and (not after.strip() or any(c in "”’\"'»" for c in after))


def _whole_sentences(ground: Ground, claim: Statement) -> bool:
    """Whether the words are whole sentences of a longer quotation."""
    layout, quotation = ground.doc.layout, ground.quotations.at(claim.start)
    if quotation is None:
        return False
    starts = claim.start == quotation.inner_start or any(
        s.start == claim.start for s in (layout.sentence_at(claim.start),)
    )
    last = layout.sentence_at(max(claim.start, claim.end - 1))
    return starts and (
        claim.end in (last.end, last.end - 1) or quotation.inner_end - 1 <= claim.end <= quotation.inner_end
    )


def _edges(ground: Ground, claim: Statement) -> str | None:
    """Why the words are no whole clause: they begin or end where none does."""
    told = [
        s
        for s in ground.read_at("statement", claim.start, claim.end)
        if isinstance(s, Statement) and s.mode == "indirect"
    ]
    doc = ground.doc
    tokens, words = doc.tokens, doc.tokens.words
    first, last = tokens.range(claim.start, claim.end)
    if any(s.start == claim.start for s in told):
        begins = True
    else:
        before = words[first - 1] if first else ""
        low = doc.sentence_tokens(first)[0]
        begins = (
            first == low
            or before in _OPENING
            or before in _BRINGS
            or doc.cues.ending("say", first) is not None
            or _dated(ground, first, low)
            or _addressed(ground, first, low)
        )
    if not begins:
        return "no reported clause begins with its first word"
    if any(s.end == claim.end for s in told):
        return None
    after = words[last] if last < len(words) else "."
    high = doc.sentence_tokens(max(first, last - 1))[1]
    if (
        last >= high
        or after in _CLOSING
        or after in _BRINGS
        or after in ("(", "[")
        or doc.text[claim.end - 1] in _CLOSING
    ):
        return None
    return "no reported clause ends with its last word"


def _dated(ground: Ground, first: int, low: int) -> bool:
    """`said on Thursday X`: only a time stands between a verb of saying and what it brings."""
    cues = ground.doc.cues.within("say", max(low, first - _TIMED), first)
    return any(
        all(
            i in ground.periods.covered
            or ground.doc.tokens.words[i] in ("on", "in", "last", "this", "yesterday", "today")
            for i in range(c.last, first)
        )
        for c in cues
    )


def _addressed(ground: Ground, first: int, low: int) -> bool:
    """`told them X`: a verb that takes an addressee a few words before."""
    return any(
        cue.value == "tell" and first - cue.last <= 4
        for cue in ground.doc.cues.within("say", max(low, first - 9), first)
    )


def _cue(ground: Ground, claim: Statement) -> tuple[int, int] | None:
    doc = ground.doc
    tokens = doc.tokens
    first, last = tokens.range(claim.start, claim.end)
    low, high = doc.sentence_tokens(first)[0], doc.sentence_tokens(max(first, last - 1))[1]
    cues = [c for c in doc.cues.within("say", low, high) if c.last <= first or c.first >= last]
    if not cues:
        return None
    cue = min(cues, key=lambda c: max(first - c.last, c.first - last))
    return tokens.starts[cue.first], tokens.ends[cue.last - 1]
