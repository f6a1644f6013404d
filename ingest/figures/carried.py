"""The time that goes on from one sentence to the next: that of the scene, or of the figures just before (decision 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.claim import Evidence, Figure
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.hedged import begin
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.figures.predicates_apart import time_words
from ccgkg.ingest.figures.scenes import sets_scene
from ccgkg.ingest.figures.times_apart import is_compared
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of, opening_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: `planned savings of £2bn that year; £1.9bn was delivered`.
_DONE = frozenset({"was", "were"})
#: Sentences back in which figures of a kind still go on.
_BACK = 2
#: A whole of so many is one of CCGs of all England; the length of a financial year in EDTF.
_MANY = 100
_YEAR = 21
_MONTHS = 15
#: Before a number, modals that make it of another time than what was told as done; tokens in which one stands.
_MODALS = frozenset({"could", "would", "might", "may", "will"})
_AHEAD = 12
#: Figures before one that are looked at.
_FIGURES = 8


def carried(c: Context, index: int, measure: str, before: Sequence[Figure]) -> tuple[str | None, Evidence | None]:
    doc, n = c.doc, c.numbers[index]
    if _is_a_rate(doc, n):
        return None, None
    since = (
        measure == "mergers"
        and {"have", "has"} & set(doc.tokens.words[n.last : n.last + 3])
        and "since" in doc.tokens.words[n.last : n.last + 4]
    )
    if since and (when := _just_told(c, n)) is not None and when.kind in ("month", "year", "day"):
        return f"{when.edtf}/..", Evidence(
            "period", reason="since what the sentence before tells"
        )  # `Eight mergers have since brought the total down`
    if (
        doc.tokens.words[begin(doc, n) - 2 : begin(doc, n)] == [",", "to"]
        and index
        and (before[index - 1].period or "").endswith("/..")
    ):
        return None, None  # `has grown by £6.5m since July, to £13.2m`
    fiscal = measure in families()["fiscal"]
    if measure not in families()["overspent"] and in_general(doc, n):
        return None, None
    votes = measure == "practices" and _votes(doc, n)
    if fiscal and not stands_now(doc, n):
        found = _of_figures(c, index, measure, before, 0)
        if found is not None and not (measure == "budget" and (found.period or "").startswith("..")):
            return found.period, Evidence("period", reason=f"the period of {found.exact} before it")
    if stands_now(doc, n) or in_general(doc, n):
        return None, None
    spoken = _year_spoken_of(c, n) if fiscal else None
    if spoken is not None:
        return spoken.period(True), Evidence("period", reason="the sentence before speaks of that year")
    asked = _question(c, n) if fiscal else None
    if asked is not None:
        return asked.period(True), Evidence("period", reason="the question before speaks of that year")
    if (
        measure == "ccgs"
        and doc.tokens.words[n.last : n.last + 2] == ["of", "them"]
        and "were" in doc.tokens.words[begin(doc, n) - 3 : begin(doc, n)]
        and (when := _just_told(c, n)) is not None
    ):
        return when.edtf, Evidence(
            "period", reason="the sentence before tells when"
        )  # `were set up in April 2013. There were 211 of them`
    told = _of_one_count(c, index, measure, before)
    if told is not None:
        return told.period, Evidence("period", reason=f"the period of {told.exact} before it")
    scene = (
        _scene(c, n)
        if fiscal or votes or _happened(c, n, measure) and not (measure == "other" and _told_anew(c, n))
        else None
    )
    if scene is not None and not (votes and _of_a_board(c, scene)):
        words = doc.text[doc.tokens.starts[scene.first] : doc.tokens.ends[scene.last - 1]]
        return scene.period(fiscal), Evidence("period", reason=f"{words} set the scene")
    if not (fiscal or votes):
        return None, None
    for back in range(1, _BACK + 1):
        found = _of_figures(c, index, measure, before, back)
        if found is not None:
            return found.period, Evidence("period", reason=f"the period of {found.exact} before it")
    return None, None


def _of_figures(c: Context, index: int, measure: str, before: Sequence[Figure], back: int) -> Figure | None:
    """The figure like this one, so many sentences back, whose time it shares: all those there that are like it must agree."""
    doc, n = c.doc, c.numbers[index]
    layout = doc.layout
    here = layout.index_at(n.start)
    words = doc.tokens.words
    found: list[Figure] = []
    for k in range(index - 1, max(-1, index - 1 - _FIGURES), -1):
        figure = before[k]
        at = layout.index_at(figure.start)
        if here - at > back:
            break
        if (
            here - at < back
            or is_compared(doc, c.numbers[k])
            or c.numbers[k].partner is not None
            and figure.comparator == "="
        ):
            continue
        if (
            back == 0
            and ";" in words[c.numbers[k].last : n.first]
            and not (
                figure.measure == measure
                and figure.about == before[-1].about
                and any(w in _DONE for w in words[n.last : n.last + 2])
            )
        ):
            break
        if _alike(measure, figure.measure, back == 0):
            found.append(figure)
    if not found or len({f.period for f in found}) > 1 and back:
        return None
    if back and _own_words(doc, n) and layout.sentences[here].block != layout.sentences[here - back].block:
        return None
    ahead = found[0].status == "actual" and any(
        w in _MODALS for w in words[max(clause_of(doc, n.first)[0], n.first - _AHEAD) : n.first]
    )
    foretold = (
        found[0].period is not None and len(found[0].period) == _MONTHS and words[begin(doc, n) - 3] == "forecast"
    )  # `It has a forecast deficit of £24m`
    return found[0] if found[0].period is not None and not ahead and not foretold else None


def _just_told(c: Context, n: Number) -> Time | None:
    """The one time of the sentence before."""
    layout = c.doc.layout
    here = layout.index_at(n.start)
    told = (
        [m for m in c.periods.within(*c.doc.range_of(layout.sentences[here - 1])) if m.kind != "now" and m.edtf]
        if here
        else []
    )
    return told[0] if len(told) == 1 else None


def _question(c: Context, n: Number) -> Time | None:
    """The one year that the question speaks of which the paragraph of a number answers."""
    doc = c.doc
    at = doc.layout.sentence_at(n.start).block
    above = doc.layout.blocks[at - 1] if at else None
    if above is None or not doc.text.endswith("?", 0, above.end):
        return None
    years = [m for m in c.periods.within(*doc.tokens.range(above.start, above.end)) if m.kind == "financial-year"]
    return years[0] if len(years) == 1 else None


def _year_spoken_of(c: Context, n: Number) -> Time | None:
    """The one financial year of the sentence before, for one that goes on from it: `… expect to end 2018-19 in the black. Their surplus will be £4m`."""
    layout, words = c.doc.layout, c.doc.tokens.words
    here = layout.index_at(n.start)
    low, high = c.doc.sentence_tokens(n.first)
    if (
        not here
        or layout.sentences[here - 1].block != layout.sentences[here].block
        or words[opening_of(c.doc, n.first)] not in time_words()["goes_on"]
    ):
        return None
    if any(m.kind != "now" for m in c.periods.within(low, high)):
        return None
    told = [m for m in c.periods.within(*c.doc.range_of(layout.sentences[here - 1])) if m.kind == "financial-year"]
    if len(told) != 1 or c.doc.cues.within("graded", *clause_of(c.doc, told[0].first)):
        return None  # the year of a grade is that of no money
    return None if compares(c, told[0]) else told[0]


def _of_one_count(c: Context, index: int, measure: str, before: Sequence[Figure]) -> Figure | None:
    """The figure just before, where a count of CCGs without a measure of its own goes on with its statistic: `81 of the 184 fell. At 19 it rose`."""
    if not index or measure != "other" or before[index - 1].measure != "other" or c.numbers[index].unit != "count":
        return None
    n, last = c.numbers[index], before[index - 1]
    of_ccgs = (n.of or 0) >= _MANY or (last.of or 0) >= _MANY or index > 1 and (before[index - 2].of or 0) >= _MANY
    if (
        not of_ccgs
        or last.period is None
        or len(last.period) != _YEAR
        or c.doc.layout.index_at(n.start) - c.doc.layout.index_at(last.start) > 1
    ):
        return None
    low, high = c.doc.sentence_tokens(n.first)
    return None if any(True for _ in c.periods.within(low, high)) else last


def _alike(one: str, other: str, near: bool) -> bool:
    """Whether two measures are told of one time: the same, or both of the outturn of a year; right beside it any of money."""
    kinds = families()
    if one == other or {one, other} <= kinds["overspent"]:
        return True
    return near and {one, other} <= kinds["fiscal"] - kinds["rated"]


def _scene(c: Context, n: Number) -> Time | None:
    """The time that opened an earlier sentence of the paragraph, where none has been told since."""
    doc = c.doc
    layout = doc.layout
    here = layout.index_at(n.start)
    block = layout.sentences[here].block
    for index in range(here - 1, max(-1, here - 4), -1):
        if layout.sentences[index].block != block:
            return None
        low, high = doc.range_of(layout.sentences[index])
        told = c.periods.within(low, high)
        opening = next((m for m in told if m.edtf and sets_scene(doc, m)), None)
        if opening is not None:
            return opening
        if any(m.kind != "now" and not compares(c, m) for m in told):
            return None
    return None


def _of_a_board(c: Context, m: Time) -> bool:
    """Whether a time is that of what a board or a council did: no practices voted then."""
    sentence = c.doc.tokens.words[slice(*c.doc.sentence_tokens(m.first))]
    return not word_lists()["who_decides"].isdisjoint(sentence)


def _told_anew(c: Context, n: Number) -> bool:
    """Whether someone tells a number in a sentence of its own: `The report found that in nine of the cases a year had gone by`."""
    words, low = c.doc.tokens.words, c.doc.sentence_tokens(n.first)[0]
    return any(
        words[k] == "that" and (words[k - 1] in time_words()["telling"] or words[k - 1] == "accepted")
        for k in range(low + 1, n.first)
    )


def compares(c: Context, m: Time) -> bool:
    """Whether a time is that of a number which stands only to be compared."""
    before = c.numbers_within(max(c.doc.sentence_tokens(m.first)[0], m.first - 8), m.first)
    return bool(before) and is_compared(c.doc, before[-1])


def _happened(c: Context, n: Number, measure: str) -> bool:
    """Whether a number is told of an event of the past: `eight CCGs became one`; not `12 have left`, nor what there is."""
    if measure not in families()["grouped"] | {"other", "mergers"}:
        return False
    doc = c.doc
    verb = next(_verbs(doc, n.last, clause_of(doc, n.first)[1]), "")
    return verb in time_words()["past"] or verb.endswith("ed")


def _verbs(doc: Document, first: int, last: int) -> Iterator[str]:
    lists = time_words()
    for word in doc.tokens.words[first:last]:
        if word in lists["auxiliaries"] or word in lists["past"] or word in lists["present"] or word.endswith("ed"):
            yield word


def _is_a_rate(doc: Document, n: Number) -> bool:
    """`£80bn a year`, `£3m every month`: no year bounds it."""
    words = doc.tokens.words
    return words[n.last] in ("a", "per", "each", "every", "an") and (words[n.last + 1] in time_words()["rates"])


def stands_now(doc: Document, n: Number) -> bool:
    """`The deficit stands at £8.1m`: told of when the text came out."""
    words, lists = doc.tokens.words, time_words()
    i, low = n.first, doc.sentence_tokens(n.first)[0]
    while i > low and words[i - 1] in lists["stands_joints"]:
        i -= 1
    return i > low and words[i - 1] in lists["stands"]


def in_general(doc: Document, n: Number) -> bool:
    """Whether the verb straight before a number tells what holds in general: `together they control two-thirds of its budget`."""
    words, low = doc.tokens.words, doc.sentence_tokens(n.first)[0]
    i = doc.tokens.at(n.hedge[0]) if n.hedge is not None and n.hedge[0] < n.start else n.first
    return i > low and words[i - 1] in time_words()["general"]


def _own_words(doc: Document, n: Number) -> bool:
    """Whether someone speaks of their own: no time told before goes on into that."""
    low, high = doc.sentence_tokens(n.first)
    return not time_words()["first_person"].isdisjoint(doc.tokens.words[low:high])


def _votes(doc: Document, n: Number) -> bool:
    low, high = doc.sentence_tokens(n.first)
    return not time_words()["votes"].isdisjoint(doc.tokens.words[low:high])
