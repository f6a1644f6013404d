"""How numbers stand to one another: in other units, compared, equivalent, as a difference."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ccgkg.ingest.figures.hedged import begin
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: By so much a share may be rounded.
_ROUNDED = 0.6
#: Tokens at most between two numbers that say the same.
_APART = 40
#: Tokens at most between a cut and the amount that it comes to.
_FAR = 16


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure, with the tokens [first, last) that name it; no tokens where it was taken over from another number."""

    measure: str
    first: int | None = None
    last: int | None = None
    #: What is counted: `ccg`, or the measure of the noun itself; empty where no noun follows.
    counted: str = ""
    #: The index of the number it was taken over from.
    inherited: int | None = None


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """`rules/figures.yaml`."""
    return {key: frozenset(values) for key, values in lexicon("figures").items()}


def restates(doc: Document, one: Number, two: Number) -> bool:
    """Whether two numbers say the same in two units: `42% (87 of 207)`, `75 (36%)`, `21 – one in ten –`, `a third – 75 of them –`."""
    if (
        one.unit == two.unit
        and one.form == two.form
        and (one.of is None) == (two.of is None)
        or "GBP" in (one.unit, two.unit)
    ):
        return False
    ws = doc.tokens.words
    last = one.last if one.whole is None else max(one.last, doc.tokens.at(one.whole[1] - 1) + 1)
    if two.first - last > _APART:
        return False
    gap = ws[last : two.first]
    if two.unit == "percent" and one.of and gap[-1:] == ["or"] and abs(100 * one.value / one.of - two.value) < _ROUNDED:
        return True  # `134 of the 191 now share one with another group, or 70 per cent`
    if gap[-2:] == [",", "or"]:
        gap = [*gap[:-2], "("]
    if one.form != two.form and one.unit == two.unit == "percent" and gap[-1:] == [","] and ws[two.last] == ",":
        return gap[:-1] in ([], ["of", "them"], ["of", "these"], ["of", "those"])  # `almost half of them, 43%, were`
    if (
        one.unit == "percent"
        and two.of is not None
        and gap[-1:] == [","]
        and len(gap) <= 5
        and gap[0] == "of"
        and ws[_behind_whole(doc, two)] == ","
    ):
        return True  # `a third of CCGs, 75 of the then 207, went over budget`
    to = begin(doc, two)
    if (
        one.unit == "count"
        and two.unit == "percent"
        and two.form != "amount"
        and ws[to - 1] == ","
        and ws[two.last] == ","
        and to - last <= 6
        and "," not in ws[last : to - 1]
    ):
        return True  # `24 CCGs, more than one in 10, were failing`
    opened = [k for k, w in enumerate(gap) if w in ("(", "–", "—", "-", "[")]
    if not opened or len(gap) > 11:
        return False
    inside = gap[opened[-1] + 1 :]
    if any(w in (".", ";", "–", ",") for w in gap[: opened[-1]]) or len(inside) > 3:
        return False
    lists = word_lists()["bounding"]
    return all(w in lists or not w[0].isalnum() for w in inside)


def _behind_whole(doc: Document, n: Number) -> int:
    return n.last if n.whole is None else max(n.last, doc.tokens.at(n.whole[1] - 1) + 1)


def in_other_terms(doc: Document, one: Number, two: Number) -> bool:
    """Whether a percentage puts an amount in other terms: `£4m, or 2.5% of its budget`, `£41m, equal to 8.5% of its £485m budget`."""
    ws = doc.tokens.words
    if {one.unit, two.unit} == {"GBP", "percent"}:
        gap = [w for w in ws[one.last : two.first] if w not in word_lists()["bounding"] or w == "or"]
        if gap in ([",", "or"], ["or"], ["("]):
            return True  # `by 20%, or £4.4m`
        if (
            one.unit == "percent"
            and ws[one.last] == "of"
            and gap[-1:] == [","]
            and len(gap) <= 6
            and ws[two.last] in (",", ".", "–")
        ):
            return True  # `Three-quarters of the overspend, £160m, fell on 20 CCGs`
        if (
            one.unit == "percent"
            and is_change(doc, one)
            and "which" in gap[-5:]
            and not word_lists()["comes_to"].isdisjoint(gap[-3:])
            and two.first - one.last <= _FAR
        ):
            return True  # `by 20% by the end of March 2021, which comes to about £4m`
        if one.unit == "percent" and is_change(doc, one) and gap[-2:] == [",", "or"] and two.first - one.last <= _FAR:
            return True  # `take 20% out of their running costs in the coming year, or £3.4m`
        if one.unit == "percent" and ws[one.last] == "of" and gap[-2:] == [",", "or"] and two.first - one.last <= 10:
            return True  # `two-thirds of the health service's money, or £75bn`
    dash = (
        one.unit == "GBP"
        and two.unit == "percent"
        and two.first - one.last <= 6
        and not {"–", "—"}.isdisjoint(ws[one.last : two.first])
    )
    if (
        dash
        and ws[two.last] == "of"
        and ws[two.last + 1] in ("its", "their")
        and {",", ";", "and"}.isdisjoint(ws[one.last : two.first])
    ):
        return True  # `savings of £22.5m this year – more than four per cent of its budget`
    if (
        one.unit == "GBP"
        and two.unit == "percent"
        and ws[one.last : one.last + 3] in (["a", "year", ","], ["a", "year", "("])
        and two.first - one.last <= 5
        and ws[two.last] == "of"
    ):
        return True  # `spend £63bn a year, around two thirds of the NHS budget`
    if (
        one.unit == two.unit == "GBP"
        and "or" in ws[one.last : two.first]
        and two.first - one.last <= 8
        and doc.cues.starting("each", two.last)
        and ";" not in ws[one.last : two.first]
    ):
        return True  # `spent £867m in 2016/17, or about £1,700 for every patient`
    if (
        one.unit == "GBP"
        and two.unit == "percent"
        and ws[one.last : one.last + 3] in ([",", "which", "is"], [",", "which", "was"])
        and two.first - one.last <= 6
    ):
        return True  # `has to save £28m, which is 3.3 per cent of what it spends`
    if (
        one.unit == "GBP"
        and two.unit == "percent"
        and two.first - one.last <= _FAR
        and ws[two.last] == "of"
        and "which" in ws[two.first - 5 : two.first]
        and not word_lists()["comes_to"].isdisjoint(ws[two.first - 4 : two.first])
    ):
        return True  # `Savings of £3.7bn are planned for 2017-18, which is equal to 4.3% of budgets`
    if one.unit != "GBP" or two.unit != "percent" or not 0 < two.first - one.last <= 8:
        return False
    return not word_lists()["other_terms"].isdisjoint(ws[one.last : two.first]) and ws[two.last] == "of"


def compared(doc: Document, n: Number, low: int) -> bool:
    """Whether a number stands only to be compared with the one before it: `compared with 57 CCGs`, `up from 57`."""
    ws = doc.tokens.words
    i = n.first
    lists = word_lists()
    while (
        i > low
        and ws[i - 1] in lists["before_compared"]
        and " ".join(ws[max(low, i - 2) : i]) not in lists["comparisons"]
    ):
        i -= 1
    return " ".join(ws[max(low, i - 2) : i]) in lists["comparisons"] or ws[i - 1] == "against"


def set_beside(doc: Document, one: Number, two: Number) -> bool:
    """Whether a number is set beside the one before it as that of others at the same time: `6%, against 4% for all budgets`."""
    ws = doc.tokens.words
    gap = ws[one.last : two.first]
    if (
        one.unit != two.unit
        or len(gap) > _FAR
        or not compared(doc, two, doc.sentence_tokens(two.first)[0])
        and "against" not in gap
    ):
        return False
    if not {"to", "from", "planned", "target", "plan"}.isdisjoint(gap[-3:]) or {"against", "with", "than"}.isdisjoint(
        gap
    ):
        return False
    behind = ws[two.last : two.last + 2]
    return (
        "average" in gap
        or behind[:1] in (["nationally"], ["elsewhere"], ["among"])
        or behind == ["of", "the"]
        or behind[:1] == ["for"]
        and not behind[1][:1].isdecimal()
    )


def falls_to(doc: Document, one: Number, two: Number) -> bool:
    """Whether two numbers are the later and the earlier end of a change, told in that order: `fall to £1.1bn from £1.3bn`."""
    gap = doc.tokens.words[one.last : two.first]
    return (
        one.unit == two.unit
        and doc.tokens.words[one.first - 1] == "to"
        and gap[-1:] == ["from"]
        and len(gap) <= 2
        and gap[0] != ","
    )


def of_those(doc: Document, n: Number) -> bool:
    """`70 per cent of whom`: a share of what the number before counted."""
    return doc.tokens.words[n.last : n.last + 2] in (
        ["of", "whom"],
        ["of", "which"],
        ["of", "these"],
        ["of", "those"],
        ["of", "them"],
    )


def near(doc: Document, one: Number, two: Number) -> bool:
    """Whether two numbers stand in one sentence or in two that follow one another."""
    return doc.layout.index_at(two.start) - doc.layout.index_at(one.start) <= 1


def equivalent(doc: Document, low: int, n: Number) -> bool:
    """`The equivalent figures for 2017-18 were 75 and £213m`: what the numbers of the sentence before measured."""
    ws, lists = doc.tokens.words[low : n.first], word_lists()
    return not lists["equivalent"].isdisjoint(ws) and not lists["equivalent_nouns"].isdisjoint(ws)


def is_change(doc: Document, n: Number) -> bool:
    """Whether a number is a difference, a rise, a cut or a growth rate (decision 9)."""
    ws = doc.tokens.words
    if n.points:
        return True
    first = n.first
    if n.hedge is not None and n.hedge[0] < n.start:
        first = doc.tokens.at(n.hedge[0])
    if (
        n.unit == "GBP"
        and ws[first - 1] == "another"
        and not word_lists()["has_more"].isdisjoint(ws[max(0, first - 3) : first - 1])
    ):
        return True  # `we would have another £37m to spend`
    if (
        n.unit == "percent"
        and ws[first - 1] == "another"
        and ws[n.last : n.last + 1] in (["by"], ["from"], ["off"], ["next"], ["."], [","])
    ):
        return True  # `would have to find another 20% by 2020-21`
    while first and ws[first - 1] in ("a", "an", "the", "another", "some") and n.first - first < 3:
        first -= 1
    if (
        first
        and n.unit != "count"
        and ws[first - 1] in word_lists()["adds"]
        and "to" in ws[n.last : n.last + 3]
        or ws[n.last : n.last + 2] == ["better", "care"]
    ):
        return ws[n.last] != "better"
    if n.unit == "percent" and ws[n.last] in ("off", "from") and first and ws[first - 1] in word_lists()["shaves"]:
        return True  # `likely to trim 15 per cent from running costs`
    if n.unit == "percent" and ws[n.last : n.last + 2] in (
        ["out", "of"],
        ["off", "their"],
        ["off", "its"],
        ["off", "the"],
    ):
        return True  # `take 20% out of their running costs`
    if first and n.unit == "percent" and ws[first - 1] in word_lists()["loses"] and ws[n.last] == "of":
        return True  # `When CCGs lose a fifth of their admin budgets`
    if (
        first
        and n.unit == "GBP"
        and ws[first - 1] == "lose"
        and ws[first - 2] in ("to", "will", "would", "could", "may", "might", "must", "and")
        and ws[n.last] != "for"
    ):
        return True  # `expects to lose about £1.2m by 2020-21`
    before = doc.cues.ending("change-before", first)
    if before is not None:
        word = ws[before.last - 1]
        if word == "by":
            money = doc.cues.ending("money", before.first)
            if (
                money is not None
                and money.value in ("overspend", "surplus")
                and not doc.cues.within("change-verb", max(0, money.first - 4), money.first)
            ):
                return False  # `overspent by £2m` is the overspend
            return (
                bool(doc.cues.within("change-verb", doc.sentence_tokens(n.first)[0], first))
                or before.last - before.first > 1
            )
        if word in ("up", "down"):
            if before.last - before.first == 1 and ws[before.first - 1] in word_lists()["phrasal"]:
                return False  # `management costs make up 2%`
            return before.last - before.first > 1 or ws[n.last] != "from" and n.unit != "count"
        if word in ("further", "another", "additional", "extra"):
            more = (
                word in ("additional", "extra")
                or word == "another"
                and not word_lists()["has_more"].isdisjoint(ws[max(0, before.first - 2) : before.first])
            )
            return n.unit == "percent" or more and n.unit == "GBP"
        return True
    if ws[n.last] == "pay" and ws[n.last + 1] in ("off", "-"):
        return False
    after = n.last
    while after < len(ws) and after - n.last < 2 and ws[after] in word_lists()["change_gap"]:
        after += 1
    cue = doc.cues.starting("change-after", n.last) or doc.cues.starting("change-after", after)
    if cue is None:
        return False
    word = ws[cue.last - 1]
    if word == "cut" and n.unit == "count" and cue.first == n.last:
        return False  # `three cut back on hearing aids`
    if word in ("above", "below", "over", "target", "more", "less", "extra") and n.unit == "count":
        counted = doc.cues.starting("counted", cue.last)
        _, high = doc.sentence_tokens(n.first)
        # `two more groups will` counts them; `four more were rated good than last time` compares.
        if word == "more" and "than" not in ws[n.last : high] and ws[cue.last] in ("in", "at", "from", "across"):
            return False  # `merging four CCGs in Derbyshire, and two more in Devon`
        if (
            word == "more"
            and counted is None
            and cue.last < high
            and (
                ws[cue.last] in ("are", "is", "were", "was", "will", "have", "has", "could", "may", "follow")
                or ws[cue.last].endswith("ed")
            )
            and "than" not in ws[n.last : high]
        ):
            return False  # `There have been eight since 2013, and two more are due`
        return word in ("more", "less") and (counted is None or "than" in ws[counted.last : high])
    if word == "off":
        return n.form != "amount" or ws[cue.last] not in ("plan", "target", "budget")
    if word == "saving":
        return n.unit == "percent"
    return True


def over(done: Sequence[Measured], index: int) -> Measured:
    """The measure of the number at an index, taken over."""
    return Measured(done[index].measure, counted=done[index].counted, inherited=index)
