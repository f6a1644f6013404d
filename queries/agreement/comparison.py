"""The verdict on two figures: identical, compatible, contradictory or not comparable, with the reason in plain words.

Never cry wolf: a contradiction needs two intervals of one quantity that share no value, both told as facts, by two
voices that are clear in themselves. What may not be compared is what the design says: no period, measure `other`,
hearsay, a group of one source alone, a figure that is not actual beside one that is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, get_args

from ccgkg.ingest.edtf import bounds
from ccgkg.ontology.register import load
from ccgkg.queries.agreement.interval import Interval
from ccgkg.queries.agreement.stated import Quantity, Stated

Verdict = Literal["identical", "compatible", "contradictory", "not-comparable"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

#: Statuses of which two may both hold though they differ: two forecasts, two proposals.
OPEN_STATUSES = frozenset({"possible", "proposed", "rejected"})
#: A share stated to a place coarser than this is one in words: "a third", "three-quarters".
_FINE = Decimal(1)
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is made of two propositions, by their IRIs (one alone where several voices say just that).

    `inferred` are the reasons for which a period was inferred that the verdict rests on.
    """

    compared: tuple[str, ...]
    verdict: Verdict
    reason: str
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole that the shares of a quantity are of: a number of things, and whether the register says so."""

    number: int
    registered: bool = False


@dataclass(frozen=True, slots=True)
class Scaled:
    """A figure on the scale on which it is compared: two figures of different scales are not.

    `clear` says that someone says it whose other figures of the quantity all agree with it. `words` are the figure,
    `span` its interval in its own unit, as one reads them.
    """

    figure: Stated
    scale: str
    interval: Interval
    clear: bool
    words: str
    span: str
    inferred: str | None

    @property
    def coarse(self) -> bool:
        """A share in words, of a whole that it does not state."""
        return self.figure.unit == "percent" and self.figure.precision > _FINE and self.figure.comparator in "=~"

    @property
    def others(self) -> bool:
        """Whether all who say it say it of others: "it joins 101 other CCGs"."""
        return bool(self.figure.said) and all(said.others for said in self.figure.said)

    @property
    def bare(self) -> bool:
        """A count without the whole that it is part of."""
        return self.figure.unit == "count" and self.figure.of is None


def incomparable(one: Stated, two: Stated) -> str | None:
    """Why two figures may not be compared at all, or None where they are of one quantity."""
    if any(figure.said and all(said.hearsay for said in figure.said) for figure in (one, two)):
        return "hearsay is not compared"
    a, b = one.quantity, two.quantity
    if _OTHER in (a.measure, b.measure):
        return "no measure of the list says what is measured"
    if a.measure != b.measure:
        return "they are of different measures"
    if a.status != b.status:
        return f"one is {a.status}, the other {b.status}"
    if a.basis != b.basis:
        return f"one is of basis {a.basis}, the other of {b.basis}"
    if a.period is None or b.period is None:
        return "no period is stated"
    if a.period != b.period:
        return f"they are for different periods ({a.period} and {b.period})"
    if a.iri != b.iri:
        local = "local" in (a.population, b.population)
        return "a group that one text leaves unnamed" if local else "they are about different bodies"
    return None


def whole_of(quantity: Quantity, figures: Iterable[Stated]) -> Whole | None:
    """The whole through which a count of a quantity meets a percentage, or None where that is not known.

    For all CCGs it is the number that the register has in the period; else the one whole that the figures state.
    """
    if not quantity.share or quantity.basis != "total":
        return None
    named = {figure.of for figure in figures if figure.of}
    if quantity.population == "all":
        numbers = _registered(quantity.period)
        if len(numbers) > 1:
            numbers &= named
        return Whole(numbers.pop(), registered=True) if len(numbers) == 1 else None
    return Whole(named.pop()) if len(named) == 1 else None


def _registered(period: str | None) -> set[int]:
    """How many CCGs were open on the first and on the last day of a period."""
    first, last = bounds(period) if period else (None, None)
    if first is None or last is None:
        return set()
    return {len(load().open_on(day)) for day in (first, last)} - {0}


def scaled(figure: Stated, whole: Whole | None, clear: bool) -> Scaled:
    """A figure on its scale: percentages, with the counts of the known whole; pounds; counts of another whole."""
    interval, scale = figure.interval, figure.unit
    if figure.unit == "count":
        if whole and figure.of in (None, whole.number):
            scale, interval = "percent", interval.share_of(Decimal(whole.number))
        elif figure.of is not None:
            scale = f"count of {figure.of}"
    return Scaled(figure, scale, interval, clear, figure.words, str(figure.interval), figure.inferred)


def compare(one: Scaled, two: Scaled, whole: Whole | None = None) -> Comparison:
    """The verdict on two figures; of two quantities it says why they are not comparable."""
    if reason := incomparable(one.figure, two.figure):
        return Comparison(tuple(sorted((one.figure.iri, two.figure.iri))), "not-comparable", reason)
    return judge(one, two, whole)


def judge(one: Scaled, two: Scaled, whole: Whole | None = None) -> Comparison:
    """The verdict on two figures that are known to be of one quantity and may be compared."""
    first, second = one.figure.iri, two.figure.iri
    verdict, reason = _verdict(one, two, whole)
    reasons = {each.inferred for each in (one, two) if each.inferred}
    compared = (first, second) if first < second else (second, first)
    return Comparison(compared, verdict, reason, tuple(sorted(reasons)))


def _verdict(one: Scaled, two: Scaled, whole: Whole | None) -> tuple[Verdict, str]:
    if one.scale != two.scale:
        return "not-comparable", _other_scale(one, two)
    if one.figure.unit == two.figure.unit and one.interval == two.interval:
        beside = "" if one.words == two.words else f" ({two.words})"
        return "identical", f"both say {one.words}{beside}, which is {one.span}"
    told = f"{_told(one, two, whole)} and {_told(two, one, whole)}"
    if one.interval.meets(two.interval):
        return "compatible", f"{told}: one value can be both"
    if why := excused(one, two):
        return "not-comparable", f"{told}, which differ; but {why}"
    return "contradictory", f"{told}: no value is both"


def left_open(quantity: Quantity) -> str | None:
    """Why no two figures of a quantity contradict each other, whatever they say; None where they may."""
    if quantity.status in OPEN_STATUSES:
        return f"both are only {quantity.status}"
    if quantity.loose:
        return "the measure leaves open what is counted"
    if quantity.averaged:
        return "nothing says for each of what: a head, a patient or a body"
    if quantity.endless:
        return "their period has no end, so that each goes up to the day on which it was said"
    return None


def excused(one: Scaled, two: Scaled) -> str | None:
    """Why two figures of one scale that share no value are no contradiction, or None where they are one."""
    if why := left_open(one.figure.quantity):
        return why
    if one.others or two.others:
        return "one counts others, and may leave out a body that the text speaks of"
    if not (one.clear and two.clear):
        return "one text gives several such figures, so it means different things by them"
    if (one.coarse and two.bare) or (two.coarse and one.bare):
        return "neither says of what whole"
    return None


def _told(each: Scaled, other: Scaled, whole: Whole | None) -> str:
    """A figure with its interval, in its own unit or, beside another unit, on the common scale."""
    figure = each.figure
    if figure.unit in (other.figure.unit, each.scale):
        return each.words if each.interval.exact is not None else f"{each.words} is {each.span}"
    if figure.of or whole is None:
        return f"{each.words} is {each.interval} per cent"
    known = ", the number that the register has," if whole.registered else ""
    return f"{each.words} of {whole.number}{known} is {each.interval} per cent"


def _other_scale(one: Scaled, two: Scaled) -> str:
    units = {one.figure.unit, two.figure.unit}
    if units == {"count"}:
        return f"they are parts of different wholes, or of none that is stated ({one.words} and {two.words})"
    if units == {"count", "percent"}:
        return f"nothing says of what whole the percentage is ({one.words} and {two.words})"
    return f"one is in {_UNITS[one.figure.unit]}, the other in {_UNITS[two.figure.unit]}"


_UNITS = {"count": "numbers", "percent": "per cent", "GBP": "pounds"}


def clear_voices(figures: Collection[Scaled]) -> list[Scaled]:
    """The same figures, each `clear` where a voice that says it gives no other figure that disagrees.

    A voice is one agent in one source. Whoever is quoted is held against the text's own words too, and the text against
    all whom it quotes: a text that gives two figures for one quantity means two things by them.
    What is told of others may leave out a body that the text speaks of, and is never clear.
    """
    texts: dict[str, list[tuple[Scaled, str, bool]]] = {}
    for each in figures:
        for said in (said for said in each.figure.said if not said.others):
            texts.setdefault(said.source, []).append((each, said.agent, said.own))
    clear: set[str] = set()
    for found in texts.values():
        spoken: dict[str, list[Scaled]] = {}
        for each, agent, own in found:
            spoken.setdefault("" if own else agent, []).append(each)
        whole_text = agree([each for each, _, _ in found])
        for agent, theirs in spoken.items():
            if whole_text or (agent and agree([*theirs, *spoken.get("", [])])):
                clear.update(each.figure.iri for each in theirs)
    return [replace(each, clear=each.figure.iri in clear) for each in figures]


def agree(figures: Collection[Scaled]) -> bool:
    """Whether all that are on one scale have a value in common."""
    spans: dict[str, list[Interval]] = {}
    for each in figures:
        spans.setdefault(each.scale, []).append(each.interval)
    return all(_common(found) for found in spans.values())


def _common(spans: list[Interval]) -> bool:
    # Intervals of which each two meet have a value that is in all: the last to begin and the first to end decide.
    starts = [span for span in spans if span.lower is not None]
    ends = [span for span in spans if span.upper is not None]
    if not starts or not ends:
        return True
    last = max(starts, key=lambda span: (span.lower, not span.lower_in))
    first = min(ends, key=lambda span: (span.upper, span.upper_in))
    return last.meets(first)
