"""Words behind an event that say how sure it is: `a merger is planned`, not `they merged, HSJ can reveal`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.events.event_clauses import event_clause, past_relative, status_words
from ccgkg.ingest.events.words.event import verb_before
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Tokens between an event and its predicate; of an aside between them, and of a relative clause.
_FAR, _ASIDE, _RELATIVE = 14, 8, 16


def is_predicate(doc: Document, last: int, cue: Cue) -> bool:
    """Whether a word of status behind an event, whose words end at the token `last`, is said of it."""
    words, lists = doc.tokens.words, status_words()
    if words[cue.first] in lists["not_after"] or _too_far(doc, last, cue) or _of_what_is(words, cue):
        return False
    if _of_a_second_verb(doc, last, cue):
        return False
    commas = [i for i in range(last, cue.first) if words[i] == ","]
    if commas == [cue.first - 1] and cue.value in ("approved", "rejected"):
        return True  # `the merger of A with B, killed off in June`
    if _around_an_aside(words, commas) or _behind_an_aside(doc, last, commas):
        return True
    return all(doc.tokens.capital(i + 1) or words[i + 1] in lists["comma_on"] for i in commas)


def _too_far(doc: Document, last: int, cue: Cue) -> bool:
    """Whether more than a relative clause, or an aside between dashes, parts the word from the event."""
    past = past_relative(doc, last, cue.first)
    return cue.first - past > _FAR and "–" not in doc.tokens.words[last : cue.first]


def _of_what_is(words: Sequence[str], cue: Cue) -> bool:
    """`the joint committee that has planned urgent care`, `the joint committee will carry on`."""
    if words[cue.first] == "planned" and words[cue.first - 1] in ("has", "have", "had"):
        return True
    carries_on = not status_words()["carries_on"].isdisjoint(words[cue.last : cue.last + 3])
    return words[cue.first] in ("will", "would") and carries_on


def _of_a_second_verb(doc: Document, last: int, cue: Cue) -> bool:
    """`would be abolished and boards would take over their work`: a subject and a modal of its own behind an `and`."""
    tokens, words = doc.tokens, doc.tokens.words
    told = doc.cues.ending("change", last)
    if told is None or not told.value.endswith("verb") or words[cue.first] not in status_words()["modals"]:
        return False
    joint = next((i for i in range(last, cue.first - 1) if words[i] == "and"), None)
    if joint is None or tokens.capital(joint - 1) or tokens.capital(joint + 1):
        return False
    return verb_before(words, cue.first) > joint


def _around_an_aside(words: Sequence[str], commas: Sequence[int]) -> bool:
    """`a merger, which would save £1m, is planned`."""
    if len(commas) != 2:
        return False
    opening, closing = commas
    return closing - opening <= (_RELATIVE if words[opening + 1] in status_words()["relative"] else _ASIDE)


def _behind_an_aside(doc: Document, last: int, commas: Sequence[int]) -> bool:
    """`The idea, to merge A and B, was dropped`: the event itself stands in the aside."""
    words = doc.tokens.words
    if len(commas) != 1 or words[commas[0] + 1] not in status_words()["resumes"]:
        return False
    clause = event_clause(doc, last - 1)[0]
    return "," in words[max(0, clause - 3, last - 8) : last]
