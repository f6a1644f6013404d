"""What two texts share, word by word: passages that grow from places where a few words are the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccgkg.queries.origins.fingerprints import RUN, SURE, Anchor
from ccgkg.queries.origins.wording import Wording

#: Words that the one or the other may have more or otherwise within a passage, before this many are the same again.
_SLACK, _AGAIN = 4, 3
#: So many of the words of a passage begin in lower case, and so great a part: a list of names is copied from no one.
_PLAIN, _PLAIN_PART = 8, 0.5


@dataclass(frozen=True, slots=True)
class Passage:
    """Runs of words that two texts share: numbers of words, half-open, and how many are the same."""

    first: int
    first_end: int
    second: int
    second_end: int
    same: int


def passages(first: Wording, second: Wording, places: Iterable[Anchor]) -> list[Passage]:
    """The passages that two texts share, in the order of the first, none within another.

    A passage has at least `SURE` words that are the same, in the same order; here and there a few may differ. Those
    that have little but names and numbers are left out.
    """
    found: list[Passage] = []
    for anchor in places:
        if first.words[anchor.first : anchor.first + RUN] != second.words[anchor.second : anchor.second + RUN]:
            continue  # the same fingerprint by chance
        if any(p.first <= anchor.first < p.first_end and p.second <= anchor.second < p.second_end for p in found[-3:]):
            continue
        found.append(_grown(first, second, anchor))
    kept: list[Passage] = []
    for passage in sorted(set(found), key=lambda p: (-p.same, p.first, p.second)):
        if passage.same >= SURE and _in_words(first, passage) and not any(_within(passage, other) for other in kept):
            kept.append(passage)
    return sorted(kept, key=lambda p: (p.first, p.second))


def covered(ranges: Iterable[tuple[int, int]]) -> int:
    """How many words lie in ranges, each counted once."""
    total, reached = 0, 0
    for start, end in sorted(ranges):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _grown(first: Wording, second: Wording, anchor: Anchor) -> Passage:
    ahead, there, same = _together(first.words, second.words, anchor.first, anchor.second, 1)
    before, behind, more = _together(first.words, second.words, anchor.first - 1, anchor.second - 1, -1)
    return Passage(before + 1, ahead, behind + 1, there, same + more)


def _together(first: Sequence[str], second: Sequence[str], at: int, there: int, step: int) -> tuple[int, int, int]:
    """How far two runs of words go together from a place on, forwards or backwards: the first places behind them, and
    how many words are the same."""
    same = 0
    while True:
        while 0 <= at < len(first) and 0 <= there < len(second) and first[at] == second[there]:
            at, there, same = at + step, there + step, same + 1
        for more, other in _STEPS:
            if _again(first, second, at + more * step, there + other * step, step):
                at, there = at + more * step, there + other * step
                break
        else:
            return at, there, same


def _again(first: Sequence[str], second: Sequence[str], at: int, there: int, step: int) -> bool:
    last, last_there = at + (_AGAIN - 1) * step, there + (_AGAIN - 1) * step
    if min(at, last, there, last_there) < 0 or max(at, last) >= len(first) or max(there, last_there) >= len(second):
        return False
    return all(first[at + n * step] == second[there + n * step] for n in range(_AGAIN))


#: How many words to pass over in each, the fewest first.
_STEPS = sorted(
    ((more, other) for more in range(_SLACK + 1) for other in range(_SLACK + 1) if more or other),
    key=lambda step: (sum(step), step),
)


def _in_words(text: Wording, passage: Passage) -> bool:
    plain = sum(text.plain[passage.first : passage.first_end])
    return plain >= _PLAIN and plain >= _PLAIN_PART * (passage.first_end - passage.first)


def _within(passage: Passage, other: Passage) -> bool:
    """Whether most of a passage lies in another, in the first text or the second."""
    shared = min(passage.first_end, other.first_end) - max(passage.first, other.first)
    there = min(passage.second_end, other.second_end) - max(passage.second, other.second)
    return 2 * max(shared, there) > passage.first_end - passage.first
