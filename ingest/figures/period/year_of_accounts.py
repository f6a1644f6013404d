"""The year of the accounts that a text is about, which holds for what is told of outturns with no time of its own
(decision 5)."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import past_an_aside, time_words
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.times.periods import Mention as Time

#: Blocks at the head of a text, up to its first paragraph of so many code points.
_BLOCKS = 6
_PARAGRAPH = 90


def year_of_accounts(c: Context, n: Number, measure: str) -> Time | None:
    """The one financial year that the head of a text gives to its outturns, for an outturn told later in the past."""
    if measure not in families()["overspent"] or n.first and not _past(c, n):
        return None
    blocks = c.doc.layout.blocks[:_BLOCKS]
    lead = next((k for k, b in enumerate(blocks) if b.end - b.start >= _PARAGRAPH), None)
    if lead is None:
        return None
    low, high = c.doc.tokens.range(0, blocks[lead].end)
    years = [m for m in c.periods.within(low, high) if m.kind == "financial-year"]
    told = not word_lists()["outturns"].isdisjoint(c.doc.tokens.words[low:high])
    return years[0] if told and len({m.edtf for m in years}) == 1 else None


def _past(c: Context, n: Number) -> bool:
    """Whether the clause of a number tells what was, or stands in no sentence of its own."""
    words, (low, high) = c.doc.tokens.words, clause_of(c.doc, n.first)
    low = past_an_aside(c.doc, low, n.first)
    clause = words[low:high]
    if not (time_words()["present"] | time_words()["first_person"]).isdisjoint(clause) or not word_lists()[
        "modals"
    ].isdisjoint(clause):
        return False
    return any(w in time_words()["past"] or w.endswith("ed") for w in clause)
