"""What becomes of a plan that a text tells: the verdict on it, in its own sentence or in the next."""

from __future__ import annotations

from ccgkg.ingest.events.event_clauses import status_words
from ccgkg.ingest.events.status.sureness import Status, said
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Tokens of the next sentence in which a plan is refused.
_NEXT = 12
#: Tokens behind an `if` in which those stand whose word is awaited.
_IF = 10
_IS = frozenset({"is", "was", "had", "has"})


def verdict_on(doc: Document, token: int, last: int) -> Status | None:
    """What is said of plans that open a sentence, however far on: `Plans to merge five groups that spend £1bn have been
    approved`."""
    words, lists = doc.tokens.words, status_words()
    start, stop = doc.sentence_tokens(token)
    head = start
    while head < token and (words[head] in ("the", "its", "their", "a", "an") or words[head] in lists["of_plans"]):
        head += 1
    if words[head] not in lists["plans"] or head == token:
        return None
    of_whom = "for" in words[head + 1 : head + 3] and words[token - 1] == "to"  # `a scheme, for A and B to merge, was`
    if not of_whom and (words[head + 1] not in ("to", "for") or token - head > 4):
        return None
    stop = next(
        (i for i in range(last, stop - 2) if words[i : i + 2] == [",", "and"] and words[i + 2] in lists["advisers"]),
        stop,
    )
    cues = (c for c in doc.cues.within("reality", last, stop) if c.value in ("approved", "rejected"))
    told = next(
        (
            c
            for c in cues
            if c.value == "rejected"
            or words[c.first - 1] in ("been", "were", "was")
            or words[c.first] in ("been", "were", "was")
        ),
        None,
    )
    return said(doc, told) if told is not None and not {"but", ";"} & set(words[last : told.first]) else None


def undecided(doc: Document, last: int) -> Status | None:
    """`is to take them on, if their boards agree`, `will be abolished if ministers get their way`: those whose word it
    needs have yet to give it; what only waits for a regulator's consent is decided."""
    words, lists = doc.tokens.words, status_words()
    stop = doc.sentence_tokens(last - 1)[1]
    at = next((i for i in range(last, stop - 2) if words[i] == "if"), None)
    if at is None:
        return None
    clause = words[at + 1 : min(stop, at + _IF)]
    who = next((n for n, w in enumerate(clause) if w in lists["whose_word"]), None)
    agreed = who is not None and not lists["give_it"].isdisjoint(clause[who + 1 :])
    tokens = doc.tokens
    return Status("proposed", False, tokens.starts[at], tokens.ends[at], "if", "proposed") if agreed else None


def overturned(doc: Document, last: int) -> Status | None:
    """What the next clause, or sentence, says of the plan: `were to merge; that plan has been abandoned`."""
    words = doc.tokens.words
    high = doc.sentence_tokens(last - 1)[1]
    for i in range(last, min(len(words) - 2, high + 3)):
        told = None
        if words[i] in (";", "but", "–", ".") or i == high - 1:
            at = i + 1 + (words[i + 1] in ("but", "though", "however", ","))
            told = _of_plan(doc, at) if at + 1 < len(words) else None
        elif words[i] == "," and i < high - 2:
            told = _of_idea(doc, i + 1, high)
        if told is not None:
            return told
    return _of_object(doc, last, high) or _answered(doc, last, high)


def _of_plan(doc: Document, at: int) -> Status | None:
    """`the plan has been abandoned`, `it came to nothing`, at the head of a clause."""
    words, lists = doc.tokens.words, status_words()
    if words[at] in ("that", "the", "this", "those", "these", "their") and words[at + 1] in lists["plans"]:
        cue = _refusal(doc, at + 2, min(len(words), at + 8))
        return said(doc, cue) if cue is not None else None
    if words[at] not in lists["taken_up"]:
        return None
    cue = _refusal(doc, at + 1, min(len(words), doc.sentence_tokens(at)[1], at + 12))
    if cue is None or words[cue.first - 1] in ("has", "have"):
        return None
    return said(doc, cue) if _ends(doc, cue.last) else None


def _of_idea(doc: Document, at: int, high: int) -> Status | None:
    """`proposed merging with X, an idea that the board refused`: what stands beside the plan; `at` is behind its
    comma."""
    words = doc.tokens.words
    if words[at] not in ("a", "an", "the") or words[at + 1] not in status_words()["plans"]:
        return None
    stop = min(high, at + 14)
    cue = _refusal(doc, at + 2, stop)
    if cue is not None:
        return said(doc, cue)
    bare = next((i for i in range(at + 2, stop) if words[i] in ("refused", "declined") and _ends(doc, i + 1)), None)
    return _rejected(doc, bare, bare + 1) if bare is not None else None


def _of_object(doc: Document, last: int, high: int) -> Status | None:
    """`Its GPs rejected that by 22 votes to five`, `then withdrew it`: the plan as what is refused, here or in the next
    sentence."""
    words = doc.tokens.words
    stop = min(len(words) - 1, high + _NEXT, doc.sentence_tokens(high)[1] if high < len(words) else high)
    for cue in doc.cues.within("reality", last, stop):
        named = 1 + (words[cue.last] == "the" and words[cue.last + 1] in status_words()["plans"])
        object_ = named == 2 or words[cue.last] in ("it", "that", "this")
        if cue.value == "rejected" and object_ and _ends(doc, cue.last + named):
            return said(doc, cue)
    return None


def _answered(doc: Document, last: int, high: int) -> Status | None:
    """`Asked whether they would merge, she said that it was not being considered`."""
    words = doc.tokens.words
    if words[doc.sentence_tokens(last - 1)[0]] != "asked":
        return None
    at = next((i for i in range(last, high) if words[i] in ("it", "this", "that") and words[i + 1] in _IS), None)
    cues = doc.cues.within("reality", at + 1, min(high, at + 6)) if at is not None else ()
    cue = next((c for c in cues if c.value in ("rejected", "undone")), None)
    return _rejected(doc, cue.first, cue.last) if cue is not None else None


def _rejected(doc: Document, first: int, last: int) -> Status:
    """That it is refused, by the words of tokens [first, last)."""
    tokens = doc.tokens
    return Status("rejected", False, tokens.starts[first], tokens.ends[last - 1], tokens.words[first], "rejected")


def _refusal(doc: Document, first: int, stop: int) -> Cue | None:
    """The first words of refusal among tokens."""
    return next((c for c in doc.cues.within("reality", first, stop) if c.value == "rejected"), None)


def _ends(doc: Document, token: int) -> bool:
    """Whether what stands at a token is no object of the verb before it."""
    words = doc.tokens.words
    return words[token : token + 1] == [] or words[token] in status_words()["no_object"]
