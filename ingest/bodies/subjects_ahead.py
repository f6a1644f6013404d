"""Those whom a predicate is about, where they are named behind it: `Rated good were A and B`, `Having been rated
inadequate, A …`. `after` are the runs of names behind the predicate, which ends at the token `last`."""

from __future__ import annotations

from itertools import pairwise

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.bodies.subject_lists import and_again
from ccgkg.ingest.bodies.subject_names import words_of
from ccgkg.ingest.text.document import Document

#: Before a group of which those named behind it are.
_SOME = frozenset({("one", "of"), ("two", "of"), ("three", "of"), ("the", "only"), ("the", "group"), ("the", "ccg")})


def presented(doc: Document, after: list[list[Mention]], last: int) -> list[Mention]:
    """`Rated good were A and B`; `inadequate: A, B`; `those rated good include A`."""
    words = doc.tokens.words
    if not after:
        return []
    begin = after[0][0].first
    gap = words[last:begin]
    if begin and words[begin - 1] == "nhs":
        gap = gap[:-1]
    if len(gap) > 14 or doc.cues.within("grade", last, begin):
        return []
    if words[after[0][-1].last : after[0][-1].last + 2] == ["among", "them"]:
        return after[0]  # rated 26 groups inadequate, A and B among them
    core = [w for w in gap if w in words_of("presents")]
    allowed = words_of("presents") | words_of("presents_more") | words_of("filler")
    fields = {i - last for c in doc.cues.within("element", last, begin) for i in range(c.first, c.last)}
    plain = [w for n, w in enumerate(gap) if n not in fields and w not in allowed and number_before([w], 1) is None]
    if gap[:1] == ["to"] and plain:
        return []  # `will amalgamate to form X`
    return and_again(doc, after) if (core or "including" in gap or "among" in gap) and len(plain) <= 1 else []


def told_ahead(doc: Document, after: list[list[Mention]], start: int, first: int, last: int) -> list[Mention]:
    """The CCG whose `it` opens the sentence in a clause before it: `Since it was rated inadequate, Bury CCG has`."""
    words = doc.tokens.words
    opens = next((i for i in range(start, min(first, start + 3)) if words[i] in words_of("ahead")), None)
    if not after or opens is None or "it" not in words[opens + 1 : opens + 4]:
        return []
    name = after[0][0].first - (words[after[0][0].first - 1] == "nhs")
    goes_on = words[after[0][-1].last : after[0][-1].last + 1]
    verb = goes_on != [] and (goes_on[0] in words_of("tells") or goes_on[0] == "," or goes_on[0].endswith("ed"))
    return after[0] if words[name - 1] == "," and name - last <= 12 and verb and ";" not in words[last:name] else []


def one_of_those(doc: Document, run: list[Mention], start: int, last: int) -> bool:
    """`One of the CCGs rated inadequate, Bury CCG, has`: names between commas that say which are meant."""
    words = doc.tokens.words
    opened = [w for w in words[last : run[0].first] if w != "nhs"] in ([","], ["–"], [":"], ["’", ","])
    closed = words[run[-1].last : run[-1].last + 1] in ([","], ["."], ["–"])
    of_them = words[start] == "of"  # `Of the seven CCGs rated inadequate, Bury CCG has`
    return opened and (of_them or closed and any(pair in _SOME for pair in pairwise(words[start:last])))


def object_of(doc: Document, after: list[list[Mention]], last: int, right: frozenset[str]) -> list[Mention]:
    """`gave a good rating to Bury CCG`: behind what may join a body to the predicate, the words `right`."""
    words = doc.tokens.words
    if not after:
        return []
    begin = after[0][0].first
    gap = words[last - 1 : begin] if words[last - 1] in right else words[last:begin]
    while gap and gap[-1] in ("nhs", "both", "the"):
        gap = gap[:-1]
    fits = (
        bool(gap) and len(gap) <= 8 and gap[-1] in right and not any(w in (",", ";", "which", "who") for w in gap[:-1])
    )
    return after[0] if fits else []


def joined_by(doc: Document, after: list[list[Mention]], last: int) -> list[Mention]:
    """`X was joined in special measures by Y`."""
    if after and doc.tokens.words[last : after[0][0].first] in (["by"], ["by", "nhs"]):
        return after[0]
    return []


def fronted(doc: Document, after: list[list[Mention]], start: int, first: int, last: int) -> list[Mention]:
    """`Having been rated inadequate, X …`: the subject follows the comma."""
    words = doc.tokens.words
    opens = words[start] in words_of("fronted") and first - start <= 6
    if not after or not opens and words_of("brings_front").isdisjoint(words[max(start, first - 4) : first]):
        return []
    begin = after[0][0].first
    if words[start] == "under" and begin - last <= 2:
        return after[0]
    while begin > last and words[begin - 1] in ("nhs", "the", "both"):
        begin -= 1
    return after[0] if words[begin - 1] == "," and begin - last <= 12 else []
