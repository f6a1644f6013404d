"""The post in which one speaks, of those that a text gives him: of several bodies, what he is, what he was made."""

from __future__ import annotations

from ccgkg.ingest.speech.people.people import Named
from ccgkg.ingest.speech.roles.capacities import Capacities, Capacity

#: How a post is told in a clause of its own, or stands beside another.
_TOLD = frozenset(("linked", "apposition", "reversed"))


class SpeakerPosts:
    """Finds them in one text."""

    def __init__(self, capacities: Capacities) -> None:
        self.capacities = capacities
        self._several: dict[str, list[Capacity]] = {}
        for capacity in capacities.all:
            if len(capacity.orgs) > 1 and not capacity.past and capacity.status == "actual":
                self._several.setdefault(capacity.mention.person.slug, []).append(capacity)

    def of(self, person: Named, offset: int) -> Capacity | None:
        """The post of a person up to a code point: the last that the text gave him, unless he was told to run several
        bodies, which what he has been or is to be does not undo: `In 2013 she became finance chief of X`."""
        latest = self.capacities.of(person, offset)
        if latest is None or len(latest.orgs) > 1:
            return latest
        several = [c for c in self._several.get(person.slug, ()) if c.start < offset]
        return several[-1] if several and latest.rule in _TOLD else latest
