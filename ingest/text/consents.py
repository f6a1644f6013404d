"""Consents still to come, set into a sentence between commas: `will, if NHS England says yes, merge`. What only waits
for a regulator is decided, so that the rules read the sentence without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Any blank stands for a space: texts from the web have such as do not break.
_CONSENT = re.compile(
    r",\s(?:(?:if|assuming|provided|providing|as\slong\sas)\s(?:that\s)?(?:NHS\sEngland|the\sregulator|it|they)\s"
    r"(?:agrees?|approves?|consents?|says?\syes|is\swilling|lets?\s(?:them|it|us)|gives?\s(?:its|the|their)\s[a-z]+)"
    r"(?:\s(?:it|them))?|all\sbeing\swell|subject\sto\s(?:[a-z]+\s){0,3}(?:approval|consent|sign-off)),(?=\s[a-z])"
)


def consents(text: str) -> Iterator[tuple[int, int]]:
    """The places of such consents in a text: offsets in code points, half-open, with the commas around them."""
    for found in _CONSENT.finditer(text):
        yield found.span()
