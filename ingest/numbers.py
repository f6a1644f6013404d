"""The numbers of a text that are figures: a count, a share or an amount of money, with its hedge and its whole.

The words and the exclusions are `rules/numbers.yaml` and `rules/cues-hedges.yaml`; what counts as a figure, and what its exact
words are, is the claims contract (decisions 7 and 8).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ccgkg.ingest.cues import lexicon
from ccgkg.ingest.document import Document
from ccgkg.ingest.tokens import HYPHENS, Tokens


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as it stands: tokens [first, last), code points [start, end), and what the words around it say.

    `form` is `amount` (a plain number), `fraction` (`a third`) or `ratio` (`one in ten`). `hedge` is the span of the words
    that made the comparator, `whole` that of the number it is part of.
    """

    first: int
    last: int
    start: int
    end: int
    value: float
    unit: str
    form: str = "amount"
    comparator: str = "="
    of: int | None = None
    hedge: tuple[int, int] | None = None
    whole: tuple[int, int] | None = None
    #: The other end of a range (`between 5 and 7`, `from 58% to 71%`), as the index of its first token.
    partner: int | None = None
    points: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A number that is no figure, with the reason."""

    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class Words:
    """`rules/numbers.yaml`, made ready."""

    small: Mapping[str, int]
    tens: Mapping[str, int]
    magnitudes: Mapping[str, int]
    suffixes: Mapping[str, int]
    fractions: Mapping[str, int]
    sets: Mapping[str, frozenset[str]]
    wholes: frozenset[int]
    starters: frozenset[str]


@cache
def words() -> Words:
    data: dict[str, Any] = lexicon("numbers")
    sets = {k: frozenset(map(str, v)) for k, v in data.items() if isinstance(v, list) and k != "wholes"}
    sets["months"] = frozenset(data["months"])
    starters = {*data["units"], *data["tens"], *data["magnitudes"], *data["fractions"], "none", "£"}
    return Words(data["units"], data["tens"], data["magnitudes"], data["suffixes"], data["fractions"], sets,
                 frozenset(data["wholes"]), frozenset(starters))


@dataclass(frozen=True, slots=True)
class _Amount:
    last: int
    value: float
    digits: bool
    #: Whether a magnitude (`million`, `m`) closed it.
    scaled: bool = False
    magnitude: int = 1


def find_numbers(doc: Document, dated: Collection[int]) -> tuple[list[Number], list[Skipped]]:
    """The figures of a document in the order of the text, and the numbers that are none.

    `dated` are the tokens of dates and periods, which are no figures.
    """
    w = words()
    tokens = doc.tokens
    found: list[Number] = []
    skipped: list[Skipped] = []
    i, count = 0, len(tokens)
    ws = tokens.words
    starters = w.starters
    while i < count:
        word = ws[i]
        if not (word[0].isdigit() or word in starters):
            i += 1
            continue
        if i in dated:
            i += 1
            continue
        read = _read(doc, w, i, found)
        if read is None:
            i += 1
            continue
        if isinstance(read, Skipped):
            skipped.append(read)
        else:
            found.append(read)
            if read.whole is not None:
                i = max(read.last, tokens.at(read.whole[1] - 1) + 1 if read.whole[0] >= read.end else read.last)
                continue
        i = max(i + 1, read.last)
    return _ranges(doc, w, found), skipped


def _read(doc: Document, w: Words, i: int, before: list[Number]) -> Number | Skipped | None:
    t, ws = doc.tokens, doc.tokens.words
    if ws[i] == "£":
        return _money(doc, w, i)
    if ws[i] == "none":
        return _none(doc, i)
    share = _ratio(doc, w, i) or _fraction(doc, w, i)
    if share is not None:
        return share
    amount = _amount(t, w, i)
    if amount is None:
        return None
    reason = _no_figure(doc, w, i, amount)
    if reason:
        return Skipped(i, amount.last, reason)
    unit, last, points = _unit(t, w, amount.last)
    if unit == "count" and (reason := _measured(t, w, i, amount)):
        return Skipped(i, amount.last, reason)
    if unit == "count" and _opens_whole(doc, i):
        return Skipped(i, amount.last, "the whole of the counts that follow")
    number = Number(i, last, t.starts[i], t.ends[last - 1], amount.value, unit, points=points)
    return _hedged(doc, _part(doc, w, number, before))


# --- reading one number -------------------------------------------------------------------------------------------


def _amount(t: Tokens, w: Words, i: int) -> _Amount | None:
    """A number in digits or in words that begins at token `i`, with its magnitude."""
    ws, count = t.words, len(t.words)
    word = ws[i]
    if word[0].isdigit():
        value, last, digits = float(word.replace(",", "")), i + 1, True
    else:
        spelled = _spelled(t, w, i)
        if spelled is None:
            return None
        value, last, digits = *spelled, False
    scaled, magnitude = False, 1
    if last < count:
        nxt = ws[last]
        touching = t.starts[last] == t.ends[last - 1]
        if digits and nxt in w.suffixes and (touching or nxt in ("bn", "mn")):
            magnitude, scaled, last = w.suffixes[nxt], True, last + 1
        elif nxt in w.magnitudes and (digits or not _is_magnitude_word(ws, w, last - 1)):
            magnitude, scaled, last = w.magnitudes[nxt], True, last + 1
    return _Amount(last, _plain(value * magnitude), digits, scaled, magnitude)


def _is_magnitude_word(ws: list[str], w: Words, i: int) -> bool:
    return ws[i] in w.magnitudes


def _spelled(t: Tokens, w: Words, i: int) -> tuple[float, int] | None:
    """A number in words: `twenty-six`, `two hundred and six`, `two dozen`, `one and a half million`."""
    ws, count = t.words, len(t.words)
    total, current, j, seen = 0.0, 0.0, i, False
    while j < count:
        word = ws[j]
        if word in w.small and not (seen and current % 10 and current < 20) and not (seen and current and current % 10):
            if seen and current and current % 10 == 0 and w.small[word] >= 10 and current < 100:
                break
            current += w.small[word]
        elif word in w.tens and not (seen and current % 100):
            current += w.tens[word]
        elif word in w.magnitudes and (seen or _article(t, i)):
            scale = w.magnitudes[word]
            if scale in (100, 12):
                current = max(current, 1) * scale
            else:
                total, current = total + max(current, 1) * scale, 0.0
        elif word == "and" and seen and j + 1 < count and (current >= 100 or total) and (
            ws[j + 1] in w.small or ws[j + 1] in w.tens
        ):
            j += 1
            continue
        elif word == "and" and seen and ws[j + 1 : j + 3] == ["a", "half"]:
            current += 0.5
            j += 3
            continue
        else:
            break
        seen, j = True, j + 1
        if j < count and ws[j] not in w.magnitudes and ws[j] != "and" and not t.joined(j) and current < 100:
            break  # `twenty six` as two words is not written; `Two, three` are two numbers
    return (total + current, j) if seen else None


def _article(t: Tokens, i: int) -> bool:
    return i > 0 and t.words[i - 1] in ("a", "half", "several", "per")


def _plain(value: float) -> float:
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _unit(t: Tokens, w: Words, last: int) -> tuple[str, int, bool]:
    ws = t.words
    if last < len(ws):
        nxt = ws[last]
        pair = f"{nxt} {ws[last + 1]}" if last + 1 < len(ws) else nxt
        if pair in w.sets["percent"]:
            return "percent", last + 2, pair.startswith("percentage")
        if nxt in w.sets["percent"]:
            return "percent", last + 1, nxt in ("pp", "ppts")
        if nxt in w.sets["money_words"]:
            return "GBP", last + 1, False
    return "count", last, False


def _money(doc: Document, w: Words, i: int) -> Number | None:
    t = doc.tokens
    if i + 1 >= len(t) or not t.words[i + 1][0].isdigit():
        return None
    amount = _amount(t, w, i + 1)
    if amount is None:
        return None
    start, value = t.starts[i], amount.value
    if i and t.words[i - 1] in (*HYPHENS, "−") and t.ends[i - 1] == start and (
        i < 2 or t.ends[i - 2] < t.starts[i - 1]
    ):
        start, value = t.starts[i - 1], -value
    number = Number(i, amount.last, start, t.ends[amount.last - 1], value, "GBP")
    return _hedged(doc, number)


def _none(doc: Document, i: int) -> Number | Skipped:
    """`none` is 0 where it stands beside another count in its sentence (decision 8)."""
    t = doc.tokens
    first, last = doc.sentence_tokens(i)
    w = words()
    beside = any(k != i and (t.words[k][0].isdigit() or t.words[k] in w.starters) for k in range(first, last))
    if not beside or t.words[i + 1 : i + 3] in (["of", "that"], ["of", "this"], ["of", "it"], ["of", "which"]) or t.words[i - 1 : i] == ["to"]:
        return Skipped(i, i + 1, "none stands beside no other count")
    return Number(i, i + 1, t.starts[i], t.ends[i], 0, "count")


# --- shares in words ----------------------------------------------------------------------------------------------


def _ratio(doc: Document, w: Words, i: int) -> Number | None:
    """`one in ten`, `four in every ten`, `nine out of ten`: a percentage, exact as written (decision 7)."""
    t, ws = doc.tokens, doc.tokens.words
    part = _amount(t, w, i)
    if part is None or part.scaled or part.last >= len(ws):
        return None
    j = part.last
    if ws[j] == "in":
        j += 1
    elif ws[j : j + 2] == ["out", "of"]:
        j += 2
        if part.digits or (j < len(ws) and ws[j] in ("the", "all", "its", "our")):
            return None  # `6 out of 8` counts; `one out of the eight` too
    else:
        return None
    if j < len(ws) and ws[j] == "every":
        j += 1
    if j >= len(ws):
        return None
    whole = _amount(t, w, j)
    if whole is None or whole.scaled or whole.value not in w.wholes or whole.value <= part.value:
        return None
    if whole.last < len(ws) and (ws[whole.last] in w.sets["measured"] or ws[whole.last] in w.sets["months"]):
        return None
    if ws[part.last] == "out" and whole.value not in (5, 10, 20, 100):
        return None
    share = round(100 * part.value / whole.value, 2)
    return _hedged(doc, Number(i, whole.last, t.starts[i], t.ends[whole.last - 1], _plain(share), "percent", "ratio"))


def _fraction(doc: Document, w: Words, i: int) -> Number | Skipped | None:
    """`half`, `a third`, `two-fifths`, `three quarters`: a percentage; an ordinal or a stretch of time is none."""
    t, ws = doc.tokens, doc.tokens.words
    count = len(ws)
    if ws[i] in w.fractions:
        last, parts, wholes = i + 1, 1, w.fractions[ws[i]]
        if wholes != 2 and not (i and ws[i - 1] in ("a", "one")):
            return None
        if wholes == 2 and ws[i - 1 : i] and ws[i - 1] in w.sets["half_never_before"] - {"a"}:
            return Skipped(i, last, "half of a stretch of time")
        if wholes == 2 and last < count and (ws[last] in w.sets["half_never_after"] or (t.joined(last) and ws[last][0].isalnum())):
            return Skipped(i, last, "half of a compound")
    elif ws[i] in w.small and i + 1 < count and ws[i + 1] in w.fractions and ws[i + 1] not in ("second", "seconds"):
        parts, wholes, last = w.small[ws[i]], w.fractions[ws[i + 1]], i + 2
        if parts >= wholes or (parts > 1 and not ws[i + 1].endswith("s")) or wholes == 2:
            return None
    else:
        return None
    half_million = _half_of_a_magnitude(doc, w, i, last, parts / wholes)
    if half_million is not None:
        return half_million
    after = ws[last] if last < count else ""
    if _stretch(ws, w, last):
        return Skipped(i, last, "a part of a stretch of time")
    if wholes > 2 and parts == 1 and after and (after[0].isalnum() or after in "£") and after not in w.sets["share_next"]:
        return Skipped(i, last, "an ordinal")
    first = i - 1 if wholes > 2 and parts == 1 and ws[i - 1] in ("a", "one") and ws[i] in w.fractions else i
    value = round(100 * parts / wholes, 2)
    return _hedged(doc, Number(first, last, t.starts[first], t.ends[last - 1], _plain(value), "percent", "fraction"))


def _half_of_a_magnitude(doc: Document, w: Words, i: int, last: int, share: float) -> Number | None:
    """`half a million`, `a quarter of a million`, `half a dozen`."""
    t, ws = doc.tokens, doc.tokens.words
    j = last + 1 if ws[last : last + 1] == ["of"] else last
    if ws[j : j + 1] == ["a"] and j + 1 < len(ws) and ws[j + 1] in w.magnitudes:
        first = i - 1 if i and ws[i - 1] == "a" else i
        value = _plain(share * w.magnitudes[ws[j + 1]])
        return _hedged(doc, Number(first, j + 2, t.starts[first], t.ends[j + 1], value, "count"))
    return None


def _stretch(ws: list[str], w: Words, j: int) -> bool:
    """Whether what follows a fraction is time or distance: `of a century`, `an hour`, `of the year`."""
    k = j + 1 if ws[j : j + 1] == ["of"] else j
    while k < len(ws) and ws[k] in ("a", "an", "the", "this", "last", "its", "financial", "way"):
        if ws[k] == "way":
            return True
        k += 1
    return k > j and k < len(ws) and ws[k] in w.sets["measured"]


# --- what is no figure --------------------------------------------------------------------------------------------


def _no_figure(doc: Document, w: Words, i: int, amount: _Amount) -> str | None:
    """Why the number at token `i` is no figure whatever its unit; None where it may be one."""
    t, ws, text = doc.tokens, doc.tokens.words, doc.text
    last, count = amount.last, len(ws)
    prev = ws[i - 1] if i else ""
    nxt = ws[last] if last < count else ""
    start, end = t.starts[i], t.ends[last - 1]
    if start >= doc.layout.block_at(start).end or start < doc.layout.blocks[0].start:
        return "the number of a list item"
    if prev in ("$", "€"):
        return "another currency"
    percent = nxt in w.sets["percent"] or nxt == "per"
    if amount.digits and not amount.scaled:
        raw = ws[i]
        if raw in w.sets["names"] and not percent and not w.sets["counted"].intersection(ws[last : last + 3]):
            return "a service's number"
        if len(raw) == 4 and raw.isdigit() and raw[:2] in ("19", "20") and not percent:
            return "a year"
        if len(raw) > 1 and raw[0] == "0" and raw[1] != ".":
            return "part of a telephone number or a code"
        if (nxt in ("/", ":") and last + 1 < count and ws[last + 1][0].isdigit()) or (
            prev in ("/", ":") and i > 1 and ws[i - 2][0].isdigit() and t.starts[i] == t.ends[i - 1]
        ):
            return "a time, a ratio or a date"
        if nxt in w.sets["ordinal_suffixes"] and t.starts[last] == end:
            return "an ordinal"
        if nxt[:1].isdigit() and text[end] == " " and t.starts[last] - end == 1:
            return "part of a telephone number or a code"
        if prev[:1].isdigit() and i and t.starts[i] - t.ends[i - 1] == 1 and text[t.ends[i - 1]] == " " and len(prev) > 2:
            return "part of a telephone number or a code"
        if _in_address(t, w, last):
            return "an address"
        if prev == "," and nxt in (",", "and") and i > 1 and t.words[i - 2].isalpha() and len(raw) == 2 and _aged(doc, i, last):
            return "an age"
    if i and t.joined(i) and not _range_joint(t, w, i):
        return "part of a word"
    if not amount.scaled and last < count and t.joined(last) and not percent and not _joined_unit(t, w, last):
        return "part of a compound"
    if prev in w.sets["labelled"] and (amount.digits or prev in w.sets["labels_with_words"]) and _is_label(t, i):
        return f"the number of a {prev}"
    if not amount.digits and _in_name(doc, i, last):
        return "part of a name"
    if ws[i] == "one" and last == i + 1 and not percent:
        return _one(doc, w, i)
    return None


def _measured(t: Tokens, w: Words, i: int, amount: _Amount) -> str | None:
    ws, j = t.words, amount.last
    for _ in range(3):
        if j >= len(ws):
            return None
        if ws[j] in w.sets["measured"]:
            return "a measure of time, distance or size"
        if ws[j] in ("full", "long", "consecutive", "successive", "working", "more", "further", "whole", "calendar",
                     "financial", "short", "or", "to", "and", "turbulent", "separate") or ws[j] in w.small:
            j += 1
            continue
        return None
    return None


def _range_joint(t: Tokens, w: Words, i: int) -> bool:
    """Whether the joint before token `i` is a range between two numbers (`5-7%`), or a word of a number (`forty-two`)."""
    prev = t.words[i - 1]
    return prev[0].isdigit() or prev in w.suffixes or prev in ("%", "£", "(", "[", "“", "‘", '"', "'", "~", "≈", *HYPHENS, "/", "+")


def _joined_unit(t: Tokens, w: Words, j: int) -> bool:
    nxt = t.words[j]
    return not nxt[0].isalnum() or nxt in ("odd", "plus", "ish") or (nxt[0].isdigit() and t.text[t.starts[j] - 1] in HYPHENS)


def _is_label(t: Tokens, i: int) -> bool:
    """Whether the word before token `i` labels it (`page 17`), and is no noun of its own (`last month 24 CCGs`)."""
    ws = t.words
    if ws[i - 1] == "no" and not t.capital(i - 1):
        return False
    before = ws[i - 2] if i > 1 else ""
    return before not in ("this", "last", "next", "first", "second", "third", "each", "every", "per", "a", "previous", "same",
                          "that", "one", "final", "latest", "by", "its", "their")


def _aged(doc: Document, i: int, last: int) -> bool:
    """`Jane Doe, 58, retires`: a bare number between commas after a person or a noun for one."""
    t = doc.tokens
    between = t.words[last] == "," and doc.cues.ending("hedge", i) is None
    return between and (t.capital(i - 2) or t.words[i - 2] in ("man", "woman", "patient", "nurse", "doctor", "mother", "father"))


def _in_address(t: Tokens, w: Words, j: int) -> bool:
    for k in range(j, min(j + 3, len(t))):
        if not t.capital(k):
            return False
        if k > j and t.words[k] in w.sets["street"]:
            return True
    return False


def _in_name(doc: Document, i: int, last: int) -> bool:
    """Whether a number in words is part of a name: a capital inside a sentence, before another capital."""
    t = doc.tokens
    if not t.capital(i) or last >= len(t) or not t.capital(last):
        return False
    sentence = doc.layout.sentence_at(t.starts[i])
    if doc.layout.blocks[sentence.block].kind == "heading" or t.text[t.starts[last] : t.ends[last]].isupper():
        return False
    return bool(t.text[sentence.start : t.starts[i]].strip("\"'“‘([ "))


def _one(doc: Document, w: Words, i: int) -> str | None:
    """`one` is a figure as `one of the N` that did something, or where it counts CCGs against another count."""
    ws = doc.tokens.words
    if ws[i + 1 : i + 2] == ["of"]:
        j = i + 2
        while j < len(ws) and ws[j] in ("the", "those", "these", "its", "our", "their"):
            j += 1
        if j > i + 2 and j < len(ws) and (ws[j][0].isdigit() or ws[j] in w.small or ws[j] in w.tens):
            copula = ws[i - 1] in ("is", "was", "as", "are", "be", "been", "became", "become", "being", ",", "remains", "with")
            return "one of a group that it belongs to" if copula else None
        return "a pronoun"
    first, last = doc.sentence_tokens(i)
    noun = next((k for k in range(i + 1, min(i + 4, last)) if ws[k] in ("ccg", "group", "clinical")), None)
    if noun is not None and ws[i - 1] not in ("no", "every", "any", "than", "just", "single", "for", "to"):
        others = [k for k in range(first, last) if k != i and (ws[k] in w.small and ws[k] != "one")]
        if others:
            return None
    return "a pronoun or a determiner"


def _opens_whole(doc: Document, i: int) -> bool:
    """Whether a sentence opens with `Of the N …,` and a count of them follows: N is then their whole and no claim."""
    ws = doc.tokens.words
    first, last = doc.sentence_tokens(i)
    while first < i and not ws[first][0].isalnum():
        first += 1
    if ws[first] != "of" or any(w not in ("the", "all", "those", "these", "its", "our") for w in ws[first + 1 : i]):
        return False
    comma = next((k for k in range(i, last) if ws[k] == ","), None)
    if comma is None:
        return False
    w = words()
    return any(ws[k][0].isdigit() or ws[k] in w.starters for k in range(comma, min(comma + 8, last)))


def _opening_whole(doc: Document, w: Words, number: Number) -> tuple[int, tuple[int, int]] | None:
    """The N of `Of the N …,` for a count that follows in its sentence."""
    t, ws = doc.tokens, doc.tokens.words
    first, _ = doc.sentence_tokens(number.first)
    for k in range(first, min(first + 5, number.first)):
        amount = _amount(t, w, k) if ws[k][0].isdigit() or ws[k] in w.starters else None
        if amount is not None:
            if amount.value >= number.value and _opens_whole(doc, k) and _unit(t, w, amount.last)[0] == "count":
                return int(amount.value), (t.starts[k], t.ends[amount.last - 1])
            return None
    return None


# --- what stands around -------------------------------------------------------------------------------------------


def _part(doc: Document, w: Words, number: Number, before: list[Number]) -> Number:
    """The number with its whole: `75 of 207`, `83 out of 209`, `67 of them`."""
    if number.unit != "count":
        return number
    t, ws, j = doc.tokens, doc.tokens.words, number.last
    if ws[j : j + 2] == ["out", "of"]:
        j += 2
    elif ws[j : j + 1] == ["of"]:
        j += 1
    else:
        opening = None if ws[number.first - 1] in ("from", "against", "than", "with", "to") else _opening_whole(doc, w, number)
        return replace(number, of=opening[0]) if opening else number
    if ws[j : j + 1] == ["them"] and before and number.value != 0:
        whole = next((n for n in reversed(before[-3:]) if n.unit == "count" and n.value > number.value), None)
        if whole is not None:
            return replace(number, of=int(whole.value), whole=(t.starts[j], t.ends[j]))
        return number
    while j < len(ws) and ws[j] in ("the", "all", "its", "our", "their", "those", "these", "then", "england", "england's", "'s", "country",
                                    "county", "a", "total", "of", "area", "region", "some", "original", "remaining"):
        j += 1
    if j >= len(ws) or not (ws[j][0].isdigit() or ws[j] in w.small or ws[j] in w.tens):
        return number
    whole_amount = _amount(t, w, j)
    if whole_amount is None or whole_amount.value < number.value or _measured(t, w, j, whole_amount):
        return number
    if _unit(t, w, whole_amount.last)[0] != "count" or (
        whole_amount.digits and len(ws[j]) == 4 and ws[j][:2] in ("19", "20")
    ):
        return number
    return replace(number, of=int(whole_amount.value), whole=(t.starts[j], t.ends[whole_amount.last - 1]))


def _hedged(doc: Document, number: Number) -> Number:
    t, ws = doc.tokens, doc.tokens.words
    i = number.first
    if i and number.start < t.starts[i]:
        i -= 1  # the minus sign
    while i and ws[i - 1] in ("a", "an", "the", "another", "further", "total", "of", "“", "‘", '"', "(", "some") and i > number.first - 4:
        if doc.cues.ending("hedge", i):
            break
        i -= 1
    cue = doc.cues.ending("hedge", i) or doc.cues.ending("hedge", number.first)
    if cue is not None and not _false_hedge(doc, cue.first, cue.last, number):
        number = replace(number, comparator=cue.value, hedge=(t.starts[cue.first], t.ends[cue.last - 1]))
    after = doc.cues.starting("hedge-after", number.last)
    if after is not None and number.comparator in ("=", "~"):
        number = replace(number, comparator=after.value, hedge=(t.starts[after.first], t.ends[after.last - 1]))
    return number


def _false_hedge(doc: Document, first: int, last: int, number: Number) -> bool:
    """`over the 26` and `in just under a third`; `some of the 26`: the cue does not bound the number."""
    ws = doc.tokens.words
    gap = ws[last : number.first]
    if ws[last - 1] in ("over", "under", "above", "below", "some", "about", "around") and "the" in gap:
        return True
    return ws[first] == "some" and bool(gap)


def _opened_by_from(doc: Document, low: Number) -> bool:
    ws, i = doc.tokens.words, low.first
    while i and ws[i - 1] in ("just", "about", "around", "nearly", "over", "under", "a", "more", "than", "almost", "some"):
        i -= 1
    return i > 0 and ws[i - 1] == "from"


def _only_hedges(doc: Document, low: Number, high: Number, joint: list[str]) -> bool:
    """Whether all between the ends of `from X … to Y` belongs to X up to the `to`, and hedges Y after it."""
    at = len(joint) - 1 - joint[::-1].index("to")
    after = doc.tokens.at(high.hedge[0]) - low.last if high.hedge and high.hedge[0] < high.start else len(joint)
    return at <= 8 and len(joint) - at <= 5 and not any(w in (",", ".", ";", "and", "but") for w in joint) and at < max(after, at + 1)


def _ranges(doc: Document, w: Words, found: list[Number]) -> list[Number]:
    """Two numbers that are the ends of a range take each other's unit; of `between X and Y` they are bounds."""
    t, ws = doc.tokens, doc.tokens.words
    out = list(found)
    for k in range(len(out) - 1):
        low, high = out[k], out[k + 1]
        joint = ws[low.last : high.first]
        opening = ws[low.first - 1] if low.first else ""
        dash = joint in ([], ["–"], ["-"], ["‑"]) and t.starts[high.first] - low.end <= 1 and high.first - low.last <= 1
        if joint == ["and"] and opening == "between" or dash and high.start > low.end:
            bounds: tuple[str, str] | None = (">=", "<=")
        elif "to" in joint and _opened_by_from(doc, low) and _only_hedges(doc, low, high, joint):
            bounds = None
        elif joint in (["to"], ["or"]) and low.unit == high.unit == "count" and low.comparator == "=" and low.value < high.value:
            bounds = (">=", "<=")
        else:
            continue
        if low.unit == "count" and high.unit == "percent" or (low.unit == "GBP" and high.unit == "count"):
            unit = "percent" if high.unit == "percent" else "GBP"
            low, high = replace(low, unit=unit), replace(high, unit=unit)
        if low.unit == "GBP" and low.value < 1000 <= high.value and ws[low.last - 1][0].isdigit():
            scale = next((m for s, m in {**w.suffixes, **w.magnitudes}.items() if ws[high.last - 1] == s), 1)
            low = replace(low, value=_plain(low.value * scale))
        if bounds is not None:
            low, high = replace(low, comparator=bounds[0]), replace(high, comparator=bounds[1])
            if joint == ["and"]:
                low = replace(low, hedge=(t.starts[low.first - 1], t.ends[low.first - 1]))
        out[k], out[k + 1] = replace(low, partner=high.first), replace(high, partner=low.first)
    return out
