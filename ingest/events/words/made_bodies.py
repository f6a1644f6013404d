"""Several bodies that become one or fewer, by what they form: `A, B and C formed X CCG`, `the five became two`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.subjects import subjects_of
from ccgkg.ingest.events.parties.party import originals_told
from ccgkg.ingest.events.words.event import Event, change_words, several_before
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Before an `into` these tell what several become.
_TURNS = ("turn", "shrink", "shrunk")


def made_of_several(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """The mergers that verbs of forming and becoming tell."""
    words = doc.tokens.words
    for verb in doc.cues.all("verb-form"):
        told = words[verb.first]
        if told.startswith("form") and _into_one(words, verb.last) and several_before(doc, bodies, verb.first):
            yield Event(verb.first, verb.last + 1, "merger", "verb")
        if told.startswith("becom") and _fewer(words, verb.last) and several_before(doc, bodies, verb.first):
            yield Event(verb.first, verb.last, "merger", "verb")
        if told == "into" and words[verb.first - 1].startswith(_TURNS) and _turned(doc, bodies, verb):
            yield Event(verb.first - 1, verb.last, "merger", "verb")
        made = _made(words, bodies, verb)
        if made and _by_several(doc, bodies, verb, made):
            yield Event(verb.first, verb.last, "merger", "makes")


def _turned(doc: Document, bodies: Bodies, verb: Cue) -> bool:
    """`Nine groups will turn into four`, `the three CCGs turn into one`."""
    words = doc.tokens.words
    fewer = _into_one(words, verb.last) or _fewer(words, verb.last)
    return fewer and several_before(doc, bodies, verb.first - 1)


def _into_one(words: Sequence[str], token: int) -> bool:
    """`form one CCG`."""
    following = words[token : token + 2]
    return len(following) == 2 and following[0] == "one" and following[1] in change_words()["fewer_next"]


def _fewer(words: Sequence[str], token: int) -> bool:
    """`become two groups`."""
    lists, following = change_words(), words[token : token + 2]
    return len(following) == 2 and following[0] in lists["fewer"] and following[1] in lists["fewer_next"]


def _made(words: Sequence[str], bodies: Bodies, verb: Cue) -> Mention | None:
    """The CCG that is named as what was formed: `became X CCG`, `form the X CCG`."""
    made = bodies.at(verb.last)
    if made is None and words[verb.last : verb.last + 1] in (["the"], ["a"]):
        made = bodies.at(verb.last + 1)
    return made if made is not None and made.kind == "ccg" else None


def _by_several(doc: Document, bodies: Bodies, verb: Cue, made: Mention) -> bool:
    """Whether several bodies formed it: by their names, by bare places, or by what the sentence is about."""
    return (
        several_before(doc, bodies, verb.first)
        or _by_bare_names(doc, made.agent, verb)
        or _several_do(doc, bodies, verb, made)
    )


def _by_bare_names(doc: Document, made: str, verb: Cue) -> bool:
    """Whether those of which the register says that the body was made stand before the verb: `Gateshead and Newcastle
    West became`."""
    forms = doc.tokens.words[verb.first].startswith(("form", "becom", "becam"))
    return forms and bool(originals_told(doc, made, doc.sentence_tokens(verb.first)[0], verb.first))


def _several_do(doc: Document, bodies: Bodies, verb: Cue, made: Mention) -> bool:
    """Whether several CCGs are the subject of a verb, however far before it."""
    subjects = subjects_of(doc, bodies, verb.first, verb.last)
    they = doc.tokens.words[doc.sentence_tokens(verb.first)[0]] == "they"
    if not subjects and they and len(bodies.meant.main) > 1:
        return True  # `They will now apply to form X`, of those whom the text is about
    if subjects.group is not None:
        return (subjects.group.count or len(subjects.group.members)) > 1
    several = len({m.agent for m in subjects.mentions if m.last <= verb.first} - {made.agent}) > 1
    return several and (they or not subjects.inferred)
