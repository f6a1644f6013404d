"""Who stands on either side of the words of an event, which the cases of a language read one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ccgkg.ingest.bodies.bodies import Group, Mention
from ccgkg.ingest.events.parties.party import Parties
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.values import changed, dataclass


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands before an event and behind it, as far as it has been read.

    `left` are the names before that take part, and `group` is what stands there instead of names; `inferred` where a
    pronoun or a noun stands for them. `subject` are the names of the grammatical subject, which may take no part.
    `joined` are the names behind, `behind` is the group there, and `result` is what comes of the event.
    """

    left: tuple[Mention, ...] = ()
    group: Group | None = None
    inferred: bool = False
    subject: tuple[Mention, ...] = ()
    joined: Sequence[Mention] = ()
    behind: Group | None = None
    result: str | None = None

    def of_subject(self, named: Sequence[Mention], group: Group | None = None) -> Sides:
        """With another subject, named or counted in plain words."""
        return changed(self, left=tuple(named), subject=tuple(named), inferred=False, group=group)


#: One case of the language: the sides as it reads them, or the parties where it settles them; None where it does not
#: apply.
Case = Callable[[Scene, Sides], Sides | Parties | None]
