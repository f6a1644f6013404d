"""What stands before a time and bounds it: `since`, `by`, `the end of`, `the first quarter of`, `nine months into`."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.dates import Lexicon, Mention

#: Before a financial year told as `2016 to 2017`.
_WHOLE = frozenset(
    {
        "in",
        "for",
        "the",
        "during",
        "of",
        "(",
        "year",
        "over",
        "annual",
        "both",
        "by",
        ":",
        "end",
        "since",
        "last",
        "year's",
    }
)


def bounded(doc: Document, lex: Lexicon, mention: Mention, before: list[Mention]) -> Mention:
    """The mention with what stands before it: an open beginning or end, the end of a year, a part of it."""
    ws = doc.tokens.words
    mention = _whole(ws, mention)
    if mention.edtf is None:
        return mention
    i = mention.first
    first_sentence = doc.sentence_tokens(i)[0]
    words: list[str] = []
    while i > first_sentence and len(words) < 6 and ws[i - 1] in lex.sets["bridge"]:
        i -= 1
        words.insert(0, ws[i])
        if ws[i] in ("in", "at", "on"):
            break
    prev = ws[i - 1] if i > first_sentence else ""
    first, last = bounds(mention.edtf)
    at_end = "end" in words
    if at_end and last is not None and ("of" in words or mention.kind == "relative"):
        day = (
            last.isoformat()
            if mention.kind in ("financial-year", "year", "month", "relative", "same")
            else mention.edtf
        )
        if prev in lex.sets["until"]:
            return replace(mention, edtf=f"../{day}", kind="until")
        return replace(
            mention,
            edtf=day,
            kind="day",
            fiscal=None,
            anchor=mention.edtf if mention.kind == "financial-year" else None,
        )
    if (
        first is not None
        and "of" in words
        and not {"start", "beginning"}.isdisjoint(words)
        and mention.kind in ("financial-year", "year")
    ):
        return replace(mention, edtf=first.isoformat(), kind="day", fiscal=None)
    if (
        words == []
        and prev == "to"
        and i > 2
        and ws[i - 2] == "years"
        and mention.kind == "financial-year"
        and (count := _small(ws[i - 3]))
    ):
        begin = financial_year(int(mention.edtf[:4]) - count + 1)[:10]
        return replace(mention, edtf=f"{begin}/{mention.edtf[11:]}", kind="span", fiscal=None)
    part = _same_stage(ws, mention, before) or _part_of_year(ws, i, words, mention)
    if part is not None:
        return replace(mention, edtf=part, fiscal=None)
    if (
        prev in ("before", "until", "than")
        and first is not None
        and _no_earlier(ws[max(first_sentence, i - 4) : i - 1], prev)
    ):
        begin = mention.edtf if mention.kind in ("year", "month", "day") else first.isoformat()
        return replace(mention, edtf=f"{begin}/..", kind="not-before", fiscal=None, anchor=mention.edtf)
    if prev in lex.sets["until"] and mention.kind not in ("year-before",) and last is not None:
        end = mention.edtf if mention.kind in ("month", "year") or len(mention.edtf) == 4 else last.isoformat()
        return replace(mention, edtf=f"../{end}", kind="until", fiscal=None, anchor=mention.edtf)
    if prev == "since" and first is not None:
        begin = (
            mention.edtf if mention.kind in ("year", "month", "day") or "/" not in mention.edtf else first.isoformat()
        )
        return replace(mention, edtf=f"{begin}/..", kind="since", fiscal=None, anchor=mention.edtf)
    if (
        mention.kind in ("year", "month", "financial-year", "relative")
        and ws[mention.last] == "or"
        and ws[mention.last + 1] in ("later", "after", "beyond")
        and first is not None
    ):
        return replace(
            mention,
            last=mention.last + 2,
            edtf=f"{mention.edtf if '/' not in mention.edtf else first.isoformat()}/..",
            kind="not-before",
            fiscal=None,
            anchor=mention.edtf,
        )  # `in 2020 or later`
    if prev == "from" and first is not None and mention.kind == "financial-year" and not _goes_to(ws, mention.last):
        return replace(mention, edtf=f"{first.isoformat()}/..", kind="since", fiscal=None, anchor=mention.edtf)
    return mention


def spanned(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with two that are the ends of a span made one: `between January and March 2017`, `from 2013-14 to 2016-17`."""
    ws = doc.tokens.words
    out: list[Mention] = []
    for mention in mentions:
        before = out[-1] if out else None
        yearless = before is not None and before.kind == mention.kind == "month" and not ws[before.last - 1].isdecimal()
        if (
            before is None
            or mention.first - before.last != 1
            or mention.edtf is None
            or before.edtf is None
            and not yearless
        ):
            out.append(mention)
            continue
        joint, opening = ws[before.last], ws[before.first - 1] if before.first else ""
        if (opening, joint) not in (
            ("between", "and"),
            ("from", "to"),
            ("between", "to"),
            ("from", "until"),
            ("from", "till"),
        ):
            out.append(mention)
            continue
        begin, end = (before.edtf or "").removesuffix("/.."), mention.edtf
        if yearless and mention.edtf[:4].isdecimal():  # the year is told with the second
            month = f"{lexicon('periods')['months'][ws[before.last - 1]]:02d}"
            begin = f"{int(end[:4]) - (month > end[5:7])}-{month}"
        begin, end = begin.split("/")[0], end.split("/")[-1]
        out[-1] = Mention(before.first, mention.last, f"{begin}/{end}", "span") if begin <= end else before
    return out


def _whole(ws: list[str], mention: Mention) -> Mention:
    """A financial year as the government writes it: `in 2016 to 2017`, but not `from 2016 to 2017`."""
    if (
        mention.kind != "years"
        or ws[mention.first + 1] != "to"
        or ws[mention.first - 1] not in _WHOLE
        or mention.edtf is None
    ):
        return mention
    first, last = (int(end[:4]) for end in mention.edtf.split("/"))
    return replace(mention, edtf=financial_year(first), kind="financial-year") if last == first + 1 else mention


def _no_earlier(words: list[str], prev: str) -> bool:
    """`not before 2021`, `would not happen until 2021`, `no earlier than 2021`."""
    if prev == "than":
        return words[-2:] in (["no", "earlier"], ["no", "sooner"], ["not", "earlier"], ["not", "sooner"])
    return "not" in words or words[-1:] == ["never"] or any(w.endswith("n't") for w in words)


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
    if word.isdecimal():
        return int(word)
    units: dict[str, int] = lexicon("numbers")["units"]
    return units.get(word)


def _month_of(year: int, index: int) -> str:
    """The month that lies `index` months after January of `year`."""
    return f"{year + index // 12}-{index % 12 + 1:02d}"
