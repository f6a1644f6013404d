"""Figures in their places: which stand in one sentence, what words stand between them, and what is listed below."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ccgkg.ingest.text.layout import Block, Layout, Sentence, lay_out
from ccgkg.queries.agreement.finding import Place
from ccgkg.queries.agreement.reckoning import Derived, Reckoning, Verdict
from ccgkg.queries.agreement.stated import Stated


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure claim where it stands. Offsets are code points into the source's text, half-open.

    `voice` is who says it, and empty for the outlet's own voice; `members` are the bodies that it names, by their IRIs;
    `restates` is the claim that says the same in another unit.
    """

    claim: str
    start: int
    end: int
    figure: Stated
    voice: str = ""
    members: tuple[str, ...] = ()
    restates: str | None = None
    inferred: str | None = None

    @property
    def group(self) -> str:
        """Whom it counts, whatever the period: all CCGs are `all`."""
        quantity = self.figure.quantity
        return "all" if quantity.population == "all" else quantity.whom

    @property
    def plain(self) -> bool:
        """Without a hedge."""
        return self.figure.comparator == "="


@dataclass(frozen=True, slots=True)
class Listed:
    """A body that a rating or an intervention names: `measure` is that of the figures that count such bodies."""

    start: int
    measure: str
    body: str


@dataclass(slots=True)
class Page:
    """One source with its figures and what it lists, each in the order of the text. `published` is EDTF."""

    source: str
    text: str
    figures: Sequence[Placed]
    listed: Sequence[Listed] = ()
    published: str | None = None
    layout: Layout = field(init=False)
    _indices: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.layout = lay_out(self.text)
        self._indices = {each.claim: self.layout.index_at(each.start) for each in self.figures}

    def index(self, placed: Placed) -> int:
        """Which sentence of the text holds a figure."""
        return self._indices[placed.claim]

    def sentences(self) -> Iterator[tuple[Sentence, list[Placed]]]:
        """The sentences that hold figures, with these."""
        for index, found in groupby(self.figures, key=self.index):
            yield self.layout.sentences[index], list(found)

    def between(self, one: Placed, two: Placed) -> str:
        return self.text[one.end : two.start]

    def before(self, placed: Placed) -> str:
        """The words of the sentence before a figure."""
        return self.text[self.layout.sentences[self.index(placed)].start : placed.start]

    def after(self, placed: Placed) -> str:
        """The words of the sentence behind a figure."""
        return self.text[placed.end : self.layout.sentences[self.index(placed)].end]

    def items_below(self, sentence: Sentence) -> list[Block]:
        """The items of the list that a sentence opens: it ends its block, with a colon, and they follow at once."""
        blocks = self.layout.blocks
        if sentence.end != blocks[sentence.block].end or self.text[sentence.end - 1] != ":":
            return []
        last = sentence.block + 1
        while last < len(blocks) and blocks[last].kind == "item":
            last += 1
        return list(blocks[sentence.block + 1 : last])

    def listed_in(self, block: Block, measure: str) -> list[Listed]:
        """What a block lists of one measure."""
        first = bisect_right(self.listed, block.start - 1, key=lambda each: each.start)
        last = bisect_right(self.listed, block.end - 1, key=lambda each: each.start)
        return [each for each in self.listed[first:last] if each.measure == measure]

    def reckoning(
        self,
        check: str,
        verdict: Verdict,
        claims: Sequence[Placed],
        computation: str,
        reason: str,
        *derived: Derived,
    ) -> Reckoning:
        """A reckoning on figures of this page."""
        ordered = sorted({each.claim: each for each in claims}.values(), key=lambda each: (each.start, each.claim))
        return Reckoning(
            check,
            verdict,
            computation,
            reason,
            tuple(each.claim for each in ordered),
            tuple(Place(self.source, each.start, each.end, self.text[each.start : each.end]) for each in ordered),
            derived,
            tuple(sorted({each.inferred for each in ordered if each.inferred})),
        )


def same_thing(one: Placed, two: Placed) -> bool:
    """Whether two figures of one source are of one measure of one group, said by one voice, whatever the period."""
    a, b = one.figure.quantity, two.figure.quantity
    return (a.measure, a.basis, one.group, one.voice) == (b.measure, b.basis, two.group, two.voice)
