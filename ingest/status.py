"""Whether an event is told as done, decided, asked for, possible, refused, or not at all.

The words before the event in its clause count, and a predicate that follows it (`a merger is planned`). Where several stand
there, a refusal wins over an approval, that over what is possible, then asked for, then decided (decisions 4, 13, 16, 22).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ccgkg.ingest.claim import Status as Value
from ccgkg.ingest.clauses import clause_of
from ccgkg.ingest.cues import Cue
from ccgkg.ingest.document import Document

_RANK = ("rejected", "approved", "possible", "proposed", "planned")
_VALUES: dict[str, Value] = {"approved": "planned", "rejected": "rejected", "possible": "possible", "proposed": "proposed", "planned": "planned"}
_CONDITIONS = frozenset({"if", "whether", "unless"})
#: Where a clause has none of its own, these join it to the one before, whose words hold for it too.
_JOINED = frozenset({"and", "or", "then", "eventually", "later", "ultimately", "to"})


@dataclass(frozen=True, slots=True)
class Status:
    """`value` and the cue's code points, None where no word says it; `denied` where the clause says that it is not so."""

    value: Value
    denied: bool = False
    start: int | None = None
    end: int | None = None
    word: str = ""


@cache
def _never_denies() -> frozenset[str]:
    return frozenset({"only", "just", "merely", "until", "yet", "surprisingly", "least", "before", "all"})


def status_of(doc: Document, token: int, last: int | None = None, *, after: bool = True) -> Status:
    """The status of the event whose words are tokens [token, last); `after` lets a predicate behind it count."""
    last = token + 1 if last is None else last
    first, stop = clause_of(doc, token)
    first, stop = _grown(doc, first, stop)
    cues = [c for c in doc.cues.within("reality", first, stop) if c.last <= token or (after and c.first >= last)]
    return _decide(doc, cues, token, last)


def _grown(doc: Document, first: int, stop: int) -> tuple[int, int]:
    """The clause with one that is tied to it: before it where it has no subject, after it where that begins with a verb."""
    words = doc.tokens.words
    low, high = doc.sentence_tokens(first)
    if first > low and (words[first - 1] in (",",) or words[first] in _JOINED) and words[first] in _JOINED:
        first = clause_of(doc, first - 1)[0]
    if stop < high and words[stop] == "but":
        stop = clause_of(doc, stop)[1]
    return first, stop


def _decide(doc: Document, cues: list[Cue], token: int, last: int) -> Status:
    words = doc.tokens.words
    before = [c for c in cues if c.last <= token]
    after = [c for c in cues if c.first >= last]
    if any(_denies(doc, c, token) for c in before):
        return Status("actual", denied=True)
    for value in _RANK:
        for cue in reversed(before):
            if cue.value == value and not _spent(doc, cue, token):
                return _status(doc, cue)
        for cue in after:
            if cue.value == value and _predicates(words, last, cue):
                return _status(doc, cue)
    return Status("actual")


def _status(doc: Document, cue: Cue) -> Status:
    tokens = doc.tokens
    word = " ".join(tokens.words[cue.first : cue.last])
    return Status(_VALUES[cue.value], False, tokens.starts[cue.first], tokens.ends[cue.last - 1], word)


def _denies(doc: Document, cue: Cue, token: int) -> bool:
    """Whether a `not` stands in the verb group before the event."""
    if cue.value != "denied" or token - cue.last > 5:
        return False
    words = doc.tokens.words
    if words[cue.last] in _never_denies():
        return False
    between = words[cue.last : token]
    return not any(w in (",", "but", "–", ";", "and") for w in between)


def _spent(doc: Document, cue: Cue, token: int) -> bool:
    """Whether a word before the event belongs to something else: to another verb whose own object the event is not."""
    words = doc.tokens.words
    between = words[cue.last : token]
    return cue.value in ("possible", "planned") and any(w in (";", "after", "following", "since") for w in between)


def _predicates(words: list[str], last: int, cue: Cue) -> bool:
    """Whether a word after the event is said of it: `a merger is planned`, not `the merger will save £3m`."""
    between = words[last : cue.first]
    return len(between) <= 12
