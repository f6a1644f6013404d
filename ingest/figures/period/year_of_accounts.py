"""The year of the accounts that a text is about, which holds for what is told of outturns with no time of its own
(decision 5)."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import past_an_aside, time_words
from ccgkg.ingest.figures.period.undated import is_forecast
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.times.periods import Mention as Time

#: Sentences back in which it is said what year something covers; verbs that say it, and what does.
_BACK = 3
_COVERS = frozenset({"cover", "covers", "covered", "covering", "relate", "relates", "related", "are", "is", "were"})
_SOURCES = frozenset({"accounts", "figures", "numbers", "sums"})
_BEHIND_PLAN = frozenset({"plan", "overspending", "overspent", "overspend", "red", "deficits"})
#: Blocks at the head of a text, up to its first paragraph of so many code points.
_BLOCKS = 6
_PARAGRAPH = 90


def year_of_accounts(c: Context, n: Number, measure: str) -> Time | None:
    """The one financial year that the head of a text gives to its outturns, for an outturn told later in the past."""
    row = _in_a_row(c, n)
    if measure not in families()["overspent"] or n.first and not row and not told_as_past(c, n):
        return None
    blocks = c.doc.layout.blocks[:_BLOCKS]
    lead = next((k for k, b in enumerate(blocks) if b.end - b.start >= _PARAGRAPH), None)
    if lead is None:
        return None
    low, high = c.doc.tokens.range(0, blocks[lead].end)
    years = [m for m in c.periods.within(low, high) if m.kind == "financial-year"]
    # `£548m behind plan after nine months of 2017-18`, and under it a list of whose gaps these are
    outturns = word_lists()["outturns"] | _BEHIND_PLAN if row else word_lists()["outturns"]
    told = not outturns.isdisjoint(c.doc.tokens.words[low:high])
    return years[0] if told and len({m.edtf for m in years}) == 1 else None


def _in_a_row(c: Context, n: Number) -> bool:
    """Whether a number stands behind the name and the colon of an item: `• Surrey Downs: £12.2m`."""
    if c.doc.layout.block_at(n.start).kind != "item" or is_forecast(c.doc, n):
        return False
    words = c.doc.tokens.words
    return ":" in words[c.doc.sentence_tokens(n.first)[0] : n.first] and not c.periods.within(
        *c.doc.sentence_tokens(n.first)
    )


def year_covered(c: Context, n: Number) -> Time | None:
    """`The accounts cover 2016-17`: the year of what an amount or a share is told from, further on in the paragraph."""
    layout = c.doc.layout
    here = layout.index_at(n.start)
    if n.unit == "count" or not told_as_past(c, n):
        return None
    for index in range(here - 1, max(-1, here - 1 - _BACK), -1):
        if layout.sentences[index].passage != layout.sentences[here].passage:
            return None
        low, high = c.doc.range_of(layout.sentences[index])
        told = [m for m in c.periods.within(low, high) if m.kind != "now"]
        if told:
            return told[0] if len(told) == 1 and _covers(c, told[0], low) else None
    return None


def _covers(c: Context, m: Time, low: int) -> bool:
    """Whether a financial year is what the subject of a sentence covers."""
    words = c.doc.tokens.words[low : m.first]
    covers = [k for k, w in enumerate(words) if w in _COVERS and words[k + 1 : k + 2] in ([], ["the"], ["to"], ["for"])]
    sources = word_lists()["outturns"] | time_words()["comes_out"] | _SOURCES
    return m.kind == "financial-year" and bool(covers) and not sources.isdisjoint(words[: covers[-1]])


def told_as_past(c: Context, n: Number) -> bool:
    """Whether the clause of a number tells what was, or stands in no sentence of its own."""
    words, (low, high) = c.doc.tokens.words, clause_of(c.doc, n.first)
    low = past_an_aside(c.doc, low, n.first)
    clause = words[low:high]
    if not (time_words()["present"] | time_words()["first_person"]).isdisjoint(clause) or not word_lists()[
        "modals"
    ].isdisjoint(clause):
        return False
    return any(w in time_words()["past"] or w.endswith("ed") for w in clause)
