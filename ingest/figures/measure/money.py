"""What an amount of money is: the word for money that belongs to it."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.compared import compared
from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.figures.measure.touching import touching
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.values import dataclass

#: Numbers at most on either side between which an amount looks for its word.
_BESIDE = 12
#: A word that costs more is too far away.
_FAR = 22
#: What stands for a noun: `a deficit of £12.6m, and now expects one of about £19m`.
_STANDS_FOR = frozenset({"one", "that", "those", "another"})
#: Marks and joints that set a word for money apart from an amount.
_APART = frozenset({",", ";", "–", "and"})
#: Behind an amount, prepositions that set it against another: `£4.6m on a budget of £225m`.
_AGAINST = frozenset({"on", "from", "against", "out"})
#: Shares, in their last word.
_SHARE = frozenset(["%", "cent", "pc", "percent", "half", "third", "quarter", "fifth", "tenth", "thirds", "quarters"])
#: Those who overspent, and are no whole: `A third of CCGs overspent, by an average of £2.8m`.
_SPENDERS = frozenset({"ccgs", "groups", "commissioners", "them", "those"})


def money(case: Case) -> Measured | None:
    """The word for money nearest to an amount: before it with `of`, behind it at once, else the nearest in its
    clause."""
    return touching(case) or _one_of(case) or (None if _stands_alone(case) else _nearest(case))


@dataclass(frozen=True, slots=True)
class _Reach:
    """Within what an amount looks for its word: the tokens of its clause, and those between the amounts beside it."""

    clause: tuple[int, int]
    floor: int
    ceiling: int
    #: Where it begins, with its hedge.
    opening: int

    @classmethod
    def of(cls, case: Case) -> _Reach:
        n, numbers, index = case.n, case.numbers, case.index
        before = numbers[max(0, index - _BESIDE) : index]
        floor = max(
            (m.last for m in before if m.first >= case.low and m.unit == "GBP" and m.partner != n.first),
            default=case.low,
        )
        after = [m.first for m in numbers[index + 1 : index + _BESIDE] if m.first < case.high and m.unit == "GBP"]
        ceiling = after[0] if after else case.high
        if case.words[n.last] == "of" and ceiling - n.last <= 3:  # `£5m of its £30m surplus`
            ceiling = next((f for f in after if f != numbers[index + 1].first), case.high)
        return cls(clause_of(case.doc, n.first), floor, ceiling, n.begin)


def _nearest(case: Case) -> Measured | None:
    """The word for money in the sentence that costs least, if it costs not too much."""
    reach = _Reach.of(case)
    best: tuple[float, Cue] | None = None
    for cue in case.doc.cues.within("money", case.low, case.high):
        right_before = cue.last <= reach.opening and case.words[cue.last : reach.opening] in ([], ["of"])
        if not right_before and _whole_of_share(case, cue):
            continue
        cost = _before(case, cue, reach) if cue.last <= case.n.first else _behind(case, cue, reach)
        cost = _weighed(case, cue, reach, cost)
        if best is None or cost < best[0]:
            best = (cost, cue)
    if best is None or best[0] > _FAR:
        return None
    return Measured(best[1].value, best[1].first, best[1].last)


def _before(case: Case, cue: Cue, reach: _Reach) -> float:
    """How far a word for money stands before an amount, in tokens; what joins the two brings it nearer."""
    between = case.words[cue.last : case.n.first]
    gap = len(between)
    cost = float(gap)
    if not between or between[0] in word_lists()["money_joints"]:
        cost = min(cost, 1.5) if gap <= 4 else cost * 0.7
    if cue.first < reach.floor:
        cost += 8
    return cost if _APART.isdisjoint(between) else cost + 2.5


def _behind(case: Case, cue: Cue, reach: _Reach) -> float:
    """How far a word for money stands behind an amount; that of the next amount is farther: `£4.6m on a budget of
    £225m`."""
    n, words = case.n, case.words
    cost = cue.first - n.last + 0.5 if cue.first != n.last else 0.4
    of_next = words[cue.last] == "of" and reach.ceiling < case.high and reach.ceiling - cue.last <= 3
    if cue.first >= reach.ceiling or of_next and words[n.last] in _AGAINST:
        cost += 8
    return cost if _APART.isdisjoint(words[n.last : cue.first]) else cost + 4


def _weighed(case: Case, cue: Cue, reach: _Reach, cost: float) -> float:
    """The distance with what the word itself weighs: one of another clause more, a weak one more, a narrow one less."""
    if not reach.clause[0] <= cue.first < reach.clause[1]:
        cost += 3
    if cue.value == "budget" and case.words[cue.first] in word_lists()["weak_money"]:
        cost += 1.2
    if cue.value == "other":
        cost += 2
    if cue.value == "running-costs" and cost < 15:
        cost -= 3.5  # what runs a CCG is a budget too: the narrower word goes before the wider
    return cost


def _one_of(case: Case) -> Measured | None:
    """`a deficit of £12.6m, and now expects one of about £19m`: the word that `one` stands for."""
    words, i = case.words, case.n.begin
    if i < case.low + 2 or words[i - 1] != "of" or words[i - 2] not in _STANDS_FOR:
        return None
    last = next((k for k in case.recent(4) if case.numbers[k].unit == "GBP"), None)
    if words[case.low] in ("it", "that", "this") and (last is None or case.numbers[last].first < case.low):
        subject = _subject_before(case)
        if subject is not None:
            return subject
    return None if last is None else Measured(case.done[last].measure, inherited=last)


def _subject_before(case: Case) -> Measured | None:
    """`The overspend was 1% of their budget of £9bn. It compares with one of £2m`: what the sentence before is
    about."""
    doc = case.doc
    here = doc.layout.index_at(case.n.start)
    cues = doc.cues.within("money", *doc.range_of(doc.layout.sentences[here - 1])) if here else ()
    subject = next((c for c in cues if c.value not in ("budget", "other")), None)
    return Measured(subject.value, subject.first, subject.last) if subject is not None else None


def _stands_alone(case: Case) -> bool:
    """Whether an amount is only a second one of the kind before it: `and Holbeck £3.2m`, `against an average of
    £1,318`."""
    doc, n = case.doc, case.n
    before = next((case.numbers[k] for k in case.recent(4) if case.numbers[k].unit == "GBP"), None)
    if before is None or before.first < case.low or doc.cues.within("money", before.last, n.first):
        return False
    if doc.cues.starting("money", n.last) is not None:
        return False
    return compared(doc, n, case.low) or "against" in case.words[before.last : n.first] or n.partner == before.first


def _whole_of_share(case: Case, cue: Cue) -> bool:
    """Whether a word for money is only that of which a percentage is a share: `or 6% of its budget` says nothing of the
    £19m."""
    words, low, j = case.words, case.low, cue.first
    while j > low and cue.first - j < 8 and words[j - 1] not in ("of", ",", ".", ";", "and"):
        j -= 1
    if j <= low + 1 or words[j - 1] != "of" or words[j - 2] not in _SHARE or j <= case.n.first < cue.first:
        return False
    if words[j] == "the" and words[j + 1] in ("way", "year", "financial"):
        return False
    whole = words[j : cue.first]
    if words[cue.first] in ("overspent", "underspent", "overshot") and not _SPENDERS.isdisjoint(whole):
        return False
    verbs = word_lists()["modals"] | word_lists()["exist_verbs"]  # `40% of CCGs could overspend`
    return not any(w[0].isdecimal() or w in verbs for w in whole)  # `in the second half of 2017-18 CCGs overspent`


def spoken_of(case: Case) -> Measured | None:
    """The word for money in the sentence before, of the same paragraph or the question that it answers, where its own
    has none."""
    doc = case.doc
    index = doc.layout.index_at(case.n.start)
    if not index:
        return None
    last = doc.layout.sentences[index - 1]
    if doc.text[last.end - 1] != "?" and last.passage != doc.layout.sentences[index].passage:
        return None
    cues = [c for c in doc.cues.within("money", doc.range_of(last)[0], case.low) if c.value != "other"]
    own = (c for c in cues if c.value != "budget")  # not the budget that it is set beside
    cue = next(own, cues[-1] if cues else None)
    return Measured(cue.value, cue.first, cue.last) if cue is not None else None
