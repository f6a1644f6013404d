"""Words that add nothing to whom a phrase means: `the three of them`, `both of them` and `one chief between them` are
`the three`, `both` and `one chief`."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Not behind a number alone, which takes a part of them: `three of them`.
_OF_THEM = re.compile(
    r"\b(?:the (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|pair|duo|trio|quartet|quintet|lot)|both)( of them)\b",
    re.IGNORECASE,
)
#: Behind who is shared: `one accountable officer between them`.
_BETWEEN_THEM = re.compile(r"\b(?:officer|executive|director|chief|boss|leader|team|chair|nurse)( between them)\b")


def spare_words(text: str) -> Iterator[tuple[int, int]]:
    """The places of such words in a text: offsets in code points, half-open."""
    found = [*_OF_THEM.finditer(text), *_BETWEEN_THEM.finditer(text)]
    yield from sorted(match.span(1) for match in found)
