"""Words of status before an event that say nothing of it: they are a name, belong to another thing, or deny one."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.events.event_clauses import status_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Words between a `not` and the event that it denies.
_DENIES = 5
#: Behind a `no` these make it the subject, of whom all that its clause tells is denied; and such words make it a
#: number.
_NOBODY = frozenset({"ccg", "ccgs", "group", "groups", "area", "areas", "board", "organisation", "body", "decision"})
_NUMBERS = frozenset({"more", "fewer", "less"})
#: Before a name these deny what is told of it.
_NEITHER = frozenset({"neither", "nor"})
_IN_NAMES = frozenset({"and", ",", "(", ")", "of", "on", "with", "upon", "the"})


def is_name(doc: Document, cue: Cue) -> bool:
    """Whether the word is a month, part of a superlative, or tells of a size: `May 2017`, `the lowest possible`."""
    words, first = doc.tokens.words, cue.first
    if words[first : cue.last] == ["would", "have"]:
        behind = words[cue.last : cue.last + 1]
        return behind != [] and behind[0][0].isdigit()  # `would have 71 practices` is what it would be like
    if words[first] == "possible":
        return words[first - 1] in status_words()["superlatives"]
    return words[first] == "may" and doc.tokens.capital(first) and first > doc.sentence_tokens(first)[0]


def denies(doc: Document, cue: Cue, token: int) -> bool:
    """Whether a `not` stands in the verb group before the event."""
    words, lists = doc.tokens.words, status_words()
    if cue.value != "denied":
        return False
    between = words[cue.last : token]
    if words[cue.first] == "not" and "until" in words[token : token + 4]:
        return False  # `will now not merge until 2021`
    if words[cue.last] in _NUMBERS and words[cue.last + 1] == "than":
        return False  # `no more than five mergers`
    if words[cue.first] == "no" and (words[cue.last - 1] in ("that", "of") or words[cue.last] in _NOBODY):
        return {";", "but"}.isdisjoint(between)  # `there is no suggestion that the CCG will be merged or abolished`
    between = _with_short_names(doc, _past_name(doc, cue) if words[cue.first] in _NEITHER else cue.last, token)
    if len(between) > _DENIES or words[cue.last] in lists["not_denied"]:
        return False
    if between[:1] == [","] and between[2:3] == [","] and between[1] in lists["interrupts"]:
        between = between[3:]  # `are not, however, planning to merge`
    if between[:1] == ["both"] and "and" in between:
        between = between[: between.index("and")] + between[between.index("and") + 1 :]  # `avoided both A and B`
    return {",", "but", "–", ";", "and"}.isdisjoint(between)


def _past_name(doc: Document, cue: Cue) -> int:
    """The token behind the name that stands right behind a word: `nor Heywood, Middleton and Rochdale CCG plans to`."""
    tokens, last = doc.tokens, cue.last
    high = doc.sentence_tokens(cue.first)[1]
    for i in range(cue.last, high):
        if tokens.capital(i):
            last = i + 1
        elif tokens.words[i] not in _IN_NAMES:
            break
    return last


def _with_short_names(doc: Document, first: int, last: int) -> list[str]:
    """The words of the tokens [first, last), of each name only its first: `no plans to put Telford and Wrekin CCG
    in`."""
    tokens, found = doc.tokens, []
    i = first
    while i < last:
        found.append(tokens.words[i])
        end = i + 1
        for k in range(i + 1, last) if tokens.capital(i) else ():
            if tokens.capital(k):
                end = k + 1
            elif tokens.words[k] not in _IN_NAMES:
                break
        i = end
    return found


def is_spent(doc: Document, cue: Cue, token: int) -> bool:
    """Whether a word before the event belongs to something else: `disappointed to be`, `will act after it merged`."""
    between = doc.tokens.words[cue.last : token]
    return (
        _of_those_created(cue, between)
        or _of_a_feeling(doc.tokens.words, cue)
        or _carries_on(doc.tokens.words, cue)
        or _confirmed_as_done(doc.tokens.words, cue, between)
        or _in_a_headline_before_as(doc, token, between)
    )


def _of_those_created(cue: Cue, between: Sequence[str]) -> bool:
    """`looked at the ten CCGs created by merger`."""
    created = cue.value == "possible" and not {"created", "formed"}.isdisjoint(between)
    return created and not {"by", "through"}.isdisjoint(between[-2:])


def _of_a_feeling(words: Sequence[str], cue: Cue) -> bool:
    """`disappointed to be`, `the first to be`."""
    felt = status_words()["felt"]
    return words[cue.first : cue.last] == ["to", "be"] and not felt.isdisjoint(words[max(0, cue.first - 5) : cue.first])


def _carries_on(words: Sequence[str], cue: Cue) -> bool:
    """`would carry on working together and that the joint team would stay`."""
    if words[cue.first : cue.last] == ["was", "to"] and words[cue.first - 1] in ("act", "move", "step", "decision"):
        return True  # `Her first act was to put the teams together`
    return words[cue.first] in ("will", "would") and words[cue.last] in status_words()["carries_on"]


def _confirmed_as_done(words: Sequence[str], cue: Cue, between: Sequence[str]) -> bool:
    """`confirmed that it had sent in`: that is told as done."""
    lists = status_words()
    if cue.value != "approved" or words[cue.last - 1] != "that":
        return False
    if not lists["perfect"].isdisjoint(between):
        return True
    return lists["modals"].isdisjoint(between) and any(w.endswith("ed") for w in between)


def _in_a_headline_before_as(doc: Document, token: int, between: Sequence[str]) -> bool:
    """`Auditors urge stability as CCGs merge`."""
    if "as" not in between or between[-1] == "as" or between[0] == "to":
        return False
    heading = doc.layout.block_at(doc.tokens.starts[token]).kind == "heading"
    return heading and between[between.index("as") + 1] not in ("part", "one", "a", "an")
