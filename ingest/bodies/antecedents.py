"""The body that a pronoun, or `the group`, stands for: who acts in the sentences before, not who is only beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ccgkg.ingest.bodies.mention import Mention
from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.text.clauses import main_of
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
#: With these a sentence turns to others: `Neighbouring X CCG was outstanding, while Y CCG`.
_NEIGHBOURS = frozenset({"neighbouring", "nearby", "adjoining"})
_FORMER = frozenset({"former", "formerly", "previously", "ex"})
#: Between two names of a list.
_JOINTS = frozenset({"and", "&", ",", "or", "nor", "nhs", "ccg", "ccgs", "both"})
#: Sentences by which one farther back counts as nearer than one that hangs on a preposition, was so once, or is one of
#: several.
_HANGS, _PAST, _LISTED = 2, 6, 4
#: The same for one in a relative clause of another, what begins such a clause, and what it stands behind.
_BESIDE, _RELATIVES, _PAUSES = 2, frozenset({"which", "whose", "who"}), frozenset({",", "(", "–", "—"})
#: With these one is told to be of a body.
_HEADS = frozenset({"chairs", "leads", "heads", "runs", "is", "oversees", "led", "chaired", "headed", "ran", "works"})
#: With these a second verb begins.
_ON = frozenset({"and", "but"})
#: Those who act on others, of whom a text goes on to speak: `NHS England placed X under directions`.
_OVER, _OVERSEES = frozenset({"nhs-england", "nhs-improvement", "parliament", "dh", "dhsc"}), 1


@dataclass(frozen=True, slots=True)
class Spoken:
    """One who may be meant: a mention, and the token where it or a noun for it stands."""

    at: int
    mention: Mention
    noun: bool = False


def spoken_of(doc: Document, spoken: Sequence[Spoken], token: int, topic: str | None) -> Mention | None:
    """The one of some told before a token that a pronoun there stands for; `topic` is the CCG that the whole text is
    about.

    The first in its sentence, else the subject of a sentence before: the nearer the better, and one that hangs on a
    preposition (`merger with X`) counts as two sentences farther off (`chair of X` as one), one of a list or a
    neighbour as four, a former one as six, another paragraph as one; the topic as three nearer.
    """
    layout, words = doc.layout, doc.tokens.words
    index = layout.index_at(doc.tokens.starts[token])
    best: tuple[tuple[int, int, int], Mention] | None = None
    for place, each in enumerate(spoken):
        sentence = layout.index_at(doc.tokens.starts[each.at])
        first, last = doc.range_of(layout.sentences[sentence])
        main = main_of(doc.tokens, first, last) if sentence != index else first
        hangs = not each.noun and _hangs(words, each.at, first)
        listed = not each.noun and _listed(words, spoken, place)
        beside = _BESIDE if each.at < main or in_relative(words, each.at, first) else 0
        if sentence == index:
            far = beside + (_HANGS if hangs else 0) + (_LISTED if listed else 0) + _clauses(words, each.at, token) - 100
        else:
            lead = set(words[max(first, each.at - 6) : each.at])
            past = hangs and bool(_FORMER & lead or {"who", "was"} <= lead)
            apart = layout.sentences[sentence].block != layout.sentences[index].block
            far = (
                min(index - sentence, REACH)
                + (_LISTED if _NEIGHBOURS & set(words[first : each.at]) else 0)
                + (_PAST if past else _hanging(words, each.at, first) if hangs else 0)
                + (_LISTED if listed else 0)
                + apart
                + beside
            )
            far += _OVERSEES if each.mention.agent in _OVER else 0
            far -= (
                _TOPIC
                if each.mention.agent == topic or _opens(each, main, sentence, index, apart, hangs or listed)
                else 0
            )
        order = (far, -sentence, place)
        if best is None or order < best[0]:
            best = (order, each.mention)
    return best[1] if best else None


def _clauses(words: Sequence[str], first: int, last: int) -> int:
    """How many clauses of their own begin between two tokens: `X was good, but Y was inadequate and was told that
    it`."""
    return sum(1 for i in range(first, last) if words[i] in (";", "but", "while", "whereas"))


def in_relative(words: Sequence[str], token: int, first: int) -> bool:
    """Whether a name stands in a clause that tells more of another: `X, which borders Y, …`, `A, who left Y and …`."""
    i = token - 1
    while i > first and words[i] not in _PAUSES and words[i] not in _RELATIVES and words[i] not in _ON:
        i -= 1
    own = words[i] == "who" and not (rules()["offices"] | _HEADS).isdisjoint(words[i:token])  # A, who chairs X
    return i > first and words[i] in _RELATIVES and words[i - 1] in _PAUSES and not own


def _opens(each: Spoken, first: int, sentence: int, index: int, apart: bool, lesser: bool) -> bool:
    """Whether one is the subject that opens the sentence right before, in the same paragraph."""
    return (
        index - sentence == 1
        and not apart
        and not lesser
        and not each.noun
        and 0 <= each.at - first <= 2
        and each.mention.agent not in _OVER
    )


def topic_of(doc: Document, mentions: Sequence[Mention]) -> str | None:
    """The CCG that a whole text is about, given those that it names: three times at least, and twice as often as any
    other, where one that only comes in beside something (`chair of X`) counts as half."""
    words = doc.tokens.words
    times, weights = Counter(m.agent for m in mentions), Counter[str]()
    for m in mentions:
        weights[m.agent] += 1 if _hangs(words, m.first, doc.sentence_tokens(m.first)[0]) else 2
    (topic, most), (_, next_most) = [*weights.most_common(2), ("", 0), ("", 0)][:2]
    titled = _titled(doc, mentions) == {topic}
    return topic if times[topic] >= _OFTEN and (most >= 2 * next_most or titled and most > next_most) else None


def _titled(doc: Document, mentions: Sequence[Mention]) -> set[str]:
    """The CCGs that a headline names, or else those whose names begin with a word of it: `Southport chiefs sacked`."""
    named = {m.agent for m in mentions if doc.layout.sentence_at(m.start).block == 0}
    if named or not mentions:
        return named
    tokens, head = doc.tokens, doc.layout.blocks[0]
    words = {tokens.words[i] for i in range(*tokens.range(head.start, head.end)) if tokens.capital(i)}
    return {m.agent for m in mentions if tokens.words[m.first + (tokens.words[m.first] == "nhs")] in words}


def _hangs(words: Sequence[str], token: int, first: int) -> bool:
    """Whether a name hangs on a preposition: `chair of X`, `handed to neighbouring X`, `to its neighbour, X`."""
    i = token - 1
    while i > first and words[i] in _BEFORE_NAME:
        i -= 1
    return i >= first and words[i] in _PREPOSITIONS


def _hanging(words: Sequence[str], token: int, first: int) -> int:
    """How many sentences farther off a name is that hangs on a preposition: the one whose officer is told of is nearer
    than others."""
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
