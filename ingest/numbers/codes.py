"""Plain digits that are no figures: years, dates, times, telephone numbers and codes, house numbers, ages."""

from __future__ import annotations

from ccgkg.ingest.numbers.candidate import Candidate
from ccgkg.ingest.text.tokens import Tokens

#: From so many digits on, a run without commas is a code.
_LONG = 5
#: Nouns for a person whose age may follow between commas.
_PERSON = frozenset({"man", "woman", "patient", "nurse", "doctor", "mother", "father"})


def code(c: Candidate) -> str | None:
    """What a run of digits with no magnitude is, if it is no amount."""
    for rule in _RULES:
        reason = rule(c)
        if reason is not None:
            return reason
    return None


def _service(c: Candidate) -> str | None:
    """`calls to 111`; not `111 of the groups`."""
    if c.ws[c.i] not in c.w.sets["names"] or c.percent or c.nxt in ("were", "had", "of"):
        return None
    if c.prev in c.w.sets["before_counts"] or c.w.sets["counted"].intersection(c.ws[c.last : c.last + 3]):
        return None
    return "a service's number"


def _year(c: Candidate) -> str | None:
    """`2016`, `2 Nov 17`, `’17`."""
    raw = c.ws[c.i]
    if len(raw) == 4:
        return "a year" if raw.isdecimal() and raw[:2] in ("19", "20") and not c.percent else None
    if len(raw) != 2:
        return None
    if c.prev in c.w.sets["months"] and c.i > 1 and _day(c.ws[c.i - 2]):
        ends = not c.nxt[:1].isalpha() or "\n" in c.doc.text[c.end : c.t.starts[c.last]]
        return "a year" if ends else None
    short = c.prev in ("’", "'", "‘") and c.t.ends[c.i - 1] == c.start
    return "a year" if short and not c.nxt[:1].isalpha() else None


def _day(word: str) -> bool:
    return word.isdecimal() and 1 <= int(word) <= 31 or word in ("st", "nd", "rd", "th")


def _date(c: Candidate) -> str | None:
    """`18.01.19`, and the first of two days of a month: `18 and 19 May`, `from 4 to 22 June`."""
    text, ws, k = c.doc.text, c.ws, c.last + 1
    if text[c.end : c.end + 1] == "." and text[c.end + 1 : c.end + 2].isdecimal():
        return "a date"
    if k + 1 >= len(ws) or c.nxt not in ("and", "to", "or", "–", "-") or not _day(ws[c.i]):
        return None
    return "a date" if _day(ws[k]) and ws[k + 1] in c.w.sets["months"] and c.t.capital(k + 1) else None


def _run_of_digits(c: Candidate) -> str | None:
    """`40113`, `0113`."""
    raw = c.ws[c.i]
    long = len(raw) >= _LONG and raw.isdecimal() and c.nxt not in c.w.sets["counted"]
    return _CODE if long or len(raw) > 1 and raw[0] == "0" and raw[1] != "." else None


def _ratio(c: Candidate) -> str | None:
    """`9:30`, `1/4`, `12/11/2018`: either side of the mark."""
    behind = c.nxt in ("/", ":") and c.last + 1 < len(c.ws) and c.ws[c.last + 1][0].isdecimal() and c.touched
    before = c.prev in ("/", ":") and c.i > 1 and c.ws[c.i - 2][0].isdecimal() and c.start == c.t.ends[c.i - 1]
    return "a time, a ratio or a date" if behind or before else None


def _ordinal(c: Candidate) -> str | None:
    """`23rd`."""
    return "an ordinal" if c.nxt in c.w.sets["ordinal_suffixes"] and c.touched else None


def _groups_of_digits(c: Candidate) -> str | None:
    """`0113 496 0000`: digits apart from others by one space, unless these are a year."""
    text = c.doc.text
    if c.nxt[:1].isdecimal() and text[c.end] == " " and c.t.starts[c.last] - c.end == 1:
        return _CODE
    if not c.prev[:1].isdecimal() or len(c.prev) <= 2 or c.start - c.t.ends[c.i - 1] != 1 or text[c.start - 1] != " ":
        return None
    behind_year = len(c.prev) == 4 and c.prev[:2] in ("19", "20") and c.nxt.isalpha()
    return None if behind_year else _CODE


def _address(c: Candidate) -> str | None:
    """`12 Mill Road`."""
    for k in range(c.last, min(c.last + 3, len(c.t))):
        if not c.t.capital(k):
            return None
        if k > c.last and c.ws[k] in c.w.sets["street"]:
            return "an address"
    return None


def _age_behind_a_name(c: Candidate) -> str | None:
    """`Jane Doe, 58, retires`: a bare number between commas after a person or a noun for one."""
    if c.prev != "," or c.nxt != "," or c.i < 2 or len(c.ws[c.i]) != 2 or not c.ws[c.i - 2].isalpha():
        return None
    person = _is_person(c.t, c.i - 2) and c.doc.cues.ending("hedge", c.i) is None
    return "an age" if person else None


def _is_person(t: Tokens, k: int) -> bool:
    return t.capital(k) or t.words[k] in _PERSON


_CODE = "part of a telephone number or a code"
_RULES = (
    _service,
    _year,
    _date,
    _run_of_digits,
    _ratio,
    _ordinal,
    _groups_of_digits,
    _address,
    _age_behind_a_name,
)
