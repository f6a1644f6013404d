"""The words of a change that its claim shows: no helping verbs before them, no prepositions behind, and quotation marks
around."""

from __future__ import annotations

from ccgkg.ingest.events.words.event import Event
from ccgkg.ingest.text.document import Document

_QUOTES = {"‘": "’", "“": "”", '"': '"', "'": "'"}
#: Before the word of change these are part of its phrase, and no part of what it shows.
_HELPS = frozenset({"its", "their", "be", "been", "being", "have", "has", "had", "were", "was", "are", "it"})
#: Behind a verb these bring its object.
_BRINGS = frozenset({"with", "to", "into", "by", "in"})
#: Behind the words of an end these are its object.
_ENDED = frozenset({"ccgs", "ccg", "the", "all", "groups", "group", "clinical", "commissioning"})


def span_of(doc: Document, event: Event) -> tuple[int, int]:
    """The code points of the event's words, half-open, with the quotation marks that hold just them."""
    tokens, words = doc.tokens, doc.tokens.words
    first, last = event.first, _last(doc, event)
    while last - first > 1 and words[first] in _HELPS:
        first += 1
    while event.type == "disbandment" and last - first > 1 and words[last - 1] in _ENDED:
        last -= 1
    opening = tokens.raw(first - 1) if first else ""
    closing = tokens.raw(last) if last < len(tokens) else ""
    if opening in _QUOTES and closing == _QUOTES[opening]:
        return tokens.starts[first - 1], tokens.ends[last]
    return tokens.starts[first], tokens.ends[last - 1]


def _last(doc: Document, event: Event) -> int:
    """Where the words of an event end, without the names and prepositions that belong to its cue."""
    words, last = doc.tokens.words, _of_office(doc, event) or event.last
    if event.form == "passive" and words[last - 2 : last] in (["way", "to"], ["way", "for"]):
        last -= 1
    elif (
        event.form == "passive"
        and words[last - 1] != "together"
        or event.form == "verb"
        and words[last - 1] in _BRINGS
        and last - event.first > 1
    ):
        last = event.first + 1
    if words[last - 1] == ")" and last - event.first > 3:
        last -= 3  # a short name in brackets
    return last


def _of_office(doc: Document, event: Event) -> int | None:
    """The end of an office, without those whose it is: `joint chief officer of A and B`."""
    cue = doc.cues.starting("change", event.first) if event.form == "several" else None
    return cue.last if cue is not None and cue.value.endswith(".office") else None
