"""Whom the changes and the speakers of a text make a figure about: those that merge, what comes of it, who says `we`."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from ccgkg.ingest.figures.cast import Cast
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: How many changes back one is still spoken of, and how many statements back one may still hold an offset.
_RECENT = 8
_AROUND = 4


def speaker_of(c: Context, n: Number) -> str | None:
    """The organisation of the one who says `we` of it, where no other CCG is named in what is said."""
    last = bisect_right(c.statements, n.start, key=attrgetter("start"))
    said = next((s for s in reversed(c.statements[max(0, last - _AROUND) : last]) if n.start < s.end and s.org), None)
    if said is None:
        return None
    low, high = c.doc.sentence_tokens(n.first)
    first, end = max(low, c.doc.tokens.at(said.start)), min(high, c.doc.tokens.at(said.end - 1) + 1)
    own = word_lists()["first_person"] if said.mode == "direct" else word_lists()["own_third_person"]
    if own.isdisjoint(c.doc.tokens.words[first:end]) or any(m.kind == "ccg" for m in c.bodies.within(first, end)):
        return None
    return said.org


def told_of(c: Context, n: Number, low: int, high: int, count: int | None) -> tuple[str, ...]:
    """The parties to a change that the sentence of a group tells, where they are as many as the group."""
    start, end = c.doc.tokens.starts[low], c.doc.tokens.ends[high - 1]
    wanted = count if count is not None else int(n.value)
    return next((x.participants for x in c.changes_within(start, end) if len(x.participants) == wanted > 1), ())


def between_them(c: Context, n: Number, low: int) -> tuple[str, ...]:
    """Those that merge, of a merger told in the sentences just before: what `they` and `between them` stand for."""
    start = c.doc.tokens.starts[low]
    told = [x for x in c.changes_within(0, n.start)[-_RECENT:] if len(x.participants) > 1 and c.doc.layout.index_at(start) - c.doc.layout.index_at(x.start) <= 3]
    return told[-1].participants if told else ()


def new_body(c: Context, cast: Cast, n: Number, low: int, first: int) -> tuple[str, ...]:
    """The result of a merger, for `the new group`, and for an `it` in the sentence after one."""
    ws, lists = c.doc.tokens.words, word_lists()
    new = any(ws[k] in lists["merged"] and ws[k + 1] in lists["new_bodies"] for k in range(low, n.first - 1))
    it = ws[low] in ("it", "its")
    if not (new or it):
        return ()
    start = c.doc.tokens.starts[low]
    before = [x for x in c.changes_within(0, n.start)[-_RECENT:] if x.type in ("merger", "establishment")]
    told = [x.result for x in before if x.result] if new else [x.result for x in before[-1:] if x.result and follows(c.doc, x.start, start)]
    if told and told[-1] is not None:
        return (told[-1],)
    return (cast.result,) if new and cast.result else ()


def follows(doc: Document, one: int, two: int) -> bool:
    return doc.layout.index_at(two) - doc.layout.index_at(one) <= 1
