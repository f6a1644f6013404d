"""Times reckoned from a time told before: `the year before`, `three months later`, `the same period`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.calendar_dates import financial_at
from ccgkg.ingest.times.dates import Mention

#: Times back among which the month or day is looked for from which others are reckoned.
_TOLD = 12
#: Tokens before a time in which it is told to be only compared with.
_COMPARED = 8
_COMPARES = frozenset({("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to")})
#: Before `the next year` what makes it the one to come.
_AHEAD = frozenset({"over", "within", "during", "throughout", "across", "for"})
#: Behind `years later`, what makes that the day of the text.
_NOW = (["there", "are"], ["there", "is"], ["they", "are"], ["we", "are"], ["we", "have"], ["it", "is"], ["it", "has"])
#: What opens a clause that tells what was before the main one.
_FRONTED = frozenset({"after", "following", "despite", "from", "having", "unlike"})
#: Sentences back in which the month of a day is told.
_DAYS_BACK = 3
_YEARS = frozenset({"financial-year", "year", "relative", "until"})
#: Of which kinds a time is that `the same year` stands for.
_OF_A_KIND: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("assessment", "assessments", "exercise", "ratings", "round", "table"), ("financial-year",)),
    "year": (*sorted(_YEARS), "since", "year-before", "year-after", "same", "span"),
    "month": ("month", "day", "relative"),
    "day": ("day", "weekday", "relative"),
    "date": ("day", "weekday", "month", "relative"),
}


def some_apart(cue: Cue, before: list[Mention]) -> Mention:
    """`three months before`, `the following month`, `the next day`: from the month or the day told before."""
    unit, side, count = cue.value.split("-")
    if (part := _part_before(cue, before)) is not None:
        return part
    fine = "day" if unit == "days" else "month"
    kinds = ("month", "day", "since", "until")
    told = next((m for m in reversed(before[-_TOLD:]) if m.edtf and m.kind in kinds and _as_fine(m, fine)), None)
    if told is None:
        return Mention(cue.first, cue.last, None, "relative")
    base, shift = _closed(told), int(count) if side == "after" else -int(count)
    if unit == "days":
        day = date.fromordinal(date.fromisoformat(base).toordinal() + shift)
        return Mention(cue.first, cue.last, day.isoformat(), "day", anchor=base)
    month = int(base[:4]) * 12 + int(base[5:7]) - 1 + shift
    kind = "year-before" if shift < 0 else "month"
    return Mention(cue.first, cue.last, f"{month // 12}-{month % 12 + 1:02d}", kind, anchor=base)


def _part_before(cue: Cue, before: list[Mention]) -> Mention | None:
    """`over plan at month seven. A month earlier …`: the months of the financial year up to then."""
    unit, side, count = cue.value.split("-")
    told = next((m for m in reversed(before[-_TOLD:]) if m.edtf), None)
    if unit != "months" or told is None or told.kind != "part" or not (told.edtf or "")[4:].startswith("-04/"):
        return None
    start, end = (told.edtf or "").split("/")
    month = int(end[:4]) * 12 + int(end[5:]) - 1 + (int(count) if side == "after" else -int(count))
    edtf = f"{start}/{month // 12}-{month % 12 + 1:02d}"
    within = start <= edtf[8:] and month < int(start[:4]) * 12 + 15
    return Mention(cue.first, cue.last, edtf, "part", anchor=told.edtf) if within else None


def same_this_year(cue: Cue, reference: tuple[date, date] | None, before: list[Mention]) -> Mention:
    """`the same month this year`: the month or months told before, as they were last when the text came out."""
    told = next((m for m in reversed(before) if m.edtf and m.kind in ("month", "part", "span", "day")), None)
    out = max((d.isoformat() for d in reference or ()), default="")
    if told is None or not out or ".." in (told.edtf or ""):
        return Mention(cue.first, cue.last, None, "relative")
    ends = _closed(told).split("/")
    shift = int(out[:4]) - int(ends[-1][:4]) - (ends[-1][4:] > out[4 : len(ends[-1])])
    edtf = "/".join(f"{int(end[:4]) + shift}{end[4:]}" for end in ends)
    return Mention(cue.first, cue.last, edtf, told.kind, anchor=told.edtf)


def same_year_before(cue: Cue, before: list[Mention]) -> Mention:
    """`the same point last year`: the time told before, a year back."""
    told = next((m.edtf for m in reversed(before) if m.edtf), None)
    if told is None or ".." in told:
        return Mention(cue.first, cue.last, None, "year-before")
    ends = [f"{int(end[:4]) - 1}{end[4:]}" for end in told.split("/")]
    return Mention(cue.first, cue.last, "/".join(ends), "year-before", anchor=told)


def from_before(doc: Document, cue: Cue, reference: tuple[date, date] | None, before: list[Mention]) -> Mention:
    """`the year before`, `the same period`: from the last year told; of the year before the text where none is."""
    if cue.value == "same":
        return Mention(cue.first, cue.last, _same(doc, cue, before), "same")
    if cue.value.startswith("years-after") and doc.tokens.words[cue.first - 1] == "the":
        return Mention(cue.first, cue.last, None, "year-after")  # `in the two years afterwards`
    if cue.value == "year-after" and _to_come(doc, cue):
        return Mention(cue.first, cue.last, None, "year-after")
    if "after" in cue.value and doc.tokens.words[cue.last : cue.last + 2] in _NOW:
        return Mention(cue.first, cue.last, None, "now")  # `There were 211 in 2013. Eight years later there are 135`
    count = int(cue.value.rpartition("-")[2]) if cue.value[-1].isdecimal() else 1
    shift = -count if "before" in cue.value else count
    kind, anchor = "year-before" if shift < 0 else "year-after", _anchor(doc, cue, before)
    here = doc.layout.block_at(doc.tokens.starts[cue.first]).start
    near = anchor is not None and anchor.kind == "financial-year" and doc.tokens.starts[anchor.first] >= here
    if cue.value == "year-before-told" and not near:
        return Mention(cue.first, cue.last, None, kind)
    if shift < 0 and (year := _year_behind(doc, cue)) is not None:
        return Mention(cue.first, cue.last, financial_year(year + shift), kind)
    if anchor is not None:
        base = (anchor.edtf or "").removeprefix("../")
        fiscal = _years_on(anchor.fiscal, shift) if anchor.fiscal else None
        return Mention(cue.first, cue.last, _years_on(base, shift), kind, fiscal, anchor=anchor.fiscal or base)
    years = {day.year - (day.month < 4) - 1 for day in reference or ()} if shift < 0 else set()
    edtf = financial_year(years.pop() + shift) if len(years) == 1 else None
    return Mention(cue.first, cue.last, edtf, kind)


def _to_come(doc: Document, cue: Cue) -> bool:
    """`over the next year`: the twelve months that begin with the text."""
    words = doc.tokens.words
    return words[cue.first : cue.last] == ["the", "next", "year"] and words[cue.first - 1] in _AHEAD


def _year_behind(doc: Document, cue: Cue) -> int | None:
    """`After a deficit of £4m in the previous year, it broke even in 2016-17`: the financial year behind the comma."""
    t, (low, high) = doc.tokens, doc.sentence_tokens(cue.first)
    if t.words[low] not in _FRONTED or t.words[cue.last] != ",":
        return None
    told = (financial_at(t, k) for k in range(cue.last + 1, high) if t.words[k].isdecimal())
    return next((year[0] for year in told if year is not None), None)


def _anchor(doc: Document, cue: Cue, before: Sequence[Mention]) -> Mention | None:
    """The last year told from which another is reckoned, or in the same block the last month or day."""
    block = doc.layout.block_at(doc.tokens.starts[cue.first])
    here, low = doc.tokens.range(block.start, block.end)[0], doc.sentence_tokens(cue.first)[0]
    for m in reversed(before):
        near = m.first >= here and m.kind in ("month", "day")
        if m.edtf and (near or m.kind in _YEARS) and (m.first >= low or not compared(doc, m)):
            return m
    return None


def _years_on(base: str, shift: int) -> str | None:
    """A financial year, a year, a month or a day, so many years on; None of anything else."""
    if base.count("-04-01/") == 1 and base.endswith("-03-31"):
        return financial_year(int(base[:4]) + shift)
    plain = len(base) in (4, 7, 10) and base[:4].isdecimal()
    return f"{int(base[:4]) + shift}{base[4:]}" if plain else None


def _same(doc: Document, cue: Cue, before: Sequence[Mention]) -> str | None:
    """The time told before for which `the same year`, `that month`, `the same period` stands."""
    words = doc.tokens.words
    if (year := _later_that_year(doc, cue, before)) is not None:
        return year
    kinds = next((k for w, k in _OF_A_KIND.items() if w in words[cue.first : cue.last]), None)
    if kinds == _OF_A_KIND["day"] and (month := _month_of_day(doc, cue, before)) is not None:
        return month
    last = next((m for m in reversed(before) if m.edtf and not compared(doc, m) and _is_of(m, kinds)), None)
    if last is None:
        return None
    if kinds is None or "year" in kinds:
        return last.anchor if kinds is not None and _year_that_ended(last) else _closed(last)
    return _closed(last) if _as_fine(last, "month" if "month" in kinds else "day") else None


def _month_of_day(doc: Document, cue: Cue, before: Sequence[Mention]) -> str | None:
    """`published its ratings in July. On the same day X was put in them`: of a day that is told by its month, at the
    head of a sentence."""
    if cue.first - doc.sentence_tokens(cue.first)[0] > 1:
        return None
    index = doc.layout.index_at(doc.tokens.starts[cue.first])
    low = doc.range_of(doc.layout.sentences[max(0, index - _DAYS_BACK)])[0]
    near = (m for m in reversed(before) if m.first >= low and m.edtf and m.kind in ("day", "weekday", "month"))
    told = next(near, None)
    return told.edtf if told is not None and told.kind == "month" and len(told.edtf or "") == 7 else None


def _later_that_year(doc: Document, cue: Cue, before: Sequence[Mention]) -> str | None:
    """`left them in January 2017, and later that year`, `in July 2016 and under directions the same year`."""
    words, nearest = doc.tokens.words, before[-1] if before else None
    if nearest is None or not nearest.edtf or nearest.kind not in ("month", "day"):
        return None
    if nearest.first < doc.sentence_tokens(cue.first)[0]:
        return None
    that = words[cue.last - 1] == "year"
    later = that and (
        words[cue.first - 1] in ("later", "earlier") or words[cue.first : cue.last] == ["the", "same", "year"]
    )
    return nearest.edtf[:4] if later else None


def _is_of(m: Mention, kinds: tuple[str, ...] | None) -> bool:
    """Whether a time is of the kinds that a word asks for; a year is also told by its end: `at the end of 2017-18 …
    that year`."""
    if kinds is None or "year" not in kinds:
        return kinds is None or m.kind in kinds
    return _year_that_ended(m) or m.kind in kinds and not _as_fine(m, "day")


def _closed(m: Mention) -> str:
    """A time without the `since` or `until` before it."""
    return (m.edtf or "").removesuffix("/..").removeprefix("../")


def _year_that_ended(m: Mention) -> bool:
    """Whether a day is told as the end of a financial year."""
    return m.kind == "day" and len(m.anchor or "") > len("2017-03-31")


def _as_fine(m: Mention, kind: str) -> bool:
    """Whether a time is told to the month, or to the day."""
    ends = _closed(m)
    return "/" not in ends and len(ends) >= (7 if kind == "month" else 10)


def compared(doc: Document, m: Mention) -> bool:
    """Whether a time is that of a number told for comparison: `up from £74m at the halfway point`."""
    words = doc.tokens.words[max(0, m.first - _COMPARED) : m.first]
    since = words[next((k for k in range(len(words) - 1, -1, -1) if words[k] == "from"), len(words)) :]
    fell = len(since) > 1 and since[1][0] in "£0123456789" and "to" not in since  # `fell to £1.2bn, from £1.3bn in`
    than = m.kind == "year-before" and "than" in words[-4:]  # `£1m more than we had spent the year before`
    return fell or than or "against" in words[1 - _COMPARED :] or not _COMPARES.isdisjoint(pairwise(words))
