"""Times told by how many years, months or days lie between: `nine months ago`, `two years later`, `in a year's
time`."""

from __future__ import annotations

from ccgkg.ingest.text.cues import Cue, lexicon
from ccgkg.ingest.text.document import Document

#: Words of times that mean one only behind a number (`rules/cues-periods.yaml`).
_COUNTED = frozenset(
    ["years-ago", "months-ago", "days-ago", "years-ahead", "months-ahead", "years-before", "months-before"]
    + ["years-after", "months-after", "weeks-after", "days-after", "months-to"]
)  # fmt: skip
_DAYS = 7


def counted(doc: Document, cue: Cue) -> Cue | None:
    """A cue with the number before it, which is then told in its value: `months-ago-9`; None of one that has none."""
    if cue.value not in _COUNTED:
        return cue
    words, first = doc.tokens.words, cue.first - 1
    count = _number(words[first]) if first >= 0 else None
    if not count:
        return None
    value = cue.value
    if value == "weeks-after":
        value, count = "days-after", count * _DAYS
    first -= value == "months-to" and words[first - 1] == "the"
    return Cue(first, cue.last, f"{value}-{count}")


def _number(word: str) -> int | None:
    if word in ("a", "one"):
        return 1
    units: dict[str, int] = lexicon("numbers")["units"]
    return int(word) if word.isdecimal() and len(word) < 3 else units.get(word)
