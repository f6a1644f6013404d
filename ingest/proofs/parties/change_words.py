"""The words of a change: the tokens of its span, with the cues of change, the verbs and the objects there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ccgkg.ingest.claim import Change
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.text.cues import Cue

#: The types that a verb within the span may tell, by the label of its lexicon.
VERBS = {
    "verb-hand": ("function-transfer",),
    "verb-take": ("function-transfer",),
    "verb-move": ("function-transfer", "boundary-change"),
}
#: What is handed over in a `function-transfer`, and in no merger.
_HANDED = frozenset(
    {"commissioning", "functions", "function", "responsibility", "responsibilities", "duties", "powers"}
)
#: Tokens behind a span, at most, to which a cue may run that holds it.
_HOLDS = 12


@dataclass(frozen=True, eq=False)
class ChangeWords:
    """A claim with the tokens [first, last) of its span, and `told`, the changes that the rules read there."""

    ground: Ground
    claim: Change
    told: Sequence[Change]
    first: int
    last: int

    @cached_property
    def words(self) -> list[str]:
        return self.ground.doc.tokens.words[self.first : self.last]

    @cached_property
    def cues(self) -> list[Cue]:
        """The cues of change that lie in the span, or hold it."""
        low = self.ground.doc.sentence_tokens(self.first)[0]
        cues = self.ground.doc.cues.within("change", low, self.last + _HOLDS)
        return [c for c in cues if self.holds(c) or c.first <= self.first and self.last <= c.last]

    @cached_property
    def objects(self) -> Sequence[Cue]:
        """What makes a verb tell something else: `merge their management teams`."""
        return self.ground.doc.cues.within("change-object", self.first, self.last)

    @cached_property
    def verbs(self) -> Sequence[tuple[str, Cue]]:
        """The verbs of handing over and moving, with their labels."""
        cues = self.ground.doc.cues
        return [(label, cue) for label in VERBS for cue in cues.within(label, self.first, self.last)]

    @cached_property
    def hands_over(self) -> bool:
        """Whether the span has a verb of handing over, and what is handed over: `took over commissioning`."""
        words = self.ground.doc.tokens.words
        return any(not _HANDED.isdisjoint(words[verb.last : self.last]) for _, verb in self.verbs)

    def holds(self, cue: Cue) -> bool:
        return self.first <= cue.first and cue.last <= self.last

    def is_told(self, cue: Cue) -> bool:
        """Whether a cue of change tells the claim's type."""
        return type_told(cue) == self.claim.type

    def place(self, cue: Cue) -> tuple[int, int]:
        """The code points of a cue."""
        return self.ground.doc.tokens.starts[cue.first], self.ground.doc.tokens.ends[cue.last - 1]


def type_told(cue: Cue) -> str:
    """The type that a cue of change tells."""
    return cue.value.split(".")[0]
