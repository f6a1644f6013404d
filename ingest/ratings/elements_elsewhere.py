"""Elements that another clause of the sentence tells: `did better on leadership, where it requires improvement`."""

from __future__ import annotations

from ccgkg.ingest.bodies.subjects import Subjects
from ccgkg.ingest.ratings.bringing import brought
from ccgkg.ingest.ratings.words import MARKS, QUOTES, rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Tokens back in which the element stands that `on that measure` takes up.
_TAKEN_UP = 40
#: Tokens from `where` to the grade of its clause, at most.
_CLAUSE = 8


def where_it_is(doc: Document, cue: Cue, start: int) -> Cue | None:
    """The element right before a clause on its grade: `did better on leadership, where it requires improvement`."""
    words = doc.tokens.words
    where = next((i for i in range(cue.first - 1, max(start, cue.first - _CLAUSE), -1) if words[i] == "where"), None)
    if where is None or doc.cues.within("grade", where, cue.first) or doc.cues.within("element", where, cue.first):
        return None
    return doc.cues.ending("element", where - (words[where - 1] == ","))


def of_clause_before(doc: Document, cue: Cue, low: int) -> str | None:
    """The element for which a clause before it tells how well a CCG did: `did well on dementia, with a good rating`."""
    words = doc.tokens.words
    at = cue.first - 1
    while at > low and (words[at] in QUOTES or words[at] in ("a", "an", "the")):
        at -= 1
    if words[at - 1 : at + 1] != [",", "with"]:
        return None
    element = next((c for c in doc.cues.within("element", low, at) if c.last == at - 1), None)
    brings = element is not None and words[element.first - 1] in ("on", "for", "in")
    return element.value if element is not None and brings else None


def taken_up(doc: Document, cue: Cue, end: int) -> str | None:
    """The element told before that `on that measure` takes up."""
    words = doc.tokens.words
    at = next((i for i in range(cue.last, min(end, cue.last + 3)) if words[i] in ("that", "this", "the")), cue.last)
    if (
        words[at - 1] not in ("on", "for", "in", "by", "against")
        or words[at + (words[at + 1 : at + 2] == ["same"]) + 1 : at + 4][:1] == []
        or not (rating_words()["measures"] & set(words[at + 1 : at + 3]) or _alone(words, at))
    ):
        return None
    return next(
        (c.value for c in reversed(list(doc.cues.within("element", max(0, cue.first - _TAKEN_UP), cue.first)))), None
    )


def _alone(words: list[str], at: int) -> bool:
    """Whether a `that` stands for what was told before: `it was inadequate for that last time`."""
    return words[at] == "that" and words[at + 1] in (".", ",", ";", "last", "in", "too", "as", "and", "but", "the")


def gapped(doc: Document, cue: Cue, start: int, subjects: Subjects) -> list[str]:
    """The elements of the grade before, where a name and a grade share its verb: `X was rated good for cancer and Y
    inadequate`."""
    words = doc.tokens.words
    name = next(
        (m for m in subjects.mentions if m.first > start and all(w in MARKS for w in words[m.last : cue.first])), None
    )
    before = next(reversed(list(doc.cues.within("grade", start, name.first))), None) if name else None
    if name is None or before is None:
        return []
    joint = name.first - 1 - (words[name.first - 1] in ("nhs", "the"))
    named = [c for c in doc.cues.within("element", before.last, joint) if brought(doc, before.last, c)]
    shares = words[joint] in ("and", ",", "while", "but") and named and named[-1].last >= joint - 1
    return list(dict.fromkeys(c.value for c in named)) if shares else []


def of_aside(doc: Document, cue: Cue, start: int) -> list[str]:
    """The elements of the grade that an aside tells to have been before: `X, which was inadequate for cancer in
    2015/16, is now good`."""
    words = doc.tokens.words
    now = next((i for i in range(cue.first - 1, max(start, cue.first - 4), -1) if words[i] == "now"), None)
    before = next(reversed(list(doc.cues.within("grade", start, now))), None) if now is not None else None
    if now is None or before is None:
        return []
    opener = next((i for i in range(before.first - 1, start, -1) if words[i] == ","), start)
    closes = any(words[i] == "," for i in range(before.last, now))
    if words[opener + 1] not in ("which", "once", "previously", "formerly") or not closes:
        return []
    return list(
        dict.fromkeys(c.value for c in doc.cues.within("element", before.last, now) if brought(doc, before.last, c))
    )
