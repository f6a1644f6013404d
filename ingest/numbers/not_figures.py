"""Numbers that are no figures: dates, ages, labels, codes, measures of time, parts of names (the contract, decisions 7
and 8)."""

from __future__ import annotations

from ccgkg.ingest.numbers.ages import age
from ccgkg.ingest.numbers.amounts import Amount, Words
from ccgkg.ingest.numbers.candidate import Candidate
from ccgkg.ingest.numbers.clock import clock
from ccgkg.ingest.numbers.codes import code
from ccgkg.ingest.numbers.labels import label
from ccgkg.ingest.numbers.pronouns import one
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.tokens import HYPHENS, Tokens

#: Between a number and what it measures: `three full years`.
_BETWEEN = frozenset(
    {
        *("full", "long", "consecutive", "successive", "working", "more", "further", "whole", "calendar", "financial"),
        *("short", "or", "to", "and", "turbulent", "separate"),
    }
)
#: Between a scale and its mark: `a body mass index of 30`.
_TO_MARK = frozenset(["of", "over", "above", "below", "under", "is", "was", "at", "a"])
#: Marks that may touch a number with no word between.
_MARKS = frozenset({"%", "£", "(", "[", "“", "‘", '"', "'", "~", "≈", *HYPHENS, "/", "+"})
#: From so many on, `the next` are no stretch of time.
_STRETCH = 13
#: Tokens back in which a stretch of time is named.
_NAMED = 12


def no_figure(doc: Document, w: Words, i: int, amount: Amount) -> str | None:
    """Why the number at token `i` is no figure whatever its unit; None where it may be one."""
    c = Candidate.of(doc, w, i, amount)
    return (
        _number_of_a_block(c)
        or (code(c) if amount.digits and not amount.scaled else None)
        or ("an age" if age(c) else None)
        or _part_of_a_word(c)
        or label(c)
        or _told_of_a_page(c)
        or ("a time of the day" if clock(doc, w, i) else None)
        or ("a mark on a scale" if _on_a_scale(c) else None)
        or _rank(c)
        or (_in_words(c) if not amount.digits else None)
        or ("part of the name of a band" if amount.value == 2 and c.prev in w.sets["band_ends"] else None)
    )


def _number_of_a_block(c: Candidate) -> str | None:
    """The number of an item or a paragraph (`4.1 The director said`, `1 / Goodbye, CCGs`); a figure of speech;
    dollars."""
    block = c.doc.layout.block_at(c.start)
    if c.start >= block.end or c.start < c.doc.layout.blocks[0].start:
        return "the number of a list item"
    if c.amount.digits:
        if c.start == block.start and c.last < len(c.ws):
            point = "." in c.ws[c.i] and c.t.capital(c.last)
            if point or c.nxt == "/" and c.t.starts[c.last + 1] > c.t.ends[c.last]:
                return "the number of a paragraph"
    elif c.nxt in c.w.sets["of_speech"]:
        return "a figure of speech"  # `three cheers`, `people on six figures`
    return "another currency" if c.prev in ("$", "€") else None


def _part_of_a_word(c: Candidate) -> str | None:
    """`Covid-19`, `the 20-point plan`: a number that hangs on a word before it or behind it."""
    t = c.t
    if t.joined(c.i) and (not _range_joint(c) or c.prev.isalpha() and t.ends[c.i - 1] == c.start):
        return "part of a word"
    hangs = not c.amount.scaled and not c.percent and c.last < len(c.ws) and t.joined(c.last)
    return "part of a compound" if hangs and not _joined_unit(t, c.last) else None


def _range_joint(c: Candidate) -> bool:
    """Whether the joint before a number is a range between two (`5-7%`), or a word of a number (`forty-two`)."""
    return c.prev[0].isdecimal() or c.prev in c.w.suffixes or c.prev in _MARKS


def _joined_unit(t: Tokens, j: int) -> bool:
    """Whether what hangs on a number leaves it one: a mark, `30-odd`, the other end of a range."""
    nxt = t.words[j]
    if not nxt[0].isalnum() or nxt in ("odd", "plus", "ish"):
        return True
    return nxt[0].isdecimal() and t.text[t.starts[j] - 1] in HYPHENS


def _told_of_a_page(c: Candidate) -> str | None:
    """`Comments (3)`, `| 14 shares`: a count of the web page."""
    pages = c.w.sets["tallied_on_pages"]
    if c.prev == "(":
        tallied = c.nxt == ")" and c.i > 1 and c.ws[c.i - 2] in pages
    else:
        tallied = c.prev in ("|", "·", "•") and c.nxt in pages
    return "a count of the web page" if tallied else None


def _on_a_scale(c: Candidate) -> bool:
    """`a body mass index of 30`, `whose BMI is over 40`."""
    k = c.i - 1
    while k > 0 and c.i - k < 4 and c.ws[k] in _TO_MARK:
        k -= 1
    return k >= 0 and c.ws[k] in c.w.sets["scales"]


def _rank(c: Candidate) -> str | None:
    """`46th of 207`, `ranked seventh out of 195`, `my verdict, out of four: inadequate`: the whole of a rank or a
    mark."""
    if c.prev != "of":
        return None
    if _ranked(c, c.i - 1):
        return "the whole of a rank"
    if c.i < 3 or c.ws[c.i - 2] != "out" or c.nxt[:1].isalnum():
        return None
    part = c.ws[c.i - 3]
    number = part[0].isdecimal() or part in c.w.small or part in c.w.tens
    return None if number else "the whole of a mark"


def _ranked(c: Candidate, of: int) -> bool:
    """Whether a place in a ranking stands before an `of`."""
    ws, k = c.ws, of - 1 - (c.ws[of - 1] == "out")
    if k < 1:
        return False
    if ws[k] in c.w.sets["ordinal_suffixes"] and ws[k - 1].isdecimal():
        return True
    return ws[k] in c.w.sets["ordinals"] and not c.w.sets["ranks"].isdisjoint(ws[max(0, k - 4) : k])


def _in_words(c: Candidate) -> str | None:
    """A number in words that points to what was just named, is part of a name, or the pronoun `one`."""
    return _just_named(c) or ("part of a name" if _in_name(c) else None) or (one(c) if _is_one(c) else None)


def _is_one(c: Candidate) -> bool:
    return c.ws[c.i] == "one" and c.last == c.i + 1 and not c.percent


def _just_named(c: Candidate) -> str | None:
    """`three days a week … the other two`, `the next six being told`, `The last two were judged inadequate`."""
    sets = c.w.sets
    if c.prev == "which" and c.nxt == "?":
        return "some of those just named"  # `Which four?`
    if c.prev in ("last", "first", "latter"):
        return "some of those just named" if c.nxt in sets["after_those"] else None
    if c.prev == "other":
        named = not c.nxt[:1].isalnum() and not sets["measured"].isdisjoint(c.ws[max(0, c.i - _NAMED) : c.i])
    else:
        named = (
            c.prev == "next" and c.amount.value < _STRETCH and (c.nxt in ("being", ".") or c.nxt in sets["share_next"])
        )
    return "a stretch of time just named" if named else None


def _in_name(c: Candidate) -> bool:
    """Whether a number in words is part of a name: a capital inside a sentence, before another capital."""
    t, last = c.t, c.last
    if not t.capital(c.i) or last >= len(c.ws) or not t.capital(last):
        return False
    sentence = c.doc.layout.sentence_at(c.start)
    if c.doc.layout.blocks[sentence.block].kind == "heading" or t.raw(last).isupper():
        return False
    if t.text[sentence.start : c.start].strip("\"'“‘([ "):
        return True
    k = last
    while k < len(c.ws) and t.capital(k) and k - last < 5:
        k += 1
    return c.ws[k - 1] in c.w.sets["name_nouns"]


def measured_after(t: Tokens, w: Words, amount: Amount) -> str | None:
    """Why the count that ends an amount is no figure: what follows is time, distance or size (`three full years`)."""
    ws, j = t.words, amount.last
    for _ in range(3):
        if ws[j] in w.sets["measured"]:
            return "a measure of time, distance or size"
        next_end = ws[j] in w.small and ws[j - 1] in ("or", "to", "and")  # `two or three years`
        if ws[j] not in _BETWEEN and not next_end:
            return None
        j += 1
    return None
