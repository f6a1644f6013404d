"""The numbers of a text that are figures: a count, a share or an amount of money, with its hedge and its whole."""

from __future__ import annotations

from collections.abc import Collection

from ccgkg.ingest.numbers.amounts import Number, Skipped, Words, read_amount, unit_after, words
from ccgkg.ingest.numbers.hedges import hedged
from ccgkg.ingest.numbers.not_figures import measured_after, no_figure
from ccgkg.ingest.numbers.parts import ASIDES, part_of
from ccgkg.ingest.numbers.ranges import joined_ends
from ccgkg.ingest.numbers.shares import fraction, ratio
from ccgkg.ingest.numbers.wholes import opens_whole, with_shares
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.tokens import HYPHENS

__all__ = ["Number", "Skipped", "find_numbers"]


def find_numbers(
    doc: Document, dated: Collection[int], named: Collection[int] = ()
) -> tuple[list[Number], list[Skipped]]:
    """The figures of a document in the order of the text, and the numbers that are none.

    `dated` are the tokens of dates and periods, `named` those of names: they are no figures.
    """
    w = words()
    tokens = doc.tokens
    found: list[Number] = []
    skipped: list[Skipped] = []
    end = 0
    told: set[int] = set()  # the wholes of counts before them, with what leads to them
    for i in sorted({*tokens.numerals, *tokens.among(w.starters)}):
        if i < end or i in told or i in dated or i in named:
            continue
        read = _read(doc, w, i, found)
        if read is None:
            continue
        if isinstance(read, Skipped):
            skipped.append(read)
        else:
            found.append(read)
            if read.whole is not None and read.whole[0] >= read.end:
                first, last = tokens.range(*read.whole)
                told.update(range(first if tokens.words[read.last] in ASIDES else read.last, last))
        end = max(i + 1, read.last)
    return joined_ends(doc, w, with_shares(doc, found)), skipped


def _read(doc: Document, w: Words, i: int, before: list[Number]) -> Number | Skipped | None:
    t, ws = doc.tokens, doc.tokens.words
    if ws[i] == "£":
        return _money(doc, w, i)
    if ws[i] == "none":
        return _none(doc, i)
    share = ratio(doc, w, i) or fraction(doc, w, i)
    if (
        share is not None
        and not isinstance(share, Skipped)
        and before
        and any(_next_of_a_few(doc, share, x) for x in before[-3:])
    ):
        return Skipped(share.first, share.last, "an ordinal")
    if share is not None:
        return share
    amount = read_amount(t, w, i)
    if amount is None:
        return None
    reason = no_figure(doc, w, i, amount)
    if reason:
        return Skipped(i, amount.last, reason)
    unit, last, points = unit_after(t, w, amount.last)
    if unit == "count" and (reason := measured_after(t, w, amount)):
        return Skipped(i, amount.last, reason)
    if unit == "count" and opens_whole(doc, i):
        return Skipped(i, amount.last, "the whole of the counts that follow")
    first = i - 1 if i and not amount.digits and ws[i] in w.magnitudes and ws[i - 1] == "a" else i  # `a hundred`
    number = Number(first, last, t.starts[first], t.ends[last - 1], amount.value, unit, points=points)
    return hedged(doc, part_of(doc, w, number, before))


def _next_of_a_few(doc: Document, share: Number, last: Number) -> bool:
    """`Two practices have closed. A third is expected to follow`: the next one, and no share."""
    ws = doc.tokens.words
    few = {2: 33.33, 3: 25, 4: 20}.get(int(last.value)) if last.unit == "count" and last.value < 5 else None
    near = doc.layout.index_at(share.start) - doc.layout.index_at(last.start) <= 1
    sought = ws[share.first - 1] in ("for", "seeking", "find", "hire", "appoint") and (
        share.last >= len(ws) or not ws[share.last][0].isalnum()
    )
    if sought and few == share.value and share.form == "fraction" and near:
        return True  # `has had four chief officers and is looking for a fifth`
    return (
        few == share.value
        and share.form == "fraction"
        and near
        and ws[share.last] in ("was", "is", "has", "will", "may", "could", "might", "closed", "followed")
    )


def _money(doc: Document, w: Words, i: int) -> Number | None:
    t = doc.tokens
    if i + 1 >= len(t) or not t.words[i + 1][0].isdecimal():
        return None
    amount = read_amount(t, w, i + 1)
    if amount is None:
        return None
    start, value = t.starts[i], amount.value
    if (
        i
        and t.words[i - 1] in (*HYPHENS, "−")
        and t.ends[i - 1] == start
        and (i < 2 or t.ends[i - 2] < t.starts[i - 1])
    ):
        start, value = t.starts[i - 1], -value
    number = Number(i, amount.last, start, t.ends[amount.last - 1], value, "GBP")
    return hedged(doc, number)


def _none(doc: Document, i: int) -> Number | Skipped:
    """`none` is 0 where it stands beside another count in its sentence (decision 8)."""
    t = doc.tokens
    first, last = doc.sentence_tokens(i)
    w = words()
    beside = any(k != i and (t.words[k][0].isdecimal() or t.words[k] in w.starters) for k in range(first, last))
    beside = beside or t.words[i - 1] in ("have", "be", "has") and _counted_before(doc, first)
    if (
        not beside
        or t.words[i + 1 : i + 3] in (["of", "that"], ["of", "this"], ["of", "it"], ["of", "which"])
        or t.words[i - 1] == "to"
    ):
        return Skipped(i, i + 1, "none stands beside no other count")
    return Number(i, i + 1, t.starts[i], t.ends[i], 0, "count")


def _counted_before(doc: Document, first: int) -> bool:
    """`England has 106 groups. By tomorrow it will have none`: whether the sentence before counts."""
    layout = doc.layout
    here = layout.index_at(doc.tokens.starts[first])
    if not here or layout.sentences[here - 1].passage != layout.sentences[here].passage:
        return False
    low, high = doc.range_of(layout.sentences[here - 1])
    return any(w[0].isdecimal() or w in words().starters for w in doc.tokens.words[low:high])
