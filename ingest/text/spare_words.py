"""Words that add nothing to whom a phrase means: `the three of them`, `both of them` and `the pair of them` are `the
three`, `both` and `the pair`."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Not behind a number alone, which takes a part of them: `three of them`.
_OF_THEM = re.compile(
    r"\b(?:the (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|pair|duo|trio|quartet|quintet|lot)|both)( of them)\b",
    re.IGNORECASE,
)


def spare_words(text: str) -> Iterator[tuple[int, int]]:
    """The places of such words in a text: offsets in code points, half-open."""
    for found in _OF_THEM.finditer(text):
        yield found.span(1)
