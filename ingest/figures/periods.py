"""The period that a figure is for: told in its clause, governing its text, or taken over from a figure like it (decision 5)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ccgkg.ingest.claim import Evidence, Figure
from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measured import compared, restates, word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time
from ccgkg.ingest.times.periods import heading_year


def period_of(c: Context, index: int, measure: str, before: Sequence[Figure]) -> tuple[str | None, Evidence | None]:
    doc, n = c.doc, c.numbers[index]
    stops = tuple(m.first for m in c.numbers[max(0, index - 7) : index + 8] if m is not n)
    mention = c.periods.at(doc, n.first, n.last, stops=_others(c, index, stops))
    fiscal = measure in families()["fiscal"]
    if mention is not None and doc.tokens.words[mention.first - 1] == "than":
        mention = next((m for m in reversed(c.periods.within(doc.sentence_tokens(n.first)[0], n.first)) if m.edtf), None)
    if mention is not None and not _of_the_telling(doc, mention) and _belongs(doc, n, mention, measure):
        period = mention.period(fiscal)
        if mention.kind == "year-before" and measure in families()["rated"] and c.periods.governing is not None and not _year_in_sentence(c, n):
            year = c.periods.governing.period(True)
            return financial_year(int(year[:4]) - 1) if year else None, Evidence("period", reason="the year before that of the ratings")
        earlier = _earlier_end(c, index, mention, measure)
        if earlier is not None:
            return earlier, Evidence("period", reason="the earlier end of a rise or fall: the year before")
        if period is not None or mention.kind == "now" and not (measure in families()["rated"] and c.periods.governing):
            return period, _stated(doc, mention) if period else None
    if measure in families()["rated"] and not any(True for _ in c.periods.within(*doc.sentence_tokens(n.first))):
        told = _told_before(c, n)
        if told is not None:
            return told.period(True), Evidence("period", reason=f"the sentence before speaks of {_words(doc, told)}")
    if measure in families()["rated"]:
        heading = heading_year(doc, c.periods, n.first)
        if heading is not None:
            return heading.period(True), Evidence("period", reason=f"it stands under {_words(doc, heading)}")
    if measure == "other" and c.periods.governing is not None and _moves(doc, n):
        return c.periods.governing.period(True), Evidence("period", reason=f"the text gives its ratings {_words(doc, c.periods.governing)}")
    if measure in families()["assessed"]:
        here = doc.layout.index_at(n.start)
        low = doc.range_of(doc.layout.sentences[max(0, here - 2)])[0]
        carried = next((m for m in reversed(c.periods.within(low, n.first)) if m.edtf and m.kind in ("financial-year", "since")), None)
        if carried is not None:
            return carried.edtf, Evidence("period", reason=f"the year of the assessment told before: {_words(doc, carried)}")
    if measure in (families()["rated"] | {"ccgs"}) and c.periods.governing is not None and (measure != "ccgs" or _assessed(doc, n)):
        governing = c.periods.governing
        earlier = _earlier_end(c, index, governing, measure)
        return earlier or governing.period(True), Evidence("period", reason=f"the text gives its ratings {_words(doc, governing)}")
    return _carried(c, index, measure, before)


def _belongs(doc: Document, n: Number, mention: Time, measure: str) -> bool:
    """Whether a time that the sentence tells can be that of a figure: a stock's and a day's must stand close by."""
    if mention.kind == "weekday" and measure != "other":
        return False
    if measure in families()["grouped"]:
        first, last = clause_of(doc, n.first)
        return first <= mention.first < last
    if measure == "other" or _is_a_line(doc, n):
        first, last = clause_of(doc, n.first)
        return first <= mention.first < last or _is_a_line(doc, n)
    if measure in families()["stocks"]:
        return _own(doc, n, mention)
    if mention.kind in ("month", "day"):
        first, last = clause_of(doc, n.first)
        return first <= mention.first < last or measure == "ccgs"
    return True


def _is_a_line(doc: Document, n: Number) -> bool:
    """Whether a number stands in a line of its own with its time: `April 2015 – 209`."""
    low, high = doc.sentence_tokens(n.first)
    return high - low <= 6


def _year_in_sentence(c: Context, n: Number) -> bool:
    return any(m.kind == "financial-year" for m in c.periods.within(*c.doc.sentence_tokens(n.first)))


def _told_before(c: Context, n: Number) -> Time | None:
    """The one financial year of the sentence before, in the same paragraph, where its main clause tells it."""
    layout = c.doc.layout
    index = layout.index_at(n.start)
    if not index or layout.sentences[index - 1].block != layout.sentences[index].block:
        return None
    low, high = c.doc.range_of(layout.sentences[index - 1])
    years = [m for m in c.periods.within(low, high) if m.kind == "financial-year"]
    return years[0] if len(years) == 1 and clause_of(c.doc, years[0].first)[0] == low else None


def _moves(doc: Document, n: Number) -> bool:
    """Whether a sentence counts CCGs that moved from one grade to another, or how many more or fewer have it."""
    low, high = doc.sentence_tokens(n.first)
    return any(True for _ in doc.cues.within("graded", low, high)) and n.unit == "count"


def _assessed(doc: Document, n: Number) -> bool:
    """Whether a number of CCGs is that of those assessed."""
    low, high = doc.sentence_tokens(n.first)
    return not word_lists()["assessed"].isdisjoint(doc.tokens.words[low:high])


def _own(doc: Document, n: Number, mention: Time) -> bool:
    """Whether a time stands in the clause of a number, before it or soon behind it."""
    first, last = clause_of(doc, n.first)
    return first <= mention.first < last and mention.first - n.last <= 6


def _of_the_telling(doc: Document, mention: Time) -> bool:
    """Whether a time is that of a report (`found last month`, `published yesterday`), and not of what it says."""
    ws = doc.tokens.words
    i = mention.first
    while i and ws[i - 1] in ("on", "in", "earlier", "late", "early") and mention.first - i < 2:
        i -= 1
    return mention.kind in ("relative", "weekday", "month", "day") and i > 0 and ws[i - 1] in word_lists()["telling"]


def _earlier_end(c: Context, index: int, mention: Time, measure: str) -> str | None:
    """The year before, for the first of `from 91 to 66`, where the time told is a financial year of ratings."""
    n = c.numbers[index]
    if measure not in families()["rated"] or n.partner is None or n.partner < n.first or n.comparator == ">=" or 0 <= mention.first - n.last <= 3:
        return None
    edtf = mention.period(True)
    return financial_year(int(edtf[:4]) - 1) if edtf and len(edtf) == 21 else None


def _carried(c: Context, index: int, measure: str, before: Sequence[Figure]) -> tuple[str | None, Evidence | None]:
    """The time of a figure told before: in its own sentence, or of its family in the two before it (decision 5)."""
    doc, n = c.doc, c.numbers[index]
    if measure not in families()["fiscal"] or doc.tokens.words[n.last : n.last + 1] == ["currently"]:
        return None, None
    here = doc.layout.index_at(n.start)
    low, _ = doc.sentence_tokens(n.first)
    pronoun = doc.tokens.words[low] in ("it", "this", "these", "they", "those", "that", "of")
    candidates = sorted(range(max(0, index - 5), index), key=lambda k: (-doc.layout.index_at(before[k].start), k))
    for k in candidates:
        figure = before[k]
        if c.numbers[k].partner is not None and figure.comparator == "=":
            continue  # an end of a rise or fall
        back = here - doc.layout.index_at(figure.start)
        if back > 2:
            break
        family = figure.measure == measure or {figure.measure, measure} <= families()["overspent"]
        near_by = back == 0 or family or (pronoun and back == 1)
        if figure.period is None or not near_by or compared(doc, c.numbers[k], 0) or figure.measure in families()["stocks"]:
            continue
        if measure in families()["rated"] and not family and back:
            continue
        return figure.period, Evidence("period", reason=f"the period of {figure.exact} before it")
    return None, None


def _others(c: Context, index: int, stops: Collection[int]) -> tuple[int, ...]:
    """The numbers that own a period beside them: not those that say the same as this one."""
    n = c.numbers[index]
    twins = {m.first for m in c.numbers[max(0, index - 1) : index + 2] if m is not n and (restates(c.doc, m, n) or restates(c.doc, n, m))}
    return tuple(s for s in stops if s not in twins)


def _stated(doc: Document, mention: Time) -> Evidence:
    return Evidence("period", doc.tokens.starts[mention.first], doc.tokens.ends[mention.last - 1])


def _words(doc: Document, mention: Time) -> str:
    return doc.text[doc.tokens.starts[mention.first] : doc.tokens.ends[mention.last - 1]]
