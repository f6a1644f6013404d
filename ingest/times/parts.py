"""Parts of a financial year: `month nine of 2018-19`, `Q1 2018/19`, `the third quarter`, `the halfway point`, `the
nine-month figure`.

Where no year stands with them they are of the year told before; else of the one in which the text came out.
"""

from __future__ import annotations

from datetime import date

from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.calendar_dates import is_financial
from ccgkg.ingest.times.dates import Mention, written
from ccgkg.ingest.times.time_lexicon import Lexicon
from ccgkg.ingest.times.told_times import compared

#: So many times told before are looked at for the year of a part.
_TOLD = 60
#: Which financial year words mean, counted from that of the text.
_FINANCIAL = {"last-financial-year": -1, "this-financial-year": 0, "next-financial-year": 1}
#: Which end of a year has so many months.
_ENDS = {"first": 1, "opening": 1, "last": 12, "final": 12, "closing": 12}
#: Before `month 12 beds were closed`, what makes it a month of its own.
_A_MONTH = frozenset(
    {"past", "last", "this", "next", "each", "every", "per", "a", "one", "same", "previous", "following"}
)
#: The first and the last month of a part, counted from April as 1.
_Months = tuple[int, int]


def part_of_year(
    doc: Document, lex: Lexicon, i: int, reference: tuple[date, date] | None, before: list[Mention]
) -> Mention | None:
    """The part of a financial year that begins at token `i`, with the year behind it where one stands there."""
    read = _part(doc, i)
    if read is None:
        return None
    (low, high), last = read
    ws = doc.tokens.words
    j = last
    while j < len(ws) and j - last < 3 and ws[j] in ("of", "in", "the", "financial", "year", "for"):
        j += 1
    year = written(doc, lex, j, reference) if j < len(ws) and ws[j][0].isdecimal() else None
    year = year or _financial_year_told(doc, last, reference)
    if year is not None and year.kind == "financial-year" and year.edtf:
        return Mention(i, year.last, _months(int(year.edtf[:4]), low, high), "part")
    if year is not None and year.kind == "year":  # `the first quarter of 2017`
        return Mention(i, year.last, f"{year.edtf}-{low:02d}/{year.edtf}-{high:02d}", "part")
    start = _year(doc, i, reference, before, high)
    return Mention(i, last, _months(start, low, high) if start is not None else None, "part")


def _financial_year_told(doc: Document, last: int, reference: tuple[date, date] | None) -> Mention | None:
    """`of this financial year`, `of the last financial year`, behind a part."""
    cues = (doc.cues.starting("when", k) for k in range(last, last + 3))
    cue = next((c for c in cues if c is not None), None)
    if cue is None or cue.value not in _FINANCIAL or not {"of", "in"}.issuperset(doc.tokens.words[last : cue.first]):
        return None
    firsts = {d.year - (d.month < 4) + _FINANCIAL[cue.value] for d in reference or ()}
    return Mention(cue.first, cue.last, financial_year(firsts.pop()), "financial-year") if len(firsts) == 1 else None


def _part(doc: Document, i: int) -> tuple[_Months, int] | None:
    """The months that the words at a token name, and the token behind them."""
    t, ws = doc.tokens, doc.tokens.words
    word, following = ws[i], ws[i + 1 : i + 3]
    if len(following) < 2:
        return None
    if (
        word == "month"
        and ws[i - 1] not in _A_MONTH
        and (count := _count(following[0]))
        and following[1] not in ("later", "ago", "period")
    ):
        return (1, count), i + 2
    if word in ("m", "q") and following[0].isdecimal() and t.starts[i + 1] == t.ends[i] and t.capital(i):
        count = int(following[0])
        if word == "m" and 1 <= count <= 12:
            return (1, count), i + 2
        return ((3 * count - 2, 3 * count), i + 2) if word == "q" and 1 <= count <= 4 else None
    order: dict[str, int] = lexicon("periods")["quarters"]
    if word == "quarter" and following[0] in order and following[0] not in ("first", "last", "final"):
        low = 1 if ws[i - 1] in ("at", "by") else 3 * order[following[0]] - 2  # `the gap at quarter two`: up to then
        return (low, 3 * order[following[0]]), i + 2
    if word in order and following[0] == "quarter" and ws[i - 1] != "last" and not t.joined(i + 1):
        return (3 * order[word] - 2, 3 * order[word]), i + 2
    if (
        word in order
        and following[0] == "half"
        and order[word] in (1, 2)
        and not t.joined(i + 1)
        and _of_a_financial_year(ws, i + 2)
    ):
        return ((1, 6) if order[word] == 1 else (7, 12)), i + 2
    if word == "half" and following[0] == "year" and ws[i - 1] not in ("a", "first", "second", "last"):
        return (1, 6), i + (3 if following[1] in ("point", "stage", "mark") else 2)
    if (
        (count := _count(word))
        and following[0] == "months"
        and (
            ws[i - 1] in ("after", "at")
            and not following[1][0].isalnum()
            or following[1] == "in"
            and ws[i + 3] in (",", "and", "the", "it", "they")
        )
    ):
        return (1, count), i + 2
    if word in ("halfway", "midway") and following[0] in ("point", "stage", "mark", "through"):
        return (1, 6), i + 2
    if word in ("half", "mid") and following[0] == "way" and following[1] in ("point", "stage", "mark", "through"):
        return (1, 6), i + 3
    if word in _ENDS and (count := _count(following[0])) and following[1] == "months":
        months = (1, count) if _ENDS[word] == 1 else (13 - count, 12)
        told = _of_a_financial_year(ws, i + 3) or ws[i - 1] == "the" and _in_its_sentence(doc, i)
        return (months, i + 3) if told else None
    if (
        (count := _count(word))
        and following[0] == "month"
        and t.joined(i + 1)
        and following[1] in ("figure", "figures", "position", "stage", "point", "mark")
    ):
        return (1, count), i + 2
    return None


def _in_its_sentence(doc: Document, i: int) -> bool:
    """Whether a financial year stands in the sentence before a token: `to overspend in 2016-17, having saved £1m in the
    first eight months`."""
    t, behind = doc.tokens, doc.tokens.words[i + 3][0].isalpha()
    return not behind and any(is_financial(t, k) for k in range(doc.sentence_tokens(i)[0], i))


def _of_a_financial_year(ws: list[str], j: int) -> bool:
    """Whether `of the year`, `of the financial year` or `of 2017-18` follows, and no calendar year."""
    behind = [w for w in ws[j : j + 5] if w not in ("of", "the", "this", "last", "that", "in", "a")]
    return (
        ws[j : j + 1] in (["of"], ["in"])
        and bool(behind)
        and (behind[0] in ("financial", "year", "fiscal") or behind[0][0].isdecimal())
    )


def _count(word: str) -> int | None:
    """A number of months."""
    units: dict[str, int] = lexicon("numbers")["units"]
    count = int(word) if word.isdecimal() and len(word) < 3 else units.get(word)
    return count if count and 1 <= count <= 12 else None


def _year(doc: Document, i: int, reference: tuple[date, date] | None, before: list[Mention], high: int) -> int | None:
    """The financial year of a part: that told last, else the one whose part was over when the text came out."""
    before = before[-_TOLD:]
    out = max((d.isoformat() for d in reference or ()), default="9999")
    current = {financial_year(d.year - (d.month < 4) - ((d.month - 4) % 12 < high)) for d in reference or ()}
    low, here = doc.sentence_tokens(i)[0], doc.tokens.range(*_block(doc, i))[0]
    told: str | None = None
    for m in reversed(before):
        year = (
            (m.fiscal if m.kind == "relative" else m.edtf) if m.kind in ("financial-year", "part", "relative") else None
        )
        if year is None or year > out or year.startswith("../") and year[3:] > out:
            continue
        near = (
            m.first >= low
            and m.kind != "relative"
            or m.first >= here
            and not compared(doc, m)
            and not doc.cues.within("grade", *doc.sentence_tokens(m.first))
        )
        if near or {year} == current or len(current) != 1:
            told = year.removeprefix("../")
            break
    if told is not None:
        start, month = int(told[:4]), told[5:7]
        return start - 1 if month and month < "04" else start
    years = {d.year - (d.month < 4) - ((d.month - 4) % 12 < high < 12) for d in reference or ()}
    return years.pop() if len(years) == 1 else None


def _block(doc: Document, token: int) -> tuple[int, int]:
    block = doc.layout.block_at(doc.tokens.starts[token])
    return block.start, block.end


def _months(year: int, low: int, high: int) -> str:
    """The months of a financial year from the `low`th to the `high`th; all twelve are the year."""
    if (low, high) == (1, 12):
        return financial_year(year)

    def month(index: int) -> str:
        return f"{year + (index + 2) // 12}-{(index + 2) % 12 + 1:02d}"

    return f"{month(low)}/{month(high)}"
