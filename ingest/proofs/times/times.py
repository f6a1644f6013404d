"""The time of a claim: whether the digits of its period are those of a time in the text that can belong to it.

A time right beside the claim's words excludes all others. Else the nearest of its clause counts, else of its sentence,
of the heading or lead-in above, the year that governs the text, and those told before it, in that order. A time that
stands beside another number is that number's, and one after `than` is what is compared with. What the rules read there
is heard too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.times.likely_times import USUAL, Dated, likely_times
from ccgkg.ingest.proofs.times.near_times import GOVERNING, OTHERS, OWN, SENTENCE, YEAR, fits
from ccgkg.ingest.proofs.times.open_times import above, in_brackets
from ccgkg.ingest.proofs.times.reckoned import is_over, of_another_year, of_day
from ccgkg.ingest.times.periods import Mention
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

_APRIL = 4
#: Blocks above a grade in a list at most, of which one may head it.
_LISTED = 40
#: Kinds of times that are no year, and so not that of a grade, unless they tell one.
_NO_YEARS = frozenset({"month", "day", "weekday", "relative"})
_OF_DAY = "the financial year that follows from the day of the text"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A period that is claimed of what is told. `ends` are its first and last day, None where they are open."""

    key: str
    edtf: str
    ends: tuple[date | None, date | None]
    dated: Dated
    graded: bool

    @property
    def ground(self) -> Ground:
        return self.dated.ground

    def is_told_by(self, mention: Mention) -> bool:
        """Whether a time tells it, as a calendar or as a financial year."""
        return fits(mention.edtf, self.ends) or fits(mention.fiscal, self.ends)

    @property
    def is_a_year(self) -> bool:
        """Whether it has both ends, a year or more apart."""
        begins, ends = self.ends
        return begins is not None and ends is not None and ends - begins >= YEAR

    @property
    def is_of_day(self) -> bool:
        """Whether it is the financial year that the day of the text leaves to be meant."""
        return any(self.ends == bounds(one) for one in of_day(self.ground, graded=self.graded))


def time_of(
    ground: Ground,
    key: str,
    edtf: str | None,
    place: tuple[int, int],
    told: Sequence[str | None] = (),
    others: Sequence[tuple[int, int]] = (),
    *,
    graded: bool = False,
) -> Proof:
    """The proof of a period for what stands at the tokens `place`.

    `told` are the periods that the rules read there, `others` the tokens that own the times beside them; `graded` is a
    grade's.
    """
    if edtf is None:
        return unproved(key, "no period is claimed")
    asked = _Asked(key, edtf, bounds(edtf), Dated(ground, place, others, told), graded)
    bracketed = _of_brackets(ground, place, others) if graded else None
    if bracketed is not None and fits(bracketed[0], asked.ends) is not bracketed[1]:
        return refused(key, f"the heading tells {bracketed[0]} of what stands in brackets")
    return _by_time(asked) or _as_read(asked) or _by_day(asked)


def _by_time(asked: _Asked) -> Proof | None:
    """The proof by the likeliest time that tells the period, where one does."""
    tokens = asked.ground.doc.tokens
    for mention, how in likely_times(asked.dated):
        if how == GOVERNING and _is_part_of(asked, mention) or how == USUAL and not asked.is_a_year:
            continue
        if asked.is_told_by(mention):
            start, end = tokens.starts[mention.first], tokens.ends[mention.last - 1]
            words = asked.ground.doc.text[start:end]
            return inferred(asked.key, f"{how} {words!r}") if how else proved(asked.key, start, end)
    return None


def _is_part_of(asked: _Asked, governing: Mention) -> bool:
    """Whether a period is not the year of the text, which is that of a year's figures and of no month in it; an open
    one may be, where nothing was read."""
    if not governing.edtf:
        return False
    return bool(asked.dated.read) if None in asked.ends else asked.ends != bounds(governing.edtf)


def _as_read(asked: _Asked) -> Proof | None:
    """The rules read the same period."""
    if any(fits(period, asked.ends) for period in asked.dated.read):
        return inferred(asked.key, "as its clause and what stands before it tell it")
    return None


def _by_day(asked: _Asked) -> Proof:
    """The proof of a period that no time near it tells: by those below, or by the day of the text."""
    candidates, read = asked.dated.candidates, asked.dated.read
    if not candidates:
        return _told_below(asked)
    follows = _follows(asked)
    if follows:
        return inferred(asked.key, follows)
    doc, nearest = asked.ground.doc, candidates[0][0]
    words = doc.text[doc.tokens.starts[nearest.first] : doc.tokens.ends[nearest.last - 1]]
    likely = read[0] if read else repr(words)
    return refused(asked.key, f"the time that it can belong to is {likely}, which is not {asked.edtf}")


def _of_brackets(ground: Ground, place: tuple[int, int], others: Sequence[tuple[int, int]]) -> tuple[str, bool] | None:
    """The period that a heading above tells of the grades in brackets, and whether a grade is one; None where none
    does, or where the same grade stands in brackets and before them."""
    doc, words = ground.doc, ground.doc.tokens.words
    said = words[slice(*place)]
    if not any("(" in words[low - 1 : low] for low, _ in (place, *others)) or any(
        words[low:high] == said for low, high in others
    ):
        return None
    here = doc.layout.sentence_at(doc.tokens.starts[place[0]]).block
    for block in reversed(doc.layout.blocks[max(0, here - _LISTED) : here]):
        found = [
            m
            for m in ground.periods.within(*doc.tokens.range(block.start, block.end))
            if m.edtf and in_brackets(ground, m)
        ]
        if found and found[0].edtf:
            return found[0].edtf, words[place[0] - 1] == "("
    return None


def _told_below(asked: _Asked) -> Proof:
    """The proof of a period where no time is told before: what a heading tells in short has its time below."""
    below = asked.ground.periods.within(asked.dated.place[1], len(asked.ground.doc.tokens.words))
    if not below and not asked.graded:
        return unproved(asked.key, "the text tells no time that it could be")
    year = next((m for m in below if m.kind == "financial-year"), None)
    if any(fits(m.edtf, asked.ends) for m in ((year,) if asked.is_a_year and year else below)):
        return inferred(asked.key, "as the text tells it below")
    if asked.is_of_day:
        return inferred(asked.key, _OF_DAY)
    return refused(asked.key, "no time that the text tells")


def _follows(asked: _Asked) -> str | None:
    """Why a period may follow from the day of the text, where no digits of a year stand with the words or above
    them."""
    ground, dated = asked.ground, asked.dated
    if any(how == OWN and dated.with_year(m) for m, how in dated.candidates) or any(above(ground, dated.place[0])):
        return None
    nearest, how = dated.candidates[0]
    if dated.is_first_end and how != OWN and nearest.edtf == _year_after(asked):
        return "the first end of a change, of the year before"
    near = _in_sentence(asked)
    if any(fits(one, asked.ends) for m in near for one in of_another_year(ground, m)):
        return "a time without its year, reckoned from the day of the text"
    if asked.is_of_day and all(is_over(ground, m) for m in (*near, *_told_before(asked))):
        return _OF_DAY
    return None


def _in_sentence(asked: _Asked) -> list[Mention]:
    """The times of the sentence, another number's too; of a grade's those that tell a year."""
    told = [m for m, how in asked.dated.candidates if how in (OWN, SENTENCE, OTHERS)]
    if not asked.graded:
        return told
    return [m for m in told if m.kind not in _NO_YEARS or asked.dated.with_year(m)]


def _told_before(asked: _Asked) -> Sequence[Mention]:
    """The times told before in the paragraph, which bound no grade."""
    if asked.graded:
        return ()
    tokens = asked.ground.doc.tokens
    start = tokens.starts[asked.dated.place[0]]
    return asked.ground.periods.within(*tokens.range(asked.ground.doc.layout.block_at(start).start, start))


def _year_after(asked: _Asked) -> str | None:
    """The financial year behind one that is asked for."""
    begins = asked.ends[0]
    if begins is None or not asked.is_a_year or begins.month != _APRIL:
        return None
    return financial_year(begins.year + 1)
