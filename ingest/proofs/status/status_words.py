"""The words around an event that tell its status, or leave it open: refusals, `plan` as a noun or a verb."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Claim
from ccgkg.ingest.events.status.status import status_of
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.text.cues import Cue

#: Words that leave open which of two it is: `in line for a review` may be decided or only likely.
_OPEN = {"in line for": ("planned", "possible"), "should": ("possible", "proposed")}
#: After one of these, or at the head of a sentence, `plan` is a noun, and not yet a decision.
_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "this", "new", "of", "on"})
#: Words before an event in which its status is looked for whatever the clause, and the stems of refusing.
_JUST = 4
_REFUSING = ("refus", "reject", "abandon", "scrap", "veto", "block")
_AGAINST = frozenset({"but", "although", "though", "whereas"})
_RELATIVE = frozenset({"which", "whose", "who", "where", "when"})


def refusal(ground: Ground, places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Words of refusal in the sentence of an event, whatever its clause."""
    tokens = ground.doc.tokens
    for first, _ in places:
        low, high = ground.doc.sentence_tokens(first)
        for cue in ground.doc.cues.within("reality", low, high):
            if cue.value == "rejected" and not _elsewhere(ground, cue, first):
                return tokens.starts[cue.first], tokens.ends[cue.last - 1]
    return None


def left_open(
    ground: Ground, claim: Claim, told: Sequence[Claim], places: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """The word that tells the status, where it leaves open which of several it is, the claim's among them."""
    spans = [(e.start, e.end) for c in told for e in c.evidence if e.key == "status"]
    spans += [(s.start, s.end) for first, last in places for s in (status_of(ground.doc, first, last),)]
    for start, end in spans:
        if start is not None and end is not None and _leaves_open(ground, claim, start, end):
            return start, end
    return None


def _leaves_open(ground: Ground, claim: Claim, start: int, end: int) -> bool:
    """Whether the words at code points [start, end) may tell a claim's status besides another: `in line for`, and
    `plan` as a noun."""
    said, first = ground.doc.text[start:end].lower(), ground.doc.tokens.at(start)
    if claim.status in _OPEN.get(said, ()):
        return True
    if claim.status not in ("planned", "proposed") or not said.startswith("plan"):
        return False
    return first == ground.doc.sentence_tokens(first)[0] or ground.doc.tokens.words[first - 1] in _DETERMINERS


def right_before(ground: Ground, claim: Claim, places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The words just before an event that tell the claim's status: `plan to`, `refused their`."""
    tokens = ground.doc.tokens
    for first, _ in places:
        low = ground.doc.sentence_tokens(first)[0]
        for i in range(max(low, first - _JUST), first):
            refusing = claim.status == "rejected" and tokens.words[i].startswith(_REFUSING)
            plan = (
                claim.status == "proposed"
                and not refusal(ground, places)
                and tokens.words[i] in ("plan", "plans")
                and (i == low or tokens.words[i - 1] in _DETERMINERS)
            )
            if refusing or plan:
                return tokens.starts[i], tokens.ends[i]
    return None


def _elsewhere(ground: Ground, cue: Cue, event: int) -> bool:
    """Whether a refusal is told of something else than the event: behind or before a `but`, or in a relative clause
    between commas."""
    words = ground.doc.tokens.words
    low, high = ground.doc.sentence_tokens(event)
    first, last = min(cue.first, event), max(cue.last, event)
    if not _AGAINST.isdisjoint(words[first:last]):
        return True
    opens = next((i for i in range(cue.first - 1, low, -1) if words[i] == ","), None)
    closes = next((i for i in range(cue.last, high) if words[i] == ","), None)
    return opens is not None and closes is not None and words[opens + 1] in _RELATIVE and not opens < event < closes
