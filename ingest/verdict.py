"""What the gate finds of a claim: whether it may be stored, and on what each of its keys stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ccgkg.ingest.claim import Claim

Standing = Literal["proved", "inferred", "unproved"]
#: Characters of the text in a reason, at most.
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Proof:
    """One key of a claim. `start` and `end` are the code points that prove it, `reason` why it is inferred or unproved.

    `refuses`: the text speaks against the key, or it must be proved and is not.
    """

    key: str
    standing: Standing
    start: int | None = None
    end: int | None = None
    reason: str | None = None
    refuses: bool = False

    def to_json(self) -> dict[str, Any]:
        record: dict[str, Any] = {"standing": self.standing}
        if self.start is not None:
            record |= {"start": self.start, "end": self.end}
        if self.reason:
            record["reason"] = self.reason
        return record


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim with the standing of its keys. `reason` says in one line why it is refused."""

    claim: Claim
    accepted: bool
    reason: str | None
    keys: tuple[Proof, ...]

    def to_json(self) -> dict[str, Any]:
        """The verdict as `verify --json` writes it; the same key is never told twice."""
        return {
            "claim": self.claim.to_json(),
            "accepted": self.accepted,
            "reason": self.reason,
            "keys": {proof.key: proof.to_json() for proof in self.keys},
        }


def proved(key: str, start: int, end: int) -> Proof:
    return Proof(key, "proved", start, end)


def inferred(key: str, reason: str) -> Proof:
    return Proof(key, "inferred", reason=reason)


def unproved(key: str, reason: str = "no word of the text is asked for it") -> Proof:
    return Proof(key, "unproved", reason=reason)


def refused(key: str, reason: str) -> Proof:
    return Proof(key, "unproved", reason=reason, refuses=True)


def verdict(claim: Claim, keys: tuple[Proof, ...]) -> Verdict:
    """The verdict on a claim whose keys stand so: one that refuses is enough."""
    against = next((proof for proof in keys if proof.refuses), None)
    return Verdict(claim, against is None, f"{against.key}: {against.reason}" if against else None, keys)


def short(words: str) -> str:
    """Words of a text as a reason tells them: cut to sixty characters."""
    return words if len(words) <= _SHORT else words[: _SHORT - 3] + "..."
