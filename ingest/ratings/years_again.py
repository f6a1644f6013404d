"""Years told before with other grades, which a sentence takes up: `good in both years`, `in the second of those`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.ratings.brackets import year_before
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.cues import Cue

#: Why a grade has such a year.
AGAIN = "the years told before"

#: Tokens behind a grade, at most, in which the phrase begins; how many years it takes up, by its first words.
_NEAR = 6
_MANY = {"both": 2, "two": 2, "three": 3, "four": 4}
_OPENS = frozenset({"both", "all", "each", "every"})
_WHICH = {"first": 0, "former": 0, "earlier": 0, "second": 1, "latter": 1, "later": 1, "last": 1}


def years_again(words: Sequence[str], cue: Cue, start: int, stop: int, told: Sequence[str]) -> Sequence[str]:
    """The years of a grade, in EDTF, of those told before in the text; none where its sentence, tokens [start, stop),
    takes up none."""
    nouns = rating_words()["taken_up"]
    for i in range(start, stop - 1):
        if words[i] == "same" and words[i + 1] in nouns:
            return told[-1:]
        if words[i] in _WHICH and i < cue.first and _of_those(words, i) and len(told) > 1:
            return (told[-2:][_WHICH[words[i]]],)
    for i in range(cue.last, min(stop - 1, cue.last + _NEAR)):
        if told and (many := _before_those(words, i, stop)) and (first := year_before(told[-1])):
            return (first, *filter(None, (year_before(first),)))[:many]
        if words[i] in _OPENS and (many := _all_of(words, i, stop, len(told))):
            return told[-many:]
    return ()


def _before_those(words: Sequence[str], i: int, stop: int) -> int:
    """How many years `the two preceding years` or `the previous two years` tells, two at most; 0 where it tells
    none."""
    phrase = words[i : min(stop, i + 3)]
    before = not {"preceding", "previous", "prior"}.isdisjoint(phrase) and "years" in words[i : min(stop, i + 4)]
    return next((min(2, _MANY[w]) for w in phrase if w in _MANY), 0) if before else 0


def _of_those(words: Sequence[str], i: int) -> bool:
    """`the second of those assessments`, `the first of the two`."""
    pair = words[i + 1] == "of" and words[i + 2] in ("those", "these", "the", "them")
    return pair and ("two" in words[i + 3 : i + 4] or not rating_words()["taken_up"].isdisjoint(words[i + 3 : i + 5]))


def _all_of(words: Sequence[str], i: int, stop: int, told: int) -> int:
    """How many years `both years`, `all three years` or `each time` takes up, of so many told; 0 where it takes up
    none."""
    noun = next((k for k in range(i + 1, min(stop, i + 5)) if words[k] in rating_words()["times"]), None)
    if noun is None or any(w not in _MANY and w not in ("of", "the", "those") for w in words[i + 1 : noun]):
        return 0
    many = next((_MANY[w] for w in words[i:noun] if w in _MANY), told)
    return many if 1 < many <= told else 0
