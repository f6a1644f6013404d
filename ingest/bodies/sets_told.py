"""The sets of CCGs that a text tells of, as a phrase asks for them: those named last, named next, or of a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from ccgkg.ingest.bodies.areas import fits, fits_any, sits_in
from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.line_ups import MOST, LineUp, LineUps
from ccgkg.ingest.bodies.lineage import apart, side_by_side
from ccgkg.ingest.bodies.subsets import at_end
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Line-ups that are tried on each side of a phrase.
AROUND = 12
#: Sentences before a phrase in which those named come before those whom the text is about.
BACK = 3
#: Mentions before a phrase among which those of its place are looked for.
_RECENT = 60


@dataclass(frozen=True, slots=True)
class SetsTold:
    """The line-ups of a text and the CCGs that it names in order, `items`, with the tokens where they begin,
    `firsts`."""

    doc: Document
    items: Sequence[Item]
    firsts: Sequence[int]
    line_ups: LineUps

    def at_end_of_list(self, token: int, count: int) -> tuple[str, ...] | None:
        """Those at one end of the list last named: `the last two`."""
        lists = (u for u in islice(self.line_ups.before(token), AROUND) if u.listed and len(u.members) > count)
        last = next(lists, None)
        if last is None:
            return None
        low, high = bisect_left(self.firsts, last.first), bisect_left(self.firsts, last.last)
        listed = list(dict.fromkeys(i.agent for i in self.items[low:high]))
        return at_end(listed, self.doc.tokens.words[token - 1], count) or None

    def sentence_of(self, line_up: LineUp) -> int:
        """The index of the sentence in which a line-up begins."""
        return self.doc.layout.index_at(self.doc.tokens.starts[line_up.first])

    def first_fit(
        self, line_ups: Iterable[LineUp], count: int, places: Sequence[str], *, sure: bool = False
    ) -> tuple[str, ...] | None:
        """The first of the nearest line-ups that has so many members and may be of the places, as in `fitting`."""
        fits = (fitting(u.members, places, sure=sure) for u in islice(line_ups, AROUND) if len(u.members) == count)
        return next((f for f in fits if f), None)

    def named_last(self, token: int, count: int, here: int) -> tuple[str, ...]:
        """All that the sentences right before a phrase name, if they are so many; `here` is the index of its
        sentence."""
        layout, last = self.doc.layout, bisect_left(self.firsts, token)
        for back in range(BACK + 1):
            first = bisect_left(self.firsts, self.doc.range_of(layout.sentences[max(0, here - back)])[0])
            named = set(apart({i.agent for i in self.items[first:last]}))
            if len(named) >= count:
                return tuple(sorted(named)) if len(named) == count and side_by_side(named) else ()
        return ()

    def named_next(self, token: int, count: int, here: int) -> tuple[str, ...]:
        """All that the sentences behind a phrase name first, if they are so many, and the text names few others."""
        start = bisect_left(self.firsts, token)
        following = self.items[start : start + _RECENT]
        named = dict.fromkeys(i.agent for i in following)
        near = dict.fromkeys(
            i.agent
            for i in following
            if self.doc.layout.index_at(self.doc.tokens.starts[i.first]) - here <= count + BACK
        )
        return tuple(sorted(near)) if len(near) == count and len(named) <= 2 * count else ()

    def of_places(self, token: int, places: Sequence[str]) -> tuple[str, ...] | None:
        """Those of the places among the CCGs named before a token, two or more."""
        before = bisect_left(self.firsts, token)
        named = dict.fromkeys(i.agent for i in self.items[max(0, before - _RECENT) : before])
        found = tuple(sorted(a for a in apart(named) if fits_any(a, places)))
        return found if 1 < len(found) <= MOST else None


def fitting(members: Sequence[str], places: Sequence[str], *, sure: bool = False) -> tuple[str, ...] | None:
    """The members, if those of them that the register knows may be of the places; `sure` asks that one of them is."""
    if not members or not side_by_side(members):
        return None
    told = [fits_any(m, places) for m in members] if places else []
    if (told and not any(told) and False in told) or (sure and not any(told)):
        return None
    return tuple(members)


@lru_cache(1024)
def placed(named: tuple[str, ...], place: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those of the CCGs named that have a place in their name, and those that lie in it."""
    return tuple(sorted(a for a in named if fits(a, place))), tuple(sorted(a for a in named if sits_in(a, place)))
