"""What a percentage of money is, or of its growth: the cut in running costs, the rise of a budget."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.differences import is_change
from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.figures.measure.said_of import first_predicate
from ccgkg.ingest.figures.measure.touching import HELD
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue

#: Behind `rise`, what is no amount of money: `a 12 per cent rise in the cost of placements`.
_PRICES = (["in", "the", "cost"], ["in", "the", "price"], ["in", "the", "number"], ["in", "the", "costs"])


def share_of_money(case: Case, noun: Cue | None) -> Measured | None:
    """What a percentage of the noun behind it, or of none, is of the money that its sentence speaks of."""
    if noun is not None and noun.value == "ccg":
        return None
    cues = case.doc.cues.within("money", case.low, case.high)
    if not cues:
        return None
    return _change(case, cues) if is_change(case.doc, case.n) else _share(case, cues, noun)


def _change(case: Case, cues: Sequence[Cue]) -> Measured | None:
    """By how much money rose or fell, where nothing else did."""
    last = case.n.last
    if case.words[last + 1 : last + 4] in _PRICES:
        return Measured("other", last, last + 1)
    behind = case.words[last : last + 6]
    behind = behind[: next((k for k, w in enumerate(behind) if w in ("as", "when", "while", "because")), 6)]
    if not word_lists()["activity"].isdisjoint(behind):
        return None  # `a 7 per cent rise in emergency admissions`
    if _change_of_work(case, cues):
        return Measured("other", last, last)
    if _change_of_a_count(case, cues):
        return None
    costs = next((c for c in cues if c.value == "running-costs"), None)
    if costs is not None:
        return Measured("running-cost-reduction", costs.first, costs.last)
    return _held(case) or _named(_nearest(case, cues))


def _change_of_a_count(case: Case, cues: Sequence[Cue]) -> bool:
    """`save £4.2m a year and cut the number of board meetings by 60%`: what fell is a number."""
    first, words = clause_of(case.doc, case.n.first)[0], case.words
    number = (
        k for k in range(case.n.first - 1, first, -1) if words[k] in ("number", "numbers") and words[k + 1] == "of"
    )
    at = next(number, None)
    return at is not None and not any(at <= c.first < case.n.first for c in cues)


def _change_of_work(case: Case, cues: Sequence[Cue]) -> bool:
    """`Demand has grown by 6% while our funding has grown by 2%`: what rose is work."""
    first = clause_of(case.doc, case.n.first)[0]
    first -= 3 * (case.words[first] in ("which", "that"))  # `hospital activity, which had risen by 9%`
    if word_lists()["activity"].isdisjoint(case.words[first : case.n.first]):
        return False
    return not any(first <= c.first < case.n.first for c in cues)


def _share(case: Case, cues: Sequence[Cue], noun: Cue | None) -> Measured | None:
    """Of what money a percentage is a share."""
    doc, n = case.doc, case.n
    clause, nearest = clause_of(doc, n.first), _nearest(case, cues)
    of = case.words[n.last] == "of"
    if of and noun is not None and noun.value in ("other", "practices", "respondents"):
        return None  # `four in ten of its members had spent more time`
    if of and case.words[n.begin - 1] in word_lists()["saves"]:
        return Measured("savings", n.begin - 1, n.begin)  # `asked to save 7% of our budget`
    if noun is None and _of_the_budget(case, nearest):
        return _named(nearest)
    said = first_predicate(doc, n.last, clause[1])
    if said is not None and not (of and noun is None and said.first == nearest.first):
        return None
    held = _held(case)
    if held is not None:
        return held
    own = [c for c in cues if clause[0] <= c.first < n.first and c.value in HELD]
    if own and (n.partner is not None or of):
        return _named(own[-1])
    return _named(nearest) if of and abs(nearest.first - n.last) <= 6 else None


def _of_the_budget(case: Case, nearest: Cue) -> bool:
    """`that control two-thirds of the NHS budget are being merged`."""
    last = case.n.last
    return nearest.value == "budget" and case.words[last : last + 2] == ["of", "the"] and 0 < nearest.first - last <= 4


def _held(case: Case) -> Measured | None:
    """`has demanded savings of 5 per cent`."""
    first = case.n.first
    held = case.doc.cues.ending("money", first - 1) if case.words[first - 1] == "of" else None
    return _named(held) if held is not None and held.value in HELD else None


def _nearest(case: Case, cues: Sequence[Cue]) -> Cue:
    return min(cues, key=lambda c: abs(c.first - case.n.first))


def _named(cue: Cue) -> Measured:
    return Measured(cue.value, cue.first, cue.last)
