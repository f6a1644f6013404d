"""Whether an event is told as done, decided, asked for, possible, refused, or not at all.

The words before the event in its clause count, and a predicate that follows it (`a merger is planned`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.claim import Status as Value
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.events.event_clauses import event_clause, grown, resumes_at, status_words
from ccgkg.ingest.events.status.deciders import quoted_before
from ccgkg.ingest.events.status.decision import decide
from ccgkg.ingest.events.status.plans import overturned, undecided, verdict_on
from ccgkg.ingest.events.status.spent import is_name
from ccgkg.ingest.events.status.sureness import VALUES, Status
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

__all__ = ["Status", "is_ahead", "status_of"]

#: Before `has been` these tell of no fact: `would have been merged`.
_NOT_DONE = (
    ["to"],
    ["not"],
    ["neither"],
    ["nor"],
    ["none"],
    ["would"],
    ["could"],
    ["might"],
    ["may"],
    ["should"],
    ["must"],
)
_CARRIES_ON = frozenset(
    {("carry", "on"), ("carrying", "on"), ("go", "on"), ("goes", "on"), ("going", "on"), ("went", "on")}
) | {(verb, "to") for verb in ("continue", "continues", "continued", "continuing")}
_OPEN = ("planned", "proposed", "possible")


def status_of(doc: Document, token: int, last: int | None = None, *, after: bool = True, past: int = 0) -> Status:
    """The status of the event whose words are tokens [token, last); `after` lets a predicate behind it count, `past` is
    the token behind the names that hang on it."""
    words = doc.tokens.words
    last = token + 1 if last is None else last
    if _is_done(words, token, last):
        return Status("actual")
    first, stop = grown(doc, *event_clause(doc, token))
    if after and (resumed := _resumed(doc, first, stop, token, last)) is not None:
        return resumed
    if words[first] == "nobody" or words[first : first + 2] == ["no", "one"]:
        return Status("actual", denied=True)
    cues = [
        c
        for c in doc.cues.within("reality", first, stop)
        if (c.first < token or (after and c.first >= last) or (c.first == token and c.last > last))
        and _counts(doc, c, token)
    ]
    decided = (verdict_on(doc, token, last) if after else None) or decide(doc, cues, token, last, past)
    if not any(c.value == "planned" and c.first >= last for c in cues):  # a plan that was put back had been decided
        decided = _at_head(doc, decided, token)
    if not after or decided.denied or decided.value not in _OPEN:
        return decided
    if decided.value == "planned" and (awaited := undecided(doc, last)) is not None:
        return awaited
    told_of = decided.word.startswith("applied")  # that they applied is so, whatever came of it
    return _will(words, decided, last) or (overturned(doc, last) if not told_of else None) or decided


def is_ahead(doc: Document, when: str) -> bool:
    """Whether a time begins after the text was published: `the review starts on 5 February`."""
    day = day_of(doc.source.published)
    begins = bounds(when)[0]
    return day is not None and begins is not None and begins > day


def _is_done(words: Sequence[str], token: int, last: int) -> bool:
    """`went on to merge`, `continue to share a chief`, `have been merged`, `a merger completed in April`."""
    near = words[max(0, token - 3) : token]
    if near == ["went", "on", "to"] or words[last : last + 1] == ["completed"]:
        return True
    if near[-1:] == ["been"]:
        return near[-2:-1] in (["has"], ["have"]) and near[:1] not in _NOT_DONE
    if near[-1:] in (["keep"], ["continue"]):
        return words[token].endswith("ing")
    return tuple(near[-2:]) in _CARRIES_ON


def _resumed(doc: Document, first: int, stop: int, token: int, last: int) -> Status | None:
    """The status that the clause tells behind a relative one: `a team, which might cost £1m, has been proposed`."""
    resumed = resumes_at(doc, last, stop)
    if not resumed:
        return None
    main = doc.cues.within("reality", resumed, event_clause(doc, resumed)[1])
    if not any(c.value in VALUES and c.value != "facing" for c in main):
        return None
    before = (c for c in doc.cues.within("reality", first, token) if not is_name(doc, c))
    return decide(doc, [*before, *main], token, resumed)


def _counts(doc: Document, cue: Cue, token: int) -> bool:
    """Whether a word of status may be said of the event: no name, no other event, and none in a quotation that has
    closed."""
    if is_name(doc, cue):
        return False
    words = doc.tokens.words
    if cue.first != token and words[cue.first] in ("merger", "takeover"):
        return False
    if words[cue.first - 2 : cue.first + 1] in (["in", "a", "bid"], ["in", "an", "attempt"]):
        return False  # `in a bid to save £2m`
    return cue.value == "denied" or not quoted_before(doc, cue, token)


def _will(words: Sequence[str], decided: Status, last: int) -> Status | None:
    """`doctors voted for the merger, which will take effect in April`: what was asked for is to be."""
    voted = decided.value == "proposed" and decided.word.startswith(("vote", "back", "agree", "approve", "endorse"))
    will = voted and words[last : last + 3] == [",", "which", "will"]
    return replace(decided, value="planned", kind="planned") if will else None


def _at_head(doc: Document, status: Status, token: int) -> Status:
    """The status that the head of a sentence gives: `More likely, a few will be transferred`; `Plans to merge X`."""
    words, first = doc.tokens.words, doc.sentence_tokens(token)[0]
    i = first + (words[first] in ("more", "most", "very", "quite", "a", "the", "new"))
    if status.denied or status.value not in ("planned", "actual") or status.kind == "approved" or i >= token:
        return status
    value = _value_at_head(doc, first, i, token)
    if value is None:
        return status
    return Status(value, False, doc.tokens.starts[i], doc.tokens.ends[i], words[i], value)


def _value_at_head(doc: Document, first: int, i: int, token: int) -> Value | None:
    """The value of the words at the head of a sentence that begins at `first`; `i` is its first word of weight."""
    words = doc.tokens.words
    if words[i] in ("plan", "plans") and words[i + 1] in ("to", "for") and token - i <= 4:
        return "proposed"
    approved = doc.cues.within("reality", first, min(token, first + 9)) if words[first] == "if" else ()
    if any(c.value == "approved" for c in approved):
        return "proposed"  # `If it is approved, the three will be replaced`
    if words[first : first + 2] == ["not", "agreed"]:
        return "rejected"  # `Not agreed: a merger of the two in April`
    return "possible" if words[i] in status_words()["perhaps"] else None
