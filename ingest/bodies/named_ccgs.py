"""The CCGs that a text names and its lists of them, indexed: names joined by commas and `and`, or line by line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.neighbours import joined_as_neighbours
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

_JOINTS = frozenset({"and", "&", ",", "or", "nor", "/", "plus", "nhs", "with", "both", "the", "ccg", "ccgs"})


@dataclass(frozen=True, slots=True)
class NamedCcgs:
    """The CCGs that a text names, and its lists of them, in order and indexed: a group asks for those around it, not
    for all."""

    items: Sequence[Item]
    firsts: Sequence[int]
    runs: Sequence[Sequence[Item]]
    run_firsts: Sequence[int]
    run_lasts: Sequence[int]
    codes: Sequence[tuple[str, ...]]
    #: The lists by the number of CCGs in them, as indices.
    of_count: Mapping[int, Sequence[int]]
    all_codes: tuple[str, ...]

    def holds(self, token: int) -> bool:
        """Whether a token lies in a name."""
        index = bisect_right(self.firsts, token) - 1
        return index >= 0 and token < self.items[index].last

    def between(self, first: int, last: int) -> tuple[str, ...]:
        """The CCGs named in the tokens [first, last)."""
        found = self.items[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]
        return _codes(i for i in found if i.last <= last)

    def opening(self, first: int, last: int) -> range:
        """The lists that begin in the tokens [first, last)."""
        return range(bisect_left(self.run_firsts, first), bisect_left(self.run_firsts, last))

    def nearest(self, count: int, token: int) -> tuple[str, ...]:
        """The list of so many CCGs that begins nearest to a token."""
        same = self.of_count.get(count, ())
        index = bisect_left(same, bisect_left(self.run_firsts, token))
        around = same[max(0, index - 1) : index + 1]
        return self.codes[min(around, key=lambda r: abs(self.run_firsts[r] - token))] if around else ()

    def told(self, count: int, token: int) -> tuple[str, ...]:
        """The last list of so many CCGs that ends before a token, or else the first after it."""
        same = self.of_count.get(count, ())
        index = bisect_left(same, bisect_right(self.run_lasts, token))
        if index:
            return self.codes[same[index - 1]]
        after = bisect_left(same, bisect_right(self.run_firsts, token))
        return self.codes[same[after]] if after < len(same) else ()


def indexed(items: Sequence[Item], runs: Sequence[Sequence[Item]]) -> NamedCcgs:
    """The index of the CCGs of a text, `items`, and of its lists of them, `runs`."""
    codes = [_codes(r) for r in runs]
    of_count: defaultdict[int, list[int]] = defaultdict(list)
    for index, each in enumerate(codes):
        of_count[len(each)].append(index)
    firsts, lasts = [r[0].first for r in runs], [r[-1].last for r in runs]
    return NamedCcgs(items, [i.first for i in items], runs, firsts, lasts, codes, of_count, _codes(items))


def runs_of(doc: Document, items: Sequence[Item]) -> list[list[Item]]:
    """The lists of the text: names joined by commas and `and`, and names that stand in lines one under the other."""
    words, layout, starts = doc.tokens.words, doc.layout, doc.tokens.starts
    runs: list[list[Item]] = []
    for item in items:
        if runs:
            before = runs[-1][-1]
            gap = words[before.last : item.first]
            if (gap and len(gap) <= 4 and _JOINTS.issuperset(gap)) or joined_as_neighbours(gap):
                runs[-1].append(item)
                continue
            blocks = [layout.sentence_at(starts[i.first]).block for i in (before, item)]
            if (
                blocks[1] == blocks[0] + 1
                and all(layout.blocks[b].kind == "item" for b in blocks)
                and item.first - doc.tokens.at(layout.blocks[blocks[1]].start) <= 2
            ):
                runs[-1].append(item)
                continue
        runs.append([item])
    return runs


def _codes(run: Iterable[Item]) -> tuple[str, ...]:
    return tuple(sorted({i.agent for i in run}))
