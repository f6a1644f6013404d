"""The body that a pronoun, or `the group`, stands for: who acts in the sentences before, not who only comes in beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from ccgkg.ingest.bodies.mention import Mention
from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Sentences back to which a pronoun reaches.
REACH = 6
#: So many sentences nearer the CCG is that the whole text is about.
_TOPIC = 3
#: A text is about no CCG that it names fewer times.
_OFTEN = 3
_PREPOSITIONS = frozenset(
    {
        "of",
        "at",
        "by",
        "in",
        "from",
        "to",
        "than",
        "with",
        "for",
        "near",
        "like",
        "unlike",
        "join",
        "joining",
        "joined",
        "absorb",
        "absorbing",
    }
)
#: Between such a preposition and a name.
_BEFORE_NAME = frozenset(
    {"neighbouring", "nearby", "neighbour", "neighbours", "nhs", "its", "their", "the", ",", "adjoining", "fellow"}
)
_FORMER = frozenset({"former", "formerly", "previously", "ex"})
#: Between two names of a list.
_JOINTS = frozenset({"and", "&", ",", "or", "nor", "nhs", "ccg", "ccgs", "both"})
#: Nouns for one CCG, what makes one new, and verbs before the name of one that others become.
_ONE = frozenset({"ccg", "group", "organisation", "body", "commissioner"})
_NEW = frozenset(
    {
        "new",
        "merged",
        "enlarged",
        "combined",
        "resulting",
        "successor",
        "bigger",
        "larger",
        "unified",
        "newly",
        "formed",
    }
)
_BECOMES = frozenset(
    {
        "become",
        "becomes",
        "became",
        "form",
        "forms",
        "formed",
        "forming",
        "create",
        "creates",
        "created",
        "creating",
        "into",
        "as",
    }
)
#: What may stand between such a verb and the name: `form a new body, X`.
_LED_UP = frozenset(
    {
        "the",
        "a",
        "new",
        "nhs",
        "single",
        "called",
        "named",
        "known",
        "as",
        "“",
        "‘",
        ",",
        "body",
        "organisation",
        "commissioner",
    }
)
#: Nouns for bodies that are no CCGs.
_OTHER = frozenset({"board", "trust", "committee", "partnership", "alliance", "icb"})
#: Words that describe a noun, at most, between it and its article.
_DESCRIBED = 3
#: Sentences by which one farther back counts as nearer than one that hangs on a preposition, was so once, or is one of several.
_HANGS, _PAST, _LISTED = 2, 6, 4
#: Those who act on others, of whom a text goes on to speak: `NHS England placed X under directions`.
_OVER, _OVERSEES = frozenset({"nhs-england", "nhs-improvement", "parliament", "dh", "dhsc"}), 1


@dataclass(frozen=True, slots=True)
class Spoken:
    """One who may be meant: a mention, and the token where it or a noun for it stands."""

    at: int
    mention: Mention
    noun: bool = False


def spoken_of(doc: Document, spoken: Sequence[Spoken], token: int, topic: str | None) -> Mention | None:
    """The one of some told before a token that a pronoun there stands for; `topic` is the CCG that the whole text is about.

    The first in its sentence, else the subject of a sentence before: the nearer the better, and one that hangs on a preposition
    (`merger with X`) counts as two sentences farther off (`chair of X` as one), one of a list as four, a former one as six, another
    paragraph as one; the topic as three nearer.
    """
    layout, words = doc.layout, doc.tokens.words
    index = layout.index_at(doc.tokens.starts[token])
    best: tuple[tuple[int, int, int], Mention] | None = None
    for place, each in enumerate(spoken):
        sentence = layout.index_at(doc.tokens.starts[each.at])
        first = doc.range_of(layout.sentences[sentence])[0]
        hangs = not each.noun and _hangs(words, each.at, first)
        listed = not each.noun and _listed(words, spoken, place)
        if sentence == index:
            far = (_HANGS if hangs else 0) + (_LISTED if listed else 0) + _clauses(words, each.at, token) - 100
        else:
            lead = set(words[max(first, each.at - 6) : each.at])
            past = hangs and bool(_FORMER & lead or {"who", "was"} <= lead)
            apart = layout.sentences[sentence].block != layout.sentences[index].block
            far = (
                index
                - sentence
                + (_PAST if past else _hanging(words, each.at, first) if hangs else 0)
                + (_LISTED if listed else 0)
                + apart
            )
            far += _OVERSEES if each.mention.agent in _OVER else 0
            far -= (
                _TOPIC
                if each.mention.agent == topic or _opens(each, first, sentence, index, apart, hangs or listed)
                else 0
            )
        order = (far, -sentence, place)
        if best is None or order < best[0]:
            best = (order, each.mention)
    return best[1] if best else None


def _clauses(words: Sequence[str], first: int, last: int) -> int:
    """How many clauses of their own begin between two tokens: `X was good, but Y was inadequate and was told that it`."""
    return sum(1 for i in range(first, last) if words[i] in (";", "but", "while", "whereas"))


def _opens(each: Spoken, first: int, sentence: int, index: int, apart: bool, lesser: bool) -> bool:
    """Whether one is the subject that opens the sentence right before, in the same paragraph."""
    return (
        index - sentence == 1
        and not apart
        and not lesser
        and not each.noun
        and each.at - first <= 2
        and each.mention.agent not in _OVER
    )


def topic_of(doc: Document, mentions: Sequence[Mention]) -> str | None:
    """The CCG that a whole text is about, given those that it names: three times at least, and twice as often as any other, where
    one that only comes in beside something (`chair of X`) counts as half."""
    words = doc.tokens.words
    times, weights = Counter(m.agent for m in mentions), Counter[str]()
    for m in mentions:
        weights[m.agent] += 1 if _hangs(words, m.first, doc.sentence_tokens(m.first)[0]) else 2
    (topic, most), (_, next_most) = [*weights.most_common(2), ("", 0), ("", 0)][:2]
    titled = {m.agent for m in mentions if doc.layout.sentence_at(m.start).block == 0} == {topic}
    return topic if times[topic] >= _OFTEN and (most >= 2 * next_most or titled and most > next_most) else None


def _hangs(words: Sequence[str], token: int, first: int) -> bool:
    """Whether a name hangs on a preposition: `chair of X`, `handed to neighbouring X`, `to its neighbour, X`."""
    i = token - 1
    while i > first and words[i] in _BEFORE_NAME:
        i -= 1
    return i >= first and words[i] in _PREPOSITIONS


def _hanging(words: Sequence[str], token: int, first: int) -> int:
    """How many sentences farther off a name is that hangs on a preposition: the one whose officer is told of is nearer than others."""
    i = token - 1
    while i > first and words[i] in _BEFORE_NAME:
        i -= 1
    return _HANGS - (words[i] in ("of", "at") and i > first and words[i - 1] in rules()["offices"])


def _listed(words: Sequence[str], spoken: Sequence[Spoken], place: int) -> bool:
    """Whether a name is one of several that commas and `and` join: `it` stands for none of them."""
    here = spoken[place].mention
    for other in (place - 1, place + 1):
        if 0 <= other < len(spoken) and not spoken[other].noun and spoken[other].mention.kind == here.kind:
            one, two = sorted((here, spoken[other].mention), key=lambda m: m.first)
            gap = words[one.last : two.first]
            if 0 < len(gap) <= 3 and all(w in _JOINTS for w in gap):
                return True
    return False


def singular_nouns(doc: Document) -> list[tuple[int, str]]:
    """The nouns of a text that stand for one body told before, and what each is: `ccg`, `new` (`the merged body`), or the noun of a
    body that is no CCG (`the new board`)."""
    words, found = doc.tokens.words, []
    for i in doc.tokens.among(_ONE | _OTHER):
        low, k = doc.sentence_tokens(i)[0], i - 1
        while k >= low and i - k <= _DESCRIBED and (words[k] in _describes() or words[k] in _NEW):
            k -= 1
        new = bool(_NEW & set(words[k + 1 : i]))
        if k < low or words[k] not in ("the", "this") or words[i + 1] == "of":
            continue
        if words[i] in _OTHER:
            found.append((i, words[i]))
        elif new or words[i] in ("ccg", "group"):
            found.append((i, "new" if new else "ccg"))
    return found


def made_before(doc: Document, mentions: Sequence[Mention]) -> Mention | None:
    """The last of some CCGs told in their order that others become: `merged to form X`, `will become X`."""
    words = doc.tokens.words
    for mention in reversed(mentions):
        i = mention.first - 1
        while i > 0 and words[i] in _LED_UP:
            if words[i] in ("as", "called", "named"):
                return mention
            i -= 1
        replaced = i > 0 and words[i] == "by" and not {"replaced", "succeeded"}.isdisjoint(words[max(0, i - 4) : i])
        if i > 0 and words[i] in _BECOMES or replaced or _replaces(words, mention):
            return mention
    return None


def _replaces(words: Sequence[str], mention: Mention) -> bool:
    """Whether a name is of what comes in place of others: `a single body, X, will replace them`."""
    after = mention.last + (words[mention.last : mention.last + 1] == [","])
    return words[after + 1 : after + 2] == ["replace"] and words[after] in ("will", "to", "would", "shall")


def named_so(mentions: Iterable[Mention], noun: str) -> Mention | None:
    """The first of some mentions in whose name a noun is: `the new board` for Coln Integrated Care Board."""
    return next(
        (
            m
            for m in mentions
            if m.kind == "body" and m.agent.endswith((f"-{noun}", "-icb" if noun == "board" else f"-{noun}"))
        ),
        None,
    )


@cache
def _describes() -> frozenset[str]:
    return frozenset(lexicon("subjects")["describes"])
