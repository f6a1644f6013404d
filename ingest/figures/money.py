"""What an amount of money is, or a share of one: the word for money that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.measured import Measured, is_change, word_lists
from ccgkg.ingest.figures.predicates import first_predicate
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document


def money(doc: Document, numbers: Sequence[Number], index: int, low: int, high: int) -> Measured | None:
    """The word for money nearest to an amount: before it with `of`, behind it at once, else the nearest in its clause."""
    n = numbers[index]
    ws = doc.tokens.words
    floor = max((m.last for m in numbers[max(0, index - 12) : index] if m.first >= low and m.unit == "GBP" and m.partner != n.first), default=low)
    ceiling = min((m.first for m in numbers[index + 1 : index + 12] if m.first < high and m.unit == "GBP"), default=high)
    best: tuple[float, Cue] | None = None
    lists = word_lists()
    clause = clause_of(doc, n.first)
    for cue in doc.cues.within("money", low, high):
        if cue.last <= n.first:
            gap = n.first - cue.last
            between = ws[cue.last : n.first]
            cost = gap + 0.0
            if between and between[0] in lists["money_joints"] or gap == 0:
                cost = min(cost, 1.5) if gap <= 4 else cost * 0.7
            if cue.first < floor:
                cost += 8
            if any(w in (",", ";", "–", "and") for w in between):
                cost += 2.5
        else:
            gap = cue.first - n.last
            cost = gap + 0.5 if gap else 0.4
            if cue.first >= ceiling:
                cost += 8
            if any(w in (",", ";", "–", "and") for w in ws[n.last : cue.first]):
                cost += 4
        if not clause[0] <= cue.first < clause[1]:
            cost += 3
        if cue.value == "budget" and ws[cue.first] in lists["weak_money"]:
            cost += 1.2
        if cue.value == "other":
            cost += 2
        if best is None or cost < best[0]:
            best = (cost, cue)
    if best is None or best[0] > 22:
        return None
    return Measured(best[1].value, best[1].first, best[1].last)


def share_of_money(doc: Document, numbers: Sequence[Number], index: int, low: int, high: int, noun: Cue | None) -> Measured | None:
    """A percentage of money or of its growth: the cut in running costs, the rise of a budget."""
    n = numbers[index]
    if noun is not None and noun.value == "ccg":
        return None
    cues = list(doc.cues.within("money", low, high))
    if not cues:
        return None
    changed = is_change(doc, n)
    if any(c.value == "running-costs" for c in cues) and changed:
        cue = next(c for c in cues if c.value == "running-costs")
        return Measured("running-cost-reduction", cue.first, cue.last)
    clause = clause_of(doc, n.first)
    if first_predicate(doc, n.last, clause[1]) is not None and not changed:
        return None
    nearest = min(cues, key=lambda c: abs(c.first - n.first))
    if changed or abs(nearest.first - n.last) <= 6 and doc.tokens.words[n.last : n.last + 1] == ["of"]:
        return Measured(nearest.value, nearest.first, nearest.last)
    return None


def spoken_of(doc: Document, n: Number, low: int) -> Measured | None:
    """The word for money in the sentence before, of the same paragraph, where the amount's own sentence has none."""
    index = doc.layout.index_at(n.start)
    if not index or doc.layout.sentences[index - 1].block != doc.layout.sentences[index].block:
        return None
    cues = [c for c in doc.cues.within("money", doc.range_of(doc.layout.sentences[index - 1])[0], low) if c.value != "other"]
    return Measured(cues[-1].value, cues[-1].first, cues[-1].last) if cues else None
