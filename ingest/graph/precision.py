"""How exactly a figure was stated: the last place that its words give.

£213m is stated to a million, so it stands for anything within half a million of it; 42% is stated to a point; "four in
ten" is 40 ± 5. The words are those of `rules/numbers.yaml`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from ccgkg.ingest.text.cues import lexicon

_DIGITS = re.compile(r"\d(?:[\d,]*\d)?(?:\.(\d+))?")
_BARE = re.compile(r"\d+(?:\.\d+)?")
#: Tables are in thousands, millions or thousands of millions.
_SCALES = (Decimal(10**3), Decimal(10**6), Decimal(10**9))
_WORD = re.compile(r"[a-z]+")
_IN_N = re.compile(r"\b(?:in|(?:out )?of)\s+(?:every\s+)?(\w+)\s*$")
#: A share said in parts ("a third") is stated to ten points, or to one part where that is finer ("one in twenty").
_COARSEST_SHARE = Decimal(10)


def precision(exact: str, unit: str) -> Decimal:
    """The last stated place of a figure, in its unit, from its words as the source has them.

    >>> str(precision("£1.35bn", "GBP")), str(precision("42%", "percent")), str(precision("four in ten", "percent"))
    ('10000000', '1', '10')
    """
    words = exact.lower()
    if unit == "percent" and (parts := _parts(words)):
        return min(_COARSEST_SHARE, (Decimal(100) / parts).quantize(Decimal("0.01")))
    sizes, _ = _words()
    if numbers := list(_DIGITS.finditer(words)):
        last = numbers[-1]
        behind = _WORD.search(words, last.end())
        size = sizes.get(behind[0], 1) if behind else 1
        return _plain(Decimal(size).scaleb(-len(last[1] or "")))
    final = _WORD.findall(words)[-1:]
    return Decimal(sizes.get(final[0].removesuffix("s"), 1) if final else 1)


def scale(exact: str, value: Decimal) -> Decimal:
    """What bare digits are multiplied by to be the value: 1000 for `154148` in a table in thousands, else 1.

    >>> str(scale("154148", Decimal(154148000))), str(scale("£213m", Decimal(213000000)))
    ('1000', '1')
    """
    digits = exact.replace(",", "")
    if not _BARE.fullmatch(digits) or not Decimal(digits):
        return Decimal(1)
    times = abs(value / Decimal(digits))
    near = times.quantize(Decimal(1)) if times > 1 else Decimal(1)
    return near if near in _SCALES and abs(times - near) < near * Decimal("1e-9") else Decimal(1)


def _parts(words: str) -> int | None:
    """Into how many parts the whole is cut where a share is said in parts: 5 for "a fifth", 10 for "four in ten"."""
    _, numbers = _words()
    if found := _IN_N.search(words):
        return int(found[1]) if found[1].isdecimal() else numbers.get(found[1])
    fractions: dict[str, int] = lexicon("numbers")["fractions"]
    return next((fractions[word] for word in reversed(_WORD.findall(words)) if word in fractions), None)


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, int], dict[str, int]]:
    """The sizes that a number may be given in (million, m, dozen), and the whole numbers in words."""
    known = lexicon("numbers")
    return known["suffixes"] | known["magnitudes"], known["units"] | known["tens"] | known["magnitudes"]


def _plain(value: Decimal) -> Decimal:
    """Without exponent and zeros behind the point."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
