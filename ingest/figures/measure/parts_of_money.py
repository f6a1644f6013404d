"""Parts of an amount told before, and what is added to one: `half of it`, `£5m more than last year`, `18% of its budget
on`."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.differences import is_change
from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.text.clauses import clause_of, opening_of

#: What `Measured.counted` says of such numbers.
PART = "part"
DIFFERENCE = "difference"
OVER_PLAN = "over plan"
SPENT = "spent"
#: `Measured.inherited` of what a heading says.
UNDER = -2
#: Numbers and sentences back in which the amount stands.
_NUMBERS = 4
_SENTENCES = 2
#: Tokens between a verb of spending and what it spends; between that and `on`; and behind `on`.
_VERB = 5
_ON = 7
#: A line of a list is no longer than this.
_LINE = 80
#: Behind an amount, what makes it a difference from a plan.
_OVER = (
    ["worse", "than"],
    ["higher", "than"],
    ["more", "than"],
    ["greater", "than"],
    ["above", "what"],
    ["worse", "off"],
)
_SPENDING = frozenset({"spending", "spend", "outlay", "expenditure", "bill"})
#: Behind `than`, what was planned.
_PLANNED = frozenset({"planned", "budgeted", "allowed", "allocated", "given"})
_BUDGETS = frozenset({"budget", "allocation", "turnover", "income"})
_ITS = frozenset({"its", "their", "our"})


def part_of_amount(case: Case) -> Measured | None:
    """The measure of a share of the amount told before: `half of it was rent and a fifth was fuel`."""
    n, words, last = case.n, case.words, case.index - 1
    if is_change(case.doc, n):
        return _change_of_amount(case)
    if case.doc.cues.within("change-verb", max(case.low, n.first - 4), n.first):
        return None  # `must do without a fifth of that`
    if case.before is not None and case.done[last].counted == PART and words[n.last] != "of":
        return Measured(case.done[last].measure, counted=PART, inherited=case.done[last].inherited)
    the = words[n.last + 1 : n.last + 2] == ["the"]
    if words[n.last] != "of" or words[n.last + 1] not in word_lists()["of_it"]:
        return None
    if the and words[n.last + 2] not in word_lists()["amounts"]:
        return None
    return _of_a_total(case) or _of_the_named(case, the)


def _of_a_total(case: Case) -> Measured | None:
    """`Their deficits made up a third of the total`: of the money that the sentence has named."""
    n, words = case.n, case.words
    if words[n.last + 1 : n.last + 3] != ["the", "total"] or words[n.first - 1] not in word_lists()["makes_up"]:
        return None
    told = [x for x in case.doc.cues.within("money", case.low, n.first) if x.value != "other"]
    return Measured(told[-1].value, told[-1].first, told[-1].last) if told else None


def _of_the_named(case: Case, the: bool) -> Measured | None:
    """`half of it`, `a third of the deficit`: of the last amount, or of the last that the word behind names."""
    doc, n = case.doc, case.n
    own = doc.cues.starting("money", n.last + 2) if the else None
    named = own if own is not None and own.value not in ("budget", "other") else None
    here = doc.layout.index_at(n.start)
    for k in case.recent(_NUMBERS):
        if here - doc.layout.index_at(case.numbers[k].start) > _SENTENCES:
            break
        if case.numbers[k].unit != "GBP" or case.done[k].counted == DIFFERENCE:
            continue
        if named is None or case.done[k].measure == named.value:
            return Measured(case.done[k].measure, counted=PART, inherited=k)
    if named is None:
        return None
    return Measured(named.value, named.first, named.last)  # `17% of the savings made in 2016-17`


def _change_of_amount(case: Case) -> Measured | None:
    """`The total went up by 6%`: of the amount told last, where its sentence speaks of no other money."""
    doc, n, words, last = case.doc, case.n, case.words, case.index - 1
    own = next(iter(doc.cues.within("money", n.last, n.last + 5)), None) if words[n.last] == "for" else None
    if own is not None:
        return Measured(own.value, own.first, own.last)
    if last < 0 or case.numbers[last].unit != "GBP":
        return None
    low = opening_of(doc, n.first)
    if words[low + (words[low] == "the")] not in word_lists()["the_amount"] or doc.cues.within("money", low, n.first):
        return None
    near = doc.layout.index_at(n.start) - doc.layout.index_at(case.numbers[last].start) <= _SENTENCES
    return Measured(case.done[last].measure, inherited=last) if near else None


def difference(case: Case) -> Measured | None:
    """An amount that is only a difference, or more of what is spent: no amount of the thing itself (decision 10)."""
    return _over_plan(case) or _differs(case) or _more_of_it(case)


def _over_plan(case: Case) -> Measured | None:
    """`was £3.1m worse than plan`, `£13m more than it was allowed`: the overspend itself."""
    n, words = case.n, case.words
    if words[n.last : n.last + 2] not in _OVER or not _plan(words, n.last + 2):
        return None
    if words[n.last] == "worse":
        told = words[opening_of(case.doc, n.first)] in ("this", "that", "which")  # `This was £4.1m worse than plan`
        if told or words[n.first - 1] in (",", "–", "("):
            return None
    return Measured("overspend", n.last, n.last + 3, OVER_PLAN)


def _differs(case: Case) -> Measured | None:
    """`£4m higher than last year`: a difference from something else than a plan."""
    last, words = case.n.last, case.words
    if words[last] not in word_lists()["differs"] or words[last + 1] == "care":
        return None
    return Measured("other", last, last + 1, DIFFERENCE)


def _more_of_it(case: Case) -> Measured | None:
    """`will spend an extra £5m`: more of what is spent, but not `putting in an extra £5m`, which is given."""
    words, low, lists = case.words, case.low, word_lists()
    i = case.n.begin
    while i > low and words[i - 1] in ("of", "some", "about", "a"):
        i -= 1
    if i <= low or words[i - 1] not in lists["more_of_it"] or words[case.n.last] == "of":
        return None
    puts_in = words[i - 2] == "in" and not lists["puts"].isdisjoint(words[max(low, i - 4) : i])
    if puts_in or lists["spends"].isdisjoint(words[max(low, i - _VERB) : i]):
        return None
    return Measured("other", i - 1, i, DIFFERENCE)


def _plan(words: list[str], k: int) -> bool:
    """`£213m more than planned`, `than budgeted`: whether a plan stands at a token or soon behind."""
    return words[k] in ("plan", "budget") or not _PLANNED.isdisjoint(words[k : k + 4])


def spent_on(case: Case) -> Measured | None:
    """A share of money spent on a service; and an amount spent on itself, which is running costs."""
    n, words, low, end = case.n, case.words, case.low, clause_of(case.doc, case.n.first)[1]
    spends = word_lists()["spends"]
    verb = next((k for k in range(n.first - 1, max(low, n.first - 1 - _VERB) - 1, -1) if words[k] in spends), None)
    on = next((k for k in range(n.last, min(n.last + _ON, end)) if words[k] == "on"), None)
    if n.unit == "GBP":
        bill = _bill(case) or _own_budget(case)
        if bill is not None:
            return bill
    if verb is not None and on is not None:
        itself = not word_lists()["on_itself"].isdisjoint(words[on + 1 : on + 4]) and "consultants" not in words[on:end]
        if itself and not is_change(case.doc, n):
            return Measured("running-costs", on, on + 2)
        if n.unit == "GBP" and (_on_something_bought(case, on, end) or _on_one_thing(case, verb, on)):
            return Measured("other", on, on + 1)
    return _share_spent(case, verb, on) if n.unit == "percent" and not is_change(case.doc, n) else None


def _bill(case: Case) -> Measured | None:
    """`Spending on interim managers came to £4m`."""
    first, words = case.n.first, case.words
    low = max(case.low, clause_of(case.doc, first)[0])
    bills = (k for k in range(first - 3, low - 1, -1) if words[k] in _SPENDING and words[k + 1] in ("on", "for"))
    bill = next(bills, None)
    if bill is None or word_lists()["bought"].isdisjoint(words[bill + 2 : bill + 5]):
        return None
    return Measured("other", bill, bill + 2)


def _own_budget(case: Case) -> Measured | None:
    """`spent 1.9% of its £600m budget on itself`: the budget."""
    n = case.n
    own = case.words[n.first - 1] in _ITS and case.words[n.last] in _BUDGETS
    return Measured("budget", n.last, n.last + 1) if own else None


def _on_something_bought(case: Case, on: int, end: int) -> bool:
    """`spent £10.4m on their chief officers' salaries`."""
    things = case.doc.cues.within("money", on, min(on + _ON, end))
    return any(x.value == "other" for x in things) or not word_lists()["bought"].isdisjoint(case.words[on + 1 : on + 4])


def _on_one_thing(case: Case, verb: int, on: int) -> bool:
    """`spent £300,000 on agency staff`: on a thing of its own, and not on care for those it buys it for."""
    words = case.words
    if words[verb] not in ("spent", "spend", "spends", "spending") or words[on - 1] == "based":
        return False
    if words[verb - 1] in ("will", "would", "to"):
        return False  # `said it would spend £2m on a leadership programme`: what is given for it
    thing = words[on + 1 : min(on + _ON, case.high)]
    people = any(w[0].isdecimal() for w in thing[:3])  # `on about 1.2m people`; not `on gluten-free food in 2016`
    return word_lists()["bought_for_all"].isdisjoint(thing) and not people


def _share_spent(case: Case, verb: int | None, on: int | None) -> Measured | None:
    """`spends 18% of its budget on mental health, and 6% on drugs`; not `CCGs spend two-thirds of the NHS budget`."""
    n, words, last = case.n, case.words, case.index - 1
    if verb is not None:
        theirs = words[n.last] != "of" or not _ITS.isdisjoint(words[n.last : n.last + 3])
        return Measured("other", verb, verb + 1, SPENT) if on is not None or theirs else None
    if case.before is None or case.before.unit != "percent" or case.done[last].counted != SPENT:
        return None
    return Measured("other", counted=SPENT, inherited=last) if words[n.last] != "of" else None


def under_heading(case: Case) -> Measured | None:
    """The measure of an amount in a line of a list, under words for money that end in no stop: `Deficits of CCGs`."""
    doc, layout, n, last = case.doc, case.doc.layout, case.n, case.index - 1
    at = layout.sentence_at(n.start).block
    block = layout.blocks[at]
    if not at or block.end - block.start > _LINE or doc.text[block.end - 1] in ".!?":
        return None
    above = layout.blocks[at - 1]
    if last >= 0 and case.done[last].inherited == UNDER:
        start = case.numbers[last].start
        if start >= block.start or above.start <= start < above.end:
            return Measured(case.done[last].measure, inherited=UNDER)  # `X CCG – £42m (£15m)`
    first, end = doc.tokens.range(above.start, above.end)
    if doc.text[above.end - 1] in ".!?" or _has_number(case, at - 1):
        return None
    weak = word_lists()["weak_money"]
    cues = [x for x in doc.cues.within("money", first, end) if case.words[x.first] not in weak]
    return Measured(cues[0].value, inherited=UNDER) if len(cues) == 1 else None


def _has_number(case: Case, block: int) -> bool:
    """Whether one of the last numbers stands in a block."""
    found = case.doc.layout.blocks[block]
    return any(found.start <= case.numbers[k].start < found.end for k in case.recent(3))
