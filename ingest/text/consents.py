"""Consents still to come, set into a sentence between commas: `will, if NHS England says yes, merge`. What only waits
for a regulator is decided, so that the rules read the sentence without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CONSENT = re.compile(
    r", (?:(?:if|assuming|provided|providing|as long as) (?:that )?(?:NHS England|the regulator|it|they) "
    r"(?:agrees?|approves?|consents?|says? yes|is willing|lets? (?:them|it|us)|gives? (?:its|the|their) [a-z]+)"
    r"(?: (?:it|them))?|all being well|subject to (?:[a-z]+ ){0,3}(?:approval|consent|sign-off)),(?= [a-z])"
)


def consents(text: str) -> Iterator[tuple[int, int]]:
    """The places of such consents in a text: offsets in code points, half-open, with the commas around them."""
    for found in _CONSENT.finditer(text):
        yield found.span()
