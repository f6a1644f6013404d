"""A figure as an interval: every value that its words leave open, in exact decimals.

The last stated place decides how far: 36% is anything that rounds to 36, so [35.5, 36.5), and £213m is within half a
million of it. A count of single things is exact. A hedge is a bound: "more than 40" is (40, ∞). "About" leaves a tenth
of the number, or half the last place where that is more; "four in ten" is 40 ± 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

#: How far "about", "around", "nearly" and "almost" reach either way, as a part of the number that they go with.
ABOUT = Decimal("0.1")
#: A count or an amount of this size and more that is written out and ends in zeros is taken as rounded to them.
_LARGE = 1000
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Interval:
    """The values from `lower` to `upper`; None is an open end. `lower_in` and `upper_in` say whether it holds them.

    `rounded` says that the ends come from rounding: a value exactly on one of them rounds either way, so it may be
    meant. Raises ValueError where the lower end is above the upper one.
    """

    lower: Decimal | None
    upper: Decimal | None
    lower_in: bool = True
    upper_in: bool = True
    rounded: bool = False

    def __post_init__(self) -> None:
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise ValueError(f"no interval: {self.lower} is above {self.upper}")

    def __str__(self) -> str:
        """As one writes it: `[35.5, 36.5)`, `(40, ∞)`, `87` for a single value.

        >>> str(stated(Decimal(36), "percent")), str(stated(Decimal(40), "percent", ">"))
        ('[35.5, 36.5)', '(40, ∞)')
        """
        if self.exact is not None:
            return _plain(self.exact)
        first = "(-∞" if self.lower is None else f"{'[' if self.lower_in else '('}{_plain(self.lower)}"
        last = "∞)" if self.upper is None else f"{_plain(self.upper)}{']' if self.upper_in else ')'}"
        return f"{first}, {last}"

    @property
    def exact(self) -> Decimal | None:
        """The one value that it holds, or None where there are more."""
        return self.lower if self.lower is not None and self.lower == self.upper else None

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies in it, or exactly on an end from which one rounds either way."""
        above = self.lower is None or value > self.lower or (value == self.lower and (self.lower_in or self.rounded))
        below = self.upper is None or value < self.upper or (value == self.upper and (self.upper_in or self.rounded))
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether one value may be in both."""
        for one, two in ((self, other), (other, self)):
            if one.exact is not None:
                return two.holds(one.exact)
        return _reaches(self, other) and _reaches(other, self)

    def within(self, other: Interval) -> bool:
        """Whether every value of it lies in the other."""
        low = other.lower is None or (
            self.lower is not None
            and (self.lower > other.lower or (self.lower == other.lower and (other.lower_in or not self.lower_in)))
        )
        high = other.upper is None or (
            self.upper is not None
            and (self.upper < other.upper or (self.upper == other.upper and (other.upper_in or not self.upper_in)))
        )
        return low and high

    def plus(self, other: Interval) -> Interval:
        """Where the sum lies of a value of each."""
        return Interval(
            None if self.lower is None or other.lower is None else self.lower + other.lower,
            None if self.upper is None or other.upper is None else self.upper + other.upper,
            self.lower_in and other.lower_in,
            self.upper_in and other.upper_in,
            self.rounded or other.rounded,
        )

    def minus(self, other: Interval) -> Interval:
        """Where the difference lies: a value of this one less a value of the other."""
        return self.plus(other.times(Decimal(-1)))

    def times(self, factor: Decimal) -> Interval:
        """The interval with all its values multiplied; a negative factor turns it round."""
        if factor == 0:
            return exactly(Decimal(0))
        lower = None if self.lower is None else self.lower * factor
        upper = None if self.upper is None else self.upper * factor
        if factor < 0:
            return Interval(upper, lower, self.upper_in, self.lower_in, self.rounded)
        return Interval(lower, upper, self.lower_in, self.upper_in, self.rounded)

    def share_of(self, whole: Decimal) -> Interval:
        """A count of a whole as percentages of it. Raises ValueError where the whole is not above 0."""
        if whole <= 0:
            raise ValueError(f"no whole: {whole}")
        # Each end is divided once, so that 87 of 207 is the same number wherever it is reckoned.
        lower = None if self.lower is None else self.lower * _HUNDRED / whole
        upper = None if self.upper is None else self.upper * _HUNDRED / whole
        return Interval(lower, upper, self.lower_in, self.upper_in, self.rounded)

    def count_of(self, whole: Decimal) -> Interval:
        """Percentages of a whole as counts: 10% of 207 is [19.665, 21.735)."""
        return self.times(whole / _HUNDRED)

    def whole_numbers(self) -> tuple[int, int] | None:
        """The first and last whole number it holds, or None where it holds none. Raises ValueError for an open end.

        >>> stated(Decimal(10), "percent").count_of(Decimal(207)).whole_numbers()
        (20, 21)
        """
        if self.lower is None or self.upper is None:
            raise ValueError(f"{self} has an open end")
        first, last = self.lower.to_integral_value(ROUND_CEILING), self.upper.to_integral_value(ROUND_FLOOR)
        first, last = first + (not self.holds(first)), last - (not self.holds(last))
        return (int(first), int(last)) if first <= last else None


def exactly(value: Decimal) -> Interval:
    """The interval that holds one value."""
    return Interval(value, value)


def rounded_to(value: Decimal, place: Decimal) -> Interval:
    """All that is rounded to `value` at a last place of `place`, halves away from zero: 36 at 1 is [35.5, 36.5)."""
    half = place / 2
    return Interval(value - half, value + half, value > 0, value < 0, rounded=True)


def stated(
    value: Decimal,
    unit: str,
    comparator: str = "=",
    precision: Decimal = Decimal(1),
    *,
    basis: str = "total",
    of: int | None = None,
) -> Interval:
    """The interval of a figure, in its own unit (`count`, `percent`, `GBP`), as its words give it.

    `precision` is the last stated place in that unit, `comparator` the sign of the claims contract, `of` the whole of
    which a count is part: such a count is exact. Raises ValueError for another comparator.
    """
    match comparator:
        case ">":
            return Interval(value, None, lower_in=False)
        case ">=":
            return Interval(value, None)
        case "<":
            return Interval(None, value, upper_in=False)
        case "<=":
            return Interval(None, value)
        case "~":
            reach = max(abs(value) * ABOUT, precision / 2)
            return Interval(value - reach, value + reach)
        case "=":
            if unit == "count" and of is not None:
                return exactly(value)
            place = _place(value, unit, precision)
            return exactly(value) if unit == "count" and basis != "each" and place <= 1 else rounded_to(value, place)
    raise ValueError(f"comparator: {comparator!r} is none")


def _place(value: Decimal, unit: str, precision: Decimal) -> Decimal:
    """The last place that says something: 53,000 people are a number of thousands, though written to the last digit.

    Two figures stay as they are, so 5,000 is within 50. What was stated to another place, as £20.00m was, is as exact.
    """
    if unit == "percent" or precision != 1 or abs(value) < _LARGE or value != value.to_integral_value():
        return precision
    digits = str(abs(int(value)))
    zeros = min(len(digits) - len(digits.rstrip("0")), len(digits) - 2)
    return Decimal(10) ** zeros


def _reaches(one: Interval, other: Interval) -> bool:
    """Whether the first begins no later than the second ends; ends that only touch must both belong."""
    if one.lower is None or other.upper is None:
        return True
    return one.lower < other.upper or (one.lower == other.upper and one.lower_in and other.upper_in)


def _plain(value: Decimal) -> str:
    """A number to at most three decimals, for readers; thousands are parted by commas."""
    shown = value.quantize(Decimal("0.001")) if value != value.to_integral_value() else value.quantize(Decimal(1))
    text = f"{shown:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
