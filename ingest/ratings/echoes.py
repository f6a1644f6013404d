"""Grades told again without their word: `the same verdict`, `one of them`, `five of the 18`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.elided import elided, so_said
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.ratings.words import QUOTES, rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: The count of each grade of which a text tells one: the first token of the grade, the number, the grade.
Counts = Sequence[tuple[int, int, str]]
#: Before a grade that `another` takes up.
_ONE = frozenset({"a", "an", "one", "rare", "second", "first"})
#: Behind `the same`, before those of whom it is told.
_TRUE = frozenset({("goes",), ("is", "true"), ("was", "true"), ("applies",), ("holds",), ("story",), ("went",)})
#: Between a comma and a grade that stands in an aside: `X, only good last year, has joined them`.
_ASIDE = frozenset({"only", "once", "just", "merely", "previously", "formerly", "rated", "then", "until"})
#: Sentences back in which the grade stands that `the same verdict` is.
_BACK = 2
#: Tokens before a grade in which those are counted that have it.
_REACH = 12


def told_again(doc: Document, cues: Sequence[Cue]) -> list[Cue]:
    """The words that stand for a grade, each as a cue of it, given the cues of grades of a text in order."""
    counts = [(cue.first, count, cue.value) for cue in cues for count in _counts(doc, cue)]
    found = (*_same(doc, cues), *_one_of_them(doc), *_was_one(doc), *_of_counted(doc, counts), *_another(doc))
    return [*found, *_so_was(doc), *_of_some(doc, counts), *_joined(doc)]


def _another(doc: Document) -> Iterator[Cue]:
    """`A got an inadequate, B another`: as the grade before it in its sentence, of a name or behind a verb that
    gives."""
    words = doc.tokens.words
    for i in doc.tokens.among(("another",)):
        start, stop = doc.sentence_tokens(i)
        before = doc.cues.within("grade", start, i)
        ends = i + 1 == stop or words[i + 1] in (".", ",", ";", "and", ")", "–")
        if not before or not ends or words[before[-1].first - 1 - (words[before[-1].first - 1] in QUOTES)] not in _ONE:
            continue
        gives = any(
            r.value in ("give", "verb", "keep") for r in doc.cues.within("rates", max(before[-1].last, i - 2), i)
        )
        if gives or doc.tokens.capital(i - 1) or words[i - 1] in ("ccg", "too"):
            yield Cue(i, i + 1, before[-1].value)


def _same(doc: Document, cues: Sequence[Cue]) -> Iterator[Cue]:
    """`The same verdict`."""
    index_at, starts = doc.layout.index_at, doc.tokens.starts
    for i in doc.tokens.among(("same",)):
        before = bisect_left(cues, i, key=lambda c: c.first) - 1
        words = doc.tokens.words
        if (
            (goes := _goes(words, i))
            and before >= 0
            and index_at(starts[i]) - index_at(starts[cues[before].first]) <= 1
        ):
            yield Cue(i, goes, cues[before].value)
            continue
        given = words[i - 1] == "the" and doc.cues.ending("rates", i - 1) and words[i + 1] in (".", ",", ";")
        if given and doc.cues.within("grade", doc.sentence_tokens(i)[0], i):
            yield Cue(i, i + 1, cues[before].value)  # `Y was handed the same`
        if words[i + 1] not in rating_words()["grade_nouns"] or _told_behind(doc, i + 2):
            continue
        if before >= 0 and index_at(starts[i]) - index_at(starts[cues[before].first]) <= _BACK:
            yield Cue(i, i + 2, cues[before].value)
        elif doc.tokens.words[i + 2] == "as" and (told := doc.cues.within("grade", i, doc.sentence_tokens(i)[1])):
            yield Cue(i, i + 2, told[0].value)  # `the same grade as Y, which was rated good`


def _told_behind(doc: Document, token: int) -> bool:
    """Whether a mark at a token brings the grade itself: `the same rating: ‘good’`."""
    words = doc.tokens.words
    behind = token + 1 + (words[token + 1 : token + 2] != [] and words[token + 1] in QUOTES)
    return words[token : token + 1] in ([":"], ["–"], [","]) and doc.cues.starting("grade", behind) is not None


def _goes(words: Sequence[str], i: int) -> int | None:
    """The token behind `same goes`, `same is true` or `same story` at a token, where a preposition brings of whom."""
    behind = next((i + n for n in (2, 3) if tuple(words[i + 1 : i + n]) in _TRUE), None)
    return behind if behind is not None and words[behind] in ("for", "of", "to", "at", "in") else None


def _one_of_them(doc: Document) -> Iterator[Cue]:
    """`Ten were rated good. X was one of them.`"""
    words = doc.tokens.words
    for i in doc.tokens.among(("them",)):
        first = i - 1 if words[i - 1] == "among" else i - 2
        some = words[first:i] in (["among"], ["one", "of"], ["two", "of"], ["three", "of"])
        if not some or words[first - 1] not in rating_words()["copulas"]:
            continue
        low = doc.sentence_tokens(i)[0]
        start = next((k + 1 for k in range(first - 1, low, -1) if words[k] == ";"), low)
        before = doc.cues.within("grade", doc.sentence_tokens(start - 1)[0], start) if start else ()
        if len({c.value for c in before}) == 1 and not doc.cues.within("grade", start, i):
            yield Cue(first, i + 1, before[0].value)


def _joined(doc: Document) -> Iterator[Cue]:
    """Those who joined the ones of whom a grade was just told: `Y has now joined them`, `X was inadequate, and Y has
    joined it`."""
    words = doc.tokens.words
    for i in doc.tokens.among(("joined", "joins", "join")):
        if words[i + 1 : i + 2] not in (["them"], ["it"], ["these"]) or words[i + 2 : i + 3] == ["in"]:
            continue
        start = doc.sentence_tokens(i)[0]
        low = doc.sentence_tokens(start - 1)[0] if start else start
        here = [c for c in doc.cues.within("grade", start, i) if not _in_aside(words, c.first, i)]
        before = here or doc.cues.within("grade", low, start)
        values = {c.value for c in before if not _in_relative(words, c.first, i)}
        if len(values) == 1 and not any(True for _ in doc.cues.within("change", start, i)):
            yield Cue(i, i + 2, next(iter(values)))


def _was_one(doc: Document) -> Iterator[Cue]:
    """`Four were rated good. X was one; Y was another.`"""
    words = doc.tokens.words
    for i in doc.tokens.among(("one", "another")):
        start = doc.sentence_tokens(i)[0]
        if words[i - 1] not in ("was", "is") or words[i + 1] not in (".", ";", ",") or not start:
            continue
        low, high = doc.sentence_tokens(start - 1)
        values = {c.value for c in doc.cues.within("grade", low, high)}
        several = any(number_before(words, k + 1) for k in range(low, high))
        if len(values) == 1 and several and not doc.cues.within("grade", start, i):
            yield Cue(i, i + 1, values.pop())


def _in_relative(words: Sequence[str], token: int, stop: int) -> bool:
    """Whether a token stands in a relative clause between commas that end before another: `Y, which was good in 2015,
    has joined it`."""
    back = range(token, max(0, token - 8), -1)
    return "," in words[token:stop] and any(words[k] in ("which", "who") and words[k - 1] == "," for k in back)


def _in_aside(words: Sequence[str], token: int, stop: int) -> bool:
    """Whether a grade at a token stands between commas behind a name."""
    back = next((k for k in range(token - 1, max(0, token - 4), -1) if words[k] not in _ASIDE), token)
    return words[back] == "," and "," in words[token:stop]


def _of_some(doc: Document, counts: Counts) -> Iterator[Cue]:
    """Some of those whom the sentence before gives one grade: `Five are in Sussex: A, B, C, D and E.`; those of whom
    it counts as many: `Eight are good and six inadequate. The six include A.`"""
    words = doc.tokens.words
    for first, last in elided(doc):
        before = doc.sentence_tokens(first - 1)
        stop = doc.sentence_tokens(first)[1]
        if any(True for label in ("grade", "intervention") for _ in doc.cues.within(label, first, stop)):
            continue
        values = {c.value for c in doc.cues.within("grade", *before)}
        several = any(w in ("ccgs", "groups") or w[0].isdecimal() for w in words[slice(*before)])
        number = number_before(words, last) if words[first] in ("the", "those", "these") else None
        counted = _graded(counts, number[0], first) if number else set()
        if len(counted) == 1:
            yield Cue(first, last, counted.pop())
        elif len(values) == 1 and several:
            yield Cue(first, last, values.pop())


def _so_was(doc: Document) -> Iterator[Cue]:
    """What says the same of others: `X was rated good. So was Y.`"""
    words = doc.tokens.words
    for i, low, high in so_said(doc):
        stop = doc.sentence_tokens(i)[1]
        commas = (k for k in range(i, stop - 1) if words[k] == ",")
        aside = next((k for k in commas if words[k + 1] in ("which", "despite", "having", "though")), stop)
        before = doc.cues.within("grade", low, high)
        if len({c.value for c in before}) == 1 and not doc.cues.within("grade", i, aside):
            yield Cue(i, i + 1, before[0].value)


def _of_counted(doc: Document, counts: Counts) -> Iterator[Cue]:
    """Some of as many as a text has told to have one grade: `Five of the 18 are in Sussex: …`, `A is among the 18`."""
    words, lists = doc.tokens.words, rating_words()
    for i in doc.tokens.among(("of", "among")) if counts else ():
        number = number_before(words, i + 3) if words[i + 1 : i + 2] == ["the"] else None
        values = _graded(counts, number[0], i) if number is not None and number[1] == i + 2 else set()
        if len(values) != 1:
            continue
        start, stop = doc.sentence_tokens(i)
        some = number_before(words, i)
        first = some[1] if some else i - (words[i] == "of")
        part = words[i] == "among" or (first >= start and (some or words[first] in lists["parts"]))
        tells = i + 3 < stop and words[i + 3] in lists["copulas"] | {":", ",", "–"}
        is_one = i + 3 < stop and words[first - 1] in lists["copulas"] and words[i + 3] in (".", ";", ",", "and")
        here = doc.cues.within("grade", start, stop)
        if part and (tells and not here or is_one):
            yield Cue(first, i + 3, values.pop())


def _graded(counts: Counts, number: int, token: int) -> set[str]:
    """The grades of which a text has told before a token that so many have them."""
    return {value for first, many, value in counts if many == number and first < token}


def _counts(doc: Document, cue: Cue) -> Iterator[int]:
    """The numbers of those that have a grade: of `rated 18 of the 207 groups inadequate` both, of `inadequate: 18` the
    one."""
    words = doc.tokens.words
    start, stop = doc.sentence_tokens(cue.first)
    for i in range(cue.first, max(start, cue.first - _REACH), -1):
        if words[i - 1] in (";", ".", ":") or doc.cues.ending("grade", i):
            break
        if number := number_before(words, i):
            yield number[0]
    if cue.last + 1 < stop and words[cue.last] in (":", "(", "–") and (number := number_before(words, cue.last + 2)):
        yield number[0]
