"""Times told from another: from the date of the text (`last month`), or from a time told before (`the year before`)."""

from __future__ import annotations

from datetime import date, timedelta

from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.dates import Mention
from ccgkg.ingest.times.told_times import compared, from_before, same_this_year, same_year_before, some_apart

#: Times back among which the year of `year-end` is looked for.
_TOLD = 12


def year_to(cue: Cue, end: Mention | None) -> Mention | None:
    """`the year to March 2019`, `the nine months to the end of December`: the months that end with the time behind."""
    if cue.value != "year-to" and end is not None and end.edtf is not None and end.kind in ("month", "day"):
        stop = int(end.edtf[:4]) * 12 + int(end.edtf[5:7]) - 1
        start = stop - int(cue.value.rpartition("-")[2]) + 1
        return Mention(cue.first, end.last, f"{start // 12}-{start % 12 + 1:02d}/{end.edtf[:7]}", "span")
    if end is None or end.edtf is None or end.kind not in ("month", "day"):
        return None
    year, month = int(end.edtf[:4]), int(end.edtf[5:7])
    if month == 3:
        return Mention(cue.first, end.last, financial_year(year - 1), "financial-year")
    return Mention(cue.first, end.last, f"{year - 1 + month // 12}-{month % 12 + 1:02d}/{year}-{month:02d}", "span")


def of_that_year(doc: Document, cue: Cue, reference: tuple[date, date] | None, before: Mention) -> Mention | None:
    """`January this year`, `in April of last year`: the month just told, in the year that the words mean."""
    shift = {"this-year": 0, "last-year": -1, "next-year": 1}.get(cue.value)
    words = doc.tokens.words
    if (
        shift is None
        or reference is None
        or words[before.last : cue.first] not in ([], ["of"])
        or any(w.isdecimal() and len(w) == 4 for w in words[before.first : before.last])
    ):
        return None
    years = {d.year for d in reference}
    if before.kind not in ("month", "day") or before.edtf is None or len(years) > 1:
        return None
    return Mention(before.first, cue.last, f"{years.pop() + shift}{before.edtf[4:]}", before.kind)


def relative(doc: Document, cue: Cue, reference: tuple[date, date] | None, before: list[Mention]) -> Mention:
    """A time told from another, as far as it can be reckoned."""
    if cue.value.startswith("days-ahead") and not _looks_ahead(doc, cue):
        return Mention(cue.first, cue.last, None, "relative")
    if _of_an_event(doc, cue, before):
        return Mention(cue.first, cue.last, None, "year-of-event")
    if cue.value == "year-end":
        return _year_end(doc, cue, reference, before)
    if cue.value.startswith(("months-before", "months-after", "days-after")):
        return some_apart(cue, before)
    if cue.value == "same-year-before":
        return same_year_before(cue, before)
    if cue.value == "same-this-year":
        return same_this_year(cue, reference, before)
    if cue.value in ("year-before", "year-before-told", "year-after", "same") or cue.value.startswith(
        ("years-before", "years-after")
    ):
        return from_before(doc, cue, reference, before)
    if cue.value == "now" or reference is None:
        return Mention(cue.first, cue.last, None, "now" if cue.value == "now" else "relative")
    results = {_reckoned(cue.value, d) for d in reference}
    if len(results) != 1:
        return Mention(cue.first, cue.last, None, "relative")
    edtf, fiscal = results.pop()
    return Mention(cue.first, cue.last, edtf, "relative", fiscal)


def _looks_ahead(doc: Document, cue: Cue) -> bool:
    """Whether the sentence of `in a fortnight` tells what is to come, and not how long something took."""
    first, last = clause_of(doc, cue.first)
    words = doc.tokens.words[max(doc.sentence_tokens(cue.first)[0], first - 1) : last + 8]
    return not {"will", "'ll", "is", "are", "due", "to", "would", "vote", "votes"}.isdisjoint(words)


def _of_an_event(doc: Document, cue: Cue, before: list[Mention]) -> bool:
    """`in the year of a merger`, `the year before they merged`, and after it `the year after`: reckoned from what may
    be of any year."""
    words, k = doc.tokens.words, cue.last
    if (
        cue.value not in ("year-before", "year-after", "year-end")
        or k < len(words)
        and words[k - 1] not in ("year", "before", "after")
    ):
        return False
    if k < len(words) and words[k] in ("of", "when", "they", "it", "their", "a", "the", "merger", "merging"):
        k += words[k] in ("of", "when")
        k += k < len(words) and words[k] in ("a", "the", "their", "its", "they", "it")
        return doc.cues.starting("change", k) is not None
    return (
        cue.value != "year-end"
        and bool(before)
        and before[-1].kind == "year-of-event"
        and before[-1].first >= doc.sentence_tokens(cue.first)[0]
    )


def _reckoned(value: str, day: date) -> tuple[str | None, str | None]:
    """The period that a relative word means on a day, and in a financial context."""
    fiscal = day.year if day.month >= 4 else day.year - 1
    month = day.year * 12 + day.month - 1

    def months(shift: int) -> str:
        return f"{(month + shift) // 12}-{(month + shift) % 12 + 1:02d}"

    side, _, count = value.rpartition("-")
    if side in ("months-ago", "months-ahead"):
        return months(int(count) if side == "months-ahead" else -int(count)), None
    if side in ("days-ago", "days-ahead"):
        return (day + timedelta(days=int(count) if side == "days-ahead" else -int(count))).isoformat(), None
    if side in ("years-ago", "years-ahead"):
        shift = int(count) if side == "years-ahead" else -int(count)
        return str(day.year + shift), financial_year(fiscal + shift)
    match value:
        case "yesterday" | "this-day" | "tomorrow":
            return (day + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(value, 0))).isoformat(), None
        case "this-month" | "last-month" | "next-month":
            return months({"this": 0, "last": -1, "next": 1}[value[:4]]), None
        case "this-year":
            return str(day.year), financial_year(fiscal)
        case "last-year":
            return str(day.year - 1), financial_year(fiscal - 1)
        case "year-ago":
            return f"{day.year - 1}-{day.month:02d}", financial_year(fiscal - 1)
        case "end-of-year":
            return f"{day.year}-12-31", f"{fiscal + 1}-03-31"
        case "next-year":
            return str(day.year + 1), financial_year(fiscal + 1)
        case "last-financial-year" | "this-financial-year" | "next-financial-year":
            return financial_year(fiscal + {"last": -1, "this": 0, "next": 1}[value[:4]]), None
        case "this-week" | "last-week" | "next-week":
            monday = (
                day - timedelta(days=day.weekday()) + timedelta(weeks={"this": 0, "last": -1, "next": 1}[value[:4]])
            )
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", None
    return None, None


def _year_of_its_month(doc: Document, cue: Cue, before: list[Mention]) -> int | None:
    """`The directions were lifted in March 2018 and it ended that financial year in surplus`, `was put there last
    August, when its deficit for the year`: the year of the month that the sentence tells, where it tells no other."""
    low = doc.sentence_tokens(cue.first)[0]
    told = [m for m in before[-_TOLD:] if m.first >= low and m.edtf and m.kind != "now"]
    that = (
        doc.tokens.words[cue.first] == "that" or "when" in doc.tokens.words[told[-1].last : cue.first]
        if told
        else False
    )
    if not that or told[-1].kind not in ("month", "day") or len(told) > 1:
        return None
    edtf = told[-1].edtf or ""
    return int(edtf[:4]) - (edtf[5:7] < "04") if edtf[:1].isdecimal() and len(edtf) in (7, 10) else None


def _year_end(doc: Document, cue: Cue, reference: tuple[date, date] | None, before: list[Mention]) -> Mention:
    """`year-end`: the financial year of the text's own date where it has been told, else the one told last, else that
    date's."""
    block = doc.layout.block_at(doc.tokens.starts[cue.first])
    floor = doc.tokens.range(block.start, block.end)[0]
    told = [
        (m.first, int(m.edtf[:4]) - (m.edtf[4:5] == "-" and m.edtf[5:7] < "04"))
        for m in before[-_TOLD:]
        if m.kind in ("financial-year", "part") and m.edtf and not compared(doc, m)
    ]
    current = {d.year if d.month >= 4 else d.year - 1 for d in reference or ()}
    if (year := _year_of_its_month(doc, cue, before)) is not None:
        return Mention(cue.first, cue.last, financial_year(year), "relative")
    here = [year for first, year in told if first >= floor]
    ended = {d.year - (d.month < 4) - 1 for d in reference or ()}
    if doc.tokens.words[cue.first] in ("ended", "finished", "closed") and len(ended) == 1 and not here:
        return Mention(
            cue.first, cue.last, financial_year(ended.pop()), "relative"
        )  # told in July: the year that ended in March
    if doc.tokens.words[cue.first] in ("finish", "end", "close") and len(current) == 1 and not here:
        return Mention(cue.first, cue.last, financial_year(current.pop()), "relative")  # `expects to finish the year`
    year = here[-1] if here else next((y for _, y in reversed(told) if {y} == current), told[-1][1] if told else None)
    if year is None and len(current) == 1:
        year = current.pop()
    return Mention(cue.first, cue.last, None if year is None else financial_year(year), "relative")
