"""When something was that is told by how long before or after something else: `left in July, six months after it was
placed there`."""

from __future__ import annotations

from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.dates import Mention
from ccgkg.ingest.times.periods import Periods

#: Tokens at most from such an `after` to what is told behind it.
_REACH = 12
_MONTHS = {"month": 1, "months": 1, "year": 12, "years": 12}
_DIRECTION = {"after": -1, "before": 1}
_NEW_CLAUSE = frozenset({",", ";", ":", "but", "while"})
#: The length in EDTF of a year, and of a month.
_YEAR, _MONTH = 4, 7


def apart(doc: Document, periods: Periods, token: int) -> str | None:
    """The year or the month of what stands at a token behind `six months after`; None where it stands behind no such
    words, or no time is told from which to reckon."""
    words, low = doc.tokens.words, doc.sentence_tokens(token)[0]
    for k in range(token - 1, max(low + 1, token - _REACH), -1):
        if words[k] in _NEW_CLAUSE:
            return None
        if words[k] in _DIRECTION and words[k - 1] in _MONTHS:
            count = 1 if words[k - 2] in ("a", "one") else _number(words[k - 2])
            if not count:
                return None
            told = _other(doc, periods, k - 2, token)
            return _shifted(told, _DIRECTION[words[k]] * count * _MONTHS[words[k - 1]]) if told is not None else None
    return None


def _number(word: str) -> int | None:
    units: dict[str, int] = lexicon("numbers")["units"]
    return int(word) if word.isdecimal() and len(word) < 3 else units.get(word)


def _other(doc: Document, periods: Periods, at: int, token: int) -> Mention | None:
    """The time of what happened so long before or after: in front of the words, else behind the comma that ends the
    clause."""
    low, high = doc.sentence_tokens(token)
    before = [m for m in periods.within(low, at) if m.edtf]
    if before or at - low > 1:
        return before[-1] if before else None
    comma = next((k for k in range(token, high) if doc.tokens.words[k] == ","), high)
    if periods.within(token, comma):
        return None
    return next((m for m in periods.within(comma, high) if m.edtf), None)


def _shifted(told: Mention, months: int) -> str | None:
    """A time so many months on: a year by whole years, a month or a day as a month."""
    edtf = told.edtf or ""
    if "/" in edtf or told.kind not in ("year", "month", "day", "relative"):
        return None
    if len(edtf) == _YEAR:
        return str(int(edtf) + months // 12) if months % 12 == 0 else None
    month = int(edtf[:4]) * 12 + int(edtf[5:_MONTH]) - 1 + months
    return f"{month // 12}-{month % 12 + 1:02d}"
