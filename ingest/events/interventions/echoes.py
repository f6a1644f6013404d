"""Interventions told again without their name: `was made subject to them`, `came out in April`, `Y followed in
March`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.elided import so_said
from ccgkg.ingest.events.interventions.intervening import MEASURES, intervention_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: At most this many sentences between an intervention and the words that recall it.
_BACK = 3
#: The same with the lines of a list between.
_LISTED = 40
#: Tokens of a verb of entering or leaving.
_LONGEST = 4
#: Tokens of an aside between a subject and its verb.
_ASIDE = 9
#: Tokens from a verb to the grade that it brings.
_TO_GRADE = 5
#: Behind `left it` these show that it is no regime that was left; behind `had them`, what was done.
_NOT_LEFT = (["out"], ["to"], ["at"], ["for"], ["behind"], ["until"])
_DONE = (["lifted"], ["removed"], ["revoked"], ["imposed"])
_ON = ("to", "on", "at", "against", "over", "in")
_FOR_NOUNS = frozenset({"theirs", "own", "ones"})
_AUXILIARIES = frozenset({"was", "were", "have", "had", "has", "been", "will", "be", "only", "also", "then", "finally"})


@dataclass(frozen=True, slots=True)
class Recalled:
    """The words that stand for an intervention told before, as a cue of its type, and the verb that carries them."""

    cue: Cue
    verb: Cue


def find_recalled(doc: Document, bodies: Bodies, cues: Sequence[Cue]) -> list[Recalled]:
    """What recalls the measures that `cues` tell of, in the order of the text."""
    measures = [c for c in cues if c.value in MEASURES]
    if not measures:
        return [*_has_one(doc, cues)]
    return sorted(
        (
            r
            for r in (
                *_pronouns(doc, measures),
                *_verbs(doc, bodies, measures),
                *_those(doc, measures),
                *_so_was(doc),
                *_those_on(doc, bodies, measures),
                *_owned(doc, bodies, measures),
                *_owns(doc, measures),
                *_has_one(doc, cues),
            )
        ),
        key=lambda r: r.cue.first,
    )


def _pronouns(doc: Document, measures: Sequence[Cue]) -> Iterator[Recalled]:
    """`them` as what a verb of intervening has: `was in them until May`, `had them lifted`; `it` of a regime: `had left
    it`."""
    words = doc.tokens.words
    for i in range(measures[0].last, len(words)):
        if words[i] not in ("it", "them"):
            continue
        verb = _verb_of_it(doc, i) if words[i] == "it" else _verb_of_them(doc, i)
        if verb and "after" in words[max(0, verb.first - 6) : verb.first] and _is_told_there(doc, verb.first):
            continue  # `were removed from directions two years after NHS England imposed them`
        value = _told(doc, measures, i) if verb else None
        if verb and value and (words[i] == "them" or value == "special-measures"):
            yield Recalled(Cue(i, i + 1, value), verb)


def _is_told_there(doc: Document, token: int) -> bool:
    """Whether the sentence of a token has told of a measure before it."""
    return bool(doc.cues.within("intervention", doc.sentence_tokens(token)[0], token))


def _verb_of_it(doc: Document, i: int) -> Cue | None:
    """The verb of entering or leaving a regime that `it` stands for: `The first nine CCGs to enter it were`, `had left
    it`."""
    words, verb = doc.tokens.words, doc.cues.ending("intervenes", i)
    if verb is None or verb.first < i - _LONGEST:
        return None
    told = words[verb.first]
    if verb.value == "act" and told.startswith(("enter", "join")):
        again = doc.cues.within("intervention", doc.sentence_tokens(i)[0], i)
        return None if again else verb  # not `exited the regime, having entered it in May`
    left = verb.value == "end" and words[verb.first - 1] != "to" and not told.startswith("end")
    return verb if left and words[i + 1 : i + 2] not in _NOT_LEFT else None


def _verb_of_them(doc: Document, i: int) -> Cue | None:
    """The verb that has `them`: `had them lifted`, `was placed in them`."""
    words = doc.tokens.words
    had = words[i - 1] in ("had", "has", "have") and words[i + 1 : i + 2] in _DONE
    if had and (verb := doc.cues.starting("intervenes", i + 1)) is not None:
        return verb
    if words[i - 1] in intervention_words()["gets"]:
        return Cue(i - 1, i, "act")
    near = doc.cues.within("intervenes", max(0, i - 6), i)
    return next((c for c in near if i - c.last <= 1 and _governs(words, c, i)), None)


def _owns(doc: Document, measures: Sequence[Cue]) -> Iterator[Recalled]:
    """What stands for the noun behind a verb of having: `received theirs in October`, `got its own`, `was given similar
    ones`."""
    words, gets = doc.tokens.words, intervention_words()["gets"]
    for i in range(measures[0].last, len(words) - 1):
        if words[i] not in _FOR_NOUNS:
            continue
        before = words[i - 1]
        own = words[i] == "own" and before in ("its", "their")
        ones = words[i] == "ones" and before in ("similar", "such", "identical", "its", "their")
        verb = i - 1 if words[i] == "theirs" else i - 2
        ends = not words[i + 1].isalpha() or words[i + 1] in intervention_words()["after_recall"]
        noun = words[i] == "theirs" or own or ones
        if noun and words[verb] in gets and ends and (value := _told(doc, measures, i)):
            yield Recalled(Cue(i, i + 1, value), Cue(verb, verb + 1, "act"))


def _has_one(doc: Document, cues: Sequence[Cue]) -> Iterator[Recalled]:
    """`X wants no turnaround director. Y has one already.`"""
    words = doc.tokens.words
    for i in doc.tokens.among(("one",)):
        has = words[i - 1] in ("has", "have", "had", "got")
        if has and "already" in (words[i - 2], *words[i + 1 : i + 2]) and (value := _told(doc, cues, i)):
            yield Recalled(Cue(i, i + 1, value), Cue(i - 1, i, "appoint"))


def _those(doc: Document, measures: Sequence[Cue]) -> Iterator[Recalled]:
    """`Those given to X were lifted`: a participle after the pronoun, and what became of them."""
    words = doc.tokens.words
    for given in doc.cues.all("intervenes"):
        i = given.first - 1
        if i < measures[0].last or words[i] not in ("those", "ones") or given.value != "act":
            continue
        value = _told(doc, measures, i)
        stop = doc.sentence_tokens(i)[1]
        if value and words[given.last : given.last + 1] != [] and words[given.last] in _ON:
            ended = next((c for c in doc.cues.within("intervenes", given.last, stop) if c.value == "end"), given)
            yield Recalled(Cue(i, given.last, value), ended)


def _so_was(doc: Document) -> Iterator[Recalled]:
    """What says the same of others: `X is in special measures. So are Y and Z.`"""
    for i, low, high in so_said(doc):
        before = [c for c in doc.cues.within("intervention", low, high) if c.value in MEASURES]
        if before and not doc.cues.within("intervention", i, doc.sentence_tokens(i)[1]):
            yield Recalled(Cue(i, i + 1, before[-1].value), Cue(i + 1, i + 2, _verb_before(doc, i)))


def _those_on(doc: Document, bodies: Bodies, measures: Sequence[Cue]) -> Iterator[Recalled]:
    """`Those on X came off in June`: whose they are right after the pronoun, and what became of them."""
    words = doc.tokens.words
    for i in doc.tokens.among(("those",)):
        named = any(m.kind == "ccg" for m in bodies.within(i + 2, i + 4))
        if i < measures[0].last or not named or words[i + 1] not in ("on", "against", "over", "at"):
            continue
        stop = doc.sentence_tokens(i)[1]
        verb = next((c for c in doc.cues.within("intervenes", i + 2, stop) if c.value != "plan"), None)
        if verb and (value := _told(doc, measures, i)):
            yield Recalled(Cue(i, i + 1, value), verb)


def _owned(doc: Document, bodies: Bodies, measures: Sequence[Cue]) -> Iterator[Recalled]:
    """`X’s took effect in June`: a CCG’s own, with no noun."""
    words = doc.tokens.words
    for mention in bodies.mentions:
        i = mention.last
        if mention.kind != "ccg" or i < measures[0].last or words[i : i + 1] != ["'s"]:
            continue
        verb = next((c for c in doc.cues.within("intervenes", i + 1, i + 5) if c.value != "plan"), None)
        bare = verb is not None and _AUXILIARIES.issuperset(words[i + 1 : verb.first])
        if verb and bare and (value := _told(doc, measures, i)):
            yield Recalled(Cue(i, i + 1, value), verb)


def _governs(words: Sequence[str], verb: Cue, pronoun: int) -> bool:
    return verb.last == pronoun or words[verb.last] in ("in", "under", "into", "of", "from", "to", "off", "with")


def _verbs(doc: Document, bodies: Bodies, measures: Sequence[Cue]) -> Iterator[Recalled]:
    """A verb with no object that a CCG or a group of them does: it came out, it followed."""
    words, lists = doc.tokens.words, intervention_words()
    for cue in doc.cues.all("recalls"):
        following = words[cue.last] if cue.last < doc.sentence_tokens(cue.first)[1] else "."
        if words[cue.first - 1] == "it" and "that" in words[cue.last : cue.last + 3]:
            continue  # `It emerged that`
        if "whether" in words[max(0, cue.first - 6) : cue.first]:
            continue  # `asked whether others might be next`
        if following in ("as", "at", "with") and doc.cues.within("grade", cue.last, cue.last + _TO_GRADE):
            continue  # `came out as good`
        if cue.first < measures[0].last or following not in lists["after_recall"] or not _acts(doc, bodies, cue.first):
            continue
        value = _told(doc, measures, cue.first)
        between = value and any(True for _ in doc.cues.within("change", _last(measures, cue.first), cue.first))
        if value and not between:
            verb = _verb_before(doc, cue.first) if cue.value == "same" else cue.value
            yield Recalled(Cue(cue.first, cue.last, value), Cue(cue.first, cue.last, verb))


def _verb_before(doc: Document, token: int) -> str:
    """What was done last before a token, and is done again there: `X left special measures in April and Y did so in
    June`."""
    low = doc.sentence_tokens(max(0, doc.sentence_tokens(token)[0] - 1))[0]
    verbs = [c.value for c in doc.cues.within("intervenes", low, token)]
    return "end" if "end" in verbs else "act"


def _acts(doc: Document, bodies: Bodies, token: int) -> bool:
    """Whether a CCG, or a group of CCGs, is the subject right before a verb."""
    words, start = doc.tokens.words, doc.sentence_tokens(token)[0]
    i = token
    while i > start and words[i - 1] in intervention_words()["before_recall"]:
        i -= 1
    mention = bodies.at(i - 1) or _before_aside(bodies, words, start, i)
    if mention is not None:
        return mention.kind == "ccg"
    if {"could", "may", "might"} & set(words[i:token]):
        return False  # `fear that other groups could follow`
    if not intervention_words()["act"].isdisjoint((words[i - 1], words[token - 1])):
        return True
    return any(
        g.last >= i - 1 or not {",", ";"} & set(words[g.last : i]) for g in bodies.groups_within(max(start, i - 12), i)
    )


def _before_aside(bodies: Bodies, words: Sequence[str], start: int, i: int) -> Mention | None:
    """The body before an aside that ends right before a token: `X, once among them, left in May`."""
    if words[i - 1] != ",":
        return None
    comma = next((k for k in range(i - 2, max(start, i - 2 - _ASIDE), -1) if words[k] == ","), None)
    return bodies.at(comma - 1) if comma is not None else None


def _last(measures: Sequence[Cue], token: int) -> int:
    return max(c.last for c in measures if c.last <= token)


def _told(doc: Document, measures: Sequence[Cue], token: int) -> str | None:
    """The measure told last before a token, in its sentence or the few before it."""
    layout, starts = doc.layout, doc.tokens.starts
    here = layout.index_at(starts[token])
    index = bisect_right(measures, token, key=attrgetter("last")) - 1
    if index < 0:
        return None
    told = layout.index_at(starts[measures[index].first])
    apart = here - told
    if _BACK < apart <= _LISTED:  # the lines of a list are no sentences
        apart -= sum(layout.blocks[layout.sentences[i].block].kind == "item" for i in range(told, here))
    return measures[index].value if apart <= _BACK else None
