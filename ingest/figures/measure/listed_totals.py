"""Numbers of CCGs in lines of their own, by the words over the list: `How many have there been?`, `April 2015 –
209`."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: A line of a list is no longer than this, or the words over it.
_LINE = 60
#: Items of a list at most before one that still hangs on the words over it, and blocks over it that may say what it
#: counts.
_ITEMS = 20
_OVER = 2


def _dated(doc: Document, n: Number) -> bool:
    """Whether a number stands behind a year that opens its line: `2019 – 191`."""
    ws, low = doc.tokens.words, doc.sentence_tokens(n.first)[0]
    return (
        n.first - low <= 4
        and any(len(w) == 4 and w.isdecimal() and w[:2] in ("19", "20") for w in ws[low : n.first])
        and n.first > low
    )


def _asks_how_many(doc: Document, block: int) -> bool:
    """Whether a list whose item is a block stands under words that ask or tell how many CCGs there are: `How many have
    there been?`"""
    blocks = doc.layout.blocks
    lead = next((k for k in range(block - 1, max(-1, block - _ITEMS), -1) if blocks[k].kind != "item"), None)
    for k in range(lead, max(-1, lead - _OVER), -1) if lead is not None else ():
        if blocks[k].end - blocks[k].start > _LINE:
            return False
        first, last = doc.tokens.range(blocks[k].start, blocks[k].end)
        ws = doc.tokens.words[first:last]
        if not word_lists()["numbered"].isdisjoint(ws) and (ws[:1] != ["how"] or ws[1:2] == ["many"]):
            return {c.value for c in doc.cues.within("counted", first, last)} <= {"ccg"}
    return False


def led_in(doc: Document, n: Number, before: tuple[Number, Measured] | None) -> Measured | None:
    """The measure of a number in a line of its own (`April 2015 – 209`) under words that end in a colon.

    `before` is the number before it with its measure: that of the line above, or the last that the words above speak
    of.
    """
    layout, cues = doc.layout, doc.cues
    index = layout.sentence_at(n.start).block
    block = layout.blocks[index]
    if (
        n.unit == "count"
        and index
        and _dated(doc, n)
        and (before is None or before[0].start < block.start)
        and _asks_how_many(doc, index)
    ):
        return Measured("ccgs", counted="ccg")
    if not index or block.end - block.start > _LINE or before is None:
        return None
    above = layout.blocks[index - 1]
    if n.unit == "count" and above.start <= before[0].start < above.end and _dated(doc, n) and _dated(doc, before[0]):
        return Measured(before[1].measure, counted=before[1].counted, inherited=-1)
    if above.start <= before[0].start and above.end - above.start <= _LINE and doc.text[above.end - 1] != ":":
        return (
            Measured(before[1].measure, counted=before[1].counted, inherited=-1) if before[1].inherited == -1 else None
        )
    if doc.text[above.end - 1] != ":":
        return None
    first, last = doc.range_of(layout.sentence_at(above.end - 1))
    words = doc.tokens.words[first:last]
    for label in ("graded", "predicate"):
        cue = next(iter(cues.within(label, first, last)), None)
        if cue is not None and n.unit != "GBP":
            return Measured(cue.value, cue.first, cue.last, "ccg")
    money = next(iter(cues.within("money", first, last)), None)
    if money is not None and n.unit == "GBP":
        return Measured(money.value, money.first, money.last)
    if n.unit != "count" or word_lists()["numbered"].isdisjoint(words):
        return None
    counted = [c.value for c in cues.within("counted", first, last)]
    if counted == ["ccg"] or not counted and before[1].measure == "ccgs":
        return Measured("ccgs", counted="ccg", inherited=-1)
    return None
