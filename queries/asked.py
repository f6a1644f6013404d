"""A figure as a person types it: `£213 million`, `213000000`, `87 of 207`, `42%`, `more than 40 per cent`, `>40%`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ccgkg.ingest.numbers.numbers import find_numbers
from ccgkg.ingest.source import Source
from ccgkg.ingest.text.document import prepare

_SIGN = re.compile(r"\s*(>=|<=|≥|≤|>|<|~|≈|=)\s*")
_SIGNS = {"≥": ">=", "≤": "<=", "≈": "~"}
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks for. A unit, comparator or whole that the words leave open is None, and anything fits it."""

    text: str
    value: Decimal
    unit: str | None = None
    comparator: str | None = None
    of: int | None = None

    @property
    def number(self) -> str:
        """The value as a plain number, without exponent: `213000000`."""
        return f"{self.value:f}"

    def fits(self, unit: str, comparator: str, of: int | None) -> bool:
        """Whether a figure of this value, as a source states it, is the one asked for."""
        return (
            self.unit in (None, unit)
            and (self.comparator is None or self.comparator == comparator)
            and (self.of is None or self.of == of)
        )


def read_asked(text: str) -> Asked:
    """The figure that a person's words are, read as the extraction reads a source.

    Raises ValueError, in one line, where they are no figure or more than one.
    """
    plain = _THOUSANDS.sub(",", text.strip())
    sign = _SIGN.match(plain)
    comparator = _SIGNS.get(sign[1], sign[1]) if sign else None
    if sign:
        plain = plain[sign.end() :]
    if _PLAIN.fullmatch(plain):  # a bare number may look like a year
        return Asked(text, Decimal(plain), comparator=comparator)
    found = find_numbers(prepare(Source("asked", plain)), ())[0]
    if len(found) != 1:
        several = "more than one figure" if found else "no figure"
        raise ValueError(f"{text!r} is {several}; write it like '£213 million', '87 of 207', '42%' or 'more than 40%'")
    number = found[0]
    hedge = number.comparator if number.comparator != "=" else None
    unit = number.unit if number.unit != "count" or number.of else None
    return Asked(text, Decimal(str(number.value)), unit, comparator or hedge, number.of)
