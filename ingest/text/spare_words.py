"""Words that add nothing to whom a phrase means: `the three of them`, `both of them` and `one chief between them` are
`the three`, `both` and `one chief`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SPARE = re.compile(r" (of|between) them\b")
#: What stands before such words: not a number alone, which takes a part of them (`three of them`); who is shared (`one
#: accountable officer between them`).
_BEFORE = {
    "of": re.compile(
        r"\b(?:the (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|pair|duo|trio|quartet|quintet|lot)"
        r"|both|each)\Z",
        re.IGNORECASE,
    ),
    "between": re.compile(r"\b(?:officer|executive|director|chief|boss|leader|team|chair|nurse)\Z"),
}
#: Code points before them that are looked at.
_BEHIND = 24


def spare_words(text: str) -> Iterator[tuple[int, int]]:
    """The places of such words in a text: offsets in code points, half-open."""
    for found in _SPARE.finditer(text):
        if _BEFORE[found[1]].search(text, max(0, found.start() - _BEHIND), found.start()):
            yield found.span()
