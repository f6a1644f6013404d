"""Times that open a sentence and hold for all of it, and for the sentences behind it."""

from __future__ import annotations

from ccgkg.ingest.figures.predicates_apart import parted, time_words
from ccgkg.ingest.text.clauses import opening_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time


def sets_scene(doc: Document, m: Time) -> bool:
    """Whether a time opens its sentence and so holds for all of it: `In 2017-18 the group …`, `Nine months into 2017-18, …`."""
    words, lists = doc.tokens.words, time_words()
    low = min(opening_of(doc, m.first), m.first)
    if m.kind == "part" and words[m.first + 1] == "month":
        return False  # `the nine-month figure` is one number's
    said = next((k for k in range(m.first - 1, max(low, m.first - 6), -1) if words[k] == "that"), None)
    if said is not None and all(w in lists["scene"] or w in lists["joints"] for w in words[said + 1 : m.first]):
        return True  # `found that in 2017/18, 42% were …`
    if m.first - low > 9:
        return False
    if m.first <= low:
        return True
    counts = words[low] in lists["numerals"] and not {"month", "months", "weeks", "days", "years"} & set(
        words[low : m.last]
    )
    return (
        words[low] in lists["scene"]
        and not counts
        and "," not in words[low : m.first]
        and not parted(doc, low + 1, m.first)
    )
