"""The year of the ratings: the financial year that a text as a whole gives to the grades it tells (decision 5)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ccgkg.ingest.text.distance import apart
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.dates import Mention
from ccgkg.ingest.times.time_lexicon import Lexicon

#: Tokens between a noun for ratings and its year.
_REACH = 12
#: Tokens before a year that a sentence sets in front: `In its assessment for 2018-19, X was told`.
_FRONT = 6
_PARTS = frozenset((",", ";", ":", "and", "but", "or", "while", "which", "who", "with", "deficit", "surplus"))
#: What brings the year of a grade.
_GIVES = frozenset(("for", "in", "during", "(", "under", "over", "throughout"))
_AHEAD = frozenset(("will", "would", "may", "might", "could"))
#: `requires improvement or worse`.
_OR = frozenset(("worse", "better", "above", "below", "lower", "higher"))
#: As many financial years on either side of one are looked at for a series.
_SERIES = 3
#: What is told of a grade, and what may stand between it and its year.
_GRADE = frozenset({"grade", "rating", "verdict", "mark", "judgment", "judgement"})
_OF_GRADE = frozenset(
    (",", "which", "that", "is", "was", "for", "covers", "covering", "given", "the", "year", "financial", "of")
)
#: `CCG ratings for 2017-18` are those of all.
_OF_RATINGS = (["ratings"], ["assessment"], ["assessments"], ["improvement"], ["annual"], ["scores"], ["grades"])
_COVERS = frozenset(("cover", "covers", "covering", "covered"))


def year_of_ratings(doc: Document, lex: Lexicon, mentions: Sequence[Mention]) -> Mention | None:
    """The first financial year told of ratings of several CCGs; of one CCG alone only where no other year is told
    so."""
    ws = doc.tokens.words
    of_one: list[Mention] = []
    of_grade: list[Mention] = []
    years = [m for m in mentions if m.kind == "financial-year"]
    for i, m in enumerate(years):
        low, high = doc.sentence_tokens(m.first)
        ahead = bool(_AHEAD & set(ws[m.last : m.last + 1]))
        if ahead or not lex.sets["foreseen"].isdisjoint(ws[max(low, m.first - 8) : m.first]):
            continue
        if _of_the_grade(ws, low, m.first):
            of_grade.append(m)
            continue
        near = years[max(0, i - _SERIES) : i + _SERIES + 1]
        after_another = i > 0 and years[i - 1].first >= m.first - _REACH
        if (
            _is_earlier_end(near, ws, m, high)
            or _in_series(near, low, high)
            or not _is_of_ratings(doc, lex, m, low, high, after_another)
        ):
            continue
        if _is_of_all(ws, lex, m, low) and len({o.edtf for o in near if low <= o.first < high}) == 1:
            return m
        if not _of_one_body(ws, low, high) and not (
            ws[low] == "it" and lex.sets["rating_nouns"].isdisjoint(ws[low:high])
        ):
            return m
        of_one.append(m)
    if len({m.edtf for m in of_grade}) == 1:
        return of_grade[0]
    graded = year_of_grades(doc, mentions)
    alone = len({m.edtf for m in of_one}) == 1 and (graded is None or graded.edtf == of_one[0].edtf)
    return of_one[0] if alone else None


def _of_the_grade(ws: Sequence[str], low: int, first: int) -> bool:
    """Whether a year is told of the grade that was just told: `The new grade, for 2018/19, is a first`."""
    front = ws[low:first]
    noun = next((n for n, w in enumerate(front[:4]) if w in _GRADE), None)
    if noun is None or front[0] not in ("the", "its", "this", "that") or first - low > _REACH:
        return False
    between = front[noun + 1 :]
    return bool({"for", "covers", "covering", "of"} & set(between)) and _OF_GRADE.issuperset(between)


def year_of_grades(doc: Document, mentions: Sequence[Mention]) -> Mention | None:
    """The financial year in which a text tells grades of one CCG or another, where that is one year, or the first and
    latest of those that it tells: `rated good for 2016/17 … which had been inadequate in 2015/16`."""
    ws = doc.tokens.words
    told = []
    years = [m for m in mentions if m.kind == "financial-year" and m.edtf is not None]
    for i, m in enumerate(years):
        first = _before(ws, m.first)
        if ws[first - 1] not in _GIVES:
            continue
        low, high = doc.sentence_tokens(m.first)
        if _in_series(years[max(0, i - _SERIES) : i + _SERIES + 1], low, high):
            return None
        grade = next(reversed(list(doc.cues.within("grade", max(low, m.first - 2 * _REACH), m.first))), None)
        if (
            grade is not None
            and "had" in ws[max(low, grade.first - 3) : grade.first]
            and low < grade.first - 3
            and {"which", "who"} & set(ws[max(low, grade.first - 6) : grade.first])
        ):
            continue  # `X, which had been inadequate in 2015/16`: an earlier year than that of the text
        if grade is not None and ("from" in ws[max(low, grade.first - 2) : grade.first] or ws[grade.last] == "it"):
            continue  # `up from inadequate in 2016-17`, `the good it held in 2016-17`
        gap = ws[grade.last : first] if grade is not None else []
        both = gap.index("improvement") if "improvement" in gap and "england" in gap else 0
        gap = [
            w for n, w in enumerate(gap) if not (w == "and" and n + 2 == both)
        ]  # `by NHS England and NHS Improvement` is one
        gap = gap[2:] if gap[:1] == ["or"] and gap[1:2] and gap[1] in _OR else gap
        fronted = first - low <= _FRONT and bool(doc.cues.within("grade", m.last, high))
        near = grade is not None and apart(ws, grade.last, first) <= _REACH
        if fronted or (near and not _PARTS.intersection(gap) and not any(w[0].isdecimal() for w in gap)):
            told.append(m)
    return told[0] if told and all((m.edtf or "") <= (told[0].edtf or "") for m in told) else None


def _before(ws: Sequence[str], first: int) -> int:
    """Where the phrase of a financial year begins: at the `the` of `the 2016-17 financial year`."""
    while first and ws[first - 1] in ("the", "financial", "year", "fiscal", "both"):
        first -= 1
    return first


def _is_of_ratings(doc: Document, lex: Lexicon, m: Mention, low: int, high: int, other: bool) -> bool:
    """Whether words for rating stand with a year: beside it, before it in one noun phrase, in its heading, in its
    clause; `other` tells of another year right before it."""
    ws, sets = doc.tokens.words, lex.sets
    rated, nouns = sets["rated"], sets["rating_nouns"]
    before = m.first
    while before and ws[before - 1] in sets["rated_joints"] and m.first - before < 3:
        before -= 1
    if (
        before < m.first
        and ws[before - 1] in rated - {"performance"}
        or m.first
        and ws[m.first - 1] in nouns | {"rating"}
    ):
        return True
    if any(w in rated for w in ws[m.last : m.last + 2]):
        return True
    if m.first and ws[m.first - 1] in _COVERS:
        return any(w in rated for w in ws[low : m.first])
    if _compared(ws, low, m.first):
        return False
    near = ws[max(low, m.first - _REACH) : m.first]
    if (
        _is_later_end(ws, low, m)
        and not nouns.isdisjoint(ws[low:high])
        and not sets["several"].isdisjoint(ws[low:high])
    ):
        return True  # `fell from 23 in 2016/17 to 18 in 2017/18, according to the annual assessment`
    if any(len(w) == 4 and w.isdecimal() and w.startswith("20") for w in near) or other:
        near = []  # another year stands between
    if not nouns.isdisjoint(near):
        at = max(k for k, w in enumerate(near) if w in nouns)
        if (
            sets["rating_verbs"].isdisjoint(near[at:])
            or doc.layout.block_at(doc.tokens.starts[m.first]).kind == "heading"
        ):
            return True
    several = not sets["several"].isdisjoint(ws[low:high]) and not _of_one_body(ws, low, high)
    if not several:
        return False
    graded = bool(doc.cues.within("grade", low, m.first)) and (
        not (nouns | sets["grading"]).isdisjoint(ws[low:high]) or bool(doc.cues.within("rates", low, m.first))
    )
    if m.first and ws[m.first - 1] in _GIVES and graded:
        return True
    if m.first and ws[m.first - 1] in _GIVES and not (nouns | sets["grading"]).isdisjoint(ws[low : m.first]):
        return True
    return m.first - low <= 2 and not sets["grading"].isdisjoint(ws[m.last : min(high, m.last + _REACH)])


def _is_of_all(ws: Sequence[str], lex: Lexicon, m: Mention, low: int) -> bool:
    """Whether a year is told of the ratings as a whole, in one phrase with them: `in the latest ratings for
    2017/18`."""
    first = _before(ws, m.first)
    if (
        first - 1 <= low
        or ws[first - 1] not in _GIVES
        or ws[first - 2] not in lex.sets["rating_nouns"] - {"verdict", "framework", "scorecard"}
    ):
        return False
    noun = first - 2
    return any(ws[i] in ("the", "'s", "these", "those") for i in range(noun - 1, max(low, noun - 5) - 1, -1)) and not {
        "its",
        "their",
    } & set(ws[max(low, noun - 4) : noun])


def _is_earlier_end(years: Sequence[Mention], ws: Sequence[str], m: Mention, high: int) -> bool:
    """Whether a year is the one from which a number rose or fell to that of another: `from 23 in 2016/17 to 18 in
    2017/18`."""
    later = next((o for o in years if m.last <= o.first < high), None)
    return later is not None and "from" in ws[max(0, m.first - 5) : m.first] and "to" in ws[m.last : later.first]


def _is_later_end(ws: Sequence[str], low: int, m: Mention) -> bool:
    """Whether a year is that of the later end of a rise or fall: `from 23 in 2016/17 to 18 in 2017/18`."""
    to = next((k for k in range(m.first - 1, max(low, m.first - 5), -1) if ws[k] == "to"), None)
    return to is not None and "from" in ws[max(low, to - 8) : to]


def _in_series(years: Sequence[Mention], low: int, high: int) -> bool:
    """Whether a sentence tells three years or more, one after the other: none of them is that of the text."""
    return len({m.edtf for m in years if low <= m.first < high}) > 2


def _compared(ws: Sequence[str], low: int, first: int) -> bool:
    """Whether a year is only compared with: `up from 10 in 2015-16`."""
    words = ws[max(low, first - 6) : first]
    return any(
        pair in (("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to")) for pair in pairwise(words)
    ) or ("than" in words or "against" in words)


def _of_one_body(ws: Sequence[str], first: int, last: int) -> bool:
    """Whether a sentence speaks of one CCG only: its year is then that CCG's own."""
    words = ws[first:last]
    one = any(w == "ccg" and words[i + 1 : i + 2] not in _OF_RATINGS for i, w in enumerate(words))
    one = one or ("commissioning", "group") in pairwise(words)
    return one and not {"every", "each"} & set(words) and "ccgs" not in words and "groups" not in words
