"""The labels of questions and answers, `Q.` and `A:`, which tell who has the turn and are no words of what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TURN = re.compile(r"^[^\S\r\n]*(Q(?:uestion)?|A(?:nswer)?)[^\S\r\n]?[.:)|–-](?=[^\S\r\n]+\S)", re.MULTILINE)


def turns(text: str) -> Iterator[tuple[int, int]]:
    """The places of the labels of a text: offsets in code points, half-open; of one that both asks and answers only."""
    found = [*_TURN.finditer(text)] if "Q" in text else []
    if {t[1][0] for t in found} == {"Q", "A"}:
        yield from (t.span() for t in found)
