"""Whether two numbers say the same: in two units, or a percentage and the amount that it comes to."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.differences import is_change
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document

#: By so much a share may be rounded.
_ROUNDED = 0.6
#: Tokens at most between two numbers that say the same.
_APART = 40
#: Tokens at most between a cut and the amount that it comes to.
_FAR = 16
#: Tokens at most from a number to the bracket or the dash behind it, and from there to the number inside.
_TO_BRACKET = 11
_INSIDE = 3
#: What opens an aside.
_OPENS = frozenset({"(", "–", "—", "-", "["})
_SET_OFF = frozenset({*_OPENS, ",", "or"})
_DASHES = frozenset({"–", "—"})
#: Between two shares of the same: `almost half of them, 43%, were`.
_OF_THEM: tuple[list[str], ...] = ([], ["of", "them"], ["of", "these"], ["of", "those"])
#: Between an amount and a percentage that say the same.
_OR = ([",", "or"], ["or"], ["("])


def restates(doc: Document, one: Number, two: Number) -> bool:
    """Whether two numbers say the same in two units: `42% (87 of 207)`, `75 (36%)`, `21 – one in ten –`, `a third – 75
    of them –`."""
    if "GBP" in (one.unit, two.unit):
        return False
    if one.unit == two.unit and one.form == two.form and (one.of is None) == (two.of is None):
        return False  # of one kind, so that they tell of two things
    words, last = doc.tokens.words, _end(doc, one)
    gap = words[last : two.begin]
    if len(gap) > _APART:
        return False
    if gap[-1:] == ["or"] and _comes_to(one, two):
        return True
    if words[two.begin - 2 : two.begin] == [",", "or"]:
        gap = [*words[last : two.begin - 2], "("]  # `18, or just under 9%`
    comma = gap[-1:] == [","]
    if comma and one.form != two.form and one.unit == two.unit == "percent" and words[two.last] == ",":
        return gap[:-1] in _OF_THEM
    if comma and _part_of_whole(doc, one, two, gap):
        return True
    if words[two.last : two.last + 1] == [","] and _share_of_count(doc, one, two, last):
        return True
    return len(gap) <= _TO_BRACKET and not _OPENS.isdisjoint(gap) and _in_brackets(gap)


def _end(doc: Document, n: Number) -> int:
    """The token behind a number and its whole."""
    return n.last if n.whole is None else max(n.last, doc.tokens.at(n.whole[1] - 1) + 1)


def _comes_to(one: Number, two: Number) -> bool:
    """`134 of the 191 now share one with another group, or 70 per cent`: the share that a count is of its whole."""
    if two.unit != "percent" or not one.of:
        return False
    return abs(100 * one.value / one.of - two.value) < _ROUNDED


def _part_of_whole(doc: Document, one: Number, two: Number, gap: list[str]) -> bool:
    """`a third of CCGs, 75 of the then 207, went over budget`."""
    if one.unit != "percent" or two.of is None or len(gap) > 5 or gap[0] != "of":
        return False
    return doc.tokens.words[_end(doc, two)] == ","


def _share_of_count(doc: Document, one: Number, two: Number, last: int) -> bool:
    """`24 CCGs, more than one in 10, were failing`."""
    words = doc.tokens.words
    if one.unit != "count" or two.unit != "percent" or two.form == "amount":
        return False
    to = two.begin
    return words[to - 1] == "," and to - last <= 6 and "," not in words[last : to - 1]


def _in_brackets(gap: list[str]) -> bool:
    """`75 (36%)`, `21 – one in ten –`: whether an aside opens between two numbers, with nothing but a hedge before the
    second."""
    opened = next(k for k in range(len(gap) - 1, -1, -1) if gap[k] in _OPENS)
    if len(gap) - opened - 1 > _INSIDE:
        return False
    if any(w in (".", ";", "–", ",") for w in gap[:opened]):
        return False
    bounding = word_lists()["bounding"]
    return all(w in bounding or not w[0].isalnum() for w in gap[opened + 1 :])


def in_other_terms(doc: Document, one: Number, two: Number) -> bool:
    """Whether a percentage puts an amount in other terms: `£4m, or 2.5% of its budget`, `£41m, equal to 8.5% of its
    £485m budget`."""
    if two.first >= doc.sentence_tokens(one.first)[1]:
        return False
    if one.unit == "percent" and two.unit == "GBP":
        return _share_as_amount(doc, one, two)
    if one.unit != "GBP":
        return False
    if two.unit == "GBP":
        return _amount_for_each(doc, one, two)
    return two.unit == "percent" and _amount_as_share(doc, one, two)


def _unhedged(gap: list[str]) -> list[str]:
    """The tokens between two numbers without what bounds the second."""
    bounding = word_lists()["bounding"]
    return [w for w in gap if w not in bounding or w == "or"]


def _share_as_amount(doc: Document, one: Number, two: Number) -> bool:
    """Whether an amount is what the share or the cut before it comes to."""
    words, between = doc.tokens.words, two.begin - one.last
    gap = _unhedged(words[one.last : two.begin])
    if gap in _OR:
        return True  # `by 20%, or £4.4m`
    or_so_much = gap[-2:] == [",", "or"]
    if words[one.last] == "of":
        # `Three-quarters of the overspend, £160m, fell on 20 CCGs`
        aside = gap[-1:] == [","] and len(gap) <= 6 and words[two.last] in (",", ".", "–")
        if aside or or_so_much and between <= 10:
            return True  # `two-thirds of the health service's money, or £75bn`
    if between > _FAR or not is_change(doc, one):
        return False
    # `take 20% out of their running costs in the coming year, or £3.4m`
    # `by 20% by the end of March 2021, which comes to about £4m`
    return or_so_much or "which" in gap[-5:] and not word_lists()["comes_to"].isdisjoint(gap[-3:])


def _amount_for_each(doc: Document, one: Number, two: Number) -> bool:
    """`spent £867m in 2016/17, or about £1,700 for every patient`."""
    gap = doc.tokens.words[one.last : two.begin]
    return "or" in gap and len(gap) <= 8 and ";" not in gap and doc.cues.starting("each", two.last) is not None


def _amount_as_share(doc: Document, one: Number, two: Number) -> bool:
    """Whether a percentage says what share the amount before it is."""
    words, between = doc.tokens.words, two.begin - one.last
    gap, of = words[one.last : two.begin], words[two.last] == "of"
    if _unhedged(gap) in _OR or between <= 6 and gap[:3] in ([",", "which", "is"], [",", "which", "was"]):
        return True  # `has to save £28m, which is 3.3 per cent of what it spends`
    if not of:
        return False
    aside = two.begin < two.first and gap[-1:] != [] and gap[-1] in _SET_OFF  # `£35m – about 3% of its budget`
    told = aside or not word_lists()["other_terms"].isdisjoint(gap)
    if 0 < between <= 8 and told:
        return True
    if between <= 5 and gap[:3] in (["a", "year", ","], ["a", "year", "("]):
        return True  # `spend £63bn a year, around two thirds of the NHS budget`
    theirs = words[two.last + 1] in ("its", "their")
    if between <= 6 and theirs and _DASHES & {*gap} and {",", ";", "and"}.isdisjoint(gap):
        return True  # `savings of £22.5m this year – more than four per cent of its budget`
    if between > _FAR or "which" not in words[two.begin - 5 : two.begin]:
        return False
    # `Savings of £3.7bn are planned for 2017-18, which is equal to 4.3% of budgets`
    return not word_lists()["comes_to"].isdisjoint(words[two.begin - 4 : two.begin])
