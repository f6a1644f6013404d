"""Times told from another: from the date of the text (`last month`), or from a time told before (`the year before`)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.dates import Mention

#: Times back among which the year of `year-end` is looked for.
_TOLD = 12
#: Of which kinds a time is that `the same year` stands for.
_OF_A_KIND = {
    **dict.fromkeys(("assessment", "assessments", "exercise", "ratings", "round", "table"), ("financial-year",)),
    "year": ("financial-year", "year", "relative", "until", "since", "year-before", "year-after", "same", "span"), "month": ("month", "day", "relative"), "day": ("day", "weekday", "relative"), "date": ("day", "weekday", "month", "relative"),
}  # fmt: skip


def year_to(doc: Document, cue: Cue, end: Mention | None) -> Mention | None:
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
    if _of_an_event(doc, cue, before):
        return Mention(cue.first, cue.last, None, "year-of-event")
    if cue.value == "year-end":
        return _year_end(doc, cue, reference, before)
    if cue.value.startswith(("months-before", "months-after", "days-after")):
        return _some_apart(cue, before)
    if cue.value == "same-year-before":
        return _same_year_before(cue, before)
    if cue.value in ("year-before", "year-after", "same") or cue.value.startswith("years-before"):
        return _from_before(doc, cue, reference, before)
    if cue.value == "now" or reference is None:
        return Mention(cue.first, cue.last, None, "now" if cue.value == "now" else "relative")
    results = {_reckoned(cue.value, d) for d in reference}
    if len(results) != 1:
        return Mention(cue.first, cue.last, None, "relative")
    edtf, fiscal = results.pop()
    return Mention(cue.first, cue.last, edtf, "relative", fiscal)


def _of_an_event(doc: Document, cue: Cue, before: list[Mention]) -> bool:
    """`in the year of a merger`, `the year before they merged`, and after it `the year after`: reckoned from what may be of any year."""
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

    if value.startswith("months-ago-"):
        return months(-int(value.rpartition("-")[2])), None
    match value:
        case "yesterday" | "tomorrow":
            return (day + timedelta(days=1 if value == "tomorrow" else -1)).isoformat(), None
        case "this-month" | "last-month" | "next-month":
            return months({"this": 0, "last": -1, "next": 1}[value[:4]]), None
        case "this-year":
            return str(day.year), financial_year(fiscal)
        case "last-year":
            return str(day.year - 1), financial_year(fiscal - 1)
        case "year-ago":
            return f"{day.year - 1}-{day.month:02d}", financial_year(fiscal - 1)
        case "years-ago-2" | "years-ago-3" | "years-ago-4" | "years-ago-5" | "years-ago-6":
            return str(day.year - int(value[-1])), financial_year(fiscal - int(value[-1]))
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


def _some_apart(cue: Cue, before: list[Mention]) -> Mention:
    """`three months before`, `the following month`, `the next day`: from the month or the day told before."""
    unit, side, count = cue.value.split("-")
    fine = "day" if unit == "days" else "month"
    told = next(
        (
            m.edtf
            for m in reversed(before[-_TOLD:])
            if m.edtf and m.kind in ("month", "day", "since", "until") and _as_fine(m, fine)
        ),
        None,
    )
    told = told.removesuffix("/..").removeprefix("../") if told else None
    shift = int(count) if side == "after" else -int(count)
    if told is None:
        return Mention(cue.first, cue.last, None, "relative")
    if unit == "days":
        return Mention(
            cue.first, cue.last, (date.fromisoformat(told) + timedelta(days=shift)).isoformat(), "day", anchor=told
        )
    month = int(told[:4]) * 12 + int(told[5:7]) - 1 + shift
    return Mention(
        cue.first, cue.last, f"{month // 12}-{month % 12 + 1:02d}", "year-before" if shift < 0 else "month", anchor=told
    )


def _year_end(doc: Document, cue: Cue, reference: tuple[date, date] | None, before: list[Mention]) -> Mention:
    """`year-end`: the financial year of the text's own date where it has been told, else the one told last, else that date's."""
    block = doc.layout.block_at(doc.tokens.starts[cue.first])
    floor = doc.tokens.range(block.start, block.end)[0]
    told = [
        (m.first, int(m.edtf[:4]) - (m.edtf[4:5] == "-" and m.edtf[5:7] < "04"))
        for m in before[-_TOLD:]
        if m.kind in ("financial-year", "part") and m.edtf and not compared(doc, m)
    ]
    current = {d.year if d.month >= 4 else d.year - 1 for d in reference or ()}
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


def _same_year_before(cue: Cue, before: list[Mention]) -> Mention:
    """`the same point last year`: the time told before, a year back."""
    told = next((m.edtf for m in reversed(before) if m.edtf), None)
    if told is None or ".." in told:
        return Mention(cue.first, cue.last, None, "year-before")
    ends = [f"{int(end[:4]) - 1}{end[4:]}" for end in told.split("/")]
    return Mention(cue.first, cue.last, "/".join(ends), "year-before", anchor=told)


def _from_before(doc: Document, cue: Cue, reference: tuple[date, date] | None, before: list[Mention]) -> Mention:
    """`the year before`, `the same period`: from the last year told; of the year before the text where none is."""
    block = doc.layout.block_at(doc.tokens.starts[cue.first])
    here = doc.tokens.range(block.start, block.end)[0]
    low = doc.sentence_tokens(cue.first)[0]
    anchor = next(
        (
            m
            for m in reversed(before)
            if m.edtf
            and (m.first >= low or not compared(doc, m))
            and (
                m.kind in ("financial-year", "year", "relative", "until")
                or m.first >= here
                and m.kind in ("month", "day")
            )
        ),
        None,
    )
    if cue.value == "same":
        nearest = before[-1] if before and before[-1].first >= low else None
        if (
            nearest
            and nearest.edtf
            and nearest.kind in ("month", "day")
            and doc.tokens.words[cue.last - 1] == "year"
            and doc.tokens.words[cue.first - 1] in ("later", "earlier")
        ):
            return Mention(
                cue.first, cue.last, nearest.edtf[:4], "same"
            )  # `left them in January 2017, and later that year`
        kinds = next((k for w, k in _OF_A_KIND.items() if w in doc.tokens.words[cue.first : cue.last]), None)
        last = next(
            (
                m
                for m in reversed(before)
                if m.edtf
                and not compared(doc, m)
                and (kinds is None or m.kind in kinds or "year" in kinds and _year_that_ended(m))
            ),
            None,
        )
        if last is not None and _year_that_ended(last) and kinds is not None and "year" in kinds:
            return Mention(cue.first, cue.last, last.anchor, "same")  # `at the end of 2017-18 … spent £24m that year`
        if (
            kinds is not None
            and "year" not in kinds
            and last is not None
            and not _as_fine(last, "month" if "month" in kinds else "day")
        ):
            return Mention(cue.first, cue.last, None, "same")  # `the same day` as something in a year
        same = last.edtf.removesuffix("/..").removeprefix("../") if last and last.edtf else None
        return Mention(cue.first, cue.last, same, "same")
    shift = -int(cue.value[-1]) if cue.value[-1].isdecimal() else -1 if cue.value == "year-before" else 1
    edtf: str | None = None
    base: str | None = None
    if anchor is not None and anchor.edtf:
        base = (anchor.fiscal or anchor.edtf).removeprefix("../")
        if base.count("-04-01/") == 1 and base.endswith("-03-31"):
            edtf = financial_year(int(base[:4]) + shift)
        elif len(base) in (4, 7, 10) and base[:4].isdecimal():
            edtf = f"{int(base[:4]) + shift}{base[4:]}"
    if edtf is None and reference is not None and shift < 0 and anchor is None:
        fiscal = {(d.year if d.month >= 4 else d.year - 1) for d in reference}
        edtf = financial_year(fiscal.pop() - 1 + shift) if len(fiscal) == 1 else None
        base = None
    return Mention(cue.first, cue.last, edtf, "year-before" if shift < 0 else "year-after", anchor=base)


def _year_that_ended(m: Mention) -> bool:
    """Whether a day is told as the end of a financial year."""
    return m.kind == "day" and len(m.anchor or "") > len("2017-03-31")


def _as_fine(m: Mention, kind: str) -> bool:
    """Whether a time is told to the month, or to the day."""
    ends = (m.edtf or "").removesuffix("/..").removeprefix("../")
    return "/" not in ends and len(ends) >= (7 if kind == "month" else 10)


def compared(doc: Document, m: Mention) -> bool:
    """Whether a time is that of a number told for comparison: `up from £74m at the halfway point`."""
    words = doc.tokens.words[max(0, m.first - 8) : m.first]
    return "against" in words[-7:] or any(
        (a, b) in (("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to"))
        for a, b in pairwise(words)
    )
