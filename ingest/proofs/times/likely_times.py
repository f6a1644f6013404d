"""The times that what is told may be of, by where they stand, and by what the rules read there: the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.times.near_times import (
    ABOVE,
    BEFORE,
    GOVERNING,
    OTHERS,
    OWN,
    SENTENCE,
    beside,
    compared_with,
    fits,
    goes_on,
    times_near,
)
from ccgkg.ingest.proofs.times.open_times import open_times, with_year
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.times.periods import Mention

#: How the year can belong to what is told that the text tells most.
USUAL = "the year that the text tells most is"
_OPEN = "told before, with no nearer time that must be its own:"
#: What a period that is a financial year, or begins with one, holds.
_FINANCIAL = "-04-01/"


@dataclass(frozen=True, eq=False)
class Dated:
    """What stands at the tokens `place`. `others` are the tokens that own the times beside them, `told` the periods
    read there."""

    ground: Ground
    place: tuple[int, int]
    others: Sequence[tuple[int, int]]
    told: Sequence[str | None]

    @cached_property
    def candidates(self) -> list[tuple[Mention, str]]:
        """The times near it, the likeliest first, with how each can belong to it."""
        return list(times_near(self.ground, self.place, self.others))

    @cached_property
    def read(self) -> list[str]:
        """The periods that the rules read there, but for those that it is compared with."""
        compared = {m.edtf for m in compared_with(self.ground, self.place)}
        return [period for period in self.told if period is not None and period not in compared]

    @cached_property
    def is_borne_out(self) -> bool:
        """Whether a time near it tells one of the periods that were read."""
        times = [told for m, _ in self.candidates for told in (m.edtf, m.fiscal)]
        return any(fits(told, bounds(period)) for period in self.read for told in times)

    @cached_property
    def is_first_end(self) -> bool:
        """Whether it is where a rise begins: `from 12`, which is of another year than the text's."""
        return self.ground.doc.tokens.words[self.place[0] - 1] == "from"

    def with_year(self, mention: Mention) -> bool:
        return with_year(self.ground, mention)


def likely_times(dated: Dated) -> Iterator[tuple[Mention, str]]:
    """The times that it may be of, with how each can belong to it; one may come more than once."""
    yield from _own(dated)
    yield from _unasked(dated) if dated.is_borne_out else _likeliest(dated)
    yield from _wide(dated)
    nearest = dated.candidates[:1]
    if not any(beside(dated.ground, *dated.place, m) and dated.with_year(m) for m, _ in nearest):
        yield from ((m, _OPEN) for m in open_times(dated.ground, dated.place))


def _own(dated: Dated) -> Iterator[tuple[Mention, str]]:
    """The nearest time of its clause and those told along with it, if only reckoned where the rules read none that is
    told."""
    candidates = dated.candidates
    along = [c for c in candidates[1:] if c[1] == OWN and goes_on(dated.ground, candidates[0][0], c[0])]
    for mention, how in (*candidates[:1], *along):
        if how == OWN and not (dated.is_borne_out and not dated.with_year(mention)):
            yield mention, how


def _unasked(dated: Dated) -> Iterator[tuple[Mention, str]]:
    """The year of the heading above or of the text, where none stands nearer, whatever the rules read; not for the
    first end of a rise."""
    if not dated.is_first_end:
        yield from (c for c in dated.candidates[:1] if c[1] in (ABOVE, GOVERNING))


def _likeliest(dated: Dated) -> Iterator[tuple[Mention, str]]:
    """The nearest time; if that is reckoned, the nearest of its sentence with a year too; and where none stands there,
    the year that the text tells most."""
    if not dated.candidates:
        return
    nearest, how = dated.candidates[0]
    yield nearest, how
    if not dated.with_year(nearest):
        yield from [c for c in dated.candidates if c[1] in (OWN, SENTENCE) and dated.with_year(c[0])][:1]
    if how == OTHERS:
        yield from [c for c in dated.candidates if c[1] == BEFORE][:1]
    doc, usual = dated.ground.doc, dated.ground.usual_year
    block = doc.layout.block_at(doc.tokens.starts[dated.place[0]])
    if usual and how == BEFORE and doc.tokens.starts[nearest.first] < block.start:
        yield usual, USUAL


def _wide(dated: Dated) -> Iterator[tuple[Mention, str]]:
    """The times that may hold for all of a sentence: told before in it, set off in front, in no clause with a number,
    or the text's."""
    candidates = dated.candidates
    if candidates and candidates[0][1] == OWN and dated.with_year(candidates[0][0]):
        return
    first, words = dated.place[0], dated.ground.doc.tokens.words
    low = dated.ground.doc.sentence_tokens(first)[0]
    full = [c for c in candidates if dated.with_year(c[0])]
    ahead = [c for c in full if c[1] in (OWN, SENTENCE) and c[0].last <= first]
    yield from ahead[:1]
    yield from (c for c in ahead[1:] if c[0].first - low <= 2)
    # `in October 2021, 62 per cent did and 7 per cent did not`: what is set off in front holds for all behind it.
    yield from (c for c in full if c[1] == OTHERS and c[0].last <= first and words[c[0].last] == ",")
    yield from (c for c in full if c[1] == SENTENCE and not _is_claimed(dated, c[0]))
    governing = dated.ground.periods.governing
    if governing and not _is_of_another_year(dated):
        yield governing, GOVERNING


def _is_of_another_year(dated: Dated) -> bool:
    """Whether the rules read a financial year, and it has a time of its own or is where a rise begins: then it is not
    the text's."""
    if not any(_FINANCIAL in period for period in dated.read):
        return False
    return dated.is_first_end or any(
        how == OWN or how in (SENTENCE, OTHERS, ABOVE) and dated.with_year(m) for m, how in dated.candidates
    )


def _is_claimed(dated: Dated, mention: Mention) -> bool:
    """Whether the clause of a time has a number of its own, which the time is then told of."""
    first, last = dated.place
    start, stop = clause_of(dated.ground.doc, mention.first)
    return any(not first <= n.first < last for n in dated.ground.numbers_within(start, stop))
