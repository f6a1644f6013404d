"""Leaders whom several bodies share, told by the verb, the person or the office: `share a chief`, `are led by Jane
Roe`."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.words.event import Event, change_words, past_short, several_after, several_before, verbs_before
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Between a subject and its verb; between several bodies and `led by`.
_BEFORE_SHARE = frozenset(
    ["have", "had", "now", "already", "also", "currently", "will", "would", "both", "all", "has"]
)  # fmt: skip
_BE = frozenset({"be", "been", "being", "is", "are", "was", "were"})
_BEFORE_LED = frozenset({"jointly", "all", "both", "now", "already", "been", "be", "being", "are", "were"})
#: Behind `share one` these show that no noun goes with it.
_BEHIND_ONE = frozenset(["with", "from", "between", "across", "and", "by", "in", "next", "since", ".", ",", ";"])
#: Tokens before a verb in which a group that is its subject begins.
_GROUP = 30


def shared_by_several(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`which have shared Jane Roe`, `the chief officer they share`."""
    verbs = doc.cues.all("verb-share")
    for verb in verbs:
        end = _shared_person(doc, bodies, verb) or _shared_one(doc, verb)
        if end:
            yield Event(verb.first, end, "shared-leadership", "share")
    yield from _shared_passive(doc)
    for verb in verbs:
        leader = _shared_before(doc, bodies, verb)
        if leader is not None:
            yield Event(leader, verb.last, "shared-leadership", "shared")


def _shared_person(doc: Document, bodies: Bodies, verb: Cue) -> int | None:
    """The end of a person's name that is shared: `which have shared Jane Roe`; `shares her with Y`."""
    tokens = doc.tokens
    if tokens.words[verb.last] in ("him", "her") and tokens.words[verb.last + 1] in _BEHIND_ONE:
        return verb.last + (tokens.words[verb.last + 1] != "with")
    i = verb.last
    if tokens.capital(verb.first) and tokens.capital(i):
        return None  # a line in capitals
    while i < len(tokens) and tokens.words[i].isalpha() and tokens.capital(i) and bodies.at(i) is None:
        i += 1
    return i if i - verb.last >= 2 else None


def _shared_one(doc: Document, verb: Cue) -> int | None:
    """The end of a pronoun for a leader told just before: `changed their accountable officer, and nine now share
    one`."""
    words, start = doc.tokens.words, doc.sentence_tokens(verb.first)[0]
    if words[verb.last] != "one" or words[verb.last + 1] not in _BEHIND_ONE:
        return None
    low = doc.sentence_tokens(start - 1)[0] if start else start
    told = any(c.value == "leader" for c in doc.cues.within("change-object", low, verb.first))
    return verb.last + 1 if told else None


def _shared_passive(doc: Document) -> Iterator[Event]:
    """`The chief officer’s post at A will be shared with B`."""
    words = doc.tokens.words
    for i in doc.tokens.among(("shared",)):
        low = max(doc.sentence_tokens(i)[0], i - _GROUP // 2)
        leader = any(c.value == "leader" for c in doc.cues.within("change-object", low, i))
        if leader and words[i - 1] in _BE and words[i + 1] in ("with", "by", "between", "across"):
            yield Event(i, i + 1, "shared-leadership", "verb")


def _shared_before(doc: Document, bodies: Bodies, verb: Cue) -> int | None:
    """Where the leader begins of whom a relative clause says that several share them: `the chief officer they
    share`."""
    words = doc.tokens.words
    start, i = doc.sentence_tokens(verb.first)[0], verb.first
    while i > start and words[i - 1] in _BEFORE_SHARE:
        i -= 1
    if words[i - 1] in ("they", "we"):
        i -= 1
    else:
        group = next((g for g in bodies.groups_within(i - _GROUP, i) if g.last == i), None)
        if group is None:
            return None
        i = group.first
    if words[i - 1] in ("that", "which", "whom"):
        i -= 1
    leader = doc.cues.ending("change-object", i)
    return leader.first if leader and leader.value == "leader" else None


def shared_leader(doc: Document, bodies: Bodies, item: Cue, start: int) -> Iterator[Event]:
    """`share an accountable officer`, `share X CCG’s chief`: a leader's noun, and the verb before it in a sentence that
    begins at `start`."""
    words, between = doc.tokens.words, change_words()["share_between"]
    owner = bodies.at(item.first - 2) if words[item.first - 1] == "'s" else None
    last = owner.first if owner is not None and owner.kind == "ccg" else item.first
    for verb in verbs_before(doc, "share", item, start):
        if between.issuperset(words[verb.last : last]):
            yield Event(verb.first, item.last, "shared-leadership", "share")


def led_by_one(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`A and B CCGs are led by Jane Roe`: several, and one person by name."""
    words = doc.tokens.words
    for i in doc.tokens.among(("led", "run", "headed", "managed", "overseen")):
        start, stop = doc.sentence_tokens(i)
        if not _by_a_person(doc, bodies, i, stop):
            continue
        first = i
        while first > start and words[first - 1] in _BEFORE_LED:
            first -= 1
        if first < i and several_before(doc, bodies, first):
            yield Event(i - (words[i - 1] == "jointly"), i + 1, "shared-leadership", "verb")


def _by_a_person(doc: Document, bodies: Bodies, verb: int, stop: int) -> bool:
    """Whether `by` and a name of two words or more follow a verb."""
    tokens, words, name = doc.tokens, doc.tokens.words, verb + 2
    if name + 1 >= stop or words[verb + 1] != "by" or words[name] in ("nhs", "the") or bodies.at(name) is not None:
        return False
    return tokens.capital(name) and tokens.capital(name + 1) and words[name + 1].isalpha()


def offices(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """One person's office over several: `chief executive of the three CCGs`."""
    words, lists = doc.tokens.words, change_words()
    for role in doc.cues.all("role"):
        last = past_short(words, role.last)
        of = last < len(words) and words[last] in ("of", "for", "at", "across", "over")
        if not of or words[role.last - 1] not in lists["offices"]:
            continue
        end = several_after(doc, bodies, last + 1)
        if end:
            yield Event(role.first, end, "shared-leadership", "several")
