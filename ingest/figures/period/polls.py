"""The date of a survey, ballot or poll, which holds for all its numbers to the end of their paragraph (decision 5)."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.figures.period.times_apart import is_compared, is_reference, of_the_telling
from ccgkg.ingest.figures.status.known_sets import is_known
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.times.periods import Mention as Time

#: Sentences back in the paragraph that still tell of a poll.
_BACK = 6
#: Tokens at most between a word for a poll and its date.
_REACH = 12
#: The length of a month in EDTF.
_MONTH = 7
_KINDS = frozenset({"month", "day", "year", "relative", "weekday", "week", "same"})


def polled_on(c: Context, n: Number, measure: str) -> Time | None:
    """When those were asked whose answers a number tells; None where it tells no answers, or another time is told
    since."""
    answers = (
        n.unit == "percent"
        and measure in ("other", "practices", "respondents")
        or measure in ("practices", "respondents", "other")
        and n.of is not None
    )
    if measure == "practices" and is_known(c.doc, n):
        return None  # all who may vote
    votes = not word_lists()["ballots"].isdisjoint(c.doc.tokens.words[slice(*c.doc.sentence_tokens(n.first))])
    if (
        not (
            answers
            or measure == "respondents"
            or measure == "practices"
            and votes
            and "there" not in c.doc.tokens.words[c.doc.sentence_tokens(n.first)[0] : n.first]
            and c.doc.tokens.words[n.last] not in ("practices", "member", "gp")
        )
        or is_compared(c.doc, n)
        and n.partner is None
    ):
        return None
    layout = c.doc.layout
    here = layout.index_at(n.start)
    block = layout.sentences[here].block
    for index in range(here, max(-1, here - _BACK), -1):
        above = block - layout.sentences[index].block
        if above and (above > 1 or measure != "practices" or not votes):
            return None
        low, high = c.doc.range_of(layout.sentences[index])
        told = [
            m
            for m in c.periods.within(low, high)
            if m.kind != "now" and not is_reference(c.doc, m) and not _aside(c, m)
        ]
        answering = not {"who", "that"}.isdisjoint(c.doc.tokens.words[n.last : n.last + 3])
        asked = _asked(c, low, high if index < here or answering else n.first)
        if index == here and any(c.doc.tokens.words[k - 1] in ("a", "another") for k in asked) and not told:
            return None  # `600 people also took part in a survey, and 68% of them`: not the ballot before
        dates = [
            m
            for m in told
            if m.edtf
            and m.kind in _KINDS
            and not of_the_telling(c.doc, m)
            and any(abs(m.first - k) <= _REACH for k in asked)
        ]
        out = c.doc.source.published
        if dates and out and (dates[0].edtf or "")[:10] > out[-10:]:
            return None  # a ballot that opens next month has no answers
        if dates and above and len(dates[0].edtf or "") < _MONTH:
            return None  # `a ballot earlier this year`
        if dates and not {"closed", "closes", "ended", "opened", "opens"}.isdisjoint(
            c.doc.tokens.words[max(low, dates[0].first - 3) : dates[0].first]
        ):
            return None  # `The ballot closed on Friday`
        if dates:
            return dates[0]
        if told:
            return None
    return None


def _asked(c: Context, low: int, high: int) -> Sequence[int]:
    """The tokens of words for a poll."""
    ws, lists = c.doc.tokens.words, word_lists()
    asked = [
        k
        for k in range(low, high)
        if ws[k] in lists["polls"]
        or ws[k] in lists["polls_verbs"]
        or ws[k] in lists["ballots"]
        or ws[k] in time_words()["consults"]
    ]
    return [
        k
        for k in asked
        if lists["who_decides"].isdisjoint(ws[max(low, k - 6) : k])
        and not (ws[k + 1 : k + 2] == ["by"] and not lists["who_decides"].isdisjoint(ws[k + 2 : k + 5]))
    ]  # not `the governing body voted last week`


def _aside(c: Context, m: Time) -> bool:
    """Whether a time stands in a clause that holds its times for itself: `in Staffordshire, where they voted no in
    2019, …`; not `The survey, which ran in March, had 48 replies`."""
    first = clause_of(c.doc, m.first)[0]
    if c.doc.tokens.words[first - 1] == "," and first - 2 in _asked(c, first - 2, first):
        return False
    return c.doc.tokens.words[first] in time_words()["private"] and (
        word_lists()["polls"] | word_lists()["polls_verbs"]
    ).isdisjoint(c.doc.tokens.words[first : m.first])
