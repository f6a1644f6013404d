"""The year of a grade: told after it, shared with the next grade, told before it, or the one of the whole text."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.document import Document
from ccgkg.ingest.grades import Grade, new_clause
from ccgkg.ingest.periods import Periods


def year_of(
    doc: Document, periods: Periods, grades: Sequence[Grade], index: int, start: int, stop: int
) -> tuple[str | None, str | None]:
    """The period of a grade: one told after it before the next grade, else one told before it after the last, else the text's."""
    cue = grades[index].cue
    words = doc.tokens.words
    nexts = [g.cue.first for g in grades[index + 1 :] if g.cue.first < stop]
    befores = [g.cue.last for g in grades[:index] if g.cue.first >= start]
    high = min(nexts, default=stop)
    high = min((i for i in range(cue.last, high) if new_clause(words, i)), default=high)
    for mention in periods.within(cue.last, high):
        if mention.edtf:
            return mention.edtf, None
    if words[cue.first - 1] == "from" or (cue.first > 1 and words[cue.first - 2] == "from"):
        return None, None
    shared = _shared_period(doc, periods, grades, index, stop)
    if shared:
        return shared, None
    befores = [b for b, g in zip(befores, [g for g in grades[:index] if g.cue.first >= start], strict=True) if words[g.cue.first - 1] != "from"]
    low = max(befores, default=start)
    ends = [g.cue.last for g in grades[:index] if g.cue.first >= start]
    back = [m for m in periods.within(low, cue.first) if m.edtf and not any(e <= m.first and _of_last(words, e, m.first) for e in ends)]
    if back:
        return back[-1].edtf, None
    governing = periods.governing.edtf if periods.governing else None
    return governing, "the year of the text's ratings" if governing else None


def _shared_period(doc: Document, periods: Periods, grades: Sequence[Grade], index: int, stop: int) -> str | None:
    """The period told after the next grade of one subject: `outstanding for cancer and good overall in 2016-17`."""
    words = doc.tokens.words
    if index + 1 >= len(grades) or grades[index + 1].cue.first >= stop:
        return None
    here, following = grades[index].cue, grades[index + 1].cue
    gap = words[here.last : following.first]
    if "from" in gap[-2:] or grades[index].how == "move" or len(gap) > 8 or not {"and", "but", ","} & set(gap) or {"ccg", "ccgs", "while"} & set(gap):
        return None
    found = next((m for m in periods.within(following.last, stop) if m.edtf and m.first - following.last <= 3), None)
    return found.edtf if found else None


def _of_last(words: list[str], low: int, place: int) -> bool:
    """Whether a time belongs to the grade before it, and not to the one after."""
    return place - low <= 2 and not any(w in (";", "but", "while", "whereas") for w in words[low:place])
