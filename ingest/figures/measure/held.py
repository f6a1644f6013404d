"""The noun before a number that has none behind it: `a population of 1.8 million`, `serves 1.3m`, `the number of
posts`."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.counted import QUOTES
from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.figures.measure.own_nouns import FEW
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: From so many on, people are a population.
_MANY = 20_000
#: There were never fewer CCGs than this.
_CCGS = 106
#: Tokens back in which it is told whose number it is, and in which a level is named.
_TALLY = 14
_LEVEL = 14
#: Between a noun and its number.
_BETWEEN = frozenset(["some", "about", "of", "around", "a", "total", "over", "nearly", "combined", "just", "only"])
#: Between a word for a level and its number.
_STANDS = frozenset(["to", "from", "at", "of", "by", "is", "was", "are", "were", "stands", "stood"])
_EMPLOYS = frozenset({"employ", "employs", "employed", "employing"})
#: Nouns that a number alone may go on with, and those before which it does not.
_GOES_ON = frozenset({"practices", "staff"})
_NOUNS = frozenset({"practices", "staff", "ccg", "other"})
#: What `the number of` may be told of.
_NUMBERED = frozenset({"staff", "practices", "population", "mergers"})


def _named(cue: Cue) -> Measured:
    return Measured(cue.value, cue.first, cue.last, cue.value)


def held(doc: Document, n: Number, low: int) -> Measured | None:
    """The measure that the words before a number say it is of; None where they hold no noun."""
    words = doc.tokens.words
    told = _told_before(doc, n, low) or (_of_us(doc, n, low) if words[n.last : n.last + 2] == ["of", "us"] else None)
    if told is not None:
        return told
    i = n.begin
    while i > low and words[i - 1] in _BETWEEN:
        i -= 1
    return _level(doc, n, low, i) or number_of(doc, low, i) or _noun(doc, n, low, i) or _of_a_verb(doc, n, low, i)


def _of_us(doc: Document, n: Number, low: int) -> Measured:
    """`there are 209 of us`, `the three of us will become one CCG`, `Nearly 2,000 of us signed a petition`: CCGs,
    staff, others."""
    words, last = doc.tokens.words, n.last + 2
    if n.value >= _CCGS and "there" in words[max(low, n.first - 4) : n.first]:
        return Measured("ccgs", n.last, last, "ccg")
    for said in doc.cues.within("predicate", last, clause_of(doc, n.first)[1]):
        if said.value in ("ccgs-merging", "ccgs-sharing-leadership"):
            return Measured(said.value, said.first, said.last, "ccg")
    if n.value >= _MANY:
        return Measured("population", n.last, last, "population")
    others = n.value > FEW or words[last] in ("round", "around", "signed", "who")
    measure = "other" if others else "staff"
    return Measured(measure, n.last, last, measure)


def _level(doc: Document, n: Number, low: int, i: int) -> Measured | None:
    """`the headcount stands at 80`."""
    level = next(iter(doc.cues.within("levels", max(low, n.first - _LEVEL), n.first)), None)
    if level is None or level.last != i and doc.tokens.words[i - 1] not in _STANDS:
        return None
    return _named(level)


def _noun(doc: Document, n: Number, low: int, i: int) -> Measured | None:
    """`a list of practices, of 60`, `a population of 1.8 million`."""
    words, label = doc.tokens.words, doc.cues.ending("counted", i - 1)
    if label is not None and words[i - 1] == ":" and label.first == low and label.value not in ("ccg", "other"):
        return _named(label)  # `Practices: 125`
    noun = doc.cues.ending("counted", i)
    if noun is not None and noun.value not in ("ccg", "other", "mergers") and "of" in words[i : n.first]:
        return _named(noun)
    if n.value >= _MANY and any(c.value == "population" for c in doc.cues.within("counted", low, n.first)):
        return Measured("population", counted="population")
    return None


def _of_a_verb(doc: Document, n: Number, low: int, i: int) -> Measured | None:
    """`employs 80`, `serves 1.3m`."""
    if i > low and doc.tokens.words[i - 1] in _EMPLOYS:
        return Measured("staff", i - 1, i, "staff")
    serves = doc.cues.ending("serves", i) if n.value >= _MANY else None
    return _named(serves) if serves is not None else None


def number_of(doc: Document, low: int, last: int) -> Measured | None:
    """`bring the number of senior posts down from 17`: the noun whose number is told, with no other noun nor mark
    since."""
    words, tallies = doc.tokens.words, word_lists()["tallies"]
    for k in range(last - 2, max(low, last - _TALLY), -1):
        if words[k] in (",", ";", "and", "which"):
            return None
        if words[k] in tallies and words[k + 1] == "of":
            noun = next((c for j in range(k + 2, min(k + 6, last)) if (c := doc.cues.starting("counted", j))), None)
            if noun is None or noun.value not in _NUMBERED:
                return None
            goes = not word_lists()["number_verbs"].isdisjoint(words[noun.last : last + 1])
            return Measured(noun.value, k, noun.last, noun.value) if goes else None
    return None


def level_of(doc: Document, low: int, last: int) -> Measured | None:
    """`The headcount will drop by a further 10 per cent`: the word for a level that opens the clause of a change."""
    first = max(low, clause_of(doc, last)[0])
    first = next((k + 1 for k in range(last - 2, first, -1) if doc.tokens.words[k] == "that"), first)
    level = next(iter(doc.cues.within("levels", first, min(last, first + 5))), None)
    return _named(level) if level is not None else None


def _told_before(doc: Document, n: Number, low: int) -> Measured | None:
    """`My practices, all 19 of them`, `practices voted by 27 to eight`, `the practices. All but two`: the noun told
    last goes on."""
    if n.whole is not None:
        return None
    words, i, layout = doc.tokens.words, n.begin, doc.layout
    all_of_them = words[i - 1] == "all" and words[n.last : n.last + 2] == ["of", "them"]
    voted = _voted(words, n, low)
    if not (all_of_them or voted or words[max(0, i - 2) : i] == ["all", "but"]):
        return None
    first, here = low, layout.index_at(n.start)
    if here and not voted and layout.sentences[here - 1].passage == layout.sentences[here].passage:
        first = doc.range_of(layout.sentences[here - 1])[0]
    nouns = [c for c in doc.cues.within("counted", first, _closed(words, first, i)) if c.value in _NOUNS]
    return _named(nouns[-1]) if nouns and nouns[-1].value in _GOES_ON else None


def _closed(words: list[str], first: int, last: int) -> int:
    """Where quoted words end that are taken up again: `“It is our practices,” said its officer. “All 31 of them.”`"""
    if words[last - 2] not in QUOTES:
        return last
    return next((k for k in range(last - 3, first, -1) if words[k] in QUOTES), last)


def _voted(words: list[str], n: Number, low: int) -> bool:
    """`voted by 27 to eight in favour`."""
    i = n.begin
    if words[i - 1] not in ("by", "to") or {"voted", "vote", "votes"}.isdisjoint(words[max(low, i - 4) : i]):
        return False
    return not word_lists()["voted_for"].isdisjoint(words[n.last : n.last + 4])
