"""Where a number begins with what hedges it: rules that look at the word before a number look before `roughly` and `up to` too."""

from __future__ import annotations

from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document


def begin(doc: Document, n: Number) -> int:
    """The first token of a number, or of the hedge right before it."""
    return n.begin
