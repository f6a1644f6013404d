"""All the figures of one quantity, compared: few pair by pair, very many by a sweep over their sorted intervals.

What is kept grows with the number of figures, and never with that of their pairs: of a crowd each figure is kept with
its neighbours and with the nearest figures that contradict it, and the tally counts all pairs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from ccgkg.queries.agreement.comparison import (
    Comparison,
    Scaled,
    Verdict,
    Whole,
    clear_voices,
    excused,
    judge,
    left_open,
    scaled,
    whole_of,
)
from ccgkg.queries.agreement.interval import Interval
from ccgkg.queries.agreement.stated import Stated

#: Up to so many figures every pair is kept.
PAIRED = 12
#: An end of an interval as it sorts: its value, and whether the end belongs to it.
End = tuple[Decimal, int]
_LEAST, _MOST = Decimal("-Infinity"), Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pairs of different figures of one quantity there are with each verdict."""

    key: str
    figures: int
    identical: int = 0
    compatible: int = 0
    contradictory: int = 0
    not_comparable: int = 0

    @property
    def verdict(self) -> Verdict:
        """The verdict on them all: contradictory where any two contradict each other."""
        if self.contradictory:
            return "contradictory"
        if self.compatible:
            return "compatible"
        return "not-comparable" if self.not_comparable else "identical"


@dataclass(frozen=True, slots=True)
class Crowd:
    """The figures of one quantity on their scales, with the whole that their shares are of where it is known."""

    figures: tuple[Scaled, ...]
    whole: Whole | None

    @property
    def key(self) -> str:
        return self.figures[0].figure.quantity.iri

    def compare(self, one: Scaled, two: Scaled) -> Comparison:
        return judge(one, two, self.whole)

    def comparisons(self) -> list[Comparison]:
        """The verdicts that are kept: on figures that several claims give, and on pairs."""
        return [*self._repeated(), *(self.compare(one, two) for one, two in self.pairs())]

    def _repeated(self) -> Iterable[Comparison]:
        for each in self.figures:
            figure = each.figure
            if len(figure.said) > 1:
                sources = len({said.source for said in figure.said})
                reason = f"{each.words} is said {len(figure.said)} times in {_many(sources, 'source')}"
                yield Comparison((figure.iri,), "identical", reason, (each.inferred,) if each.inferred else ())

    def pairs(self) -> list[tuple[Scaled, Scaled]]:
        """The pairs whose verdicts are kept."""
        if len(self.figures) <= PAIRED:
            return list(combinations(self.figures, 2))
        kept: dict[tuple[str, str], tuple[Scaled, Scaled]] = {}
        for scale in self.scales():
            for one, two in [*pairwise(scale), *_nearest(scale)]:
                first, second = sorted((one, two), key=_iri)
                kept[first.figure.iri, second.figure.iri] = first, second
        return [kept[pair] for pair in sorted(kept)]

    def scales(self) -> list[list[Scaled]]:
        """The figures by their scales, each in the order of its intervals."""
        found: dict[str, list[Scaled]] = {}
        for each in self.figures:
            found.setdefault(each.scale, []).append(each)
        return [
            sorted(found[name], key=lambda s: (_start(s.interval), _end(s.interval), _iri(s))) for name in sorted(found)
        ]

    def tally(self) -> Tally:
        """The count of all pairs by verdict, in time that grows with the figures, but for the sorting."""
        if len(self.figures) <= PAIRED:
            verdicts = [self.compare(one, two).verdict for one, two in combinations(self.figures, 2)]
            counts = [verdicts.count(v) for v in ("identical", "compatible", "contradictory", "not-comparable")]
            return Tally(self.key, len(self.figures), *counts)
        total, identical, apart, contradictory, of_scale = _pairs(len(self.figures)), 0, 0, 0, 0
        for scale in self.scales():
            of_scale += _pairs(len(scale))
            identical += _identical(scale)
            apart += _apart(scale)
            contradictory += _contradictory(scale)
        compatible = of_scale - identical - apart
        return Tally(
            self.key, len(self.figures), identical, compatible, contradictory, total - of_scale + apart - contradictory
        )


def crowd(figures: Iterable[Stated]) -> Crowd:
    """The figures of one quantity, ready to be compared. Hearsay is to be left out before."""
    found = sorted(figures, key=lambda figure: figure.iri)
    whole = whole_of(found[0].quantity, found)
    return Crowd(tuple(clear_voices([scaled(figure, whole, clear=True) for figure in found])), whole)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _iri(each: Scaled) -> str:
    return each.figure.iri


def _start(span: Interval, soft: bool = False) -> End:
    """Where it begins. `soft` takes an end that comes from rounding for its own."""
    return (_LEAST, 0) if span.lower is None else (span.lower, 0 if span.lower_in or (soft and span.rounded) else 1)


def _end(span: Interval, soft: bool = False) -> End:
    return (_MOST, 0) if span.upper is None else (span.upper, 0 if span.upper_in or (soft and span.rounded) else -1)


def _identical(scale: Sequence[Scaled]) -> int:
    seen: dict[tuple[str, Interval], int] = {}
    for each in scale:
        seen[each.figure.unit, each.interval] = seen.get((each.figure.unit, each.interval), 0) + 1
    return sum(map(_pairs, seen.values()))


class _Ends:
    """The ends of intervals, sorted: how many of them lie wholly on one side of another interval."""

    def __init__(self, spans: Iterable[Interval]) -> None:
        found = list(spans)
        points = [span for span in found if span.exact is not None]
        ranges = [span for span in found if span.exact is None]
        self._points = sorted(map(_start, points))
        self._strict = sorted(map(_start, ranges)), sorted(map(_end, ranges))
        self._soft = sorted(_start(span, True) for span in ranges), sorted(_end(span, True) for span in ranges)

    def apart(self, span: Interval) -> int:
        """How many have no value in common with an interval. One that is a single value may lie on a rounded end."""
        point = span.exact is not None
        starts, ends = self._soft if point else self._strict
        beside = bisect_left(ends, _start(span)) + len(starts) - bisect_right(starts, _end(span))
        first, last = (_start(span), _end(span)) if point else (_start(span, True), _end(span, True))
        return beside + bisect_left(self._points, first) + len(self._points) - bisect_right(self._points, last)


def _apart(scale: Sequence[Scaled]) -> int:
    """How many pairs have no value in common."""
    ends = _Ends(each.interval for each in scale)
    return sum(ends.apart(each.interval) for each in scale) // 2


def _contradictory(scale: Sequence[Scaled]) -> int:
    if left_open(scale[0].figure.quantity):
        return 0
    clear = [each for each in scale if each.clear]
    bare = _Ends(each.interval for each in clear if each.bare)
    return _apart(clear) - sum(bare.apart(each.interval) for each in clear if each.coarse)


def _nearest(scale: Sequence[Scaled]) -> Iterable[tuple[Scaled, Scaled]]:
    """Each figure that is clear with the nearest on either side that contradicts it."""
    clear = [each for each in scale if each.clear]
    by_start = sorted(clear, key=lambda each: (_start(each.interval), _iri(each)))
    by_end = sorted(clear, key=lambda each: (_end(each.interval), _iri(each)))
    starts, ends = [_start(each.interval) for each in by_start], [_end(each.interval) for each in by_end]
    for each in clear:
        below, above = bisect_left(ends, _start(each.interval)) - 1, bisect_right(starts, _end(each.interval))
        sides = ([by_end[below]] if below >= 0 else []) + by_start[above : above + 1]
        for other in sides:
            if not each.interval.meets(other.interval) and excused(each, other) is None:
                yield each, other
