"""What a number has of the one told before which it takes up: a part of a set or a sum, the gap of two amounts, the end
of a cut.

Its time and its standing go with it (decision 5): `Ten tightened their rules in 2018-19. Of the ten, six limited
surgery`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Figure, Status
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import has_verb, parted
from ccgkg.ingest.figures.period.times_apart import is_compared
from ccgkg.ingest.figures.status.known_sets import is_known
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import opening_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: Figures before one among which what it takes up is looked for; amounts among which a gap is.
_SET = 6
_AMOUNTS = 16
#: So many pounds in a hundred may be lost to rounding in a gap.
_ROUNDED = 0.02


def taken_up(c: Context, index: int, before: Sequence[Figure]) -> Figure | None:
    """The figure before whose time and standing a number shares; None where it takes none up."""
    return next(
        (
            x
            for rule in (_whole_of_sentence, _set_before, _cut_to, _known_again)
            if (x := rule(c, index, before)) is not None
        ),
        None,
    )


def gap_of(c: Context, index: int, before: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The two amounts of one time, told before, between which a number is the gap: `the £10.6m gap between plan and
    forecast`."""
    n, ws = c.numbers[index], c.doc.tokens.words
    if n.unit != "GBP" or word_lists()["gaps"].isdisjoint(
        (*ws[max(0, n.first - 4) : n.first], *ws[n.last : n.last + 2])
    ):
        return None
    told = [x for x in before[-_AMOUNTS:] if x.unit == "GBP" and x.period is not None and x.basis == "total"]
    pairs = ((one, two) for k, two in enumerate(told) for one in told[:k] if one.period == two.period)
    return next(
        ((one, two) for one, two in pairs if abs(abs(one.value - two.value) - n.value) <= _ROUNDED * n.value), None
    )


def standing_taken_up(c: Context, index: int, before: Sequence[Figure]) -> Status | None:
    """The standing of a sum that is a part of one told, the gap of two, or the end of a cut; None where it takes up
    none."""
    gap, taken = gap_of(c, index, before), _whole_of_sentence(c, index, before) or _cut_to(c, index, before)
    if gap is not None:
        return next((x.status for x in gap if x.status == "possible"), None)
    return taken.status if taken is not None and taken.period is not None else None


def gapped(c: Context, index: int, before: Sequence[Figure]) -> Figure | None:
    """The figure whose verb a number shares that has only a name before it: `X is likely to end £40m in the red, and Y
    £13m`."""
    n, doc = c.numbers[index], c.doc
    at, low = n.begin, doc.sentence_tokens(n.first)[0]
    if n.unit != "GBP" or not doc.tokens.capital(at - 1) and doc.tokens.words[at - 1] not in ("ccg", "ccgs"):
        return None
    for k in range(index - 1, max(-1, index - _SET), -1):
        last = c.numbers[k]
        if last.first < low or last.unit != "GBP" or has_verb(doc, c.numbers[index - 1].last, at):
            return None
        if not is_compared(doc, last):
            return before[k]
    return None


def _opens_with_of(c: Context, index: int) -> int | None:
    """The token behind the `of` with which the sentence of a number opens: `Of the ten, six …`."""
    low = opening_of(c.doc, c.numbers[index].first)
    ws = c.doc.tokens.words
    return low + 1 if ws[low] == "of" and ws[low + 1] in ("the", "these", "those", "them", "that", "this") else None


def _whole_of_sentence(c: Context, index: int, before: Sequence[Figure]) -> Figure | None:
    """`Of the £10.6m gap, £6.2m is down to hospitals and £3.1m to prescribing`: the amount with which the sentence
    opens."""
    at, n = _opens_with_of(c, index), c.numbers[index]
    whole = next(
        (
            k
            for k, m in enumerate(c.numbers[max(0, index - _SET) : index], max(0, index - _SET))
            if m.first == (at or 0) + 1
        ),
        None,
    )
    return before[whole] if at is not None and whole is not None and before[whole].unit == n.unit == "GBP" else None


def _set_before(c: Context, index: int, before: Sequence[Figure]) -> Figure | None:
    """`Ten had tightened their criteria in 2018-19. Of the ten, six limited surgery and one stopped it`: those just
    counted."""
    at, n, doc = _opens_with_of(c, index), c.numbers[index], c.doc
    if at is None or n.unit == "GBP":
        return None
    low, high = doc.sentence_tokens(n.first)
    if any(m.kind != "now" for m in c.periods.within(low, high)) or any(
        x.value != "actual" for x in doc.cues.within("outlook", low, high)
    ):
        return None
    told = [x for x in before[-_SET:] if x.start < doc.tokens.starts[low] and x.unit == "count"]
    return (
        next((x for x in reversed(told) if x.value == n.of), None)
        if n.of is not None
        else told[-1]
        if told and doc.tokens.words[at] != "the"
        else None
    )


def _known_again(c: Context, index: int, before: Sequence[Figure]) -> Figure | None:
    """`having conversations with all 18`: so many as were told to have a grade."""
    n = c.numbers[index]
    if (
        n.unit != "count"
        or not is_known(c.doc, n)
        or any(m.kind != "now" for m in c.periods.within(*c.doc.sentence_tokens(n.first)))
    ):
        return None
    return next(
        (x for x in reversed(before) if x.value == n.value and x.unit == "count" and x.measure in families()["rated"]),
        None,
    )


def _cut_to(c: Context, index: int, before: Sequence[Figure]) -> Figure | None:
    """`must be cut by 20% by April, from £16.9m to £13.5m`: the later end has the time of the cut."""
    n = c.numbers[index]
    if index < 2 or n.partner is None or n.partner >= n.first or n.comparator == "<=":
        return None
    one, cut = c.numbers[index - 1], c.numbers[index - 2]
    near = (
        one.first == n.partner
        and cut.first >= c.doc.sentence_tokens(n.first)[0]
        and before[index - 2].basis == "change"
    )
    return before[index - 2] if near and cut.unit == "percent" and not has_verb(c.doc, cut.last, one.first) else None


def is_difference(doc: Document, n: Number) -> bool:
    """`56 fewer than the year before`, `three more`."""
    more = doc.tokens.words[n.last : n.last + 2]
    return more != [] and more[0] in word_lists()["differs"] and more[1:] not in (["in"], ["at"])


def of_that(c: Context, index: int) -> bool:
    """`It closed 2017/18 with a deficit of £18.6m. This was £4.1m worse than plan`: of the time of what the sentence
    before tells."""
    ws, layout = c.doc.tokens.words, c.doc.layout
    n, last = c.numbers[index], c.numbers[index - 1]
    told = (
        n.unit == "GBP"
        or n.unit == last.unit
        and layout.sentence_at(n.start).passage == layout.sentence_at(last.start).passage
    )
    return (
        told
        and ws[opening_of(c.doc, n.first)] in ("this", "that")
        and layout.index_at(n.start) - layout.index_at(last.start) == 1
    )


def differs_from_the_last(c: Context, index: int) -> bool:
    """Whether a difference is told of the figure before it: `a deficit of £6m, £1m worse than plan`, `to 106, which is
    29 fewer`."""
    one, two, ws = c.numbers[index - 1], c.numbers[index], c.doc.tokens.words
    gap, behind = ws[one.last : two.first], ws[two.last : two.last + 1]
    near = index > 0 and "," in gap and len(gap) <= 8 and ("that" not in gap and not {"but", "and", "while"} & set(gap))
    return (
        near
        and behind != []
        and behind[0] in word_lists()["differs"]
        and c.doc.sentence_tokens(two.first)[0] <= one.first
    )


def goes_on(c: Context, index: int) -> bool:
    """Whether a number stands in apposition to the one before: in its sentence, behind a mark, with no verb between."""
    doc, last, n = c.doc, c.numbers[index - 1], c.numbers[index]
    gap = doc.tokens.words[last.last : n.first]
    return (
        doc.sentence_tokens(n.first)[0] <= last.first
        and not parted(doc, last.last, n.first)
        and not {",", "–", "("}.isdisjoint(gap)
    )


def goes_with(c: Context, index: int, m: Time, last: Figure) -> bool:
    """Whether a time told before a number is that of the figure before it, which measures the same."""
    doc, n = c.doc, c.numbers[index]
    told = doc.sentence_tokens(n.first)[0] <= c.numbers[index - 1].first and m.last <= n.first
    told = told and not (m.kind == "since" and doc.tokens.words[n.begin - 2 : n.begin] == [",", "to"])
    told = told and last.measure not in families()["grouped"]  # each merger has its own date
    return told and last.period is not None and last.period in (m.edtf, m.fiscal)
