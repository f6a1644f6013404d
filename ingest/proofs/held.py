"""Whether a person holds a role or is to hold it, by how the words join the name and the role.

A title (`chair Jane Doe`) or an apposition (`Jane Doe, who chairs X, will leave`) tells of a role that is held, whatever the verb
of its sentence says. Behind a verb (`will become`, `was appointed`, `would stay on as`) that verb tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccgkg.ingest.claim import Role
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.verdict import Proof, inferred, refused

_HELD = frozenset({"actual"})
_COMING = frozenset({"planned"})
_EITHER = _HELD | _COMING
_OPEN = frozenset({"possible", "planned"})
#: Before or behind a role these tell that it is yet to be held.
_DESIGNATE = frozenset({"incoming", "designate", "future", "next", "elect"})
#: A role behind one of these is a longer one.
_LONGER = frozenset(
    {
        "interim",
        "acting",
        "deputy",
        "vice",
        "joint",
        "clinical",
        "independent",
        "chief",
        "managing",
        "lay",
        "shadow",
        "assistant",
        "co",
        "former",
        "ex",
    }
)
#: What joins a title to the name behind it, beside words with a capital.
_JOINS = frozenset(
    {
        ",",
        "of",
        "at",
        "for",
        "in",
        "the",
        "and",
        "dr",
        "(",
        ")",
        "'s",
        "’s",
        "’",
        "'",
        "ccg",
        "ccgs",
        "&",
        "-",
        "–",
        "both",
        "all",
        "group",
        "groups",
    }
)
#: No apposition has one of these, unless it begins with `who`.
_VERBS = frozenset(
    {
        "will",
        "would",
        "is",
        "was",
        "are",
        "were",
        "has",
        "have",
        "had",
        "to",
        "said",
        "could",
        "may",
        "might",
        "should",
        "became",
        "becomes",
        "become",
    }
)
_PRESENT = frozenset(
    {
        "is",
        "was",
        "has",
        "had",
        "now",
        "became",
        "chairs",
        "leads",
        "heads",
        "runs",
        "been",
        "also",
        "currently",
        "previously",
        "serves",
        "acts",
    }
)
_WILL = frozenset({"will", "'ll", "shall", "due", "set", "to"})
_MAY = frozenset({"would", "could", "may", "might", "should", "can"})
_CHOSEN = ("appoint", "chose", "choos", "pick", "name", "select", "recruit", "hire", "elect", "promot", "confirm")
_VERB_OF = {"leader": "leads"}
_LEAVING = ("stand", "step", "leav", "left", "retir", "resign", "quit", "depart", "relinquish", "go")
#: What those have who are to get one: `will have a joint officer, X`.
_HAVING = frozenset({"have", "get", "gain", "share", "appoint", "be", "welcome", "report"})
_APPOSED, _FAR, _NEAR = 9, 8, 6
#: Sentences that tell a role of one name, at most.
_GOES_ON = 3


def held(ground: Ground, claim: Role, first: int, last: int) -> Proof | None:
    """The proof of a role's status, where the words between the name and the role tell it; None where they do not."""
    found: set[str] = set()
    for low, high in places_of(ground, claim, first):
        found |= _by_words(ground, low, high, first, last)
    if not found:
        return None
    if claim.status in found:
        return inferred("status", "by the words that join the name and the role")
    return refused("status", f"the text tells it as {' or '.join(sorted(found))}, not {claim.status}")


def places_of(ground: Ground, claim: Role, first: int) -> Iterator[tuple[int, int]]:
    """Where the words of a role stand in the sentence of its name, as no part of a longer role."""
    yield from _places(ground, claim, *ground.doc.sentence_tokens(first))


def told_in(ground: Ground, claim: Role, first: int) -> list[tuple[int, int]]:
    """The sentences that have the words of a role: its name's, and those behind it that go on of the same person; else its name's."""
    doc = ground.doc
    low, high = doc.sentence_tokens(first)
    surname = doc.tokens.words[max(first, doc.tokens.range(claim.start, claim.end)[1] - 1)]
    found = [(low, high)] if any(_places(ground, claim, low, high)) else []
    here = doc.layout.index_at(claim.start)
    for sentence in doc.layout.sentences[here + 1 : here + 1 + _GOES_ON]:
        low, high = doc.range_of(sentence)
        if {"he", "she", "his", "her", surname}.isdisjoint(doc.tokens.words[low:high]):
            break
        if any(_places(ground, claim, low, high)):
            found.append((low, high))
    return found or [doc.sentence_tokens(first)]


def place_of(ground: Ground, claim: Role, first: int) -> tuple[int, int] | None:
    """The tokens of the words of a role in the first sentence that tells it."""
    return next(
        (place for low, high in told_in(ground, claim, first) for place in _places(ground, claim, low, high)), None
    )


def _places(ground: Ground, claim: Role, low: int, high: int) -> Iterator[tuple[int, int]]:
    doc = ground.doc
    begin, end = doc.tokens.starts[low], doc.tokens.ends[high - 1]
    role = claim.role.lower()
    for match in re.finditer(
        rf"\b(?:{re.escape(role)}s?|{_VERB_OF.get(role, re.escape(role))})\b", ground.lower[begin:end]
    ):
        place = doc.tokens.range(begin + match.start(), begin + match.end())
        if place[0] == low or doc.tokens.words[place[0] - 1] not in _LONGER:
            yield place


def _by_words(ground: Ground, low: int, high: int, first: int, last: int) -> frozenset[str]:
    """What the words between a role at tokens [low, high) and a name at [first, last) tell of its status, if anything."""
    words, capital = ground.doc.tokens.words, ground.doc.tokens.capital
    lead = next((m.lead for m in ground.people.within(first, last) if m.first == first), first)
    if high <= lead:
        if (
            lead - high <= 3 * _APPOSED
            and all(words[i] in _JOINS or capital(i) for i in range(high, lead))
            and "and" not in _bare(ground, high, lead)
        ):
            had = not _HAVING.isdisjoint(words[max(0, low - _NEAR) : low]) and not _WILL.isdisjoint(
                words[max(0, low - _NEAR - 2) : low]
            )
            return (
                _COMING
                if {words[low - 1], words[high]} & _DESIGNATE or _starts(ground, last)
                else _EITHER
                if had
                else _HELD
            )
        return frozenset()
    if low < last:
        return frozenset()
    between = words[last:low]
    if between and between[0] in (",", "(", "–"):
        inner = between[1:]
        if {*words[low - 1 : low], words[high] if high < len(words) else ""} & _DESIGNATE and "," not in inner:
            return _COMING
        if (
            "," not in inner
            and len(inner) <= _APPOSED
            and _VERBS.isdisjoint(inner)
            and ("who" not in inner or words[low].endswith("s"))
        ):
            return _HELD
        if inner[:1] == ["who"] and "," not in inner:
            return _by_verb(inner[1:]) or (_HELD if not _PRESENT.isdisjoint(inner[:4]) else frozenset())
    chosen = any(w.startswith(_CHOSEN) for w in words[max(0, lead - _FAR) : lead]) and "," not in between
    return _by_verb(between) or (_EITHER if chosen else frozenset())


def _starts(ground: Ground, last: int) -> bool:
    """Whether a name is the subject of a verb of beginning that is yet to come: `a director, X, is due to start on 2 July`."""
    behind = ground.doc.tokens.words[last : last + _APPOSED]
    return any(w in ("start", "begin", "arrive") and not _WILL.isdisjoint(behind[:i]) for i, w in enumerate(behind))


def _by_verb(between: list[str]) -> frozenset[str]:
    """The status that the verb nearest before a role tells; whoever is to leave a post holds it."""
    if any(w.startswith(_LEAVING) for w in between) and between[-1] in ("as", "from", "of", "the", "his", "her"):
        return _HELD
    for i in range(len(between) - 1, -1, -1):
        word = between[i]
        if word.startswith(_CHOSEN):
            return _COMING if "will" in between[max(0, i - 3) : i] else _EITHER
        if word in _MAY:
            return _OPEN
        if word in _WILL - {"to"} or word in ("be", "become", "take", "join") and between[max(0, i - 1) : i] == ["to"]:
            return _COMING
        if word in ("is", "was", "has", "had", "became", "serves", "remains") and between[i + 1 : i + 2] != ["to"]:
            return _HELD
    return frozenset()


def _bare(ground: Ground, low: int, high: int) -> list[str]:
    """The words of tokens [low, high) that lie in no name of a body."""
    return [ground.doc.tokens.words[i] for i in range(low, high) if ground.bodies.at(i) is None]
