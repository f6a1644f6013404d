"""The time of a claim: whether the digits of its period are those of a time in the text that can belong to it.

A time right beside the claim's words excludes all others. Else the nearest of its clause counts, else of its sentence, of the
heading or lead-in above, the year that governs the text, and those told before it, in that order. A time that stands beside
another number is that number's, and one after `than` is what is compared with. What the rules read there is heard too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ccgkg.ingest.edtf import bounds, financial_year
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.near_times import (
    ABOVE,
    BEFORE,
    GOVERNING,
    OTHERS,
    OWN,
    SENTENCE,
    YEAR,
    beside,
    compared_with,
    fits,
    goes_on,
    times_near,
)
from ccgkg.ingest.proofs.open_times import above, in_brackets, open_times, with_year
from ccgkg.ingest.proofs.reckoned import is_over, of_another_year, of_day
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.times.periods import Mention
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

_APRIL = 4
#: Blocks above a grade in a list at most, of which one may head it.
_LISTED = 40
#: What a period that is a financial year, or begins with one, holds.
_FINANCIAL = "-04-01/"
_USUAL = "the year that the text tells most is"
#: Kinds of times that are no year, and so not that of a grade, unless they tell one.
_NO_YEARS = frozenset({"month", "day", "weekday", "relative"})


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

    `told` are the periods that the rules read there, `others` the tokens that own the times beside them; `graded` is a grade's.
    """
    if edtf is None:
        return unproved(key, "no period is claimed")
    try:
        asked = bounds(edtf)
    except ValueError:
        return refused(key, f"{edtf!r} is no period")
    bracketed = _of_brackets(ground, place, others) if graded else None
    if bracketed is not None and fits(bracketed[0], asked) is not bracketed[1]:
        return refused(key, f"the heading tells {bracketed[0]} of what stands in brackets")
    compared = {m.edtf for m in compared_with(ground, place)}
    read = [period for period in told if period is not None and period not in compared]
    candidates = list(times_near(ground, place, others))
    dated = any(beside(ground, *place, m) and with_year(ground, m) for m, _ in candidates[:1])
    open_ = (
        (m, "told before, with no nearer time that must be its own:")
        for m in (() if dated else open_times(ground, place))
    )
    borne_out = [
        period for period in read if any(fits(one, bounds(period)) for m, _ in candidates for one in (m.edtf, m.fiscal))
    ]
    along = [c for c in candidates[1:] if c[1] == OWN and goes_on(ground, candidates[0][0], c[0])]
    own = [c for c in (*candidates[:1], *along) if c[1] == OWN and not (borne_out and not with_year(ground, c[0]))]
    for mention, how in (
        *own,
        *(_unasked(ground, place, candidates) if borne_out else _likeliest(ground, place, candidates)),
        *_wide(ground, place, candidates, read),
        *open_,
    ):
        if (
            how == GOVERNING
            and mention.edtf
            and (asked != bounds(mention.edtf) and None not in asked or None in asked and read)
        ):
            continue  # the year of the text is that of a year's figures, and of no month in it
        if how == _USUAL and not (asked[0] and asked[1] and asked[1] - asked[0] >= YEAR):
            continue
        if any(fits(period, asked) for period in (mention.edtf, mention.fiscal)):
            tokens = ground.doc.tokens
            start, end = tokens.starts[mention.first], tokens.ends[mention.last - 1]
            return inferred(key, f"{how} {ground.doc.text[start:end]!r}") if how else proved(key, start, end)
    if any(fits(period, asked) for period in read):
        return inferred(key, "as its clause and what stands before it tell it")
    if not candidates:
        return _told_below(ground, key, place, asked, graded)
    nearest = candidates[0][0]
    follows = _follows(ground, place, candidates, asked, graded)
    if follows:
        return inferred(key, follows)
    tokens = ground.doc.tokens
    words = ground.doc.text[tokens.starts[nearest.first] : tokens.ends[nearest.last - 1]]
    return refused(key, f"the time that it can belong to is {read[0] if read else repr(words)}, which is not {edtf}")


def _of_brackets(ground: Ground, place: tuple[int, int], others: Sequence[tuple[int, int]]) -> tuple[str, bool] | None:
    """The period that a heading above tells of the grades in brackets, and whether a grade is one; None where none does, or where the
    same grade stands in brackets and before them."""
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


def _told_below(
    ground: Ground, key: str, place: tuple[int, int], asked: tuple[date | None, date | None], graded: bool
) -> Proof:
    """The proof of a period where no time is told before: what a heading tells in short has its time below."""
    below = ground.periods.within(place[1], len(ground.doc.tokens.words))
    if not below and not graded:
        return unproved(key, "the text tells no time that it could be")
    year = next((m for m in below if m.kind == "financial-year"), None)
    whole = asked[0] and asked[1] and (asked[1] - asked[0]) >= YEAR
    if any(fits(m.edtf, asked) for m in ((year,) if whole and year else below)):
        return inferred(key, "as the text tells it below")
    if any(asked == bounds(one) for one in of_day(ground, graded=graded)):
        return inferred(key, "the financial year that follows from the day of the text")
    return refused(key, "no time that the text tells")


def _follows(
    ground: Ground,
    place: tuple[int, int],
    candidates: Sequence[tuple[Mention, str]],
    asked: tuple[date | None, date | None],
    graded: bool,
) -> str | None:
    """Why a period may follow from the day of the text, where no digits of a year stand with the words or above them."""
    near = [
        m
        for m, how in candidates
        if how in (OWN, SENTENCE, OTHERS) and not (graded and m.kind in _NO_YEARS and not with_year(ground, m))
    ]
    own = [m for m, how in candidates if how == OWN]
    if any(with_year(ground, m) for m in own) or any(True for _ in above(ground, place[0])):
        return None
    if (
        ground.doc.tokens.words[place[0] - 1] == "from"
        and candidates[0][1] != OWN
        and candidates[0][0].edtf == _year_after(asked)
    ):
        return "the first end of a change, of the year before"
    if any(fits(one, asked) for m in near for one in of_another_year(ground, m)):
        return "a time without its year, reckoned from the day of the text"
    block = ground.doc.layout.block_at(ground.doc.tokens.starts[place[0]])
    told = (
        ()
        if graded
        else ground.periods.within(*ground.doc.tokens.range(block.start, ground.doc.tokens.starts[place[0]]))
    )
    if not all(is_over(ground, m) for m in (*near, *told)):
        return None
    if any(asked == bounds(one) for one in of_day(ground, graded=graded)):
        return "the financial year that follows from the day of the text"
    return None


def _unasked(
    ground: Ground, place: tuple[int, int], candidates: Sequence[tuple[Mention, str]]
) -> Iterator[tuple[Mention, str]]:
    """The year of the heading above or of the text, where none stands nearer, whatever the rules read; not for the first end of a rise."""
    if ground.doc.tokens.words[place[0] - 1] != "from":
        yield from (c for c in candidates[:1] if c[1] in (ABOVE, GOVERNING))


def _year_after(asked: tuple[date | None, date | None]) -> str | None:
    """The financial year behind one that is asked for."""
    begins, ends = asked
    if begins is None or ends is None or begins.month != _APRIL or ends - begins < YEAR:
        return None
    return financial_year(begins.year + 1)


def _likeliest(
    ground: Ground, place: tuple[int, int], candidates: Sequence[tuple[Mention, str]]
) -> Iterator[tuple[Mention, str]]:
    """The nearest time; if that is reckoned, the nearest of its sentence with a year too; and where none stands there, the
    year that the text tells most."""
    yield from candidates[:1]
    if not candidates:
        return
    if not with_year(ground, candidates[0][0]):
        yield from [c for c in candidates if c[1] in (OWN, SENTENCE) and with_year(ground, c[0])][:1]
    if candidates[0][1] == OTHERS:
        yield from [c for c in candidates if c[1] == BEFORE][:1]
    block = ground.doc.layout.block_at(ground.doc.tokens.starts[place[0]])
    elsewhere = candidates[0][1] == BEFORE and ground.doc.tokens.starts[candidates[0][0].first] < block.start
    if elsewhere and ground.usual_year:
        yield ground.usual_year, _USUAL


def _wide(
    ground: Ground, place: tuple[int, int], candidates: Sequence[tuple[Mention, str]], read: Sequence[str]
) -> Iterator[tuple[Mention, str]]:
    """A year told before in the sentence, or at its head, which may hold for all of it; and the year of the text's ratings, where the
    nearest time is only reckoned (`this year`)."""
    low = ground.doc.sentence_tokens(place[0])[0]
    if candidates and candidates[0][1] == OWN and with_year(ground, candidates[0][0]):
        return
    ahead = [c for c in candidates if c[1] in (OWN, SENTENCE) and c[0].last <= place[0] and with_year(ground, c[0])]
    yield from ahead[:1]
    yield from (c for c in ahead[1:] if c[0].first - low <= 2)
    # `in October 2021, 62 per cent did and 7 per cent did not`: what is set off in front holds for all behind it.
    words = ground.doc.tokens.words
    yield from (
        c
        for c in candidates
        if c[1] == OTHERS and c[0].last <= place[0] and words[c[0].last] == "," and with_year(ground, c[0])
    )
    yield from (
        c for c in candidates if c[1] == SENTENCE and with_year(ground, c[0]) and not _claimed(ground, place, c[0])
    )
    governing = ground.periods.governing
    own = any(how == OWN or how in (SENTENCE, OTHERS, ABOVE) and with_year(ground, m) for m, how in candidates)
    first_end = ground.doc.tokens.words[place[0] - 1] == "from"
    if governing and not ((own or first_end) and any(_FINANCIAL in period for period in read)):
        yield governing, GOVERNING


def _claimed(ground: Ground, place: tuple[int, int], mention: Mention) -> bool:
    """Whether the clause of a time has a number of its own, which the time is then told of."""
    start, stop = clause_of(ground.doc, mention.first)
    return any(not place[0] <= n.first < place[1] for n in ground.numbers_within(start, stop))
