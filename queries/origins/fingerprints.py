"""Which texts share words, and where: an index of fingerprints, in time proportional to the words of all texts.

Of the fingerprints of all runs of `RUN` words some are kept by winnowing, so that every run of `SURE` words that two
texts share is found, wherever it stands in them (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for
document fingerprinting", SIGMOD 2003). MinHash, which others use, estimates how alike whole texts are: it does not see
one paragraph of a release in a long article, and that is what articles share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from ccgkg.queries.origins.wording import Wording, fingerprint

#: How many words a fingerprint is of.
RUN = 6
#: A shared run of so many words is always found.
SURE = 12
#: Up to so many texts with one fingerprint, each is held against each; of more, each against the first and the one
#: before.
_ALL_PAIRS = 6
_BASE, _PRIME = 1_000_003, (1 << 61) - 1


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place where two texts may have the same words: the number of the word in each."""

    first: int
    second: int


def anchors(texts: Sequence[Wording], run: int = RUN, sure: int = SURE) -> dict[tuple[int, int], list[Anchor]]:
    """Where pairs of texts, by their numbers, may share words: the places in order.

    `texts` are in an order that means something, such as that of their dates: where many share one run of words, they
    are held against the first. Runs of `run` words are held, and one of `sure` words is always found. The work is
    proportional to the words of all texts, however many share a run.
    """
    once: dict[int, tuple[int, int]] = {}
    often: dict[int, list[tuple[int, int]]] = {}
    for number, text in enumerate(texts):
        for place, mark in winnowed(text, run, sure):
            if (known := often.get(mark)) is not None:
                if known[-1][0] != number:  # the first place in each text will do
                    known.append((number, place))
            elif (before := once.get(mark)) is None:
                once[mark] = (number, place)
            elif before[0] != number:
                often[mark] = [before, (number, place)]
    found: dict[tuple[int, int], list[Anchor]] = {}
    for places in often.values():
        for (first, at), (second, there) in _pairs(places):
            found.setdefault((first, second), []).append(Anchor(at, there))
    for shared in found.values():
        shared.sort(key=lambda anchor: (anchor.first, anchor.second))
    return found


def winnowed(text: Wording, run: int = RUN, sure: int = SURE) -> Iterator[tuple[int, int]]:
    """The fingerprints that are kept of a text: the place of the first word, and the fingerprint.

    Of every window of runs that follow each other the least is kept, and of equal ones the last.
    """
    marks = list(_rolling(text.words, run))
    if not marks:
        return
    kept, window = -1, sure - run + 1
    for last in range(min(window, len(marks)) - 1, len(marks)):
        first = max(0, last - window + 1)
        if kept < first:
            kept = min(range(last, first - 1, -1), key=marks.__getitem__)
        elif marks[last] <= marks[kept]:
            kept = last
        else:
            continue
        yield kept, marks[kept]


def _rolling(words: Sequence[str], run: int) -> Iterator[int]:
    """The fingerprint of each run, by the rolling hash of Karp and Rabin."""
    mark, power = 0, pow(_BASE, run, _PRIME)
    numbers = [fingerprint(word) for word in words]
    for at, number in enumerate(numbers):
        mark = mark * _BASE + number
        if at >= run:
            mark -= numbers[at - run] * power
        mark %= _PRIME
        if at >= run - 1:
            yield _mixed(mark)


def _mixed(mark: int) -> int:
    """A bijection that leaves no order in fingerprints, so that common words are not the ones that are kept."""
    mark ^= mark >> 29
    return mark * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF


def _pairs(places: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    if len(places) <= _ALL_PAIRS:
        yield from combinations(places, 2)
        return
    for before, place in pairwise(places):
        if before is not places[0]:
            yield places[0], place
        yield before, place
