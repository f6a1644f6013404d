"""A role as far as its phrase has been read: its words, and the bodies that it is a role in."""

from __future__ import annotations

from ccgkg.ingest.bodies.mention import Mention
from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.body_lists import Owned
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class RolePart:
    """One of the roles that a phrase joins by `and`. Places are tokens."""

    #: Where the part begins, and its role’s words behind determiners and owners.
    begins: int
    start: int
    cue: Cue
    #: The body before it, or the bodies of a list there: `X’s chair`, `A and B CCGs’ chair`.
    pre: Mention | None
    listed: Owned | None
    #: Whether it is that of a body told before: `its chair`; and whether it is still to come: `its next chair`.
    its: bool
    planned: bool


@dataclass(frozen=True, slots=True)
class RoleCase:
    """What all rules for one role look at, each behind those before it. Places are tokens, ranges half-open."""

    mention: PersonMention
    cue: Cue
    #: Where its words begin and end, how far the phrase has been read, and where it ends.
    start: int
    text_end: int
    after: int
    end: int
    status: Status
    #: The rule that asks, and whether the role is that of a body told before.
    rule: str
    its: bool
    #: Whether a body stands before the role’s words.
    led: bool
    orgs: tuple[str, ...]
    where: tuple[int, int] | None

    @property
    def post(self) -> bool:
        """Whether the role is a post in some body, and neither an office of state nor what people are besides."""
        return self.cue.value == "any"
