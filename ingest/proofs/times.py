"""The time of a claim: whether the digits of its period are those of a time in the text that can belong to it.

A time right beside the claim's words excludes all others. Else the nearest of its clause counts, else of its sentence, of the
heading or lead-in above, the year that governs the text, and those told before it, in that order. A time that stands beside
another number is that number's, and one after `than` is what is compared with. What the rules read there is heard too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.open_times import above, in_aside, is_compared, is_set_aside, open_times, with_year
from ccgkg.ingest.proofs.reckoned import is_over, of_another_year, of_day
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.times.periods import Mention, heading_year
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

_JOINTS = frozenset({"in", "for", "during", "the", "(", "at", "of", "over", "on", "end", "financial", "year", "by", "since", "from", "'s", ")"})
#: What may not stand between a number and the time beside it.
_PARTS = frozenset({",", ";", ":", "and", "but", "while", "to", "were", "was", "are", "is", "has", "had", "have", "will", "than"})
_COMPARED = frozenset({"than", "against"})
_YEAR = timedelta(days=364)
#: Tokens before a sentence in which a time told before is looked for.
_BACK = 3000
#: How a time can belong to what is told: in its clause or beside it, in its sentence, or told before.
_OWN, _SENTENCE, _BEFORE = "", "told in its sentence as", "told before as"
#: What a period that is a financial year, or begins with one, holds.
_FINANCIAL = "-04-01/"
_ABOVE = "the heading or lead-in above says"
_GOVERNING = "the year of the text is"
_OTHERS = "told in its sentence of another number:"
#: Kinds of times that are no year, and so not that of a grade, unless they tell one.
_NO_YEARS = frozenset({"month", "day", "weekday", "relative"})
_GRADES = frozenset({"category", "band", "bracket", "rating", "ratings", "grade", "grades"})


def time_of(
    ground: Ground, key: str, edtf: str | None, place: tuple[int, int], told: Sequence[str | None] = (), others: Sequence[tuple[int, int]] = (), *, graded: bool = False
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
    compared = {m.edtf for m in _compared(ground, place)}
    read = [period for period in told if period is not None and period not in compared]
    candidates = list(_candidates(ground, place, others))
    dated = any(beside(ground, *place, m) and with_year(ground, m) for m, _ in candidates[:1])
    open_ = ((m, "told before, with no nearer time that must be its own:") for m in (() if dated else open_times(ground, place)))
    borne_out = [period for period in read if any(fits(one, bounds(period)) for m, _ in candidates for one in (m.edtf, m.fiscal))]
    own = [c for c in candidates[:1] if c[1] == _OWN and not (borne_out and not with_year(ground, c[0]))]
    for mention, how in (*own, *(_unasked(ground, place, candidates) if borne_out else _likeliest(ground, place, candidates)), *_wide(ground, place, candidates, read), *open_):
        if how == _GOVERNING and mention.edtf and (asked != bounds(mention.edtf) and None not in asked or None in asked and read):
            continue  # the year of the text is that of a year's figures, and of no month in it
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


def _told_below(ground: Ground, key: str, place: tuple[int, int], asked: tuple[date | None, date | None], graded: bool) -> Proof:
    """The proof of a period where no time is told before: what a heading tells in short has its time below."""
    below = ground.periods.within(place[1], len(ground.doc.tokens.words))
    if not below:
        return unproved(key, "the text tells no time that it could be")
    year = next((m for m in below if m.kind == "financial-year"), None)
    whole = asked[0] and asked[1] and (asked[1] - asked[0]) >= _YEAR
    if any(fits(m.edtf, asked) for m in ((year,) if whole and year else below)):
        return inferred(key, "as the text tells it below")
    if any(asked == bounds(one) for one in of_day(ground, graded=graded)):
        return inferred(key, "the financial year that follows from the day of the text")
    return refused(key, "no time that the text tells")


def _follows(
    ground: Ground, place: tuple[int, int], candidates: Sequence[tuple[Mention, str]], asked: tuple[date | None, date | None], graded: bool
) -> str | None:
    """Why a period may follow from the day of the text, where no digits of a year stand with the words or above them."""
    near = [m for m, how in candidates if how in (_OWN, _SENTENCE, _OTHERS) and not (graded and m.kind in _NO_YEARS and not with_year(ground, m))]
    own = [m for m, how in candidates if how == _OWN]
    if any(with_year(ground, m) for m in own) or any(True for _ in above(ground, place[0])):
        return None
    if any(fits(one, asked) for m in near for one in of_another_year(ground, m)):
        return "a time without its year, reckoned from the day of the text"
    block = ground.doc.layout.block_at(ground.doc.tokens.starts[place[0]])
    told = () if graded else ground.periods.within(*ground.doc.tokens.range(block.start, ground.doc.tokens.starts[place[0]]))
    if not all(is_over(ground, m) for m in (*near, *told)):
        return None
    if any(asked == bounds(one) for one in of_day(ground, graded=graded)):
        return "the financial year that follows from the day of the text"
    return None


def _unasked(ground: Ground, place: tuple[int, int], candidates: Sequence[tuple[Mention, str]]) -> Iterator[tuple[Mention, str]]:
    """The year of the heading above or of the text, where none stands nearer, whatever the rules read; not for the first end of a rise."""
    if ground.doc.tokens.words[place[0] - 1] != "from":
        yield from (c for c in candidates[:1] if c[1] in (_ABOVE, _GOVERNING))


def _likeliest(
    ground: Ground, place: tuple[int, int], candidates: Sequence[tuple[Mention, str]]
) -> Iterator[tuple[Mention, str]]:
    """The nearest time; if that is reckoned, the nearest of its sentence with a year too; and where none stands there, the
    year that the text tells most."""
    yield from candidates[:1]
    if not candidates:
        return
    if not with_year(ground, candidates[0][0]):
        yield from [c for c in candidates if c[1] in (_OWN, _SENTENCE) and with_year(ground, c[0])][:1]
    if candidates[0][1] == _OTHERS:
        yield from [c for c in candidates if c[1] == _BEFORE][:1]
    block = ground.doc.layout.block_at(ground.doc.tokens.starts[place[0]])
    elsewhere = candidates[0][1] == _BEFORE and ground.doc.tokens.starts[candidates[0][0].first] < block.start
    if elsewhere and ground.usual_year:
        yield ground.usual_year, "the year that the text tells most is"


def _wide(
    ground: Ground, place: tuple[int, int], candidates: Sequence[tuple[Mention, str]], read: Sequence[str]
) -> Iterator[tuple[Mention, str]]:
    """A year told before in the sentence, or at its head, which may hold for all of it; and the year of the text's ratings, where the
    nearest time is only reckoned (`this year`)."""
    low = ground.doc.sentence_tokens(place[0])[0]
    if candidates and candidates[0][1] == _OWN and with_year(ground, candidates[0][0]):
        return
    ahead = [c for c in candidates if c[1] in (_OWN, _SENTENCE) and c[0].last <= place[0] and with_year(ground, c[0])]
    yield from ahead[:1]
    yield from (c for c in ahead[1:] if c[0].first - low <= 2)
    # `in October 2021, 62 per cent did and 7 per cent did not`: what is set off in front holds for all behind it.
    words = ground.doc.tokens.words
    yield from (c for c in candidates if c[1] == _OTHERS and c[0].last <= place[0] and words[c[0].last] == "," and with_year(ground, c[0]))
    yield from (c for c in candidates if c[1] == _SENTENCE and with_year(ground, c[0]) and not _claimed(ground, place, c[0]))
    governing = ground.periods.governing
    if governing and not any(_FINANCIAL in period for period in read):
        yield governing, _GOVERNING


def _claimed(ground: Ground, place: tuple[int, int], mention: Mention) -> bool:
    """Whether the clause of a time has a number of its own, which the time is then told of."""
    start, stop = clause_of(ground.doc, mention.first)
    return any(not place[0] <= n.first < place[1] for n in ground.numbers_within(start, stop))


def _candidates(ground: Ground, place: tuple[int, int], others: Sequence[tuple[int, int]]) -> Iterator[tuple[Mention, str]]:
    """The times that can belong to tokens, the likeliest first, with why one that stands elsewhere can."""
    doc, periods = ground.doc, ground.periods
    first, last = place
    low, high = doc.sentence_tokens(first)
    told = [m for m in periods.within(low, high) if m.edtf]
    if told and told[0].first == low and doc.tokens.words[told[0].last] == ":" and first >= told[0].last:
        yield told[0], _OWN  # `2016-17: 21 outstanding; 99 good`
        return
    rated = periods.governing is not None and _rates(ground, low, high)
    near = [m for m in told if beside(ground, first, last, m) and (not rated or m.kind not in ("relative", "month", "day") or with_year(ground, m))]
    if near:  # `26 in 2015/16, 23 in 2016/17`: the first year stands right before 23, and is told of 26
        theirs = [m for m in near if any(other[1] <= m.first and beside(ground, *other, m) for other in others)]
        yield from ((m, _OWN) for m in (near if len(theirs) == len(near) else [m for m in near if m not in theirs]))
        return
    free = [m for m in told if not any(beside(ground, *other, m) for other in others)]
    free = [m for m in free if not is_compared(ground, m, last) and not in_aside(ground, m, place)]
    start, stop = clause_of(doc, first)
    if rated:
        free = [m for m in free if with_year(ground, m) or m.kind not in ("relative", "month", "day")]
    free.sort(key=lambda m: (not start <= m.first < stop, max(m.first - last, first - m.last)))
    yield from ((m, _OWN if start <= m.first < stop else _SENTENCE) for m in free)
    heading = heading_year(doc, periods, first)
    if heading:
        yield heading, _ABOVE
    if periods.governing:
        yield periods.governing, _GOVERNING
    yield from ((m, _OTHERS) for m in told if any(beside(ground, *other, m) for other in others))
    yield from ((m, _BEFORE) for m in reversed([m for m in periods.within(max(0, low - _BACK), low) if m.edtf]) if not is_set_aside(ground, m, place))


def _compared(ground: Ground, place: tuple[int, int]) -> list[Mention]:
    """The times of the clause that come after `than` and the like: `56 fewer than the year before` is told of the later."""
    words = ground.doc.tokens.words
    found = ground.periods.within(place[1], clause_of(ground.doc, place[0])[1])
    return [m for m in found if m.first - place[1] <= 3 and words[m.first - 1] in _COMPARED]


def _rates(ground: Ground, low: int, high: int) -> bool:
    """Whether a sentence tells of grades: then `this year` is that of the ratings, and not of the text."""
    return any(True for _ in ground.doc.cues.within("grade", low, high)) or not _GRADES.isdisjoint(ground.doc.tokens.words[low:high])


def beside(ground: Ground, first: int, last: int, mention: Mention) -> bool:
    """Whether a time stands right before, or right behind with no more than a noun and a preposition between."""
    words = ground.doc.tokens.words
    if mention.last <= first:
        gap = words[mention.last : first]
        return len(gap) <= 2 and all(w in _JOINTS or w in (",", ":") for w in gap)
    gap = words[last : mention.first]
    return len(gap) <= 4 and not (gap and gap[-1] not in _JOINTS) and not any(w in _PARTS or w[0].isdecimal() for w in gap)


def fits(told: str | None, asked: tuple[date | None, date | None]) -> bool:
    """Whether every end that a period states lies in the time that the text tells.

    An open end of that time bounds nothing: then the other must be met, to the year in which it is told.
    """
    if told is None:
        return False
    low, high = bounds(told)
    if low is None and high is not None:
        low = bounds(told.split("/")[1])[0]
        low = high - _YEAR if low == high else low
    if high is None and low is not None:
        high = bounds(told.split("/")[0])[1]
        high = low + _YEAR if low == high else high
    ends = [d for d in asked if d is not None]
    if not ends or low is None or high is None:
        return False
    if all(low <= d <= high for d in ends):
        return True
    # Most of the year that is asked for tells the year too.
    within = len(ends) == 2 and ends[0] <= low and high <= ends[1] and ends[1] - ends[0] <= _YEAR + timedelta(days=1)
    return within and 2 * (high - low) > _YEAR
