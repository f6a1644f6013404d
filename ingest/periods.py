"""The times that a text tells, as periods of the contract, and which of them a number or an event belongs to.

Written forms: a financial year (2017/18, 2017-18, 17/18), a year, a month, a day; with `since`, `from`, `by`, `until`; and times
reckoned from the date of the text (`last month`) or from a time told before (`the year before`). Decision 5 of the contract.
"""

from __future__ import annotations

import calendar
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from ccgkg.ingest.clauses import clause_of
from ccgkg.ingest.cues import Cue, lexicon
from ccgkg.ingest.document import Document
from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ingest.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Mention:
    """A time that the text tells: tokens [first, last). `edtf` is null for `now`, and where it cannot be reckoned.

    `fiscal` is the period where the words stand in a financial context (`last year` of a budget).
    """

    first: int
    last: int
    edtf: str | None
    kind: str
    fiscal: str | None = None

    def period(self, fiscal: bool) -> str | None:
        return self.fiscal if fiscal and self.fiscal is not None else self.edtf


@dataclass(frozen=True, slots=True)
class Periods:
    mentions: tuple[Mention, ...]
    covered: frozenset[int]
    #: The year that the text gives to its ratings as a whole, with the mention that says so.
    governing: Mention | None = None
    _firsts: tuple[int, ...] = field(default=(), repr=False)

    def within(self, first: int, last: int) -> tuple[Mention, ...]:
        """The mentions in the tokens [first, last)."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def at(self, doc: Document, token: int, *, stops: tuple[int, ...] = ()) -> Mention | None:
        """The mention that the sentence gives to what stands at `token`: the one that follows in its clause, else one before.

        `stops` are tokens that a mention behind them belongs to rather than to `token` (the other numbers of the sentence).
        """
        low, high = doc.sentence_tokens(token)
        mentions = self.within(low, high)
        if not mentions:
            return None
        clause = clause_of(doc, token)
        after = next((m for m in mentions if m.first > token), None)
        barrier = min((s for s in stops if s > token), default=high)
        if after is not None and after.first < barrier and (after.first < clause[1] or after.first - token <= 3):
            return after
        before = [m for m in mentions if m.last <= token]
        if before:
            owned = [s for s in stops if s < token]
            free = [m for m in before if not any(0 <= m.first - s <= 6 for s in owned)]
            same_clause = [m for m in before if m.first >= clause[0] and m in free]
            if same_clause or free:
                return (same_clause or free)[-1]
            return before[-1] if before[-1].kind not in ("year-before", "year-after") else None
        if after is not None and after.first < barrier:
            return after
        return None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    sets: Mapping[str, frozenset[str]]


@cache
def _lexicon() -> _Lexicon:
    data: dict[str, Any] = lexicon("periods")
    sets = {k: frozenset(v) for k, v in data.items() if isinstance(v, list)}
    return _Lexicon(data["months"], {d: i for i, d in enumerate(data["weekdays"])}, sets)


def find_periods(doc: Document) -> Periods:
    """Every time that the text tells, in its order."""
    lex = _lexicon()
    t = doc.tokens
    ws = t.words
    reference = _reference(doc, lex)
    relative = {c.first: c for c in doc.cues.all("when")}
    mentions: list[Mention] = []
    covered: set[int] = set()
    i, count = 0, len(ws)
    while i < count:
        word = ws[i]
        cue = relative.get(i)
        read: Mention | None = None
        if cue is not None:
            read = _relative(doc, cue, reference, mentions)
        elif word[0].isdigit():
            read = _dated(doc, lex, i, reference)
        elif word in lex.months and t.capital(i):
            read = _following(t, lex, i, mentions) or _month(doc, lex, i, reference)
        elif word in lex.weekdays and reference is not None:
            read = _weekday(t, lex, i, reference)
        if read is None:
            i += 1
            continue
        covered.update(range(read.first, read.last))
        mentions.append(_bounded(doc, lex, read, mentions))
        i = read.last
    found = tuple(mentions)
    return Periods(found, frozenset(covered), _governing(doc, lex, found), tuple(m.first for m in found))


# --- the date of the text -----------------------------------------------------------------------------------------


def _reference(doc: Document, lex: _Lexicon) -> tuple[date, date] | None:
    """The days between which the text was published: those of its metadata, else the date in its first lines."""
    if doc.source.published:
        first, last = bounds(doc.source.published)
        if first and last:
            return first, last
    for block in doc.layout.blocks[:6]:
        if block.kind != "heading" and block.end - block.start > 120:
            continue
        first_token, last_token = doc.tokens.range(block.start, block.end)
        for i in range(first_token, last_token):
            read = _calendar(doc.tokens, lex, i)
            if read is not None and read[2] is not None and read[3] is not None and read[1]:
                day = date(read[3], read[1], read[2])
                return day, day
    return None


# --- written times ------------------------------------------------------------------------------------------------


def _dated(doc: Document, lex: _Lexicon, i: int, reference: tuple[date, date] | None) -> Mention | None:
    t, ws = doc.tokens, doc.tokens.words
    word = ws[i]
    year = _financial(t, i)
    if year is not None:
        return Mention(i, year[1], financial_year(year[0]), "financial-year")
    read = _calendar(t, lex, i)
    if read is not None:
        return _from_calendar(i, read, reference, ws[i - 1] if i else "", lex)
    if _is_year(t, i):
        span = _year_range(t, i)
        if span is not None:
            return Mention(i, span[1], f"{word}/{span[0]}", "years")
        return Mention(i, i + 1, word, "year")
    return None


def _is_year(t: Tokens, i: int) -> bool:
    word = t.words[i]
    if len(word) != 4 or not word.isdigit() or word[:2] not in ("19", "20") or int(word) > 2035:
        return False
    prev = t.words[i - 1] if i else ""
    nxt = t.words[i + 1] if i + 1 < len(t) else ""
    return prev not in ("£", "$", "€") and nxt not in ("%", "per", "percent", "pc", "ccgs", "people", "patients", "practices", "gps", "staff", "members")


def _financial(t: Tokens, i: int) -> tuple[int, int] | None:
    """The first year of a financial year at token `i`, and the token behind it."""
    ws = t.words
    first = ws[i]
    if not first.isdigit() or len(first) not in (2, 4) or (len(first) == 4 and first[:2] != "20"):
        return None
    j = i + 1
    if ws[j : j + 1] == ["/"]:
        j += 1
    elif not (j < len(ws) and t.joined(j) and t.starts[j] > t.ends[i]):
        return None
    if j >= len(ws) or not ws[j].isdigit() or len(ws[j]) not in (2, 4) or t.starts[j] - t.ends[i] > 1:
        return None
    start = int(first) if len(first) == 4 else 2000 + int(first)
    end = int(ws[j]) if len(ws[j]) == 4 else start // 100 * 100 + int(ws[j])
    if end != start + 1 or not 1990 <= start <= 2035 or (len(first) == 2 and len(ws[j]) == 4):
        return None
    return start, j + 1


def _year_range(t: Tokens, i: int) -> tuple[int, int] | None:
    """`2013-2018`, `between 2013 and 2018`, `2013 to 2018`."""
    ws = t.words
    j = i + 1
    if ws[j : j + 1] and ws[j] in ("and", "to", "–") and (ws[j] != "and" or ws[i - 1 : i] == ["between"]):
        j += 1
    elif not (j < len(ws) and t.joined(j) and t.starts[j] > t.ends[i]):
        return None
    if j >= len(ws) or not ws[j].isdigit() or _financial(t, j) is not None:
        return None
    if len(ws[j]) == 4 and int(ws[j]) > int(ws[i]):
        return int(ws[j]), j + 1
    if len(ws[j]) == 2 and t.joined(j) and int(ws[j]) > int(ws[i][2:]):
        return int(ws[i][:2] + ws[j]), j + 1
    return None


#: last token, month, day, year
_Read = tuple[int, int, int | None, int | None]


def _calendar(t: Tokens, lex: _Lexicon, i: int) -> _Read | None:
    """`3 April 2017`, `3rd of April`, `April 3, 2017`, `April 2017`: from its first token."""
    ws, count = t.words, len(t.words)
    day: int | None = None
    j = i
    if ws[j].isdigit() and len(ws[j]) <= 2 and 1 <= int(ws[j]) <= 31:
        day = int(ws[j])
        j += 1
        if j < count and ws[j] in ("st", "nd", "rd", "th") and t.starts[j] == t.ends[j - 1]:
            j += 1
        if j < count and ws[j] == "of":
            j += 1
    if j >= count or ws[j] not in lex.months or not t.capital(j):
        return None
    month = lex.months[ws[j]]
    j += 1
    if day is None and j < count and ws[j].isdigit() and len(ws[j]) <= 2 and 1 <= int(ws[j]) <= 31 and not _financial(t, j):
        follow = ws[j + 1] if j + 1 < count else ""
        if follow not in ("%", "per", "ccgs", "percent", "pc") and not (follow and follow[0].isalpha() and follow not in (
            "and", "at", "to", "in", "when", "after", "by", "the", "with", "but", "that", "as", "for", "while", "because", "th", "st", "nd", "rd")):
            day = int(ws[j])
            j += 1
            if j < count and ws[j] in ("st", "nd", "rd", "th"):
                j += 1
    year: int | None = None
    k = j + 1 if j < count and ws[j] == "," and day is not None else j
    if k < count and _is_year(t, k) and _financial(t, k) is None:
        year, j = int(ws[k]), k + 1
    if day is not None and day > calendar.monthrange(year or 2016, month)[1]:
        return None
    return j, month, day, year


def _from_calendar(
    i: int, read: _Read, reference: tuple[date, date] | None, prev: str, lex: _Lexicon, ahead: bool | None = None
) -> Mention | None:
    last, month, day, year = read
    if year is None:
        year = _reckon(month, reference, prev, lex, ahead)
    kind = "day" if day else "month"
    if year is None:
        return Mention(i, last, None, kind)
    if day:
        return Mention(i, last, f"{year}-{month:02d}-{day:02d}", kind)
    return Mention(i, last, f"{year}-{month:02d}", kind)


def _reckon(month: int, reference: tuple[date, date] | None, prev: str, lex: _Lexicon, ahead: bool | None) -> int | None:
    """The year of a month told without one: the nearest behind the text, or ahead of it where the words look ahead."""
    if reference is None:
        return None

    def year_of(day: date) -> int:
        if ahead is True or prev in ("next", "by", "until", "before", "coming"):
            return day.year if month > day.month or (month == day.month and prev != "next") else day.year + 1
        if prev == "last":
            return day.year if month < day.month else day.year - 1
        return day.year if month <= day.month else day.year - 1

    years = {year_of(d) for d in reference}
    return years.pop() if len(years) == 1 else None


def _month(doc: Document, lex: _Lexicon, i: int, reference: tuple[date, date] | None) -> Mention | None:
    t, ws = doc.tokens, doc.tokens.words
    read = _calendar(t, lex, i)
    if read is None:
        return None
    prev = ws[i - 1] if i else ""
    if read[2] is None and read[3] is None and ws[i] in lex.sets["doubtful_months"] and prev not in lex.sets["before_month"]:
        return None
    return _from_calendar(i, read, reference, prev, lex, _looks_ahead(doc, i))


def _following(t: Tokens, lex: _Lexicon, i: int, before: list[Mention]) -> Mention | None:
    """`the following March`: the first after the time told before."""
    if not i or t.words[i - 1] != "following" or not before or before[-1].edtf is None:
        return None
    anchor = bounds(before[-1].edtf)[1]
    if anchor is None:
        return None
    month = lex.months[t.words[i]]
    return Mention(i, i + 1, f"{anchor.year + (month <= anchor.month)}-{month:02d}", "month")


def _looks_ahead(doc: Document, token: int) -> bool | None:
    """Whether the clause before a month speaks of what is to come."""
    first, last = clause_of(doc, token)
    ws = doc.tokens.words[first:last]
    prev = doc.tokens.words[token - 1] if token else ""
    if prev in ("last", "since"):
        return None
    if any(w in ("will", "would", "due", "plan", "plans", "planned", "expected", "expects", "set", "could", "hope", "hopes", "proposed") for w in ws):
        return True
    return None


def _weekday(t: Tokens, lex: _Lexicon, i: int, reference: tuple[date, date]) -> Mention | None:
    """`on Friday`: the day before the text, or its own; `next Friday`: the one after."""
    prev = t.words[i - 1] if i else ""

    def day_of(day: date) -> date:
        back = (day.weekday() - lex.weekdays[t.words[i]]) % 7
        return day + timedelta(days=7 - back if back else 7) if prev == "next" else day - timedelta(days=back)

    days = {day_of(d) for d in reference}
    if prev not in ("on", "last", "next", "this", "of", "until", "by", "from", "since", "late", "early"):
        return None
    return Mention(i, i + 1, days.pop().isoformat() if len(days) == 1 else None, "weekday")


# --- times told from another --------------------------------------------------------------------------------------


def _relative(doc: Document, cue: Cue, reference: tuple[date, date] | None, before: list[Mention]) -> Mention:
    if cue.value in ("year-before", "year-after", "same", "two-years-ago"):
        return _from_before(doc, cue, reference, before)
    if cue.value == "now" or reference is None:
        return Mention(cue.first, cue.last, None, "now" if cue.value == "now" else "relative")
    results = {_reckoned(cue.value, d) for d in reference}
    if len(results) != 1:
        return Mention(cue.first, cue.last, None, "relative")
    edtf, fiscal = results.pop()
    return Mention(cue.first, cue.last, edtf, "relative", fiscal)


def _reckoned(value: str, day: date) -> tuple[str | None, str | None]:
    """The period that a relative word means on a day, and in a financial context."""
    fiscal = day.year if day.month >= 4 else day.year - 1
    month = day.year * 12 + day.month - 1

    def months(shift: int) -> str:
        return f"{(month + shift) // 12}-{(month + shift) % 12 + 1:02d}"

    match value:
        case "yesterday" | "tomorrow":
            return (day + timedelta(days=1 if value == "tomorrow" else -1)).isoformat(), None
        case "this-month" | "last-month" | "next-month":
            return months({"this": 0, "last": -1, "next": 1}[value[:4]]), None
        case "this-year":
            return str(day.year), financial_year(fiscal)
        case "last-year":
            return str(day.year - 1), financial_year(fiscal - 1)
        case "next-year":
            return str(day.year + 1), financial_year(fiscal + 1)
        case "last-financial-year":
            return financial_year(fiscal - 1), None
        case "this-week" | "last-week" | "next-week":
            monday = day - timedelta(days=day.weekday()) + timedelta(weeks={"this": 0, "last": -1, "next": 1}[value[:4]])
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", None
    return None, None


def _from_before(doc: Document, cue: Cue, reference: tuple[date, date] | None, before: list[Mention]) -> Mention:
    """`the year before`, `the same period`: from the last year told; of the year before the text where none is."""
    block = doc.layout.block_at(doc.tokens.starts[cue.first])
    here = doc.tokens.range(block.start, block.end)[0]
    anchor = next((m for m in reversed(before) if m.edtf and (m.kind in ("financial-year", "year", "relative", "until") or m.first >= here and m.kind in ("month", "day"))), None)
    if cue.value == "same":
        last = next((m for m in reversed(before) if m.edtf), None)
        return Mention(cue.first, cue.last, last.edtf if last else None, "same")
    shift = {"year-before": -1, "year-after": 1, "two-years-ago": -2}[cue.value]
    edtf: str | None = None
    if anchor is not None and anchor.edtf:
        base = anchor.fiscal or anchor.edtf
        if base.count("-04-01/") == 1 and base.endswith("-03-31"):
            edtf = financial_year(int(base[:4]) + shift)
        elif len(base) in (4, 7, 10):
            edtf = f"{int(base[:4]) + shift}{base[4:]}"
    if edtf is None and reference is not None:
        fiscal = {(d.year if d.month >= 4 else d.year - 1) for d in reference}
        edtf = financial_year(fiscal.pop() - 1 + shift) if len(fiscal) == 1 else None
    return Mention(cue.first, cue.last, edtf, "year-before" if shift < 0 else "year-after")


# --- since, by, the end of ----------------------------------------------------------------------------------------


def _bounded(doc: Document, lex: _Lexicon, mention: Mention, before: list[Mention]) -> Mention:
    """The mention with what stands before it: an open beginning or end, the end of a year, a part of it."""
    if mention.edtf is None:
        return mention
    ws = doc.tokens.words
    i = mention.first
    first_sentence = doc.sentence_tokens(i)[0]
    words: list[str] = []
    while i > first_sentence and len(words) < 6 and ws[i - 1] in lex.sets["bridge"] | {"quarter", "half", "first", "second", "third", "fourth", "last", "months",
                                                                                     "month", "into", "at", "in", "on"}:
        i -= 1
        words.insert(0, ws[i])
        if ws[i] in ("in", "at", "on"):
            break
    prev = ws[i - 1] if i > first_sentence else ""
    first, last = bounds(mention.edtf)
    at_end = "end" in words
    if at_end and last is not None and "of" in words:
        day = last.isoformat() if mention.kind in ("financial-year", "year", "month") else mention.edtf
        if prev in lex.sets["until"]:
            return replace(mention, edtf=f"../{day}", kind="until")
        return replace(mention, edtf=day, kind="day", fiscal=None)
    part = _part_of_year(ws, i, words, mention)
    if part is not None:
        return replace(mention, edtf=part, fiscal=None)
    if prev in lex.sets["until"] and mention.kind not in ("year-before",) and last is not None:
        if prev == "before" or prev == "until" and mention.kind == "day":
            pass
        end = mention.edtf if mention.kind == "month" else mention.edtf if mention.kind == "year" else last.isoformat()
        return replace(mention, edtf=f"../{end}", kind="until", fiscal=None)
    if prev == "since" and first is not None:
        begin = mention.edtf if mention.kind in ("year", "month", "day") else first.isoformat()
        return replace(mention, edtf=f"{begin}/..", kind="since", fiscal=None)
    if prev == "from" and first is not None and mention.kind == "financial-year" and not _goes_to(ws, mention.last):
        return replace(mention, edtf=f"{first.isoformat()}/..", kind="since", fiscal=None)
    return mention


def _goes_to(ws: list[str], j: int) -> bool:
    """Whether a `to` follows: then `from` opened a span or a rise, and no open period."""
    return ws[j : j + 1] == ["to"] or ws[j - 1 : j] == ["between"]


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


def _small(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    units: dict[str, int] = lexicon("numbers")["units"]
    return units.get(word)


def _month_of(year: int, index: int) -> str:
    """The month that lies `index` months after January of `year`."""
    return f"{year + index // 12}-{index % 12 + 1:02d}"


def heading_year(doc: Document, periods: Periods, token: int) -> Mention | None:
    """The financial year in the heading, the question or the lead-in under which the block of a token stands."""
    blocks = doc.layout.blocks
    here = doc.layout.sentence_at(doc.tokens.starts[token]).block
    for index in range(here - 1, max(-1, here - 12), -1):
        block = blocks[index]
        lead = block.kind == "heading" or doc.text[block.end - 1] in ":?"
        if not lead and block.kind == "paragraph":
            return None
        if lead:
            years = [m for m in periods.within(*doc.tokens.range(block.start, block.end)) if m.kind == "financial-year"]
            if years:
                return years[0]
    return None


# --- the year of the ratings --------------------------------------------------------------------------------------


def _governing(doc: Document, lex: _Lexicon, mentions: tuple[Mention, ...]) -> Mention | None:
    """The financial year that the text as a whole gives to its ratings: one that stands at a word for rating."""
    ws = doc.tokens.words
    rated, joints = lex.sets["rated"], lex.sets["rated_joints"]
    of_one: list[Mention] = []
    for m in mentions:
        if m.kind != "financial-year":
            continue
        before = m.first
        while before and ws[before - 1] in joints and m.first - before < 3:
            before -= 1
        named = before < m.first and ws[before - 1] in rated - {"performance"}
        if before < m.first and ws[m.first - 1] in ("covers", "covering", "covered"):
            named = any(w in rated for w in ws[doc.sentence_tokens(m.first)[0] : m.first])
        if named or any(w in rated for w in ws[m.last : m.last + 2]):
            if not _of_one_body(ws, *doc.sentence_tokens(m.first)):
                return m
            of_one.append(m)
    years = {m.edtf for m in of_one}
    return of_one[0] if len(years) == 1 else None


def _of_one_body(ws: list[str], first: int, last: int) -> bool:
    """Whether a sentence speaks of one CCG only: its year is then that CCG's own."""
    words = ws[first:last]
    return "ccg" in words and "ccgs" not in words and "groups" not in words
