"""What stands before a time and bounds it: `since`, `by`, `the end of`, `the first quarter of`, `nine months into`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.dates import Mention
from ccgkg.ingest.times.time_lexicon import Lexicon

#: Words at most between such a word and its time.
_BRIDGE = 6
#: The length of a financial year in EDTF.
_FINANCIAL = len("2016-04-01/2017-03-31")
#: Before a time and between it and the next, what makes the two the ends of a span.
_SPANS = frozenset({("between", "and"), ("from", "to"), ("between", "to"), ("from", "until"), ("from", "till")})


class _Phrase(NamedTuple):
    """A time with the words before it up to a preposition: `words` from the token `first` on, behind the word
    `prev`."""

    ws: list[str]
    mention: Mention
    #: The time in EDTF, and the days with which it begins and ends.
    edtf: str
    begin: date | None
    end: date | None
    low: int
    first: int
    words: list[str]
    prev: str

    def since(self, begin: str, kind: str) -> Mention:
        """The time as one that is open behind its beginning."""
        return replace(self.mention, edtf=f"{begin}/..", kind=kind, fiscal=None, anchor=self.edtf)


def bounded(doc: Document, lex: Lexicon, mention: Mention, before: list[Mention]) -> Mention:
    """The mention with what stands before it: an open beginning or end, the end of a year, a part of it.

    `before` are the times told before it, in the order of the text.
    """
    if mention.edtf is None:
        return mention
    phrase = _phrase(doc, lex, mention, mention.edtf)
    return (
        _at_an_end(phrase, lex)
        or _of_years(phrase)
        or _part(phrase, before)
        or _not_before(phrase)
        or _until(phrase, lex)
        or _from_then_on(phrase)
        or mention
    )


def _phrase(doc: Document, lex: Lexicon, mention: Mention, edtf: str) -> _Phrase:
    ws, i = doc.tokens.words, mention.first
    low = doc.sentence_tokens(i)[0]
    words: list[str] = []
    while i > low and len(words) < _BRIDGE and ws[i - 1] in lex.sets["bridge"]:
        i -= 1
        words.insert(0, ws[i])
        if ws[i] in ("in", "at", "on"):
            break
    return _Phrase(ws, mention, edtf, *bounds(edtf), low, i, words, ws[i - 1] if i > low else "")


def _at_an_end(p: _Phrase, lex: Lexicon) -> Mention | None:
    """`the end of 2017-18`, `by the end of March`, `the start of 2018`: a day."""
    m = p.mention
    if "end" in p.words and p.end is not None and ("of" in p.words or m.kind == "relative"):
        whole = m.kind in ("financial-year", "year", "month", "relative", "same")
        day = p.end.isoformat() if whole else p.edtf
        if p.prev in lex.sets["until"]:
            return replace(m, edtf=f"../{day}", kind="until")
        return replace(m, edtf=day, kind="day", fiscal=None, anchor=p.edtf if m.kind == "financial-year" else None)
    starts = "of" in p.words and not {"start", "beginning"}.isdisjoint(p.words)
    fiscal = m.kind == "financial-year" or m.kind == "relative" and len(p.edtf) == _FINANCIAL
    if starts and p.begin is not None and (fiscal or m.kind == "year"):
        year = p.edtf if fiscal else None
        return replace(m, edtf=p.begin.isoformat(), kind="day", fiscal=None, anchor=year)
    return None


def _of_years(p: _Phrase) -> Mention | None:
    """`the three years to 2018-19`."""
    m, i = p.mention, p.first
    if p.words or p.prev != "to" or i <= 2 or p.ws[i - 2] != "years" or m.kind != "financial-year":
        return None
    count = _small(p.ws[i - 3])
    if not count:
        return None
    begin = financial_year(int(p.edtf[:4]) - count + 1)[:10]
    return replace(m, edtf=f"{begin}/{p.edtf[11:]}", kind="span", fiscal=None)


def _part(p: _Phrase, before: list[Mention]) -> Mention | None:
    """`the same stage of 2016-17`, `the first quarter of 2016-17`."""
    part = _same_stage(p.ws, p.mention, before) or _part_of_year(p.ws, p.first, p.words, p.mention)
    return replace(p.mention, edtf=part, fiscal=None) if part is not None else None


def _not_before(p: _Phrase) -> Mention | None:
    """`not before 2021`, `no earlier than April 2021`."""
    if p.prev not in ("before", "until", "than") or p.begin is None:
        return None
    if not _no_earlier(p.ws[max(p.low, p.first - 4) : p.first - 1], p.prev):
        return None
    return p.since(p.edtf if p.mention.kind in ("year", "month", "day") else p.begin.isoformat(), "not-before")


def _until(p: _Phrase, lex: Lexicon) -> Mention | None:
    """`by April 2020`, `until 2018`."""
    m = p.mention
    if p.prev not in lex.sets["until"] or m.kind == "year-before" or p.end is None:
        return None
    end = p.edtf if m.kind in ("month", "year") or len(p.edtf) == len("2018") else p.end.isoformat()
    return replace(m, edtf=f"../{end}", kind="until", fiscal=None, anchor=p.edtf)


def _from_then_on(p: _Phrase) -> Mention | None:
    """`since April`, `in 2020 or later`, `from 2016-17`."""
    m, ws = p.mention, p.ws
    if p.begin is None:
        return None
    single = "/" not in p.edtf
    if p.prev == "since":
        return p.since(p.edtf if single or m.kind in ("year", "month", "day") else p.begin.isoformat(), "since")
    later = ws[m.last] == "or" and ws[m.last + 1] in ("later", "after", "beyond")
    if later and m.kind in ("year", "month", "financial-year", "relative"):
        return replace(p.since(p.edtf if single else p.begin.isoformat(), "not-before"), last=m.last + 2)
    if p.prev == "from" and m.kind == "financial-year" and ws[m.last : m.last + 2] != [",", "when"]:
        return p.since(p.begin.isoformat(), "since")
    return None


def spanned(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with two that are the ends of a span made one: `between January and March 2017`, `from 2013-14 to
    2016-17`."""
    out: list[Mention] = []
    for mention in mentions:
        span = _span(doc.tokens.words, out[-1], mention) if out and mention.edtf is not None else None
        if span is None:
            out.append(mention)
        else:
            out[-1] = span
    return out


def _span(ws: list[str], before: Mention, m: Mention) -> Mention | None:
    """The span that two times are the ends of, or the first where they are in no order; None where they are none."""
    end = m.edtf or ""
    yearless = before.kind == m.kind == "month" and not ws[before.last - 1].isdecimal()
    if m.first - before.last != 1 or before.edtf is None and not yearless:
        return None
    if (ws[before.first - 1] if before.first else "", ws[before.last]) not in _SPANS:
        return None
    begin = (before.edtf or "").removesuffix("/..")
    if yearless and end[:4].isdecimal():  # the year is told with the second
        month = f"{lexicon('periods')['months'][ws[before.last - 1]]:02d}"
        begin = f"{int(end[:4]) - (month > end[5:7])}-{month}"
    ends = begin, end
    begin, end = begin.split("/")[0], end.split("/")[-1]
    return Mention(before.first, m.last, f"{begin}/{end}", "span", ends=ends) if begin <= end else before


def _no_earlier(words: list[str], prev: str) -> bool:
    """`not before 2021`, `would not happen until 2021`, `no earlier than 2021`."""
    if prev == "than":
        return words[-2:] in (["no", "earlier"], ["no", "sooner"], ["not", "earlier"], ["not", "sooner"])
    return "not" in words or words[-1:] == ["never"] or any(w.endswith("n't") for w in words)


def _part_of_year(ws: list[str], i: int, words: list[str], mention: Mention) -> str | None:
    """`the first quarter of 2016-17`, `the first half of 2018/19`, `nine months into 2017-18`."""
    if mention.kind != "financial-year" or mention.edtf is None:
        return None
    year = int(mention.edtf[:4])
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    number = next((order[w] for w in words if w in order), None)
    if "quarter" in words and number:
        begin = 3 + 3 * (number - 1)
        return f"{_month_of(year, begin)}/{_month_of(year, begin + 2)}"
    if "half" in words and number in (1, 2):
        begin = 3 + 6 * (number - 1)
        return f"{_month_of(year, begin)}/{_month_of(year, begin + 5)}"
    if ("months" in words or "month" in words) and ("into" in words or "of" in words):
        count = _small(ws[i - 1]) if i else None
        if count is None and "month" in words:
            at = i + words.index("month") + 1
            count = _small(ws[at]) if at < len(ws) else None
        if count and 1 <= count <= 12:
            return f"{_month_of(year, 3)}/{_month_of(year, 2 + count)}"
    return None


def _same_stage(ws: list[str], mention: Mention, before: list[Mention]) -> str | None:
    """`at the same stage of 2016-17`: the part of another year that was told last, in this one."""
    first = mention.first
    if (
        mention.kind != "financial-year"
        or mention.edtf is None
        or first < 3
        or ws[first - 3] != "same"
        or ws[first - 2] not in ("stage", "point", "time", "period", "quarter", "half", "juncture")
        or ws[first - 1] not in ("of", "in")
    ):
        return None
    told = next(
        (
            m.edtf
            for m in reversed(before)
            if m.kind in ("part", "span", "financial-year") and m.edtf and len(m.edtf) == len("2017-04/2017-12")
        ),
        None,
    )
    if told is None:
        return None
    shift = int(mention.edtf[:4]) - int(told[:4])
    return f"{int(told[:4]) + shift}{told[4:7]}/{int(told[8:12]) + shift}{told[12:]}"


def _small(word: str) -> int | None:
    units: dict[str, int] = lexicon("numbers")["units"]
    return units.get(word)


def _month_of(year: int, index: int) -> str:
    """The month that lies `index` months after January of `year`."""
    return f"{year + index // 12}-{index % 12 + 1:02d}"
