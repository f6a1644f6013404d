"""The status of an event: what the words around it say of its being done, decided, asked for, possible or refused."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import STATUSES, Claim
from ccgkg.ingest.status import status_of
from ccgkg.ingest.survey import Survey
from ccgkg.ingest.verdict import Proof, inferred, proved, refused


def status(survey: Survey, claim: Claim, places: Sequence[tuple[int, int]], told: Sequence[Claim]) -> Proof:
    """The proof of a claim's status. `places` are the tokens of the words that tell the event, `told` what the rules read there."""
    if claim.status not in STATUSES:
        return refused("status", f"{claim.status!r} is none of {', '.join(STATUSES)}")
    for reading in told:
        if reading.status == claim.status:
            found = next((e for e in reading.evidence if e.key == "status" and e.start is not None), None)
            if found and found.start is not None and found.end is not None:
                return proved("status", found.start, found.end)
            return inferred("status", "no word makes it anything else" if claim.status == "actual" else "as its clause tells it")
    refusal = _refusal(survey, places) if claim.status == "rejected" else None
    if refusal:
        return proved("status", *refusal)
    if told:
        return refused("status", f"the text tells it as {told[0].status}, not {claim.status}")
    read = [status_of(survey.doc, first, last, after=after) for first, last in places for after in (True, False)]
    for one in read:
        if one.value == claim.status and not one.denied:
            if one.start is not None and one.end is not None:
                return proved("status", one.start, one.end)
            return inferred("status", "no word makes it anything else")
    if read and all(one.denied for one in read):
        return refused("status", "the clause denies it")
    if not read:
        return inferred("status", "no word makes it anything else") if claim.status == "actual" else refused("status", "no word says so")
    return refused("status", f"the text tells it as {read[0].value}, not {claim.status}")


def _refusal(survey: Survey, places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Words of refusal in the sentence of an event, whatever its clause."""
    tokens = survey.doc.tokens
    for first, _ in places:
        low, high = survey.doc.sentence_tokens(first)
        for cue in survey.doc.cues.within("reality", low, high):
            if cue.value == "rejected":
                return tokens.starts[cue.first], tokens.ends[cue.last - 1]
    return None
