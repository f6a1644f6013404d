"""Parts of an amount told before, and what is added to one: `half of it`, `£5m more than last year`, `18% of its budget on`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.measured import Measured, is_change, word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of, opening_of
from ccgkg.ingest.text.document import Document

#: What `Measured.counted` says of such numbers.
PART = "part"
DIFFERENCE = "difference"
OVER_PLAN = "over plan"
SPENT = "spent"
#: Numbers and sentences back in which the amount stands.
_NUMBERS = 4
_SENTENCES = 2
#: Tokens between a verb of spending and what it spends, and behind that.
_VERB = 5


def part_of_amount(
    doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int
) -> Measured | None:
    """The measure of a share of the amount told before: `half of it was rent and a fifth was fuel`."""
    n, ws = numbers[index], doc.tokens.words
    if n.unit != "percent":
        return None
    if is_change(doc, n):
        return _change_of_amount(doc, numbers, index, done, low)
    if doc.cues.within("change-verb", max(low, n.first - 4), n.first):
        return None  # `must do without a fifth of that`
    before = index - 1
    if before >= 0 and numbers[before].first >= low and done[before].counted == PART and ws[n.last] != "of":
        return Measured(done[before].measure, counted=PART, inherited=done[before].inherited)
    of = ws[n.last] == "of" and ws[n.last + 1] in word_lists()["of_it"]
    if not of or ws[n.last + 1] == "the" and ws[n.last + 2] not in word_lists()["amounts"]:
        return None
    if ws[n.last + 1 : n.last + 3] == ["the", "total"] and not word_lists()["makes_up"].isdisjoint(
        ws[n.first - 1 : n.first]
    ):
        told = [x for x in doc.cues.within("money", low, n.first) if x.value != "other"]
        if told:
            return Measured(told[-1].value, told[-1].first, told[-1].last)
    here = doc.layout.index_at(n.start)
    own = doc.cues.starting("money", n.last + 2) if ws[n.last + 1] == "the" else None
    named = own if own is not None and own.value not in ("budget", "other") else None
    for k in range(before, max(-1, index - 1 - _NUMBERS), -1):
        if here - doc.layout.index_at(numbers[k].start) > _SENTENCES:
            break
        if (
            numbers[k].unit == "GBP"
            and done[k].counted != DIFFERENCE
            and (named is None or done[k].measure == named.value)
        ):
            return Measured(done[k].measure, counted=PART, inherited=k)
    return (
        Measured(named.value, named.first, named.last) if named is not None else None
    )  # `17% of the savings made in 2016-17`


def _change_of_amount(
    doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int
) -> Measured | None:
    """`The total went up by 6%`: of the amount told last, where its sentence speaks of no other money."""
    n, ws = numbers[index], doc.tokens.words
    low = opening_of(doc, n.first)
    at = low + (ws[low] == "the")
    own = next(iter(doc.cues.within("money", n.last, n.last + 5)), None) if ws[n.last] == "for" else None
    if own is not None:
        return Measured(own.value, own.first, own.last)
    if (
        not index
        or numbers[index - 1].unit != "GBP"
        or ws[at] not in word_lists()["the_amount"]
        or doc.cues.within("money", low, n.first)
    ):
        return None
    return (
        Measured(done[index - 1].measure, inherited=index - 1)
        if doc.layout.index_at(n.start) - doc.layout.index_at(numbers[index - 1].start) <= _SENTENCES
        else None
    )


def difference(doc: Document, n: Number, low: int) -> Measured | None:
    """An amount that is only a difference, or more of what is spent: no amount of the thing itself (decision 10)."""
    ws, lists = doc.tokens.words, word_lists()
    if n.unit != "GBP":
        return None
    over = ws[n.last : n.last + 2] in (
        ["worse", "than"],
        ["higher", "than"],
        ["more", "than"],
        ["greater", "than"],
        ["above", "what"],
        ["worse", "off"],
    )
    told = (
        ws[opening_of(doc, n.first)] in ("this", "that", "which") and ws[n.last] == "worse"
    )  # `This was £4.1m worse than plan`
    if (
        over
        and not told
        and (ws[n.last] != "worse" or ws[n.first - 1] not in (",", "–", "("))
        and _plan(ws, n.last + 2)
    ):
        return Measured(
            "overspend", n.last, n.last + 3, OVER_PLAN
        )  # `was £3.1m worse than plan`, `£13m more than it was allowed`
    if (
        ws[n.last] in lists["differs"]
        and ws[n.last + 1] not in ("than", "care")
        or (
            ws[n.last + 1] == "than"
            and ws[n.last] in lists["differs"]
            and (not _plan(ws, n.last + 2) or ws[n.last] == "worse")
        )
    ):
        return Measured("other", n.last, n.last + 1, DIFFERENCE)
    i = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    while i > low and ws[i - 1] in ("of", "some", "about", "a"):
        i -= 1
    if (
        i > low
        and ws[i - 1] in lists["more_of_it"]
        and not (not lists["puts"].isdisjoint(ws[max(low, i - 4) : i]) and ws[i - 2] == "in")
        and not lists["spends"].isdisjoint(ws[max(low, i - _VERB) : i])
        and ws[n.last] != "of"
    ):
        return Measured("other", i - 1, i, DIFFERENCE)
    return None


def _plan(ws: list[str], k: int) -> bool:
    """`£213m more than planned`, `than budgeted`: the overspend itself."""
    return ws[k] in ("plan", "budget") or not {"planned", "budgeted", "allowed", "allocated", "given"}.isdisjoint(
        ws[k : k + 4]
    )


def spent_on(
    doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured], low: int
) -> Measured | None:
    """A share of money spent on a service; and an amount spent on itself, which is running costs."""
    n, ws, lists = numbers[index], doc.tokens.words, word_lists()
    bill = next(
        (
            k
            for k in range(n.first - 3, max(low, clause_of(doc, n.first)[0]) - 1, -1)
            if ws[k] in ("spending", "spend", "outlay", "expenditure", "bill") and ws[k + 1] in ("on", "for")
        ),
        None,
    )
    if n.unit == "GBP" and bill is not None and not lists["bought"].isdisjoint(ws[bill + 2 : bill + 5]):
        return Measured("other", bill, bill + 2)  # `Spending on interim managers came to £4m`
    verb = next(
        (k for k in range(n.first - 1, max(low, n.first - 1 - _VERB) - 1, -1) if ws[k] in lists["spends"]), None
    )
    on = next((k for k in range(n.last, min(n.last + 7, clause_of(doc, n.first)[1])) if ws[k] == "on"), None)
    if (
        n.unit == "GBP"
        and ws[n.first - 1] in ("its", "their", "our")
        and ws[n.last] in ("budget", "allocation", "turnover", "income")
    ):
        return Measured("budget", n.last, n.last + 1)  # `spent 1.9% of its £600m budget on itself`
    if (
        verb is not None
        and on is not None
        and not lists["on_itself"].isdisjoint(ws[on + 1 : on + 4])
        and not is_change(doc, n)
    ):
        return Measured("running-costs", on, on + 2)
    if (
        n.unit == "GBP"
        and verb is not None
        and on is not None
        and (
            any(x.value == "other" for x in doc.cues.within("money", on, min(on + 7, clause_of(doc, n.first)[1])))
            or not lists["bought"].isdisjoint(ws[on + 1 : on + 4])
        )
    ):
        return Measured("other", on, on + 1)  # `spent £10.4m on their chief officers' salaries`
    if n.unit != "percent" or is_change(doc, n):
        return None
    if (
        verb is not None
        and on is None
        and ws[n.last] == "of"
        and not any(w in ("its", "their", "our") for w in ws[n.last : n.last + 3])
    ):
        return None  # `CCGs spend two-thirds of the NHS budget`
    if verb is not None:
        return Measured("other", verb, verb + 1, SPENT)
    before = index - 1
    if (
        before >= 0
        and numbers[before].first >= low
        and numbers[before].unit == "percent"
        and done[before].counted == SPENT
        and ws[n.last] != "of"
    ):
        return Measured("other", counted=SPENT, inherited=before)
    return None


def under_heading(doc: Document, numbers: Sequence[Number], index: int, done: Sequence[Measured]) -> Measured | None:
    """The measure of an amount in a line of a list, under words for money that end in no stop: `Deficits of CCGs`."""
    layout, n = doc.layout, numbers[index]
    at = layout.sentence_at(n.start).block
    block = layout.blocks[at]
    if not at or block.end - block.start > _LINE or doc.text[block.end - 1] in ".!?":
        return None
    if index and block.start <= numbers[index - 1].start and done[index - 1].inherited == UNDER:
        return Measured(done[index - 1].measure, inherited=UNDER)  # `X CCG – £42m (£15m)`
    above = layout.blocks[at - 1]
    if index and above.start <= numbers[index - 1].start < above.end and done[index - 1].inherited == UNDER:
        return Measured(done[index - 1].measure, inherited=UNDER)
    first, last = doc.tokens.range(above.start, above.end)
    lists = (
        block.kind == "item"
        and above.kind != "item"
        and not word_lists()["introduces"].isdisjoint(doc.tokens.words[first:last])
    )  # `We list the ten groups with the largest deficits.`
    if not lists and (
        doc.text[above.end - 1] in ".!?"
        or any(above.start <= m.start < above.end for m in numbers[max(0, index - 3) : index])
    ):
        return None
    cues = [
        x for x in doc.cues.within("money", first, last) if doc.tokens.words[x.first] not in word_lists()["weak_money"]
    ]
    return Measured(cues[0].value, inherited=UNDER) if len(cues) == 1 else None


#: `Measured.inherited` of what a heading says.
UNDER = -2
#: A line of a list is no longer than this.
_LINE = 80
