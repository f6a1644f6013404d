"""Whereabouts: where the group lies that has just been named, as in `Hull CCG on the east coast was rated good`. It
tells nothing of what is said of the group, so that the rules read a text without it.

A place is told by the points of the compass and the words of `rules/whereabouts.yaml`: `in special measures` and `in
April` stand in the same place and are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgkg.ingest.text.cues import lexicon


@cache
def _pattern() -> re.Pattern[str]:
    lists = lexicon("whereabouts")
    points, lands, within = ("|".join(lists[key].split()) for key in ("points", "lands", "within"))
    name = r"[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?"
    land = rf"(?:(?:the |this |its )?(?:{lands})|the {name}|(?!(?:Special|April)\b){name})"
    return re.compile(
        rf"(?<=[a-z)] CCG)(?P<where> (?:{within}) (?:"
        rf"(?:the )?(?:(?:{points})[ -])+(?:{lands})(?: of {land})?"
        rf"|the (?:far |deep |very )?(?:{points})(?:[ -](?:{points}))* of {land}"
        rf"|(?:(?:{points})[ -])+{name}"
        r"))(?=[ ,.;’'])"
    )


def whereabouts(text: str) -> Iterator[tuple[int, int]]:
    """The places of such phrases in a text: offsets in code points, half-open."""
    for found in _pattern().finditer(text):
        yield found.span("where")
