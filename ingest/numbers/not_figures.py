"""Numbers that are no figures: dates, ages, labels, codes, measures of time, parts of names (the contract, decisions 7 and 8)."""

from __future__ import annotations

from ccgkg.ingest.numbers.amounts import Amount, Words, words
from ccgkg.ingest.numbers.clock import clock
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.tokens import HYPHENS, Tokens


def no_figure(doc: Document, w: Words, i: int, amount: Amount) -> str | None:
    """Why the number at token `i` is no figure whatever its unit; None where it may be one."""
    t, ws, text = doc.tokens, doc.tokens.words, doc.text
    last, count = amount.last, len(ws)
    prev = ws[i - 1] if i else ""
    nxt = ws[last] if last < count else ""
    start, end = t.starts[i], t.ends[last - 1]
    if start >= doc.layout.block_at(start).end or start < doc.layout.blocks[0].start:
        return "the number of a list item"
    if (
        amount.digits
        and start == doc.layout.block_at(start).start
        and last < count
        and ("." in ws[i] and t.capital(last) or nxt == "/" and t.starts[last] > end)
    ):
        return "the number of a paragraph"  # `4.1 The director said`, `1 / Goodbye, CCGs`
    if not amount.digits and nxt in w.sets["of_speech"]:
        return "a figure of speech"  # `three cheers`, `people on six figures`
    if prev in ("$", "€"):
        return "another currency"
    percent = nxt in w.sets["percent"] or nxt == "per"
    if amount.digits and not amount.scaled:
        raw = ws[i]
        if (
            raw in w.sets["names"]
            and not percent
            and not w.sets["counted"].intersection(ws[last : last + 3])
            and prev not in w.sets["before_counts"]
            and nxt not in ("were", "had", "of")
        ):
            return "a service's number"
        if len(raw) == 4 and raw.isdecimal() and raw[:2] in ("19", "20") and not percent:
            return "a year"
        if (
            len(raw) == 2
            and prev in w.sets["months"]
            and i > 1
            and _day(ws[i - 2])
            and (not nxt[:1].isalpha() or "\n" in text[end : t.starts[last]])
        ):
            return "a year"  # `2 Nov 17`
        if len(raw) == 2 and prev in ("’", "'", "‘") and t.ends[i - 1] == start and not nxt[:1].isalpha():
            return "a year"
        if text[end : end + 1] == "." and text[end + 1 : end + 2].isdecimal():
            return "a date"  # `18.01.19`
        if len(raw) > 4 and raw.isdecimal() and nxt not in w.sets["counted"]:
            return "part of a telephone number or a code"
        if len(raw) > 1 and raw[0] == "0" and raw[1] != ".":
            return "part of a telephone number or a code"
        if (nxt in ("/", ":") and last + 1 < count and ws[last + 1][0].isdecimal() and t.starts[last] == end) or (
            prev in ("/", ":") and i > 1 and ws[i - 2][0].isdecimal() and t.starts[i] == t.ends[i - 1]
        ):
            return "a time, a ratio or a date"
        if nxt in w.sets["ordinal_suffixes"] and t.starts[last] == end:
            return "an ordinal"
        if nxt[:1].isdecimal() and text[end] == " " and t.starts[last] - end == 1:
            return "part of a telephone number or a code"
        if (
            prev[:1].isdecimal()
            and i
            and t.starts[i] - t.ends[i - 1] == 1
            and text[t.ends[i - 1]] == " "
            and len(prev) > 2
            and not (len(prev) == 4 and prev[:2] in ("19", "20") and nxt.isalpha())
        ):
            return "part of a telephone number or a code"
        if _in_address(t, w, last):
            return "an address"
        if (
            prev == ","
            and nxt in (",", "and")
            and i > 1
            and t.words[i - 2].isalpha()
            and len(raw) == 2
            and _aged(doc, i, last)
        ):
            return "an age"
    if _an_age(doc, w, i, amount):
        return "an age"
    if i and t.joined(i) and (not _range_joint(t, w, i) or (prev.isalpha() and t.ends[i - 1] == start)):
        return "part of a word"
    if not amount.scaled and last < count and t.joined(last) and not percent and not _joined_unit(t, w, last):
        return "part of a compound"
    if prev in w.sets["labelled"] and (amount.digits or prev in w.sets["labels_with_words"]) and _is_label(t, i):
        return f"the number of a {prev}"
    if (
        prev in ("to", "and", "–")
        and i > 2
        and ws[i - 2][0].isdecimal()
        and ws[i - 3] in w.sets["labelled"]
        and _is_label(t, i - 2)
    ):
        return f"the number of a {ws[i - 3]}"
    if (
        amount.digits
        and t.joined(i)
        and prev[:1].isdecimal()
        and i > 1
        and ws[i - 2] in w.sets["labelled"]
        and _is_label(t, i - 1)
    ):
        return f"the number of a {ws[i - 2]}"
    if (
        prev == "."
        and i > 1
        and ws[i - 2] in w.sets["labelled"]
        and len(ws[i - 2]) <= 4
        and t.starts[i - 1] == t.ends[i - 2]
        and amount.digits
        and _is_label(t, i - 1)
    ):
        return f"the number of a {ws[i - 2]}"  # `Tel. 0113`, `ext. 4471`
    if (
        prev == "("
        and i > 1
        and ws[i - 2] in w.sets["tallied_on_pages"]
        and nxt == ")"
        or prev in ("|", "·", "•")
        and nxt in w.sets["tallied_on_pages"]
    ):
        return "a count of the web page"
    if clock(doc, w, i):
        return "a time of the day"
    if _on_a_scale(ws, w, i):
        return "a mark on a scale"
    if prev == "of" and _ranked(ws, w, i - 1):
        return "the whole of a rank"
    if (
        ws[i - 2 : i] == ["out", "of"]
        and i > 2
        and not nxt[:1].isalnum()
        and not ws[i - 3][0].isdecimal()
        and ws[i - 3] not in w.small
        and ws[i - 3] not in w.tens
    ):
        return "the whole of a mark"  # `my verdict, out of four: inadequate`
    if (
        prev == "other"
        and not amount.digits
        and not nxt[:1].isalnum()
        and not w.sets["measured"].isdisjoint(ws[max(0, i - 12) : i])
    ):
        return "a stretch of time just named"  # `works three days a week and sees patients on the other two`
    if prev == "next" and not amount.digits and nxt in w.sets["share_next"] | {"being", "."} and amount.value < 13:
        return "a stretch of time just named"  # `The first three years …, the next six being told`
    if prev in ("last", "first", "latter") and nxt in w.sets["after_those"] and not amount.digits:
        return "some of those just named"  # `The last two were judged inadequate`
    if amount.value == 2 and prev in w.sets["band_ends"]:
        return "part of the name of a band"
    if not amount.digits and _in_name(doc, i, last):
        return "part of a name"
    if ws[i] == "one" and last == i + 1 and not percent:
        return _one(doc, w, i)
    return None


def _on_a_scale(ws: list[str], w: Words, i: int) -> bool:
    """`a body mass index of 30`, `whose BMI is over 40`."""
    k = i - 1
    while k > 0 and i - k < 4 and ws[k] in ("of", "over", "above", "below", "under", "is", "was", "at", "a"):
        k -= 1
    return k >= 0 and ws[k] in w.sets["scales"]


def _ranked(ws: list[str], w: Words, of: int) -> bool:
    """Whether a place in a ranking stands before an `of`: `46th of 207`, `ranked seventh out of`."""
    k = of - 1 - (ws[of - 1] == "out")
    if k < 1:
        return False
    if ws[k] in w.sets["ordinal_suffixes"] and ws[k - 1].isdecimal():
        return True
    return ws[k] in w.sets["ordinals"] and not w.sets["ranks"].isdisjoint(ws[max(0, k - 4) : k])


def _day(word: str) -> bool:
    return word.isdecimal() and 1 <= int(word) <= 31 or word in ("st", "nd", "rd", "th")


def measured_after(t: Tokens, w: Words, i: int, amount: Amount) -> str | None:
    ws, j = t.words, amount.last
    for _ in range(3):
        if ws[j] in w.sets["measured"]:
            return "a measure of time, distance or size"
        if (
            ws[j]
            in (
                "full",
                "long",
                "consecutive",
                "successive",
                "working",
                "more",
                "further",
                "whole",
                "calendar",
                "financial",
                "short",
                "or",
                "to",
                "and",
                "turbulent",
                "separate",
            )
            or ws[j] in w.small
            and ws[j - 1] in ("or", "to", "and")
        ):
            j += 1
            continue
        return None
    return None


def _range_joint(t: Tokens, w: Words, i: int) -> bool:
    """Whether the joint before token `i` is a range between two numbers (`5-7%`), or a word of a number (`forty-two`)."""
    prev = t.words[i - 1]
    return (
        prev[0].isdecimal()
        or prev in w.suffixes
        or prev in ("%", "£", "(", "[", "“", "‘", '"', "'", "~", "≈", *HYPHENS, "/", "+")
    )


def _joined_unit(t: Tokens, w: Words, j: int) -> bool:
    nxt = t.words[j]
    return (
        not nxt[0].isalnum()
        or nxt in ("odd", "plus", "ish")
        or (nxt[0].isdecimal() and t.text[t.starts[j] - 1] in HYPHENS)
    )


def _is_label(t: Tokens, i: int) -> bool:
    """Whether the word before token `i` labels it (`page 17`), and is no noun of its own (`last month 24 CCGs`)."""
    ws = t.words
    if ws[i - 1] == "no" and not t.capital(i - 1):
        return False
    before = ws[i - 2] if i > 1 else ""
    return before not in (
        "this",
        "last",
        "next",
        "first",
        "second",
        "third",
        "each",
        "every",
        "per",
        "a",
        "previous",
        "same",
        "that",
        "one",
        "final",
        "latest",
        "its",
        "their",
    )


def _an_age(doc: Document, w: Words, i: int, amount: Amount) -> bool:
    """`people over 65`, `under fives`, `she is forty-nine`, `aged 16 to 18`: no noun follows that could be counted."""
    ws = doc.tokens.words
    nxt = ws[amount.last] if amount.last < len(ws) else "."
    if (
        amount.value > 110
        or amount.scaled
        or (nxt.isalpha() and nxt not in w.sets["after_age"] and not nxt.endswith("s"))
    ):
        return False
    before = ws[max(0, i - 4) : i]
    if before[-2:] in (["is", "over"], ["are", "over"], ["aged", "over"]) and "population" in ws[max(0, i - 8) : i]:
        return True  # `a quarter of our population is over 65`
    if before[-1:] and before[-1] in ("over", "under", "above", "below"):
        return bool(before[-2:-1]) and before[-2] in w.sets["people"]
    if before[-1:] == ["to"] and "aged" in before:
        return True
    if before[-1:] and before[-1] in ("i'm", "he's", "she's", "i’m"):
        return True
    if (
        len(before) > 1
        and before[-1] in ("is", "was")
        and before[-2] in w.sets["of_an_age"]
        and 16 < amount.value
        and not nxt[:1].isalpha()
    ):
        return True
    if (
        before[-1:] == ["at"]
        and amount.digits
        and 15 < amount.value < 100
        and (nxt in ("and", "but", "after", "with") or not nxt[:1].isalnum())
        and not w.sets["of_a_life"].isdisjoint(ws[max(0, i - 12) : i])
    ):
        return True  # `I joined the board at 38 and left it at 47`
    if before[-2:] == ["age", "of"]:
        return True
    return len(before) > 1 and before[-1] in ("is", "was", "'s", "turned", "turns") and before[-2] in ("he", "she", "i")


def _aged(doc: Document, i: int, last: int) -> bool:
    """`Jane Doe, 58, retires`: a bare number between commas after a person or a noun for one."""
    t = doc.tokens
    between = t.words[last] == "," and doc.cues.ending("hedge", i) is None
    return between and (
        t.capital(i - 2) or t.words[i - 2] in ("man", "woman", "patient", "nurse", "doctor", "mother", "father")
    )


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
    if t.text[sentence.start : t.starts[i]].strip("\"'“‘([ "):
        return True
    k = last
    while k < len(t) and t.capital(k) and k - last < 5:
        k += 1
    return t.words[k - 1] in words().sets["name_nouns"]


def _one(doc: Document, w: Words, i: int) -> str | None:
    """`one` is a figure as `one of the N` that did something, or where it counts CCGs against another count."""
    ws = doc.tokens.words
    if ws[i + 1] == "of":
        j = i + 2
        while j < len(ws) and ws[j] in ("the", "those", "these", "its", "our", "their"):
            j += 1
        if j > i + 2 and j < len(ws) and (ws[j][0].isdecimal() or ws[j] in w.small or ws[j] in w.tens):
            copula = ws[i - 1] in (
                "is",
                "was",
                "as",
                "are",
                "be",
                "been",
                "became",
                "become",
                "being",
                ",",
                "remains",
                "with",
            )
            return "one of a group that it belongs to" if copula else None
        return "a pronoun"
    if (
        ws[i - 1] == "and"
        and i > 2
        and (ws[i - 2] in w.small or ws[i - 2].isdecimal())
        and ws[i - 3] in (",", "and")
        and (i + 1 == len(ws) or not ws[i + 1][0].isalnum())
    ):
        return None  # `the figures were two, eight, five and one`
    first, last = doc.sentence_tokens(i)
    if (
        ws[i + 1] in ("more", "fewer")
        and ws[i + 2] == "than"
        and any(ws[k][0].isdecimal() or ws[k] in w.small for k in range(first, i))
    ):
        return None  # `100 are good, one more than last year`
    noun = next((k for k in range(i + 1, min(i + 4, last)) if ws[k] in ("ccg", "group", "clinical")), None)
    if noun is not None and ws[i - 1] not in ("no", "every", "any", "than", "just", "single", "for", "to"):
        others = [k for k in range(first, last) if k != i and (ws[k] in w.small and ws[k] != "one")]
        if others:
            return None
    opening = next((k for k in range(first, i) if ws[k][0].isalnum()), i)
    told_apart = ws[opening] == "of" and ws[i - 1] in ("and", ",", "while", "but") and ws[i + 1] != "who"
    if told_apart and sum(ws[k] in w.small or ws[k][0].isdecimal() for k in range(opening, i)) > 1:
        return None  # `of the ten, six cut back, three did not and one would not say`
    return "a pronoun or a determiner"
