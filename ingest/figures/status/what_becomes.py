"""People and money of what a merger told in the same sentence would make: `want to become a single CCG serving 510,000
people`."""

from __future__ import annotations

from ccgkg.ingest.claim import Evidence
from ccgkg.ingest.figures.about.referent import referent_words
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.status.parties_counted import Standing
from ccgkg.ingest.numbers.numbers import Number


def of_what_becomes(c: Context, n: Number) -> Standing | None:
    """Possible where the merger is only asked for, planned where it is decided; None where no such body is told of
    (decision 4)."""
    words = c.doc.tokens.words
    low, high = c.doc.sentence_tokens(n.first)
    hangs = words[n.begin - 1] in referent_words()["participles"]
    if not hangs or word_lists()["becomes_one"].isdisjoint(words[low : n.first]):
        return None
    told = {
        x.status for x in c.changes_within(c.doc.tokens.starts[low], c.doc.tokens.ends[high - 1]) if x.type == "merger"
    }
    reason = Evidence("status", reason="what would come of the merger that its sentence tells")
    return ("planned" if told == {"planned"} else "possible"), reason
