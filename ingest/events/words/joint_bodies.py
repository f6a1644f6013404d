"""Joint commissioning told by a body of its own, or by an adverb: `a joint commissioning team`, `commission care
jointly with`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.text.document import Document

#: Tokens of a noun from its `joint` on, and of one for a committee; tokens behind a verb of buying in which `jointly`
#: stands.
_NOUN, _COMMITTEE, _ADVERB = 7, 5, 7
#: Behind `jointly` or `together` these show that what is bought stands before it.
_AFTER_JOINTLY = frozenset(
    ["with", ".", ",", ";", "from", "since", "and", "had", "has", "was", "would", "in", "but"]
)  # fmt: skip
_PARTS = frozenset({",", ";", "that", "which", ":"})


def joint_bodies(doc: Document) -> Iterator[Event]:
    """`a joint mental health commissioning team`, `a joint primary care committee`: what is bought stands within the
    noun."""
    words = doc.tokens.words
    for i in doc.tokens.among(("joint", "shared", "single", "integrated")):
        stop = min(doc.sentence_tokens(i)[1], i + _NOUN)
        team = _team_at(words, i, stop)
        if team is None:
            ends = (_committee_end(words, i, min(stop, i + _COMMITTEE)), None)
        else:
            ends = (team + 2 if _is_field(words[i + 1 : team], change_words()["no_field"]) else None, None)
        for end in ends:
            if end is not None:
                yield Event(i, end, "joint-commissioning", "noun")


def _team_at(words: Sequence[str], i: int, stop: int) -> int | None:
    """Where `commissioning team` begins behind a `joint`, with what is bought between."""
    nouns = change_words()["joint_bodies"]
    return next((k for k in range(i + 2, stop - 1) if words[k] == "commissioning" and words[k + 1] in nouns), None)


def _committee_end(words: Sequence[str], i: int, stop: int) -> int | None:
    """The end of `a joint primary care committee`."""
    if words[i] not in ("joint", "shared"):
        return None
    noun = next((k for k in range(i + 2, stop) if words[k] in ("committee", "committees")), None)
    none = change_words()["no_field"] | change_words()["no_committee"]
    return noun + 1 if noun is not None and _is_field(words[i + 1 : noun], none) else None


def _is_field(words: Sequence[str], no_field: frozenset[str]) -> bool:
    """Whether words between `joint` and its noun are what is bought: `children's mental health`."""
    return all((w.isalpha() and w not in no_field) or w == "'s" for w in words)


def jointly(doc: Document) -> Iterator[Event]:
    """`commission social care jointly with the council`: the adverb after what is bought."""
    words = doc.tokens.words
    for verb in doc.cues.all("verb-buy"):
        if words[verb.last : verb.last + 1] in (["group"], ["groups"], ["to"]) or words[verb.first - 1] == "clinical":
            continue  # `the clinical commissioning group`, `plan to come together`
        stop = min(doc.sentence_tokens(verb.first)[1], verb.last + _ADVERB)
        for i in range(verb.last + 1, stop):
            if words[i] in ("jointly", "together") and _AFTER_JOINTLY.issuperset(words[i + 1 : i + 2]):
                yield Event(verb.first, i + 1, "joint-commissioning", "verb")
                break
            if words[i] in _PARTS:
                break
