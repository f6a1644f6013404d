"""The time that goes on from one sentence to the next: that of the scene, or of figures just before (decision 5)."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.period.like_before import like_before
from ccgkg.ingest.figures.period.period import NO_PERIOD, Period, reasoned, shared, words_of
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.figures.period.scenes import of_a_board, scene_of
from ccgkg.ingest.figures.period.times_apart import compares
from ccgkg.ingest.figures.period.undated import (
    happened,
    in_general,
    in_own_words,
    is_a_rate,
    stands_now,
    told_anew,
    votes,
)
from ccgkg.ingest.figures.period.year_of_accounts import told_as_past
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of, opening_of
from ccgkg.ingest.times.periods import Mention as Time

#: Sentences back in which figures of a kind still go on.
_BACK = 2
_OUTTURNS = frozenset({"broke even", "broken even", "the red", "the black", "over budget", "under budget", "over plan"})
#: A whole of so many is one of CCGs of all England; the length of a financial year in EDTF.
_MANY = 100
_YEAR = 21


def carried(c: Context, index: int, measure: str, before: Sequence[Figure]) -> Period:
    """The period that a number takes from the sentences before it; none where it is told of now, in general or at a
    rate."""
    doc, n = c.doc, c.numbers[index]
    if is_a_rate(doc, n):
        return NO_PERIOD
    if measure == "mergers" and (since := _since_then(c, n)) is not None:
        return since
    if _goes_on_from_a_rise(c, index, before):
        return NO_PERIOD
    fiscal, general, now = measure in families()["fiscal"], in_general(doc, n), stands_now(doc, n)
    if general and measure not in families()["overspent"]:
        return NO_PERIOD
    if fiscal and not now:
        near = like_before(c, index, measure, before, 0)
        if near is not None and not (measure == "budget" and (near.period or "").startswith("..")):
            return shared(near, " before it")
    if now or general:
        return NO_PERIOD
    return (
        (_of_a_year_spoken_of(c, n) if fiscal or n.unit == "GBP" and told_as_past(c, n) else None)
        or (_when_they_were_set_up(c, n) if measure == "ccgs" else None)
        or _of_one_count(c, index, measure, before)
        or _of_the_scene(c, n, measure, before)
        or (_of_the_figures_before(c, index, measure, before) if fiscal or _of_a_vote(c, n, measure) else None)
        or NO_PERIOD
    )


def _of_a_vote(c: Context, n: Number, measure: str) -> bool:
    return measure == "practices" and votes(c.doc, n)


def _since_then(c: Context, n: Number) -> Period | None:
    """`Eight mergers have since brought the total down`: since the time that the sentence before tells."""
    tokens, last = c.doc.tokens, n.last
    since = "since" in tokens.words[last : last + 4] or "since" in tokens.light_within(last, last + 4)
    if {"have", "has"}.isdisjoint(tokens.words[last : last + 3]) or not since:
        return None
    when = _just_told(c, n)
    if when is None or when.kind not in ("month", "year", "day"):
        return None
    return reasoned(f"{when.edtf}/..", "since what the sentence before tells")


def _goes_on_from_a_rise(c: Context, index: int, before: Sequence[Figure]) -> bool:
    """`has grown by £6.5m since July, to £13.2m`: the sum is not that of the time since which it grew."""
    at = c.numbers[index].begin
    if c.doc.tokens.words[at - 2 : at] != [",", "to"] or not index:
        return False
    return (before[index - 1].period or "").endswith("/..")


def _of_a_year_spoken_of(c: Context, n: Number) -> Period | None:
    """The year of which the sentence before speaks, or the question that the paragraph answers."""
    spoken = _year_spoken_of(c, n)
    if spoken is not None:
        return reasoned(spoken.period(True), "the sentence before speaks of that year")
    asked = _question(c, n)
    return reasoned(asked.period(True), "the question before speaks of that year") if asked is not None else None


def _of_an_outturn(c: Context, n: Number, low: int, high: int) -> bool:
    """`A broke even in 2016-17. B, by contrast, was £4m over budget`: whether the sentence before tells an outturn with
    no sum."""
    words = c.doc.tokens.words[low:high]
    told = any(" ".join(words[k : k + 2]) in _OUTTURNS for k in range(len(words))) or "overspent" in words
    return told and told_as_past(c, n) and not c.numbers_within(low, high)


def _year_spoken_of(c: Context, n: Number) -> Time | None:
    """The one financial year of the sentence before, for one that goes on from it: `… expect to end 2018-19 in the
    black. Their surplus will be £4m`."""
    layout, words = c.doc.layout, c.doc.tokens.words
    here = layout.index_at(n.start)
    if not here or layout.sentences[here - 1].passage != layout.sentences[here].passage:
        return None
    opening = opening_of(c.doc, n.first)
    group = words[opening] == "the" and words[opening + 1] in ("group", "ccg", "organisation", "commissioner")
    spoken = group and told_as_past(c, n) and not c.numbers_within(*c.doc.range_of(layout.sentences[here - 1]))
    spoken = spoken or _of_an_outturn(c, n, *c.doc.range_of(layout.sentences[here - 1]))
    if words[opening] not in time_words()["goes_on"] and not spoken:
        return None
    if any(m.kind != "now" for m in c.periods.within(*c.doc.sentence_tokens(n.first))):
        return None
    told = [m for m in c.periods.within(*c.doc.range_of(layout.sentences[here - 1])) if m.kind == "financial-year"]
    if len(told) != 1 or c.doc.cues.within("graded", *clause_of(c.doc, told[0].first)):
        return None  # the year of a grade is that of no money
    return None if compares(c, told[0]) else told[0]


def _question(c: Context, n: Number) -> Time | None:
    """The one year that the question speaks of which the sentence of a number, or its paragraph, answers."""
    doc = c.doc
    here, at = doc.layout.index_at(n.start), doc.layout.sentence_at(n.start).block
    asked = (doc.layout.sentences[here - 1] if here else None, doc.layout.blocks[at - 1] if at else None)
    for above in asked:
        if above is None or not doc.text.endswith("?", 0, above.end):
            continue
        years = [m for m in c.periods.within(*doc.tokens.range(above.start, above.end)) if m.kind == "financial-year"]
        if len(years) == 1:
            return years[0]
    return None


def _when_they_were_set_up(c: Context, n: Number) -> Period | None:
    """`They were set up in April 2013. There were 211 of them`."""
    words, at = c.doc.tokens.words, n.begin
    if words[n.last : n.last + 2] != ["of", "them"] or "were" not in words[at - 3 : at]:
        return None
    when = _just_told(c, n)
    return reasoned(when.edtf, "the sentence before tells when") if when is not None else None


def _just_told(c: Context, n: Number) -> Time | None:
    """The one time of the sentence before."""
    layout = c.doc.layout
    here = layout.index_at(n.start)
    if not here:
        return None
    told = [m for m in c.periods.within(*c.doc.range_of(layout.sentences[here - 1])) if m.kind != "now" and m.edtf]
    return told[0] if len(told) == 1 else None


def _of_one_count(c: Context, index: int, measure: str, before: Sequence[Figure]) -> Period | None:
    """That of the figure just before, where a count of CCGs with no measure goes on with its statistic: `81 of the 184
    fell. At 19 it rose`."""
    n = c.numbers[index]
    if not index or measure != "other" or before[index - 1].measure != "other" or n.unit != "count":
        return None
    last = before[index - 1]
    wholes = (n.of, last.of, before[index - 2].of if index > 1 else None)
    if not any((whole or 0) >= _MANY for whole in wholes) or last.period is None or len(last.period) != _YEAR:
        return None
    if c.doc.layout.index_at(n.start) - c.doc.layout.index_at(last.start) > 1:
        return None
    return None if any(c.periods.within(*c.doc.sentence_tokens(n.first))) else shared(last, " before it")


def _of_another_time(c: Context, scene: Time, measure: str, before: Sequence[Figure]) -> bool:
    """`In July it predicted a deficit of £1m for 2018-19. It now expects £2m`: the figure like it there has another
    time."""
    low, high = c.doc.sentence_tokens(scene.first)
    start, end = c.doc.tokens.starts[low], c.doc.tokens.ends[high - 1]
    like = [f for f in before if start <= f.start < end and f.measure == measure and f.period]
    return bool(like) and scene.edtf not in [f.period for f in like] and scene.fiscal not in [f.period for f in like]


def _of_the_scene(c: Context, n: Number, measure: str, before: Sequence[Figure]) -> Period | None:
    """The time that set the scene, for money, votes, and what is told as done: `In 2017-18 …. Its deficit rose to
    £4m`."""
    fiscal, voted = measure in families()["fiscal"], _of_a_vote(c, n, measure)
    done = happened(c.doc, n, measure) and not (measure == "other" and told_anew(c.doc, n))
    speaks = measure not in families()["overspent"] and in_own_words(c.doc, n)
    own = speaks or _of_its_first_year(c.doc.tokens.words, n)
    scene = scene_of(c, n) if not own and (fiscal or voted or done) else None
    if scene is None or voted and of_a_board(c, scene) or measure == "budget" and scene.kind == "day":
        return None
    if _of_another_time(c, scene, measure, before):
        return None
    return reasoned(scene.period(fiscal), f"{words_of(c.doc, scene)} set the scene")


def _of_its_first_year(words: list[str], n: Number) -> bool:
    """`The saving, £310,000 in the first year`: the year of an event, which need be none that is told."""
    behind = words[n.last : n.last + 4]
    return behind[:1] == ["in"] and behind[1:2] in (["the"], ["its"], ["their"]) and behind[-1] in ("year", "twelve")


def _of_the_figures_before(c: Context, index: int, measure: str, before: Sequence[Figure]) -> Period | None:
    """The one time of the figures like it in the last sentences: `The deficit was £4m in 2018-19. Savings were £2m`."""
    for back in range(1, _BACK + 1):
        found = like_before(c, index, measure, before, back)
        if found is not None:
            return shared(found, " before it")
    return None
