"""A CCG that joins others, told by the verb of joining: with the others named, or with a merger told before."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.text.document import Document


def joins(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`X CCG will join Y CCG in a single body`: a CCG that joins others, and not in a regime or a rating."""
    words = doc.tokens.words
    for verb in doc.cues.all("verb-join"):
        start, stop = doc.sentence_tokens(verb.first)
        i = verb.last
        while i < stop and words[i] in (
            "with",
            "nhs",
            "its",
            "neighbouring",
            "neighbour",
            "the",
            "their",
            "neighbours",
            "nearby",
        ):
            i += 1
        joined = bodies.at(i) if i < stop else None
        if (
            joined is None
            or joined.kind != "ccg"
            or any(True for label in ("grade", "intervention") for _ in doc.cues.within(label, start, stop))
        ):
            continue
        subject = next((m for m in bodies.before(verb.first) if m.first >= start), None)
        if (
            subject is not None
            and words[subject.first - 1] in ("leave", "leaving", "left", "quit", "from", "leaves", "nhs")
            and {"leave", "leaving", "left", "quit", "from", "leaves"} & set(words[subject.first - 2 : subject.first])
        ):
            continue  # `Doctors have asked to leave X and join Y`
        if (
            subject is not None
            and subject.kind == "ccg"
            and words[verb.last : verb.last + 1] != ["as"]
            and {"practice", "practices", "surgery", "surgeries", "who", "as"}.isdisjoint(
                words[start : joined.last + 2]
            )
        ):
            yield Event(verb.first, verb.last, "merger", "verb")


def joins_in(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`X CCG was asked to join but said no`: a CCG that joins, or might have joined, in the merger told before."""
    words, lists = doc.tokens.words, change_words()
    first_told = next((c.last for c in doc.cues.all("change") if c.value.startswith("merger")), None)
    if first_told is None:
        return
    for verb in doc.cues.all("verb-join"):
        start, stop = doc.sentence_tokens(verb.first)
        if (
            verb.first < first_told
            or words[verb.first : verb.last] != ["join"]
            or words[verb.first - 1] not in lists["may_join"]
        ):
            continue
        after = words[verb.last : min(stop, verb.last + 2)]
        bare = (
            not after
            or after[0] in lists["join_what"]
            or (after[0] == "the" and after[1:] != [] and after[1] in lists["join_the"])
        )
        ccgs = [m for m in bodies.within(start, verb.first) if m.kind == "ccg"]
        if (
            bare
            and ccgs
            and not any(True for label in ("grade", "intervention") for _ in doc.cues.within(label, start, stop))
        ):
            yield Event(verb.first, verb.last, "merger", "adds")
