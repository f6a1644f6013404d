"""The status of an event: what the words around it say of its being done, decided, asked for, possible or refused."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.claim import STATUSES, Change, Claim, Intervention, Rating, Role
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.events.status import Status, status_of
from ccgkg.ingest.proofs.dated_status import comes, is_ahead, is_chosen, is_past
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUPS
from ccgkg.ingest.proofs.near import lead_in
from ccgkg.ingest.proofs.open_status import may_also_be, may_be
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.verdict import Proof, inferred, proved, refused

#: Words that leave open which of two it is: `in line for a review` may be decided or only likely.
_OPEN = {"in line for": ("planned", "possible"), "should": ("possible", "proposed")}
#: After one of these, or at the head of a sentence, `plan` is a noun, and not yet a decision.
_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "this", "new", "of", "on"})
#: Words before an event in which its status is looked for whatever the clause, and the stems of refusing.
_JUST = 4
_BACKING, _FAR = ("vote", "back", "approv", "agree", "endors"), 6
_AGAINST = frozenset({"but", "although", "though", "whereas"})
_RELATIVE = frozenset({"which", "whose", "who", "where", "when"})
_REFUSING = ("refus", "reject", "abandon", "scrap", "veto", "block")


def status(ground: Ground, claim: Claim, places: Sequence[tuple[int, int]], told: Sequence[Claim]) -> Proof:
    """The proof of a claim's status. `places` are the tokens of the words that tell the event, `told` what the rules read there."""
    if claim.status not in STATUSES:
        return refused("status", f"{claim.status!r} is none of {', '.join(STATUSES)}")
    if claim.status == "actual" and any(
        "would" in ground.doc.tokens.words[max(0, first - _JUST) : first] for first, _ in places
    ):
        return refused("status", "it is told of what would be")
    for reading in told:
        if reading.status == claim.status:
            found = next((e for e in reading.evidence if e.key == "status" and e.start is not None), None)
            if found and found.start is not None and found.end is not None:
                return proved("status", found.start, found.end)
            return inferred(
                "status", "no word makes it anything else" if claim.status == "actual" else "as its clause tells it"
            )
    if isinstance(claim, Rating) and told and claim.status != "actual" and all(c.status == "actual" for c in told):
        return refused("status", "the text tells the grade as given")
    refusal = _refusal(ground, places) if claim.status == "rejected" else None
    if refusal:
        return proved("status", *refusal)
    open_ = (
        _left_open(ground, claim, told, places)
        or _right_before(ground, claim, places)
        or may_be(ground, claim.status, places)
    )
    if open_:
        return proved("status", *open_)
    read = [status_of(ground.doc, first, last, after=after) for first, last in places for after in (True, False)]
    said = claim.status == "actual" and any(e.key == "status" and e.start is not None for c in told for e in c.evidence)
    for one in _likely(read, claim) if not said and not (told and isinstance(claim, Rating)) else ():
        if one.value == claim.status and not one.denied:
            if one.start is not None and one.end is not None:
                return proved("status", one.start, one.end)
            if claim.status == "actual" and told and isinstance(claim, Change) and is_ahead(ground, places):
                return refused("status", "a day that was yet to come stands with it")
            return inferred("status", "no word makes it anything else")
    if isinstance(claim, Change) and claim.type == "shared-leadership" and _may_begin(ground, claim, places):
        return inferred("status", "whoever is chosen may have begun, or is yet to")
    if claim.status == "planned" and isinstance(claim, Change | Role) and comes(ground, places):
        return inferred("status", "a day that was yet to come stands with it")
    plain = all(one.value == "actual" and not one.denied for one in read) and all(c.status == "actual" for c in told)
    if (
        claim.status == "planned"
        and plain
        and isinstance(claim, Change)
        and claim.type != "shared-leadership"
        and _yet_to_come(ground, claim)
    ):
        return inferred("status", "a day that was yet to come stands with it")
    if _backed(ground, claim, places):
        return inferred(
            "status", "those concerned have voted for it or backed it, and the text tells it as decided elsewhere"
        )
    if _as_elsewhere(ground, claim, told):
        return inferred("status", "as the text tells the same event elsewhere, with no word of its own here")
    left = may_also_be(ground, claim.status, places) if isinstance(claim, Change | Intervention) else None
    if left:
        return inferred("status", f"{ground.doc.text[left[0] : left[1]]!r} leaves it open")
    if told:
        return refused("status", f"the text tells it as {told[0].status}, not {claim.status}")
    if read and all(one.denied for one in read):
        return refused("status", "the clause denies it")
    if not read:
        return (
            inferred("status", "no word makes it anything else")
            if claim.status == "actual"
            else refused("status", "no word says so")
        )
    return refused("status", f"the text tells it as {read[0].value}, not {claim.status}")


def _may_begin(ground: Ground, claim: Claim, places: Sequence[tuple[int, int]]) -> bool:
    """Whether someone was chosen for a shared post, who holds it or is to hold it; a day to come leaves the latter alone."""
    if claim.status not in ("actual", "planned") or not is_chosen(ground, places):
        return False
    return not is_ahead(ground, places) if claim.status == "actual" else not is_past(ground, places)


def _yet_to_come(ground: Ground, claim: Change) -> bool:
    """Whether the sentence of a change, or what leads up to its list, tells a day after that of the text, and no past."""
    day = day_of(ground.doc.source.published)
    if day is None:
        return False
    here = ground.doc.layout.index_at(claim.start)
    spans = [ground.doc.range_of(ground.doc.layout.sentences[here]), *lead_in(ground, here)]
    told = [bounds(m.edtf)[0] for span in spans for m in ground.periods.within(*span) if m.edtf]
    return any(begins is not None and begins > day for begins in told) and not claim.exact.endswith(("ed", "became"))


def _backed(ground: Ground, claim: Claim, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a change that is told as backed or voted for is told as planned elsewhere in the text."""
    if not isinstance(claim, Change) or claim.status != "planned":
        return False
    words = ground.doc.tokens.words
    before = [w for first, _ in places for w in words[max(ground.doc.sentence_tokens(first)[0], first - _FAR) : first]]
    if "against" in before or not any(w.startswith(_BACKING) for w in before):
        return False
    others = (
        c
        for c in ground.told["change"]
        if isinstance(c, Change) and c.type == claim.type and c.status == "planned" and c.start != claim.start
    )
    return any(
        set(claim.participants) <= {*c.participants, *GROUPS} or set(c.participants) <= set(claim.participants)
        for c in others
    )


def _as_elsewhere(ground: Ground, claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether no word beside a change in a heading tells its status, and the text tells the same change below with the claim's."""
    if (
        not isinstance(claim, Change)
        or ground.doc.layout.block_at(claim.start).kind != "heading"
        or set(claim.participants) <= GROUPS
    ):
        return False
    if claim.status == "actual" or any(e.key == "status" and e.start is not None for c in told for e in c.evidence):
        return False
    mine = set(claim.participants)
    others = [
        c for c in ground.told["change"] if isinstance(c, Change) and c.type == claim.type and c.start != claim.start
    ]
    return any(c.status == claim.status and (set(c.participants) == mine) for c in others)


def _likely(read: Sequence[Status], claim: Claim) -> Sequence[Status]:
    """The readings of the words around that may hold: of a refusal it alone, and `actual` only where no word says more."""
    refused_ = [one for one in read if one.value == "rejected"]
    if refused_:
        return refused_
    return () if claim.status == "actual" and any(one.value != "actual" or one.denied for one in read) else read


def _left_open(
    ground: Ground, claim: Claim, told: Sequence[Claim], places: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """The word that tells the status, where it leaves open which of several it is, the claim's among them."""
    spans = [(e.start, e.end) for c in told for e in c.evidence if e.key == "status"]
    spans += [(s.start, s.end) for first, last in places for s in (status_of(ground.doc, first, last),)]
    for start, end in spans:
        if start is None or end is None:
            continue
        words = ground.doc.text[start:end].lower()
        first = ground.doc.tokens.at(start)
        noun = first == ground.doc.sentence_tokens(first)[0] or ground.doc.tokens.words[first - 1] in _DETERMINERS
        if claim.status in _OPEN.get(words, ()) or (
            words.startswith("plan") and noun and claim.status in ("planned", "proposed")
        ):
            return start, end
    return None


def _right_before(ground: Ground, claim: Claim, places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The words just before an event that tell the claim's status: `plan to`, `refused their`."""
    tokens = ground.doc.tokens
    for first, _ in places:
        low = ground.doc.sentence_tokens(first)[0]
        for i in range(max(low, first - _JUST), first):
            refusing = claim.status == "rejected" and tokens.words[i].startswith(_REFUSING)
            plan = (
                claim.status == "proposed"
                and not _refusal(ground, places)
                and tokens.words[i] in ("plan", "plans")
                and (i == low or tokens.words[i - 1] in _DETERMINERS)
            )
            if refusing or plan:
                return tokens.starts[i], tokens.ends[i]
    return None


def _refusal(ground: Ground, places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Words of refusal in the sentence of an event, whatever its clause."""
    tokens = ground.doc.tokens
    for first, _ in places:
        low, high = ground.doc.sentence_tokens(first)
        for cue in ground.doc.cues.within("reality", low, high):
            if cue.value == "rejected" and not _elsewhere(ground, cue, first):
                return tokens.starts[cue.first], tokens.ends[cue.last - 1]
    return None


def _elsewhere(ground: Ground, cue: Cue, event: int) -> bool:
    """Whether a refusal is told of something else than the event: behind or before a `but`, or in a relative clause between commas."""
    words = ground.doc.tokens.words
    low, high = ground.doc.sentence_tokens(event)
    first, last = min(cue.first, event), max(cue.last, event)
    if not _AGAINST.isdisjoint(words[first:last]):
        return True
    opens = next((i for i in range(cue.first - 1, low, -1) if words[i] == ","), None)
    closes = next((i for i in range(cue.last, high) if words[i] == ","), None)
    return opens is not None and closes is not None and words[opens + 1] in _RELATIVE and not opens < event < closes
