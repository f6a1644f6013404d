"""The status of an event: what the words around it say of its being done, decided, asked for, possible or refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ccgkg.ingest.claim import STATUSES, Change, Claim, Intervention, Rating, Role
from ccgkg.ingest.events.status.status import Status, status_of
from ccgkg.ingest.proofs.as_read import as_read
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUPS
from ccgkg.ingest.proofs.status.dated_status import comes, is_ahead, may_begin, yet_to_come
from ccgkg.ingest.proofs.status.open_status import may_also_be, may_be
from ccgkg.ingest.proofs.status.status_words import left_open, refusal, right_before
from ccgkg.ingest.verdict import Proof, inferred, proved, refused

_KEY = "status"
_NO_OTHER = "no word makes it anything else"
#: Tokens before an event in which `would` makes it one that is not done.
_JUST = 4
#: Stems of backing and voting, and tokens before an event in which they stand.
_BACKING, _FAR = ("vote", "back", "approv", "agree", "endors"), 6


@dataclass(frozen=True, eq=False)
class _Event:
    """A claim's event. `places` are the tokens of the words that tell it, `told` what the rules read there."""

    ground: Ground
    claim: Claim
    places: Sequence[tuple[int, int]]
    told: Sequence[Claim]

    @cached_property
    def read(self) -> Sequence[Status]:
        """What the words around each place say, those behind it heard too and not."""
        doc = self.ground.doc
        return [status_of(doc, first, last, after=after) for first, last in self.places for after in (True, False)]

    @cached_property
    def has_words(self) -> bool:
        """Whether the rules read the status by words of its own."""
        return any(e.key == _KEY and e.start is not None for c in self.told for e in c.evidence)


def status(ground: Ground, claim: Claim, places: Sequence[tuple[int, int]], told: Sequence[Claim]) -> Proof:
    """The proof of a claim's status. `places` are the tokens of the words that tell the event, `told` what the rules
    read there."""
    if claim.status not in STATUSES:
        return refused(_KEY, f"{claim.status!r} is none of {', '.join(STATUSES)}")
    event = _Event(ground, claim, places, told)
    return next((proof for case in _CASES if (proof := case(event)) is not None), None) or _as_told_otherwise(event)


def _what_would_be(event: _Event) -> Proof | None:
    """`would merge`: nothing that is done."""
    words = event.ground.doc.tokens.words
    if event.claim.status == "actual" and any(
        "would" in words[max(0, first - _JUST) : first] for first, _ in event.places
    ):
        return refused(_KEY, "it is told of what would be")
    return None


def _as_read(event: _Event) -> Proof | None:
    """The rules read the same status there."""
    reading = next((c for c in event.told if c.status == event.claim.status), None)
    if reading is None:
        return None
    return as_read(reading, _KEY, _NO_OTHER if event.claim.status == "actual" else "as its clause tells it")


def _grade_given(event: _Event) -> Proof | None:
    """`was rated good`: a grade that was read as given is none to come."""
    given = event.told and all(c.status == "actual" for c in event.told)
    if given and isinstance(event.claim, Rating) and event.claim.status != "actual":
        return refused(_KEY, "the text tells the grade as given")
    return None


def _by_open_words(event: _Event) -> Proof | None:
    """`rejected a merger`, `the plan for a merger`, `in line for a review`: words that tell the status, or leave it
    open."""
    ground, claim, places = event.ground, event.claim, event.places
    found = (
        (refusal(ground, places) if claim.status == "rejected" else None)
        or left_open(ground, claim, event.told, places)
        or right_before(ground, claim, places)
        or may_be(ground, claim.status, places)
    )
    return proved(_KEY, *found) if found else None


def _by_clause(event: _Event) -> Proof | None:
    """`will merge`, `may merge`: what the clause says, where the rules read nothing else of a grade or by words of
    their own."""
    claim, told = event.claim, event.told
    if claim.status == "actual" and event.has_words or told and isinstance(claim, Rating):
        return None
    one = next((one for one in _likely(event.read, claim) if one.value == claim.status and not one.denied), None)
    if one is None:
        return None
    if one.start is not None and one.end is not None:
        return proved(_KEY, one.start, one.end)
    if claim.status == "actual" and told and isinstance(claim, Change) and is_ahead(event.ground, event.places):
        return refused(_KEY, "a day that was yet to come stands with it")
    return inferred(_KEY, _NO_OTHER)


def _someone_chosen(event: _Event) -> Proof | None:
    """`has been confirmed as joint chief officer`."""
    claim = event.claim
    if (
        isinstance(claim, Change)
        and claim.type == "shared-leadership"
        and may_begin(event.ground, claim.status, event.places)
    ):
        return inferred(_KEY, "whoever is chosen may have begun, or is yet to")
    return None


def _on_a_day_to_come(event: _Event) -> Proof | None:
    """`joins the group on 1 October`, told before that day."""
    claim = event.claim
    if claim.status != "planned":
        return None
    present = isinstance(claim, Change | Role) and comes(event.ground, event.places)
    if present or _is_plain(event) and _is_dated_ahead(event):
        return inferred(_KEY, "a day that was yet to come stands with it")
    return None


def _is_plain(event: _Event) -> bool:
    """Whether nothing around an event, and nothing read there, makes it anything but done."""
    return all(one.value == "actual" and not one.denied for one in event.read) and all(
        c.status == "actual" for c in event.told
    )


def _is_dated_ahead(event: _Event) -> bool:
    """Whether a change, but of who leads, has a day after that of the text: `Merger of the two: 1 April 2020`."""
    claim = event.claim
    return isinstance(claim, Change) and claim.type != "shared-leadership" and yet_to_come(event.ground, claim)


def _told_elsewhere(event: _Event) -> Proof | None:
    """`GPs back merger`, `Merger of two groups`: the text tells as planned elsewhere what is backed here, or only
    headed."""
    if _is_backed(event):
        return inferred(
            _KEY, "those concerned have voted for it or backed it, and the text tells it as decided elsewhere"
        )
    if _is_headed(event):
        return inferred(_KEY, "as the text tells the same event elsewhere, with no word of its own here")
    return None


def _left_open_behind(event: _Event) -> Proof | None:
    """`is to consider merging`: words farther off, or behind, that leave the status open."""
    if not isinstance(event.claim, Change | Intervention):
        return None
    left = may_also_be(event.ground, event.claim.status, event.places)
    return inferred(_KEY, f"{event.ground.doc.text[left[0] : left[1]]!r} leaves it open") if left else None


_CASES: tuple[Callable[[_Event], Proof | None], ...] = (
    _what_would_be,
    _as_read,
    _grade_given,
    _by_open_words,
    _by_clause,
    _someone_chosen,
    _on_a_day_to_come,
    _told_elsewhere,
    _left_open_behind,
)


def _as_told_otherwise(event: _Event) -> Proof:
    """The proof where nothing tells the claim's status: what is told instead."""
    claim, told, read = event.claim, event.told, event.read
    if told:
        return refused(_KEY, f"the text tells it as {told[0].status}, not {claim.status}")
    if not read:
        return inferred(_KEY, _NO_OTHER) if claim.status == "actual" else refused(_KEY, "no word says so")
    if all(one.denied for one in read):
        return refused(_KEY, "the clause denies it")
    return refused(_KEY, f"the text tells it as {read[0].value}, not {claim.status}")


def _likely(read: Sequence[Status], claim: Claim) -> Sequence[Status]:
    """The readings of the words around that may hold: of a refusal it alone, and `actual` only where no word says
    more."""
    refused_ = [one for one in read if one.value == "rejected"]
    if refused_:
        return refused_
    return () if claim.status == "actual" and any(one.value != "actual" or one.denied for one in read) else read


def _is_backed(event: _Event) -> bool:
    """Whether a change that is told as backed or voted for is told as planned elsewhere in the text."""
    claim, doc = event.claim, event.ground.doc
    if not isinstance(claim, Change) or claim.status != "planned":
        return False
    lows = ((max(doc.sentence_tokens(first)[0], first - _FAR), first) for first, _ in event.places)
    before = [word for low, first in lows for word in doc.tokens.words[low:first]]
    if "against" in before or not any(w.startswith(_BACKING) for w in before):
        return False
    mine = set(claim.participants)
    return any(
        c.status == "planned" and (mine <= {*c.participants, *GROUPS} or set(c.participants) <= mine)
        for c in _others_of_its_type(event.ground, claim)
    )


def _is_headed(event: _Event) -> bool:
    """Whether no word beside a change in a heading tells its status, and the text tells the same change below with the
    claim's."""
    ground, claim = event.ground, event.claim
    if not isinstance(claim, Change) or claim.status == "actual" or event.has_words:
        return False
    mine = set(claim.participants)
    if mine <= GROUPS or ground.doc.layout.block_at(claim.start).kind != "heading":
        return False
    return any(c.status == claim.status and set(c.participants) == mine for c in _others_of_its_type(ground, claim))


def _others_of_its_type(ground: Ground, claim: Change) -> list[Change]:
    """The changes of a claim's type that the text tells elsewhere."""
    told = ground.told["change"]
    return [c for c in told if isinstance(c, Change) and c.type == claim.type and c.start != claim.start]
