"""CCGs that a text names together: in one list, in lines one under the other, or in one sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.named_ccgs import runs_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: A set of more CCGs than this is a table, and nothing that `the groups` stands for.
MOST = 12
#: Between `the others` and their names.
_LEADS = frozenset({"are", "were", "being", ":", "–", "nhs", "include", "including", "to", "involved"})


@dataclass(frozen=True, slots=True)
class LineUp:
    """The codes of CCGs named together, sorted, in the tokens [first, last). `listed` where they stand in one list."""

    members: tuple[str, ...]
    first: int
    last: int
    listed: bool


@dataclass(frozen=True, slots=True)
class LineUps:
    """All of a text in its order; `lasts` are the tokens where they end."""

    all: tuple[LineUp, ...]
    firsts: tuple[int, ...]

    def before(self, token: int) -> Iterator[LineUp]:
        """Those that end at or before a token, the nearest first."""
        for index in range(bisect_right(self.firsts, token) - 1, -1, -1):
            if self.all[index].last <= token:
                yield self.all[index]

    def after(self, token: int) -> Iterator[LineUp]:
        """Those that begin at or after a token, in order."""
        for index in range(bisect_right(self.firsts, token - 1), len(self.all)):
            yield self.all[index]

    def widest(self, token: int) -> tuple[str, ...]:
        """The largest set that ends before a token, which `all the groups` are; none where two are as large, or all are
        pairs."""
        sets = {u.members for u in islice(self.before(token), MOST)}
        most = max((len(s) for s in sets), default=0)
        largest = [s for s in sets if len(s) == most]
        return largest[0] if len(largest) == 1 and most > 2 else ()

    def with_others(self, agent: str, count: int) -> tuple[str, ...]:
        """The first set of so many that has an agent in it: `X and five others`."""
        return next((u.members for u in self.all if len(u.members) == count and agent in u.members), ())


def line_ups(doc: Document, items: Sequence[Item]) -> LineUps:
    """The line-ups of a text, given the CCGs that it names in order."""
    found = []
    for run in runs_of(doc, items):
        members = _codes(run)
        if 1 < len(members) <= MOST:
            found.append(LineUp(members, run[0].first, run[-1].last, True))
    found += [whole for listed in found if (whole := _with_the_one(doc, items, listed)) is not None]
    lists = {(u.first, u.last) for u in found}
    for same in _by_sentence(doc, items):
        members = _codes(same)
        if 1 < len(members) <= MOST and (same[0].first, same[-1].last) not in lists:
            found.append(LineUp(members, same[0].first, same[-1].last, False))
    found.sort(key=lambda u: (u.first, u.last))
    return LineUps(tuple(found), tuple(u.first for u in found))


def _with_the_one(doc: Document, items: Sequence[Item], others: LineUp) -> LineUp | None:
    """All of whom a list tells the rest: `X was the smallest of the four, the others being A, B and C`; `X and two
    others … The others are A and B`; None where the list is of no others."""
    words, start = doc.tokens.words, doc.sentence_tokens(others.first)[0]
    i = others.first - 1
    while i > start and words[i] in _LEADS:
        i -= 1
    if words[i] not in ("others", "rest") or words[i - 1] != "the":
        return None
    low = doc.sentence_tokens(start - 1)[0] if start and i - 1 == start else start
    one = next((x for x in items if low <= x.first < i), None)
    if one is None or one.agent in others.members or len(others.members) >= MOST:
        return None
    return LineUp(tuple(sorted({*others.members, one.agent})), others.first, others.last, True)


def _by_sentence(doc: Document, items: Sequence[Item]) -> Iterator[list[Item]]:
    same: list[Item] = []
    for item in items:
        if same and doc.sentence_tokens(item.first) != doc.sentence_tokens(same[0].first):
            yield same
            same = []
        same.append(item)
    if same:
        yield same


def _codes(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(sorted({i.agent for i in items}))
