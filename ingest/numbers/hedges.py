"""What stands around a number: its hedge, the whole of which it is part, the other end of its range.

The words are `rules/cues-hedges.yaml`; a hedge is a bound (decision 7).
"""

from __future__ import annotations

from ccgkg.ingest.numbers.amounts import Number, Words, plain, read_amount, unit_after, words
from ccgkg.ingest.numbers.not_figures import measured_after
from ccgkg.ingest.numbers.wholes import opens_whole
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.tokens import Tokens
from ccgkg.ingest.values import changed

#: Tokens back in which a clause opens with the whole of a count.
_WHOLE_BACK = 24
#: Tokens at most in the name of one who owns a whole.
_OWNER = 9
#: Tokens back in which a subject is denied: `no group would get less than 1.9%`.
_DENIED = 7


def part_of(doc: Document, w: Words, number: Number, before: list[Number]) -> Number:
    """The number with its whole: `75 of 207`, `83 out of 209`, `67 of them`."""
    if number.unit != "count":
        return number
    t, ws, j = doc.tokens, doc.tokens.words, number.last
    if ws[j : j + 1] and ws[j] in words().sets["counted"] and ws[j + 1 : j + 3] == ["out", "of"]:
        j += 1  # `160 CCGs out of 206`
    if ws[j : j + 2] == ["out", "of"]:
        j += 2
    elif ws[j] == "of":
        j += 1
    else:
        if j < len(ws):
            those = _of_those(doc, w, number, before)
            if those is not None:
                return those
        opening = (
            None
            if ws[number.first - 1] in ("from", "against", "than", "with", "to")
            else _opening_whole(doc, w, number)
        )
        return changed(number, of=opening[0], whole=opening[1]) if opening else number
    if ws[j : j + 1] and _stands_for_all(ws, w, j) and before and number.value != 0:
        here = doc.layout.index_at(number.start)
        recent = [n for n in before[-3:] if here - doc.layout.index_at(n.start) <= 1]
        whole = next((n for n in reversed(recent) if n.unit == "count" and n.value > number.value), None)
        if whole is not None:
            return changed(number, of=int(whole.value), whole=(t.starts[j], t.ends[j]))
        return number
    while j < len(ws) and ws[j] in (
        "the",
        "all",
        "its",
        "our",
        "their",
        "those",
        "these",
        "then",
        "england",
        "england's",
        "'s",
        "country",
        "county",
        "town",
        "city",
        "borough",
        "district",
        "group",
        "ccg",
        "board",
        "a",
        "total",
        "of",
        "area",
        "region",
        "some",
        "original",
        "remaining",
        "first",
        "last",
    ):
        j += 1
    j = _past_owner(t, j)
    if j >= len(ws) or not (ws[j][0].isdecimal() or ws[j] in w.small or ws[j] in w.tens):
        return number
    whole_amount = read_amount(t, w, j)
    if whole_amount is None or whole_amount.value < number.value or measured_after(t, w, whole_amount):
        return number
    if unit_after(t, w, whole_amount.last)[0] != "count" or (
        whole_amount.digits and len(ws[j]) == 4 and ws[j][:2] in ("19", "20")
    ):
        return number
    return changed(number, of=int(whole_amount.value), whole=(t.starts[j], t.ends[whole_amount.last - 1]))


def _stands_for_all(ws: list[str], w: Words, j: int) -> bool:
    """Whether `them`, `whom` or a `those` that no words restrict stands at a token: `81 of those backed it`; not `of those who replied`."""
    if ws[j] in ("them", "whom", "which"):
        return True
    return ws[j] in ("those", "these") and (
        j + 1 == len(ws) or not ws[j + 1][0].isalnum() or ws[j + 1] in w.sets["after_those"]
    )


def _past_owner(t: Tokens, j: int) -> int:
    """The token behind one who owns a whole: `eight of London's 32`, `six of Airedale, Wharfedale and Craven CCG's 16`."""
    k = j
    while k < min(j + _OWNER, len(t)) and (
        t.words[k].isalpha() and t.capital(k) or k > j and t.words[k] in (",", "and", "&")
    ):
        k += 1
    return k + 1 if j < k < len(t) and t.words[k] in ("'s", "'") else j


def _of_those(doc: Document, w: Words, number: Number, before: list[Number]) -> Number | None:
    """`eight groups, of which three …`, `40 applied; of these, six …`: the count before is the whole."""
    ws = doc.tokens.words
    i = number.first - (1 if ws[number.first - 1] in (",", "only", "just") else 0)
    if ws[number.last] in ("fewer", "more", "less") or ws[max(0, i - 2) : i] not in (
        ["of", "which"],
        ["of", "whom"],
        ["of", "these"],
        ["of", "those"],
        ["of", "them"],
    ):
        return None
    low, _ = doc.sentence_tokens(number.first)
    low = (
        low if i - 2 > low else doc.range_of(doc.layout.sentences[max(0, doc.layout.index_at(number.start) - 1)])[0]
    )  # `Of those, 86 had`
    told = [n for n in before[-3:] if n.unit == "count" and n.value >= number.value and n.first >= low]
    whole = next(
        (
            n
            for n in reversed(told)
            if ws[n.first - 2 : n.first]
            not in (["compared", "with"], ["compared", "to"], ["up", "from"], ["down", "from"])
        ),
        None,
    )
    return changed(number, of=int(whole.value), whole=(whole.start, whole.end)) if whole else None


def _opening_whole(doc: Document, w: Words, number: Number) -> tuple[int, tuple[int, int]] | None:
    """The N of `Of the N …,` for a count that follows in its clause."""
    t, ws = doc.tokens, doc.tokens.words
    first, _ = doc.sentence_tokens(number.first)
    for k in range(max(first, number.first - _WHOLE_BACK), number.first):
        amount = read_amount(t, w, k) if ws[k - 1] != "-" and (ws[k][0].isdecimal() or ws[k] in w.starters) else None
        if (
            amount is not None
            and amount.value >= number.value
            and opens_whole(doc, k)
            and unit_after(t, w, amount.last)[0] == "count"
        ):
            return (
                (int(amount.value), (t.starts[k], t.ends[amount.last - 1]))
                if {";", ":"}.isdisjoint(ws[k : number.first])
                else None
            )
    return None


def hedged(doc: Document, number: Number) -> Number:
    t, ws = doc.tokens, doc.tokens.words
    i = number.first
    if i and number.start < t.starts[i]:
        i -= 1  # the minus sign
    while (
        i
        and ws[i - 1] in ("a", "an", "the", "another", "further", "total", "of", "“", "‘", '"', "(", "some")
        and i > number.first - 4
    ):
        if doc.cues.ending("hedge", i):
            break
        i -= 1
    cue = doc.cues.ending("hedge", i) or doc.cues.ending("hedge", number.first)
    if cue is not None and not _false_hedge(doc, cue.first, cue.last, number):
        value = "<=" if ws[cue.first : cue.last] in _AS_MANY_AS and _may_be(doc, cue.first, number) else cue.value
        value = _DENIAL.get(value, value) if _denied(doc, cue.first) else value
        span = (t.starts[cue.first], t.ends[cue.last - 1])
        number = changed(number, comparator=value, hedge=span, begin=cue.first)
    after = doc.cues.starting("hedge-after", number.last)
    if after is None and number.unit == "count":
        after = next(
            (
                c
                for c in doc.cues.within("hedge-after", number.last, number.last + 6)
                if ws[c.first] == "or" and all(x.isalpha() for x in ws[number.last : c.first])
            ),
            None,
        )
    aside = next((k for k in range(number.last, number.last + 3) if ws[k] == "," and ws[k + 2] in (",", ".")), None)
    if (
        after is None
        and aside is not None
        and (cue := doc.cues.starting("hedge", aside + 1))
        and cue.value == "~"
        and cue.last == aside + 2
    ):
        after = cue  # `760,000 patients, roughly, and`
    if after is not None and number.comparator in ("=", "~"):
        span = (t.starts[after.first], t.ends[after.last - 1])
        number = changed(number, comparator=after.value, hedge=span, begin=number.first)
    return number


#: What a bound becomes that no one goes beyond.
_DENIAL = {"<": ">=", ">": "<="}
_AS_MANY_AS = (["as", "many", "as"], ["as", "much", "as"], ["as", "high", "as"])


def _may_be(doc: Document, first: int, number: Number) -> bool:
    """Whether a modal makes `as many as` mean `up to`: `as many as a third might leave`."""
    low, high = doc.sentence_tokens(number.first)
    near = doc.tokens.words[max(low, first - 5) : min(high, number.last + 8)]
    return not words().sets["may_be"].isdisjoint(near)


def _denied(doc: Document, first: int) -> bool:
    """Whether no one is said to be beyond a bound: `no group would get less than 1.9%`, `none spends more than £22`."""
    ws = doc.tokens.words
    low = max(clause_of(doc, first)[0], first - _DENIED)
    at = next((k for k in range(first - 2, low - 1, -1) if ws[k] in words().sets["no_one"]), None)
    return at is not None and not any(
        ws[k][0].isdecimal() or ws[k] in (",", "and", "but") for k in range(at + 1, first)
    )


def _false_hedge(doc: Document, first: int, last: int, number: Number) -> bool:
    """`over the 26` and `in just under a third`; `some of the 26`: the cue does not bound the number."""
    ws = doc.tokens.words
    gap = ws[last : number.first]
    if ws[last - 1] in ("over", "under", "above", "below", "some", "about", "around") and "the" in gap:
        return True
    if ws[last - 1] == "than" and gap == ["the"]:
        return True  # `That is less than the 4 per cent that trusts spend`
    if ws[last - 1] == "about" and last - first == 1 and first and ws[first - 1] in words().sets["before_about"]:
        return True
    if ws[first:last] == ["over"] and (
        number.unit == "GBP" and gap in (["a"], ["an"]) or ws[first - 1] in words().sets["before_over"]
    ):
        return True  # `a dispute over a £4m bill`
    if ws[first:last] == ["up", "to"] and first and ws[first - 1] in words().sets["sums_up"]:
        return True  # `control totals add up to a £366m deficit`
    year = ws[first - 1].isdecimal() and (
        len(ws[first - 1]) == 4
        or len(ws[first - 1]) == 2
        and first > 2
        and ws[first - 2] in ("-", "–", "/")
        or len(ws[first - 1]) == 2
        and ws[first - 2][:2] == "20"
        and len(ws[first - 2]) == 4
    )
    if (
        ws[last - 1] == "than"
        and first > doc.sentence_tokens(number.first)[0]
        and not year
        and (
            ws[first - 1] in ("%", "cent", "percent", "pc", "m", "million", "bn", "billion")
            or ws[first - 1][0].isdecimal()
            or ws[first - 1] in words().small
        )
    ):
        return True  # `14 per cent less than the £159m`, `five fewer than the 23`
    return ws[first] == "some" and bool(gap)


def joined_ends(doc: Document, w: Words, found: list[Number]) -> list[Number]:
    """Two numbers that are the ends of a range take each other's unit; of `between X and Y` they are bounds."""
    t, ws = doc.tokens, doc.tokens.words
    out = list(found)
    for k in range(len(out) - 1):
        low, high = out[k], out[k + 1]
        joint = ws[low.last : high.first]
        opening = ws[low.first - 1] if low.first else ""
        dash = joint in ([], ["–"], ["-"], ["‑"]) and t.starts[high.first] - low.end <= 1 and high.first - low.last <= 1
        if (
            joint == ["and"]
            and opening == "between"
            or dash
            and high.start > low.end
            and (low.value < high.value or low.unit != high.unit)
        ):
            bounds: tuple[str, str] | None = (">=", "<=")
        elif "to" in joint and _opened_by_from(doc, low) and _only_hedges(doc, low, high, joint):
            bounds = None
        elif (
            joint in (["to"], ["or"])
            and low.unit in ("count", high.unit)
            and low.comparator in ("=", "~")
            and low.value < high.value
            and low.form == "amount"
        ):
            if (
                opening == "by"
                and joint == ["to"]
                and (low.unit == "GBP" and ws[low.first] == "£" or high.value > 2 * low.value)
            ):
                continue  # `rise by £20bn to £148bn`
            if high.unit != "count" and low.unit == "count" and joint == ["or"]:
                out[k] = changed(low, unit=high.unit)
                continue
            bounds = (">=", "<=") if joint == ["to"] or high.unit == "count" else None
        else:
            continue
        if low.unit == "count" and high.unit == "percent" or (low.unit == "GBP" and high.unit == "count"):
            unit = "percent" if high.unit == "percent" else "GBP"
            low, high = changed(low, unit=unit), changed(high, unit=unit)
        if low.unit == "GBP" and low.value < 1000 <= high.value and ws[low.last - 1][0].isdecimal():
            scale = next((m for s, m in {**w.suffixes, **w.magnitudes}.items() if ws[high.last - 1] == s), 1)
            low = changed(low, value=plain(low.value * scale))
        if bounds is not None:
            low, high = changed(low, comparator=bounds[0]), changed(high, comparator=bounds[1])
            if joint == ["and"]:
                low = changed(low, hedge=(t.starts[low.first - 1], t.ends[low.first - 1]), begin=low.first - 1)
        out[k], out[k + 1] = changed(low, partner=high.first), changed(high, partner=low.first)
    return out


def _opened_by_from(doc: Document, low: Number) -> bool:
    ws, i = doc.tokens.words, low.first
    while i and ws[i - 1] in (
        "just",
        "about",
        "around",
        "nearly",
        "over",
        "under",
        "a",
        "more",
        "than",
        "almost",
        "some",
    ):
        i -= 1
    return i > 0 and ws[i - 1] == "from"


def _only_hedges(doc: Document, low: Number, high: Number, joint: list[str]) -> bool:
    """Whether all between the ends of `from X … to Y` belongs to X up to the `to`, and hedges Y after it."""
    at = len(joint) - 1 - joint[::-1].index("to")
    after = doc.tokens.at(high.hedge[0]) - low.last if high.hedge and high.hedge[0] < high.start else len(joint)
    return (
        at <= 8
        and len(joint) - at <= 5
        and not any(w in (",", ".", ";", "and", "but") for w in joint)
        and at < max(after, at + 1)
    )
