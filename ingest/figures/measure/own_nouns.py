"""What a noun that a number counts measures: people, staff, practices, areas or respondents, and no other thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: From so many on, people are a population.
_MANY = 20_000
#: So many of `us` at most are the staff of one body.
FEW = 100
#: Between those who answered and the verb.
_ADVERBS = frozenset({"also", "then", "have", "had", "has"})
#: Behind a noun, what makes its number one for each stretch of time: `four surgeries a week`.
_EVERY = frozenset({"a", "each", "every", "per"})
_STRETCHES = frozenset({"week", "day", "month", "year"})


def own_noun(doc: Document, noun: Cue, n: Number) -> Measured:
    """The measure of a noun. People are a population where they are served, or are many; a share of patients is not."""
    answered = _who_answered(doc, noun, n) if noun.value == "population" else None
    if answered is not None:
        return answered
    told_apart = _TOLD_APART.get(noun.value)
    other = told_apart is not None and told_apart(doc, noun, n)
    if doc.tokens.words[noun.first] == "measures":
        low = doc.sentence_tokens(n.first)[0]
        other = other or word_lists()["assessed"].isdisjoint(doc.tokens.words[low : noun.first])
    return Measured("other" if other else noun.value, noun.first, noun.last, noun.value)


def _who_answered(doc: Document, noun: Cue, n: Number) -> Measured | None:
    """`900 people filled in the survey`, `58 per cent of the 412 residents who answered its survey`."""
    words = doc.tokens.words
    said = doc.cues.starting("predicate", noun.last + (words[noun.last] in _ADVERBS))
    if said is None and n.unit == "count" and doc.tokens.words[noun.last] in ("who", "that", "which"):
        said = doc.cues.starting("predicate", noun.last + 1)
    if said is None or said.value != "respondents":
        return None
    return Measured("respondents", noun.first, said.last, "respondents")


def _no_population(doc: Document, noun: Cue, n: Number) -> bool:
    """Whether people are too few, are only a share, or are told of for something else than that they are served."""
    words = doc.tokens.words
    if n.unit == "count":
        if n.value < _MANY:
            return True
    elif words[noun.first] != "population" and not (words[noun.first] == "people" and _in_england(words, noun)):
        return True
    if words[noun.last] in word_lists()["treated"]:
        return True  # `Almost 160,000 people received it`
    if words[n.begin - 2 : n.begin] == ["used", "by"] or _for_each_stretch(words, noun):
        return True  # `a service used by 30,000 people`, `sees 70,000 people a year`
    # `30,000 of its neighbour's patients have diabetes`
    return words[n.last] == "of" and words[n.last + 1] not in ("the", "these") and "'s" in words[n.last : noun.first]


def _in_england(words: list[str], noun: Cue) -> bool:
    return words[noun.last : noun.last + 2] in (["in", "england"], ["across", "england"])


def _for_each_stretch(words: list[str], noun: Cue) -> bool:
    return words[noun.last] in _EVERY and words[noun.last + 1] in _STRETCHES


def _no_staff(doc: Document, noun: Cue, n: Number) -> bool:
    """`a third of directors`, `2,000 of us`, `four of us round the table`, `two chief officer posts are vacant`."""
    words = doc.tokens.words
    if n.unit == "percent" and words[noun.last - 1] == "directors":
        return True
    vacant = n.whole is None and words[noun.last - 2] == "officer"
    return vacant and not word_lists()["vacant"].isdisjoint(words[noun.last : noun.last + 3])


def _no_practices(doc: Document, noun: Cue, n: Number) -> bool:
    """`I still do four surgeries a week`."""
    return _for_each_stretch(doc.tokens.words, noun)


def _no_areas(doc: Document, noun: Cue, n: Number) -> bool:
    """`44 STP areas`, `three rural areas`: places, and no parts of an assessment, of which nothing is told."""
    words = doc.tokens.words
    places = not word_lists()["of_places"].isdisjoint(words[n.last : noun.first])
    return places or words[noun.first] == "areas" and not _assesses(doc, n)


def _assesses(doc: Document, n: Number) -> bool:
    """Whether the sentence of a number, or the one before, speaks of an assessment."""
    here = doc.layout.index_at(n.start)
    first, last = doc.range_of(doc.layout.sentences[max(0, here - 1)])[0], doc.sentence_tokens(n.first)[1]
    assessed = word_lists()["assessed"]
    return any(w in assessed or w.startswith(("indicator", "domain")) for w in doc.tokens.words[first:last])


def _no_respondents(doc: Document, noun: Cue, n: Number) -> bool:
    """A share of those who answered is what they think; not where the phrase says that they did (`40 per cent
    responded`)."""
    if n.unit != "percent":
        return False
    words = doc.tokens.words
    if not {"who", "that", "which"}.isdisjoint(words[noun.first : noun.last]):
        return True
    return noun.last - noun.first == 1 or words[noun.last - 1] not in word_lists()["answered"]


#: By the value of a noun, whether it is told of another thing.
_TOLD_APART: Mapping[str, Callable[[Document, Cue, Number], bool]] = {
    "population": _no_population,
    "staff": _no_staff,
    "practices": _no_practices,
    "assessment-areas": _no_areas,
    "respondents": _no_respondents,
}
