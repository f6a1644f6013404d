"""The whole of which a count is part: `75 of 207`, `eight of London's 32`, `eight groups, of which three`."""

from __future__ import annotations

from ccgkg.ingest.numbers.amounts import Number, Words, read_amount, unit_after, words
from ccgkg.ingest.numbers.not_figures import measured_after
from ccgkg.ingest.numbers.wholes import opens_whole
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.tokens import Tokens
from ccgkg.ingest.values import changed

#: Tokens back in which a clause opens with the whole of a count.
_WHOLE_BACK = 24
#: Tokens at most in the name of one who owns a whole.
_OWNER = 9
#: In such a name, words with no capital: `Stoke on Trent`, `Blackburn with Darwen`.
_IN_NAMES = frozenset({",", "and", "&", "on", "upon", "of", "with", "in", "the"})
#: Between `of` and the whole.
_BEFORE_WHOLE = frozenset(
    {
        *("the", "all", "its", "our", "their", "those", "these", "then", "england", "england's", "'s", "country"),
        *("county", "town", "city", "borough", "district", "group", "ccg", "board", "a", "total", "of", "area"),
        *("region", "some", "original", "remaining", "first", "last", "possible"),
    }
)
#: Right before a count, what compares it, so that it is part of no whole before.
_COMPARES = frozenset({"from", "against", "than", "with", "to"})
#: The marks before and behind an aside, and tokens in it at most.
ASIDES = {"(": ")", ",": ",", "–": "–", "—": "—"}
_SHARE = 8
_PERCENT = frozenset({"%", "pc", "percent", "cent"})
_OF_THOSE = (["of", "which"], ["of", "whom"], ["of", "these"], ["of", "those"], ["of", "them"])
#: Right before a count that is only compared, and is no whole of the next.
_COMPARED = (["compared", "with"], ["compared", "to"], ["up", "from"], ["down", "from"])


def part_of(doc: Document, w: Words, number: Number, before: list[Number]) -> Number:
    """The number with its whole: `75 of 207`, `83 out of 209`, `67 of them`."""
    if number.unit != "count":
        return number
    ws, j = doc.tokens.words, _behind_of(doc, w, number.last)
    if j is None:
        return _part_of_opened(doc, w, number, before)
    if ws[j : j + 1] and _stands_for_all(ws, w, j) and before and number.value != 0:
        return _part_of_last(doc, number, before, j)
    while j < len(ws) and ws[j] in _BEFORE_WHOLE:
        j += 1
    return _part_at(doc.tokens, w, number, _past_owner(doc.tokens, j))


def _behind_of(doc: Document, w: Words, j: int) -> int | None:
    """The token behind the `of` or `out of` that follows a count: `75 of`, `160 CCGs out of`; None where none
    follows."""
    ws = doc.tokens.words
    j = _past_share(ws, w, j)
    if ws[j : j + 1] and ws[j] in w.sets["counted"] and ws[j + 1 : j + 3] == ["out", "of"]:
        return j + 3
    if ws[j : j + 2] == ["out", "of"]:
        return j + 2
    return j + 1 if ws[j : j + 1] == ["of"] else None


def _past_share(ws: list[str], w: Words, j: int) -> int:
    """The token behind an aside that tells a count as a share: `75 (36%) of the 207`, `75, or 36 per cent, of the
    207`."""
    if ws[j : j + 1] and ws[j] in ASIDES:
        near = range(j + 2, min(j + _SHARE, len(ws) - 1))
        end = next((k for k in near if ws[k] == ASIDES[ws[j]]), None)
        if end is not None and not _PERCENT.isdisjoint(ws[j:end]) and "of" in ws[end + 1 : end + 3]:
            return end + 1
    return j


def _part_of_opened(doc: Document, w: Words, number: Number, before: list[Number]) -> Number:
    """A count with the whole told before it: `eight groups, of which three`, `Of the 87 practices, 60 voted yes`."""
    ws = doc.tokens.words
    those = _of_those(doc, number, before) if number.last < len(ws) else None
    if those is not None:
        return those
    opening = None if _is_apart(doc, number, before) else _opening_whole(doc, w, number)
    return changed(number, of=opening[0], whole=opening[1]) if opening else number


def _is_apart(doc: Document, number: Number, before: list[Number]) -> bool:
    """Whether a count is compared, or told of others, and so no part of the whole that opens its clause: `Of the 207,
    75 overspent, up from 57 in 2016-17 and 56 in 2015-16`, `Of 64, 58 said yes, and the two CCGs merged`."""
    ws, at = doc.tokens.words, number.first - 1
    if ws[at] in _COMPARES or ws[at - 1 : at + 1] == ["and", "the"]:
        return True
    last = before[-1] if before else None
    if last is None or ws[at] not in ("and", ",") or last.first < doc.sentence_tokens(at)[0]:
        return False
    return ws[last.first - 1] in _COMPARES and {",", ";"}.isdisjoint(ws[last.last : at])


def _part_of_last(doc: Document, number: Number, before: list[Number], j: int) -> Number:
    """`67 of them`: of the last greater count, in the sentence or the one before."""
    t, here = doc.tokens, doc.layout.index_at(number.start)
    recent = [n for n in before[-3:] if here - doc.layout.index_at(n.start) <= 1]
    whole = next((n for n in reversed(recent) if n.unit == "count" and n.value > number.value), None)
    if whole is None:
        return _part_of_opened(doc, words(), number, before)
    low = doc.sentence_tokens(number.first)[0]
    if whole.first < low and not words().sets["counted"].isdisjoint(t.words[low : number.first]):
        return number  # `has a workforce of 57. Northern CCGs did worst: ten of them overspent`
    return changed(number, of=int(whole.value), whole=(t.starts[j], t.ends[j]))


def _part_at(t: Tokens, w: Words, number: Number, j: int) -> Number:
    """A count with the whole that stands at a token, if a greater count does, and no year."""
    ws = t.words
    if j >= len(ws) or not (ws[j][0].isdecimal() or ws[j] in w.small or ws[j] in w.tens):
        return number
    whole = read_amount(t, w, j)
    if whole is None or whole.value < number.value or measured_after(t, w, whole):
        return number
    year = whole.digits and len(ws[j]) == 4 and ws[j][:2] in ("19", "20")
    if year or unit_after(t, w, whole.last)[0] != "count":
        return number
    return changed(number, of=int(whole.value), whole=(t.starts[j], t.ends[whole.last - 1]))


def _stands_for_all(ws: list[str], w: Words, j: int) -> bool:
    """Whether `them`, `whom` or a `those` that no words restrict stands at a token: `81 of those backed it`; not `of
    those who replied`."""
    if ws[j] in ("them", "whom", "which"):
        return True
    return ws[j] in ("those", "these") and (
        j + 1 == len(ws) or not ws[j + 1][0].isalnum() or ws[j + 1] in w.sets["after_those"]
    )


def _past_owner(t: Tokens, j: int) -> int:
    """The token behind one who owns a whole: `eight of London's 32`, `six of Airedale, Wharfedale and Craven CCG's
    16`."""
    k = j
    while k < min(j + _OWNER, len(t)) and (t.words[k].isalpha() and t.capital(k) or k > j and t.words[k] in _IN_NAMES):
        k += 1
    return k + 1 if j < k < len(t) and t.words[k] in ("'s", "'") else j


def _of_those(doc: Document, number: Number, before: list[Number]) -> Number | None:
    """`eight groups, of which three …`, `40 applied; of these, six …`: the count before is the whole."""
    ws, layout = doc.tokens.words, doc.layout
    i = number.first
    if before and before[-1].unit == "percent" and ws[before[-1].last : i] == ["("]:
        i = before[-1].begin  # `Of those, 47% (86) had introduced restrictions`
    i -= ws[i - 1] in (",", "only", "just")
    if ws[number.last] in ("fewer", "more", "less") or ws[max(0, i - 2) : i] not in _OF_THOSE:
        return None
    low = doc.sentence_tokens(number.first)[0]
    if i - 2 <= low:  # `Of those, 86 had`
        low = doc.range_of(layout.sentences[max(0, layout.index_at(number.start) - 1)])[0]
    told = [n for n in before[-3:] if n.unit == "count" and n.value >= number.value and n.first >= low]
    whole = next((n for n in reversed(told) if ws[n.first - 2 : n.first] not in _COMPARED), None)
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
