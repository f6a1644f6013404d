"""The parties to a change: who are claimed, whom its sentence names, and whom the rules read there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ccgkg.ingest.claim import Change
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUPS, Named


@dataclass(frozen=True, eq=False)
class Parties:
    """A change told by the tokens [first, last); `fitting` are the changes of its type that the rules read there."""

    ground: Ground
    named: Named
    claim: Change
    fitting: Sequence[Change]
    first: int
    last: int

    @cached_property
    def asked(self) -> frozenset[str]:
        """Those who are claimed."""
        return frozenset(self.claim.participants)

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The tokens of its sentence."""
        return self.ground.doc.sentence_tokens(self.first)

    @cached_property
    def here(self) -> frozenset[str]:
        """The CCGs that its sentence names."""
        return self.ccgs(*self.sentence)

    @cached_property
    def read(self) -> frozenset[str]:
        """Those whom the rules read there by their names."""
        return frozenset(self.fitting[0].participants) - GROUPS if self.fitting else frozenset()

    def ccgs(self, low: int, high: int) -> frozenset[str]:
        """The CCGs that the tokens [low, high) name."""
        return frozenset(m.agent for m in self.ground.bodies.within(low, high) if m.kind == "ccg")

    def counts(self, number: int) -> bool:
        """Whether its sentence speaks of as many CCGs without names."""
        return any(g.count == number for g in self.ground.bodies.groups_within(*self.sentence))

    @property
    def is_of_groups(self) -> bool:
        """Whether no one is claimed by name."""
        return self.asked <= GROUPS
